/** The traps of mesos-facts §0 in its order, and the sequences (a) to (h) of its §7: wire bytes in, address map out. */
import { describe, expect, test } from '@jest/globals';
import type { RecordToDecode } from '../../consumers/decode/decode-record.js';
import { jsonBytes, saidOf } from '../fixtures/mesos/messages.js';
import { FRAMEWORK_ID, VECTORS, type MesosVector } from '../fixtures/mesos/vectors.js';
import {
  agentAdded,
  changedVector,
  createAddressMap,
  operatorRecord,
  statusRecord,
  vectorRecord,
  type AddressMap,
} from '../support/address-map.js';

const { V1, V2, V3, V4, V5, V6a, V6b, V6c, V6t, V7a, V7b, V7c, V8b, V8c, V8d, V9a, V9b, V10a, V10b, V11a, V11b, V12, V13, V14 } = VECTORS;
const S1 = agentAdded('6a1f-M1-S1', '10.10.0.12');

function mapOf(...records: readonly (MesosVector | RecordToDecode)[]): AddressMap {
  const map = createAddressMap();
  tell(map, ...records);
  return map;
}

function tell(map: AddressMap, ...records: readonly (MesosVector | RecordToDecode)[]): void {
  map.tell(...records.map((record) => ('json' in record ? vectorRecord(record) : record)));
}

/** A JSON operator event TASK_UPDATED of a vector's status. */
function updated(vector: MesosVector, state: string, over: Readonly<Record<string, unknown>> = {}): RecordToDecode {
  const status = { ...(JSON.parse(vector.json) as object), ...over }; // a fixture's own JSON is an object
  return operatorRecord({ type: 'TASK_UPDATED', task_updated: { framework_id: { value: FRAMEWORK_ID }, status, state } });
}

/** TASK_ADDED of the task of a vector with these statuses: an agent came back. */
function added(vector: MesosVector, ...statuses: readonly MesosVector[]): RecordToDecode {
  const { task_id, agent_id } = JSON.parse(vector.json) as Readonly<Record<string, unknown>>; // a fixture's own JSON
  const task = {
    name: 'again',
    task_id,
    framework_id: { value: FRAMEWORK_ID },
    agent_id,
    state: 'TASK_RUNNING',
    statuses: statuses.map(({ json }) => JSON.parse(json) as unknown),
  };
  return operatorRecord({ type: 'TASK_ADDED', task_added: { task } });
}

describe('every vector alone, its agents known, in both wire forms', () => {
  test.each<readonly [string, MesosVector, Readonly<Record<string, readonly string[]>>]>([
    ['V1', V1, { 'web.1': ['10.10.0.12 agent'] }],
    ['V2', V2, { 'web.2': ['10.10.0.12 agent', 'fd00:10::12 agent'] }],
    ['V3', V3, { 'api.7': ['192.168.40.17 container calico-prod'] }],
    ['V4', V4, { 'db.0': ['10.32.0.9 container dual', 'fd00:32::9 container dual'] }],
    ['V5', V5, { 'gw.3': ['10.60.1.4 container frontend', '172.30.5.4 container storage'] }],
    ['V6a', V6a, { 'nginx.1': [] }],
    ['V6b', V6b, { 'nginx.1': ['172.17.0.5 container'] }],
    ['V6c', V6c, { 'nginx.1': [] }],
    ['V6t', V6t, { 'nginx.1': [] }],
    ['V7a', V7a, { 'legacy.1': ['10.1.2.3 container'] }],
    ['V7b', V7b, { 'legacy.2': ['10.10.0.12 container'] }],
    ['V7c', V7c, { 'legacy.3': ['172.17.0.9 container'] }],
    ['V8a', VECTORS.V8a, { 'pod-9.app': [] }],
    ['V8b', V8b, { 'pod-9.app': ['192.168.40.30 container calico-prod'] }],
    ['V8c', V8c, { 'pod-9.sidecar': ['192.168.40.30 container calico-prod'] }],
    ['V8d', V8d, {}],
    ['V9a', V9a, { 'api.7': [] }],
    ['V9b', V9b, { 'api.7': ['192.168.40.17 container calico-prod'] }],
    ['V10a', V10a, {}],
    ['V10b', V10b, {}],
    ['V11a', V11a, { 'api.7': [] }],
    ['V11b', V11b, { 'api.8': [] }],
    ['V12', V12, { 'cx.1': ['192.168.40.44 container calico-prod'] }],
    ['V13', V13, { 'odd.1': ['fd00::1 container'] }],
    ['V14', V14, { 'api.9': [] }],
  ])('%s', (_, vector, expected) => {
    expect(mapOf(S1, vector).read()).toEqual(expected);
    expect(mapOf(S1, vectorRecord(vector, 'json')).read()).toEqual(expected);
  });
});

