import { describe, expect, test } from '@jest/globals';
import { type RecordToDecode } from '../../consumers/decode/decode-record.js';
import { type NetworkInfoSaid, type Said, type StatusSaid } from '../../core/said.js';
import { saidOf, saidOfJson } from '../fixtures/mesos/messages.js';
import { FRAMEWORK_ID, VECTORS, type MesosVector, type VectorName } from '../fixtures/mesos/vectors.js';

const names = Object.keys(VECTORS) as VectorName[]; // the table's own keys
const vectors: Readonly<Record<VectorName, MesosVector>> = VECTORS;

function jsonRecord(vector: MesosVector): RecordToDecode {
  return {
    topic: 'taskStatus',
    value: Buffer.from(vector.json),
    headers: { ...vector.headers, 'content-type': 'application/json' },
  };
}

function protobufRecord(vector: MesosVector): RecordToDecode {
  return { topic: 'taskStatus', value: vector.protobuf, headers: vector.headers };
}

function statusOf(said: readonly Said[]): StatusSaid {
  const status = said.find((one) => one.type === 'status');
  if (status === undefined) throw new Error('No status was said');
  return status;
}

function vectorStatus(name: VectorName): StatusSaid {
  return statusOf(saidOf(jsonRecord(vectors[name])));
}

function addressesOf(name: VectorName): readonly (readonly string[])[] | undefined {
  return vectorStatus(name).networkInfos?.map((info) => info.addresses.map(({ address }) => address));
}

