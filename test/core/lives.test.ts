/** One task id, one life after another: what is late news of an earlier one. Each case was found by the simulated cluster (test/support/cluster). */
import { describe, expect, test } from '@jest/globals';
import type { TaskRecord, ToldAt } from '../../core/records.js';
import type { StatusSaid } from '../../core/said.js';
import { evolveTask, type TaskSaid } from '../../core/task.js';
import { buildToldAt, START_MS } from '../support/records.js';
import { buildLiveState, buildNetworkInfo, buildStatus, buildTaskInfo, networkOf } from '../support/said.js';

type Step = readonly [said: TaskSaid, at?: Partial<ToldAt>];

/** Folds at offsets 0, 1, … of one partition, ten seconds apart. */
function fold(...steps: readonly Step[]): TaskRecord | undefined {
  let task: TaskRecord | undefined;
  steps.forEach(([said, over], offset) => {
    const at = buildToldAt({ offset, atMs: START_MS + offset * 10_000, ...over });
    task = evolveTask(task, { at, said: [said], frameworkName: undefined });
  });
  return task;
}

function addressesOf(task: TaskRecord | undefined): readonly string[] {
  return task?.assignment?.tellings.flat().flatMap(({ addresses }) => addresses.map(({ address }) => address)) ?? [];
}

/** Without a container's id, as up to 1.1. */
const running = (address: string, statusAtMs: number, over: Partial<StatusSaid> = {}): Step => [
  buildStatus({ statusAtMs, networkInfos: networkOf(address), ...over }),
];
const finished = (statusAtMs: number, over: Partial<StatusSaid> = {}): Step => [
  buildStatus({ state: 'TASK_FINISHED', statusAtMs, ...over }),
];

describe('where no container is told (up to 1.1)', () => {
  const twoLives = [running('10.0.0.1', 1_000), finished(2_000), running('10.0.0.2', 5_000)];

  test('the end of the life before, told again, does not end the new one', () => {
    expect(fold(...twoLives, finished(2_000))).toMatchObject({ status: 'active', state: 'TASK_RUNNING' });
  });

  test('a RUNNING of the life before, told again, brings no address back', () => {
    expect(addressesOf(fold(...twoLives, running('10.0.0.1', 1_500)))).toEqual(['10.0.0.2']);
  });

  test('the end of the new life ends it', () => {
    expect(fold(...twoLives, finished(5_001))).toMatchObject({ status: 'ended' });
  });

  test('what another agent, or the master, says by its own clock is not taken for late', () => {
    const elsewhere = { agentId: 'agent-2' };
    const moved = [running('10.0.0.1', 1_000), finished(9_000), running('10.0.0.2', 9_500, elsewhere)];
    expect(fold(...moved, finished(8_000, elsewhere))).toMatchObject({ status: 'ended' });
    expect(fold(...twoLives, [buildStatus({ state: 'TASK_KILLED', statusAtMs: 1_900, source: 'master' })])).toMatchObject({
      status: 'ended',
    });
  });
});

describe('a custom executor that starts the task again in its one container', () => {
  const inExecutor = { containerId: 'c1', executorId: 'executor' };
  const first = [running('10.0.0.1', 1_000, inExecutor), finished(2_000, inExecutor)];
  const again = running('10.0.0.1', 5_000, inExecutor);

  test.each<readonly [string, Step]>([
    ['RUNNING', again],
    ['STARTING', [buildStatus({ state: 'TASK_STARTING', statusAtMs: 5_000, ...inExecutor })]],
  ])('%s after the end, by the same clock, begins a new life, and its later statuses count', (_, step) => {
    expect(fold(...first, step)).toMatchObject({ status: 'active' });
    expect(addressesOf(fold(...first, step, running('10.0.0.1', 6_000, inExecutor)))).toEqual(['10.0.0.1']);
    expect(fold(...first, step, finished(7_000, inExecutor))).toMatchObject({ status: 'ended', endedAtMs: 7_000 });
  });

  test('what it said before that end is late, also in the new life', () => {
    expect(fold(...first, running('10.0.0.1', 1_500, inExecutor))).toMatchObject({ status: 'ended' });
    expect(fold(...first, again, finished(2_000, inExecutor))).toMatchObject({ status: 'active' });
  });

  test.each<readonly [string, Partial<StatusSaid>]>([
    ['reconciled', { ...inExecutor, reason: 'REASON_RECONCILIATION' }],
    ['told by the master', { ...inExecutor, source: 'master' }],
    ["of a command task, whose executor has the task's id", { containerId: 'c1', executorId: 'web.1' }],
    ['of a command task, whose executor is not told', { containerId: 'c1' }],
    ['of a member of a pod, whose container is its own', { ...inExecutor, parentContainerId: 'c-pod' }],
    ['without a time', { ...inExecutor, statusAtMs: undefined }],
  ])('a RUNNING %s revives nothing', (_, over) => {
    const life = [running('10.0.0.1', 1_000, over), finished(2_000, over)];
    expect(fold(...life, running('10.0.0.1', 5_000, over))).toMatchObject({ status: 'ended' });
  });
});

