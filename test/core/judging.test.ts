/** What goes beyond one target and its own probe: shared probes, controls of negative checks, and Mesos's own opinion. */
import { describe, expect, test } from '@jest/globals';
import { createControls } from '../../core/controls.js';
import { describeDisagreement } from '../../core/disagreement.js';
import { planTargets } from '../../core/plan.js';
import type { Layer } from '../../core/probe.js';
import type { TargetRecord } from '../../core/records.js';
import { createInstance, createOwner, type Instance } from '../support/engine-harness.js';
import { buildRule, buildSettings, PASS, REFUSED } from '../support/engine-settings.js';
import { createWorld, publish, type World } from '../support/engine-world.js';
import { buildTask } from '../support/records.js';
import { buildAgentSaid, buildNetworkInfo, buildStatus, addressSaid, networkOf } from '../support/said.js';

function ownerWith(world: World, settings: Parameters<typeof buildSettings>[0]): Instance {
  const instance = createInstance(world, 'a', buildSettings(settings));
  instance.start();
  instance.own(0);
  instance.settle();
  return instance;
}

function healthByTask({ engine }: Instance): Readonly<Record<string, string>> {
  return Object.fromEntries([...engine.targets()].map(({ record }) => [record.taskId, record.health]));
}

describe('tasks of one executor', () => {
  function startPod(): { readonly world: World; readonly a: Instance; readonly probeId: string } {
    const world = createWorld();
    const a = createOwner(world);
    for (const taskId of ['app', 'sidecar']) {
      publish(world, [
        buildStatus({
          taskId,
          executorId: 'pod',
          containerId: `c-${taskId}`,
          parentContainerId: 'c-pod',
          networkInfos: networkOf('10.0.0.1'),
        }),
      ]);
    }
    a.settle();
    const [probeId = ''] = a.probing.keys();
    return { world, a, probeId };
  }

  test('are probed once, and the result counts for each', () => {
    const { a, probeId } = startPod();
    expect(a.probing.size).toBe(1);
    a.probe(probeId, PASS);
    expect(healthByTask(a)).toEqual({ app: 'healthy', sidecar: 'healthy' });
  });

  test('go on being probed until the last of them ends', () => {
    const { world, a, probeId } = startPod();
    publish(world, [buildStatus({ taskId: 'app', state: 'TASK_FINISHED', containerId: 'c-app' })]);
    a.settle();
    expect([...a.probing.keys()]).toEqual([probeId]);
    publish(world, [buildStatus({ taskId: 'sidecar', state: 'TASK_FINISHED', containerId: 'c-sidecar' })]);
    a.settle();
    expect(a.probing.size).toBe(0);
  });

  test('are probed as fast as the one in most need asks', () => {
    const world = createWorld();
    const a = ownerWith(world, { checks: [buildRule({ fastIntervalMs: 1_000 })] });
    publish(world, [buildStatus({ taskId: 'app', executorId: 'pod', containerId: 'c-app', networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    const [probeId = ''] = a.probing.keys();
    a.probe(probeId, REFUSED);
    expect(a.probing.get(probeId)?.intervalMs).toBe(1_000);
    publish(world, [buildStatus({ taskId: 'sidecar', executorId: 'pod', containerId: 'c-app', networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    expect(a.probing.get(probeId)?.intervalMs).toBe(1_000);
  });
});

describe('a check with a delay', () => {
  test('is not asked before it, counted from when the target was planned, also by the next life', () => {
    const world = createWorld();
    const settings = { checks: [buildRule({ delayMs: 15_000 })] };
    const a = ownerWith(world, settings);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    expect([...a.probing.values()].map(({ delayMs }) => delayMs)).toEqual([15_000]);
    a.tick(4_000);
    const b = ownerWith(world, settings);
    expect([...b.probing.values()].map(({ delayMs }) => delayMs)).toEqual([11_000]);
    b.tick(20_000);
    const c = ownerWith(world, settings);
    expect([...c.probing.values()].map(({ delayMs }) => delayMs)).toEqual([undefined]);
  });

  test('of a member that joins a pod counts no answer before it, although the pod is asked already', () => {
    const world = createWorld();
    const a = ownerWith(world, { checks: [buildRule({ delayMs: 15_000, fall: 1, graceMs: 0 })] });
    const member = (taskId: string): ReturnType<typeof buildStatus> =>
      buildStatus({ taskId, executorId: 'pod', containerId: 'c-app', networkInfos: networkOf('10.0.0.1') });
    publish(world, [member('app')]);
    a.settle();
    a.tick(15_000);
    publish(world, [member('sidecar')]);
    a.settle();
    const [probeId = ''] = a.probing.keys();
    a.tick(14_999);
    a.probe(probeId, REFUSED);
    expect(healthByTask(a)).toEqual({ app: 'unhealthy', sidecar: 'unknown' });
    a.tick(1);
    a.probe(probeId, REFUSED);
    expect(healthByTask(a)).toEqual({ app: 'unhealthy', sidecar: 'unhealthy' });
  });
});

describe('a negative check', () => {
  const rules = [
    buildRule({ name: 'open', match: { task: 'open' } }),
    buildRule({ name: 'shut', match: { task: 'shut' }, expect: 'refused' }),
  ];

  function startBoth(): { readonly a: Instance; readonly open: string; readonly shut: string } {
    const world = createWorld();
    const a = ownerWith(world, { checks: rules });
    publish(world, [buildStatus({ taskId: 'open', containerId: 'c-1', networkInfos: networkOf('10.0.0.1') })]);
    publish(world, [buildStatus({ taskId: 'shut', containerId: 'c-2', networkInfos: networkOf('10.0.0.2') })]);
    a.settle();
    const idOf = (task: string): string => [...a.probing.keys()].find((id) => id.includes(task)) ?? '';
    return { a, open: idOf('open'), shut: idOf('shut') };
  }

  test('passes when the target does not answer and a positive check did', () => {
    const { a, open, shut } = startBoth();
    a.probe(open, PASS);
    a.probe(shut, REFUSED);
    expect(healthByTask(a)['shut']).toBe('healthy');
  });

  test('proves nothing while nothing answers: our own trouble, which counts for nobody', () => {
    const { a, shut } = startBoth();
    a.probe(shut, REFUSED);
    expect(healthByTask(a)['shut']).toBe('unknown');
    expect(a.engine.target(shut)?.lastProbe).toMatchObject({ outcome: 'error', cause: 'no-control' });
  });

  test('fails when the target answers', () => {
    const { a, shut } = startBoth();
    for (let index = 0; index < 3; index += 1) a.probe(shut, PASS);
    expect(healthByTask(a)['shut']).toBe('unhealthy');
    expect(a.engine.target(shut)?.lastProbe).toMatchObject({ outcome: 'fail', cause: 'answered' });
  });
});

describe('controls', () => {
  const settings = buildSettings({ checks: [buildRule()] });
  /** A positive check on network `a` only. */
  const plans = planTargets(
    buildTask(),
    [
      {
        ...addressSaid('10.0.0.1'),
        network: 'a',
        groups: [],
        labels: [],
        provenance: 'container',
        confidence: 'certain',
        reason: 'told',
        ownership: 'owned',
      },
    ],
    undefined,
    settings,
  );

  test('count on their network for a minute, and for networks that have none of their own', () => {
    const controls = createControls();
    expect(controls.hasPassed('a', 0, plans)).toBe(false);
    controls.note('a', 0);
    expect(controls.hasPassed('a', 60_000, plans)).toBe(true);
    expect(controls.hasPassed('a', 60_001, plans)).toBe(false);
    expect(controls.hasPassed('b', 60_000, plans)).toBe(true);
    expect(controls.hasPassed(undefined, 60_000, plans)).toBe(true);
    controls.note('b', 100_000);
    expect(controls.hasPassed('a', 100_000, plans)).toBe(false);
  });

  test('of another network prove nothing of one whose own never passed', () => {
    const controls = createControls();
    controls.note('b', 0);
    expect(controls.hasPassed('a', 0, plans)).toBe(false);
  });

  test('of another network count once the last of its own is gone', () => {
    const controls = createControls();
    controls.note('a', 0);
    controls.note('b', 100_000);
    expect(controls.hasPassed('a', 100_000, plans)).toBe(false);
    expect(controls.hasPassed('a', 101_000, new Map())).toBe(true);
  });
});

describe('Mesos’s own check', () => {
  const HEALTHY = { healthy: true, checkPassed: undefined };
  const SICK = { healthy: false, checkPassed: undefined };
  const failing = (layer: Layer): Pick<TargetRecord, 'health' | 'run'> => ({
    health: 'unhealthy',
    run: { outcome: 'fail', layer, cause: 'timeout', fromMs: 0 },
  });
  const answering: Pick<TargetRecord, 'health' | 'run'> = {
    health: 'healthy',
    run: { outcome: 'pass', layer: undefined, cause: undefined, fromMs: 0 },
  };

  test.each([
    ['healthy inside, no connection at the address', HEALTHY, failing('connect'), 'does not answer: the network between'],
    ['healthy inside, a connection at the address and no good answer', HEALTHY, failing('response'), 'takes the connection and does not'],
    [
      'healthy inside, unhealthy at the address, which we cannot ask now',
      HEALTHY,
      { ...failing('connect'), run: undefined },
      'but not at its address',
    ],
    ['unhealthy inside, healthy at the address', SICK, answering, 'but its address answers'],
    ['a check that passed', { healthy: undefined, checkPassed: true }, failing('connect'), 'passes inside'],
  ] as const)('%s is said', (_, task, target, text) => {
    expect(describeDisagreement(task, target)).toContain(text);
  });

  test.each([
    ['agreement', HEALTHY, answering],
    ['no opinion of Mesos', { healthy: undefined, checkPassed: undefined }, failing('connect')],
    ['no opinion of ours', SICK, { health: 'unknown', run: undefined }],
    ['an answer where none should be', HEALTHY, { ...failing('connect'), expect: 'refused' }],
    ['no answer where none should be', SICK, { ...answering, expect: 'refused' }],
  ] as const)('%s is nothing to say', (_, task, target) => {
    expect(describeDisagreement(task, target)).toBeUndefined();
  });

  test('says nothing against a negative check, whose target is healthy when it does not answer', () => {
    const world = createWorld();
    const a = ownerWith(world, { checks: [buildRule({ expect: 'refused', fall: 1 })] });
    publish(world, [buildStatus({ healthy: true, networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    const [id = ''] = a.probing.keys();
    a.probe(id, PASS);
    a.settle();
    expect(a.engine.target(id)).toMatchObject({ record: { health: 'unhealthy', expect: 'refused' }, disagreement: undefined });
    expect([...a.engine.incidents()][0]?.record.reason).not.toContain('Mesos');
  });

  test('that disagrees stands in the target, its incident and its notification, and is revised with the next status', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildStatus({ healthy: true, networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    const [id = ''] = a.probing.keys();
    for (let index = 0; index < 3; index += 1) a.probe(id, REFUSED);
    a.settle();
    expect(a.engine.target(id)?.disagreement).toContain('loopback only');
    expect([...a.engine.incidents()][0]?.record.reason).toContain('loopback only');
    expect([...a.outbox.values()][0]?.target?.disagreement).toContain('loopback only');
    publish(world, [buildStatus({ healthy: false, networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    expect(a.engine.target(id)?.disagreement).toBeUndefined();
  });
});

describe('an incident whose target ends', () => {
  test('because the address turns out to be the agent’s says so', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildStatus({ networkInfos: [buildNetworkInfo({ name: undefined, addresses: [addressSaid('10.0.0.1')] })] })]);
    a.settle();
    const [id = ''] = a.probing.keys();
    for (let index = 0; index < 3; index += 1) a.probe(id, REFUSED);
    a.settle();
    publish(world, [buildAgentSaid({ addresses: ['10.0.0.1'] })]);
    a.settle();
    expect([...a.engine.incidents()][0]?.record).toMatchObject({
      closedAs: 'gone',
      reason: expect.stringContaining('it is the known address of agent agent-1'),
    });
  });

  test('because a later status tells that the container has another address says so', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [
      buildStatus({ containerId: 'c', networkInfos: [buildNetworkInfo({ name: undefined, addresses: [addressSaid('10.0.0.1')] })] }),
    ]);
    a.settle();
    const [id = ''] = a.probing.keys();
    for (let index = 0; index < 3; index += 1) a.probe(id, REFUSED);
    a.settle();
    publish(world, [buildStatus({ containerId: 'c', networkInfos: networkOf('10.0.0.2') })]);
    a.settle();
    expect([...a.engine.incidents()][0]?.record).toMatchObject({ closedAs: 'gone', reason: 'the task does not have the address any more' });
  });
});