describe('the vectors', () => {
  test.each(names.filter((name) => vectors[name].protobuf !== undefined))('%s says the same in protobuf and in JSON', (name) => {
    expect(saidOf(protobufRecord(vectors[name]))).toEqual(saidOf(jsonRecord(vectors[name])));
  });

  test.each<readonly [VectorName, readonly (readonly string[])[] | undefined]>([
    ['V1', [['10.10.0.12']]],
    ['V2', [['10.10.0.12', 'fd00:10::12']]],
    ['V3', [['192.168.40.17']]],
    ['V4', [['10.32.0.9', 'fd00:32::9']]],
    ['V5', [['172.30.5.4'], ['10.60.1.4']]],
    ['V6a', [['10.10.0.12']]],
    ['V6b', [['172.17.0.5']]],
    ['V6c', [['10.10.0.12']]],
    ['V7a', [['10.1.2.3']]],
    ['V7b', [['10.10.0.12']]],
    ['V7c', [['172.17.0.9']]],
    ['V8a', undefined],
    ['V8b', [['192.168.40.30']]],
    ['V8c', [['192.168.40.30']]],
    ['V8d', undefined],
    ['V9a', undefined],
    ['V9b', [['192.168.40.17']]],
    ['V10a', undefined],
    ['V10b', [['10.10.0.12']]],
    ['V11a', undefined],
    ['V11b', undefined],
    ['V12', [['192.168.40.44'], ['192.168.40.44']]],
    ['V13', [[], [], [], [], [], ['fd00::1']]],
    ['V14', undefined],
  ])('%s tells the addresses %j', (name, addresses) => {
    expect(addressesOf(name)).toEqual(addresses);
  });

  test('V3 tells everything that a status can tell', () => {
    const info: NetworkInfoSaid = {
      name: 'calico-prod',
      addresses: [{ address: '192.168.40.17', family: 4 }],
      groups: ['prod'],
      labels: [{ key: 'rack', value: 'r12' }],
      portMappings: [{ hostPort: 31005, containerPort: 8080, protocol: 'tcp' }],
      anyOf: [],
    };
    expect(saidOf(protobufRecord(vectors.V3))).toEqual([
      {
        type: 'status',
        frameworkId: FRAMEWORK_ID,
        taskId: 'api.7',
        state: 'TASK_RUNNING',
        source: 'executor',
        reason: undefined,
        agentId: '6a1f-M1-S2',
        executorId: 'api.7',
        containerId: 'c-api-7',
        parentContainerId: undefined,
        statusAtMs: 1_700_000_010_500,
        healthy: undefined,
        checkPassed: undefined,
        uuid: '76818c97a2ad48c38ed9e4effa05101b',
        labels: [],
        networkInfos: [info],
        faults: [],
      },
    ]);
  });

  test('V5 keeps the order told; the name tells the networks apart', () => {
    expect(vectorStatus('V5').networkInfos?.map(({ name }) => name)).toEqual(['storage', 'frontend']);
  });

  test('V6b tells the health verdict and its reason', () => {
    expect(vectorStatus('V6b')).toMatchObject({ healthy: true, reason: 'REASON_TASK_HEALTH_CHECK_STATUS_UPDATED' });
  });

  test('V6t tells the request side and the newest state', () => {
    expect(saidOf(jsonRecord(vectors.V6t))).toEqual([
      {
        type: 'task-info',
        frameworkId: FRAMEWORK_ID,
        taskId: 'nginx.1',
        name: 'nginx',
        agentId: '6a1f-M1-S1',
        executorId: undefined,
        labels: [],
        container: {
          type: 'docker',
          dockerNetwork: 'bridge',
          dockerPortMappings: [{ hostPort: 31080, containerPort: 80, protocol: 'tcp' }],
          networkInfos: [],
        },
        executorContainer: undefined,
        discoveryPorts: [{ number: 80, name: 'http', protocol: 'tcp', labels: [] }],
        healthCheck: undefined,
        check: undefined,
        faults: [],
      },
      { type: 'live-state', frameworkId: FRAMEWORK_ID, taskId: 'nginx.1', state: 'TASK_RUNNING', agentId: '6a1f-M1-S1' },
    ]);
  });

  test("V7c keeps Docker's address label of 0.25 as a label", () => {
    expect(vectorStatus('V7c').labels).toEqual([{ key: 'Docker.NetworkSettings.IPAddress', value: '172.17.0.9' }]);
  });

  test('V8b tells the pod by the parent of its container', () => {
    expect(vectorStatus('V8b')).toMatchObject({ containerId: 'c-app', parentContainerId: 'c-pod-9', executorId: 'pod-9' });
  });

  test('V9a tells of a master with neither uuid nor addresses', () => {
    expect(vectorStatus('V9a')).toMatchObject({
      state: 'TASK_UNREACHABLE',
      source: 'master',
      reason: 'REASON_AGENT_REMOVED',
      uuid: undefined,
      statusAtMs: 1_700_000_600_100,
    });
  });

  test('V11b has no agent', () => {
    expect(vectorStatus('V11b').agentId).toBeUndefined();
  });

  test('V13 leaves out what is no address, says so, and takes the family from the text', () => {
    const { networkInfos, faults } = vectorStatus('V13');
    expect(networkInfos?.at(-1)?.addresses).toEqual([{ address: 'fd00::1', family: 6 }]);
    expect(faults).toEqual([
      'status.container_status.network_infos[3].ip_addresses[0].ip_address "" is empty; left out',
      'status.container_status.network_infos[4].ip_addresses[0].ip_address "not-an-ip" is not an IP address; left out',
    ]);
  });

  test('V14 tells the status, then the state that is ahead of it', () => {
    expect(saidOf(jsonRecord(vectors.V14))).toMatchObject([
      { type: 'status', state: 'TASK_STARTING' },
      { type: 'live-state', frameworkId: FRAMEWORK_ID, taskId: 'api.9', state: 'TASK_RUNNING', agentId: '6a1f-M1-S2' },
    ]);
  });
});

