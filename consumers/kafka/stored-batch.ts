/**
 * A record batch as Kafka stores and sends it (batch-layout.ts): its header at once, its records one by one when they are asked
 * for, since a fetch brings more of them than should live at one time.
 */
import type { LogRecord, TopicPartition } from '../../core/log.js';
import {
  ATTRIBUTES_AT,
  BASE_TIMESTAMP_AT,
  BATCH_HEADER_BYTES,
  BEFORE_LENGTH_BYTES,
  LAST_OFFSET_DELTA_AT,
  LENGTH_AT,
  MAX_TIMESTAMP_AT,
  PRODUCER_ID_AT,
  RECORD_COUNT_AT,
} from './batch-layout.js';
import { readInt64, readSized, readVarint } from './byte-reader.js';
import type { ReadHeaders } from './stored-headers.js';

const CODEC_MASK = 0x07;
const LOG_APPEND_TIME = 0x08;
const IS_TRANSACTIONAL = 0x10;
const IS_CONTROL = 0x20;
/** Of the type in the key of a control record. */
const ABORT = 0;

export interface StoredBatch {
  readonly baseOffset: number;
  /** As it was written, whatever compaction left. */
  readonly lastOffset: number;
  /** 0 is none. */
  readonly codec: number;
  readonly baseMs: number;
  /** The time of all its records, where the topic is stamped by the broker. */
  readonly appendMs: number | undefined;
  readonly producerId: bigint;
  readonly isTransactional: boolean;
  /** Holds a marker, which is for nobody's eyes. */
  readonly isControl: boolean;
  readonly recordCount: number;
  /** The records, still compressed. */
  readonly payload: Buffer;
  /** Of header and records. */
  readonly size: number;
}

/**
 * The batch that begins at `at`; `undefined` when the bytes end before it does.
 * @throws {Error} when it cannot be one.
 */
export function readBatch(bytes: Buffer, at: number): StoredBatch | undefined {
  if (bytes.length - at < BATCH_HEADER_BYTES) return undefined;
  const size = BEFORE_LENGTH_BYTES + bytes.readInt32BE(at + LENGTH_AT);
  if (size < BATCH_HEADER_BYTES) throw new Error(`its length is ${String(size)} bytes`);
  if (bytes.length - at < size) return undefined;
  const attributes = bytes.readInt16BE(at + ATTRIBUTES_AT);
  const { baseOffset, codec } = readBatchPlace(bytes, at);
  return {
    baseOffset,
    lastOffset: baseOffset + bytes.readInt32BE(at + LAST_OFFSET_DELTA_AT),
    codec,
    baseMs: readInt64(bytes, at + BASE_TIMESTAMP_AT),
    appendMs: (attributes & LOG_APPEND_TIME) === 0 ? undefined : readInt64(bytes, at + MAX_TIMESTAMP_AT),
    producerId: bytes.readBigInt64BE(at + PRODUCER_ID_AT),
    isTransactional: (attributes & IS_TRANSACTIONAL) !== 0,
    isControl: (attributes & IS_CONTROL) !== 0,
    recordCount: bytes.readInt32BE(at + RECORD_COUNT_AT),
    payload: bytes.subarray(at + BATCH_HEADER_BYTES, at + size),
    size,
  };
}

/** What can be told even of a batch that is damaged. */
export function readBatchPlace(bytes: Buffer, at: number): Pick<StoredBatch, 'baseOffset' | 'codec'> {
  return { baseOffset: readInt64(bytes, at), codec: bytes.readInt16BE(at + ATTRIBUTES_AT) & CODEC_MASK };
}

/**
 * Reads the records, decompressed, in order: each call the next, at most as many as the batch holds. Keys and values are views.
 * The function throws when a record is damaged.
 */
export function createRecordReader(
  batch: StoredBatch,
  records: Buffer,
  to: { readonly at: TopicPartition; readonly readHeaders: ReadHeaders },
): () => LogRecord {
  const { baseOffset, baseMs, appendMs } = batch;
  const { readHeaders } = to;
  const { topic, partition } = to.at;
  const reader = { bytes: records, at: 0 };
  return () => {
    const end = endOfRecord(readVarint(reader), reader.at, records.length);
    // attributes, of which Kafka uses none
    reader.at += 1;
    const atMs = baseMs + readVarint(reader);
    const offset = baseOffset + readVarint(reader);
    const key = readSized(reader, end);
    const value = readSized(reader, end);
    if (reader.at >= end) throw new Error('a record ends before its headers');
    const headers = readHeaders(records, reader.at, end);
    reader.at = end;
    return { topic, partition, offset, atMs: appendMs ?? atMs, key, value, headers };
  };
}

/** Whether it ends a transaction that came to nothing. @throws {Error} when its marker is damaged. */
export function isAbortMarker(batch: StoredBatch): boolean {
  if (!batch.isControl || batch.recordCount === 0) return false;
  const reader = { bytes: batch.payload, at: 0 };
  const end = endOfRecord(readVarint(reader), reader.at, batch.payload.length);
  reader.at += 1;
  readVarint(reader);
  readVarint(reader);
  // its version, then its type
  return readSized(reader, end)?.readInt16BE(2) === ABORT;
}

function endOfRecord(length: number, at: number, limit: number): number {
  const end = at + length;
  if (length < 0 || end > limit) throw new Error('a record runs past the end of its batch');
  return end;
}
