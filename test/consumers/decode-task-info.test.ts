import { describe, expect, test } from '@jest/globals';
import { type NetworkInfoSaid, type TaskInfoSaid } from '../../core/said.js';
import { mesos } from '../../proto/generated/mesos.js';
import { failureOf, failureOfJson, FRAMEWORK, jsonBytes, saidOf, saidOfJson } from '../fixtures/mesos/messages.js';

const TASK_INFO = { name: 'web', task_id: { value: 't' }, agent_id: { value: 'S1' } };

function taskInfo(more: object): TaskInfoSaid {
  const [said] = saidOfJson({ ...TASK_INFO, ...more }, {}, 'taskInfo');
  if (said?.type !== 'task-info') throw new Error('No task-info was said');
  return said;
}

function requested(info: object): NetworkInfoSaid | undefined {
  return taskInfo({ container: { type: 'MESOS', network_infos: [info] } }).container?.networkInfos[0];
}

describe('TaskInfo', () => {
  test('says the same in protobuf, in v1 JSON and in v0 JSON', () => {
    const message = {
      name: 'web',
      task_id: { value: 't' },
      agent_id: { value: 'S1' },
      executor: {
        executor_id: { value: 'pod' },
        framework_id: { value: 'fw' },
        container: { type: 2, network_infos: [{ name: 'net', ip_addresses: [{ protocol: 2 }] }] },
      },
      labels: { labels: [{ key: 'tier', value: 'front' }, { key: 'flag' }] },
      container: { type: 1, docker: { network: 2, port_mappings: [{ host_port: 31000, container_port: 80, protocol: 'TCP' }] } },
      discovery: { ports: { ports: [{ number: 80, name: 'http', protocol: 'tcp', labels: { labels: [{ key: 'k', value: 'v' }] } }] } },
      health_check: { type: 2, http: { port: 80, path: '/ok' }, grace_period_seconds: 1.5 },
      check: { type: 3, tcp: { port: 81 } },
    };
    const protobuf = saidOf({ topic: 'taskInfo', value: mesos.TaskInfo.encode(message).finish(), headers: FRAMEWORK });
    const { agent_id: slave_id, ...v0 } = message;
    expect(saidOfJson(message, {}, 'taskInfo')).toEqual(protobuf);
    expect(saidOfJson({ ...v0, slave_id }, {}, 'taskInfo')).toEqual(protobuf);
    expect(protobuf).toEqual([
      {
        type: 'task-info',
        frameworkId: 'fw',
        taskId: 't',
        name: 'web',
        agentId: 'S1',
        executorId: 'pod',
        labels: [
          { key: 'tier', value: 'front' },
          { key: 'flag', value: '' },
        ],
        container: {
          type: 'docker',
          dockerNetwork: 'bridge',
          dockerPortMappings: [{ hostPort: 31000, containerPort: 80, protocol: 'tcp' }],
          networkInfos: [],
        },
        executorContainer: {
          type: 'mesos',
          dockerNetwork: undefined,
          dockerPortMappings: [],
          networkInfos: [{ name: 'net', addresses: [], groups: [], labels: [], portMappings: [], anyOf: [6] }],
        },
        discoveryPorts: [{ number: 80, name: 'http', protocol: 'tcp', labels: [{ key: 'k', value: 'v' }] }],
        healthCheck: {
          kind: 'http',
          port: 80,
          path: '/ok',
          scheme: undefined,
          delayMs: 15_000,
          intervalMs: 10_000,
          timeoutMs: 20_000,
          graceMs: 1500,
          consecutiveFailures: 3,
        },
        check: {
          kind: 'tcp',
          port: 81,
          path: undefined,
          scheme: undefined,
          delayMs: 15_000,
          intervalMs: 10_000,
          timeoutMs: 20_000,
          graceMs: 0,
          consecutiveFailures: 1,
        },
        faults: [],
      },
    ]);
  });

  test('its framework may stand in the executor, where no header names one', () => {
    const headers = { 'content-type': 'application/json' };
    const value = jsonBytes({ ...TASK_INFO, executor: { framework_id: { value: 'fw-2' } } });
    expect(saidOf({ topic: 'taskInfo', value, headers })).toMatchObject([{ frameworkId: 'fw-2' }]);
    expect(saidOf({ topic: 'taskInfo', value, headers: { ...headers, ...FRAMEWORK } })).toMatchObject([{ frameworkId: 'fw' }]);
    expect(failureOf({ topic: 'taskInfo', value: jsonBytes(TASK_INFO), headers })).toMatchObject({ field: 'taskpulse-framework-id' });
  });

  test('without a task id it fails by name', () => {
    expect(failureOfJson({ name: 'web' }, {}, 'taskInfo')).toMatchObject({ field: 'task_info.task_id' });
  });
});

describe('a network request', () => {
  test.each([
    [{ ip_addresses: [{ protocol: 'IPv4' }, { protocol: 'IPv6' }, {}] }, [4, 6, 4]],
    [{ ip_addresses: [{ ip_address: '10.0.0.1' }, { protocol: 'IPv6' }] }, [6]],
    [{ protocol: 'IPv6' }, [6]],
    [{ protocol: 'IPv6', ip_address: 'fd00::1' }, []],
    [{ name: 'net' }, []],
  ])('%j leaves open addresses of the families %j', (info, families) => {
    expect(requested(info)?.anyOf).toEqual(families);
  });

  test('may name addresses, in the form of either generation', () => {
    expect(requested({ ip_addresses: [{ ip_address: '10.0.0.1' }] })?.addresses).toEqual([{ address: '10.0.0.1', family: 4 }]);
    expect(requested({ ip_address: '10.0.0.1' })?.addresses).toEqual([{ address: '10.0.0.1', family: 4 }]);
  });
});

