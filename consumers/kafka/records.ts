/** Records between the port and kafkajs. */
import type { Message } from 'kafkajs';
import type { LogRecord, TopicPartition } from '../../core/log.js';
import { collectHeaders, type RawRecord } from '../raw-record.js';
import type { FetchedRecord } from './internals.js';

const NO_BYTES = Buffer.alloc(0);

/** Keys and values stay views on the fetch buffer. */
export function toLogRecord({ topic, partition }: TopicPartition, record: FetchedRecord): LogRecord {
  const headers: (readonly [string, Buffer])[] = [];
  for (const name in record.headers) {
    const value = record.headers[name];
    if (Array.isArray(value)) for (const one of value) headers.push([name, toBytes(one as Buffer | string | null)]);
    else headers.push([name, toBytes(value as Buffer | string | null | undefined)]);
  }
  return {
    topic,
    partition,
    offset: Number(record.offset),
    atMs: Number(record.timestamp),
    key: record.key ?? undefined,
    value: record.value ?? undefined,
    headers: headers.length === 0 ? NO_HEADERS : collectHeaders(headers),
  };
}

const NO_HEADERS = {};

/** Kafka allows a header without a value; for us it is an empty one. */
function toBytes(value: Buffer | string | null | undefined): Buffer {
  if (value === null || value === undefined) return NO_BYTES;
  return typeof value === 'string' ? Buffer.from(value) : value;
}

export function toMessage(record: RawRecord, partition: number, atMs: number): Message {
  return {
    partition,
    timestamp: String(atMs),
    key: record.key ?? null,
    value: record.value ?? null,
    headers: collectMessageHeaders(record),
  };
}

function collectMessageHeaders({ headers }: RawRecord): Record<string, Buffer | Buffer[]> {
  const found = new Map<string, Buffer | Buffer[]>();
  for (const [name, value] of headers) {
    const before = found.get(name);
    if (before === undefined) found.set(name, value);
    else if (Array.isArray(before)) before.push(value);
    else found.set(name, [before, value]);
  }
  return Object.fromEntries(found);
}
