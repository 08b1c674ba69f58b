/**
 * Encodes a record batch (batch-layout.ts; uncompressed, of no producer) in one buffer of the right size. kafkajs makes a buffer
 * of 512 bytes for each record and each header and copies every byte five times, which took most of what writing cost.
 */
import { writePart, type RawPart, type RawRecord } from '../raw-record.js';
import {
  ATTRIBUTES_AT,
  BASE_TIMESTAMP_AT,
  BATCH_HEADER_BYTES,
  BATCH_MAGIC,
  BEFORE_LENGTH_BYTES,
  CRC_AT,
  LAST_OFFSET_DELTA_AT,
  LENGTH_AT,
  MAGIC_AT,
  MAX_TIMESTAMP_AT,
  PRODUCER_ID_AT,
  RECORD_COUNT_AT,
} from './batch-layout.js';
import { kafkajsModule } from './internals.js';

const crc32c = kafkajsModule('protocol/recordBatch/crc32C') as (bytes: Buffer) => number;

const NO_PRODUCER = -1n;
/** Attributes and time delta of a record: one byte each, both zero. */
const RECORD_FIXED_BYTES = 2;
/** A varint of this length is -1: no bytes at all, which is not the same as zero bytes. */
const NULL = -1;

interface Sized {
  readonly record: RawRecord;
  /** Of the record without its own length before it. */
  readonly bytes: number;
}

/** All records have the one time, `atMs` since the epoch. */
export function encodeRecordBatch(records: readonly RawRecord[], atMs: number): Buffer {
  let bytes = BATCH_HEADER_BYTES;
  const sized: Sized[] = [];
  for (const record of records) {
    const one = sizeOfRecord(record, sized.length);
    bytes += sizeOfVarint(one) + one;
    sized.push({ record, bytes: one });
  }
  const batch = Buffer.allocUnsafe(bytes);
  let at = BATCH_HEADER_BYTES;
  for (const [index, { record, bytes: one }] of sized.entries()) at = writeRecord(batch, writeVarint(batch, at, one), record, index);
  writeHead(batch, records.length, BigInt(atMs));
  return batch;
}

function sizeOfRecord({ key, value, headers }: RawRecord, offsetDelta: number): number {
  let bytes = RECORD_FIXED_BYTES + sizeOfVarint(offsetDelta) + sizeOfPart(key) + sizeOfPart(value) + sizeOfVarint(headers.length);
  for (const header of headers) bytes += sizeOfPart(header.name) + sizeOfPart(header.value);
  return bytes;
}

function writeRecord(batch: Buffer, from: number, { key, value, headers }: RawRecord, offsetDelta: number): number {
  batch[from] = 0;
  batch[from + 1] = 0;
  let at = writeVarint(batch, from + RECORD_FIXED_BYTES, offsetDelta);
  at = writeSized(batch, at, key);
  at = writeSized(batch, at, value);
  at = writeVarint(batch, at, headers.length);
  for (const header of headers) {
    at = writeSized(batch, at, header.name);
    at = writeSized(batch, at, header.value);
  }
  return at;
}

function writeHead(batch: Buffer, count: number, atMs: bigint): void {
  // what is not named here is zero: first offset, leader epoch, attributes, the producer's epoch and sequence
  batch.fill(0, 0, BATCH_HEADER_BYTES);
  batch.writeInt32BE(batch.length - BEFORE_LENGTH_BYTES, LENGTH_AT);
  batch.writeInt8(BATCH_MAGIC, MAGIC_AT);
  batch.writeInt32BE(count - 1, LAST_OFFSET_DELTA_AT);
  batch.writeBigInt64BE(atMs, BASE_TIMESTAMP_AT);
  batch.writeBigInt64BE(atMs, MAX_TIMESTAMP_AT);
  batch.writeBigInt64BE(NO_PRODUCER, PRODUCER_ID_AT);
  batch.writeInt32BE(count, RECORD_COUNT_AT);
  batch.writeUInt32BE(crc32c(batch.subarray(ATTRIBUTES_AT)), CRC_AT);
}

function sizeOfPart(part: RawPart | undefined): number {
  return part === undefined ? sizeOfVarint(NULL) : sizeOfVarint(part.size) + part.size;
}

function writeSized(batch: Buffer, at: number, part: RawPart | undefined): number {
  return part === undefined ? writeVarint(batch, at, NULL) : writePart(batch, writeVarint(batch, at, part.size), part);
}

/** Varints are zigzag, seven bits a byte, the lowest first (as Protocol Buffers' sint32). */
function zigzag(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}

function sizeOfVarint(value: number): number {
  let bytes = 1;
  for (let left = zigzag(value); left > 0x7f; left >>>= 7) bytes += 1;
  return bytes;
}

function writeVarint(batch: Buffer, from: number, value: number): number {
  let at = from;
  let left = zigzag(value);
  for (; left > 0x7f; left >>>= 7) batch[at++] = (left & 0x7f) | 0x80;
  batch[at] = left;
  return at + 1;
}
