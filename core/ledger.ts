/**
 * What stands in the state topic, share by share, and what still has to be written there (protocol.md §1, §5).
 *
 * Modes of a share:
 *   none      others' business: records are read and counted by the rule of (epoch, seq)
 *   claiming  our claim is on its way; nothing is written before it is read back
 *   live      ours: changed keys are written in batches, one under way at a time, each told once it is read back
 *   draining  ours for a last time: what is dirty is written, nothing new is begun
 */
import type { EngineEffect, HistoryEvent, SharePhase, StateWrite } from './engine-types.js';
import type { ClaimRecord } from './records.js';
import { formatStateValue, parseStateValue, sameRecord, type EventBody, type StateValue } from './state-value.js';

/** Records of one batch; also how many a new owner copies the events of again. */
export const BATCH_MAX = 500;

export interface StateRead {
  readonly share: number;
  readonly offset: number;
  readonly key: string;
  readonly value: string | undefined;
  readonly epoch: number;
  readonly seq: number;
}

export type ReadOutcome =
  /** Our own record came back. */
  | { readonly type: 'echo'; readonly effects: readonly EngineEffect[]; readonly told: readonly string[] }
  /** Somebody's record, or one of an earlier life of ours, counts: `undefined` means the key is gone. */
  | { readonly type: 'adopted'; readonly record: StateValue['record'] | undefined }
  /** It does not count. */
  | { readonly type: 'ignored' }
  /** Ours is live from here. */
  | { readonly type: 'claimed'; readonly effects: readonly EngineEffect[] }
  /** A foreign claim took the share from us. */
  | { readonly type: 'lost' }
  | { readonly type: 'newer-schema' };

export interface Ledger {
  readonly read: (record: StateRead) => ReadOutcome;
  /** A record's value is now this; `undefined` deletes the key. */
  readonly change: (share: number, key: string, record: object | undefined, events?: readonly EventBody[]) => void;
  /** Writes a last value that carries these events, then deletes the key. */
  readonly retire: (share: number, key: string, record: object, events: readonly EventBody[]) => void;
  readonly claim: (share: number, claim: ClaimRecord, nowMs: number) => EngineEffect;
  readonly drain: () => void;
  readonly drop: (share: number) => void;
  readonly eventsAppended: (share: number, epoch: number) => readonly string[];
  /** The next batch of each share that is free to write one. */
  readonly flush: () => readonly EngineEffect[];
  readonly phase: (share: number) => SharePhase;
  readonly epoch: (share: number) => number | undefined;
  readonly ownEpoch: (share: number) => number | undefined;
  readonly owner: (share: number) => string | undefined;
  readonly claimingSinceMs: (share: number) => number | undefined;
  /** A point in the order of changes: passed once all that was changed up to now is read back. */
  readonly barrier: () => number;
  readonly hasPassed: (share: number, barrier: number) => boolean;
  readonly dirty: () => number;
}

const TOMBSTONES_KEPT = 10_000;

interface Place {
  readonly epoch: number;
  readonly seq: number;
}

interface DirtyKey {
  readonly record: object | undefined;
  readonly events: readonly EventBody[];
  readonly retired: boolean;
  /** When in the order of changes it first became dirty. */
  readonly order: number;
}

interface UnderWay extends DirtyKey {
  readonly key: string;
}

interface Share {
  phase: SharePhase;
  /** Offset of the highest claim read, and who made it. */
  claimOffset: number;
  owner: string | undefined;
  /** Our own, while claiming or live. */
  ownClaim: ClaimRecord | undefined;
  claimingSinceMs: number | undefined;
  epoch: number | undefined;
  nextSeq: number;
  readonly accepted: Map<string, Place>;
  /** Deleted keys, oldest first. */
  readonly tombstones: { readonly key: string; readonly accepted: Place | undefined }[];
  readonly dirty: Map<string, DirtyKey>;
  /** Keys whose last record in the partition does not count, or is a retired one: to be written again by the owner. */
  readonly stale: Set<string>;
  readonly underWay: Map<number, UnderWay>;
  /** Keys of the batch that was read back, waiting for their events to be appended. */
  batchKeys: string[];
  batchEvents: HistoryEvent[];
  eventsPending: boolean;
  /** Events of the last records read before we own the share. */
  recent: HistoryEvent[][];
}

