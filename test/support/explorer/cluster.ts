/**
 * Several real engines, each with the real ownership rules, over one log in memory, moved by named moves. A move is
 * `actor.what`; the same moves always give the same run, so a run is its list of moves.
 *
 *   a.start    a new life: state, inputs, caught up, joins          a.crash    the engine is lost; what it sent may come late
 *   a.learn    hears of the deal that was made                      a.expire   the group counts it out; its lease is over
 *   a.rejoin   joins anew after that                                a.drain    SIGTERM        a.leave    leaves the group, ends
 *   a.probe    one probe of what it runs ends                       a.tick     ten seconds pass
 *   a.land     the log takes its oldest append (land1: the next)    a.noAck    the same, but the answer is lost: tried again
 *   a.part1    the log takes so many records of it; tried again
 *   a.read0    reads the next record of share 0                     a.input    reads the next record of the inputs
 *   a.send     a sink takes a notification                          a.unsure   the same, but the answer is lost
 *   a.drop     the outbox sees that the lease is over
 *   a1.late    what the dead first life of a had sent lands now     a1.expire  the group notices that it is dead
 *   group.deal shares are dealt                                     world.publish   the next record of the inputs is there
 */
import type { Clock } from '../../../core/clock.js';
import type { Engine } from '../../../core/engine-types.js';
import { partitionOf } from '../../../core/murmur2.js';
import { buildRule, buildSettings, PASS, REFUSED } from '../engine-settings.js';
import { createOwnership, type Ownership } from '../../../daemon/ownership.js';
import { createInstance, type Instance } from '../engine-harness.js';
import { createWorld, publish, stateOf, type World } from '../engine-world.js';
import { START_MS } from '../records.js';
import type { Said } from '../../../core/said.js';
import { createGroup, type GroupMember } from './group.js';
import { createOracle, type Oracle } from './oracle.js';

export const FALL = 2;
const TICK_MS = 10_000;
/** Parts of one batch that are tried. */
const PARTS_MAX = 3;
/** Long, so that a tick is not a session. */
const SESSION_MS = 60_000;

/** A rule that is broken on purpose, at the boundary of the engine: what it is told, or what it says, is falsified. */
export interface Breach {
  readonly around?: (engine: Engine, world: World, life: string) => Engine;
  /** Joins and is caught up before it has read anything. */
  readonly isColdStart?: boolean;
  /** Goes on after the group has counted it out. */
  readonly hasNoLease?: boolean;
}

export interface ClusterOptions {
  readonly names: readonly string[];
  readonly shareCount?: number;
  /** Read by all before the first move. */
  readonly before?: readonly (readonly Said[])[];
  /** Published by `world.publish`, in this order. */
  readonly later?: readonly (readonly Said[])[];
  /** What probes find, whoever makes them. */
  readonly probes: readonly ('pass' | 'fail')[];
  readonly breach?: Breach;
}

interface Life {
  readonly name: string;
  readonly instance: Instance;
  readonly member: GroupMember;
  readonly ownership: Ownership;
  readonly readTo: number[];
  /** By share: whether it was live when last looked at, and how many times it was. */
  readonly wasLive: boolean[];
  readonly tenures: number[];
  inputTo: number;
  staleResults: number;
  /** Tasks whose end stood in the inputs before this life began. */
  readonly endedBefore: ReadonlySet<string>;
  state: 'up' | 'draining' | 'dead';
  history: string;
}

export interface Cluster {
  readonly world: World;
  readonly oracle: Oracle;
  readonly play: (move: string) => void;
  /** What could happen next. */
  readonly moves: () => readonly string[];
  /** Equal for two runs that cannot be told apart from here on. */
  readonly fingerprint: () => string;
  /** Lets everybody alive get on until nothing moves; the group settles. `play` may look at each move. */
  readonly settle: (play?: (move: string) => void) => void;
  readonly engine: (name: string) => Engine;
  readonly instance: (name: string) => Instance;
  readonly living: () => readonly string[];
}

