import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readLaunches } from '../../consumers/launch/read-launches.js';
import type { DraftLaunch } from '../../core/lint/draft.js';
import { mesos } from '../../proto/generated/mesos.js';

const TASK = { task_id: { value: 't' } };

function bytes(value: unknown): Uint8Array {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
}

function launchesOf(value: unknown): readonly DraftLaunch[] {
  const read = readLaunches(value instanceof Uint8Array ? value : bytes(value), undefined);
  if (!read.ok) throw new Error(read.failure.message);
  return read.value;
}

function paths(value: unknown): readonly string[] {
  return launchesOf(value).map(({ isPod, executor, tasks }) => {
    const inner = tasks.map(({ path }) => path).join(',');
    return isPod ? `pod(${executor?.path ?? 'none'}: ${inner})` : `${executor === undefined ? '' : `${executor.path}: `}${inner}`;
  });
}

describe('a launch is found by the field that tells what it is:', () => {
  test.each([
    ['a TaskInfo', TASK, ['']],
    ['one with a custom executor', { ...TASK, executor: {} }, ['executor: ']],
    ['a list', [TASK, TASK], ['[0]', '[1]']],
    ['a TaskGroupInfo', { tasks: [TASK] }, ['pod(none: tasks[0])']],
    ['a TaskGroupInfo whose members name their executor', { tasks: [{ ...TASK, executor: {} }] }, ['pod(tasks[0].executor: tasks[0])']],
    ['a pod', { executor: {}, task_group: { tasks: [TASK, TASK] } }, ['pod(executor: task_group.tasks[0],task_group.tasks[1])']],
    ['a Launch', { task_infos: [TASK] }, ['task_infos[0]']],
    ['a LAUNCH operation', { type: 'LAUNCH', launch: { task_infos: [TASK, TASK] } }, ['launch.task_infos[0]', 'launch.task_infos[1]']],
    [
      'a LAUNCH_GROUP operation',
      { type: 'LAUNCH_GROUP', launch_group: { executor: {}, task_group: { tasks: [TASK] } } },
      ['pod(launch_group.executor: launch_group.task_group.tasks[0])'],
    ],
    [
      'a call, with operations that launch nothing',
      { type: 'ACCEPT', accept: { operations: [{ type: 'RESERVE' }, { launch: { task_infos: [TASK] } }] } },
      ['accept.operations[1].launch.task_infos[0]'],
    ],
    ['what v0 names', { ...TASK, slave_id: { value: 'S1' } }, ['']],
  ])('%s', (_name, value, expected) => {
    expect(paths(value)).toEqual(expected);
  });
});

