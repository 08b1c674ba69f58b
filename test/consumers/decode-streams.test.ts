// Replays what a real master sent: the same run, in both wire forms.
import { describe, expect, test } from '@jest/globals';
import { type Said } from '../../core/said.js';
import { saidOf } from '../fixtures/mesos/messages.js';
import { readRecords } from '../fixtures/mesos/recordings.js';

function operatorSaid(name: string, form: 'json' | 'protobuf'): readonly (readonly Said[])[] {
  const type = form === 'json' ? 'application/json' : 'application/x-protobuf';
  return readRecords(`${name}.${form}.recordio`).map((value) =>
    saidOf({ topic: 'taskStatus', value, headers: { 'taskpulse-envelope': 'operator-event', 'content-type': type } }),
  );
}

describe('operator streams of a real master', () => {
  test.each(['s1.stream', 's1.late', 's4.stream', 's4.late'])('%s says the same in protobuf and in JSON, event by event', (name) => {
    const json = operatorSaid(name, 'json');
    expect(json.length).toBeGreaterThan(50);
    expect(operatorSaid(name, 'protobuf')).toEqual(json);
  });

  test.each(['s1.stream', 's4.late'])('nothing in %s is strange to us', (name) => {
    const faults = operatorSaid(name, 'protobuf')
      .flat()
      .flatMap((one) => ('faults' in one ? one.faults : []));
    expect(faults).toEqual([]);
  });

  test('the state that is ahead of its status is told where the two differ, and nowhere else', () => {
    const pairs = readRecords('s1.stream.json.recordio').flatMap((value) => {
      const event = JSON.parse(value.toString()) as { type: string }; // the recording's own JSON
      if (event.type !== 'TASK_UPDATED') return [];
      const headers = { 'taskpulse-envelope': 'operator-event', 'content-type': 'application/json' };
      return [saidOf({ topic: 'taskStatus', value, headers }).map((one) => ('state' in one ? one.state : undefined))];
    });
    expect(pairs.filter((states) => states.length > 1)).toEqual([
      ['TASK_STARTING', 'TASK_RUNNING'],
      ['TASK_STARTING', 'TASK_RUNNING'],
      ['TASK_STARTING', 'TASK_RUNNING'],
      ['TASK_RUNNING', 'TASK_FINISHED'],
      ['TASK_KILLED', 'TASK_FINISHED'],
    ]);
    expect(pairs).toHaveLength(52);
  });

  test('a snapshot tells the framework and the agent before the tasks, each task from its request to its newest state', () => {
    const [snapshot = []] = operatorSaid('s4.late', 'protobuf');
    expect(snapshot.slice(0, 2)).toEqual([
      { type: 'framework', frameworkId: '93f75bc1-cb87-4088-8047-4bd1772a69a7-0000', name: 'fw-cni' },
      { type: 'agent', agentId: '93f75bc1-cb87-4088-8047-4bd1772a69a7-S0', hostname: 'agent1.example', addresses: ['10.77.0.1'] },
    ]);
    expect(snapshot.flatMap((one) => ('taskId' in one && one.taskId === 'c-6' ? [one.type] : []))).toEqual([
      'task-info',
      'status',
      'status',
      'live-state',
    ]);
    const statuses = snapshot.filter((one) => one.type === 'status' && one.taskId === 'c-6');
    expect(statuses.at(-1)).toMatchObject({
      state: 'TASK_RUNNING',
      networkInfos: [
        {
          name: 'net-6',
          addresses: [
            { address: '10.88.6.2', family: 4 },
            { address: 'fd88:6::2', family: 6 },
          ],
        },
      ],
    });
  });

  test("a task's networks are told in Mesos's order beside the order asked for", () => {
    const [snapshot = []] = operatorSaid('s4.late', 'json');
    const ofTask = snapshot.filter((one) => 'taskId' in one && one.taskId === 'c-bca');
    const asked = ofTask.flatMap((one) => (one.type === 'task-info' ? (one.container?.networkInfos.map(({ name }) => name) ?? []) : []));
    const [first = []] = ofTask.flatMap((one) => (one.type === 'status' ? [one.networkInfos?.map(({ name }) => name) ?? []] : []));
    expect(asked).toEqual(['net-b', 'net-c', 'net-a']);
    expect(first).toEqual(['net-a', 'net-c', 'net-b']);
  });
});

describe('what a scheduler received', () => {
  test.each([
    ['s1', 46],
    ['s4', 61],
  ])('%s tells its %i updates and nothing of the other events', (name, updates) => {
    const said = readRecords(`${name}.scheduler.recordio`).map((value) =>
      saidOf({
        topic: 'taskStatus',
        value,
        headers: { 'taskpulse-envelope': 'scheduler-event', 'content-type': 'application/json', 'taskpulse-framework-id': 'fw' },
      }),
    );
    expect(said.filter((list) => list.length > 0)).toHaveLength(updates);
    expect(said.flat().every((one) => one.type === 'status' && one.frameworkId === 'fw' && one.faults.length === 0)).toBe(true);
  });
});