/** @param currentOf what is believed of a key now, to write over what does not count */
export function createLedger(shareCount: number, currentOf: (key: string) => object | undefined): Ledger {
  const shares = Array.from({ length: shareCount }, createShare);
  let order = 0;

  function shareAt(index: number): Share {
    const share = shares[index];
    if (share === undefined) throw new Error(`Cannot use share ${String(index)}: there are ${String(shareCount)}`);
    return share;
  }

  function read(record: StateRead): ReadOutcome {
    const share = shareAt(record.share);
    const parsed = record.value === undefined ? undefined : parseStateValue(record.value);
    if (parsed?.ok === false && parsed.fault === 'newer-schema') return { type: 'newer-schema' };
    const value = parsed?.ok === true ? parsed.value : undefined;
    if (record.key === 'claim') return readClaim(share, record, value);
    const isExempt = record.key.startsWith('silence|');
    const accepted = share.accepted.get(record.key);
    const isLower =
      accepted !== undefined && (record.epoch < accepted.epoch || (record.epoch === accepted.epoch && record.seq <= accepted.seq));
    if (!isExempt && (record.epoch < share.claimOffset || isLower)) {
      if (accepted?.epoch !== record.epoch || accepted.seq !== record.seq) noteStale(share, record.key, value);
      return { type: 'ignored' };
    }
    share.accepted.set(record.key, { epoch: record.epoch, seq: record.seq });
    share.stale.delete(record.key);
    const events = eventsOf(record, value?.events ?? []);
    if (record.value === undefined) noteTombstone(share, record.key);
    const own = record.epoch === share.epoch ? share.underWay.get(record.seq) : undefined;
    if (own !== undefined) return readEcho(share, record, own, events);
    if (events.length > 0) noteRecent(share, events);
    if (value?.retired === true) share.stale.add(record.key);
    return { type: 'adopted', record: value === undefined || value.retired ? undefined : value.record };
  }

  function readClaim(share: Share, record: StateRead, value: StateValue | undefined): ReadOutcome {
    const isOurs = share.ownClaim !== undefined && value?.record['nonce'] === share.ownClaim.nonce;
    share.claimOffset = record.offset;
    share.owner = typeof value?.record['instance'] === 'string' ? value.record['instance'] : undefined;
    if (!isOurs) {
      if (share.phase === 'none') return { type: 'ignored' };
      release(share);
      return { type: 'lost' };
    }
    const wasLive = share.phase === 'live' || share.phase === 'draining';
    share.epoch = record.offset;
    share.nextSeq = 0;
    share.claimingSinceMs = undefined;
    takeBack(share);
    if (wasLive) return { type: 'ignored' }; // our claim, seen again by a retry that had landed: it lifts the epoch
    share.phase = 'live';
    for (const key of share.stale) changeIn(share, key, currentOf(key), [], false);
    share.stale.clear();
    const again = share.recent.slice(-BATCH_MAX).flat();
    share.recent = [];
    return { type: 'claimed', effects: again.length === 0 ? [] : [appendEvents(share, record.share, again)] };
  }

  function appendEvents(share: Share, index: number, events: readonly HistoryEvent[]): EngineEffect {
    share.eventsPending = true;
    return { type: 'append-events', share: index, epoch: share.epoch ?? 0, events };
  }

  /** What is under way becomes dirty again, before what was changed since. */
  function takeBack(share: Share): void {
    const later = [...share.dirty];
    const back = [...share.underWay.values()];
    share.dirty.clear();
    share.underWay.clear();
    for (const { key, ...entry } of back) share.dirty.set(key, entry);
    for (const [key, entry] of later) changeIn(share, key, entry.record, entry.events, entry.retired);
    share.batchKeys = [];
    share.batchEvents = [];
    share.eventsPending = false;
  }

  function readEcho(share: Share, record: StateRead, own: UnderWay, events: readonly HistoryEvent[]): ReadOutcome {
    share.underWay.delete(record.seq);
    share.batchKeys.push(own.key);
    share.batchEvents.push(...events);
    if (own.retired && !share.dirty.has(own.key)) changeIn(share, own.key, undefined, [], false);
    if (share.underWay.size > 0) return { type: 'echo', effects: [], told: [] };
    const batch = share.batchEvents;
    share.batchEvents = [];
    if (batch.length === 0) return { type: 'echo', effects: [], told: takeBatchKeys(share) };
    return { type: 'echo', effects: [appendEvents(share, record.share, batch)], told: [] };
  }

  function eventsAppended(index: number, epoch: number): readonly string[] {
    const share = shareAt(index);
    if (share.epoch !== epoch || !share.eventsPending) return [];
    share.eventsPending = false;
    return takeBatchKeys(share);
  }

  function noteStale(share: Share, key: string, value: StateValue | undefined): void {
    if (share.phase !== 'live' && share.phase !== 'draining') {
      share.stale.add(key);
      return;
    }
    const dirty = share.dirty.has(key) || [...share.underWay.values()].some((own) => own.key === key);
    if (!dirty && !sameRecord(value?.retired === true ? undefined : value?.record, currentOf(key)))
      changeIn(share, key, currentOf(key), [], false);
  }

  function changeIn(share: Share, key: string, record: object | undefined, events: readonly EventBody[], retired: boolean): void {
    const known = share.dirty.get(key);
    share.dirty.set(key, {
      record,
      events: known === undefined ? events : [...known.events, ...events],
      retired,
      order: known?.order ?? (order += 1),
    });
  }

  function flush(): readonly EngineEffect[] {
    const effects: EngineEffect[] = [];
    shares.forEach((share, index) => {
      const mayWrite = share.phase === 'live' || share.phase === 'draining';
      if (!mayWrite || share.epoch === undefined || share.dirty.size === 0 || share.underWay.size > 0 || share.eventsPending) return;
      const records: StateWrite[] = [];
      for (const [key, entry] of share.dirty) {
        if (records.length === BATCH_MAX) break;
        share.dirty.delete(key);
        const seq = share.nextSeq++;
        share.underWay.set(seq, { key, ...entry });
        const value = entry.record === undefined ? undefined : formatStateValue(entry.record, entry.events, entry.retired);
        records.push({ key, value, epoch: share.epoch, seq });
      }
      effects.push({ type: 'append-state', share: index, records });
    });
    return effects;
  }

  function claim(index: number, own: ClaimRecord, nowMs: number): EngineEffect {
    const share = shareAt(index);
    share.phase = 'claiming';
    share.ownClaim = own;
    share.claimingSinceMs = nowMs;
    return { type: 'append-claim', share: index, claim: own };
  }

  function release(share: Share): void {
    share.phase = 'none';
    share.ownClaim = undefined;
    share.epoch = undefined;
    share.claimingSinceMs = undefined;
    share.dirty.clear();
    share.underWay.clear();
    share.batchKeys = [];
    share.batchEvents = [];
    share.eventsPending = false;
  }

  return {
    read,
    change: (share, key, record, events = []) => {
      changeIn(shareAt(share), key, record, events, false);
    },
    retire: (share, key, record, events) => {
      if (events.length === 0 && !shareAt(share).dirty.has(key)) changeIn(shareAt(share), key, undefined, [], false);
      else changeIn(shareAt(share), key, record, events, true);
    },
    claim,
    drain: () => {
      for (const share of shares) if (share.phase === 'live') share.phase = 'draining';
    },
    drop: (share) => {
      release(shareAt(share));
    },
    eventsAppended,
    flush,
    phase: (share) => shareAt(share).phase,
    epoch: (share) =>
      shareAt(share).phase === 'none' && shareAt(share).claimOffset >= 0 ? shareAt(share).claimOffset : shareAt(share).epoch,
    ownEpoch: (share) => shareAt(share).epoch,
    owner: (share) => shareAt(share).owner,
    claimingSinceMs: (share) => shareAt(share).claimingSinceMs,
    barrier: () => order,
    hasPassed: (index, barrier) => {
      const share = shareAt(index);
      const [first] = share.dirty.values();
      const oldest = Math.min(first?.order ?? Infinity, ...[...share.underWay.values()].map((entry) => entry.order));
      return oldest > barrier;
    },
    dirty: () => shares.reduce((sum, share) => sum + share.dirty.size + share.underWay.size, 0),
  };
}

