/**
 * Decodes the records of a log one after the other, as `decodeRecord` does each by itself. What headers say is read once for
 * all records that have the same: a topic has as many different ones as there are agents and frameworks, and millions of records.
 */
import type { HeaderValue, InputTopic, LogHeaders, LogRecord } from '../../core/log.js';
import { type Decoded } from '../../core/said.js';
import { decodeMessage, decodeRecord, MESSAGE_MAX_BYTES } from './decode-record.js';
import { type Reading } from './failure.js';
import { HEADER_NAMES, readHeaders, textHeaders, type MessageHeaders } from './headers.js';

export type DecodeLogRecord = (topic: InputTopic, record: Pick<LogRecord, 'value' | 'headers'>) => Decoded;

/** What stood in the headers, and how it was read. */
interface Remembered {
  readonly topic: InputTopic;
  readonly values: readonly (Uint8Array | undefined)[];
  readonly reading: Reading<MessageHeaders>;
}

const REMEMBERED_MAX = 10_000;
/** Of one header; longer ones are read each time, so that what is remembered stays small. */
const VALUE_MAX_BYTES = 256;
/** All but the task's id, which only a tombstone needs: with it no two records would have the same. */
const NAMES_READ = HEADER_NAMES.filter((name) => name !== 'taskpulse-task-id');

export function createLogDecoder(max: number = REMEMBERED_MAX): DecodeLogRecord {
  /** Adapters give the same object for headers that stand in one record after another. */
  let last: { readonly topic: InputTopic; readonly headers: LogHeaders; readonly reading: Reading<MessageHeaders> } | undefined;
  /** By hash; of two with the same hash the later one stands. */
  const remembered = new Map<number, Remembered>();

  const readOnce = (topic: InputTopic, headers: LogHeaders): Reading<MessageHeaders> => {
    const hash = hashOf(headers);
    const known = remembered.get(hash);
    if (known?.topic === topic && isOf(known, headers)) return known.reading;
    const reading = readHeaders(textHeaders(headers), topic);
    const values = NAMES_READ.map((name) => copyOf(lastOf(headers[name])));
    if (values.some((value) => value !== undefined && value.length > VALUE_MAX_BYTES)) return reading;
    // Emptied, not kept by use: what is in use is back at once, and nothing is counted for each record.
    if (remembered.size >= max) remembered.clear();
    remembered.set(hash, { topic, values, reading });
    return reading;
  };

  const readAgain = (topic: InputTopic, headers: LogHeaders): Reading<MessageHeaders> => {
    if (last?.headers === headers && last.topic === topic) return last.reading;
    const reading = readOnce(topic, headers);
    last = { topic, headers, reading };
    return reading;
  };

  return (topic, { value, headers }) => {
    const isUsual = value !== undefined && value.byteLength <= MESSAGE_MAX_BYTES;
    if (!isUsual) return decodeRecord({ topic, value, headers: textHeaders(headers) });
    const read = readAgain(topic, headers);
    return read.ok ? decodeMessage(value, read.value) : read;
  };
}

/** FNV-1a over the first bytes of each header. */
function hashOf(headers: LogHeaders): number {
  let hash = 0x811c9dc5;
  for (const name of NAMES_READ) {
    const value = lastOf(headers[name]);
    const length = value === undefined ? -1 : value.length;
    hash = Math.imul(hash ^ length, 0x01000193);
    for (let index = 0; index < length && index < VALUE_MAX_BYTES; index++) hash = Math.imul(hash ^ (value?.[index] ?? 0), 0x01000193);
  }
  return hash;
}

function isOf({ values }: Remembered, headers: LogHeaders): boolean {
  for (let index = 0; index < NAMES_READ.length; index++) {
    const name = NAMES_READ[index];
    if (name !== undefined && !isSame(values[index], lastOf(headers[name]))) return false;
  }
  return true;
}

/** By hand: these are short, and a call to compare them costs more than that. */
function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) {
    if (one[index] !== other[index]) return false;
  }
  return true;
}

/** The last one counts where a header stands several times. */
function lastOf(value: HeaderValue | undefined): Uint8Array | undefined {
  return value === undefined || value instanceof Uint8Array ? value : value.at(-1);
}

/** What is remembered is no view on a fetch buffer. Not by `slice`, which for a Buffer is one. */
function copyOf(value: Uint8Array | undefined): Uint8Array | undefined {
  return value === undefined ? undefined : new Uint8Array(value);
}