describe('words of other versions', () => {
  const running = { task_id: { value: 't' }, state: 'TASK_RUNNING' };

  test('v0 names are read: slave_id, SLAVE in enums, enums by number', () => {
    const v0 = { task_id: { value: 't' }, state: 1, slave_id: { value: 'S1' }, source: 'SOURCE_SLAVE', reason: 'REASON_SLAVE_RESTARTED' };
    expect(statusOf(saidOfJson(v0))).toMatchObject({
      state: 'TASK_RUNNING',
      agentId: 'S1',
      source: 'agent',
      reason: 'REASON_AGENT_RESTARTED',
    });
    expect(statusOf(saidOfJson({ ...running, source: 0, reason: 0 }))).toMatchObject({
      source: 'master',
      reason: 'REASON_COMMAND_EXECUTOR_FAILED',
    });
  });

  test.each([
    ['REASON_MEMORY_LIMIT', 'REASON_CONTAINER_LIMITATION_MEMORY'],
    [8, 'REASON_CONTAINER_LIMITATION_MEMORY'],
    ['REASON_EXECUTOR_PREEMPTED', 'REASON_CONTAINER_PREEMPTED'],
    [17, 'REASON_CONTAINER_PREEMPTED'],
    [34, 'REASON_AGENT_DRAINING'],
    [99, 'REASON_99'],
    ['REASON_OF_TOMORROW', 'REASON_OF_TOMORROW'],
  ])('reason %s is called %s', (reason, name) => {
    expect(statusOf(saidOfJson({ ...running, reason }))).toMatchObject({ reason: name, faults: [] });
  });

  test.each([
    [13, 'TASK_UNKNOWN'],
    [99, 'TASK_STATE_99'],
    ['TASK_OF_TOMORROW', 'TASK_OF_TOMORROW'],
  ])('state %s is called %s', (state, name) => {
    expect(statusOf(saidOfJson({ ...running, state })).state).toBe(name);
  });

  test.each([
    [{ type: 'COMMAND', command: { exit_code: 0 } }, true],
    [{ type: 'COMMAND', command: { exit_code: -1 } }, false],
    [{ type: 'HTTP', http: { status_code: 399 } }, true],
    [{ type: 'HTTP', http: { status_code: 400 } }, false],
    [{ type: 'HTTP', http: { status_code: 199 } }, false],
    [{ type: 'TCP', tcp: { succeeded: false } }, false],
    [{ type: 'HTTP', http: {} }, undefined],
  ])('check_status %j is a pass: %s', (check_status, passed) => {
    expect(statusOf(saidOfJson({ ...running, check_status })).checkPassed).toBe(passed);
  });

  test('what a future version adds is not looked at', () => {
    expect(saidOfJson({ ...running, novelty: [{ deep: true }], limitation: 7 })).toEqual(saidOfJson(running));
  });
});

describe('junk addresses', () => {
  test.each([
    ['', 'empty'],
    ['010.1.1.1', 'an IPv4 address with a leading zero'],
    ['fe80::1%eth0', 'an address with a zone'],
    ['host.example', 'not an IP address'],
    ['10.0.0.1/33', 'an address with a prefix length that its family does not have'],
  ])('%j is left out with a fault that names it', (text, reason) => {
    const status = statusOf(
      saidOfJson({
        task_id: { value: 't' },
        state: 'TASK_RUNNING',
        container_status: { network_infos: [{ ip_addresses: [{ ip_address: text }, { ip_address: '10.0.0.1' }] }] },
      }),
    );
    expect(status.networkInfos?.[0]?.addresses).toEqual([{ address: '10.0.0.1', family: 4 }]);
    expect(status.faults).toEqual([
      `status.container_status.network_infos[0].ip_addresses[0].ip_address ${JSON.stringify(text)} is ${reason}; left out`,
    ]);
  });

  test.each([
    ['10.0.0.1/24', '10.0.0.1'],
    ['FD00:0::9/64', 'fd00::9'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['fe80::1', 'fe80::1'],
  ])('%s is read as %s', (text, address) => {
    const network_infos = [{ ip_addresses: [{ ip_address: text }], ip_address: '10.9.9.9' }];
    const status = statusOf(saidOfJson({ task_id: { value: 't' }, state: 'TASK_RUNNING', container_status: { network_infos } }));
    expect(status.networkInfos?.[0]?.addresses.map((one) => one.address)).toEqual([address]);
    expect(status.faults).toEqual([]);
  });

  test('an address told twice by one network is told once', () => {
    const ip_addresses = ['10.0.0.1', '10.0.0.2/24', '10.0.0.1/8', '::ffff:10.0.0.2'].map((ip_address) => ({ ip_address }));
    const network_infos = [{ ip_addresses }];
    const status = statusOf(saidOfJson({ task_id: { value: 't' }, state: 'TASK_RUNNING', container_status: { network_infos } }));
    expect(status.networkInfos?.[0]?.addresses.map((one) => one.address)).toEqual(['10.0.0.1', '10.0.0.2']);
  });

  test('a wrong address in the old field is told under its own name', () => {
    const network_infos = [{ ip_address: 'junk' }];
    const status = statusOf(saidOfJson({ task_id: { value: 't' }, state: 'TASK_RUNNING', container_status: { network_infos } }));
    expect(status.faults).toEqual(['status.container_status.network_infos[0].ip_address "junk" is not an IP address; left out']);
  });
});
