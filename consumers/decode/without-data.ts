/**
 * Takes `TaskStatus.data` out of a message before it is written to the log: it can hold a whole `docker inspect` with
 * secrets, and nobody here reads it. What has none is given back as it came.
 */
import protobuf from 'protobufjs/minimal.js';
import { failed, type Reading } from './failure.js';
import { isObject } from './json-fields.js';
import { type Envelope } from './wire.js';

/** Field number → dropped whole, or what to drop within. */
interface Cut {
  readonly [field: number]: Cut | 'drop';
}

const STATUS: Cut = { 3: 'drop' };
const TASK: Cut = { 8: STATUS };
const TASKS: Cut = { 1: TASK, 2: TASK, 3: TASK, 4: TASK, 5: TASK };
const CUTS: Readonly<Record<Envelope, Cut>> = {
  'task-status': STATUS,
  'task-info': {},
  'scheduler-event': { 5: { 1: STATUS } },
  'operator-event': { 2: { 1: { 1: TASKS } }, 3: { 1: TASK }, 4: { 2: STATUS } },
};

/** Of protobuf bytes. Fails where they cannot be cut: in a part that decoding never looks at (`completed_tasks`). */
export function withoutDataProtobuf(bytes: Uint8Array, envelope: Envelope): Reading<Uint8Array> {
  try {
    return { ok: true, value: cutMessage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), CUTS[envelope]) ?? bytes };
  } catch {
    const what = `${String(bytes.byteLength)} bytes as ${envelope} in protobuf`;
    return failed('decode', 'Malformed', undefined, `Cannot read ${what}: a part of them is something else`);
  }
}

/** The message without those fields; `undefined` when it has none. */
function cutMessage(bytes: Buffer, cut: Cut): Buffer | undefined {
  const reader = protobuf.Reader.create(bytes);
  const kept: Uint8Array[] = [];
  let isCut = false;
  while (reader.pos < reader.len) {
    const start = reader.pos;
    const tag = reader.tag();
    const wireType = tag & 7;
    const within = wireType === 2 ? cut[tag >>> 3] : undefined;
    if (within === undefined) {
      reader.skipType(wireType, 0, tag >>> 3);
      kept.push(bytes.subarray(start, reader.pos));
      continue;
    }
    const length = reader.uint32();
    const inner = bytes.subarray(reader.pos, reader.pos + length);
    reader.skip(length);
    const cutInner = within === 'drop' ? undefined : cutMessage(inner, within);
    if (within !== 'drop' && cutInner === undefined) kept.push(bytes.subarray(start, reader.pos));
    else isCut = true;
    if (cutInner !== undefined) kept.push(protobuf.Writer.create().uint32(tag).bytes(cutInner).finish());
  }
  return isCut ? Buffer.concat(kept) : undefined;
}

/** Of a parsed JSON message. */
export function withoutDataJson(value: unknown, envelope: Envelope): unknown {
  if (!isObject(value)) return value;
  switch (envelope) {
    case 'task-status':
      return withoutField(value);
    case 'scheduler-event':
      return mapField(value, 'update', (update) => mapField(update, 'status', withoutField));
    case 'operator-event':
      return mapField(mapField(mapField(value, 'task_updated', inUpdated), 'task_added', inAdded), 'subscribed', inSnapshot);
    default:
      return value;
  }
}

type Json = Readonly<Record<string, unknown>>;

function withoutField(status: Json): Json {
  if (!Object.hasOwn(status, 'data')) return status;
  const { data: _, ...rest } = status;
  return rest;
}

function inUpdated(updated: Json): Json {
  return mapField(updated, 'status', withoutField);
}

function inAdded(added: Json): Json {
  return mapField(added, 'task', inTask);
}

function inTask(task: Json): Json {
  return mapList(task, 'statuses', withoutField);
}

function inSnapshot(subscribed: Json): Json {
  const lists = ['pending_tasks', 'tasks', 'completed_tasks', 'orphan_tasks', 'unreachable_tasks'];
  return mapField(subscribed, 'get_state', (state) =>
    mapField(state, 'get_tasks', (tasks) => lists.reduce((all, list) => mapList(all, list, inTask), tasks)),
  );
}

/** The same object where nothing changed. */
function mapField(object: Json, name: string, map: (value: Json) => Json): Json {
  const value = object[name];
  if (!isObject(value)) return object;
  const mapped = map(value);
  return mapped === value ? object : { ...object, [name]: mapped };
}

function mapList(object: Json, name: string, map: (value: Json) => Json): Json {
  const values = object[name];
  if (!Array.isArray(values)) return object;
  const list: readonly unknown[] = values;
  const mapped = list.map((value) => (isObject(value) ? map(value) : value));
  return mapped.every((value, index) => value === list[index]) ? object : { ...object, [name]: mapped };
}
