/** The history of a task: what it held, since when, and what ended it. */
import { describe, expect, test } from '@jest/globals';
import type { TaskRecord } from '../../core/records.js';
import type { StatusSaid } from '../../core/said.js';
import { endsAssignment, taskEvents } from '../../core/task-events.js';
import { createOwner } from '../support/engine-harness.js';
import { createWorld, publish, type World } from '../support/engine-world.js';
import { buildTask, buildToldAt, START_MS } from '../support/records.js';
import { addressSaid, buildAgentSaid, buildNetworkInfo, buildStatus, networkOf } from '../support/said.js';

/** An owner that has read these statuses, a minute apart. */
function tell(...statuses: readonly Partial<StatusSaid>[]): World {
  const world = createWorld();
  const a = createOwner(world);
  for (const [minute, status] of statuses.entries()) {
    publish(world, [buildStatus(status)], { atMs: START_MS + minute * 60_000 });
    a.settle();
  }
  return world;
}

function endsOf(world: World): readonly Readonly<Record<string, unknown>>[] {
  return world.events.filter(({ type }) => type === 'taskpulse.task.ended').map(({ data }) => data);
}

describe('an end in the history', () => {
  test('says what was held, since when, and where both were told', () => {
    const world = tell(
      { networkInfos: networkOf('10.0.0.1'), containerId: 'c1', executorId: 'e1', statusAtMs: 7 },
      { state: 'TASK_FINISHED' },
    );
    expect(endsOf(world)).toEqual([
      {
        frameworkId: 'marathon',
        taskId: 'web.1',
        agentId: 'agent-1',
        state: 'TASK_FINISHED',
        reason: 'ended',
        position: '0:1',
        assignment: '0:0',
        executorId: 'e1',
        containerId: 'c1',
        parentContainerId: undefined,
        since: '2026-01-01T00:00:00.000Z',
        startedAtMs: 7,
        addresses: ['10.0.0.1'],
        held: [{ address: '10.0.0.1', family: 4, network: 'net', provenance: 'container' }],
      },
    ]);
  });

  test('of a container that another one replaced says what that one held', () => {
    const world = tell(
      { networkInfos: networkOf('10.0.0.1'), containerId: 'c1' },
      { networkInfos: networkOf('10.0.0.2'), containerId: 'c2' },
    );
    expect(endsOf(world)).toMatchObject([{ reason: 'replaced', assignment: '0:0', position: '0:1', held: [{ address: '10.0.0.1' }] }]);
  });

  test('leaves out of what was held the agent’s address that a health update told', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildAgentSaid({ addresses: ['192.168.0.1'] }), buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    publish(world, [
      buildStatus({ healthy: true, networkInfos: [buildNetworkInfo({ name: undefined, addresses: [addressSaid('192.168.0.1')] })] }),
    ]);
    publish(world, [buildStatus({ state: 'TASK_KILLED' })]);
    a.settle();
    expect(endsOf(world)).toMatchObject([{ addresses: ['10.0.0.1', '192.168.0.1'], held: [{ address: '10.0.0.1' }] }]);
  });

  test('of a task that was forgotten while it held an address has no position', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    publish(world, [{ type: 'forget', frameworkId: 'marathon', taskId: 'web.1' }]);
    a.settle();
    expect(endsOf(world)).toMatchObject([{ reason: 'forgotten', position: undefined, held: [{ address: '10.0.0.1' }] }]);
  });

  test('of a task that never ran holds nothing', () => {
    const world = tell({ state: 'TASK_STARTING' }, { state: 'TASK_FAILED' });
    expect(endsOf(world)).toMatchObject([{ reason: 'ended', assignment: undefined, since: undefined, held: [] }]);
  });

  test('is told once, whatever is said of the task afterwards', () => {
    const world = tell(
      { networkInfos: networkOf('10.0.0.1'), containerId: 'c1' },
      { state: 'TASK_FAILED', containerId: 'c1' },
      { state: 'TASK_KILLED', containerId: 'c1' },
      { networkInfos: networkOf('10.0.0.1'), containerId: 'c1', reason: 'REASON_RECONCILIATION' },
    );
    expect(endsOf(world)).toHaveLength(1);
  });
});

