/**
 * One partition as a reader sees it. The position here is the truth: a batch is judged by it, whatever kafkajs believes
 * (after a rejoin it believes in committed or default offsets, kafka-facts §1.4, §1.12 no. 4).
 */
import type { ReaderOptions, TopicPartition } from '../../core/log.js';
import type { RecordCursor } from './record-cursor.js';

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
  /** Where the partition begins. */
  readonly logStartOffset: number;
}

/** What was fetched, to be read as it is handled. */
export interface HandedBatch {
  readonly records: RecordCursor;
  /** After all of it. */
  readonly nextOffset: number;
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
  if (batch.highWatermark < position) return { verdict: 'suspect' };
  if (position < batch.logStartOffset) return { verdict: 'gap', found: batch.logStartOffset };
  if (batch.fetchedOffset > position || batch.lastOffset < position) return { verdict: 'seek' };
  return { verdict: 'take' };
}

/** Hands the records over in slices, each read and awaited; the position moves with each. Ends early when `isOver` says so. */
export async function deliver(
  partition: ReaderPartition,
  batch: HandedBatch,
  reading: { readonly onBatch: ReaderOptions['onBatch']; readonly isOver: () => boolean; readonly betweenSlices: () => Promise<void> },
): Promise<void> {
  const { topic, partition: number } = partition;
  while (!reading.isOver()) {
    const records = batch.records.take(SLICE_RECORDS);
    const isLast = batch.records.isAtEnd();
    const nextOffset = isLast ? batch.nextOffset : (records.at(-1)?.offset ?? partition.position - 1) + 1;
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
