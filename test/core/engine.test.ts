/** One instance from status to notification, and through its deaths. */
import { describe, expect, test } from '@jest/globals';
import type { EngineSettings } from '../../core/engine-types.js';
import type { StatusSaid } from '../../core/said.js';
import { createInstance, createOwner, type Instance } from '../support/engine-harness.js';
import { buildRule, buildSettings, PASS, REFUSED } from '../support/engine-settings.js';
import { createWorld, foldState, publish, type World } from '../support/engine-world.js';
import { addressSaid, buildAgentSaid, buildNetworkInfo, buildStatus, buildTaskInfo, networkOf } from '../support/said.js';

const ID = 'marathon|web.1|web|10.0.0.1|8080';

describe('from a status to a notification', () => {
  test('a target that fails often enough is told of once, and its recovery', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    expect([...a.probing.keys()]).toEqual([ID]);
    for (const outcome of [PASS, REFUSED, REFUSED, REFUSED, REFUSED]) {
      a.probe(ID, outcome);
      a.settle();
    }
    a.sendAll();
    a.settle();
    a.probe(ID, PASS);
    a.settle();
    expect(world.told.map(({ notification }) => [notification.event, notification.reason])).toEqual([
      ['firing', 'connect refused: the port does not listen'],
      ['resolved', 'recovered'],
    ]);
    expect(foldState(world, 0).get(`target|${ID}`)).toMatchObject({ health: 'healthy', passes: 1, fails: 0 });
  });

  test('an incident and what came of its notifications are shown once they are read back, not before', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    for (const outcome of [PASS, REFUSED, REFUSED, REFUSED]) a.probe(ID, outcome);
    expect([...a.engine.incidents()]).toEqual([]);
    a.settle();
    expect([...a.engine.incidents()]).toMatchObject([{ deliveries: [{ event: 'firing', result: 'pending' }] }]);
    a.sendAll();
    expect([...a.engine.incidents()]).toMatchObject([{ deliveries: [{ event: 'firing', result: 'pending' }] }]);
    a.settle();
    expect([...a.engine.incidents()]).toMatchObject([{ deliveries: [{ event: 'firing', result: 'sent' }] }]);
  });

  test('nothing is probed before caught up, nor before the claim is read back', () => {
    const world = createWorld();
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    const a = createInstance(world);
    a.start();
    expect(a.probing.size).toBe(0);
    a.own(0);
    expect(a.probing.size).toBe(0);
    a.land();
    expect(a.probing.size).toBe(0);
    a.readState(0);
    expect(a.probing.size).toBe(1);
  });

  test('what somebody looked at before it caught up does not stand in for what is planned since', () => {
    const world = createWorld();
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    publish(world, [buildStatus({ taskId: 'web.2', networkInfos: networkOf('10.0.0.1') })]);
    const a = createInstance(world);
    a.readInput('taskStatus:0');
    for (const task of a.engine.tasks()) a.engine.addressesOf(task);
    a.start();
    a.own(0);
    a.settle();
    expect([...a.probing.keys()]).toEqual(['marathon|web.2|web|10.0.0.1|8080']);
    publish(world, [buildStatus({ taskId: 'web.2', state: 'TASK_FINISHED' })]);
    a.settle();
    expect([...a.probing.keys()]).toEqual([ID]);
  });
});

