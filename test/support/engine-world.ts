/**
 * What outlives every engine in a test: the log as plain data (state, inputs, history, dead letters), what receivers were
 * told, and the time. And an independent reader of the state topic, by the rule that interface.md publishes.
 */
import type { HistoryEvent } from '../../core/engine-types.js';
import type { Notification } from '../../core/notification.js';
import type { ToldAt } from '../../core/records.js';
import type { DecodeFailure, Said } from '../../core/said.js';
import { START_MS } from './records.js';

export interface StateEntry {
  readonly offset: number;
  readonly atMs: number;
  readonly key: string;
  readonly value: string | undefined;
  /** -1 in claims and in what a stranger wrote. */
  readonly epoch: number;
  readonly seq: number;
}

export interface InputEntry {
  readonly at: ToldAt;
  readonly said: readonly Said[] | DecodeFailure;
}

export interface World {
  readonly shareCount: number;
  readonly state: readonly StateEntry[][];
  /** The next offset of each share: never used twice, whatever the cleaner took. */
  readonly stateEnds: number[];
  /** By `topic:partition`. */
  readonly inputs: Map<string, InputEntry[]>;
  readonly events: HistoryEvent[];
  readonly deadLetters: ToldAt[];
  /** What sinks were asked to say, in order, with who asked. */
  readonly told: { readonly instance: string; readonly notification: Notification }[];
  nowMs: number;
}

export function createWorld(shareCount = 1): World {
  return {
    shareCount,
    state: Array.from({ length: shareCount }, () => []),
    stateEnds: new Array<number>(shareCount).fill(0),
    inputs: new Map(),
    events: [],
    deadLetters: [],
    told: [],
    nowMs: START_MS,
  };
}

export function stateOf(world: World, share: number): StateEntry[] {
  const entries = world.state[share];
  if (entries === undefined) throw new Error(`Cannot read share ${String(share)}: there are ${String(world.shareCount)}`);
  return entries;
}

export function writeState(world: World, share: number, entry: Pick<StateEntry, 'key' | 'value' | 'epoch' | 'seq'>): StateEntry {
  const entries = stateOf(world, share);
  const { key, value, epoch, seq } = entry;
  const offset = world.stateEnds[share] ?? 0;
  world.stateEnds[share] = offset + 1;
  const written = { offset, atMs: world.nowMs, key, value, epoch, seq };
  entries.push(written);
  return written;
}

/** Appends a record to an input partition, as a framework would. */
export function publish(world: World, said: readonly Said[] | DecodeFailure, to: Partial<ToldAt> = {}): ToldAt {
  const { topic = 'taskStatus', partition = 0, atMs = world.nowMs } = to;
  const name = `${topic}:${String(partition)}`;
  const entries = world.inputs.get(name) ?? [];
  world.inputs.set(name, entries);
  const at = { topic, partition, offset: to.offset ?? (entries.at(-1)?.at.offset ?? -1) + 1, atMs };
  entries.push({ at, said });
  return at;
}

/** Keeps the last record of each key and drops tombstones: what Kafka's cleaner may do at any time to old records. */
export function compactState(world: World): void {
  for (const entries of world.state) {
    const last = new Map(entries.map((entry) => [entry.key, entry.offset]));
    entries.splice(0, entries.length, ...entries.filter(({ key, offset, value }) => last.get(key) === offset && value !== undefined));
  }
}

/** What a stranger believes who reads one share by the published rule: values by key, without schema and events. */
export function foldState(world: World, share: number): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const counted = new Map<string, StateEntry>();
  let claimOffset = -1;
  for (const entry of stateOf(world, share)) {
    if (entry.key === 'claim') {
      claimOffset = entry.offset;
      continue;
    }
    const known = counted.get(entry.key);
    const isHigher = known === undefined || entry.epoch > known.epoch || (entry.epoch === known.epoch && entry.seq > known.seq);
    if (entry.epoch >= claimOffset && isHigher) counted.set(entry.key, entry);
  }
  const values = new Map<string, Readonly<Record<string, unknown>>>();
  for (const [key, { value }] of counted) {
    if (value === undefined) continue;
    const { schema: _schema, events: _events, retired, ...record } = JSON.parse(value) as Record<string, unknown>;
    if (retired !== true) values.set(key, record);
  }
  return values;
}
