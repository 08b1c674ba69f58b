/** What the engine wants written → records of the log, as interface.md "Kafka out" fixes them. */
import type { EngineEffect, HistoryEvent, StateWrite } from '../core/engine-types.js';
import type { LogRecord, NewRecord } from '../core/log.js';
import { SCHEMA_VERSION, type ClaimRecord } from '../core/records.js';
import { formatTime } from '../core/views.js';

/** CloudEvents `source`: the same from whichever instance, because an event may be copied again by another one. */
const EVENT_SOURCE = '/taskpulse';
const HEADER_VALUE_MAX_BYTES = 1024;

export function stateRecord({ key, value, epoch, seq }: StateWrite): NewRecord {
  return { key, value, headers: { 'taskpulse-epoch': String(epoch), 'taskpulse-seq': String(seq) } };
}

export function claimRecord(claim: ClaimRecord): NewRecord {
  return { key: 'claim', value: JSON.stringify({ schema: SCHEMA_VERSION, ...claim }) };
}

/** CloudEvents 1.0, Kafka protocol binding, binary mode: the value is the data. */
export function eventRecord({ id, type, timeMs, key, data }: HistoryEvent): NewRecord {
  return {
    key,
    value: JSON.stringify(data),
    headers: {
      ce_specversion: '1.0',
      ce_id: id,
      ce_source: EVENT_SOURCE,
      ce_type: type,
      ce_time: formatTime(timeMs),
      ce_subject: key,
      'content-type': 'application/json',
    },
  };
}

type Lettered = Pick<LogRecord, 'key' | 'value' | 'headers'>;

/**
 * The record as it came, and where and why it could not be read (kafka-facts §2.3). Then, for a topic that does not take so
 * much: the same without its value; then nothing but where it lies. Without a record (it was gone when it was read again)
 * only the last.
 */
export function deadLetterRecords(
  { at, failure, leftOut }: Pick<DeadLetterEffect, 'at' | 'failure' | 'leftOut'>,
  topicName: string,
  record: Lettered | undefined,
): readonly NewRecord[] {
  const describe = (lacks: string): Readonly<Record<string, string>> => ({
    'dlq-original-topic': topicName,
    'dlq-original-partition': String(at.partition),
    'dlq-original-offset': String(at.offset),
    'dlq-original-timestamp': String(at.atMs),
    'dlq-error-class': failure.errorClass,
    'dlq-error-stage': failure.stage,
    'dlq-error-message': `${failure.message.slice(0, HEADER_VALUE_MAX_BYTES - lacks.length)}${lacks}`,
    ...(leftOut === 0 ? {} : { 'dlq-left-out': String(leftOut) }),
  });
  if (record === undefined) return [{ key: undefined, value: undefined, headers: describe('; the record itself is gone') }];
  const { key, value, headers } = record;
  const bytes = `${String(value?.byteLength ?? 0)} bytes`;
  return [
    { key, value, headers: { ...headers, ...describe('') } },
    { key, value: undefined, headers: { ...headers, ...describe(`; its value of ${bytes} is too large for a dead letter`) } },
    { key: undefined, value: undefined, headers: describe(`; its key, headers and value of ${bytes} are too large for a dead letter`) },
  ];
}

type DeadLetterEffect = Extract<EngineEffect, { type: 'append-dead-letter' }>;
export type AppendEffect = Extract<EngineEffect, { type: 'append-state' | 'append-events' | 'append-claim' | 'append-dead-letter' }>;

/** Reads the place of a state record from its headers; a record without them is nobody's and lowest. */
export function placeOf(headers: { readonly epoch: string | undefined; readonly seq: string | undefined }): {
  readonly epoch: number;
  readonly seq: number;
} {
  return { epoch: toPlace(headers.epoch), seq: toPlace(headers.seq) };
}

function toPlace(text: string | undefined): number {
  return text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : -1;
}
