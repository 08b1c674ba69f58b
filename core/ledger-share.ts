/**
 * One share of the ledger: what counts in its partition, what has to be written there, what is under way. Plain state
 * and the small moves on it; the rules that read and write records are in ledger.ts.
 */
import type { HistoryEvent, SharePhase } from './engine-types.js';
import type { ClaimRecord } from './records.js';
import type { EventBody } from './state-value.js';

/** Records of one batch; also how many a new owner copies the events of again. */
export const BATCH_MAX = 500;
const TOMBSTONES_KEPT = 10_000;

/** What counts of a key: its place in the order of (epoch, seq), and its value; `undefined` when it is gone. */
export interface Accepted {
  readonly epoch: number;
  readonly seq: number;
  readonly record: object | undefined;
}

/** Keys that one step changed: they go into one batch, so that a crash never leaves half a decision in the log. */
interface Group {
  keys: string[];
}

interface Change {
  readonly record: object | undefined;
  readonly events: readonly EventBody[];
  readonly retired: boolean;
  /** When in the order of changes it first became dirty. */
  readonly order: number;
}

interface DirtyKey extends Change {
  group: Group;
}

export interface UnderWay extends Change {
  readonly key: string;
}

/** A change that was never accepted, of a share that is not ours any more. */
export interface Abandoned {
  readonly key: string;
  /** What counts instead. */
  readonly accepted: object | undefined;
  /** What was to be written, with its events. */
  readonly change: Pick<Change, 'record' | 'events' | 'retired'>;
}

export interface Share {
  phase: SharePhase;
  /** Offset of the highest claim read, and who made it. */
  claimOffset: number;
  owner: string | undefined;
  /** Our own, while claiming or live. */
  ownClaim: ClaimRecord | undefined;
  epoch: number | undefined;
  nextSeq: number;
  readonly accepted: Map<string, Accepted>;
  /** Deleted keys, oldest first. */
  readonly tombstones: { readonly key: string; readonly accepted: Accepted }[];
  readonly dirty: Map<string, DirtyKey>;
  /** Of the step that is being made. */
  group: Group;
  groupStep: number;
  /** Keys whose last record in the partition does not count, or is a retired one: to be written again by the owner. */
  readonly stale: Set<string>;
  readonly underWay: Map<number, UnderWay>;
  /** Keys of the batch that was read back, waiting for their events to be appended. */
  batchKeys: string[];
  batchEvents: HistoryEvent[];
  /** Events whose append was asked for and not yet answered. */
  appending: readonly HistoryEvent[] | undefined;
  /** Events of the last records that count, whoever wrote them. */
  recent: (readonly HistoryEvent[])[];
}

export function createShare(): Share {
  return {
    phase: 'none',
    claimOffset: -1,
    owner: undefined,
    ownClaim: undefined,
    epoch: undefined,
    nextSeq: 0,
    accepted: new Map(),
    tombstones: [],
    dirty: new Map(),
    group: { keys: [] },
    groupStep: 0,
    stale: new Set(),
    underWay: new Map(),
    batchKeys: [],
    batchEvents: [],
    appending: undefined,
    recent: [],
  };
}

/** Notes that a key has to be written, in the group of what else this step changes. */
export function putDirty(share: Share, key: string, change: Change, step: number): void {
  const isFirst = share.groupStep !== step;
  const known = share.dirty.get(key);
  if (isFirst) {
    share.groupStep = step;
    share.group = { keys: known === undefined ? [key] : [] };
  } else if (known === undefined) {
    share.group.keys.push(key);
  }
  if (known === undefined) {
    const { record, events, retired, order } = change;
    share.dirty.set(key, { record, events, retired, order, group: share.group });
    return;
  }
  share.dirty.set(key, { ...change, events: mergeEvents(known, change), order: known.order, group: known.group });
  mergeGroups(share, known.group);
}

/** A tombstone carries none. */
function mergeEvents(known: Change, { record, events }: Change): readonly EventBody[] {
  if (record === undefined) return [];
  return known.events.length === 0 ? events : [...known.events, ...events];
}

function mergeGroups(share: Share, other: Group): void {
  if (other === share.group) return;
  const [from, into] = share.group.keys.length < other.keys.length ? [share.group, other] : [other, share.group];
  for (const key of from.keys) {
    const entry = share.dirty.get(key);
    if (entry === undefined) continue;
    entry.group = into;
    into.keys.push(key);
  }
  share.group = into;
}

/** Takes the next batch out of what is dirty: whole groups, oldest first; a group that is too large by itself is cut. */
export function takeBatch(share: Share): readonly UnderWay[] {
  const batch: UnderWay[] = [];
  for (const { group } of share.dirty.values()) {
    if (batch.length > 0 && batch.length + group.keys.length > BATCH_MAX) break;
    for (const key of group.keys.splice(0, BATCH_MAX)) {
      const entry = share.dirty.get(key);
      if (entry === undefined) continue;
      share.dirty.delete(key);
      const { record, events, retired, order } = entry;
      batch.push({ key, record, events, retired, order });
    }
  }
  return batch;
}

/** What is under way becomes dirty again, before what was changed since. */
export function takeBack(share: Share, step: number): void {
  const later = [...share.dirty];
  const back = [...share.underWay.values()];
  share.dirty.clear();
  share.underWay.clear();
  for (const { key, ...change } of back) putDirty(share, key, change, step);
  for (const [key, change] of later) if (!share.dirty.has(key)) share.dirty.set(key, change);
  for (const [key, change] of later) {
    const known = share.dirty.get(key);
    if (known === undefined || known === change) continue;
    share.dirty.set(key, { ...change, events: mergeEvents(known, change), order: known.order, group: known.group });
    mergeGroups(share, change.group);
  }
}

export function isQueued(share: Share, key: string): boolean {
  if (share.dirty.has(key)) return true;
  for (const own of share.underWay.values()) if (own.key === key) return true;
  return false;
}

/** It is not ours any more. What was not accepted is not true any more either: it is handed back. */
export function release(share: Share): readonly Abandoned[] {
  const unwritten = [...share.underWay.values(), ...[...share.dirty].map(([key, change]) => ({ key, ...change }))];
  const latest = new Map<string, Abandoned>();
  for (const { key, record, events, retired } of unwritten) {
    const change = { record, events: [...(latest.get(key)?.change.events ?? []), ...events], retired };
    latest.set(key, { key, accepted: share.accepted.get(key)?.record, change });
    // It may have been dirty because a record that does not count came last.
    share.stale.add(key);
  }
  share.phase = 'none';
  share.ownClaim = undefined;
  share.epoch = undefined;
  share.dirty.clear();
  share.underWay.clear();
  share.batchKeys = [];
  share.batchEvents = [];
  share.appending = undefined;
  return [...latest.values()];
}

export function noteRecent(share: Share, events: readonly HistoryEvent[]): void {
  share.recent.push(events);
  if (share.recent.length >= 2 * BATCH_MAX) share.recent = share.recent.slice(-BATCH_MAX);
}

/** A late retry must not bring a deleted key back, but what was deleted long ago is not remembered for ever. */
export function noteTombstone(share: Share, key: string, accepted: Accepted): void {
  share.tombstones.push({ key, accepted });
  if (share.tombstones.length < 2 * TOMBSTONES_KEPT) return;
  for (const old of share.tombstones.splice(0, TOMBSTONES_KEPT)) {
    if (share.accepted.get(old.key) === old.accepted) share.accepted.delete(old.key);
  }
}
