/** From the bytes of one message to its wire shape, by the envelope that was said, never by what happens to parse. */
import { isUtf8 } from 'node:buffer';
import protobuf from 'protobufjs/minimal.js';
import { assertNever } from '../../core/assert-never.js';
import { mesos } from '../../proto/generated/mesos.js';
import { failed, invalid, type Failed, type Reading } from './failure.js';
import { describe, isObject, type FirstFault, type JsonPlace } from './json-fields.js';
import { readOperatorEventJson, readSchedulerEventJson, readTaskInfoJson, readTaskStatusJson } from './json-messages.js';
import { type TextSource } from './text.js';
import { type Envelope, type WireMessage } from './wire.js';

export interface WireRead {
  readonly wire: WireMessage;
  readonly source: TextSource;
}

/** What a message's fields are counted from in faults: `status.task_id`; events name their own (`task_updated.status`). */
export const ROOT_PATHS: Readonly<Record<Envelope, string>> = {
  'task-status': 'status',
  'task-info': 'task_info',
  'scheduler-event': '',
  'operator-event': '',
};

export function readProtobuf(bytes: Uint8Array, envelope: Envelope): Reading<WireRead> {
  // A Buffer, so that protobufjs reads text by Node's own decoder whatever kind of bytes we were given.
  const buffer = asBuffer(bytes);
  try {
    const wire = decodeProtobuf(buffer, envelope);
    return { ok: true, value: { wire, source: buffer } };
  } catch (error) {
    // protobufjs throws RangeError on truncated input, which kafkajs would take for a bug of ours.
    const isTruncated = error instanceof RangeError;
    const why = error instanceof Error ? error.message : 'unknown error';
    return failed(
      'decode',
      isTruncated ? 'Truncated' : 'Malformed',
      undefined,
      `Cannot read ${String(buffer.length)} bytes as ${envelope} in protobuf: ${isTruncated ? 'they end too early, or are something else' : why}`,
    );
  }
}

function decodeProtobuf(buffer: Buffer, envelope: Envelope): WireMessage {
  const reader = protobuf.Reader.create(buffer);
  reader.discardUnknown = true;
  switch (envelope) {
    case 'task-status':
      return { envelope, message: mesos.TaskStatus.decode(reader) };
    case 'task-info':
      return { envelope, message: mesos.TaskInfo.decode(reader) };
    case 'scheduler-event':
      return { envelope, message: mesos.scheduler.Event.decode(reader) };
    case 'operator-event':
      return { envelope, message: mesos.operator.Event.decode(reader) };
    default:
      return assertNever(envelope, 'envelope');
  }
}

/** The same bytes, not a copy. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const JSON_SOURCE: TextSource = { includes: () => true };

export function readJson(bytes: Uint8Array, envelope: Envelope): Reading<WireRead> {
  const parsed = parseJson(bytes);
  return parsed.ok ? readParsedJson(parsed.value, envelope) : parsed;
}

/** Bytes to a JSON value. The message never quotes the text: it can hold `data`. */
export function parseJson(bytes: Uint8Array): Reading<unknown> {
  // Not by TextDecoder: `fatal` costs it more than the parsing does.
  if (!isUtf8(bytes)) {
    return failed('decode', 'Malformed', undefined, `Cannot read ${String(bytes.byteLength)} bytes as JSON: they are not valid UTF-8`);
  }
  const text = asBuffer(bytes).toString('utf8');
  // A byte order mark may be ignored (RFC 8259 §8.1).
  return parseJsonText(text.startsWith('\ufeff') ? text.slice(1) : text);
}

export function parseJsonText(text: string): Reading<unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch (error) {
    return jsonFailure(text, error);
  }
}

function jsonFailure(text: string, error: unknown): Failed {
  const message = error instanceof Error ? error.message : '';
  if (message.includes('end of JSON input') || message.startsWith('Unterminated string')) {
    return failed('decode', 'Truncated', undefined, `Cannot read ${String(text.length)} characters as JSON: they end too early`);
  }
  const position = /at position (\d+)/.exec(message)?.[1];
  const where = position === undefined ? '' : ` at position ${position}`;
  return failed('decode', 'Malformed', undefined, `Cannot read ${String(text.length)} characters as JSON: not JSON${where}`);
}

export function readParsedJson(value: unknown, envelope: Envelope): Reading<WireRead> {
  const path = ROOT_PATHS[envelope];
  if (!isObject(value)) return invalid(path === '' ? 'event' : path, `${describe(value)} where an object must be`);
  const found: FirstFault = { fault: undefined };
  const wire = readJsonMessage({ object: value, path, found }, envelope);
  return found.fault ?? { ok: true, value: { wire, source: JSON_SOURCE } };
}

function readJsonMessage(at: JsonPlace, envelope: Envelope): WireMessage {
  switch (envelope) {
    case 'task-status':
      return { envelope, message: readTaskStatusJson(at) };
    case 'task-info':
      return { envelope, message: readTaskInfoJson(at) };
    case 'scheduler-event':
      return { envelope, message: readSchedulerEventJson(at) };
    case 'operator-event':
      return { envelope, message: readOperatorEventJson(at) };
    default:
      return assertNever(envelope, 'envelope');
  }
}
