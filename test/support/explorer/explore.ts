/**
 * Plays every order of moves, up to a number of moves and of faults, each run on real engines from its beginning (an engine
 * cannot be copied). Runs that cannot be told apart are followed once: what one life did, in its order, and who wrote what
 * in which order, decide everything else, so moves that commute cost nothing twice. After every run everybody is let get on,
 * every task ends, and the oracle is asked.
 */
import { createInstance } from '../engine-harness.js';
import { buildRule, buildSettings } from '../engine-settings.js';
import { compactState, foldState } from '../engine-world.js';
import type { Said } from '../../../core/said.js';
import { publish } from '../engine-world.js';
import { createCluster, FALL, type Cluster, type ClusterOptions } from './cluster.js';

export interface Exploration extends ClusterOptions {
  /** Moves that lead to where exploring begins. */
  readonly prefix: readonly string[];
  readonly depth: number;
  /** How often each kind of move may happen after the prefix; kinds that are not named never do. */
  readonly budget: Readonly<Record<string, number>>;
  /** Moves of these only: what others would do is of no interest here. */
  readonly ends: readonly (readonly Said[])[];
}

export interface Finding {
  readonly moves: readonly string[];
  readonly complaints: readonly string[];
}

export interface Explored {
  readonly states: number;
  readonly runs: number;
  /** The shortest runs that break a rule; exploring stops at the first. */
  readonly finding: Finding | undefined;
}

export function explore(exploration: Exploration): Explored {
  const { prefix, depth } = exploration;
  const seen = new Set<string>();
  let level: (readonly string[])[] = [[]];
  let runs = 0;
  for (let length = 0; length <= depth && level.length > 0; length += 1) {
    const next: (readonly string[])[] = [];
    for (const moves of level) {
      runs += 1;
      const cluster = createCluster(exploration);
      const failed = playAll(cluster, [...prefix, ...moves]);
      const print = cluster.fingerprint();
      if (failed === undefined && seen.has(print)) continue;
      seen.add(print);
      if (failed === undefined && length < depth) for (const move of allowed(cluster, moves, exploration)) next.push([...moves, move]);
      const complaints = failed ?? conclude(cluster, exploration);
      if (complaints.length > 0) return { states: seen.size, runs, finding: { moves: [...prefix, ...moves], complaints } };
    }
    level = next;
  }
  return { states: seen.size, runs, finding: undefined };
}

/** Complaints of the first move after which there are any. */
export function playAll(cluster: Cluster, moves: readonly string[]): readonly string[] | undefined {
  for (const move of moves) {
    cluster.play(move);
    if (cluster.oracle.complaints.length > 0) return cluster.oracle.complaints;
  }
  return undefined;
}

function allowed(cluster: Cluster, moves: readonly string[], { budget }: Exploration): readonly string[] {
  return cluster.moves().filter((move) => {
    const kind = kindOf(move);
    return moves.filter((past) => kindOf(past) === kind).length < (budget[kind] ?? 0);
  });
}

/** One run of which each number picks a move; for runs longer than every order can be tried of. */
export function walk(exploration: Exploration, picks: readonly number[]): Finding | undefined {
  const cluster = createCluster(exploration);
  const moves: string[] = [];
  let complaints = playAll(cluster, exploration.prefix) ?? [];
  for (const pick of picks) {
    if (complaints.length > 0) break;
    const possible = allowed(cluster, moves, exploration);
    const move = possible[pick % Math.max(1, possible.length)];
    if (move === undefined) break;
    moves.push(move);
    complaints = playAll(cluster, [move]) ?? [];
  }
  if (complaints.length === 0) complaints = conclude(cluster, exploration);
  return complaints.length === 0 ? undefined : { moves: [...exploration.prefix, ...moves], complaints };
}

/** Leaves out moves while the run still breaks a rule; what cannot be played any more is left out too. */
export function shorten(exploration: Exploration, found: Finding): Finding {
  let best = found;
  for (let index = best.moves.length - 1; index >= 0; index -= 1) {
    const moves = best.moves.filter((_, place) => place !== index);
    const shorter = tryRun(exploration, moves);
    if (shorter !== undefined) best = shorter;
  }
  return best.moves.length < found.moves.length ? shorten(exploration, best) : best;
}

function tryRun(exploration: Exploration, moves: readonly string[]): Finding | undefined {
  const cluster = createCluster(exploration);
  const played: string[] = [];
  for (const move of moves) {
    if (!cluster.moves().includes(move)) continue;
    played.push(move);
    const complaints = playAll(cluster, [move]);
    if (complaints !== undefined) return { moves: played, complaints };
  }
  const complaints = conclude(cluster, exploration);
  return complaints.length === 0 ? undefined : { moves: played, complaints };
}

function kindOf(move: string): string {
  return (move.split('.')[1] ?? '').replace(/\d+$/, '');
}