describe('trap 1: what has no address of its own tells the address of its agent', () => {
  test('the agent known before, by an operator event', () => {
    const map = mapOf(S1, V1);
    expect(map.read()).toEqual({ 'web.1': ['10.10.0.12 agent'] });
    expect(map.probed()).toEqual([]);
  });

  test('the agent known by the headers of the status itself', () => {
    const record = vectorRecord(V1);
    const map = mapOf({ ...record, headers: { ...record.headers, 'taskpulse-agent-ip': '10.10.0.12' } });
    expect(map.read()).toEqual({ 'web.1': ['10.10.0.12 agent'] });
  });

  test('an agent that becomes known later revises the verdict, and ends the probes', () => {
    const map = mapOf(V1);
    expect(map.probed()).toEqual(['web.1 10.10.0.12']);
    tell(map, S1);
    expect(map.read()).toEqual({ 'web.1': ['10.10.0.12 agent'] });
    expect(map.probed()).toEqual([]);
  });

  test("the second family of a dual-stack agent, of which only one address is known, is the agent's too", () => {
    const map = mapOf(V2, S1);
    expect(map.read()).toEqual({ 'web.2': ['10.10.0.12 agent', 'fd00:10::12 agent'] });
    expect(map.probed()).toEqual([]);
  });
});

describe("trap 2: a Docker task's STARTING, KILLING and end tell the address of its agent", () => {
  test.each([
    ['known', [S1]],
    ['not known', []],
  ])('its whole life shows exactly one container address, the agent %s', (_, before) => {
    const failed = changedVector(V10b, { state: 'TASK_FAILED' });
    const map = mapOf(...before);
    const seen = [V6a, V6b, changedVector(V6b, { timestamp: 1_700_000_060, healthy: false }), V6c, failed].map((record) => {
      tell(map, record);
      return map.read()['nginx.1'];
    });
    expect(seen).toEqual([[], ['172.17.0.5 container'], ['172.17.0.5 container'], ['172.17.0.5 container'], undefined]);
  });

  test('with its request known, the bridge address is of its agent only, and not probed from elsewhere', () => {
    const map = mapOf(S1, V6a, V6t, V6b, V6c);
    expect(map.read()).toEqual({ 'nginx.1': ['172.17.0.5 agent-local'] });
    expect(map.probed()).toEqual([]);
  });
});

test('trap 3: IPv6 of CNI comes with a prefix length, IPv4 without', () => {
  expect(mapOf(V4).probed()).toEqual(['db.0 10.32.0.9', 'db.0 fd00:32::9']);
});

test('trap 4: networks come in any order, and the order may change in one life', () => {
  const { container_status: told } = JSON.parse(V5.json) as { container_status: { network_infos: unknown[] } }; // a fixture's own JSON
  const turned = changedVector(V5, {
    timestamp: 1_700_000_200,
    container_status: { ...told, network_infos: [...told.network_infos].reverse() },
  });
  const map = mapOf(V5);
  const before = map.read();
  const probes = new Map(map.owner.probing);
  tell(map, turned);
  expect(map.read()).toEqual(before);
  expect(mapOf(turned).read()).toEqual(before);
  expect(new Map(map.owner.probing)).toEqual(probes);
});

