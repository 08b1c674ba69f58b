/**
 * The newest events as one sequence that all streams follow. The log is read once, however many listen, and only while
 * somebody does. What is held is a ring: a stream that does not keep up falls out of it and reads from the log again, so
 * that nothing ever waits here for a slow client.
 */
import type { Clock } from '../../core/clock.js';
import { LogError, type Log, type LogReader } from '../../core/log.js';
import type { Cursor } from './cursor.js';
import { readEvent } from './event.js';
import type { PlacedEvent } from './page.js';

export const RING_MAX_EVENTS = 1_000;
/** A client that lost its connection is back within seconds: opening a reader takes longer. */
const LINGER_MS = 30_000;

export interface EventFeed {
  /** Resolves once the ring follows the log; the returned function leaves. @throws {LogError} */
  readonly join: () => Promise<() => void>;
  /** The place in the sequence where all is found that comes after the cursor; `undefined`: the ring does not reach back so far. */
  readonly enter: (cursor: Cursor) => number | undefined;
  /** What stands there and behind it, the oldest first; empty at the end, `undefined` where the ring has moved on. */
  readonly take: (place: number, max: number) => readonly PlacedEvent[] | undefined;
  /** Calls back whenever there may be more; the returned function ends that. */
  readonly onGrowth: (callback: () => void) => () => void;
  /** May be called twice. */
  readonly close: () => Promise<void>;
}

export interface EventFeedOptions {
  readonly log: Pick<Log, 'openReader'>;
  readonly clock: Clock;
  /** Default {@link RING_MAX_EVENTS}. */
  readonly maxEvents?: number;
}

/** One reader's life: what comes of it after its end is nobody's. */
interface Reading {
  isOpen: boolean;
  isOver: boolean;
}

export function createEventFeed({ log, clock, maxEvents = RING_MAX_EVENTS }: EventFeedOptions): EventFeed {
  const ring: PlacedEvent[] = [];
  /** Of each partition the first offset of which the ring knows. */
  const lows = new Map<number, number>();
  const listeners = new Set<() => void>();
  let firstPlace = 0;
  let current: { readonly reading: Reading; readonly opening: Promise<LogReader> } | undefined;
  let cancelLinger = (): void => undefined;
  let members = 0;
  let isClosed = false;

  const drop = (count: number): void => {
    for (const { partition, offset } of ring.splice(0, count)) lows.set(partition, offset + 1);
    firstPlace += count;
  };
  /** Nothing that was placed is found any more: whoever follows reads from the log, and learns there what became of it. */
  const forget = (): void => {
    drop(ring.length);
    firstPlace += 1;
  };
  const grow = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const open = async (reading: Reading): Promise<LogReader> => {
    const reader = await log.openReader({
      topics: ['events'],
      from: ({ partition, low, end }) => {
        // a partition that comes later is read from its beginning
        const from = reading.isOpen ? low : end;
        if (!reading.isOver) lows.set(partition, from);
        return from;
      },
      onBatch: ({ records, partition }) => {
        if (reading.isOver || records.length === 0) return;
        for (const record of records) {
          const event = readEvent(record);
          if (event !== undefined) ring.push({ event, partition, offset: record.offset });
        }
        if (ring.length > maxEvents) drop(ring.length - maxEvents);
        grow();
      },
      onGap: ({ partition, found }) => {
        if (reading.isOver) return;
        forget();
        lows.set(partition, found);
        grow();
      },
      // streams go on when the reader does; readiness tells of a log that is away
      onTrouble: () => undefined,
    });
    reading.isOpen = true;
    return reader;
  };
  const begin = () => {
    const reading: Reading = { isOpen: false, isOver: false };
    return { reading, opening: open(reading) };
  };
  const stop = async (): Promise<void> => {
    cancelLinger();
    const stopped = current;
    if (stopped === undefined) return;
    current = undefined;
    stopped.reading.isOver = true;
    forget();
    lows.clear();
    await (await stopped.opening.catch(() => undefined))?.stop();
  };
  const leave = (): void => {
    members -= 1;
    if (members > 0 || isClosed) return;
    cancelLinger = clock.after(LINGER_MS, () => void stop());
  };

  return {
    join: async () => {
      if (isClosed) throw new LogError('Cannot follow the events: the log is closed', 'closed');
      cancelLinger();
      members += 1;
      current ??= begin();
      const joined = current;
      try {
        await joined.opening;
      } catch (error) {
        if (current === joined) current = undefined;
        members -= 1;
        throw error;
      }
      let isIn = true;
      return () => {
        if (isIn) leave();
        isIn = false;
      };
    },
    enter: (cursor) => ([...lows].every(([partition, low]) => (cursor[partition] ?? 0) >= low) ? firstPlace : undefined),
    take: (place, max) => (place < firstPlace ? undefined : ring.slice(place - firstPlace, place - firstPlace + max)),
    onGrowth: (callback) => {
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
    close: async () => {
      isClosed = true;
      grow();
      await stop();
    },
  };
}
