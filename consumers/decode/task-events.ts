/** What an event tells of one task: the Task of TASK_ADDED and of snapshots, and TaskUpdated. */
import { type LiveStateSaid, type Said } from '../../core/said.js';
import { readTaskState } from './enumerations.js';
import { invalid, missing, quote, type Reading } from './failure.js';
import { sameName } from './names.js';
import { readStatus } from './status.js';
import { readTask } from './task-info.js';
import { readRequiredId, type TextSource } from './text.js';
import {
  type Enumeration,
  type Maybe,
  type WireContainer,
  type WireId,
  type WireOperatorEvent,
  type WireTask,
  type WireTaskStatus,
} from './wire.js';

export interface EventContext {
  readonly source: TextSource;
  /** Faults found in the headers. */
  readonly faults: readonly string[];
}

/** The request, the statuses in the order of their time, then the newest state known, which may be ahead of them all. */
export function readTaskTold(
  task: Maybe<WireTask>,
  path: string,
  context: EventContext,
  executorContainer?: WireContainer,
): Reading<readonly Said[]> {
  if (task === null || task === undefined) return missing(path);
  const frameworkId = readFrameworkId(task.framework_id, path, context);
  if (!frameworkId.ok) return frameworkId;
  const request = readTask(task, { ...context, frameworkId: frameworkId.value, path }, executorContainer);
  if (!request.ok) return request;
  const state = readState(task.state, `${path}.state`);
  if (!state.ok) return state;

  const said: Said[] = [request.value];
  for (const { status, index } of byTime(task.statuses ?? [])) {
    const statusPath = `${path}.statuses[${String(index)}]`;
    const read = readStatus(status, { frameworkId: frameworkId.value, path: statusPath, source: context.source });
    if (!read.ok) return read;
    said.push(read.value);
  }
  said.push({
    type: 'live-state',
    frameworkId: frameworkId.value,
    taskId: request.value.taskId,
    state: state.value,
    agentId: request.value.agentId,
  });
  return { ok: true, value: said };
}

/** The status, then the newest state where it is another one (up to 1.6 nothing else may tell it: mesos-facts §3.4). */
export function readTaskUpdated(updated: WireOperatorEvent['task_updated'], path: string, context: EventContext): Reading<readonly Said[]> {
  if (updated === null || updated === undefined) return missing(path);
  const frameworkId = readFrameworkId(updated.framework_id, path, context);
  if (!frameworkId.ok) return frameworkId;
  if (updated.status === null || updated.status === undefined) {
    return invalid(`${path}.status`, 'it is missing (Mesos 1.0 sent this event without one; 1.1 and later are read)');
  }
  const status = readStatus(updated.status, { ...context, frameworkId: frameworkId.value, path: `${path}.status` });
  if (!status.ok) return status;
  const state = readState(updated.state, `${path}.state`);
  if (!state.ok) return state;
  const { taskId, agentId } = status.value;
  const live: LiveStateSaid = { type: 'live-state', frameworkId: frameworkId.value, taskId, state: state.value, agentId };
  return { ok: true, value: state.value === status.value.state ? [status.value] : [status.value, live] };
}

function readFrameworkId(id: Maybe<WireId>, path: string, { source }: EventContext): Reading<string> {
  const read = readRequiredId(id, path, 'framework_id', source);
  return read.ok ? { ok: true, value: sameName(read.value) } : read;
}

function readState(value: Maybe<Enumeration>, field: string): Reading<LiveStateSaid['state']> {
  if (value === null || value === undefined) return missing(field);
  const state = readTaskState(value);
  return state === undefined ? invalid(field, `${quote(String(value))} is not the name of a TaskState`) : { ok: true, value: state };
}

interface PlacedStatus {
  readonly status: WireTaskStatus;
  readonly index: number;
}

/** Older agents did not keep the order. One without a time stays behind the one before it. */
function byTime(statuses: readonly WireTaskStatus[]): readonly PlacedStatus[] {
  let last = -Infinity;
  const placed = statuses.map((status, index) => {
    const seconds = status.timestamp;
    if (seconds !== null && seconds !== undefined && !Number.isNaN(seconds)) last = seconds;
    return { status, index, at: last };
  });
  // Not by subtraction: two infinities have no difference.
  return placed.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}
