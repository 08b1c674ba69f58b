/** The request side of a task: of two topics that both tell it the same counts in whatever order they are read. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TaskRecord, ToldAt } from '../../core/records.js';
import type { ContainerSaid, MesosCheckSaid, TaskInfoSaid } from '../../core/said.js';
import { evolveTask } from '../../core/task.js';
import { buildToldAt, START_MS } from '../support/records.js';
import { buildTaskInfo } from '../support/said.js';

const CONTAINER: ContainerSaid = { type: 'mesos', dockerNetwork: undefined, dockerPortMappings: [], networkInfos: [] };
const CHECK: MesosCheckSaid = {
  kind: 'tcp',
  port: 80,
  path: undefined,
  scheme: undefined,
  delayMs: 0,
  intervalMs: 1_000,
  timeoutMs: 1_000,
  graceMs: 0,
  consecutiveFailures: 3,
};
const LABELS = [{ key: 'a', value: 'b' }];
const PORTS = [{ number: 80, name: 'http', protocol: 'tcp', labels: [] }];

/** [topic, offset, what is said]: a second after another by offset, in one partition of each topic. */
type Told = readonly [ToldAt['topic'], number, Partial<TaskInfoSaid>];

function fold(...told: readonly Told[]): TaskRecord | undefined {
  let task: TaskRecord | undefined;
  for (const [topic, offset, said] of told) {
    const at = buildToldAt({ topic, offset, atMs: START_MS + offset * 1_000 });
    task = evolveTask(task, { at, said: [buildTaskInfo(said)], frameworkName: undefined });
  }
  return task;
}

const infoOf = (...told: readonly Told[]): TaskRecord['info'] => fold(...told)?.info;

describe('one topic alone', () => {
  test.each(['taskInfo', 'taskStatus'] as const)('%s: the newest counts, with nothing of what was told before', (topic) => {
    expect(infoOf([topic, 0, { name: 'old', labels: LABELS, healthCheck: CHECK }], [topic, 1, { name: 'new' }])).toEqual(
      infoOf([topic, 1, { name: 'new' }]),
    );
  });

  test('told again, it is no news', () => {
    const task = fold(['taskStatus', 0, { name: 'a' }]);
    const again = { at: buildToldAt({ offset: 5 }), said: [buildTaskInfo({ name: 'a' })], frameworkName: undefined };
    expect(evolveTask(task, again)).toBe(task);
  });

  test('of two partitions the later one counts, whichever is read first', () => {
    const early = { at: buildToldAt({ partition: 1, atMs: START_MS }), said: [buildTaskInfo({ name: 'a' })], frameworkName: undefined };
    const late = { at: buildToldAt({ atMs: START_MS + 1 }), said: [buildTaskInfo({ name: 'b' })], frameworkName: undefined };
    expect(evolveTask(evolveTask(undefined, early), late)?.info?.name).toBe('b');
    expect(evolveTask(evolveTask(undefined, late), early)?.info?.name).toBe('b');
  });
});

describe('TaskInfo and the Task of an event', () => {
  const whole: Told = [
    'taskInfo',
    0,
    {
      name: 'whole',
      agentId: 'agent-1',
      labels: LABELS,
      executorContainer: CONTAINER,
      discoveryPorts: PORTS,
      healthCheck: CHECK,
      check: CHECK,
    },
  ];

  test('what an event that is newer does not tell is taken from the TaskInfo', () => {
    expect(infoOf(whole, ['taskStatus', 1, { container: CONTAINER }])).toEqual({ ...infoOf(whole), container: CONTAINER });
  });

  test('what an event that is newer tells is not', () => {
    const said = {
      name: 'event',
      agentId: 'agent-2',
      labels: [{ key: 'c', value: 'd' }],
      discoveryPorts: [{ number: 81, name: undefined, protocol: undefined, labels: [] }],
      healthCheck: { ...CHECK, port: 81 },
      check: { ...CHECK, port: 82 },
    };
    expect(infoOf(whole, ['taskStatus', 1, said])).toMatchObject({ ...said, executorContainer: CONTAINER });
  });

  test('of an event for another executor, which is that of another life, nothing is filled in', () => {
    const event: Told = ['taskStatus', 1, { executorId: 'pod' }];
    expect(infoOf(whole, event)).toEqual(infoOf(event));
  });

  test('a TaskInfo that is newer tells all of it', () => {
    const newer: Told = ['taskInfo', 1, { name: 'newer' }];
    expect(infoOf(['taskStatus', 0, { name: 'event', labels: LABELS, container: CONTAINER }], newer)).toEqual(infoOf(newer));
  });

  test('told again, neither becomes newer', () => {
    const event: Told = ['taskStatus', 1, { name: 'event' }];
    expect(infoOf(whole, event, ['taskInfo', 2, whole[2]])?.name).toBe('event');
  });

  test('what is counted anew and the same stays the same object', () => {
    const task = fold(whole, ['taskStatus', 1, { name: 'event' }]);
    const at = buildToldAt({ topic: 'taskInfo', offset: 1, atMs: START_MS + 500 });
    const next = evolveTask(task, { at, said: [buildTaskInfo({ ...whole[2], name: 'whole, again' })], frameworkName: undefined });
    expect(next).not.toBe(task);
    expect(next?.info).toBe(task?.info);
  });

  test('the agent is that of the first telling until a status names one', () => {
    expect(fold(['taskStatus', 0, {}], ['taskInfo', 1, { agentId: 'agent-1' }], ['taskInfo', 2, { agentId: 'agent-2' }])?.agentId).toBe(
      'agent-1',
    );
    const task = fold(['taskStatus', 0, { name: 'a' }]);
    const again = { at: buildToldAt({ offset: 1 }), said: [buildTaskInfo({ name: 'a' })], frameworkName: undefined };
    expect(evolveTask(task, again)).toBe(task);
  });

  test('read in any order they give the same', () => {
    const said = fc.record({
      name: fc.constantFrom('a', 'b'),
      labels: fc.constantFrom([], LABELS),
      executorId: fc.constantFrom(undefined, 'pod'),
      healthCheck: fc.constantFrom(undefined, CHECK),
    });
    const partition = fc.array(said, { maxLength: 4 });
    fc.assert(
      fc.property(partition, partition, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (infos, events, turns) => {
        const ofInfos = infos.map((one, index): Told => ['taskInfo', index * 2, one]);
        const ofEvents = events.map((one, index): Told => ['taskStatus', index * 2 + 1, one]);
        const mixed: Told[] = [];
        const left = [[...ofInfos], [...ofEvents]];
        for (const turn of turns) {
          const next = left[turn ? 0 : 1]?.shift() ?? left[turn ? 1 : 0]?.shift();
          if (next !== undefined) mixed.push(next);
        }
        expect(infoOf(...mixed)).toEqual(infoOf(...ofInfos, ...ofEvents));
      }),
    );
  });
});
