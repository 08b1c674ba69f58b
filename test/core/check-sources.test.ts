/** Labels over TaskInfo over the configuration: which source wins, and what is said of the others. */
import { describe, expect, test } from '@jest/globals';
import type { JudgedAddress } from '../../core/address-book.js';
import { findChecks, type ParseCheck } from '../../core/check-sources.js';
import { factsOf, findFaults, planTargets } from '../../core/plan.js';
import type { TaskRecord } from '../../core/records.js';
import type { Label, MesosCheckSaid, TaskInfoSaid } from '../../core/said.js';
import { buildRule, buildSettings } from '../support/engine-settings.js';
import { buildTask } from '../support/records.js';

const parseCheck: ParseCheck = (name, options) =>
  options['port'] === undefined
    ? { ok: false, faults: ['port: missing'] }
    : { ok: true, check: { ...buildRule({ name }), options, port: { number: Number(options['port']) } } };
const settings = buildSettings({ checks: [buildRule({ name: 'rule' })], parseCheck });

const HEALTH: MesosCheckSaid = {
  kind: 'http',
  port: 8081,
  path: '/up',
  scheme: 'https',
  delayMs: 15_000,
  intervalMs: 10_000,
  timeoutMs: 20_000,
  graceMs: 10_000,
  consecutiveFailures: 3,
};

function label(key: string, value: string): Label {
  return { key: `taskpulse.check.${key}`, value };
}

function buildInfo(over: Partial<TaskInfoSaid> = {}): NonNullable<TaskRecord['info']> {
  return {
    name: undefined,
    agentId: undefined,
    executorId: undefined,
    labels: [],
    container: undefined,
    executorContainer: undefined,
    discoveryPorts: [],
    healthCheck: undefined,
    check: undefined,
    faults: [],
    ...over,
  };
}

function buildAddress(labels: readonly Label[] = []): JudgedAddress {
  return {
    address: '10.0.0.1',
    family: 4,
    network: 'net',
    groups: [],
    labels,
    provenance: 'container',
    reason: 'told',
    ownership: 'owned',
  };
}

function find(task: TaskRecord, address = buildAddress()): ReturnType<typeof findChecks> {
  return findChecks(task, address, factsOf(task, address), settings);
}

describe('the sources of checks', () => {
  test('labels win over TaskInfo and configuration, and are merged option by option: NetworkInfo over TaskStatus over TaskInfo', () => {
    const task = buildTask({
      labels: [label('web.port', '2'), label('web.path', '/status')],
      info: buildInfo({ healthCheck: HEALTH, labels: [label('web.port', '1'), label('web.kind', 'http')] }),
    });
    const found = find(task, buildAddress([label('web.port', '3')]));
    expect(found).toMatchObject({ source: 'label', findings: [] });
    expect(found.checks.map(({ name, options }) => ({ name, options }))).toEqual([
      { name: 'web', options: { port: '3', kind: 'http', path: '/status' } },
    ]);
  });

  test('nested options keep their dots for the parser', () => {
    const found = find(buildTask({ labels: [label('web.port', '1'), label('web.body.contains', 'ok')] }));
    expect(found.checks[0]?.options).toEqual({ port: '1', 'body.contains': 'ok' });
  });

  test('a bad label is told, and the next source applies', () => {
    const task = buildTask({ labels: [label('web.path', '/')], info: buildInfo({ healthCheck: HEALTH }) });
    expect(find(task)).toMatchObject({ source: 'task-info', findings: ['label taskpulse.check.web: port: missing'] });
    expect(find(task).reason).toContain('its labels are faulty');
    expect(find({ ...task, info: undefined })).toMatchObject({ source: 'config', checks: [{ name: 'rule' }] });
  });

  test.each([
    ['no option', 'taskpulse.check.web', 'of the form'],
    ['a name in capitals', 'taskpulse.check.Web.port', 'of the form'],
    ['an empty part', 'taskpulse.check.web.body..x', 'of the form'],
  ])('a label with %s is a finding', (_, key, text) => {
    expect(find(buildTask({ labels: [{ key, value: '1' }] })).findings).toEqual([expect.stringContaining(text)]);
  });

  test('a value above 1 KiB and a 17th check are left out, and told', () => {
    const many = Array.from({ length: 17 }, (_, index) => label(`c${String(index)}.port`, '1'));
    const found = find(buildTask({ labels: [...many, label('c0.path', 'x'.repeat(1025))] }));
    expect(found.checks).toHaveLength(16);
    expect(found.checks[0]?.options).toEqual({ port: '1' });
    expect(found.findings).toEqual([expect.stringContaining('longer than 1024 bytes'), expect.stringContaining('17 checks')]);
  });

  test('a Mesos health check is asked at the container with Mesos’s own meaning', () => {
    expect(find(buildTask({ info: buildInfo({ healthCheck: HEALTH }) })).checks).toEqual([
      expect.objectContaining({
        name: 'mesos-health',
        kind: 'http',
        port: { number: 8081 },
        intervalMs: 10_000,
        timeoutMs: 10_000,
        rise: 1,
        fall: 3,
        graceMs: 15_000,
        options: { path: '/up', status: ['200-399'], redirects: true, tls: { verify: false } },
      }),
    ]);
  });

  test('a COMMAND check is a finding, and the configuration applies', () => {
    const info = buildInfo({ healthCheck: { ...HEALTH, kind: 'command', port: undefined } });
    expect(find(buildTask({ info }))).toMatchObject({
      source: 'config',
      findings: ['health_check: a COMMAND check cannot be asked over the network'],
    });
  });
});

describe('ports', () => {
  const named = buildSettings({ checks: [buildRule({ name: 'web', port: { name: 'http' } })], parseCheck });
  const port = (number: number) => ({ number, name: 'http', protocol: undefined, labels: [] });

  test.each([
    ['DiscoveryInfo tells it', buildInfo({ discoveryPorts: [port(8080)] }), 8080],
    [
      'its number is the host’s side of a Docker mapping',
      buildInfo({
        discoveryPorts: [port(31_080)],
        container: {
          type: 'docker',
          dockerNetwork: 'bridge',
          dockerPortMappings: [{ hostPort: 31_080, containerPort: 80, protocol: 'tcp' }],
          networkInfos: [],
        },
      }),
      80,
    ],
    [
      'its number is the container’s side of one mapping and the host’s of another',
      buildInfo({
        discoveryPorts: [port(80)],
        container: {
          type: 'docker',
          dockerNetwork: 'user',
          dockerPortMappings: [
            { hostPort: 80, containerPort: 81, protocol: 'tcp' },
            { hostPort: 90, containerPort: 80, protocol: 'tcp' },
          ],
          networkInfos: [],
        },
      }),
      80,
    ],
  ])('by name: %s', (_, info, number) => {
    const plans = planTargets(buildTask({ info }), [buildAddress()], undefined, named);
    expect([...plans.values()].map((plan) => plan.port)).toEqual([number]);
  });

  test('a name that the task has not is a finding, and no target', () => {
    const task = buildTask({ info: buildInfo() });
    expect(planTargets(task, [buildAddress()], undefined, named).size).toBe(0);
    expect(findFaults(task, [buildAddress()], named)).toEqual(['check web: the task has no port named http']);
  });
});
