/**
 * Mesos's enums by number (mesos.proto, 1.11, v1 names). Both wire forms end here: protobuf tells numbers, JSON names or
 * numbers, v0 writes SLAVE for AGENT. What we do not know is kept by its number or name wherever the core can live with it.
 */
import { type TaskState } from '../../core/said.js';
import { type Enumeration } from './wire.js';

const TASK_STATES = [
  'TASK_STARTING',
  'TASK_RUNNING',
  'TASK_FINISHED',
  'TASK_FAILED',
  'TASK_KILLED',
  'TASK_LOST',
  'TASK_STAGING',
  'TASK_ERROR',
  'TASK_KILLING',
  'TASK_DROPPED',
  'TASK_UNREACHABLE',
  'TASK_GONE',
  'TASK_GONE_BY_OPERATOR',
  'TASK_UNKNOWN',
] as const;

const STATES_BY_NAME: ReadonlyMap<string, TaskState> = new Map(TASK_STATES.map((state) => [state, state]));

const REASONS = [
  'COMMAND_EXECUTOR_FAILED',
  'EXECUTOR_TERMINATED',
  'EXECUTOR_UNREGISTERED',
  'FRAMEWORK_REMOVED',
  'GC_ERROR',
  'INVALID_FRAMEWORKID',
  'INVALID_OFFERS',
  'MASTER_DISCONNECTED',
  'CONTAINER_LIMITATION_MEMORY',
  'RECONCILIATION',
  'AGENT_DISCONNECTED',
  'AGENT_REMOVED',
  'AGENT_RESTARTED',
  'AGENT_UNKNOWN',
  'TASK_INVALID',
  'TASK_UNAUTHORIZED',
  'TASK_UNKNOWN',
  'CONTAINER_PREEMPTED',
  'RESOURCES_UNKNOWN',
  'CONTAINER_LIMITATION',
  'CONTAINER_LIMITATION_DISK',
  'CONTAINER_LAUNCH_FAILED',
  'CONTAINER_UPDATE_FAILED',
  'EXECUTOR_REGISTRATION_TIMEOUT',
  'EXECUTOR_REREGISTRATION_TIMEOUT',
  'TASK_GROUP_INVALID',
  'TASK_GROUP_UNAUTHORIZED',
  'IO_SWITCHBOARD_EXITED',
  'TASK_CHECK_STATUS_UPDATED',
  'TASK_HEALTH_CHECK_STATUS_UPDATED',
  'TASK_KILLED_DURING_LAUNCH',
  'AGENT_REMOVED_BY_OPERATOR',
  'AGENT_REREGISTERED',
  'MAX_COMPLETION_TIME_REACHED',
  'AGENT_DRAINING',
].map((name) => `REASON_${name}`);
const REASONS_BY_NAME: ReadonlyMap<string, string> = new Map(REASONS.map((reason) => [reason, reason]));

/** Numbers 8 and 17 had other names before 0.26. */
const RENAMED_REASONS: Readonly<Record<string, string>> = {
  REASON_MEMORY_LIMIT: 'REASON_CONTAINER_LIMITATION_MEMORY',
  REASON_EXECUTOR_PREEMPTED: 'REASON_CONTAINER_PREEMPTED',
};

/** The state by name; `TASK_STATE_<n>` for a number we do not know. `undefined`: not the name of any state, now or later. */
export function readTaskState(value: Enumeration): TaskState | undefined {
  if (typeof value === 'number') return TASK_STATES[value] ?? `TASK_STATE_${String(value)}`;
  const known = STATES_BY_NAME.get(value);
  if (known !== undefined) return known;
  const match = /^TASK_([A-Z0-9_]{1,64})$/.exec(value);
  return match?.[1] === undefined ? undefined : `TASK_${match[1]}`;
}

/** The reason's v1 name; `REASON_<n>` for a number we do not know. `undefined`: not the name of a reason. */
export function readReason(value: Enumeration): string | undefined {
  if (typeof value === 'number') return REASONS[value] ?? `REASON_${String(value)}`;
  const known = REASONS_BY_NAME.get(value);
  if (known !== undefined) return known;
  if (!/^REASON_[A-Z0-9_]{1,64}$/.test(value)) return undefined;
  return RENAMED_REASONS[value] ?? value.replaceAll('SLAVE', 'AGENT');
}

/** Reads an enum whose unknown values mean nothing to us: by name or by number, else `undefined`. */
export function readKnown<T>(table: readonly Known<T>[], value: Enumeration): T | undefined {
  for (const known of table) {
    if (known.number === value || known.name === value || known.v0Name === value) return known.meaning;
  }
  return undefined;
}

interface Known<T> {
  readonly number: number;
  readonly name: string;
  readonly v0Name?: string;
  readonly meaning: T;
}

export const SOURCES = [
  { number: 0, name: 'SOURCE_MASTER', meaning: 'master' },
  { number: 1, name: 'SOURCE_AGENT', v0Name: 'SOURCE_SLAVE', meaning: 'agent' },
  { number: 2, name: 'SOURCE_EXECUTOR', meaning: 'executor' },
] as const;

/** NetworkInfo.Protocol; there is no zero. */
export const FAMILIES = [
  { number: 1, name: 'IPv4', meaning: 4 },
  { number: 2, name: 'IPv6', meaning: 6 },
] as const;

export const CONTAINER_TYPES = [
  { number: 1, name: 'DOCKER', meaning: 'docker' },
  { number: 2, name: 'MESOS', meaning: 'mesos' },
] as const;

export const DOCKER_NETWORKS = [
  { number: 1, name: 'HOST', meaning: 'host' },
  { number: 2, name: 'BRIDGE', meaning: 'bridge' },
  { number: 3, name: 'NONE', meaning: 'none' },
  { number: 4, name: 'USER', meaning: 'user' },
] as const;

/** HealthCheck.Type and CheckInfo.Type. */
export const CHECK_TYPES = [
  { number: 1, name: 'COMMAND', meaning: 'command' },
  { number: 2, name: 'HTTP', meaning: 'http' },
  { number: 3, name: 'TCP', meaning: 'tcp' },
] as const;

/** The types of the scheduler API's Event that tell us something; the others are known to be of no use here. */
export const SCHEDULER_EVENT_TYPES = [{ number: 4, name: 'UPDATE', meaning: 'update' }] as const;

/** Likewise of the operator API's Event. AGENT_REMOVED, FRAMEWORK_REMOVED and HEARTBEAT tell of no task: each task's own update does. */
export const OPERATOR_EVENT_TYPES = [
  { number: 1, name: 'SUBSCRIBED', meaning: 'subscribed' },
  { number: 2, name: 'TASK_ADDED', meaning: 'task-added' },
  { number: 3, name: 'TASK_UPDATED', meaning: 'task-updated' },
  { number: 4, name: 'AGENT_ADDED', meaning: 'agent-added' },
  { number: 6, name: 'FRAMEWORK_ADDED', meaning: 'framework-added' },
  { number: 7, name: 'FRAMEWORK_UPDATED', meaning: 'framework-updated' },
] as const;
