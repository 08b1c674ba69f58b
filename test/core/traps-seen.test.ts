/** What each runtime tells in each state (mesos-facts §4.2), and what was seen on a running cluster (§4.8, by its numbers, as far as the map is concerned). */
import { describe, expect, test } from '@jest/globals';
import type { RecordToDecode } from '../../consumers/decode/decode-record.js';
import { FRAMEWORK_ID } from '../fixtures/mesos/vectors.js';
import { agentAdded, createAddressMap, operatorRecord, statusRecord, type AddressMap } from '../support/address-map.js';

const AGENT = agentAdded('S1', '10.0.0.1');
const AIP = [{ ip_addresses: [{ ip_address: '10.0.0.1' }] }];
const CIP = [
  {
    name: 'net',
    ip_addresses: [
      { protocol: 'IPv4', ip_address: '10.9.0.2' },
      { protocol: 'IPv6', ip_address: 'fd09::2/64' },
    ],
  },
];
const DOCKER_CIP = [{ ip_addresses: [{ ip_address: '172.17.0.2' }] }];
const OLD_AIP = [{ ip_address: '10.0.0.1' }];
const OLD_CIP = [{ ip_address: '172.17.0.2' }];

let clock = 1_700_000_000;

/** A status of task `t` on agent S1, each a second after the one before. */
function told(state: string, network_infos: readonly unknown[] | undefined, over: Readonly<Record<string, unknown>> = {}): RecordToDecode {
  clock += 1;
  return statusRecord({
    task_id: { value: 't' },
    state: `TASK_${state}`,
    agent_id: { value: 'S1' },
    executor_id: { value: 't' },
    source: 'SOURCE_EXECUTOR',
    timestamp: clock,
    container_status: { container_id: { value: 'c-t' }, ...(network_infos === undefined ? {} : { network_infos }) },
    ...over,
  });
}

const HEALTH = { reason: 'REASON_TASK_HEALTH_CHECK_STATUS_UPDATED', healthy: true };

function mapOf(...records: readonly RecordToDecode[]): AddressMap {
  const map = createAddressMap();
  map.tell(...records);
  return map;
}

/** The addresses of `t` after each record: one line a record, the same line as before left out. */
function courseOf(records: readonly RecordToDecode[], before: readonly RecordToDecode[] = [AGENT]): readonly string[] {
  const map = mapOf(...before);
  const lines = records.map((record) => {
    map.tell(record);
    return map.read()['t']?.join(', ') ?? 'ended';
  });
  return lines.filter((line, index) => line !== lines[index - 1]);
}

describe('what a runtime tells in its life (§4.2), the agent known', () => {
  const cni = '10.9.0.2 container net, fd09::2 container net';
  const nested = { container_status: { container_id: { value: 'c-t', parent: { value: 'c-pod' } } } };
  const pod = (infos: readonly unknown[]): Readonly<Record<string, unknown>> => ({
    executor_id: { value: 'pod' },
    container_status: { ...nested.container_status, network_infos: infos },
  });
  const label = { labels: { labels: [{ key: 'Docker.NetworkSettings.IPAddress', value: '172.17.0.2' }] } };

  test.each<readonly [string, readonly RecordToDecode[], readonly string[]]>([
    [
      'Mesos, command executor, host network',
      [told('STARTING', AIP), told('RUNNING', AIP), told('RUNNING', AIP, HEALTH), told('KILLING', AIP), told('KILLED', AIP)],
      ['', '10.0.0.1 agent', 'ended'],
    ],
    [
      'Mesos, command executor, CNI',
      [told('STARTING', CIP), told('RUNNING', CIP), told('RUNNING', CIP, HEALTH), told('KILLING', CIP), told('KILLED', CIP)],
      ['', cni, 'ended'],
    ],
    [
      'Mesos, default executor, a member of a pod on CNI',
      [
        told('STARTING', undefined, nested),
        told('RUNNING', CIP, pod(CIP)),
        told('RUNNING', CIP, { ...pod(CIP), ...HEALTH }),
        told('KILLING', CIP, pod(CIP)),
        told('KILLED', undefined, nested),
      ],
      ['', cni, 'ended'],
    ],
    [
      'Mesos, default executor, a member of a pod on the host network',
      [told('STARTING', undefined, nested), told('RUNNING', AIP, pod(AIP)), told('KILLED', undefined, nested)],
      ['', '10.0.0.1 agent', 'ended'],
    ],
    [
      'Docker, BRIDGE or USER',
      [told('STARTING', AIP), told('RUNNING', DOCKER_CIP), told('RUNNING', DOCKER_CIP, HEALTH), told('KILLING', AIP), told('KILLED', AIP)],
      ['', '172.17.0.2 container', 'ended'],
    ],
    [
      'Docker, HOST or NONE',
      [told('STARTING', AIP), told('RUNNING', AIP), told('RUNNING', AIP, HEALTH), told('KILLING', AIP), told('FAILED', AIP)],
      ['', '10.0.0.1 agent', 'ended'],
    ],
    [
      'Docker of 0.28, whose health updates tell the agent',
      [told('RUNNING', OLD_CIP, label), told('RUNNING', OLD_AIP, { healthy: true }), told('KILLING', OLD_AIP), told('KILLED', OLD_AIP)],
      ['172.17.0.2 container', 'ended'],
    ],
    [
      'CNI, the first RUNNING before the network was attached',
      [told('STARTING', AIP), told('RUNNING', AIP), told('RUNNING', CIP, HEALTH), told('FINISHED', CIP)],
      ['', '10.0.0.1 agent', cni, 'ended'],
    ],
    [
      'CNI, an agent that recovers and has not read its networks yet',
      [told('RUNNING', CIP), told('RUNNING', AIP, HEALTH), told('RUNNING', CIP, HEALTH)],
      [cni],
    ],
    [
      'container_status without network_infos, or with an empty one',
      [
        told('RUNNING', CIP),
        told('RUNNING', undefined),
        told('RUNNING', []),
        told('RUNNING', [{ name: 'net' }]),
        told('RUNNING', undefined, { container_status: undefined }),
      ],
      [cni],
    ],
  ])('%s', (_, records, course) => {
    expect(courseOf(records)).toEqual(course);
  });

  test('an end that the agent makes has no container_status and ends all the same', () => {
    const end = told('FAILED', undefined, { container_status: undefined, source: 'SOURCE_AGENT', reason: 'REASON_EXECUTOR_TERMINATED' });
    expect(courseOf([told('RUNNING', CIP), end])).toEqual([cni, 'ended']);
  });
});

