/** What single statuses leave as it is, and what they change: a case for each. */
import { describe, expect, test } from '@jest/globals';
import type { TaskRecord, ToldAt } from '../../core/records.js';
import type { StatusSaid } from '../../core/said.js';
import { evolveTask, type TaskSaid } from '../../core/task.js';
import { buildToldAt, START_MS } from '../support/records.js';
import { addressSaid, buildLiveState, buildNetworkInfo, buildStatus, buildTaskInfo, networkOf } from '../support/said.js';

function step(task: TaskRecord | undefined, said: TaskSaid, at: Partial<ToldAt>, frameworkName?: string): TaskRecord | undefined {
  return evolveTask(task, { at: buildToldAt(at), said: [said], frameworkName });
}

/** At offsets 0, 1, … of one partition, a second apart. */
function fold(said: readonly TaskSaid[], from?: TaskRecord): TaskRecord | undefined {
  const first = (from?.folded['taskStatus:0'] ?? -1) + 1;
  return said.reduce<TaskRecord | undefined>(
    (task, one, index) => step(task, one, { offset: first + index, atMs: START_MS + (first + index) * 1_000 }),
    from,
  );
}

const running = (containerId: string | undefined, statusAtMs: number | undefined, over: Partial<StatusSaid> = {}): StatusSaid =>
  buildStatus({ containerId, statusAtMs, networkInfos: networkOf('10.0.0.1'), ...over });
const status = (state: StatusSaid['state'], over: Partial<StatusSaid> = {}): StatusSaid => buildStatus({ state, ...over });
const finished = (containerId: string | undefined, statusAtMs: number | undefined, over: Partial<StatusSaid> = {}): StatusSaid =>
  status('TASK_FINISHED', { containerId, statusAtMs, ...over });

describe('where it was told', () => {
  test('the newest status counts, whatever is read last; a request never does', () => {
    const task = fold([running('c1', 1_000)]);
    const earlier = step(task, status('TASK_KILLING', { containerId: 'c1' }), { partition: 1, atMs: START_MS - 1 });
    expect(earlier).toMatchObject({ state: 'TASK_KILLING', position: { partition: 0, offset: 0 } });
    expect(step(task, status('TASK_KILLING'), { partition: 1, atMs: START_MS + 1 })?.position).toMatchObject({ partition: 1 });
    expect(step(task, buildTaskInfo({ name: 'web' }), { topic: 'taskInfo', atMs: START_MS + 9_000 })?.position).toBe(task?.position);
    expect(step(undefined, buildTaskInfo({ name: 'web' }), { topic: 'taskInfo' })?.position).toBeUndefined();
  });
});

describe('a status of a task that runs', () => {
  const known: Partial<StatusSaid> = { containerId: 'c1', agentId: 'agent-1', healthy: true, checkPassed: true };
  const told = { ...known, labels: [{ key: 'a', value: 'b' }], faults: ['one'], networkInfos: networkOf('10.0.0.1') };

  test('which says the same again is no news, not even of where it was told', () => {
    const task = fold([buildStatus(told)]);
    expect(fold([buildStatus(told)], task)).toBe(task);
    expect(fold([buildStatus({ ...told, agentId: undefined, healthy: undefined, checkPassed: undefined, labels: [] })], task)).toBe(task);
  });

  test.each<[keyof TaskRecord, Partial<StatusSaid>]>([
    ['agentId', { agentId: 'agent-2' }],
    ['state', { state: 'TASK_KILLING' }],
    ['healthy', { healthy: false }],
    ['checkPassed', { checkPassed: false }],
    ['labels', { labels: [{ key: 'a', value: 'c' }] }],
    ['faults', { faults: [] }],
    ['assignment', { networkInfos: networkOf('10.0.0.2') }],
  ])('is news, be it only for the %s', (name, over) => {
    const task = fold([buildStatus(told)]);
    const next = fold([buildStatus({ ...told, ...over })], task);
    expect(next?.[name]).not.toEqual(task?.[name]);
    expect(next?.folded).toEqual({ 'taskStatus:0': 1 });
  });
});

describe('a framework’s name', () => {
  test('stays where it is not told again', () => {
    const task = step(undefined, running('c1', 1_000), {}, 'marathon');
    expect(step(task, status('TASK_KILLING'), { offset: 1 })?.frameworkName).toBe('marathon');
  });

  test('keeps nothing of a task that is to be forgotten', () => {
    expect(
      step(fold([running('c1', 1_000)]), { type: 'forget', frameworkId: 'marathon', taskId: 'web.1' }, { offset: 1 }, 'm'),
    ).toBeUndefined();
  });
});

