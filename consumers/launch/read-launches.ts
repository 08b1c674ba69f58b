/** From the bytes of a file to the launches in it: one TaskInfo in protobuf; in JSON whatever a framework sends to launch tasks. */
import { isUtf8 } from 'node:buffer';
import protobuf from 'protobufjs/minimal.js';
import type { DraftLaunch } from '../../core/lint/draft.js';
import { mesos } from '../../proto/generated/mesos.js';
import { failed, type Failed, type Reading } from '../decode/failure.js';
import { isObject, type FirstFault } from '../decode/json-fields.js';
import { parseJson } from '../decode/read-wire.js';
import { readTaskLaunch, readLaunchesJson } from './launch-json.js';

export type LaunchFormat = 'json' | 'protobuf';

/** Without a format: JSON where it is a text that begins with `{` or `[`, else protobuf. */
export function readLaunches(bytes: Uint8Array, format: LaunchFormat | undefined): Reading<readonly DraftLaunch[]> {
  if (bytes.byteLength === 0) return failed('content', 'Empty', undefined, 'Cannot read a launch: there are no bytes');
  if ((format ?? guessFormat(bytes)) === 'protobuf') return readProtobufTask(bytes);
  const parsed = parseJson(bytes);
  return parsed.ok ? readLaunchesJson(parsed.value) : parsed;
}

function guessFormat(bytes: Uint8Array): LaunchFormat {
  const text = isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8') : '';
  return /^\ufeff?\s*[{[]/.test(text) ? 'json' : 'protobuf';
}

function readProtobufTask(bytes: Uint8Array): Reading<readonly DraftLaunch[]> {
  const message = decodeTaskInfo(bytes);
  if (!message.ok) return message;
  const found: FirstFault = { fault: undefined };
  const launch = readTaskLaunch({ object: message.value, path: '', found });
  return found.fault === undefined ? { ok: true, value: [launch] } : notATask(bytes, found.fault);
}

function decodeTaskInfo(bytes: Uint8Array): Reading<Readonly<Record<string, unknown>>> {
  try {
    const reader = protobuf.Reader.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    reader.discardUnknown = true;
    const message: unknown = mesos.TaskInfo.decode(reader);
    return isObject(message) ? { ok: true, value: message } : notATask(bytes);
  } catch {
    return notATask(bytes);
  }
}

/** Nearly anything parses as protobuf: what was read is told only as far as it is surely there. */
function notATask(bytes: Uint8Array, fault?: Failed): Failed {
  const why = fault === undefined ? 'they end too early, or are something else' : fault.failure.message;
  const what = `${String(bytes.byteLength)} bytes as a TaskInfo in protobuf`;
  return failed('decode', 'Malformed', fault?.failure.field, `Cannot read ${what}: ${why.charAt(0).toLowerCase()}${why.slice(1)}`);
}
