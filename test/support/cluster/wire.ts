/** The cluster's messages as bytes: Mesos's JSON, or protobuf by the generated encoders. */
import { mesos } from '../../../proto/generated/mesos.js';

export type Envelope = 'task-status' | 'scheduler-event' | 'operator-event' | 'task-info';
export type Form = 'json' | 'protobuf';

export function toBytes(envelope: Envelope, message: unknown, form: Form): Uint8Array {
  if (form === 'json') return new TextEncoder().encode(JSON.stringify(message));
  const numbered = toNumbers(message, envelope);
  // The encoders take any object with Mesos's names, which toNumbers has made of Mesos's JSON.
  switch (envelope) {
    case 'task-status':
      return mesos.TaskStatus.encode(numbered as mesos.TaskStatus.$Properties).finish();
    case 'task-info':
      return mesos.TaskInfo.encode(numbered as mesos.TaskInfo.$Properties).finish();
    case 'scheduler-event':
      return mesos.scheduler.Event.encode(numbered as mesos.scheduler.Event.$Properties).finish();
    case 'operator-event':
      return mesos.operator.Event.encode(numbered as mesos.operator.Event.$Properties).finish();
  }
}

/** Names of enum values to their numbers (mesos-facts §1): those that the cluster uses. */
const STATES = 'STARTING RUNNING FINISHED FAILED KILLED LOST STAGING ERROR KILLING DROPPED UNREACHABLE GONE GONE_BY_OPERATOR UNKNOWN';
const NUMBERS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(STATES.split(' ').map((name, number) => [`TASK_${name}`, number])),
  SOURCE_MASTER: 0,
  SOURCE_AGENT: 1,
  SOURCE_EXECUTOR: 2,
  REASON_EXECUTOR_TERMINATED: 1,
  REASON_FRAMEWORK_REMOVED: 3,
  REASON_RECONCILIATION: 9,
  REASON_AGENT_REMOVED: 11,
  REASON_TASK_HEALTH_CHECK_STATUS_UPDATED: 29,
  REASON_AGENT_REMOVED_BY_OPERATOR: 31,
  REASON_AGENT_REREGISTERED: 32,
  IPv4: 1,
  IPv6: 2,
  DOCKER: 1,
  MESOS: 2,
  HOST: 1,
  BRIDGE: 2,
  NONE: 3,
  USER: 4,
};
const EVENT_TYPES: Readonly<Record<Envelope, Readonly<Record<string, number>>>> = {
  'task-status': {},
  'task-info': {},
  'scheduler-event': { UPDATE: 4 },
  'operator-event': { TASK_ADDED: 2, TASK_UPDATED: 3, AGENT_ADDED: 4, AGENT_REMOVED: 5 },
};
const ENUM_FIELDS: ReadonlySet<string> = new Set(['state', 'source', 'reason', 'type', 'network', 'protocol']);

function toNumbers(value: unknown, envelope: Envelope, field = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => toNumbers(item, envelope));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name === 'slave_id' ? 'agent_id' : name, toNumbers(inner, envelope, name)]),
    );
  }
  if (typeof value !== 'string') return value;
  if (field === 'uuid') return Buffer.from(value, 'base64');
  if (!ENUM_FIELDS.has(field)) return value;
  const number = NUMBERS[value] ?? EVENT_TYPES[envelope][value];
  if (number === undefined) throw new Error(`Cannot number ${field} ${value}: add it to wire.ts`);
  return number;
}