describe('the master’s newest state', () => {
  const ended = fold([running('c1', 1_000), finished('c1', 2_000)]);

  test('corrects which end it was, and revives nothing', () => {
    expect(fold([buildLiveState({ state: 'TASK_KILLED' })], ended)).toMatchObject({
      state: 'TASK_KILLED',
      status: 'ended',
      endedAtMs: 2_000,
    });
    expect(fold([buildLiveState({ state: 'TASK_FINISHED' })], ended)).toBe(ended);
    expect(fold([buildLiveState({ state: 'TASK_RUNNING' })], ended)).toBe(ended);
    expect(fold([buildLiveState({ state: 'TASK_LOST' })], ended)).toBe(ended);
  });

  test('of a task that is not known begins it, without anything else', () => {
    expect(fold([buildLiveState({ state: 'TASK_STAGING' })])).toMatchObject({
      state: 'TASK_STAGING',
      status: 'active',
      faults: [],
      labels: [],
      aside: [],
      healthy: undefined,
    });
    expect(fold([buildLiveState()])).toMatchObject({ assignment: { tellings: [] }, faults: [], labels: [] });
  });
});

describe('a status that leaves something out', () => {
  const full = fold([running('c1', 1_000, { healthy: true, checkPassed: false, labels: [{ key: 'a', value: 'b' }], faults: ['a fault'] })]);

  test.each<[string, StatusSaid]>([
    ['running', running('c1', 2_000, { agentId: undefined })],
    ['killed soon', status('TASK_KILLING', { agentId: undefined })],
    ['ended', finished('c1', 2_000, { agentId: undefined })],
  ])('%s: agent, health, check and labels stay', (_, said) => {
    expect(fold([said], full)).toMatchObject({ agentId: 'agent-1', healthy: true, checkPassed: false, labels: [{ key: 'a', value: 'b' }] });
  });

  test('and what it tells is taken', () => {
    const said = running('c1', 2_000, { agentId: 'agent-1', healthy: false, checkPassed: true, labels: [{ key: 'c', value: 'd' }] });
    expect(fold([said], full)).toMatchObject({ healthy: false, checkPassed: true, labels: [{ key: 'c', value: 'd' }], faults: [] });
  });

  test('a new life has the agent of the old one until it tells its own', () => {
    const life = fold([running('c1', 1_000), finished('c1', 2_000)]);
    expect(fold([running('c2', 3_000, { agentId: undefined })], life)?.agentId).toBe('agent-1');
    expect(fold([running('c2', 3_000, { agentId: 'agent-2' })], life)?.agentId).toBe('agent-2');
  });
});

describe('since when', () => {
  test('a status of the same standing does not move it, another does', () => {
    const since = (...said: readonly TaskSaid[]): number => ((fold(said)?.statusSinceMs ?? 0) - START_MS) / 1_000;
    const lost = status('TASK_LOST', { source: 'master' });
    expect(since(running('c1', 1_000), running('c1', 2_000, { healthy: true }))).toBe(0);
    expect(since(running('c1', 1_000), lost)).toBe(1);
    expect(since(running('c1', 1_000), lost, running('c1', 1_000, { healthy: true }))).toBe(2);
  });

  test('a suspension told again is noted once a minute, another one at once', () => {
    const lost = status('TASK_LOST', { source: 'master' });
    const task = fold([running('c1', 1_000), lost]);
    const again = (afterMs: number, said = lost): TaskRecord | undefined =>
      step(task, said, { offset: 9, atMs: START_MS + 1_000 + afterMs });
    expect(again(59_999)).toBe(task);
    expect(again(60_000)).toMatchObject({ state: 'TASK_LOST', position: { offset: 9 } });
    expect(again(1, status('TASK_UNREACHABLE', { source: 'master' }))).toMatchObject({ state: 'TASK_UNREACHABLE', status: 'suspended' });
  });
});

describe('launching', () => {
  test('goes on from state to state, and is overtaken by RUNNING', () => {
    expect(fold([status('TASK_STAGING'), status('TASK_STARTING')])?.state).toBe('TASK_STARTING');
    for (const state of ['TASK_STAGING', 'TASK_STARTING'] as const)
      expect(fold([running('c1', 1_000), status(state, { containerId: 'c1' })])?.state).toBe('TASK_RUNNING');
  });

  test('of what was told aside only so much is kept, the newest', () => {
    const aside = Array.from({ length: 6 }, (_, index) => status('TASK_STARTING', { networkInfos: networkOf(`10.1.0.${String(index)}`) }));
    expect(fold(aside)?.aside).toEqual(['10.1.0.2', '10.1.0.3', '10.1.0.4', '10.1.0.5']);
    const both = buildNetworkInfo({ addresses: ['10.1.0.1', 'fd00::1'].map(addressSaid) });
    expect(fold([status('TASK_STARTING', { networkInfos: [both] })])?.aside).toEqual(['10.1.0.1', 'fd00::1']);
  });
});

