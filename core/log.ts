/**
 * The log port: an ordered, durable, partitioned event log. Two adapters implement it, Kafka and the embedded
 * one (LMDB), and pass the same contract tests; core/ and the tests know nothing else of a log.
 *
 * Offsets are plain numbers (safe up to 2^53). Times are milliseconds since the epoch.
 */

/** What a topic is for; the configuration gives each a real name (`log.topics`). */
export const LOG_TOPICS = ['taskStatus', 'taskInfo', 'state', 'events', 'deadLetter'] as const;
export type LogTopic = (typeof LOG_TOPICS)[number];

/** The topics that others write and we decode. */
export type InputTopic = Extract<LogTopic, 'taskStatus' | 'taskInfo'>;

export function isInputTopic(topic: string): topic is InputTopic {
  return topic === 'taskStatus' || topic === 'taskInfo';
}

/** A header's bytes; an array when the header stands several times in one record. */
export type HeaderValue = Uint8Array | readonly Uint8Array[];
export type LogHeaders = Readonly<Record<string, HeaderValue>>;

export interface TopicPartition {
  readonly topic: LogTopic;
  readonly partition: number;
}

export interface LogRecord extends TopicPartition {
  readonly offset: number;
  /** Time of the record in the log (Kafka's record timestamp). */
  readonly atMs: number;
  readonly key: Uint8Array | undefined;
  /** `undefined` is a tombstone. May be a view on a fetch buffer: copy what is kept. */
  readonly value: Uint8Array | undefined;
  readonly headers: LogHeaders;
}

export interface NewRecord {
  readonly key: string | Uint8Array | undefined;
  readonly value: string | Uint8Array | undefined;
  readonly headers?: Readonly<Record<string, string | HeaderValue>>;
}

export interface PartitionRange extends TopicPartition {
  /** The first offset that can be read. */
  readonly low: number;
  /** The offset that the next record will get: reading is at the end when the position reached it. */
  readonly end: number;
}

export interface ReadBatch extends TopicPartition {
  /** Empty where only gaps lay before `nextOffset`: the position moves all the same. */
  readonly records: readonly LogRecord[];
  /** The position after this batch; above the last record's offset + 1 where compaction or markers left gaps. */
  readonly nextOffset: number;
}

/** A position that is no longer what the log holds: retention passed it, or the topic was made anew. */
export interface ReadGap extends TopicPartition {
  readonly expected: number;
  readonly found: number;
}

export interface ReaderOptions {
  readonly topics: readonly LogTopic[];
  /** Where to begin in a partition, asked once when the partition is first seen; clamped to `low…end`. */
  readonly from: (range: PartitionRange) => number;
  /** Awaited before the next batch of that partition: this is the back-pressure. Must not throw. */
  readonly onBatch: (batch: ReadBatch) => void | Promise<void>;
  /** Reading went on at `found`. */
  readonly onGap: (gap: ReadGap) => void;
  /** Trouble that the reader is already working on (broker away, rebuilt consumer); `undefined` when it is over. */
  readonly onTrouble: (error: Error | undefined) => void;
}

export interface LogReader {
  /** The ends of all its partitions, asked of the log now. Rejects when the log cannot be reached. */
  readonly ends: () => Promise<readonly PartitionRange[]>;
  /** Delivers no more once resolved; may be called twice. Waits for the handler under way: not to be awaited inside it. */
  readonly stop: () => Promise<void>;
}

/** A piece of a partition, asked for once. */
export interface RangeRequest extends TopicPartition {
  /** Where to begin; clamped to `low…end`. */
  readonly from: number;
  /** At most this many records; fewer may come although more follow (the adapters bound the bytes of one answer). */
  readonly max: number;
}

/** More follows when `nextOffset` is below `end`, even when there are no records in this piece. */
export interface RangeBatch extends ReadBatch {
  readonly low: number;
  readonly end: number;
}

/** Whether a failed append may be tried again as it is. `unavailable`: the log cannot be reached now. */
export type AppendFailure = 'unavailable' | 'too-large' | 'unauthorized' | 'unknown-topic' | 'closed';

export class LogError extends Error {
  readonly failure: AppendFailure;
  constructor(message: string, failure: AppendFailure, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LogError';
    this.failure = failure;
  }
}

export interface Log {
  readonly kind: string;
  /**
   * Appends durably, in order, to one partition; resolves with the offsets once the log has them.
   * Without a partition the key chooses it (Kafka's murmur2 partitioner); all records then need one key.
   * @throws {LogError}
   */
  readonly append: (
    to: { readonly topic: LogTopic; readonly partition?: number },
    records: readonly NewRecord[],
  ) => Promise<readonly TopicPartitionOffset[]>;
  /** Number of partitions of a topic; the state topic's are the shares. @throws {LogError} */
  readonly partitionCount: (topic: LogTopic) => Promise<number>;
  /** Resolves once the reader is set up; batches follow. @throws {LogError} when the topics cannot be read. */
  readonly openReader: (options: ReaderOptions) => Promise<LogReader>;
  /** Reads a piece of a partition once, beside the readers: what the API lists of the history. @throws {LogError} */
  readonly readRange: (request: RangeRequest) => Promise<RangeBatch>;
  /**
   * Drops records below `beforeOffset` where the log leaves retention to us (embedded); elsewhere does nothing.
   */
  readonly prune: (at: TopicPartition, beforeOffset: number) => Promise<void>;
  /** May be called twice. */
  readonly close: () => Promise<void>;
}

export interface TopicPartitionOffset extends TopicPartition {
  readonly offset: number;
}

/** `partition:offset`, as interface.md writes a position. */
export function formatPosition(at: { readonly partition: number; readonly offset: number }): string {
  return `${String(at.partition)}:${String(at.offset)}`;
}

const decoder = new TextDecoder();

/** The text of a header, the last one where it stands several times; `undefined` when absent. */
export function headerText(headers: LogHeaders, name: string): string | undefined {
  const value = headers[name];
  if (value === undefined) return undefined;
  const last = value instanceof Uint8Array ? value : value.at(-1);
  return last === undefined ? undefined : decoder.decode(last);
}