describe('what is said of tasks', () => {
  test('addresses told anew are in the history, however many were told before', () => {
    const world = createWorld();
    const a = createOwner(world);
    const told = ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4', '10.0.0.5'];
    for (const address of told) publish(world, [buildStatus({ containerId: 'c', networkInfos: networkOf(address) })]);
    publish(world, [buildStatus({ containerId: 'c', healthy: true, networkInfos: networkOf('10.0.0.5') })]);
    a.settle();
    const addressed = world.events.filter(({ type }) => type === 'taskpulse.task.addressed');
    expect(addressed.map(({ data }) => data)).toEqual(
      told.map((address) => expect.objectContaining({ addresses: [expect.objectContaining({ address })] })),
    );
  });

  test('an assignment that another container replaced, untold, has its end in the history', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildStatus({ containerId: 'c1', networkInfos: networkOf('10.0.0.1') })]);
    publish(world, [buildStatus({ containerId: 'c2', networkInfos: networkOf('10.0.0.2') })], { atMs: world.nowMs + 60_000 });
    a.settle();
    const ofTask = world.events.filter(({ type }) => type.startsWith('taskpulse.task.'));
    expect(ofTask.map(({ type, data }) => [type, data['assignment'], data['reason']])).toEqual([
      ['taskpulse.task.addressed', '0:0', undefined],
      ['taskpulse.task.ended', '0:0', 'replaced'],
      ['taskpulse.task.addressed', '0:1', undefined],
    ]);
  });

  test('a task that ends stops its probes at once, and closes its incident as gone', () => {
    const { world, a } = unhealthyOwner();
    publish(world, [buildStatus({ state: 'TASK_FINISHED' })]);
    a.readInput('taskStatus:0');
    expect(a.probing.size).toBe(0);
    a.settle();
    expect(world.told.map(({ notification }) => [notification.event, notification.reason]).at(-1)).toEqual(['resolved', 'gone']);
    expect(foldState(world, 0).has(`target|${ID}`)).toBe(false);
  });

  test('an incident that opens and closes before anybody was told is not told at all', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    for (const outcome of [REFUSED, REFUSED, REFUSED, PASS]) a.probe(ID, outcome);
    a.settle();
    expect(world.told).toEqual([]);
    expect([...a.engine.incidents()]).toMatchObject([{ record: { closedAs: 'recovered' }, deliveries: [{ result: 'dropped' }] }]);
  });

  test('a suspended task keeps counters and incident, and goes on where it was', () => {
    const { world, a } = unhealthyOwner();
    publish(world, [buildStatus({ state: 'TASK_UNREACHABLE' })]);
    a.settle();
    expect([...a.probing.keys()]).toEqual([ID]);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    expect(a.engine.target(ID)?.record).toMatchObject({ health: 'unhealthy', fails: 3 });
    expect(world.told.map(({ notification }) => notification.event)).toEqual(['firing']);
  });

  test('a suspended task that is not to be probed is not, keeps its counters, and is probed again when it is back', () => {
    const { world, a } = unhealthyOwner();
    a.give({ type: 'reconfigured', settings: buildSettings({ suspended: 'pause' }), nowMs: world.nowMs });
    publish(world, [buildStatus({ state: 'TASK_UNREACHABLE' })]);
    a.settle();
    expect(a.probing.size).toBe(0);
    expect(a.engine.target(ID)?.record).toMatchObject({ health: 'unhealthy', fails: 3 });
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    expect([...a.probing.keys()]).toEqual([ID]);
  });

  test('a suspended task that nobody speaks of is forgotten in the end, and that is told as resolved', () => {
    const { world, a } = unhealthyOwner();
    publish(world, [buildStatus({ state: 'TASK_UNREACHABLE' })]);
    a.settle();
    a.tick(86_400_000 - 1);
    a.settle();
    expect(a.engine.task('marathon', 'web.1')).toBeDefined();
    a.tick(60_000);
    a.settle();
    expect(a.engine.task('marathon', 'web.1')).toBeUndefined();
    expect(world.told.map(({ notification }) => notification.reason).at(-1)).toBe('forgotten');
    expect(foldState(world, 0).has('task|marathon|web.1')).toBe(false);
  });

  test('an end is remembered for an hour, so that nothing late revives it', () => {
    const { world, a } = unhealthyOwner();
    publish(world, [buildStatus({ state: 'TASK_FINISHED' })]);
    a.settle();
    a.tick(3_600_000 - 1);
    a.settle();
    expect(a.engine.task('marathon', 'web.1')?.status).toBe('ended');
    a.tick(60_000);
    a.settle();
    expect(a.engine.task('marathon', 'web.1')).toBeUndefined();
  });
});

