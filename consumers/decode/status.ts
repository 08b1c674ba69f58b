/** One TaskStatus as said. `TaskStatus.data` is not even read: it can hold a whole `docker inspect`. */
import { type StatusSaid } from '../../core/said.js';
import { readKnown, readReason, readTaskState, SOURCES } from './enumerations.js';
import { invalid, missing, quote, type Reading } from './failure.js';
import { asBuffer } from './read-wire.js';
import { readLabels, readNetworkInfos } from './networks.js';
import { addFault, createFaults, listFaults, readAgentId, readOptionalId, readRequiredId, type Faults, type TextSource } from './text.js';
import { type Maybe, type WireCheckStatus, type WireTaskStatus } from './wire.js';

/** The largest time that a Date can hold. */
const TIME_MAX_MS = 8_640_000_000_000_000;
const UUID_MAX_BYTES = 64;

export interface StatusContext {
  readonly frameworkId: string;
  /** Where in the message this status stands, as `status` or `task_updated.status`. */
  readonly path: string;
  readonly source: TextSource;
  /** Faults found before (in the headers). */
  readonly faults?: readonly string[];
}

export function readStatus(wire: WireTaskStatus, { frameworkId, path, source, faults: before }: StatusContext): Reading<StatusSaid> {
  const taskId = readRequiredId(wire.task_id, path, 'task_id', source);
  if (!taskId.ok) return taskId;
  if (wire.state === null || wire.state === undefined) return missing(`${path}.state`);
  const state = readTaskState(wire.state);
  if (state === undefined) return invalid(`${path}.state`, `${quote(String(wire.state))} is not the name of a TaskState`);

  const faults = createFaults(before);
  const from = { source, faults };
  const container = wire.container_status;
  const infos = container?.network_infos;
  const executorId = readOptionalId(wire.executor_id, path, 'executor_id', from);
  return {
    ok: true,
    value: {
      type: 'status',
      frameworkId,
      taskId: taskId.value,
      state,
      source: readSource(wire, path, faults),
      reason: readReasonOf(wire, path, faults),
      agentId: readAgentId(wire.agent_id, path, from),
      // A command task's executor has its id: one string for both.
      executorId: executorId === taskId.value ? taskId.value : executorId,
      containerId: readOptionalId(container?.container_id, path, 'container_status.container_id', from),
      parentContainerId: readOptionalId(container?.container_id?.parent, path, 'container_status.container_id.parent', from),
      statusAtMs: readTimestamp(wire.timestamp, path, faults),
      healthy: wire.healthy ?? undefined,
      checkPassed: readCheckPassed(wire.check_status),
      uuid: readUuid(wire.uuid, path, faults),
      labels: readLabels(wire.labels, path, from),
      // Protobuf cannot tell an empty list from none, so an empty one says nothing in JSON either.
      networkInfos:
        infos === null || infos === undefined || infos.length === 0
          ? undefined
          : readNetworkInfos(infos, `${path}.container_status`, 'assigned', from),
      faults: listFaults(faults),
    },
  };
}

function readSource(wire: WireTaskStatus, path: string, faults: Faults): StatusSaid['source'] {
  if (wire.source === null || wire.source === undefined) return undefined;
  const source = readKnown(SOURCES, wire.source);
  if (source === undefined) addFault(faults, `${path}.source ${quote(String(wire.source))} is not a known source; left out`);
  return source;
}

function readReasonOf(wire: WireTaskStatus, path: string, faults: Faults): string | undefined {
  if (wire.reason === null || wire.reason === undefined) return undefined;
  const reason = readReason(wire.reason);
  if (reason === undefined) addFault(faults, `${path}.reason ${quote(String(wire.reason))} is not the name of a reason; left out`);
  return reason;
}

/** Seconds since the epoch, fractional, to whole milliseconds. */
function readTimestamp(seconds: Maybe<number>, path: string, faults: Faults): number | undefined {
  if (seconds === null || seconds === undefined) return undefined;
  const atMs = Math.round(seconds * 1000);
  if (atMs >= 0 && atMs <= TIME_MAX_MS) return atMs;
  addFault(faults, `${path}.timestamp ${String(seconds)} is not a time; left out`);
  return undefined;
}

/** A check that was defined shows an empty result until it has one (mesos-facts §1.5). */
function readCheckPassed(check: Maybe<WireCheckStatus>): boolean | undefined {
  const exitCode = check?.command?.exit_code ?? undefined;
  if (exitCode !== undefined) return exitCode === 0;
  const statusCode = check?.http?.status_code ?? undefined;
  if (statusCode !== undefined) return statusCode >= 200 && statusCode < 400;
  return check?.tcp?.succeeded ?? undefined;
}

function readUuid(uuid: Maybe<Uint8Array>, path: string, faults: Faults): string | undefined {
  if (uuid === null || uuid === undefined || uuid.byteLength === 0) return undefined;
  if (uuid.byteLength <= UUID_MAX_BYTES) return asBuffer(uuid).toString('hex');
  addFault(faults, `${path}.uuid has ${String(uuid.byteLength)} bytes, allowed are ${String(UUID_MAX_BYTES)}; left out`);
  return undefined;
}