function createShare(): Share {
  return {
    phase: 'none',
    claimOffset: -1,
    owner: undefined,
    ownClaim: undefined,
    claimingSinceMs: undefined,
    epoch: undefined,
    nextSeq: 0,
    accepted: new Map(),
    tombstones: [],
    dirty: new Map(),
    stale: new Set(),
    underWay: new Map(),
    batchKeys: [],
    batchEvents: [],
    eventsPending: false,
    recent: [],
  };
}

function noteRecent(share: Share, events: HistoryEvent[]): void {
  share.recent.push(events);
  if (share.recent.length >= 2 * BATCH_MAX) share.recent = share.recent.slice(-BATCH_MAX);
}

/** A late retry must not bring a deleted key back, but what was deleted long ago is not remembered for ever. */
function noteTombstone(share: Share, key: string): void {
  share.tombstones.push({ key, accepted: share.accepted.get(key) });
  if (share.tombstones.length < 2 * TOMBSTONES_KEPT) return;
  for (const old of share.tombstones.splice(0, TOMBSTONES_KEPT)) {
    if (share.accepted.get(old.key) === old.accepted) share.accepted.delete(old.key);
  }
}

function takeBatchKeys(share: Share): readonly string[] {
  const keys = share.batchKeys;
  share.batchKeys = [];
  return keys;
}

/** Ids from the record's own place, so that whoever copies them again writes the same. */
function eventsOf(record: StateRead, bodies: readonly EventBody[]): HistoryEvent[] {
  return bodies.map((body, index) => ({
    id: [record.share, record.epoch, record.seq, index].join('-'),
    type: body.type,
    timeMs: body.timeMs,
    key: record.key,
    data: body.data,
  }));
}
