/**
 * A page of the history, oldest first: the partitions of the events topic merged by the time of their records. Within a
 * partition the order is that of the log. What a partition gets late, under an earlier time, comes in a later page: nothing is left out.
 */
import type { Log, RangeBatch } from '../../core/log.js';
import type { Cursor } from './cursor.js';
import { readEvent, type EventView } from './event.js';

export type HistoryLog = Pick<Log, 'readRange' | 'partitionCount'>;

export interface PlacedEvent {
  readonly event: EventView;
  readonly partition: number;
  readonly offset: number;
}

export interface HistoryPage {
  /** At most the limit; an id at most once. */
  readonly events: readonly PlacedEvent[];
  /** Where the next page begins. */
  readonly cursor: Cursor;
  /** More was there when this page was read. */
  readonly hasMore: boolean;
  /** What the cursor pointed at is gone: retention passed it, or the topic was made anew. */
  readonly isTorn: boolean;
}

interface Merging {
  readonly partition: number;
  /** The offset after what was taken. */
  position: number;
  /** Read and not yet taken. */
  waiting: Found[];
  /** Where the next piece begins, and whether there may be one. */
  nextOffset: number;
  end: number;
  isTorn: boolean;
}

interface Found {
  readonly atMs: number;
  readonly offset: number;
  readonly event: EventView | undefined;
}

/** @throws {LogError} */
export async function readPage(log: HistoryLog, from: Cursor, limit: number): Promise<HistoryPage> {
  const merging = from.map((position, partition): Merging => ({
    partition,
    position,
    waiting: [],
    nextOffset: position,
    end: Infinity,
    isTorn: false,
  }));
  const events: PlacedEvent[] = [];
  const seen = new Set<string>();
  for (;;) {
    await Promise.all(merging.map((one) => refill(log, one, limit)));
    const first = earliest(merging);
    const found = first?.waiting.shift();
    if (first === undefined || found === undefined || (found.event !== undefined && events.length >= limit)) {
      if (found !== undefined) first?.waiting.unshift(found);
      return {
        events,
        cursor: merging.map(({ position }) => position),
        hasMore: found !== undefined,
        isTorn: merging.some(({ isTorn }) => isTorn),
      };
    }
    first.position = found.offset + 1;
    if (found.event === undefined || seen.has(found.event.id)) continue;
    seen.add(found.event.id);
    events.push({ event: found.event, partition: first.partition, offset: found.offset });
  }
}

/** Reads on until something waits, or the partition is at its end. */
async function refill(log: HistoryLog, one: Merging, max: number): Promise<void> {
  while (one.waiting.length === 0 && one.nextOffset < one.end) {
    const batch: RangeBatch = await log.readRange({ topic: 'events', partition: one.partition, from: one.nextOffset, max });
    if (one.end === Infinity) {
      // an end below where we stand belongs to a topic made anew: it is read from its beginning
      const isAnew = batch.end < one.nextOffset;
      one.isTorn = isAnew || batch.low > one.nextOffset;
      one.end = batch.end;
      if (isAnew) {
        one.position = one.nextOffset = batch.low;
        continue;
      }
    }
    one.waiting = batch.records.map((record) => ({ atMs: record.atMs, offset: record.offset, event: readEvent(record) }));
    one.nextOffset = batch.nextOffset;
    if (one.waiting.length === 0) one.position = batch.nextOffset;
  }
}

function earliest(merging: readonly Merging[]): Merging | undefined {
  let first: Merging | undefined;
  for (const one of merging) {
    const [head] = one.waiting;
    const [best] = first?.waiting ?? [];
    if (head !== undefined && (best === undefined || head.atMs < best.atMs)) first = one;
  }
  return first;
}
