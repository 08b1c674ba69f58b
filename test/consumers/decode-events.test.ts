import { describe, expect, test } from '@jest/globals';
import { type RecordToDecode } from '../../consumers/decode/decode-record.js';
import { type Said } from '../../core/said.js';
import { mesos } from '../../proto/generated/mesos.js';
import { failureOf, failureOfJson, FRAMEWORK, jsonBytes, saidOf, saidOfJson } from '../fixtures/mesos/messages.js';

const OPERATOR = { 'taskpulse-envelope': 'operator-event' };
const SCHEDULER = { 'taskpulse-envelope': 'scheduler-event' };
const TASK = { task_id: { value: 't' }, framework_id: { value: 'fw-1' }, agent_id: { value: 'S1' }, state: 'TASK_RUNNING' };

function types(said: readonly Said[]): readonly string[] {
  return said.map((one) => one.type);
}

function operatorEvent(event: unknown, headers: RecordToDecode['headers'] = {}): readonly Said[] {
  return saidOf({ topic: 'taskStatus', value: jsonBytes(event), headers: { 'content-type': 'application/json', ...OPERATOR, ...headers } });
}

describe('operator events', () => {
  test('TASK_ADDED tells the request, the statuses by their time, then the newest state', () => {
    const statuses = [
      { task_id: { value: 't' }, state: 'TASK_RUNNING', timestamp: 20 },
      { task_id: { value: 't' }, state: 'TASK_STARTING', timestamp: 10 },
      { task_id: { value: 't' }, state: 'TASK_KILLING' },
      { task_id: { value: 't' }, state: 'TASK_STAGING', timestamp: 5 },
    ];
    const said = operatorEvent({ type: 'TASK_ADDED', task_added: { task: { ...TASK, statuses } } });
    expect(types(said)).toEqual(['task-info', 'status', 'status', 'status', 'status', 'live-state']);
    // The one without a time stays behind the one it was told after.
    expect(said.flatMap((one) => (one.type === 'status' ? [one.state] : []))).toEqual([
      'TASK_STAGING',
      'TASK_STARTING',
      'TASK_KILLING',
      'TASK_RUNNING',
    ]);
  });

  test('the framework id of the event counts, whatever the header says', () => {
    const said = operatorEvent({ type: 'TASK_ADDED', task_added: { task: TASK } }, { 'taskpulse-framework-id': 'other' });
    expect(said.map((one) => ('frameworkId' in one ? one.frameworkId : undefined))).toEqual(['fw-1', 'fw-1']);
  });

  test('TASK_UPDATED tells the status alone when the state is that of the status', () => {
    const status = { task_id: { value: 't' }, state: 'TASK_RUNNING' };
    const event = { type: 'TASK_UPDATED', task_updated: { framework_id: { value: 'fw-1' }, status, state: 'TASK_RUNNING' } };
    expect(types(operatorEvent(event))).toEqual(['status']);
  });

  test('a snapshot tells pending, running and unreachable tasks, but never completed ones', () => {
    const task = (id: string, state: string) => ({ ...TASK, task_id: { value: id }, state });
    const get_tasks = {
      pending_tasks: [task('pending', 'TASK_STAGING')],
      tasks: [task('running', 'TASK_RUNNING')],
      completed_tasks: [task('running', 'TASK_FINISHED')],
      orphan_tasks: [task('orphan', 'TASK_RUNNING')],
      unreachable_tasks: [task('unreachable', 'TASK_UNREACHABLE')],
    };
    const said = operatorEvent({ type: 'SUBSCRIBED', subscribed: { get_state: { get_tasks } } });
    expect(said.flatMap((one) => (one.type === 'live-state' ? [[one.taskId, one.state]] : []))).toEqual([
      ['pending', 'TASK_STAGING'],
      ['running', 'TASK_RUNNING'],
      ['orphan', 'TASK_RUNNING'],
      ['unreachable', 'TASK_UNREACHABLE'],
    ]);
  });

  test("a snapshot gives each task its own executor's container, in both wire forms", () => {
    const executor = (framework: string, name: string) => ({
      executor_info: {
        executor_id: { value: 'pod' },
        framework_id: { value: framework },
        container: { type: 2, network_infos: [{ name }] },
      },
      agent_id: { value: 'S1' },
    });
    const task = { ...TASK, state: 1, executor_id: { value: 'pod' } };
    const state = {
      get_tasks: { tasks: [task, { ...task, framework_id: { value: 'fw-2' } }, { ...task, executor_id: null }] },
      get_executors: { executors: [executor('fw-2', 'two'), executor('fw-1', 'one')] },
    };
    const event = { type: 1, subscribed: { get_state: state } };
    const protobuf = mesos.operator.Event.encode(event).finish();
    const said = saidOf({ topic: 'taskStatus', value: protobuf, headers: OPERATOR });
    expect(said.flatMap((one) => (one.type === 'task-info' ? [one.executorContainer?.networkInfos.map(({ name }) => name)] : []))).toEqual([
      ['one'],
      ['two'],
      undefined,
    ]);
    expect(operatorEvent(event)).toEqual(said);
  });

  test.each([
    ['slave(1)@10.0.0.1:5051', 'a.example', ['10.0.0.1']],
    ['slave(1)@[fd00::1]:5051', 'FD00:0::2', ['fd00::1', 'fd00::2']],
    ['slave(1)@10.0.0.1:5051', '10.0.0.1', ['10.0.0.1']],
    ['nonsense', 'a.example', []],
    [undefined, '::ffff:10.0.0.9', ['10.0.0.9']],
  ])('an agent of pid %s and host name %s has the addresses %j', (pid, hostname, addresses) => {
    const agent = { agent_info: { hostname, id: { value: 'S1' } }, pid };
    expect(operatorEvent({ type: 'AGENT_ADDED', agent_added: { agent } })).toEqual([{ type: 'agent', agentId: 'S1', hostname, addresses }]);
  });

  test('agents that a new master has not seen yet are known by their host name', () => {
    const get_agents = { recovered_agents: [{ hostname: '10.0.0.7', id: { value: 'S7' } }] };
    expect(operatorEvent({ type: 'SUBSCRIBED', subscribed: { get_state: { get_agents } } })).toEqual([
      { type: 'agent', agentId: 'S7', hostname: '10.0.0.7', addresses: ['10.0.0.7'] },
    ]);
  });

  test.each(['FRAMEWORK_ADDED', 'FRAMEWORK_UPDATED'])('%s tells the name of the framework', (type) => {
    const told = { framework: { framework_info: { name: 'marathon', id: { value: 'fw-1' } } } };
    expect(operatorEvent({ type, [type.toLowerCase()]: told })).toEqual([{ type: 'framework', frameworkId: 'fw-1', name: 'marathon' }]);
  });

  test.each([
    { type: 'HEARTBEAT' },
    { type: 9 },
    { type: 'AGENT_REMOVED', agent_removed: { agent_id: { value: 'S1' } } },
    { type: 'FRAMEWORK_REMOVED', framework_removed: { framework_info: { name: 'x', id: { value: 'fw' } } } },
    { type: 'UNKNOWN' },
    { type: 'OF_TOMORROW', of_tomorrow: {} },
    { type: 77 },
  ])('%j tells nothing', (event) => {
    expect(operatorEvent(event)).toEqual([]);
  });

  test.each([
    [{}, 'type'],
    [{ type: 'TASK_ADDED' }, 'task_added.task'],
    [{ type: 'TASK_ADDED', task_added: { task: { ...TASK, framework_id: undefined } } }, 'task_added.task.framework_id'],
    [{ type: 'TASK_ADDED', task_added: { task: { ...TASK, task_id: {} } } }, 'task_added.task.task_id.value'],
    [{ type: 'TASK_ADDED', task_added: { task: { ...TASK, state: undefined } } }, 'task_added.task.state'],
    [
      { type: 'TASK_ADDED', task_added: { task: { ...TASK, statuses: [{ task_id: { value: 't' } }] } } },
      'task_added.task.statuses[0].state',
    ],
    [{ type: 'TASK_UPDATED', task_updated: { framework_id: { value: 'fw' }, state: 'TASK_RUNNING' } }, 'task_updated.status'],
    [
      { type: 'TASK_UPDATED', task_updated: { framework_id: { value: 'fw' }, status: { task_id: { value: 't' }, state: 1 } } },
      'task_updated.state',
    ],
    [{ type: 'AGENT_ADDED', agent_added: { agent: {} } }, 'agent_added.agent.agent_info'],
    [{ type: 'AGENT_ADDED', agent_added: { agent: { agent_info: {} } } }, 'agent_added.agent.agent_info.id'],
    [{ type: 'FRAMEWORK_ADDED', framework_added: { framework: {} } }, 'framework_added.framework.framework_info'],
    [{ type: 'SUBSCRIBED' }, 'subscribed.get_state'],
    [{ type: 'SUBSCRIBED', subscribed: { get_state: { get_tasks: { tasks: {} } } } }, 'subscribed.get_state.get_tasks.tasks'],
  ])('%j fails at %s', (event, field) => {
    expect(failureOfJson(event, OPERATOR)).toMatchObject({ field });
  });

  test("Mesos 1.0's TASK_UPDATED, which has no status, is refused with the reason", () => {
    const old = { task_id: { value: 't' }, framework_id: { value: 'fw' }, agent_id: { value: 'S1' }, state: 'TASK_RUNNING' };
    expect(failureOfJson({ type: 'TASK_UPDATED', task_updated: old }, OPERATOR).message).toBe(
      'Cannot read task_updated.status: it is missing (Mesos 1.0 sent this event without one; 1.1 and later are read)',
    );
  });
});

