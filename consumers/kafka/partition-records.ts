/**
 * The records of one partition's part of a Fetch answer: record batches, decompressed but not read any further, or a message
 * set of old. Says which batch it is that cannot be decoded; batches may be of any size, and empty ones count.
 */
import type { LogRecord, TopicPartition } from '../../core/log.js';
import { createAbortedFilter, type AbortedTransaction } from './aborted-transactions.js';
import { BATCH_MAGIC, MAGIC_AT } from './batch-layout.js';
import { kafkajsModule } from './internals.js';
import type { StoredRecords } from './record-cursor.js';
import { createRecordReader, readBatch, readBatchPlace, type StoredBatch } from './stored-batch.js';
import { NO_HEADERS } from './stored-headers.js';

/** What Kafka gives a record of a time before there were timestamps. */
const NO_TIMESTAMP_MS = -1;

/** A message as kafkajs decodes those of message sets (src/protocol/message). */
interface OldMessage {
  readonly offset: string;
  /** Not in the oldest. */
  readonly timestamp?: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
}
type DecodeMessageSet = (decoder: unknown, size: number) => Promise<readonly OldMessage[]>;

/** kafkajs's registry, in which ours are too (codecs.ts). */
interface Compression {
  readonly lookupCodecByAttributes: (attributes: number) => { readonly decompress: (bytes: Buffer) => Promise<Buffer> } | null;
}

export interface AnsweredPartition {
  /** Topic and partition, for whoever has to look after them. */
  readonly place: string;
  readonly aborted: readonly AbortedTransaction[];
}

/** @throws {Error} for a batch whose header or marker cannot be read, which it names. */
export async function readPartitionRecords(bytes: Buffer, { place, aborted }: AnsweredPartition): Promise<readonly StoredRecords[]> {
  if (bytes.length <= MAGIC_AT) return [];
  if (bytes[MAGIC_AT] !== BATCH_MAGIC) return readMessageSet(bytes);
  const isAborted = createAbortedFilter(aborted);
  const found: StoredRecords[] = [];
  let next = 0;
  while (bytes[next + MAGIC_AT] === BATCH_MAGIC) {
    const at = next;
    const undecodable = (error: unknown): Error => new Error(describeUndecodable(bytes, at, place, error));
    try {
      const batch = readBatch(bytes, at);
      // cut off by the limit of the answer: the next fetch begins with it
      if (batch === undefined) break;
      const isHidden = isAborted(batch) || batch.isControl || batch.recordCount <= 0;
      found.push(isHidden ? nothingUpTo(batch.lastOffset) : await storeRecords(batch, undecodable));
      next += batch.size;
    } catch (error) {
      throw undecodable(error);
    }
  }
  return found;
}

/** Moves the position. */
function nothingUpTo(lastOffset: number): StoredRecords {
  return {
    lastOffset,
    count: 0,
    open: () => () => {
      throw new Error('Cannot read a record where there is none');
    },
  };
}

/** What is wrong with them is told when they are asked for: what stands before them is read all the same, and other partitions. */
async function storeRecords(batch: StoredBatch, undecodable: (error: unknown) => Error): Promise<StoredRecords> {
  const records = await decompress(batch).catch(undecodable);
  return {
    lastOffset: batch.lastOffset,
    count: batch.recordCount,
    open: (at, readHeaders) => {
      if (records instanceof Error) throw records;
      const read = createRecordReader(batch, records, { at, readHeaders });
      return () => {
        try {
          return read();
        } catch (error) {
          throw undecodable(error);
        }
      };
    },
  };
}

async function decompress({ codec, payload }: StoredBatch): Promise<Buffer> {
  if (codec === 0) return payload;
  const { lookupCodecByAttributes } = kafkajsModule('protocol/message/compression') as Compression;
  const found = lookupCodecByAttributes(codec);
  if (found === null) throw new Error('the codec is not known');
  return found.decompress(payload);
}

/** The batch for whoever has to look at it, or to skip it. Not as a cause: kafkajs takes a RangeError for a bug of the program. */
function describeUndecodable(bytes: Buffer, at: number, place: string, error: unknown): string {
  const { baseOffset, codec } = readBatchPlace(bytes, at);
  const why = error instanceof Error ? error.message : String(error);
  return `the record batch at offset ${String(baseOffset)} of ${place}, compressed in codec ${String(codec)}, cannot be decoded: ${why}`;
}

/** All of it at once: they are small, and brokers from Kafka 4 on have none. */
async function readMessageSet(bytes: Buffer): Promise<readonly StoredRecords[]> {
  const DecoderOf = kafkajsModule('protocol/decoder') as new (data: Buffer) => unknown;
  const decode = kafkajsModule('protocol/messageSet/decoder') as DecodeMessageSet;
  const messages = await decode(new DecoderOf(bytes), bytes.length);
  const last = messages.at(-1);
  if (last === undefined) return [];
  const open = (at: TopicPartition) => {
    const iterator = messages.values();
    return (): LogRecord => {
      const { value, done } = iterator.next();
      if (done === true) throw new Error('Cannot read a record after the last');
      return toLogRecord(at, value);
    };
  };
  return [{ lastOffset: Number(last.offset), count: messages.length, open }];
}

function toLogRecord({ topic, partition }: TopicPartition, message: OldMessage): LogRecord {
  return {
    topic,
    partition,
    offset: Number(message.offset),
    atMs: message.timestamp === undefined ? NO_TIMESTAMP_MS : Number(message.timestamp),
    key: message.key ?? undefined,
    value: message.value ?? undefined,
    headers: NO_HEADERS,
  };
}
