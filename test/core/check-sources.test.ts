/** Labels over TaskInfo over the configuration: which source wins, and what is said of the others. */
import { describe, expect, test } from '@jest/globals';
import type { JudgedAddress } from '../../core/address-book.js';
import { findChecks, findLabelFaults, hasCheckLabels, type FoundChecks, type ParseCheck } from '../../core/check-sources.js';
import { factsOf, findFaults, planTargets } from '../../core/plan.js';
import type { TaskRecord } from '../../core/records.js';
import type { Label, MesosCheckSaid, TaskInfoSaid } from '../../core/said.js';
import { buildRule, buildSettings } from '../support/engine-settings.js';
import { buildTask } from '../support/records.js';
import { buildNetworkInfo } from '../support/said.js';

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
    confidence: 'certain',
    reason: 'told',
    ownership: 'owned',
  };
}

function findAll(task: TaskRecord, addresses: readonly JudgedAddress[]): readonly FoundChecks[] {
  return findChecks(task, addresses, settings, (address) => factsOf(task, address));
}

function find(task: TaskRecord, address = buildAddress()): FoundChecks {
  const [found] = findAll(task, [address]);
  if (found === undefined) throw new Error('Cannot be: one address, one answer');
  return found;
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

  test('a check with a value above 1 KiB, and a 17th check, are left out, and told', () => {
    const many = Array.from({ length: 17 }, (_, index) => label(`c${String(index)}.port`, '1'));
    const found = find(buildTask({ labels: [label('c0.path', 'x'.repeat(1025)), ...many, label('c1.path', 'x'.repeat(1024))] }));
    expect(found.checks.map(({ name }) => name)).toEqual(many.slice(1, 16).map((_, index) => `c${String(index + 1)}`));
    expect(found.findings).toEqual([expect.stringContaining('longer than 1024 bytes'), expect.stringContaining('17 checks')]);
  });

  test('what a label says that cannot be read is not asked without: the next source applies', () => {
    const task = buildTask({ labels: [label('web.port', '1'), label('web.body..contains', 'ok')] });
    expect(find(task)).toMatchObject({ source: 'config', findings: [expect.stringContaining('of the form')] });
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
        graceMs: 10_000,
        delayMs: 15_000,
        options: { path: '/up', status: ['200-399'], redirects: true, tls: { verify: false } },
      }),
    ]);
  });

  test('a task whose labels name a check at one of its addresses has no other source at the others', () => {
    const task = buildTask({ info: buildInfo({ healthCheck: HEALTH }) });
    const other = { ...buildAddress(), address: '10.0.1.1', network: 'other' };
    const addresses = [buildAddress([label('web.port', '1')]), other];
    expect(findAll(task, addresses).map(({ address, checks, source }) => [address.address, checks.length, source])).toEqual([
      ['10.0.0.1', 1, 'label'],
      ['10.0.1.1', 0, 'label'],
    ]);
    expect(findFaults(task, addresses, settings)).toEqual(['10.0.1.1 has no check: the labels are those of another network']);
  });

  test('faults of labels are counted once, at however many addresses they are read', () => {
    const task = buildTask({ labels: [label('web.path', '/')], info: buildInfo({ healthCheck: { ...HEALTH, port: undefined } }) });
    expect(findLabelFaults(task, [buildAddress(), buildAddress()], parseCheck)).toEqual(['label taskpulse.check.web: port: missing']);
  });

  test('faults of labels are told before an address is known', () => {
    const task = buildTask({ assignment: undefined, labels: [label('web.path', '/')] });
    expect(findFaults(task, [], settings)).toEqual(['label taskpulse.check.web: port: missing']);
    expect(findLabelFaults(task, [], parseCheck)).toEqual(['label taskpulse.check.web: port: missing']);
  });

  test.each<[string, readonly Label[], boolean]>([
    ['one of ours', [{ key: 'app', value: 'a' }, label('web.port', '80')], true],
    ['others only', [{ key: 'app', value: 'a' }], false],
    ['none', [], false],
  ])('%s among the labels of a status, a request or a network: whether there are checks to look for', (_, labels, isThere) => {
    const { assignment } = buildTask();
    if (assignment === undefined) throw new Error('It has an assignment');
    const ofNetwork = { ...assignment, tellings: [[buildNetworkInfo()], [buildNetworkInfo(), buildNetworkInfo({ labels })]] };
    expect(hasCheckLabels(buildTask({ labels }))).toBe(isThere);
    expect(hasCheckLabels(buildTask({ info: buildInfo({ labels }) }))).toBe(isThere);
    expect(hasCheckLabels(buildTask({ assignment: ofNetwork }))).toBe(isThere);
    expect(hasCheckLabels(buildTask({ assignment: undefined, labels }))).toBe(isThere);
  });

  test.each(['up', '/u p', '/up#now', '/ü'])('the path %s of a Mesos check is a finding, and the configuration applies', (path) => {
    expect(find(buildTask({ info: buildInfo({ healthCheck: { ...HEALTH, path } }) }))).toMatchObject({
      source: 'config',
      findings: [expect.stringContaining('health_check: its path cannot be asked for')],
    });
  });

  test('a target of labels says why neither TaskInfo nor the configuration counts', () => {
    expect(find(buildTask({ labels: [label('web.port', '1')] })).reason).toContain('they come before TaskInfo and the rules');
  });

  test('a COMMAND check is a finding, and the configuration applies', () => {
    const info = buildInfo({ healthCheck: { ...HEALTH, kind: 'command', port: undefined } });
    expect(find(buildTask({ info }))).toMatchObject({
      source: 'config',
      findings: ['health_check: a COMMAND check cannot be asked over the network'],
    });
  });
});