describe('scheduler events', () => {
  const update = { type: 'UPDATE', update: { status: { task_id: { value: 't' }, state: 'TASK_RUNNING' } } };

  test('UPDATE tells the status of the framework in the header', () => {
    expect(saidOfJson(update, SCHEDULER)).toMatchObject([{ type: 'status', frameworkId: 'fw', taskId: 't' }]);
    const protobuf = mesos.scheduler.Event.encode({ type: 4, update: { status: { task_id: { value: 't' }, state: 1 } } }).finish();
    expect(saidOf({ topic: 'taskStatus', value: protobuf, headers: { ...SCHEDULER, ...FRAMEWORK } })).toEqual(
      saidOfJson(update, SCHEDULER),
    );
  });

  test('UPDATE without the header is refused, other events need none', () => {
    const headers = { ...SCHEDULER, 'content-type': 'application/json' };
    const record = (event: unknown): RecordToDecode => ({ topic: 'taskStatus', value: jsonBytes(event), headers });
    expect(failureOf(record(update))).toMatchObject({ stage: 'headers', field: 'taskpulse-framework-id' });
    expect(saidOf(record({ type: 'SUBSCRIBED', subscribed: { framework_id: { value: 'fw' } } }))).toEqual([]);
    expect(saidOf(record({ type: 'HEARTBEAT' }))).toEqual([]);
  });

  test('UPDATE without a status fails by name', () => {
    expect(failureOfJson({ type: 'UPDATE' }, SCHEDULER)).toMatchObject({ field: 'update.status' });
  });
});

