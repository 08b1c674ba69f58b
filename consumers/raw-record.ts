/** What every log adapter does to records before it appends them: bytes, limits, and the rules that Kafka has for keys. */
import { LogError, type HeaderValue, type LogHeaders, type LogTopic, type NewRecord } from '../core/log.js';

/** `max.message.bytes` of the topics that we make: what one log takes, the other takes too. */
export const RECORD_MAX_BYTES = 2_097_152;

/** A key, a value or a header's content. Text becomes bytes only where it is written. */
export interface RawPart {
  readonly content: string | Buffer;
  /** In bytes. */
  readonly size: number;
}

export interface RawHeader {
  readonly name: RawPart;
  readonly value: RawPart;
}

/** A new record, its sizes known: what both adapters append. */
export interface RawRecord {
  readonly key: RawPart | undefined;
  readonly value: RawPart | undefined;
  readonly headers: readonly RawHeader[];
  /** Bytes of key, value and headers together. */
  readonly size: number;
}

/** Up to here, a loop is faster than a call into Node. */
const SHORT_BYTES = 40;

/** Names are the same in most records of an append: each is sized once. */
function toRawRecord(record: NewRecord, names: Map<string, RawPart>): RawRecord {
  const key = toPart(record.key);
  const value = toPart(record.value);
  const headers = record.headers === undefined ? [] : toRawHeaders(record.headers, names);
  let size = (key?.size ?? 0) + (value?.size ?? 0);
  for (const header of headers) size += header.name.size + header.value.size;
  return { key, value, headers, size };
}

function toRawHeaders(given: NonNullable<NewRecord['headers']>, names: Map<string, RawPart>): readonly RawHeader[] {
  const headers: RawHeader[] = [];
  for (const text of Object.keys(given)) {
    const name = names.get(text) ?? toPart(text);
    names.set(text, name);
    const value = given[text] ?? [];
    if (typeof value === 'string' || value instanceof Uint8Array) headers.push({ name, value: toPart(value) });
    else for (const one of value) headers.push({ name, value: toPart(one) });
  }
  return headers;
}

function toPart(given: string | Uint8Array): RawPart;
function toPart(given: string | Uint8Array | undefined): RawPart | undefined;
function toPart(given: string | Uint8Array | undefined): RawPart | undefined {
  if (given === undefined) return undefined;
  if (typeof given === 'string') return { content: given, size: Buffer.byteLength(given) };
  // copied: the caller may change its arrays once `append` was called
  return { content: Buffer.from(given), size: given.length };
}

/** Returns where it ends. */
export function writePart(out: Buffer, at: number, { content, size }: RawPart): number {
  if (typeof content !== 'string') out.set(content, at);
  // as many bytes as letters: ASCII
  else if (size !== content.length) out.write(content, at, size, 'utf8');
  else if (size > SHORT_BYTES) out.write(content, at, size, 'latin1');
  else for (let index = 0; index < size; index += 1) out[at + index] = content.charCodeAt(index);
  return at + size;
}

export function bytesOf({ content }: RawPart): Buffer {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
}

/**
 * The records of one append. Without a named partition they need one key between them.
 * @throws {LogError} `too-large`. @throws {Error} for what no caller may ask: several keys, a state record without one.
 */
export function prepareRecords(
  to: { readonly topic: LogTopic; readonly partition?: number },
  records: readonly NewRecord[],
): readonly RawRecord[] {
  const names = new Map<string, RawPart>();
  const raw = records.map((record) => toRawRecord(record, names));
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

function isSameKey(one: RawPart | undefined, other: RawPart | undefined): boolean {
  return one === undefined || other === undefined ? one === other : bytesOf(one).equals(bytesOf(other));
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