test('an address that only its own machine reaches is probed once its agent is known to be on ours', () => {
  const world = createWorld();
  const a = createOwner(world, 'a', buildSettings({ ownAddresses: ['192.168.0.7'] }));
  const container = { type: 'docker', dockerNetwork: 'bridge', dockerPortMappings: [], networkInfos: [] } as const;
  publish(world, [buildTaskInfo({ container })], { topic: 'taskInfo' });
  publish(world, [buildStatus({ networkInfos: [buildNetworkInfo({ name: undefined, addresses: [addressSaid('172.17.0.2')] })] })]);
  a.settle();
  expect([[...a.engine.addresses()].map(({ provenance }) => provenance), a.probing.size]).toEqual([['agent-local'], 0]);
  publish(world, [buildAgentSaid({ addresses: ['192.168.0.7'] })]);
  a.settle();
  expect([...a.probing.keys()]).toEqual(['marathon|web.1|web|172.17.0.2|8080']);
});

test('a task is planned anew once for an address that is judged otherwise for two reasons', () => {
  const world = createWorld();
  const planned: string[] = [];
  const parseCheck: EngineSettings['parseCheck'] = (name) => {
    planned.push(name);
    return { ok: true, check: { ...buildRule({ name }), options: {} } };
  };
  const a = createOwner(world, 'a', buildSettings({ parseCheck }));
  const unnamed = (address: string): Partial<StatusSaid> => ({
    networkInfos: [buildNetworkInfo({ name: undefined, addresses: [addressSaid(address)] })],
  });
  publish(world, [buildStatus({ labels: [{ key: 'taskpulse.check.mine.port', value: '80' }], ...unnamed('10.0.0.1') })]);
  const other = { taskId: 'web.2', containerId: 'c1' };
  publish(world, [buildStatus({ ...other, state: 'TASK_STARTING', ...unnamed('10.0.0.1') })]);
  publish(world, [buildStatus({ ...other, ...unnamed('10.0.0.2') })]);
  a.settle();
  planned.length = 0;
  // no hint any more, and one more who carries it
  publish(world, [buildStatus({ ...other, containerId: 'c2', ...unnamed('10.0.0.1') })], { atMs: world.nowMs + 60_000 });
  a.settle();
  expect(planned).toEqual(['mine']);
});

describe('what is counted', () => {
  test('are tasks, what their addresses are, and faults of check labels; nothing of what ended', () => {
    const world = createWorld();
    const a = createOwner(world);
    const port = { key: 'taskpulse.check.web.port', value: '8080' };
    const unread = { key: 'taskpulse.check.web', value: '' };
    const ofAgent = { name: undefined, addresses: [addressSaid('192.168.0.1')] };
    publish(world, [buildAgentSaid({ addresses: ['192.168.0.1'] })]);
    publish(world, [buildStatus({ taskId: 'a', labels: [unread], networkInfos: networkOf('10.0.0.1', '10.0.0.2') })]);
    publish(world, [buildStatus({ taskId: 'b', networkInfos: [buildNetworkInfo({ ...ofAgent, labels: [port, unread] })] })]);
    publish(world, [buildStatus({ taskId: 'c', labels: [unread], networkInfos: networkOf('10.0.0.3') })]);
    publish(world, [buildStatus({ taskId: 'c', state: 'TASK_FINISHED' })]);
    a.settle();
    expect(a.engine.counts()).toMatchObject({
      tasks: { active: 2, suspended: 0, ended: 1 },
      addresses: { container: 2, agent: 1, 'agent-local': 0, unknown: 0 },
      labelFaults: 2,
    });
  });
});

