/**
 * Drives a real engine over the log of a World, step by step and without timers: every append, delivery, answer and probe
 * happens when a test says so, may be doubled, held back or lost, and the instance may die between any two of them.
 */
import { createEngine } from '../../core/engine.js';
import type { Engine, EngineEffect, EngineInput, EngineSettings } from '../../core/engine-types.js';
import type { LogRecord } from '../../core/log.js';
import type { DeliveryReport, Notification } from '../../core/notification.js';
import type { ProbeOutcome, ProbeTask } from '../../core/probe.js';
import { buildSettings } from './engine-settings.js';
import { stateOf, writeState, type World } from './engine-world.js';

export type Append = Extract<EngineEffect, { type: 'append-state' | 'append-events' | 'append-claim' | 'append-dead-letter' }>;

export interface Instance {
  readonly name: string;
  readonly engine: Engine;
  /** Appends asked for that the log does not have yet, oldest first. */
  readonly outgoing: Append[];
  /** What the prober runs now, by target id. */
  readonly probing: Map<string, ProbeTask>;
  /** What the outbox still has to send, by `incident sink`. */
  readonly outbox: Map<string, Notification>;
  /** Effects so far, in order: of the last `give` onwards when cleared. */
  readonly effects: EngineEffect[];
  readonly give: (input: EngineInput) => readonly EngineEffect[];
  /** The log takes an append. `duplicate`: it will be tried again; `noAck`: the answer is lost, so it stays to be tried again. */
  readonly land: (index?: number, fate?: 'once' | 'duplicate' | 'noAck') => void;
  /** So many records of the oldest append, which writes state; the answer is lost. */
  readonly landPart: (count: number) => void;
  /** Reads the next record of a share, or of an input partition (`taskStatus:0`); false when there is none. */
  readonly readState: (share: number) => boolean;
  readonly readInput: (partition: string) => boolean;
  /** Lands and reads until nothing moves. */
  readonly settle: () => void;
  /** State to its end, inputs from the marks to their ends, caught up. */
  readonly start: () => void;
  readonly own: (...shares: readonly number[]) => void;
  readonly tick: (advanceMs?: number, feedLagMs?: number) => void;
  /** One probe of a target that runs ends now. Fails the test when it does not run. */
  readonly probe: (id: string, outcome: ProbeOutcome) => void;
  /** The sink answers what was sent to it. */
  readonly report: (key: string, result: DeliveryReport['result']) => void;
  /** Sends all that the outbox holds, successfully. */
  readonly sendAll: () => void;
}

let lives = 0;

/**
 * A new life of an instance: it knows nothing but its settings.
 *
 * @param around stands between the engine and the rest, to break a rule on purpose
 */