export function createCluster(options: ClusterOptions): Cluster {
  const { names, shareCount = 1, before = [], later = [], probes, breach = {} } = options;
  const world = createWorld(shareCount);
  const oracle = createOracle(shareCount, FALL);
  const group = createGroup(shareCount, () => world.nowMs);
  const settings = buildSettings({ checks: [buildRule({ fall: FALL })] });
  const current = new Map<string, Life>();
  const lives = new Map<string, Life>();
  const births = new Map<string, number>();
  const tenureByEpoch = new Map<string, string>();
  const writers = Array.from({ length: shareCount }, () => '');
  const scanned = Array.from({ length: shareCount }, () => 0);
  let scannedEvents = 0;
  let scannedTold = 0;
  let probed = 0;
  let published = 0;
  let tellings = '';
  for (const said of before) publish(world, said);

  function start(name: string): void {
    const birth = (births.get(name) ?? 0) + 1;
    births.set(name, birth);
    const lifeName = `${name}${String(birth)}`;
    const around = breach.around;
    const instance = createInstance(world, name, settings, around === undefined ? undefined : (engine) => around(engine, world, lifeName));
    const member = group.create(name, birth);
    const ownership = createOwnership({
      membership: member.membership,
      engine: instance.engine,
      clock: clockOf(lives.size + 1),
      dispatch: (input) => void instance.give(input),
      configuration: () => settings.configuration,
      sessionTimeoutMs: SESSION_MS,
      feedLagMs: () => 0,
      onChange: () => undefined,
      onAway: () => undefined,
    });
    const isCold = breach.isColdStart === true;
    const life: Life = {
      name: lifeName,
      instance,
      member,
      ownership,
      readTo: isCold ? scanned.map(() => 0) : [...world.stateEnds],
      inputTo: isCold ? 0 : inputEnd(),
      wasLive: scanned.map(() => false),
      tenures: scanned.map(() => 0),
      staleResults: 0,
      endedBefore: endedTasks(),
      state: 'up',
      history: '',
    };
    lives.set(lifeName, life);
    current.set(name, life);
    if (isCold) instance.give({ type: 'caught-up', nowMs: world.nowMs });
    else instance.start();
    ownership.begin();
  }

  /** Every life draws other numbers, as every process does. */
  function clockOf(seed: number): Clock {
    let draws = 0;
    return {
      nowMs: () => world.nowMs,
      monotonicMs: () => world.nowMs,
      after: () => () => undefined,
      random: () => ((draws += 1) + seed * 1_000) / 1_000_000,
    };
  }

  function endedTasks(): ReadonlySet<string> {
    const ended = new Set<string>();
    for (const { said } of world.inputs.get('taskStatus:0') ?? [])
      for (const one of 'stage' in said ? [] : said)
        if (one.type === 'status') {
          if (one.state === 'TASK_FINISHED') ended.add(one.taskId);
          else ended.delete(one.taskId);
        }
    return ended;
  }

  function inputEnd(): number {
    return world.inputs.get('taskStatus:0')?.length ?? 0;
  }

  function play(move: string): void {
    const [actor = '', what = ''] = move.split('.');
    if (actor === 'group') {
      group.deal();
      for (const life of current.values()) scan(life);
      return;
    }
    if (actor === 'world') {
      const said = later[published];
      if (said === undefined) throw new Error('Cannot publish: nothing is left');
      published += 1;
      publish(world, said);
      return;
    }
    if (what === 'start') {
      start(actor);
      scan(lifeOf(actor));
      note(lifeOf(actor), what);
      return;
    }
    const life = lives.get(actor) ?? lifeOf(actor);
    act(life, what);
    scan(life);
    note(life, what);
  }

  function note(life: Life, what: string): void {
    life.history += `${what}@${String((world.nowMs - START_MS) / 1_000)} `;
  }

  function lifeOf(name: string): Life {
    const life = current.get(name);
    if (life === undefined) throw new Error(`Cannot move ${name}: it was never started`);
    return life;
  }

  function act(life: Life, what: string): void {
    const { instance, member, ownership } = life;
    if (what.startsWith('read')) {
      const share = Number(what.slice('read'.length));
      if (instance.readState(share)) life.readTo[share] = (life.readTo[share] ?? 0) + 1;
      return;
    }
    if (what.startsWith('part')) {
      instance.landPart(Number(what.slice('part'.length)));
      return;
    }
    switch (what) {
      case 'probe':
        probe(life);
        return;
      case 'land':
        instance.land(0);
        return;
      case 'land1':
        instance.land(1);
        return;
      case 'noAck':
        instance.land(0, 'noAck');
        return;
      case 'late':
        instance.land(0, 'noAck');
        instance.outgoing.shift();
        return;
      case 'input':
        if (instance.readInput('taskStatus:0')) life.inputTo += 1;
        return;
      case 'learn':
        member.learn();
        return;
      case 'tick':
        instance.tick(TICK_MS);
        ownership.tick();
        return;
      case 'send':
      case 'unsure':
        send(life, what === 'send');
        return;
      case 'drop':
        instance.outbox.clear();
        return;
      case 'crash':
        life.state = 'dead';
        member.isDead = true;
        member.hasLease = false;
        return;
      case 'expire':
        group.expire(member);
        if (breach.hasNoLease === true && life.state !== 'dead') member.hasLease = true;
        return;
      case 'rejoin':
        member.rejoin();
        return;
      case 'drain':
        life.state = 'draining';
        instance.give({ type: 'draining', nowMs: world.nowMs });
        return;
      case 'leave':
        void member.membership.leave();
        life.state = 'dead';
        return;
      default:
        throw new Error(`Cannot play ${what}: no such move`);
    }
  }

  function probe(life: Life): void {
    const { instance, member } = life;
    const id = [...instance.probing.keys()].sort()[0];
    const outcome = probes[probed];
    if (id === undefined || outcome === undefined) throw new Error(`Cannot probe: ${life.name} runs nothing, or no outcome is left`);
    probed += 1;
    world.nowMs += 1_000;
    if (!member.hasLease) return;
    const generation = instance.probing.get(id)?.generation ?? '';
    instance.probe(id, outcome === 'pass' ? PASS : REFUSED);
    const taskId = instance.engine.target(id)?.record.taskId ?? '';
    if (life.endedBefore.has(taskId)) oracle.complain(`${life.name} probes ${id}, whose task had ended before it began`);
    const { staleResults } = instance.engine.counts();
    if (staleResults === life.staleResults)
      oracle.probed({ tenure: tenureOf(life, shareOf(life, id)), id, generation, isPass: outcome === 'pass', atMs: world.nowMs });
    life.staleResults = staleResults;
  }

  function shareOf({ instance }: Life, id: string): number {
    const agentId = instance.engine.target(id)?.record.agentId;
    return agentId === undefined ? 0 : partitionOf(agentId, shareCount);
  }

  /** One time of being live of one life: what it folded and had not written when that ended is lost. */
  function tenureOf({ name, tenures }: Life, share: number): string {
    return `${name}/${String(share)}/${String(tenures[share])}`;
  }

  function noteTenures(life: Life): void {
    const { instance, wasLive, tenures } = life;
    for (let share = 0; share < shareCount; share += 1) {
      const phase = instance.engine.phase(share);
      const isLive = phase === 'live' || phase === 'draining';
      if (isLive && wasLive[share] === false) tenures[share] = (tenures[share] ?? 0) + 1;
      wasLive[share] = isLive;
      const epoch = instance.engine.ownEpoch(share);
      if (isLive && epoch !== undefined) tenureByEpoch.set(`${String(share)}/${String(epoch)}`, tenureOf(life, share));
    }
  }

  function send({ instance }: Life, isAnswered: boolean): void {
    const [key, notification] = [...instance.outbox][0] ?? [];
    if (key === undefined || notification === undefined) throw new Error('Cannot send: nothing waits');
    oracle.heard(notification);
    tellings += `${notification.incidentId}${notification.event} `;
    if (isAnswered) instance.report(key, 'sent');
  }

  /** Shows the oracle what this life has just done. */
  function scan(life: Life): void {
    const { name } = life;
    noteTenures(life);
    for (let share = 0; share < shareCount; share += 1) {
      const entries = stateOf(world, share);
      for (let index = scanned[share] ?? 0; index < entries.length; index += 1) {
        const entry = entries[index];
        if (entry !== undefined)
          oracle.wrote(share, entry, { life: name, tenure: tenureByEpoch.get(`${String(share)}/${String(entry.epoch)}`) });
        writers[share] = `${writers[share] ?? ''}${name} `;
      }
      scanned[share] = entries.length;
    }
    oracle.appended(world.events.slice(scannedEvents), name);
    scannedEvents = world.events.length;
    for (const { notification } of world.told.slice(scannedTold)) oracle.told(notification, name);
    scannedTold = world.told.length;
  }

  function moves(): readonly string[] {
    const possible: string[] = [];
    if (published < later.length) possible.push('world.publish');
    if (group.canDeal()) possible.push('group.deal');
    for (const name of names) {
      const life = current.get(name);
      if (life === undefined || life.state === 'dead') {
        possible.push(`${name}.start`);
      } else {
        possible.push(...movesOf(life).map((what) => `${name}.${what}`));
      }
    }
    for (const { name, state, instance, member } of lives.values()) {
      if (state !== 'dead') continue;
      if (instance.outgoing.length > 0) possible.push(`${name}.late`);
      if (member.isIn) possible.push(`${name}.expire`);
    }
    return possible;
  }

  function movesOf({ instance, member, state, readTo, inputTo }: Life): readonly string[] {
    const list: string[] = ['crash'];
    const { length } = instance.outgoing;
    if (length > 0) list.push('land', 'noAck');
    if (length > 1) list.push('land1');
    const [oldest] = instance.outgoing;
    const parts = oldest?.type === 'append-state' ? Math.min(oldest.records.length - 1, PARTS_MAX) : 0;
    for (let count = 1; count <= parts; count += 1) list.push(`part${String(count)}`);
    for (let share = 0; share < shareCount; share += 1)
      if ((readTo[share] ?? 0) < (world.stateEnds[share] ?? 0)) list.push(`read${String(share)}`);
    if (inputTo < inputEnd()) list.push('input');
    if (member.pending !== undefined) list.push('learn');
    if (member.isIn) list.push('expire');
    if (state === 'draining') {
      list.push('leave'); // drained or not: shutdown has a deadline
      return list;
    }
    if (!member.isIn) list.push('rejoin');
    if (member.hasLease && instance.probing.size > 0 && probed < probes.length) list.push('probe');
    if (member.hasLease && instance.outbox.size > 0) list.push('send', 'unsure');
    if (!member.hasLease && instance.outbox.size > 0) list.push('drop');
    list.push('tick', 'drain');
    return list;
  }

  function fingerprint(): string {
    const parts = [...lives.values()].map(({ name, history }) => `${name}:${history}`);
    return [...parts, ...writers, group.describe(), tellings, String(published)].join('|');
  }

  function settle(playOne = play): void {
    for (let round = 0; round < 1_000; round += 1) {
      const move = nextToSettle();
      if (move === undefined) return;
      playOne(move);
    }
    oracle.complain('it never comes to rest');
  }

  function nextToSettle(): string | undefined {
    for (const { name, state, member } of lives.values()) if (state === 'dead' && member.isIn) return `${name}.expire`;
    for (const name of names) {
      const life = current.get(name);
      if (life === undefined || life.state === 'dead') continue;
      const can = movesOf(life);
      const next = ['learn', 'rejoin', 'input', ...can.filter((what) => what.startsWith('read')), 'land', 'leave'].find((what) =>
        can.includes(what),
      );
      if (next !== undefined) return `${name}.${next}`;
    }
    return group.canDeal() ? 'group.deal' : undefined;
  }

  return {
    world,
    oracle,
    play,
    moves,
    fingerprint,
    settle,
    engine: (name) => lifeOf(name).instance.engine,
    instance: (name) => lifeOf(name).instance,
    living: () => names.filter((name) => current.get(name)?.state === 'up'),
  };
}
