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
import {
  BATCH_MAX,
  createShare,
  isQueued,
  noteRecent,
  noteTombstone,
  putDirty,
  release,
  takeBack,
  takeBatch,
  type Abandoned,
  type Share,
  type UnderWay,
} from './ledger-share.js';
import { parseStateKey } from './keys.js';
import type { ClaimRecord } from './records.js';
import { formatStateValue, parseStateValue, sameRecord, type EventBody, type StateValue } from './state-value.js';

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
  | { readonly type: 'lost'; readonly abandoned: readonly Abandoned[] }
  | { readonly type: 'newer-schema' };

export interface Ledger {
  readonly read: (record: StateRead) => ReadOutcome;
  /** A record's value is now this; `undefined` deletes the key. */
  readonly change: (share: number, key: string, record: object | undefined, events?: readonly EventBody[]) => void;
  /** Writes a last value that carries these events, then deletes the key. */
  readonly retire: (share: number, key: string, record: object, events: readonly EventBody[]) => void;
  /** What is changed from here to the next step belongs together: it is written in one batch. */
  readonly step: () => void;
  readonly claim: (share: number, claim: ClaimRecord) => EngineEffect;
  readonly drain: () => void;
  readonly drop: (share: number) => readonly Abandoned[];
  /** Events are in the log: the keys of which may be told now; `undefined` when they are not those that were asked for last. */
  readonly eventsAppended: (share: number, epoch: number) => readonly string[] | undefined;
  /** The next batch of each share that is free to write one. */
  readonly flush: () => readonly EngineEffect[];
  readonly phase: (share: number) => SharePhase;
  readonly epoch: (share: number) => number | undefined;
  readonly ownEpoch: (share: number) => number | undefined;
  readonly owner: (share: number) => string | undefined;
  /** Whether the claim of this nonce is on its way. */
  readonly isClaiming: (share: number, nonce: string) => boolean;
  /** A point in the order of changes: passed once all that was changed up to now is read back. */
  readonly barrier: () => number;
  readonly hasPassed: (share: number, barrier: number) => boolean;
  /** Whether what is believed of a key is read back, and its events are in the log. */
  readonly isWritten: (share: number, key: string) => boolean;
  readonly dirty: () => number;
  /** What the state topic is known to hold under a key. */
  readonly acceptedOf: (share: number, key: string) => object | undefined;
}