test('trap 5: the same task id in two frameworks is two tasks', () => {
  const other = { 'taskpulse-framework-id': 'other' };
  const otherAddress = [{ name: 'calico-prod', ip_addresses: [{ ip_address: '192.168.40.99' }] }];
  const inOther = { ...changedVector(V3, { container_status: { network_infos: otherAddress } }) };
  const endOfOther = statusRecord({ task_id: { value: 'api.7' }, state: 'TASK_FINISHED' }, other);
  const map = mapOf(V3, { ...inOther, headers: { ...inOther.headers, ...other } });
  expect(map.read()).toEqual({
    [`${FRAMEWORK_ID}/api.7`]: ['192.168.40.17 container calico-prod'],
    'other/api.7': ['192.168.40.99 container calico-prod'],
  });
  tell(map, endOfOther);
  expect(map.probed()).toEqual(['api.7 192.168.40.17']);
});

test('trap 6: an agent that is lost without a word comes back by TASK_ADDED of a task that is known', () => {
  const map = mapOf(V3, updated(V9a, 'TASK_UNREACHABLE'));
  expect(map.owner.engine.task(FRAMEWORK_ID, 'api.7')?.status).toBe('suspended');
  expect(map.read()).toEqual({ 'api.7': ['192.168.40.17 container calico-prod'] });
  tell(map, added(V3, V3));
  expect(map.owner.engine.task(FRAMEWORK_ID, 'api.7')?.status).toBe('active');
  expect(map.read()).toEqual({ 'api.7': ['192.168.40.17 container calico-prod'] });
});

describe('trap 7: the state may be ahead of the status', () => {
  test('the task lives, its address is not known until a status tells it', () => {
    const map = mapOf(V14);
    expect(map.owner.engine.task(FRAMEWORK_ID, 'api.9')).toMatchObject({ state: 'TASK_RUNNING', status: 'active' });
    expect(map.read()).toEqual({ 'api.9': [] });
    const running = { ...(JSON.parse(V3.json) as object), task_id: { value: 'api.9' } }; // a fixture's own JSON
    tell(map, statusRecord(running));
    expect(map.read()).toEqual({ 'api.9': ['192.168.40.17 container calico-prod'] });
  });

  test('a status that lags behind does not hold up an end', () => {
    expect(mapOf(V3, updated(V3, 'TASK_FINISHED')).read()).toEqual({});
  });
});

test('trap 8: only a terminal state ends a task: an empty snapshot does not, nor does the removal of its agent', () => {
  const snapshot = { get_tasks: { tasks: [] }, get_executors: {}, get_frameworks: {}, get_agents: { agents: [], recovered_agents: [] } };
  const removed = operatorRecord({ type: 'AGENT_REMOVED', agent_removed: { agent_id: { value: '6a1f-M1-S2' } } });
  const map = mapOf(V3, operatorRecord({ type: 'SUBSCRIBED', subscribed: { get_state: snapshot } }), removed);
  expect(map.read()).toEqual({ 'api.7': ['192.168.40.17 container calico-prod'] });
  tell(map, updated(V3, 'TASK_KILLED', { state: 'TASK_KILLED', container_status: undefined }));
  expect(map.read()).toEqual({});
});

test('trap 9: the field is container_status; what the user documentation calls it tells nothing', () => {
  const { container_status: told, ...rest } = JSON.parse(V3.json) as Readonly<Record<string, unknown>>; // a fixture's own JSON
  expect(mapOf(statusRecord({ ...rest, container: told })).read()).toEqual({ 'api.7': [] });
});

test('trap 10: the container_status that the v1 schema of 0.25 did not know is read from a v1 event all the same', () => {
  const status = Buffer.from(V7a.protobuf);
  const update = Buffer.concat([Buffer.from([0x0a, status.length]), status]);
  const event = Buffer.concat([Buffer.from([0x08, 0x04, 0x2a, update.length]), update]);
  const headers = { 'taskpulse-envelope': 'scheduler-event', 'taskpulse-framework-id': FRAMEWORK_ID };
  expect(mapOf({ topic: 'taskStatus', value: event, headers }).read()).toEqual({ 'legacy.1': ['10.1.2.3 container'] });
});

