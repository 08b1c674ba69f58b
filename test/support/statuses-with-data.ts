/** One status with something in `TaskStatus.data` (a Docker executor puts a whole `docker inspect` there), in everything that can carry a status. */
import { mesos } from '../../proto/generated/mesos.js';
import { running } from './scenario.js';

export interface Carried {
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Uint8Array;
}

const OF_FRAMEWORK = { 'taskpulse-framework-id': 'f1' };
const RUNNING = 1;

/** By what carries it: three envelopes, the operator's in three events, each in JSON and protobuf. */
export function statusesWithData(data: Uint8Array, addressOf: (index: number) => string): Readonly<Record<string, Carried>> {
  const forms = Object.entries(ENVELOPED).flatMap(([name, form], index) => {
    const task = { taskId: `task-${String(index)}`, address: addressOf(index), data };
    const headers = { 'taskpulse-envelope': form.envelope, ...(form.envelope === 'task-status' ? OF_FRAMEWORK : {}), ...form.headers };
    return [
      [
        `${name} in JSON`,
        { headers: { ...headers, 'content-type': 'application/json' }, value: Buffer.from(JSON.stringify(form.json(task))) },
      ],
      [`${name} in protobuf`, { headers: { ...headers, 'content-type': 'application/x-protobuf' }, value: form.protobuf(task) }],
    ] as const;
  });
  return Object.fromEntries(forms);
}

interface Task {
  readonly taskId: string;
  readonly address: string;
  readonly data: Uint8Array;
}

interface Form {
  readonly envelope: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json: (task: Task) => object;
  readonly protobuf: (task: Task) => Uint8Array;
}

const ENVELOPED: Readonly<Record<string, Form>> = {
  'task-status': { envelope: 'task-status', json: jsonStatus, protobuf: protobufStatus },
  'scheduler-event': {
    envelope: 'scheduler-event',
    headers: OF_FRAMEWORK,
    json: (task) => ({ type: 'UPDATE', update: { status: jsonStatus(task) } }),
    protobuf: (task) => Buffer.concat([number(1, 4), bytes(5, bytes(1, protobufStatus(task)))]),
  },
  TASK_UPDATED: {
    envelope: 'operator-event',
    json: (task) => ({
      type: 'TASK_UPDATED',
      task_updated: { framework_id: { value: 'f1' }, status: jsonStatus(task), state: 'TASK_RUNNING' },
    }),
    protobuf: (task) =>
      Buffer.concat([number(1, 3), bytes(4, Buffer.concat([frameworkId(1), bytes(2, protobufStatus(task)), number(3, RUNNING)]))]),
  },
  TASK_ADDED: {
    envelope: 'operator-event',
    json: (task) => ({ type: 'TASK_ADDED', task_added: { task: jsonTask(task) } }),
    protobuf: (task) => Buffer.concat([number(1, 2), bytes(3, bytes(1, protobufTask(task)))]),
  },
  SUBSCRIBED: {
    envelope: 'operator-event',
    json: (task) => ({
      type: 'SUBSCRIBED',
      subscribed: { get_state: { get_tasks: { tasks: [jsonTask(task)], completed_tasks: [jsonTask({ ...task, taskId: 'over' })] } } },
    }),
    protobuf: (task) => {
      const tasks = Buffer.concat([bytes(2, protobufTask(task)), bytes(3, protobufTask({ ...task, taskId: 'over' }))]);
      return Buffer.concat([number(1, 1), bytes(2, bytes(1, bytes(1, tasks)))]);
    },
  },
};

export function jsonStatus({ taskId, address, data }: Task): object {
  return running(taskId, address, { data: Buffer.from(data).toString('base64'), message: 'as told' });
}

function protobufStatus({ taskId, address, data }: Task): Uint8Array {
  const status = mesos.TaskStatus.encode({
    task_id: { value: taskId },
    state: RUNNING,
    agent_id: { value: 'agent-1' },
    container_status: { container_id: { value: `c-${taskId}` }, network_infos: [{ name: 'net', ip_addresses: [{ ip_address: address }] }] },
  }).finish();
  // our schema does not know field 3
  return Buffer.concat([status, bytes(3, data)]);
}

function jsonTask(task: Task): object {
  return {
    name: task.taskId,
    task_id: { value: task.taskId },
    framework_id: { value: 'f1' },
    agent_id: { value: 'agent-1' },
    state: 'TASK_RUNNING',
    statuses: [jsonStatus(task)],
  };
}

function protobufTask(task: Task): Uint8Array {
  const { taskId } = task;
  const known = { name: taskId, task_id: { value: taskId }, framework_id: { value: 'f1' }, agent_id: { value: 'agent-1' }, state: RUNNING };
  return Buffer.concat([mesos.Task.encode(known).finish(), bytes(8, protobufStatus(task))]);
}

function frameworkId(field: number): Buffer {
  return bytes(field, bytes(1, Buffer.from('f1')));
}

/** A varint field below 128. */
function number(field: number, value: number): Buffer {
  return Buffer.from([field << 3, value]);
}

/** A length-delimited field of less than 16 KiB. */
function bytes(field: number, value: Uint8Array): Buffer {
  const { length } = value;
  const head = length < 128 ? [length] : [(length & 0x7f) | 0x80, length >> 7];
  return Buffer.concat([Buffer.from([(field << 3) | 2, ...head]), value]);
}