describe('an end that the master’s newest state tells before its own status', () => {
  const liveState: Step = [buildLiveState({ state: 'TASK_FINISHED' })];
  const life = [running('10.0.0.1', 1_000, { containerId: 'c1' }), liveState];

  test('is given its time by that status', () => {
    expect(fold(...life)).toMatchObject({ status: 'ended', endedAtMs: undefined });
    expect(fold(...life, finished(2_000, { containerId: 'c1' }))).toMatchObject({ endedAtMs: 2_000, formerContainerIds: ['c1'] });
    expect(fold(...life, finished(2_000, { containerId: 'c9' }))?.endedAtMs).toBeUndefined();
  });

  test('so a custom executor can start the task again in a container that it had long before (seed 1993)', () => {
    const custom = { executorId: 'custom', containerId: 'c0', agentId: 'agent-0' };
    const task = fold(
      running('10.0.0.9', 100, custom),
      finished(200, { agentId: 'agent-0' }),
      ...life,
      finished(2_000, { containerId: 'c1' }),
      running('10.0.0.9', 3_000, custom),
    );
    expect(task).toMatchObject({ status: 'active', assignment: { containerId: 'c0' } });
  });
});

describe('a life that ended before it was heard of, between two that ran', () => {
  const failed = (over: Partial<StatusSaid> = {}): Step => finished(4_000, { state: 'TASK_FAILED', source: 'agent', ...over });
  const lives = (over?: Partial<StatusSaid>): readonly Step[] => [
    running('10.0.0.1', 1_000, { containerId: 'c1' }),
    finished(2_000, { containerId: 'c1' }),
    failed(over),
    running('10.0.0.3', 6_000, { containerId: 'c3', ...over }),
  ];

  test.each<readonly [string, Partial<StatusSaid>]>([
    ['on the same agent', {}],
    ['on another', { agentId: 'agent-2' }],
  ])('%s: its end, told again, does not end the third', (_, over) => {
    expect(fold(...lives(over), failed(over))).toMatchObject({ status: 'active' });
    expect(fold(...lives(over), finished(7_000, { ...over, source: 'agent' }))).toMatchObject({ status: 'ended' });
  });

  test('its end, told twice, is noted once', () => {
    const [first, second] = lives({ agentId: 'agent-2' });
    if (first === undefined || second === undefined) throw new Error('There are three lives');
    const noted = fold(first, second, failed({ agentId: 'agent-2' }));
    const again = evolveTask(noted, {
      at: buildToldAt({ offset: 9 }),
      said: [failed({ agentId: 'agent-2' })[0]],
      frameworkName: undefined,
    });
    expect(again).toBe(noted);
  });

  test('nor does its container come to life by what is told of it late (seed 4634)', () => {
    const ended = [running('10.0.0.1', 1_000, { containerId: 'c1' }), finished(2_000, { containerId: 'c1' })];
    const remembered = finished(9_000, { containerId: 'c2', source: 'master', reason: 'REASON_AGENT_REREGISTERED' });
    const starting: Step = [buildStatus({ state: 'TASK_STARTING', containerId: 'c2', statusAtMs: 5_000 })];
    expect(fold(...ended, starting)?.status).toBe('active');
    expect(fold(...ended, remembered, starting)?.status).toBe('ended');
    expect(fold(...ended, failed({ containerId: 'c2' }), starting)?.status).toBe('ended');
  });

  test('an end told twice is no news', () => {
    const ended = fold(running('10.0.0.1', 1_000), finished(2_000));
    const again = evolveTask(ended, { at: buildToldAt({ offset: 9 }), said: [finished(2_000)[0]], frameworkName: undefined });
    expect(again).toBe(ended);
  });
});