function taskAdded(state: string, statuses: readonly unknown[], over: Readonly<Record<string, unknown>> = {}): RecordToDecode {
  const task = {
    name: 't',
    task_id: { value: 't' },
    framework_id: { value: FRAMEWORK_ID },
    agent_id: { value: 'S1' },
    state,
    statuses,
    ...over,
  };
  return operatorRecord({ type: 'TASK_ADDED', task_added: { task } });
}

function taskUpdated(state: string, record: RecordToDecode): RecordToDecode {
  return operatorRecord({ type: 'TASK_UPDATED', task_updated: { framework_id: { value: FRAMEWORK_ID }, status: statusOf(record), state } });
}

function statusOf({ value }: RecordToDecode): unknown {
  return JSON.parse(new TextDecoder().decode(value));
}

describe('seen on a running cluster (§4.8)', () => {
  const cni = ['10.9.0.2 container net', 'fd09::2 container net'];

  test.each([
    ['an acknowledgement held back', 'TASK_FINISHED', told('RUNNING', CIP)],
    ['its framework left', 'TASK_FINISHED', told('KILLED', undefined, { container_status: undefined, reason: 'REASON_FRAMEWORK_REMOVED' })],
  ])('no. 7: the state counts, not that of the status: %s', (_, state, status) => {
    const map = mapOf(told('RUNNING', CIP), taskUpdated(state, status));
    expect(map.owner.engine.task(FRAMEWORK_ID, 't')).toMatchObject({ status: 'ended', state });
  });

  test('no. 8: unreachable, then back: TASK_ADDED with its history before AGENT_ADDED', () => {
    const statuses = [told('STARTING', AIP), told('RUNNING', AIP)].map(statusOf);
    const lost = told('LOST', undefined, { container_status: undefined, source: 'SOURCE_MASTER', reason: 'REASON_AGENT_REMOVED' });
    const map = mapOf(told('RUNNING', AIP), taskUpdated('TASK_LOST', lost), taskAdded('TASK_RUNNING', statuses));
    expect(map.owner.engine.task(FRAMEWORK_ID, 't')?.status).toBe('active');
    map.tell(AGENT);
    expect(map.read()).toEqual({ t: ['10.0.0.1 agent'] });
    expect(map.probed()).toEqual([]);
  });

  test('no. 10: after a fail-over an empty snapshot ends nothing, and what comes back is the same assignment', () => {
    const snapshot = { get_tasks: {}, get_agents: { recovered_agents: [{ hostname: 'n1', id: { value: 'S1' } }] } };
    const running = told('RUNNING', CIP);
    const map = mapOf(AGENT, running);
    const id = map.owner.engine.task(FRAMEWORK_ID, 't')?.assignment?.id;
    map.tell(operatorRecord({ type: 'SUBSCRIBED', subscribed: { get_state: snapshot } }));
    expect(map.read()).toEqual({ t: cni });
    map.tell(AGENT, taskAdded('TASK_RUNNING', [statusOf(running)]));
    expect(map.owner.engine.task(FRAMEWORK_ID, 't')?.assignment?.id).toBe(id);
    expect(map.read()).toEqual({ t: cni });
  });

  test("no. 11: a host-network task tells both addresses of its agent, without a name; neither is a container's", () => {
    const both = [{ ip_addresses: [{ ip_address: '10.0.0.1' }, { protocol: 'IPv6', ip_address: 'fd00::1' }] }];
    const map = mapOf(AGENT, told('STARTING', both), told('RUNNING', both));
    expect(map.read()).toEqual({ t: ['10.0.0.1 agent', 'fd00::1 agent'] });
    expect(map.probed()).toEqual([]);
  });

  test('no. 12: networks in another order after the agent restarted change nothing', () => {
    const infos = ['a', 'b', 'c'].map((name, index) => ({ name, ip_addresses: [{ ip_address: `10.8.${String(index)}.2` }] }));
    const map = mapOf(told('RUNNING', infos));
    const before = map.owner.engine.task(FRAMEWORK_ID, 't')?.assignment;
    map.tell(told('RUNNING', [...infos].reverse()));
    expect(map.owner.engine.task(FRAMEWORK_ID, 't')?.assignment).toBe(before);
  });

  test("no. 13: the old task's RUNNING and FINISHED arrive after the new task's RUNNING: the new one keeps the address", () => {
    const old = { task_id: { value: 'old' }, executor_id: { value: 'old' } };
    const inOld = { container_id: { value: 'c-old' } };
    const oldStart = told('STARTING', undefined, { ...old, container_status: inOld });
    const oldRunning = told('RUNNING', CIP, { ...old, container_status: { ...inOld, network_infos: CIP } });
    const oldFinished = told('FINISHED', CIP, { ...old, container_status: { ...inOld, network_infos: CIP } });
    const newRunning = told('RUNNING', CIP);
    const map = mapOf(AGENT, oldStart, newRunning);
    expect(map.probed()).toEqual(['t 10.9.0.2', 't fd09::2']);
    map.tell(oldRunning);
    expect(map.probed().filter((line) => line.startsWith('old'))).toEqual([]);
    map.tell(oldFinished);
    expect(map.read()).toEqual({ t: cni });
    expect(map.probed()).toEqual(['t 10.9.0.2', 't fd09::2']);
  });

  test('no. 14: a network that could not be set up: the task fails and never had an address', () => {
    const failed = told('FAILED', undefined, {
      container_status: undefined,
      source: 'SOURCE_AGENT',
      reason: 'REASON_CONTAINER_LAUNCH_FAILED',
    });
    expect(courseOf([taskAdded('TASK_STAGING', []), failed])).toEqual(['', 'ended']);
  });

  test('no. 15: a member of a pod with a network of its own has its own address, and all end by themselves', () => {
    const member = (id: string, infos: readonly unknown[]): RecordToDecode =>
      told('RUNNING', infos, {
        task_id: { value: id },
        executor_id: { value: 'pod' },
        container_status: { container_id: { value: `c-${id}`, parent: { value: 'c-pod' } }, network_infos: infos },
      });
    const own = [{ name: 'own', ip_addresses: [{ ip_address: '10.7.0.3' }] }];
    const map = mapOf(AGENT, member('a', CIP), member('b', CIP), member('own', own));
    expect(map.read()).toEqual({ a: cni, b: cni, own: ['10.7.0.3 container own'] });
    map.tell(
      told('FINISHED', undefined, {
        task_id: { value: 'a' },
        container_status: { container_id: { value: 'c-a', parent: { value: 'c-pod' } } },
      }),
    );
    expect(map.read()).toEqual({ b: cni, own: ['10.7.0.3 container own'] });
  });

  test('no. 16: a check without a result yet is no verdict', () => {
    const check_status = { type: 'HTTP', http: {} };
    const map = mapOf(told('RUNNING', CIP, { check_status }));
    expect(map.owner.engine.task(FRAMEWORK_ID, 't')?.checkPassed).toBeUndefined();
  });

  test('no. 17: a launch on a draining agent is dropped, for good', () => {
    const dropped = told('DROPPED', undefined, { container_status: undefined, source: 'SOURCE_MASTER', reason: 'REASON_AGENT_DRAINING' });
    expect(courseOf([taskAdded('TASK_STAGING', []), dropped])).toEqual(['', 'ended']);
  });

  test('no. 18: a field that we do not know in what the agent says of itself is no reason not to know the agent', () => {
    const agent_info = { hostname: 'n1', id: { value: 'S1' }, checkpoint: true, unheard_of: { of: 1 } };
    const known = operatorRecord({
      type: 'AGENT_ADDED',
      agent_added: { agent: { agent_info, active: true, pid: 'slave(1)@10.0.0.1:5051' } },
    });
    expect(mapOf(known, told('RUNNING', AIP)).read()).toEqual({ t: ['10.0.0.1 agent'] });
  });
});