export function createLedger(shareCount: number): Ledger {
  const shares = Array.from({ length: shareCount }, createShare);
  let order = 0;
  let step = 0;

  function shareAt(index: number): Share {
    const share = shares[index];
    if (share === undefined) throw new Error(`Cannot use share ${String(index)}: there are ${String(shareCount)}`);
    return share;
  }

  function read(record: StateRead): ReadOutcome {
    const share = shareAt(record.share);
    const own = record.epoch === share.epoch ? share.underWay.get(record.seq) : undefined;
    if (own?.key === record.key) return readEcho(share, record, own);
    const parsed = record.value === undefined ? undefined : parseStateValue(record.value);
    if (parsed?.ok === false && parsed.fault === 'newer-schema') return { type: 'newer-schema' };
    const value = parsed?.ok === true ? parsed.value : undefined;
    if (record.key === 'claim') return readClaim(share, record, value);
    const known = share.accepted.get(record.key);
    const isExempt = record.key.startsWith('silence|');
    // an epoch is the offset of a claim that came before: one above is of a topic that was made anew since
    const isFormer = record.epoch >= record.offset;
    const isLower = known !== undefined && (record.epoch < known.epoch || (record.epoch === known.epoch && record.seq <= known.seq));
    if (parsed?.ok === false || (!isExempt && (record.epoch < share.claimOffset || isLower || isFormer))) {
      noteStale(share, record, value);
      return { type: 'ignored' };
    }
    const counts = value === undefined || value.retired ? undefined : value.record;
    accept(share, record, counts, eventsOf(record, value?.events ?? []));
    if (value?.retired === true) share.stale.add(record.key);
    return { type: 'adopted', record: counts };
  }

  function accept(share: Share, { key, value, epoch, seq }: StateRead, record: object | undefined, events: readonly HistoryEvent[]): void {
    const accepted = { epoch, seq, record };
    share.accepted.set(key, accepted);
    share.stale.delete(key);
    if (value === undefined) noteTombstone(share, key, accepted);
    if (events.length > 0) noteRecent(share, events);
  }

  function readEcho(share: Share, record: StateRead, own: UnderWay): ReadOutcome {
    share.underWay.delete(record.seq);
    const events = eventsOf(record, own.events);
    // by the key that we wrote it under: it is held already, a hundred thousand times
    accept(share, { ...record, key: own.key }, own.retired ? undefined : own.record, events);
    share.batchKeys.push(own.key);
    share.batchEvents.push(...events);
    if (own.retired && !share.dirty.has(own.key)) put(share, own.key, undefined);
    return share.underWay.size > 0 ? { type: 'echo', effects: [], told: [] } : endBatch(share, record.share);
  }

  /** A batch is read back: its events come next, or, without any, it may be told at once. */
  function endBatch(share: Share, index: number): ReadOutcome {
    const events = share.batchEvents;
    share.batchEvents = [];
    if (events.length > 0) return { type: 'echo', effects: [appendEvents(share, index, events)], told: [] };
    return { type: 'echo', effects: [], told: takeBatchKeys(share) };
  }

  function readClaim(share: Share, record: StateRead, value: StateValue | undefined): ReadOutcome {
    const isOurs = share.ownClaim !== undefined && value?.record['nonce'] === share.ownClaim.nonce;
    share.claimOffset = record.offset;
    share.owner = typeof value?.record['instance'] === 'string' ? value.record['instance'] : undefined;
    if (!isOurs) return share.phase === 'none' ? { type: 'ignored' } : { type: 'lost', abandoned: release(share) };
    const wasLive = share.phase === 'live' || share.phase === 'draining';
    share.epoch = record.offset;
    share.nextSeq = 0;
    return wasLive ? liftEpoch(share, record.share) : goLive(share, record.share);
  }

  function goLive(share: Share, index: number): ReadOutcome {
    share.phase = 'live';
    for (const key of share.stale) put(share, key, share.accepted.get(key)?.record);
    share.stale.clear();
    const again = share.recent.slice(-BATCH_MAX).flat();
    return { type: 'claimed', effects: again.length === 0 ? [] : [appendEvents(share, index, again)] };
  }

  /** Our claim, seen again by a retry that had landed: what is under way does not count any more, what was read back does. */
  function liftEpoch(share: Share, index: number): ReadOutcome {
    step += 1;
    takeBack(share, step);
    share.batchEvents = [...(share.appending ?? []), ...share.batchEvents];
    share.appending = undefined;
    return endBatch(share, index);
  }

  function appendEvents(share: Share, index: number, events: readonly HistoryEvent[]): EngineEffect {
    share.appending = events;
    return { type: 'append-events', share: index, epoch: share.epoch ?? 0, events };
  }

  function eventsAppended(index: number, epoch: number): readonly string[] | undefined {
    const share = shareAt(index);
    if (share.epoch !== epoch || share.appending === undefined) return undefined;
    share.appending = undefined;
    return takeBatchKeys(share);
  }

  /**
   * A record that does not count came last, and the cleaner would keep it. Only one that says what counts, and that a
   * later reader accepts, may stay.
   */
  function noteStale(share: Share, record: StateRead, value: StateValue | undefined): void {
    if (isForeignKind(share, record.key)) return;
    if (share.phase !== 'live' && share.phase !== 'draining') {
      share.stale.add(record.key);
      return;
    }
    if (isQueued(share, record.key)) return;
    const counts = share.accepted.get(record.key)?.record;
    const isHarmless =
      counts === undefined
        ? record.value === undefined
        : record.epoch >= share.claimOffset && sameRecord(value?.retired === true ? undefined : value?.record, counts);
    if (!isHarmless) put(share, record.key, counts);
  }

  function put(share: Share, key: string, record: object | undefined, events: readonly EventBody[] = [], retired = false): void {
    order += 1;
    putDirty(share, key, { record, events, retired, order }, step);
  }

  function flush(): readonly EngineEffect[] {
    const effects: EngineEffect[] = [];
    shares.forEach((share, index) => {
      const { epoch, phase } = share;
      if ((phase !== 'live' && phase !== 'draining') || epoch === undefined) return;
      if (share.dirty.size === 0 || share.underWay.size > 0 || share.appending !== undefined) return;
      const records = takeBatch(share).map((change): StateWrite => {
        const seq = share.nextSeq++;
        share.underWay.set(seq, change);
        const { key, record, events, retired } = change;
        return { key, value: record === undefined ? undefined : formatStateValue(record, events, retired), epoch, seq };
      });
      effects.push({ type: 'append-state', share: index, records });
    });
    return effects;
  }

  function claim(index: number, own: ClaimRecord): EngineEffect {
    const share = shareAt(index);
    share.phase = 'claiming';
    share.ownClaim = own;
    return { type: 'append-claim', share: index, claim: own };
  }

  return {
    read,
    change: (share, key, record, events = []) => {
      put(shareAt(share), key, record, events);
    },
    retire: (share, key, record, events) => {
      if (events.length === 0 && !shareAt(share).dirty.has(key)) put(shareAt(share), key, undefined);
      else put(shareAt(share), key, record, events, true);
    },
    step: () => {
      step += 1;
    },
    claim,
    drain: () => {
      for (const share of shares) if (share.phase === 'live') share.phase = 'draining';
    },
    drop: (share) => release(shareAt(share)),
    eventsAppended,
    flush,
    phase: (share) => shareAt(share).phase,
    epoch: (share) =>
      shareAt(share).phase === 'none' && shareAt(share).claimOffset >= 0 ? shareAt(share).claimOffset : shareAt(share).epoch,
    ownEpoch: (share) => shareAt(share).epoch,
    owner: (share) => shareAt(share).owner,
    isClaiming: (share, nonce) => shareAt(share).phase === 'claiming' && shareAt(share).ownClaim?.nonce === nonce,
    barrier: () => order,
    hasPassed: (index, barrier) => {
      const { dirty, underWay } = shareAt(index);
      for (const change of dirty.values()) if (change.order <= barrier) return false;
      for (const change of underWay.values()) if (change.order <= barrier) return false;
      return true;
    },
    acceptedOf: (share, key) => shareAt(share).accepted.get(key)?.record,
    isWritten: (index, key) => !isQueued(shareAt(index), key) && !shareAt(index).batchKeys.includes(key),
    dirty: () => shares.reduce((sum, share) => sum + share.dirty.size + share.underWay.size, 0),
  };
}

/** Of a kind that a later version may know, and nothing of it is known to count: whether it may go is not ours to say (protocol.md §1.7). */
function isForeignKind(share: Share, key: string): boolean {
  return !share.accepted.has(key) && parseStateKey(key) === undefined;
}

function takeBatchKeys(share: Share): readonly string[] {
  const keys = share.batchKeys;
  share.batchKeys = [];
  return keys;
}

/** Ids from the record's own place, so that whoever copies them again writes the same. */
function eventsOf(record: StateRead, bodies: readonly EventBody[]): readonly HistoryEvent[] {
  return bodies.map((body, index) => ({
    id: [record.share, record.epoch, record.seq, index].join('-'),
    type: body.type,
    timeMs: body.timeMs,
    key: record.key,
    data: body.data,
  }));
}
