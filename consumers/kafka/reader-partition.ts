/**
 * One partition as a reader sees it. The position here is the truth: a batch is judged by it, whatever kafkajs believes
 * (after a rejoin it believes in committed or default offsets, kafka-facts §1.4, §1.12 no. 4).
 */
import type { LogRecord, ReaderOptions, TopicPartition } from '../../core/log.js';

/** Records handed over at once; between two such slices heartbeats go out. */
const SLICE_RECORDS = 500;

export interface ReaderPartition extends TopicPartition {
  /** The topic's real name. */
  readonly name: string;
  position: number;
  /** The handler is at work, or the rest of a batch waits for it. Never rejects. */
  busy: Promise<void> | undefined;
  /** kafkajs does not fetch it until it is resumed. */
  isPaused: boolean;
}

/** What a fetched batch says, without kafkajs. */
export interface FetchedBatch {
  /** Where the fetch began that brought it. */
  readonly fetchedOffset: number;
  /** The batch ends here, visible records or not. */
  readonly lastOffset: number;
  readonly highWatermark: number;
  readonly logStartOffset: number | undefined;
}

export type BatchVerdict =
  /** Goes on from our position. */
  | { readonly verdict: 'take' }
  /** Not ours to take: ask again from our position. */
  | { readonly verdict: 'seek' }
  /** The log does not hold our position any more; go on at `found`. */
  | { readonly verdict: 'gap'; readonly found: number }
  /** The end lies below our position: the topic was made anew, or a new leader does not know its end yet. Ask. */
  | { readonly verdict: 'suspect' };

/** Whether a batch continues at our position. */
export function judgeBatch(position: number, batch: FetchedBatch): BatchVerdict {
  const low = batch.logStartOffset ?? 0;
  if (batch.highWatermark < position) return { verdict: 'suspect' };
  if (position < low) return { verdict: 'gap', found: low };
  if (batch.fetchedOffset > position || batch.lastOffset < position) return { verdict: 'seek' };
  return { verdict: 'take' };
}

/** Hands the records over in slices, each awaited; the position moves with each. Ends early when `isOver` says so. */
export async function deliver(
  partition: ReaderPartition,
  batch: { readonly records: readonly LogRecord[]; readonly nextOffset: number },
  reading: { readonly onBatch: ReaderOptions['onBatch']; readonly isOver: () => boolean; readonly betweenSlices: () => Promise<void> },
): Promise<void> {
  const { topic, partition: number } = partition;
  for (let from = 0; !reading.isOver(); from += SLICE_RECORDS) {
    const records = batch.records.slice(from, from + SLICE_RECORDS);
    const isLast = from + SLICE_RECORDS >= batch.records.length;
    const nextOffset = isLast ? batch.nextOffset : (records.at(-1)?.offset ?? partition.position) + 1;
    await reading.onBatch({ topic, partition: number, records, nextOffset });
    partition.position = nextOffset;
    if (isLast) return;
    await reading.betweenSlices();
  }
}

/** Partitions by their real name and number. */
export function partitionKey(name: string, partition: number): string {
  return `${name}/${String(partition)}`;
}