describe('lives that went before', () => {
  test('are known by their containers, each once, the last four', () => {
    expect(fold([running('c1', 1_000), finished('c1', 2_000)])?.formerContainerIds).toEqual(['c1']);
    expect(fold([running(undefined, 1_000), finished(undefined, 2_000)])?.formerContainerIds).toEqual([]);
    const lives = [1, 2, 3, 4, 5, 6].flatMap((life) => [
      running(`c${String(life)}`, life * 10_000),
      finished(`c${String(life)}`, life * 10_000 + 1),
    ]);
    const task = fold([...lives, running('c7', 70_000)]);
    expect(task?.formerContainerIds).toEqual(['c3', 'c4', 'c5', 'c6']);
    expect(task?.formerEnds?.map(({ atMs, containerId }) => [atMs, containerId])).toEqual([
      [30_001, 'c3'],
      [40_001, 'c4'],
      [50_001, 'c5'],
      [60_001, 'c6'],
    ]);
  });

  test('leave nothing told aside, and no end where none was told', () => {
    const starting = status('TASK_STARTING', { networkInfos: networkOf('10.9.0.1') });
    const task = fold([starting, running('c1', 1_000), running('c2', 5_000)]);
    expect(task).toMatchObject({ aside: [], formerContainerIds: ['c1'] });
    expect(task?.formerEnds).toBeUndefined();
  });

  test('a container that is used again is no former one any more', () => {
    const own = { executorId: 'custom' };
    const task = fold([running('c1', 1_000, own), finished('c1', 2_000, own), running('c1', 3_000, own)]);
    expect(task).toMatchObject({ status: 'active', formerContainerIds: [] });
    expect(
      fold([running('c1', 1_000, own), finished('c1', 2_000, own), running('c2', 3_000, own), running('c1', 9_000, own)]),
    ).toMatchObject({
      status: 'active',
      assignment: { containerId: 'c2' },
    });
  });
});

describe('after an end', () => {
  const alive = [running('c1', 1_000), finished('c1', 2_000)];
  const bare = [running(undefined, 1_000), finished(undefined, 2_000)];
  const custom = { executorId: 'custom' };

  test.each<[string, readonly TaskSaid[], StatusSaid, boolean]>([
    ['its container again, which its end did not name', [running('c1', 1_000), finished(undefined, 2_000)], running('c1', 9_000), false],
    ['no container, later', alive, running(undefined, 9_000), true],
    ['the first container that is told, later', bare, running('c1', 9_000), true],
    ['the first container that is told, not later', bare, running('c1', 2_000), false],
    ['another container, by a health check', alive, running('c2', 9_000, { reason: 'REASON_TASK_HEALTH_CHECK_STATUS_UPDATED' }), true],
    ['another container, as it is remembered', alive, running('c2', 9_000, { reason: 'REASON_RECONCILIATION' }), false],
    [
      'no container, after an end without a time',
      [running(undefined, 1_000), finished(undefined, undefined)],
      running(undefined, 9_000),
      false,
    ],
    ['no container, and no time', bare, running(undefined, undefined), false],
    [
      'a custom executor, starting it again',
      [running('c1', 1_000, custom), finished('c1', 2_000, custom)],
      status('TASK_STARTING', { ...custom, containerId: 'c1', statusAtMs: 9_000 }),
      true,
    ],
    [
      'a custom executor, killing it',
      [running('c1', 1_000, custom), finished('c1', 2_000, custom)],
      status('TASK_KILLING', { ...custom, containerId: 'c1', statusAtMs: 9_000 }),
      false,
    ],
    [
      'a custom executor, told by the agent',
      [running('c1', 1_000, custom), finished('c1', 2_000, custom)],
      running('c1', 9_000, { ...custom, source: 'agent' }),
      false,
    ],
  ])('%s: a new life is %s', (_, said, next, isAlive) => {
    expect(fold([...said, next])?.status).toBe(isAlive ? 'active' : 'ended');
  });

  test.each<[string, Partial<StatusSaid>, boolean]>([
    ['without a container', {}, false],
    ['of that container', { containerId: 'c1' }, false],
    ['of a container that nobody has heard of', { containerId: 'c9' }, true],
    ['of another agent', { agentId: 'agent-2' }, true],
    ['by the master', { source: 'master' }, true],
    ['without a time', { statusAtMs: undefined }, true],
  ])('an earlier end, %s, is one of the next life: %s', (_, over, isEnd) => {
    const starting = status('TASK_STARTING', { containerId: 'c2', statusAtMs: 5_000 });
    const task = fold([...alive, starting, status('TASK_FAILED', { statusAtMs: 1_500, source: 'agent', ...over })]);
    expect(task?.status).toBe(isEnd ? 'ended' : 'active');
  });

  test.each<[string, Partial<StatusSaid>, boolean]>([
    ['later', { statusAtMs: 2_001 }, true],
    ['at the same time', { statusAtMs: 2_000 }, false],
    ['earlier, on another agent', { statusAtMs: 1_000, agentId: 'agent-2' }, true],
    ['without a time', {}, false],
    ['later, by the master', { statusAtMs: 2_001, source: 'master' }, false],
  ])('a further end %s is noted: %s', (_, over, isNoted) => {
    const ended = fold(alive);
    const further = fold([status('TASK_FAILED', { source: 'agent', ...over })], ended);
    expect(further?.formerEnds?.length ?? 0).toBe(isNoted ? 1 : 0);
    expect(further === ended).toBe(!isNoted);
  });
});
