/**
 * How the embedded log writes one record into LMDB: a version byte, the time, then length-prefixed parts.
 *
 *     u8 version · u8 flags (1 key, 2 value) · f64 atMs · [u32 length · key] · [u32 length · value]
 *     · u32 headers · each: u32 length · name · u32 length · value
 *
 * A header that stands several times is written several times, in order, so nothing of a Kafka record is lost here.
 */
import { LogError, type HeaderValue, type LogHeaders, type LogRecord, type NewRecord, type TopicPartition } from '../core/log.js';

const FORMAT_VERSION = 1;
const HAS_KEY = 1;
const HAS_VALUE = 2;
const FIXED_BYTES = 1 + 1 + 8 + 4;

/** A new record as bytes: what both adapters append. */
export interface RawRecord {
  readonly key: Buffer | undefined;
  readonly value: Buffer | undefined;
  readonly headers: readonly (readonly [name: string, value: Buffer])[];
  /** Bytes of key, value and headers together. */
  readonly size: number;
}

export function toRawRecord(record: NewRecord): RawRecord {
  const key = toBuffer(record.key);
  const value = toBuffer(record.value);
  const headers: (readonly [string, Buffer])[] = [];
  let size = (key?.length ?? 0) + (value?.length ?? 0);
  for (const [name, given] of Object.entries(record.headers ?? {})) {
    for (const one of headerValues(given)) {
      headers.push([name, one]);
      size += Buffer.byteLength(name) + one.length;
    }
  }
  return { key, value, headers, size };
}

/** Copies what the caller gave: it may change its arrays once `append` was called. */
function toBuffer(given: string | Uint8Array | undefined): Buffer | undefined {
  if (given === undefined) return undefined;
  return typeof given === 'string' ? Buffer.from(given, 'utf8') : Buffer.from(given);
}

function headerValues(given: string | HeaderValue): readonly Buffer[] {
  if (typeof given === 'string') return [Buffer.from(given, 'utf8')];
  return given instanceof Uint8Array ? [Buffer.from(given)] : given.map((one) => Buffer.from(one));
}

export function encodeRecord(record: RawRecord, atMs: number): Buffer {
  let length = FIXED_BYTES + record.size + record.headers.length * 8;
  if (record.key !== undefined) length += 4;
  if (record.value !== undefined) length += 4;
  const out = Buffer.allocUnsafe(length);
  let at = out.writeUInt8(FORMAT_VERSION, 0);
  at = out.writeUInt8((record.key === undefined ? 0 : HAS_KEY) | (record.value === undefined ? 0 : HAS_VALUE), at);
  at = out.writeDoubleBE(atMs, at);
  const part = (bytes: Buffer): void => {
    at = out.writeUInt32BE(bytes.length, at);
    at += bytes.copy(out, at);
  };
  if (record.key !== undefined) part(record.key);
  if (record.value !== undefined) part(record.value);
  at = out.writeUInt32BE(record.headers.length, at);
  for (const [name, value] of record.headers) {
    part(Buffer.from(name, 'utf8'));
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

/** Headers as the port gives them: an array only where a name stands several times. */
export function collectHeaders(pairs: readonly (readonly [string, Uint8Array])[]): LogHeaders {
  const found = new Map<string, Uint8Array | readonly Uint8Array[]>();
  for (const [name, value] of pairs) {
    const before = found.get(name);
    if (before === undefined) found.set(name, value);
    else found.set(name, before instanceof Uint8Array ? [before, value] : [...before, value]);
  }
  // fromEntries defines own properties, so a header named __proto__ stays a header
  return Object.fromEntries(found);
}