describe('protobuf and JSON', () => {
  const message = {
    ...TASK,
    name: 'web',
    resources: [
      { name: 'cpus' },
      {
        name: 'ports',
        ranges: {
          range: [
            { begin: 31000, end: 31001 },
            { begin: 32000, end: 32000 },
          ],
        },
      },
    ],
    command: { container: {} },
    executor: { executor_id: { value: 'e' }, command: {}, container: { type: 2, network_infos: [{ name: 'prod' }] } },
    container: {
      type: 1,
      docker: { image: 'nginx', network: 2, port_mappings: [{ host_port: 31000, container_port: 80 }] },
      network_infos: [
        { protocol: 1, ip_address: '10.1.2.3' },
        {
          name: 'x',
          ip_addresses: [{ protocol: 2 }, { ip_address: 'fd00::1' }, { ip_address: '10.0.0.1' }],
          port_mappings: [{ host_port: 1, container_port: 2 }],
        },
      ],
    },
    health_check: { type: 2, http: { port: 80, path: '/ok', scheme: 'https', statuses: [200, 204], protocol: 2 }, delay_seconds: -1 },
    check: { tcp: { port: 81, protocol: 1 }, interval_seconds: -0.5, timeout_seconds: 0 },
  };

  test('say the same', () => {
    const fromJson = launchesOf(message);
    expect(launchesOf(mesos.TaskInfo.encode(message).finish())).toEqual(fromJson);
    expect(fromJson).toEqual([
      {
        isPod: false,
        executor: {
          path: 'executor',
          hasCommandContainer: false,
          unknownFields: [],
          container: {
            path: 'executor.container',
            type: 'mesos',
            docker: undefined,
            networkInfos: [expect.objectContaining({ name: 'prod', addresses: [] })],
          },
        },
        tasks: [
          {
            path: '',
            taskId: 't',
            hasCommandContainer: true,
            unknownFields: [],
            hostPorts: [
              { begin: 31000, end: 31001 },
              { begin: 32000, end: 32000 },
            ],
            container: {
              path: 'container',
              type: 'docker',
              docker: {
                image: 'nginx',
                network: 'bridge',
                isNetworkTold: true,
                portMappings: [{ path: 'container.docker.port_mappings[0]', hostPort: 31000, containerPort: 80 }],
              },
              networkInfos: [
                {
                  path: 'container.network_infos[0]',
                  name: undefined,
                  oldProtocol: true,
                  oldAddress: '10.1.2.3',
                  addresses: [],
                  portMappings: [],
                },
                {
                  path: 'container.network_infos[1]',
                  name: 'x',
                  oldProtocol: false,
                  oldAddress: undefined,
                  addresses: [
                    { text: undefined, isIpv6: true },
                    { text: 'fd00::1', isIpv6: true },
                    { text: '10.0.0.1', isIpv6: false },
                  ],
                  portMappings: [{ path: 'container.network_infos[1].port_mappings[0]', hostPort: 1, containerPort: 2 }],
                },
              ],
            },
            healthCheck: {
              path: 'health_check',
              type: 'http',
              isTypeTold: true,
              parts: ['http'],
              port: 80,
              httpPath: '/ok',
              scheme: 'https',
              statuses: [200, 204],
              isIpv6: true,
              negativeTimes: ['delay_seconds'],
            },
            check: {
              path: 'check',
              type: undefined,
              isTypeTold: false,
              parts: ['tcp'],
              port: 81,
              httpPath: undefined,
              scheme: undefined,
              statuses: [],
              isIpv6: false,
              negativeTimes: ['interval_seconds'],
            },
          },
        ],
      },
    ]);
  });

  test('without resources say that none were told', () => {
    expect([TASK, mesos.TaskInfo.encode(TASK).finish()].map((value) => launchesOf(value)[0]?.tasks[0]?.hostPorts)).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('are told apart by content, also where a text begins with a mark or a line feed', () => {
    const json = JSON.stringify(TASK);
    expect([`\ufeff${json}`, `\n  ${json}\n`, `[${json}]`].map((text) => launchesOf(text).length)).toEqual([1, 1, 1]);
    // protobuf begins with a line feed too: the key of field 1
    expect(launchesOf(mesos.TaskInfo.encode({ name: 'x'.repeat(30), ...TASK }).finish())).toHaveLength(1);
  });

  test('are read as what they are said to be', () => {
    const protobuf = mesos.TaskInfo.encode({ name: 'x', ...TASK }).finish();
    expect(readLaunches(protobuf, 'json')).toMatchObject({ ok: false, failure: { errorClass: 'Malformed' } });
    expect(readLaunches(bytes(TASK), 'protobuf')).toMatchObject({ ok: false, failure: { errorClass: 'Malformed' } });
  });
});

test('names that Mesos does not know are told with their place, and what they mean where that shows', () => {
  const [launch] = launchesOf({
    ...TASK,
    slave_id: {},
    executorInfo: {},
    constructor: 1,
    labels: { anything: [{ goes: 1 }] },
    executor: { container: { NetworkInfos: [] } },
    container: {
      dockerInfo: {},
      docker: { portMappings: [], network: 'HOST' },
      network_infos: [{}, { ip_address: '10.0.0.1', 'ip-addresses': [] }],
    },
    health_check: { grace_period_seconds: 1, graceperiodseconds: 1 },
    check: { consecutive_failures: 1, tcp: { host_port: 1 } },
  });
  expect(launch?.executor?.unknownFields).toEqual([
    { path: 'executor.container.NetworkInfos', name: 'NetworkInfos', meant: 'network_infos' },
  ]);
  expect(launch?.tasks[0]?.unknownFields).toEqual([
    { path: 'executorInfo', name: 'executorInfo', meant: undefined },
    { path: 'constructor', name: 'constructor', meant: undefined },
    { path: 'container.dockerInfo', name: 'dockerInfo', meant: undefined },
    { path: 'container.docker.portMappings', name: 'portMappings', meant: 'port_mappings' },
    { path: 'container.network_infos[1].ip-addresses', name: 'ip-addresses', meant: 'ip_addresses' },
    { path: 'health_check.graceperiodseconds', name: 'graceperiodseconds', meant: 'grace_period_seconds' },
    { path: 'check.consecutive_failures', name: 'consecutive_failures', meant: undefined },
    { path: 'check.tcp.host_port', name: 'host_port', meant: undefined },
  ]);
});

describe('what is no launch is told where, and what was allowed:', () => {
  const ALLOWED =
    'allowed is a TaskInfo (task_id), a TaskGroupInfo (tasks), a pod (executor and task_group), a LAUNCH or LAUNCH_GROUP operation, or a list of them';

  test.each([
    ['', 'Cannot read a launch: there are no bytes'],
    ['{"task_id"', 'Cannot read 10 characters as JSON: '],
    ['{}', `Cannot read the file: none of the fields that tell what it is; ${ALLOWED}`],
    ['[]', `Cannot read the file: it launches no task; ${ALLOWED}`],
    [{ type: 'ACCEPT', accept: { operations: [] } }, `Cannot read the file: it launches no task; ${ALLOWED}`],
    [[TASK, 1], `Cannot read [1]: the number 1; ${ALLOWED}`],
    [[TASK, {}], `Cannot read [1]: none of the fields that tell what it is; ${ALLOWED}`],
    [{ task_id: 'web.1' }, 'Cannot read task_id: the string "web.1" where an object must be'],
    [{ tasks: [TASK, { name: 'x' }] }, 'Cannot read tasks[1].task_id.value: it is missing'],
    [{ task_id: { value: '' } }, 'Cannot read task_id.value: it is missing'],
    [{ ...TASK, container: { type: [] } }, 'Cannot read container.type: an array where the name of an enum value, or its number must be'],
    [{ ...TASK, container: { network_infos: {} } }, 'Cannot read container.network_infos: an object where an array must be'],
    [{ ...TASK, container: { network_infos: ['x'] } }, 'Cannot read container.network_infos[0]: the string "x" where an object must be'],
    [
      { ...TASK, health_check: { http: { statuses: [200, -1] } } },
      'Cannot read health_check.http.statuses[1]: the number -1 where a whole number from 0 to 4294967295 must be',
    ],
    [{ launch: { task_infos: TASK } }, 'Cannot read launch.task_infos: an object where an array must be'],
    ['no launch', 'Cannot read 9 bytes as a TaskInfo in protobuf: '],
    [Buffer.from('0a0378', 'hex'), 'Cannot read 3 bytes as a TaskInfo in protobuf: they end too early, or are something else'],
    [Buffer.from('0a0178', 'hex'), 'Cannot read 3 bytes as a TaskInfo in protobuf: cannot read task_id.value: it is missing'],
  ])('%j', (value, message) => {
    const read = readLaunches(value instanceof Uint8Array ? value : bytes(value), undefined);
    const said = read.ok ? 'read' : read.failure.message;
    expect(said.slice(0, message.length)).toBe(message);
  });
});

test.each(['docker-user.json', 'accept-pod.json'])('the fixture %s is read', (name) => {
  expect(launchesOf(readFileSync(new URL(`../fixtures/launch/${name}`, import.meta.url)))).toHaveLength(1);
});
