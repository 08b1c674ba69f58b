/** What the engine wants written → records of the log, as interface.md "Kafka out" fixes them. */
import type { EngineEffect, HistoryEvent, StateWrite } from '../core/engine-types.js';
import type { LogRecord, NewRecord } from '../core/log.js';
import { SCHEMA_VERSION, type ClaimRecord, type ToldAt } from '../core/records.js';
import type { DecodeFailure } from '../core/said.js';
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

/** The record as it came, and where and why it could not be read (kafka-facts §2.3). */
export function deadLetterRecord(
  at: ToldAt,
  topicName: string,
  record: Pick<LogRecord, 'key' | 'value' | 'headers'>,
  failure: DecodeFailure,
): NewRecord {
  return {
    key: record.key,
    value: record.value,
    headers: {
      ...record.headers,
      'dlq-original-topic': topicName,
      'dlq-original-partition': String(at.partition),
      'dlq-original-offset': String(at.offset),
      'dlq-original-timestamp': String(at.atMs),
      'dlq-error-class': failure.errorClass,
      'dlq-error-stage': failure.stage,
      'dlq-error-message': failure.message.slice(0, HEADER_VALUE_MAX_BYTES),
    },
  };
}

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
