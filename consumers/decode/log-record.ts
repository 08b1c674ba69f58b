/** From one message, as it came by HTTP or from a file, to the record that is appended to an input topic: checked first, by the very decoder that will read it. */
import { type InputTopic, type NewRecord } from '../../core/log.js';
import { type DecodeFailure, type Said } from '../../core/said.js';
import { decodeMessage, decodeWire, MESSAGE_MAX_BYTES } from './decode-record.js';
import { failed, invalid, missing, quote, type Failed, type Reading } from './failure.js';
import { HEADER_NAMES, readHeaders, type HeaderName, type TextHeaders } from './headers.js';
import { describe, isObject } from './json-fields.js';
import { parseJson, parseJsonText, readParsedJson } from './read-wire.js';
import { withoutDataJson, withoutDataProtobuf } from './without-data.js';
import { type Envelope } from './wire.js';

/** A record ready to append, and what it will be read as. */
export interface CheckedRecord extends NewRecord {
  readonly key: string | undefined;
  readonly value: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly said: readonly Said[];
}

export interface MessageToLog {
  readonly topic: InputTopic;
  readonly value: Uint8Array;
  readonly headers: TextHeaders;
}

/** One message with its headers (interface.md, "Task statuses in"). Headers that are not ours are not taken over; `TaskStatus.data` is left out. */
export function toLogRecord(message: MessageToLog): Reading<CheckedRecord> {
  const size = checkSize(message.value);
  if (size !== undefined) return size;
  const headers = readHeaders(message.headers, message.topic);
  if (!headers.ok) return headers;
  const decoded = decodeMessage(message.value, headers.value);
  if (!decoded.ok) return decoded;
  const { isJson, envelope } = headers.value;
  const value = isJson ? jsonWithoutData(message.value, envelope) : withoutDataProtobuf(message.value, envelope);
  if (!value.ok) return value;
  return { ok: true, value: { key: keyOf(decoded.said), value: value.value, headers: ownHeaders(message.headers), said: decoded.said } };
}

/** The record that makes a task forgotten, under the key of its statuses. */
export function toTombstone(frameworkId: string, taskId: string): NewRecord {
  return {
    key: taskKey(frameworkId, taskId),
    value: undefined,
    headers: { 'taskpulse-framework-id': frameworkId, 'taskpulse-task-id': taskId },
  };
}

/** `frameworkId/taskId`, in which only `/` and `%` of the ids are percent-encoded: two tasks never share a key. */
export function taskKey(frameworkId: string, taskId: string): string {
  return `${encodePart(frameworkId)}/${encodePart(taskId)}`;
}

/** By the keys of a line (interface.md): what stands in headers elsewhere. */
const LINE_HEADERS = {
  frameworkId: 'taskpulse-framework-id',
  frameworkName: 'taskpulse-framework-name',
  agentHostname: 'taskpulse-agent-hostname',
  agentIp: 'taskpulse-agent-ip',
  envelope: 'taskpulse-envelope',
} as const satisfies Readonly<Record<string, HeaderName>>;
const LINE_KEYS = [...Object.keys(LINE_HEADERS), 'status'];

/**
 * One line of ndjson, `{"frameworkId":"…","frameworkName":"…","agentHostname":"…","agentIp":"…","envelope":"…","status":{…}}`,
 * where `status` is the message in Mesos's JSON, on either topic. Strict about its own keys, as Mesos is not about its own.
 * Failures name the line's keys, not headers. A blank line is a failure: skip it before.
 */
export function parseNdjsonLine(line: string | Uint8Array, topic: InputTopic = 'taskStatus'): Reading<CheckedRecord> {
  const parsed = typeof line === 'string' ? parseJsonText(line) : parseJson(line);
  if (!parsed.ok) return parsed;
  if (!isObject(parsed.value)) return invalid('line', `${describe(parsed.value)} where an object must be`);
  const texts = lineHeaders(parsed.value);
  if (!texts.ok) return texts;
  const { status } = parsed.value;
  if (status === undefined || status === null) return missing('status');

  const headers = readHeaders(texts.value, topic);
  if (!headers.ok) return inLineWords(headers);
  const read = readParsedJson(status, headers.value.envelope);
  if (!read.ok) return read;
  const value = new TextEncoder().encode(JSON.stringify(withoutDataJson(status, headers.value.envelope)));
  const size = checkSize(value);
  if (size !== undefined) return size;
  const decoded = decodeWire(read.value, headers.value);
  if (!decoded.ok) return inLineWords(decoded);
  return { ok: true, value: { key: keyOf(decoded.said), value, headers: ownHeaders(texts.value), said: decoded.said } };
}

function lineHeaders(line: Readonly<Record<string, unknown>>): Reading<TextHeaders> {
  const unknownKey = Object.keys(line).find((key) => !LINE_KEYS.includes(key));
  if (unknownKey !== undefined) return invalid(quote(unknownKey).slice(1, -1), `there is no such key, allowed are ${LINE_KEYS.join(', ')}`);
  const texts: Partial<Record<HeaderName, string>> = { 'content-type': 'application/json' };
  for (const [key, name] of Object.entries(LINE_HEADERS)) {
    const text = line[key] ?? undefined;
    if (text === undefined) continue;
    if (typeof text !== 'string') return invalid(key, `${describe(text)} where a string must be`);
    texts[name] = text;
  }
  return { ok: true, value: texts };
}

function inLineWords({ failure }: { readonly failure: DecodeFailure }): Failed {
  let { field, message } = failure;
  for (const [key, name] of Object.entries(LINE_HEADERS)) {
    if (field === name) field = key;
    message = message.replace(`header ${name}`, key).replace(name, key);
  }
  return { ok: false, failure: { ...failure, field, message } };
}

function checkSize(value: Uint8Array): Failed | undefined {
  if (value.byteLength <= MESSAGE_MAX_BYTES) return undefined;
  const why = `it has ${String(value.byteLength)} bytes, allowed are ${String(MESSAGE_MAX_BYTES)}`;
  return failed('size', 'TooLarge', undefined, `Cannot read the message: ${why}`);
}

/** The first task told of; an event without tasks keeps to its agent or framework, one that tells nothing has no key. */
function keyOf(said: readonly Said[]): string | undefined {
  const ofTask = said.find((one) => 'taskId' in one);
  if (ofTask !== undefined) return taskKey(ofTask.frameworkId, ofTask.taskId);
  const [first] = said;
  if (first?.type === 'agent') return `agent/${encodePart(first.agentId)}`;
  return first === undefined ? undefined : `framework/${encodePart(first.frameworkId)}`;
}

function encodePart(id: string): string {
  return id.replace(/[/%]/g, (char) => encodeURIComponent(char));
}

function ownHeaders(headers: TextHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(
    HEADER_NAMES.flatMap((name) => {
      const text = headers[name];
      return text === undefined || text === '' ? [] : [[name, text]];
    }),
  );
}

/** The bytes as they came where there is no `data`. */
function jsonWithoutData(bytes: Uint8Array, envelope: Envelope): Reading<Uint8Array> {
  const parsed = parseJson(bytes);
  if (!parsed.ok) return parsed;
  const kept = withoutDataJson(parsed.value, envelope);
  return { ok: true, value: kept === parsed.value ? bytes : new TextEncoder().encode(JSON.stringify(kept)) };
}
