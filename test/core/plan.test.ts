import { describe, expect, test } from '@jest/globals';
import type { JudgedAddress } from '../../core/address-book.js';
import { factsOf, mayProbe, planTargets, probeTaskOf } from '../../core/plan.js';
import type { AgentRecord, TargetPlan, TaskRecord } from '../../core/records.js';
import { buildRule, buildSettings } from '../support/engine-settings.js';
import { buildTask } from '../support/records.js';
import { buildTaskInfo } from '../support/said.js';

function buildJudged(over: Partial<JudgedAddress> = {}): JudgedAddress {
  return {
    address: '10.0.0.1',
    family: 4,
    network: 'net',
    groups: [],
    labels: [],
    provenance: 'container',
    confidence: 'certain',
    reason: 'it is so',
    ownership: 'owned',
    ...over,
  };
}

function plan(
  over: {
    readonly task?: TaskRecord;
    readonly addresses?: readonly JudgedAddress[];
    readonly rules?: Parameters<typeof buildRule>[0][];
  } = {},
): readonly TargetPlan[] {
  const { task = buildTask(), addresses = [buildJudged()], rules = [{}] } = over;
  return [...planTargets(task, addresses, undefined, buildSettings({ checks: rules.map(buildRule) })).values()];
}

describe('which addresses may be probed', () => {
  const own: AgentRecord = { agentId: 'agent-1', hostname: undefined, addresses: ['192.168.0.1'] };
  test.each<[string, Partial<JudgedAddress>, Parameters<typeof buildSettings>[0], boolean]>([
    ["a container's", {}, {}, true],
    ['an unknown one', { provenance: 'unknown' }, {}, true],
    ["an agent's, by default", { provenance: 'agent' }, {}, false],
    ["an agent's, when the operator asks", { provenance: 'agent' }, { agentAddresses: 'probe' }, true],
    ['one local to another agent', { provenance: 'agent-local' }, { ownAddresses: ['192.168.0.2'] }, false],
    ['one local to our own agent', { provenance: 'agent-local' }, { ownAddresses: ['192.168.0.1'] }, true],
    ['one that another task has', { ownership: 'readdressed' }, {}, false],
    ['one of which the owner cannot be told', { ownership: 'contested' }, {}, false],
    ['one that is not allowed', {}, { allows: () => ({ allowed: false, reason: 'it is denied' }) }, false],
  ])('%s', (_, address, settings, expected) => {
    const decision = mayProbe(buildJudged(address), own, buildSettings(settings));
    expect(decision.probed).toBe(expected);
    if (!decision.probed) expect(decision.reason).toContain('it is so');
  });
});

describe('targets', () => {
  test('are addresses by checks, each once', () => {
    const addresses = [buildJudged(), buildJudged({ address: 'fd00::1', family: 6 })];
    expect(plan({ addresses, rules: [{}, { name: 'admin', port: { number: 9000 } }] }).map(({ id }) => id)).toEqual([
      'marathon|web.1|web|10.0.0.1|8080',
      'marathon|web.1|admin|10.0.0.1|9000',
      'marathon|web.1|web|fd00%3A%3A1|8080',
      'marathon|web.1|admin|fd00%3A%3A1|9000',
    ]);
  });

  test.each([
    ['has ended', buildTask({ status: 'ended' })],
    ['has no assignment', buildTask({ assignment: undefined })],
  ])('of a task that %s: none', (_, task) => {
    expect(plan({ task })).toEqual([]);
  });

  test('of a suspended task stay', () => {
    expect(plan({ task: buildTask({ status: 'suspended' }) })).toHaveLength(1);
  });

  test('of a port that is named take its number from DiscoveryInfo, and wait until it is known', () => {
    const rules = [{ port: { name: 'http' } }];
    expect(plan({ rules })).toEqual([]);
    const info = buildTaskInfo({ discoveryPorts: [{ number: 31_000, name: 'http', protocol: undefined, labels: [] }] });
    expect(plan({ rules, task: buildTask({ info }) }).map(({ port }) => port)).toEqual([31_000]);
  });

  test('are only those whose match holds, for this address', () => {
    const addresses = [buildJudged(), buildJudged({ address: '10.1.0.1', network: 'back' })];
    expect(plan({ addresses, rules: [{ match: { network: 'back' } }] }).map(({ address }) => address)).toEqual(['10.1.0.1']);
  });
});

test('labels of the network info count over those of the status, and these over those of the task info', () => {
  const label = (key: string, value: string): { readonly key: string; readonly value: string } => ({ key, value });
  const task = buildTask({
    labels: [label('a', 'status'), label('b', 'status')],
    info: buildTaskInfo({ name: 'web', labels: [label('a', 'info'), label('b', 'info'), label('c', 'info')] }),
    frameworkName: 'Marathon',
  });
  const facts = factsOf(task, buildJudged({ labels: [label('a', 'network')] }));
  expect(facts.labels).toEqual({ a: 'network', b: 'status', c: 'info' });
  expect(facts.framework).toEqual(['marathon', 'Marathon']);
  expect(facts.task).toEqual(['web.1', 'web']);
});

describe('generations', () => {
  const [base] = plan();
  if (base === undefined) throw new Error('Cannot be: one address and one check make a target');
  const other = buildTask();
  const elsewhere = { ...other, assignment: other.assignment && { ...other.assignment, id: '0:9' } };

  test.each<[string, Parameters<typeof plan>[0], boolean]>([
    ['equal settings read again', { rules: [{}] }, true],
    ['thresholds, which the engine judges by', { rules: [{ rise: 5, fall: 7, graceMs: 9, severity: 'warning' }] }, true],
    ['another assignment', { task: elsewhere }, false],
    ['another kind', { rules: [{ kind: 'http' }] }, false],
    ['other options', { rules: [{ options: { path: '/' } }] }, false],
    ['another interval', { rules: [{ intervalMs: 9_000 }] }, false],
    ['another timeout', { rules: [{ timeoutMs: 1 }] }, false],
  ])('%s: same is %j', (_, over, isSame) => {
    expect(plan(over)[0]?.generation === base.generation).toBe(isSame);
  });

  test('go with the probe, and so with its result', () => {
    expect(probeTaskOf(base, 500)).toMatchObject({
      id: base.id,
      generation: base.generation,
      to: { address: '10.0.0.1', port: 8080 },
      spreadMs: 500,
    });
  });
});

describe('shared probes', () => {
  const podMember = (taskId: string, executorId = 'pod'): TaskRecord => {
    const task = buildTask({ taskId });
    return { ...task, assignment: task.assignment && { ...task.assignment, executorId } };
  };
  const probeIds = (...plans: readonly (readonly TargetPlan[])[]): readonly (string | undefined)[] => plans.map(([one]) => one?.probeId);

  test('what asks the same of one address for tasks of one executor is one probe', () => {
    const [a, b] = probeIds(plan({ task: podMember('a') }), plan({ task: podMember('b') }));
    expect(a).toBe(b);
  });

  test.each<[string, Parameters<typeof plan>[0]]>([
    ['another executor', { task: podMember('b', 'other') }],
    ['another port', { task: podMember('b'), rules: [{ port: { number: 9 } }] }],
    ['another option', { task: podMember('b'), rules: [{ options: { path: '/x' } }] }],
    ['another address', { task: podMember('b'), addresses: [buildJudged({ address: '10.0.0.2' })] }],
    ['a command task, whose executor is its own', { task: podMember('b', 'b') }],
  ])('%s is another one', (_, over) => {
    const [a, b] = probeIds(plan({ task: podMember('a') }), plan(over));
    expect(a).not.toBe(b);
  });
});