/** Everybody gets on, the rest is published, all tasks end, all is said; then what must hold at rest. */
export function conclude(cluster: Cluster, { names, later = [], ends }: Pick<Exploration, 'names' | 'later' | 'ends'>): readonly string[] {
  const { world, oracle } = cluster;
  const complaints = (): readonly string[] => oracle.complaints;
  cluster.settle();
  if (cluster.living().length === 0) cluster.play(`${names[0] ?? ''}.start`);
  rest(cluster);
  const atRest = [...complaints(), ...checkOwners(cluster), ...checkBelief(cluster), ...checkDeliveries(cluster)];
  if (atRest.length > 0) return atRest;
  while (later.length > 0 && cluster.moves().includes('world.publish')) cluster.play('world.publish');
  for (const said of ends) publish(world, said);
  rest(cluster);
  oracle.conclude();
  return [...complaints(), ...checkBelief(cluster), ...checkCompacted(cluster)];
}

/** Ticks are for what a lease had held up, and, where a share is nobody's, for claims that are made again. */
function rest(cluster: Cluster): void {
  cluster.settle();
  for (let round = 0; round < 4 && (round === 0 || checkOwners(cluster).length > 0); round += 1) {
    for (const name of cluster.living()) cluster.play(`${name}.tick`);
    cluster.settle();
  }
  for (let round = 0; round < 4; round += 1)
    for (const name of cluster.living()) {
      while (cluster.instance(name).outbox.size > 0) cluster.play(`${name}.send`);
      cluster.settle();
    }
}

function checkOwners(cluster: Cluster): readonly string[] {
  const complaints: string[] = [];
  const living = cluster.living().map((name) => ({ name, instance: cluster.instance(name) }));
  for (let share = 0; share < cluster.world.shareCount; share += 1) {
    const owners = living.filter(({ instance }) => instance.engine.phase(share) === 'live');
    if (owners.length !== 1) complaints.push(`share ${String(share)} has ${String(owners.length)} owners at rest`);
  }
  const running = living.flatMap(({ instance }) => [...instance.probing.keys()]);
  const targets = [...(living[0]?.instance.engine.targets() ?? [])].map(({ record }) => record.id);
  if (running.sort().join() !== targets.sort().join())
    complaints.push(`probed are ${running.join() || 'none'}, of the targets ${targets.join() || 'none'}`);
  return complaints;
}

/** What every instance believes of targets, incidents and deliveries is what the published rule says of the log. */
function checkBelief(cluster: Cluster): readonly string[] {
  const { world, oracle } = cluster;
  const said = new Map<string, string>();
  for (let share = 0; share < world.shareCount; share += 1)
    for (const [key, value] of oracle.fold(share)) {
      if (key.startsWith('target|')) said.set(key, `${String(value['health'])} ${String(value['fails'])} ${String(value['incidentId'])}`);
      if (key.startsWith('incident|')) said.set(key, String(value['closedAs']));
    }
  const wanted = [...said].sort().join('\n');
  return cluster.living().flatMap((name) => {
    const engine = cluster.engine(name);
    const believed = [
      ...[...engine.targets()].map(({ record }) => [
        `target|${record.id}`,
        `${record.health} ${String(record.fails)} ${String(record.incidentId)}`,
      ]),
      ...[...engine.incidents()].map(({ record }) => [`incident|${record.id}`, String(record.closedAs)]),
    ];
    const text = believed.sort().join('\n');
    return text === wanted ? [] : [`${name} believes\n${text}\nwhere the log says\n${wanted}`];
  });
}

/** Of an incident that is open, its sink is to hear, or has heard. */
function checkDeliveries({ world, oracle }: Cluster): readonly string[] {
  const complaints: string[] = [];
  for (let share = 0; share < world.shareCount; share += 1) {
    const keys = [...oracle.fold(share).keys()];
    for (const [key, value] of oracle.fold(share)) {
      if (!key.startsWith('incident|') || value['closedMs'] !== undefined) continue;
      const deliveries = keys.filter((other) => other.startsWith(`${key.replace('incident', 'delivery')}|`));
      if (deliveries.length === 0) complaints.push(`${key} in share ${String(share)} is open, and nobody is to hear of it`);
    }
  }
  return complaints;
}

/** The cleaner changes nothing that counts, and a new life of whoever reads it then believes the same. */
function checkCompacted(cluster: Cluster): readonly string[] {
  const { world } = cluster;
  const fold = (share: number): string => JSON.stringify([...foldState(world, share)].sort());
  const shares = Array.from({ length: world.shareCount }, (_, share) => share);
  const before = shares.map(fold);
  compactState(world);
  const complaints = shares.flatMap((share) => (fold(share) === before[share] ? [] : [`the cleaner changed share ${String(share)}`]));
  const next = createInstance(world, 'z', buildSettings({ checks: [buildRule({ fall: FALL })] }));
  next.start();
  const open = [...next.engine.incidents()].filter(({ record }) => record.closedMs === undefined);
  if (open.length > 0) complaints.push(`a new life believes ${String(open.length)} incidents open`);
  return complaints;
}
