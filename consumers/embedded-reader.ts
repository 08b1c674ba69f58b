/** Reading the embedded log: one loop a topic that delivers, waits for the handler, and sleeps until the log has grown. */
import type { Clock } from '../core/clock.js';
import type { LogReader, LogRecord, LogTopic, PartitionRange, ReadBatch, ReaderOptions } from '../core/log.js';
import { decodeRecord } from './embedded-record.js';
import type { Bounds, EmbeddedStore } from './embedded-store.js';

const BATCH_RECORDS = 500;
const BATCH_BYTES = 1024 * 1024;
/** A record that cannot be read will hardly heal; still, the disk may. */
const RETRY_MS = 1000;

/** What a reader needs of the log that it reads. */
export interface EmbeddedTail {
  readonly store: EmbeddedStore;
  readonly clock: Clock;
  /** What is committed. */
  readonly bounds: (topic: LogTopic) => Bounds;
  /** Calls back at every growth of any topic until the returned function is called. */
  readonly onGrowth: (callback: () => void) => () => void;
}

export interface EmbeddedReader extends LogReader {
  /** What it has read of a topic; `undefined` for a topic that it does not read. */
  readonly positionIn: (topic: LogTopic) => number | undefined;
}

/** Starts at once; batches follow from the next turn of the event loop on. */
export function openEmbeddedReader(tail: EmbeddedTail, options: ReaderOptions): EmbeddedReader {
  const positions = new Map<LogTopic, number>();
  const wakers = new Set<() => void>();
  const isStopped = { value: false };
  const wake = (): void => {
    for (const waker of [...wakers]) waker();
  };
  const forgetGrowth = tail.onGrowth(wake);
  const rest = (retryMs?: number): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        cancel();
        wakers.delete(done);
        resolve();
      };
      const cancel = retryMs === undefined ? () => undefined : tail.clock.after(retryMs, done);
      wakers.add(done);
    });
  const loops = options.topics.map((topic) => {
    const range = rangeOf(topic, tail.bounds(topic));
    positions.set(topic, Math.min(Math.max(options.from(range), range.low), range.end));
    return follow(tail, { ...options, topic, positions, isStopped, rest });
  });
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    isStopped.value = true;
    forgetGrowth();
    wake();
    await Promise.all(loops);
    positions.clear();
  };
  return {
    ends: () => Promise.resolve(options.topics.map((topic) => rangeOf(topic, tail.bounds(topic)))),
    stop: () => (stopped ??= stop()),
    positionIn: (topic) => positions.get(topic),
  };
}

interface Following extends ReaderOptions {
  readonly topic: LogTopic;
  readonly positions: Map<LogTopic, number>;
  readonly isStopped: { readonly value: boolean };
  /** Until the log has grown, the reader is stopped, or the time is over. */
  readonly rest: (retryMs?: number) => Promise<void>;
}

async function follow(tail: EmbeddedTail, reading: Following): Promise<void> {
  const { topic, positions, isStopped } = reading;
  let isTroubled = false;
  for (;;) {
    // a handler that never waits must not keep probes and timers from running during a long replay
    await nextTurn();
    if (isStopped.value) return;
    const position = positions.get(topic) ?? 0;
    const { low, next } = tail.bounds(topic);
    if (position < low) {
      reading.onGap({ topic, partition: 0, expected: position, found: low });
      positions.set(topic, low);
    } else if (position >= next) {
      await reading.rest();
    } else {
      try {
        const batch = readPiece(tail.store, topic, { from: position, end: next, maxRecords: BATCH_RECORDS });
        await reading.onBatch(batch);
        positions.set(topic, batch.nextOffset);
        if (isTroubled) reading.onTrouble(undefined);
        isTroubled = false;
      } catch (error) {
        isTroubled = true;
        reading.onTrouble(error instanceof Error ? error : new Error(String(error)));
        await reading.rest(RETRY_MS);
      }
    }
  }
}

/** Records from an offset on, bounded in number and bytes; where none are left before `end`, the position is `end`. */
export function readPiece(
  store: EmbeddedStore,
  topic: LogTopic,
  piece: { readonly from: number; readonly end: number; readonly maxRecords: number },
): ReadBatch {
  const records: LogRecord[] = [];
  let bytes = 0;
  for (const entry of store.read(topic, piece.from)) {
    if (entry.offset >= piece.end) break;
    records.push(decodeRecord({ topic, partition: 0 }, entry.offset, entry.bytes));
    bytes += entry.bytes.length;
    if (records.length >= piece.maxRecords || bytes >= BATCH_BYTES) return { topic, partition: 0, records, nextOffset: entry.offset + 1 };
  }
  return { topic, partition: 0, records, nextOffset: piece.end };
}

export function rangeOf(topic: LogTopic, bounds: Bounds): PartitionRange {
  return { topic, partition: 0, low: bounds.low, end: bounds.next };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
