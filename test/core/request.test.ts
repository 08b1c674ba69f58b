/** Requested against assigned. */
import { describe, expect, test } from '@jest/globals';
import type { JudgedAddress } from '../../core/address-book.js';
import type { TaskRecord } from '../../core/records.js';
import { findUnhonoured, requestOf } from '../../core/request.js';
import type { ContainerSaid, NetworkInfoSaid } from '../../core/said.js';
import { buildTask } from '../support/records.js';
import { addressSaid, buildNetworkInfo, buildTaskInfo } from '../support/said.js';

function containerOf(...networkInfos: readonly NetworkInfoSaid[]): ContainerSaid {
  return { type: 'mesos', dockerNetwork: undefined, dockerPortMappings: [], networkInfos };
}

function asking(...networkInfos: readonly NetworkInfoSaid[]): TaskRecord {
  return buildTask({ info: buildTaskInfo({ container: containerOf(...networkInfos) }) });
}

function given(address: string, over: Partial<JudgedAddress> = {}): JudgedAddress {
  return {
    ...addressSaid(address),
    network: 'net',
    groups: [],
    labels: [],
    provenance: 'container',
    confidence: 'certain',
    reason: 'told',
    ownership: 'owned',
    ...over,
  };
}

describe('what was asked for and not given', () => {
  test.each<[string, TaskRecord, readonly JudgedAddress[], readonly string[]]>([
    [
      'all of it given',
      asking(buildNetworkInfo({ groups: ['a'], anyOf: [4, 6] })),
      [given('10.0.0.1', { groups: ['a'] }), given('fd00::1', { groups: ['a'] })],
      [],
    ],
    ['another network', asking(buildNetworkInfo({ name: 'calico' })), [given('10.0.0.1')], ['asked for network calico, has net']],
    [
      'one of two networks',
      asking(buildNetworkInfo(), buildNetworkInfo({ name: 'b' })),
      [given('10.0.0.1')],
      ['asked for network b, has net'],
    ],
    ['the wrong family', asking(buildNetworkInfo({ anyOf: [6] })), [given('10.0.0.1')], ['asked for IPv6 of network net, has only IPv4']],
    [
      'one address of two',
      asking(buildNetworkInfo({ anyOf: [4, 4] })),
      [given('10.0.0.1')],
      ['asked for 2 addresses of network net, has 1'],
    ],
    [
      'another address than the one named',
      asking(buildNetworkInfo({ addresses: [addressSaid('10.0.0.9')] })),
      [given('10.0.0.1')],
      ['asked for address 10.0.0.9 of network net, has 10.0.0.1'],
    ],
    [
      'another group',
      asking(buildNetworkInfo({ groups: ['dev'] })),
      [given('10.0.0.1', { groups: ['prod'] })],
      ['asked for group dev of network net, has prod'],
    ],
    [
      'the agent’s address only',
      asking(buildNetworkInfo()),
      [given('10.0.0.1', { provenance: 'agent', network: undefined })],
      ['asked for an address of its own, has only its agent’s: the request was not honoured'],
    ],
    [
      'Docker’s bridge, which echoes a network by name and takes none',
      asking(buildNetworkInfo()),
      [given('172.17.0.2', { provenance: 'agent-local' })],
      ['asked for network net, has only an address of its agent’s bridge: the request was not honoured'],
    ],
    [
      'Docker’s bridge, where no network was asked for by name',
      asking(buildNetworkInfo({ name: undefined })),
      [given('172.17.0.2', { provenance: 'agent-local', network: undefined })],
      [],
    ],
    ['nothing asked for', asking(), [given('10.0.0.1')], []],
    ['no address known yet', asking(buildNetworkInfo({ name: 'calico' })), [], []],
    [
      'no name in the request of 0.25',
      asking(buildNetworkInfo({ name: undefined, anyOf: [4] })),
      [given('10.0.0.1', { network: undefined })],
      [],
    ],
  ])('%s', (_, task, addresses, findings) => {
    expect(findUnhonoured(task, addresses)).toEqual(findings);
  });

  test('a member of a pod asks through its executor, unless it asks itself', () => {
    const executorContainer = containerOf(buildNetworkInfo({ name: 'pod-net' }));
    const member = buildTask({ info: buildTaskInfo({ executorId: 'pod', executorContainer }) });
    expect(requestOf(member)).toMatchObject([{ name: 'pod-net' }]);
    const own = buildTask({
      info: buildTaskInfo({ executorId: 'pod', executorContainer, container: containerOf(buildNetworkInfo({ name: 'own' })) }),
    });
    expect(requestOf(own)).toMatchObject([{ name: 'own' }]);
  });

  test('the request of another life, on another agent, is none of this one', () => {
    const task = asking(buildNetworkInfo());
    expect(requestOf({ ...task, info: buildTaskInfo({ ...task.info, agentId: 'agent-1' }) })).toHaveLength(1);
    expect(requestOf({ ...task, info: buildTaskInfo({ ...task.info, agentId: 'agent-2' }) })).toBeUndefined();
  });

  test('where TaskInfo is not known, or tells no container, nothing is known of a request', () => {
    expect(requestOf(buildTask())).toBeUndefined();
    expect(requestOf(buildTask({ info: buildTaskInfo() }))).toBeUndefined();
  });
});