describe('a container', () => {
  test.each([
    [{ type: 'DOCKER', docker: {} }, 'host'],
    [{ type: 'DOCKER' }, 'host'],
    [{ type: 'DOCKER', docker: { network: 'USER' } }, 'user'],
    [{ type: 'DOCKER', docker: { network: 3 } }, 'none'],
    [{ type: 'DOCKER', docker: { network: 'NEW' } }, undefined],
    [{ type: 'MESOS' }, undefined],
  ])('%j has the Docker network %s', (container, network) => {
    expect(taskInfo({ container }).container?.dockerNetwork).toBe(network);
  });

  test('of an unknown kind is told with a fault', () => {
    expect(taskInfo({ container: { type: 'POUCH' } })).toMatchObject({
      container: { type: undefined },
      faults: ['task_info.container.type "POUCH" is not known; left out'],
    });
  });

  test.each([
    [{ host_port: 70_000, container_port: 80 }, 'host_port 70000 is above 65535'],
    [{ host_port: 80 }, 'container_port is missing'],
  ])('leaves out the port mapping %j', (mapping, why) => {
    const info = taskInfo({ container: { type: 'DOCKER', docker: { port_mappings: [mapping] } } });
    expect(info.container?.dockerPortMappings).toEqual([]);
    expect(info.faults).toEqual([`task_info.container.docker.port_mappings[0].${why}; left out`]);
  });
});

describe('a health check', () => {
  test.each([
    [{ http: { port: 80 } }, { kind: 'http', port: 80 }], // before 1.1 there was no type
    [{ command: { value: 'true' } }, { kind: 'command', port: undefined }],
    [
      { type: 'TCP', tcp: { port: 9 }, http: { port: 80 } },
      { kind: 'tcp', port: 9, path: undefined },
    ],
    [
      { type: 'HTTP', http: { port: 80 }, timeout_seconds: 0, consecutive_failures: 0 },
      { timeoutMs: 0, consecutiveFailures: 1 },
    ],
    [
      { type: 'TCP', tcp: { port: 9 }, delay_seconds: 0.1, interval_seconds: 0.2 },
      { delayMs: 100, intervalMs: 200 },
    ],
  ])('%j is read as %j', (health_check, expected) => {
    expect(taskInfo({ health_check })).toMatchObject({ healthCheck: expected, faults: [] });
  });

  test.each([
    [{ type: 'UNKNOWN' }, 'task_info.health_check.type "UNKNOWN" is not COMMAND, HTTP or TCP; left out'],
    [{}, 'task_info.health_check says neither http, tcp nor command; left out'],
    [{ type: 'HTTP' }, 'task_info.health_check.http.port is missing; left out'],
    [{ type: 'TCP', tcp: { port: 99_999 } }, 'task_info.health_check.tcp.port 99999 is above 65535; left out'],
  ])('%j is left out', (health_check, fault) => {
    expect(taskInfo({ health_check })).toMatchObject({ healthCheck: undefined, faults: [fault] });
  });

  test('a negative time is a fault and Mesos’s default is taken', () => {
    expect(taskInfo({ health_check: { type: 'TCP', tcp: { port: 9 }, interval_seconds: -1 } })).toMatchObject({
      healthCheck: { intervalMs: 10_000 },
      faults: ['task_info.health_check.interval_seconds -1 is not a time from 0 to 1000000000 seconds; 10 taken'],
    });
  });
});

describe('labels', () => {
  test('without a key are left out, duplicates stay', () => {
    const labels = [{ key: 'a', value: '1' }, { value: '2' }, { key: 'a', value: '1' }];
    expect(taskInfo({ labels: { labels } })).toMatchObject({
      labels: [
        { key: 'a', value: '1' },
        { key: 'a', value: '1' },
      ],
      faults: ['task_info.labels.labels[1].key is missing; left out'],
    });
  });

  test('are bounded in number, in length and in all', () => {
    const many = taskInfo({ labels: { labels: Array.from({ length: 300 }, (_, index) => ({ key: `k${String(index)}` })) } });
    expect(many.labels).toHaveLength(256);
    expect(many.faults).toEqual(['task_info.labels.labels has 300 entries, allowed are 256; the rest left out']);
    const long = taskInfo({ labels: { labels: [{ key: 'k', value: 'x'.repeat(4097) }, { key: 'k' }] } });
    expect(long).toMatchObject({ labels: [{ key: 'k', value: '' }] });
    expect(long.faults).toEqual(['task_info.labels.labels[0].value has 4097 characters, allowed are 4096; left out']);
    const much = taskInfo({ labels: { labels: Array.from({ length: 20 }, () => ({ key: 'k', value: 'x'.repeat(4095) })) } });
    expect(much.labels).toHaveLength(16);
    expect(much.faults).toHaveLength(1);
  });
});
