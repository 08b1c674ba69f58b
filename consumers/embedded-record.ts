/**
 * How the embedded log writes one record into LMDB: a version byte, the time, then length-prefixed parts.
 *
 *     u8 version · u8 flags (1 key, 2 value) · f64 atMs · [u32 length · key] · [u32 length · value]
 *     · u32 headers · each: u32 length · name · u32 length · value
 *
 * A header that stands several times is written several times, in order, so nothing of a Kafka record is lost here.
 */
import { LogError, type LogRecord, type TopicPartition } from '../core/log.js';
import { collectHeaders, writePart, type RawPart, type RawRecord } from './raw-record.js';

const FORMAT_VERSION = 1;
const HAS_KEY = 1;
const HAS_VALUE = 2;
const FIXED_BYTES = 1 + 1 + 8 + 4;

export function encodeRecord(record: RawRecord, atMs: number): Buffer {
  let length = FIXED_BYTES + record.size + record.headers.length * 8;
  if (record.key !== undefined) length += 4;
  if (record.value !== undefined) length += 4;
  const out = Buffer.allocUnsafe(length);
  let at = out.writeUInt8(FORMAT_VERSION, 0);
  at = out.writeUInt8((record.key === undefined ? 0 : HAS_KEY) | (record.value === undefined ? 0 : HAS_VALUE), at);
  at = out.writeDoubleBE(atMs, at);
  const part = (given: RawPart): void => {
    at = out.writeUInt32BE(given.size, at);
    at = writePart(out, at, given);
  };
  if (record.key !== undefined) part(record.key);
  if (record.value !== undefined) part(record.value);
  at = out.writeUInt32BE(record.headers.length, at);
  for (const { name, value } of record.headers) {
    part(name);
    part(value);
  }
  return out;
}

/** @throws {LogError} when the bytes are not a record of a format that this version knows: a newer version's folder. */
export function decodeRecord(from: TopicPartition, offset: number, bytes: Buffer): LogRecord {
  const version = bytes.readUInt8(0);
  if (version !== FORMAT_VERSION) {
    throw new LogError(
      `Cannot read record ${String(offset)} of ${from.topic}: its format is ${String(version)}, this version reads ${String(FORMAT_VERSION)}`,
      'unavailable',
    );
  }
  const flags = bytes.readUInt8(1);
  const atMs = bytes.readDoubleBE(2);
  let at = 10;
  const part = (): Buffer => {
    const length = bytes.readUInt32BE(at);
    at += 4 + length;
    return bytes.subarray(at - length, at);
  };
  const key = (flags & HAS_KEY) === 0 ? undefined : part();
  const value = (flags & HAS_VALUE) === 0 ? undefined : part();
  const count = bytes.readUInt32BE(at);
  at += 4;
  const headers: [string, Buffer][] = [];
  for (let index = 0; index < count; index += 1) headers.push([part().toString('utf8'), part()]);
  return { topic: from.topic, partition: from.partition, offset, atMs, key, value, headers: collectHeaders(headers) };
}
