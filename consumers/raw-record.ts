/** What every log adapter does to records before it appends them: bytes, limits, and the rules that Kafka has for keys. */
import { LogError, type HeaderValue, type LogHeaders, type LogTopic, type NewRecord } from '../core/log.js';

/** `max.message.bytes` of the topics that we make: what one log takes, the other takes too. */
export const RECORD_MAX_BYTES = 2_097_152;

/** A new record as bytes: what both adapters append. */
export interface RawRecord {
  readonly key: Buffer | undefined;
  readonly value: Buffer | undefined;
  readonly headers: readonly (readonly [name: string, value: Buffer])[];
  /** Bytes of key, value and headers together. */
  readonly size: number;
}

function toRawRecord(record: NewRecord): RawRecord {
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

/**
 * The records of one append, as bytes. Without a named partition they need one key between them.
 * @throws {LogError} `too-large`. @throws {Error} for what no caller may ask: several keys, a state record without one.
 */
export function prepareRecords(
  to: { readonly topic: LogTopic; readonly partition?: number },
  records: readonly NewRecord[],
): readonly RawRecord[] {
  const raw = records.map(toRawRecord);
  for (const record of raw) {
    if (to.topic === 'state' && record.key === undefined)
      throw new Error('Cannot append to state: a record without a key; compaction needs keys');
    if (record.size > RECORD_MAX_BYTES) {
      throw new LogError(`Cannot append to ${to.topic}: ${String(record.size)} bytes are above ${String(RECORD_MAX_BYTES)}`, 'too-large');
    }
  }
  const first = raw[0]?.key;
  if (to.partition === undefined && raw.some(({ key }) => !isSameKey(key, first))) {
    throw new Error(`Cannot append to ${to.topic} by key: the records have several keys`);
  }
  return raw;
}

function isSameKey(one: Buffer | undefined, other: Buffer | undefined): boolean {
  return one === undefined || other === undefined ? one === other : one.equals(other);
}

/** Headers as the port gives them: an array only where a name stands several times. */
export function collectHeaders(pairs: readonly (readonly [string, Uint8Array])[]): LogHeaders {
  const found: Record<string, HeaderValue> = {};
  for (const [name, value] of pairs) {
    const before = Object.hasOwn(found, name) ? found[name] : undefined;
    const all = before === undefined ? value : before instanceof Uint8Array ? [before, value] : [...before, value];
    // assigned, it would become the prototype
    if (name === '__proto__') Object.defineProperty(found, name, { value: all, enumerable: true, configurable: true, writable: true });
    else found[name] = all;
  }
  return found;
}