export function createInstance(
  world: World,
  name = 'a',
  settings: EngineSettings = buildSettings(),
  around: (engine: Engine) => Engine = (engine) => engine,
): Instance {
  const life = (lives += 1);
  const engine = around(createEngine({ settings: { ...settings, instance: name }, shareCount: world.shareCount }));
  const statePositions = new Array<number>(world.shareCount).fill(0);
  const inputPositions = new Map<string, number>();
  const outgoing: Append[] = [];
  const probing = new Map<string, ProbeTask>();
  const outbox = new Map<string, Notification>();
  const effects: EngineEffect[] = [];
  let claims = 0;

  function give(input: EngineInput): readonly EngineEffect[] {
    const made = engine.handle(input);
    for (const effect of made) carryOut(effect);
    return made;
  }

  function carryOut(effect: EngineEffect): void {
    effects.push(effect);
    switch (effect.type) {
      case 'append-state':
      case 'append-events':
      case 'append-claim':
      case 'append-dead-letter':
        outgoing.push(effect);
        return;
      case 'start-target':
        probing.set(effect.task.id, effect.task);
        return;
      case 'stop-target':
        probing.delete(effect.id);
        return;
      case 'notify':
        world.told.push({ instance: name, notification: effect.notification });
        outbox.set(`${effect.notification.incidentId} ${effect.notification.sink}`, effect.notification);
        return;
      case 'cancel-notification':
        outbox.delete(`${effect.incidentId} ${effect.sink}`);
        return;
      case 'log':
    }
  }

  /** As consumers/appender.ts: what belongs to an epoch that is not ours any more is given up. */
  function isWanted(append: Append): boolean {
    if (append.type === 'append-state') return engine.ownEpoch(append.share) === append.records[0]?.epoch;
    return append.type !== 'append-events' || engine.ownEpoch(append.share) === append.epoch;
  }

  function land(index = 0, fate: 'once' | 'duplicate' | 'noAck' = 'once'): void {
    const [append] = fate === 'once' ? outgoing.splice(index, 1) : outgoing.slice(index, index + 1);
    if (append === undefined) throw new Error(`Cannot land append ${String(index)}: there are ${String(outgoing.length)}`);
    write(append);
    if (fate === 'noAck') return;
    if (append.type === 'append-events') give({ type: 'events-appended', share: append.share, epoch: append.epoch, nowMs: world.nowMs });
    if (append.type === 'append-dead-letter') give({ type: 'dead-letter-appended', at: append.at, nowMs: world.nowMs });
  }

  function landPart(count: number): void {
    const [append] = outgoing;
    if (append?.type !== 'append-state') throw new Error('Cannot land a part: the oldest append writes no state');
    write({ ...append, records: append.records.slice(0, count) });
  }

  function write(append: Append): void {
    switch (append.type) {
      case 'append-claim':
        writeState(world, append.share, { key: 'claim', value: JSON.stringify({ schema: 1, ...append.claim }), epoch: -1, seq: -1 });
        return;
      case 'append-state':
        for (const record of append.records) writeState(world, append.share, record);
        return;
      case 'append-events':
        world.events.push(...append.events);
        return;
      case 'append-dead-letter':
        world.deadLetters.push(append.at);
    }
  }

  function readState(share: number): boolean {
    const position = statePositions[share] ?? 0;
    const entry = stateOf(world, share).find(({ offset }) => offset >= position);
    if (entry === undefined) return false;
    statePositions[share] = entry.offset + 1;
    give({ type: 'state-record', share, ...entry, nowMs: world.nowMs });
    return true;
  }

  function readInput(partition: string): boolean {
    const entries = world.inputs.get(partition) ?? [];
    const [topic, index] = partition.split(':');
    if (topic !== 'taskStatus' && topic !== 'taskInfo') throw new Error(`Cannot read ${partition}: no input`);
    const position = inputPositions.get(partition) ?? engine.inputsFrom(topic, Number(index)) ?? 0;
    const entry = entries.find(({ at }) => at.offset >= position);
    if (entry === undefined) return false;
    const { at, said } = entry;
    inputPositions.set(partition, at.offset + 1);
    if ('stage' in said) {
      const record: LogRecord = { ...at, key: undefined, value: undefined, headers: {} };
      give({ type: 'bad-record', at, failure: said, record, nowMs: world.nowMs });
    } else give({ type: 'said', at, said, nowMs: world.nowMs });
    give({ type: 'position', topic, partition: at.partition, offset: at.offset + 1, atMs: at.atMs });
    return true;
  }

  function readAllState(): boolean {
    let hasMoved = false;
    for (let share = 0; share < world.shareCount; share += 1) while (readState(share)) hasMoved = true;
    return hasMoved;
  }

  function readAllInputs(): boolean {
    let hasMoved = false;
    for (const partition of world.inputs.keys()) while (readInput(partition)) hasMoved = true;
    return hasMoved;
  }

  function settle(): void {
    for (let round = 0; round < 10_000; round += 1) {
      const unwanted = outgoing.findIndex((append) => !isWanted(append));
      if (unwanted >= 0) outgoing.splice(unwanted, 1);
      else if (outgoing.length > 0) land();
      else if (!readAllState() && !readAllInputs()) return;
    }
    throw new Error('Cannot settle: something is written again and again');
  }

  return {
    name,
    engine,
    outgoing,
    probing,
    outbox,
    effects,
    give,
    land,
    landPart,
    readState,
    readInput,
    settle,
    start: () => {
      readAllState();
      readAllInputs();
      give({ type: 'caught-up', nowMs: world.nowMs });
    },
    own: (...shares) => {
      claims += 1;
      give({ type: 'shares-changed', shares, memberId: name, nonce: `${name}-${String(life)}-${String(claims)}`, nowMs: world.nowMs });
    },
    tick: (advanceMs = 0, feedLagMs = 0) => {
      world.nowMs += advanceMs;
      give({ type: 'tick', nowMs: world.nowMs, feedLagMs });
    },
    probe: (id, outcome) => {
      const task = probing.get(id);
      if (task === undefined) throw new Error(`Cannot probe ${id}: running are ${[...probing.keys()].join(', ') || 'none'}`);
      const result = { id, generation: task.generation, outcome, atMs: world.nowMs, latenessMs: 0 };
      give({ type: 'probe-result', result, nowMs: world.nowMs });
    },
    report,
    sendAll: () => {
      for (const key of [...outbox.keys()]) report(key, 'sent');
    },
  };

  function report(key: string, result: DeliveryReport['result']): void {
    const notification = outbox.get(key);
    if (notification === undefined) throw new Error(`Cannot report ${key}: waiting are ${[...outbox.keys()].join(', ') || 'none'}`);
    const { incidentId, sink, event, webhookId, attempts } = notification;
    if (result !== 'retrying') outbox.delete(key);
    const answer = { incidentId, sink, event, webhookId, result, attempts: attempts + 1, atMs: world.nowMs, detail: undefined };
    give({ type: 'delivery-report', report: answer, nowMs: world.nowMs });
  }
}

/** Started, caught up, owner of all shares, everything settled. */
export function createOwner(world: World, name = 'a', settings: EngineSettings = buildSettings()): Instance {
  const instance = createInstance(world, name, settings);
  instance.start();
  instance.own(...Array.from({ length: world.shareCount }, (_, share) => share));
  instance.settle();
  return instance;
}