/** From `DiscoveryInfo`; its name is `http`. */
function discovered(number: number, over: Partial<TaskInfoSaid['discoveryPorts'][number]> = {}): TaskInfoSaid['discoveryPorts'][number] {
  return { number, name: 'http', protocol: undefined, labels: [], ...over };
}

function mapped(...pairs: readonly (readonly [host: number, container: number, protocol?: string])[]): TaskInfoSaid['container'] {
  const dockerPortMappings = pairs.map(([hostPort, containerPort, protocol = 'tcp']) => ({ hostPort, containerPort, protocol }));
  return { type: 'docker', dockerNetwork: 'user', dockerPortMappings, networkInfos: [] };
}

function scope(value: string): { labels: readonly Label[] } {
  return { labels: [{ key: 'network-scope', value }] };
}

describe('the port', () => {
  const named = buildSettings({ checks: [buildRule({ name: 'web', port: { name: 'http' } })], parseCheck });
  const unnamed = buildSettings({ checks: [buildRule({ name: 'web', port: { only: true } })], parseCheck });

  function portsBy(
    using: typeof named,
    info: TaskRecord['info'],
    tellings?: NonNullable<TaskRecord['assignment']>['tellings'],
  ): readonly number[] {
    const task = buildTask({ info });
    const assignment = task.assignment && tellings ? { ...task.assignment, tellings } : task.assignment;
    return [...planTargets({ ...task, assignment }, [buildAddress()], undefined, using).values()].map(({ port }) => port);
  }

  test.each([
    ['DiscoveryInfo tells it', buildInfo({ discoveryPorts: [discovered(8080)] }), 8080],
    ['it is the host’s side of a mapping', buildInfo({ discoveryPorts: [discovered(31_080)], container: mapped([31_080, 80]) }), 80],
    [
      'it is the container’s side of one mapping and the host’s of another',
      buildInfo({ discoveryPorts: [discovered(80)], container: mapped([80, 81], [90, 80]) }),
      80,
    ],
    [
      'its label says that it is the host’s side',
      buildInfo({ discoveryPorts: [discovered(80, scope('host'))], container: mapped([80, 81], [90, 80]) }),
      81,
    ],
    [
      'its label says that it is the container’s side',
      buildInfo({ discoveryPorts: [discovered(80, scope('container'))], container: mapped([80, 81]) }),
      80,
    ],
  ])('by name: %s', (_, info, number) => {
    expect(portsBy(named, info)).toEqual([number]);
  });

  test('by name, of a mapping that the network of the status tells', () => {
    const telling = buildNetworkInfo({ portMappings: [{ hostPort: 31_080, containerPort: 80, protocol: 'tcp' }] });
    expect(portsBy(named, buildInfo({ discoveryPorts: [discovered(31_080)] }), [[telling]])).toEqual([80]);
  });

  test.each([
    ['has UDP too, under the same name', [discovered(31_053, { protocol: 'udp' }), discovered(31_054, { protocol: 'tcp' })], 5353],
    ['has UDP only', [discovered(31_053, { protocol: 'UDP' })], 53],
    ['the host forwards by both protocols, each to another port', [discovered(31_080, { protocol: 'http' })], 80],
  ])('by a name that %s', (_, discoveryPorts, port) => {
    const container = mapped([31_053, 53, 'udp'], [31_054, 5353], [31_080, 53, 'udp'], [31_080, 80]);
    expect(portsBy(named, buildInfo({ discoveryPorts, container }))).toEqual([port]);
  });

  test('by a name that the task has not is a finding, and no target', () => {
    expect(portsBy(named, buildInfo())).toEqual([]);
    expect(findFaults(buildTask({ info: buildInfo() }), [buildAddress()], named)).toEqual(['check web: the task has no port named http']);
  });

  test.each([
    ['the one of its mappings', buildInfo({ container: mapped([31_080, 80], [31_081, 53, 'udp']) }), [80]],
    ['the one of DiscoveryInfo', buildInfo({ discoveryPorts: [discovered(8080), discovered(53, { protocol: 'UDP' })] }), [8080]],
    ['told by both, on either side', buildInfo({ discoveryPorts: [discovered(31_080)], container: mapped([31_080, 80]) }), [80]],
    ['none of two', buildInfo({ container: mapped([31_080, 80], [31_081, 81]) }), []],
    ['none where nothing is known', undefined, []],
  ])('that is not named is the only one the task has: %s', (_, info, ports) => {
    expect(portsBy(unnamed, info)).toEqual(ports);
  });

  test.each([
    ['none is known', undefined, 'check web: no port is named, and none is known of the task'],
    ['there are two', buildInfo({ container: mapped([1, 80], [2, 81]) }), 'check web: no port is named, and the task has 2: 80, 81'],
  ])('that is not named is a finding where %s', (_, info, finding) => {
    expect(findFaults(buildTask({ info }), [buildAddress()], unnamed)).toEqual([finding]);
  });
});
