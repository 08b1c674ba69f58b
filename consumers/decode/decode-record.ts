/** Decoding: one record of an input topic to the list of what it said, or to why it cannot be read. Never throws. */
import type { InputTopic } from '../../core/log.js';
import { assertNever } from '../../core/assert-never.js';
import { type Decoded, type Said } from '../../core/said.js';
import { readOperatorEvent, readSchedulerEvent } from './events.js';
import { failed, type Reading } from './failure.js';
import {
  agentOfHeaders,
  frameworkOfHeaders,
  headerMissing,
  readHeaders,
  readIdHeader,
  tellsOfAgent,
  type MessageHeaders,
  type TextHeaders,
} from './headers.js';
import { cutToKept, SURE_TO_FIT_BYTES } from './kept.js';
import { readJson, readProtobuf, ROOT_PATHS, type WireRead } from './read-wire.js';
import { readStatus } from './status.js';
import { readTaskInfo } from './task-info.js';
import { readRequiredId } from './text.js';

/** 2 MiB, Kafka's `max.message.bytes` here, less room for headers and the batch. */
export const MESSAGE_MAX_BYTES = 2 * 1024 * 1024 - 64 * 1024;

export interface RecordToDecode {
  readonly topic: InputTopic;
  /** `undefined` is a tombstone. Only read: nothing of it is kept. */
  readonly value: Uint8Array | undefined;
  readonly headers: TextHeaders;
}

/**
 * Decodes a record by its headers (interface.md, "Task statuses in"). The order within the list is the order in which it is
 * to be folded: frameworks, agents, then for each task the request, its statuses by time, the newest state.
 * A tombstone on the task-status topic forgets its task; on the task-info topic it says nothing (the request fell out of
 * that log, the task lives).
 * Headers on the agent and the framework's name count where the message tells of exactly one; without an agent id in the
 * message those on the agent are dropped, as there is nothing to hang them on.
 */
export function decodeRecord(record: RecordToDecode): Decoded {
  const { value } = record;
  if (value === undefined) return record.topic === 'taskStatus' ? readTombstone(record.headers) : { ok: true, said: [] };
  if (value.byteLength > MESSAGE_MAX_BYTES) {
    const why = `it has ${String(value.byteLength)} bytes, allowed are ${String(MESSAGE_MAX_BYTES)}`;
    return failed('size', 'TooLarge', undefined, `Cannot read the message: ${why}`);
  }
  const headers = readHeaders(record.headers, record.topic);
  return headers.ok ? decodeMessage(value, headers.value) : headers;
}

/** As {@link decodeRecord} for one message whose headers are read; takes any size. */
export function decodeMessage(bytes: Uint8Array, headers: MessageHeaders): Decoded {
  if (bytes.byteLength === 0) return failed('content', 'Empty', undefined, 'Cannot read the message: it has no bytes');
  const read = headers.isJson ? readJson(bytes, headers.envelope) : readProtobuf(bytes, headers.envelope);
  if (!read.ok) return read;
  const decoded = decodeWire(read.value, headers);
  return decoded.ok && bytes.byteLength > SURE_TO_FIT_BYTES ? { ok: true, said: decoded.said.map(cutToKept) } : decoded;
}

/** From the wire shape on, protobuf and JSON go one way. */
export function decodeWire(read: WireRead, headers: MessageHeaders): Decoded {
  const said = readSaid(read, headers);
  return said.ok ? { ok: true, said: withHeaders(said.value, headers) } : said;
}

function readSaid({ wire, source }: WireRead, headers: MessageHeaders): Reading<readonly Said[]> {
  const { faults } = headers;
  const path = ROOT_PATHS[wire.envelope];
  switch (wire.envelope) {
    case 'task-status': {
      const frameworkId = frameworkOf(headers);
      if (!frameworkId.ok) return frameworkId;
      return listOf(readStatus(wire.message, { frameworkId: frameworkId.value, path, source, faults }));
    }
    case 'task-info': {
      // A custom executor's TaskInfo carries its framework itself.
      const own = wire.message.executor?.framework_id;
      const isTold = headers.frameworkId === undefined && (own?.value ?? '') !== '';
      const frameworkId = isTold ? readRequiredId(own, path, 'executor.framework_id', source) : frameworkOf(headers);
      if (!frameworkId.ok) return frameworkId;
      return listOf(readTaskInfo(wire.message, { frameworkId: frameworkId.value, path, source, faults }));
    }
    case 'scheduler-event':
      return readSchedulerEvent(wire.message, () => frameworkOf(headers), { source, faults });
    case 'operator-event':
      return readOperatorEvent(wire.message, { source, faults });
    default:
      return assertNever(wire, 'message');
  }
}

function frameworkOf(headers: MessageHeaders): Reading<string> {
  if (headers.frameworkId !== undefined) return { ok: true, value: headers.frameworkId };
  return headerMissing('taskpulse-framework-id', `a ${headers.envelope} does not carry a framework id`);
}

function listOf(said: Reading<Said>): Reading<readonly Said[]> {
  return said.ok ? { ok: true, value: [said.value] } : said;
}

/** Puts what the headers say in front, where it is plain whom they mean. */
function withHeaders(said: readonly Said[], headers: MessageHeaders): readonly Said[] {
  if (!tellsOfAgent(headers) && headers.frameworkName === undefined) return said;
  const frameworkId = theOnly(said, (one) => ('frameworkId' in one ? one.frameworkId : undefined));
  const agentId = theOnly(said, (one) => ('agentId' in one ? one.agentId : undefined));
  const isNamed = said.some((one) => one.type === 'framework');
  const framework = frameworkId === undefined || isNamed ? undefined : frameworkOfHeaders(headers, frameworkId);
  const agent = agentId === undefined ? undefined : agentOfHeaders(headers, agentId);
  if (framework === undefined && agent === undefined) return said;
  return [...(framework === undefined ? [] : [framework]), ...(agent === undefined ? [] : [agent]), ...said];
}

function theOnly(said: readonly Said[], idOf: (one: Said) => string | undefined): string | undefined {
  let only: string | undefined;
  for (const one of said) {
    const id = idOf(one);
    if (id === undefined || id === only) continue;
    if (only !== undefined) return undefined;
    only = id;
  }
  return only;
}

function readTombstone(headers: TextHeaders): Decoded {
  const frameworkId = readIdHeader(headers, 'taskpulse-framework-id');
  if (!frameworkId.ok) return frameworkId;
  const taskId = readIdHeader(headers, 'taskpulse-task-id');
  if (!taskId.ok) return taskId;
  const why = 'a tombstone needs it to say which task is to be forgotten';
  if (frameworkId.value === undefined) return headerMissing('taskpulse-framework-id', why);
  if (taskId.value === undefined) return headerMissing('taskpulse-task-id', why);
  return { ok: true, said: [{ type: 'forget', frameworkId: frameworkId.value, taskId: taskId.value }] };
}