describe('results', () => {
  test('of an ended task, an earlier address, an older check or a stopped target are dropped and counted', () => {
    const { world, a } = unhealthyOwner();
    const stale = a.probing.get(ID);
    if (stale === undefined) throw new Error('Cannot be: it runs');
    const result = { id: ID, generation: stale.generation, outcome: PASS, atMs: world.nowMs, latenessMs: 0 };
    a.give({ type: 'reconfigured', settings: buildSettings({ checks: [buildRule({ timeoutMs: 1_000 })] }), nowMs: world.nowMs });
    a.give({ type: 'probe-result', result, nowMs: world.nowMs });
    expect(a.engine.counts().staleResults).toBe(1);
    publish(world, [buildStatus({ containerId: 'c2', networkInfos: networkOf('10.0.0.1') })]);
    publish(world, [buildStatus({ containerId: 'c3', networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    a.give({ type: 'probe-result', result, nowMs: world.nowMs });
    publish(world, [buildStatus({ containerId: 'c3', state: 'TASK_FAILED' })]);
    a.settle();
    a.give({ type: 'probe-result', result, nowMs: world.nowMs });
    a.give({ type: 'probe-result', result: { ...result, id: 'nobody' }, nowMs: world.nowMs });
    expect(a.engine.counts().staleResults).toBe(4);
    expect(foldState(world, 0).has(`target|${ID}`)).toBe(false);
  });

  test('of an address that a new task has are the new task’s alone', () => {
    const { world, a } = unhealthyOwner();
    const old = a.probing.get(ID);
    publish(world, [buildStatus({ taskId: 'web.2', containerId: 'c2', networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    const id = 'marathon|web.2|web|10.0.0.1|8080';
    expect([...a.probing.keys()]).toEqual([id]);
    expect(world.told.at(-1)?.notification).toMatchObject({ event: 'resolved', reason: 'gone' });
    if (old !== undefined)
      a.give({
        type: 'probe-result',
        result: { id: ID, generation: old.generation, outcome: REFUSED, atMs: world.nowMs, latenessMs: 0 },
        nowMs: world.nowMs,
      });
    expect(a.engine.target(id)?.record).toMatchObject({ health: 'unknown', fails: 0 });
    // It ends, and the address is the old task's again: from unknown.
    publish(world, [buildStatus({ taskId: 'web.2', containerId: 'c2', state: 'TASK_FINISHED' })]);
    a.settle();
    expect([...a.probing.keys()]).toEqual([ID]);
    expect(a.engine.target(ID)?.record).toMatchObject({ health: 'unknown', fails: 0 });
  });

  test('while the feed lags nothing is judged', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    a.tick(0, 30_001);
    for (let fails = 0; fails < 5; fails += 1) a.probe(ID, REFUSED);
    expect(a.engine.target(ID)).toMatchObject({ record: { fails: 0, health: 'unknown' }, lastProbe: { outcome: 'fail' } });
    a.tick(0, 0);
    a.probe(ID, REFUSED);
    expect(a.engine.target(ID)?.record.fails).toBe(1);
  });

  test('set the pace: faster while about to change, slower while it is down', () => {
    const world = createWorld();
    const checks = [buildRule({ fall: 2, intervalMs: 10_000, fastIntervalMs: 1_000, slowIntervalMs: 60_000 })];
    const a = createOwner(world, 'a', buildSettings({ checks }));
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    const paces = [PASS, REFUSED, REFUSED, PASS].map((outcome) => {
      a.probe(ID, outcome);
      return a.probing.get(ID)?.intervalMs;
    });
    expect(paces).toEqual([10_000, 1_000, 60_000, 10_000]);
  });
});

function unhealthyOwner(): { readonly world: World; readonly a: Instance } {
  const world = createWorld();
  const a = createOwner(world);
  publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
  a.settle();
  for (let fails = 0; fails < 3; fails += 1) {
    a.probe(ID, REFUSED);
    a.settle();
  }
  return { world, a };
}