describe('whether a step ends what was held', () => {
  const held = buildTask();
  const bare = buildTask({ assignment: held.assignment === undefined ? undefined : { ...held.assignment, tellings: [] } });
  const other = buildTask({ assignment: held.assignment === undefined ? undefined : { ...held.assignment, id: '0:7' } });

  test.each<[string, TaskRecord | undefined, TaskRecord, boolean]>([
    ['the task ended', held, buildTask({ status: 'ended' }), true],
    ['another assignment', held, other, true],
    ['none any more', held, buildTask({ assignment: undefined }), true],
    ['the same', held, held, false],
    ['suspended', held, buildTask({ status: 'suspended' }), false],
    ['it had ended before', buildTask({ status: 'ended' }), buildTask({ status: 'ended' }), false],
    ['it had ended before, and begins anew', buildTask({ status: 'ended' }), other, false],
    ['it held nothing', bare, buildTask({ status: 'ended' }), false],
    ['it never ran', buildTask({ assignment: undefined }), buildTask({ status: 'ended' }), false],
    ['it was not known', undefined, buildTask({ status: 'ended' }), false],
  ])('%s: %s', (_, before, after, isEnd) => {
    expect(endsAssignment(before, after)).toBe(isEnd);
  });

  test.each<[string, TaskRecord | undefined, TaskRecord, readonly string[]]>([
    ['a first RUNNING', undefined, held, ['addressed']],
    ['told once more', held, held, []],
    ['told otherwise', held, withTellings(2), ['addressed']],
    ['without addresses', undefined, bare, []],
    ['with addresses at last', bare, held, ['addressed']],
    ['another assignment', held, other, ['ended replaced', 'addressed']],
    ['another assignment, without addresses yet', held, buildTask({ assignment: undefined }), ['ended replaced']],
    ['another assignment, after the end of the first', buildTask({ status: 'ended' }), other, ['addressed']],
    ['a first RUNNING and its end in one message', undefined, buildTask({ status: 'ended' }), ['addressed', 'ended ended']],
    ['another assignment and its end in one message', held, { ...other, status: 'ended' }, ['ended replaced', 'addressed', 'ended ended']],
    ['an end', held, buildTask({ status: 'ended' }), ['ended ended']],
    ['an end told again', buildTask({ status: 'ended' }), buildTask({ status: 'ended' }), []],
    ['an end of what never ran', undefined, buildTask({ status: 'ended', assignment: undefined }), ['ended ended']],
  ])('the history tells of %s: %j', (_, before, after, told) => {
    const events = taskEvents(before, after, { at: buildToldAt(), held: [] });
    const heard = events.map(({ type, data: { reason } }) => [type.split('.').at(-1), ...(typeof reason === 'string' ? [reason] : [])]);
    expect(heard.map((words) => words.join(' '))).toEqual(told);
  });

  test('the addresses are those of the newest telling, each with its network', () => {
    const [event] = taskEvents(undefined, withTellings(2), { at: buildToldAt(), held: [] });
    expect(event?.data['addresses']).toEqual([
      { address: '10.0.0.2', family: 4, network: 'net' },
      { address: 'fd00::2', family: 6, network: 'net' },
    ]);
    expect(event).toMatchObject({ timeMs: START_MS, data: { assignment: '0:0', taskId: 'web.1' } });
  });

  test('an end that a request tells has no position among the statuses', () => {
    const ended = buildTask({ status: 'ended' });
    const positionAt = (topic: 'taskInfo' | 'taskStatus'): unknown =>
      taskEvents(held, ended, { at: buildToldAt({ topic, partition: 2, offset: 7 }), held: [] })[0]?.data['position'];
    expect([positionAt('taskInfo'), positionAt('taskStatus')]).toEqual([undefined, '2:7']);
  });

  function withTellings(count: number): TaskRecord {
    const tellings = Array.from({ length: count }, (_, index) => networkOf(`10.0.0.${String(index + 1)}`, `fd00::${String(index + 1)}`));
    return buildTask({ assignment: held.assignment === undefined ? undefined : { ...held.assignment, tellings } });
  }
});