describe('lost, and launched again on another agent, where it ended before it ran', () => {
  const life = running('10.0.0.1', 1_000, { containerId: 'c1' });
  const lost: Step = [buildStatus({ state: 'TASK_LOST', source: 'master', statusAtMs: 2_000 })];
  const failedElsewhere = (statusAtMs: number): Step => finished(statusAtMs, { state: 'TASK_FAILED', source: 'agent', agentId: 'agent-2' });

  test('it has ended, and what comes back of the lost life is late', () => {
    const back: Step = [
      buildStatus({ containerId: 'c1', statusAtMs: 9_000, reason: 'REASON_AGENT_REREGISTERED', networkInfos: networkOf('10.0.0.1') }),
    ];
    expect(fold(life, lost, failedElsewhere(8_000))).toMatchObject({ status: 'ended', agentId: 'agent-2', assignment: undefined });
    expect(fold(life, lost, failedElsewhere(8_000), back)).toMatchObject({ status: 'ended' });
  });

  test('the end of an earlier life there is late', () => {
    expect(fold(life, lost, failedElsewhere(900))).toMatchObject({ status: 'suspended', agentId: 'agent-1' });
    expect(fold(life, failedElsewhere(8_000))).toMatchObject({ status: 'active', agentId: 'agent-1' });
  });
});

describe('the request of the life before', () => {
  const bridge = { type: 'docker', dockerNetwork: 'bridge', dockerPortMappings: [], networkInfos: [] } as const;
  const onInfoTopic = (offset: number): Partial<ToldAt> => ({ topic: 'taskInfo', offset, atMs: START_MS + offset * 10_000 });

  test('does not outlive a TaskInfo that asks for no network', () => {
    expect(
      fold([buildTaskInfo({ container: bridge }), onInfoTopic(0)], [buildTaskInfo(), onInfoTopic(1)])?.info?.container,
    ).toBeUndefined();
    expect(fold([buildTaskInfo({ container: bridge })], [buildTaskInfo()])?.info?.container).toBeUndefined();
  });

  test('is not taken for the newest because its partition is read later', () => {
    const older: Step = [buildTaskInfo({ container: bridge, check: undefined, name: 'old' }), onInfoTopic(1)];
    const newer: Step = [buildTaskInfo({ name: 'new' }), { topic: 'taskStatus', offset: 5, atMs: START_MS + 60_000 }];
    expect(fold(newer, older)?.info).toEqual(fold(older, newer)?.info);
    expect(fold(newer, older)?.info).toMatchObject({ name: 'new', container: undefined });
  });

  test("the Task of an event does not know the executor's side, so that stays", () => {
    const executorContainer = {
      type: 'mesos',
      dockerNetwork: undefined,
      dockerPortMappings: [],
      networkInfos: [buildNetworkInfo()],
    } as const;
    const whole: Step = [buildTaskInfo({ executorContainer }), onInfoTopic(0)];
    const event: Step = [buildTaskInfo({ container: bridge }), { topic: 'taskStatus', offset: 3, atMs: START_MS + 30_000 }];
    expect(fold(whole, event)?.info).toMatchObject({ container: bridge, executorContainer });
    expect(fold(event, whole)?.info).toMatchObject({ container: bridge, executorContainer });
    expect(fold(whole, [buildTaskInfo(), onInfoTopic(1)])?.info?.executorContainer).toBeUndefined();
  });
});