test('trap 11: one reader reads every generation: 0.25, 0.26 to 0.28 that write twice, 1.x', () => {
  expect(mapOf(V7a, V7b, V3).read()).toEqual({
    'legacy.1': ['10.1.2.3 container'],
    'legacy.2': ['10.10.0.12 container'],
    'api.7': ['192.168.40.17 container calico-prod'],
  });
});

describe('trap 12: what is called terminal may come back, and what is not may be over', () => {
  test.each(['TASK_LOST', 'TASK_GONE_BY_OPERATOR', 'TASK_UNREACHABLE', 'TASK_UNKNOWN'])(
    '%s keeps the address, RUNNING brings it back',
    (state) => {
      const map = mapOf(V3, changedVector(V9a, { state }));
      expect(map.owner.engine.task(FRAMEWORK_ID, 'api.7')?.status).toBe('suspended');
      expect(map.read()).toEqual({ 'api.7': ['192.168.40.17 container calico-prod'] });
      tell(map, V9b);
      expect(map.owner.engine.task(FRAMEWORK_ID, 'api.7')?.status).toBe('active');
      expect(map.probed()).toEqual(['api.7 192.168.40.17']);
    },
  );

  test.each(['TASK_FINISHED', 'TASK_FAILED', 'TASK_KILLED', 'TASK_ERROR', 'TASK_DROPPED', 'TASK_GONE'])(
    '%s is final: the notice of an agent that is back revives nothing',
    (state) => {
      const map = mapOf(V3, changedVector(V9a, { state }), V9b);
      expect(map.read()).toEqual({});
      expect(map.probed()).toEqual([]);
    },
  );
});

test('trap 13: an absent source or reason is not the one with number zero', () => {
  const [bare] = saidOf(vectorRecord(V13));
  expect(bare).toMatchObject({ source: undefined, reason: undefined });
  const zero = { task_id: { value: 'z' }, state: 'TASK_FAILED', source: 'SOURCE_MASTER', reason: 'REASON_COMMAND_EXECUTOR_FAILED' };
  expect(saidOf(statusRecord(zero))[0]).toMatchObject({ source: 'master', reason: 'REASON_COMMAND_EXECUTOR_FAILED' });
});

test('trap 14: a TaskState of a later Mesos is no reason to lose the record, nor an address', () => {
  const bytes = Buffer.from(V3.protobuf);
  const at = bytes.indexOf(Buffer.from([0x10, 0x01]));
  bytes[at + 1] = 99;
  const map = mapOf(V3, { ...vectorRecord(V3), value: bytes });
  expect(map.owner.engine.task(FRAMEWORK_ID, 'api.7')?.state).toBe('TASK_STATE_99');
  expect(map.read()).toEqual({ 'api.7': ['192.168.40.17 container calico-prod'] });
});