describe('headers', () => {
  const status = { task_id: { value: 't' }, state: 'TASK_RUNNING', agent_id: { value: 'S1' } };
  const named = {
    'taskpulse-framework-name': 'marathon',
    'taskpulse-agent-hostname': 'a.example',
    'taskpulse-agent-ip': '10.0.0.1, FD00:0::1',
  };

  test('the framework and the agent come first, so that the status is read with them known', () => {
    expect(saidOfJson(status, named)).toMatchObject([
      { type: 'framework', frameworkId: 'fw', name: 'marathon' },
      { type: 'agent', agentId: 'S1', hostname: 'a.example', addresses: ['10.0.0.1', 'fd00::1'] },
      { type: 'status' },
    ]);
  });

  test('a host name that is an address is one of the agent', () => {
    expect(saidOfJson(status, { 'taskpulse-agent-hostname': '10.0.0.1' })).toMatchObject([
      { type: 'agent', hostname: '10.0.0.1', addresses: ['10.0.0.1'] },
      { type: 'status' },
    ]);
  });

  test('without an agent id in the status nothing is told of an agent', () => {
    expect(types(saidOfJson({ ...status, agent_id: undefined }, named))).toEqual(['framework', 'status']);
  });

  test('a junk agent address is left out with a fault', () => {
    expect(saidOfJson(status, { 'taskpulse-agent-ip': 'host-1' })).toMatchObject([
      { type: 'status', faults: ['header taskpulse-agent-ip "host-1" is not an IP address; left out'] },
    ]);
  });

  test('they count for an event of one task, not for one of several agents', () => {
    const added = operatorEvent({ type: 'TASK_ADDED', task_added: { task: TASK } }, named);
    expect(types(added)).toEqual(['framework', 'agent', 'task-info', 'live-state']);
    const tasks = [TASK, { ...TASK, task_id: { value: 'u' }, framework_id: { value: 'fw-2' }, agent_id: { value: 'S2' } }];
    const snapshot = operatorEvent({ type: 'SUBSCRIBED', subscribed: { get_state: { get_tasks: { tasks } } } }, named);
    expect(types(snapshot)).toEqual(['task-info', 'live-state', 'task-info', 'live-state']);
  });

  test('content type parameters and case do not matter', () => {
    expect(types(saidOfJson(status, { 'content-type': 'Application/JSON; charset=utf-8' }))).toEqual(['status']);
  });
});

describe('tombstones', () => {
  const tombstone = (headers: RecordToDecode['headers'], topic: RecordToDecode['topic'] = 'taskStatus'): RecordToDecode => ({
    topic,
    value: undefined,
    headers,
  });

  test('a null value with both ids forgets the task', () => {
    expect(saidOf(tombstone({ 'taskpulse-framework-id': 'fw/1', 'taskpulse-task-id': 'a b|ü' }))).toEqual([
      { type: 'forget', frameworkId: 'fw/1', taskId: 'a b|ü' },
    ]);
  });

  test.each(['taskpulse-framework-id', 'taskpulse-task-id'] as const)('without %s it is refused', (field) => {
    const headers = { 'taskpulse-framework-id': 'fw', 'taskpulse-task-id': 't', [field]: undefined };
    expect(failureOf(tombstone(headers))).toMatchObject({ stage: 'headers', errorClass: 'HeaderMissing', field });
  });

  test('on the task-info topic it says nothing: the request fell out of the log, the task lives', () => {
    expect(saidOf(tombstone({ 'taskpulse-framework-id': 'fw', 'taskpulse-task-id': 't' }, 'taskInfo'))).toEqual([]);
  });
});