describe('sequences', () => {
  test("(a) V6a V6b V6c V10b: 172.17.0.5 exactly between V6b and V10b, the agent's host-network task untouched", () => {
    const map = mapOf(S1, V1);
    const seen = [V6a, V6b, V6c, V10b].map((vector) => {
      tell(map, vector);
      return map.read();
    });
    const host = { 'web.1': ['10.10.0.12 agent'] };
    const both = { ...host, 'nginx.1': ['172.17.0.5 container'] };
    expect(seen).toEqual([{ ...host, 'nginx.1': [] }, both, both, host]);
  });

  test('(b) V3 V9a V9b: the address stays while the agent is away, and one assignment goes on', () => {
    const map = mapOf(V3);
    const assignment = map.owner.engine.task(FRAMEWORK_ID, 'api.7')?.assignment?.id;
    tell(map, V9a, V9b);
    expect(map.owner.engine.task(FRAMEWORK_ID, 'api.7')).toMatchObject({ status: 'active', assignment: { id: assignment } });
    expect(map.probed()).toEqual(['api.7 192.168.40.17']);
  });

  test('(c) V3, TASK_LOST, TASK_ADDED', () => {
    const map = mapOf(V3, updated(changed(V9a, { state: 'TASK_LOST' }), 'TASK_LOST'), added(V3, V3));
    expect(map.owner.engine.task(FRAMEWORK_ID, 'api.7')?.status).toBe('active');
    expect(map.read()).toEqual({ 'api.7': ['192.168.40.17 container calico-prod'] });
  });

  test('(d) V8b V8c V8d: a member of a pod that ends leaves the address to the other', () => {
    const map = mapOf(VECTORS.V8a, V8b, V8c);
    expect(map.probed()).toEqual(['pod-9.app 192.168.40.30', 'pod-9.sidecar 192.168.40.30']);
    tell(map, V8d);
    expect(map.read()).toEqual({ 'pod-9.sidecar': ['192.168.40.30 container calico-prod'] });
    expect(map.probed()).toEqual(['pod-9.sidecar 192.168.40.30']);
  });

  test('(e) V3 repeated changes nothing but the position', () => {
    const map = mapOf(V3);
    const before = map.owner.engine.task(FRAMEWORK_ID, 'api.7');
    tell(map, V3);
    const after = map.owner.engine.task(FRAMEWORK_ID, 'api.7');
    expect(after).toEqual({ ...before, folded: after?.folded, position: after?.position });
    expect(after?.assignment).toBe(before?.assignment);
  });

  test('(f) V3 V11a: what the master has forgotten keeps its address, suspended', () => {
    const map = mapOf(V3, V11a);
    expect(map.owner.engine.task(FRAMEWORK_ID, 'api.7')?.status).toBe('suspended');
    expect(map.read()).toEqual({ 'api.7': ['192.168.40.17 container calico-prod'] });
  });

  test('(g) an end in one framework ends nothing in the other', () => {
    const record = vectorRecord(V3);
    const map = mapOf(V3, { ...record, headers: { 'taskpulse-framework-id': 'other' } }, changedVector(V9a, { state: 'TASK_FINISHED' }));
    expect(map.owner.engine.task(FRAMEWORK_ID, 'api.7')?.status).toBe('ended');
    expect(map.owner.engine.task('other', 'api.7')?.status).toBe('active');
    expect(map.probed()).toEqual(['api.7 192.168.40.17']);
  });

  test('(h) an address given on before the end arrives belongs to the new task only', () => {
    const map = mapOf(
      V3,
      changed(V3, { task_id: { value: 'api.8' }, executor_id: { value: 'api.8' }, timestamp: 1_700_000_050 }, 'c-api-8'),
    );
    expect(map.probed()).toEqual(['api.8 192.168.40.17']);
    tell(map, changed(V3, { timestamp: 1_700_000_060, healthy: true }), changed(V9a, { state: 'TASK_FINISHED' }));
    expect(map.read()).toEqual({ 'api.8': ['192.168.40.17 container calico-prod'] });
    expect(map.probed()).toEqual(['api.8 192.168.40.17']);
  });
});

/** A vector with fields replaced, and perhaps another container. */
function changed(vector: MesosVector, over: Readonly<Record<string, unknown>>, containerId?: string): MesosVector {
  const message = JSON.parse(vector.json) as Readonly<Record<string, unknown>>; // a fixture's own JSON is an object
  const status = message['container_status'] as Readonly<Record<string, unknown>> | undefined; // as Mesos writes it
  const container = containerId === undefined ? {} : { container_status: { ...status, container_id: { value: containerId } } };
  const json = new TextDecoder().decode(jsonBytes({ ...message, ...over, ...container }));
  return { title: vector.title, envelope: vector.envelope, headers: { ...vector.headers, 'content-type': 'application/json' }, json };
}
