/** Builders of what records say: complete values, of which a test says only what it is about. */
import type { AddressSaid, AgentSaid, LiveStateSaid, NetworkInfoSaid, StatusSaid, TaskInfoSaid } from '../../core/said.js';

export function buildNetworkInfo(over: Partial<NetworkInfoSaid> = {}): NetworkInfoSaid {
  return { name: 'net', addresses: [], groups: [], labels: [], portMappings: [], anyOf: [], ...over };
}

export function addressSaid(address: string): AddressSaid {
  return { address, family: address.includes(':') ? 6 : 4 };
}

/** One entry of network `net` with these addresses. */
export function networkOf(...addresses: readonly string[]): readonly NetworkInfoSaid[] {
  return [buildNetworkInfo({ addresses: addresses.map(addressSaid) })];
}

/** TASK_RUNNING of `web.1` of `marathon` on `agent-1`, without addresses. */
export function buildStatus(over: Partial<StatusSaid> = {}): StatusSaid {
  return {
    type: 'status',
    frameworkId: 'marathon',
    taskId: 'web.1',
    state: 'TASK_RUNNING',
    source: 'executor',
    reason: undefined,
    agentId: 'agent-1',
    executorId: undefined,
    containerId: undefined,
    parentContainerId: undefined,
    statusAtMs: undefined,
    healthy: undefined,
    checkPassed: undefined,
    uuid: undefined,
    labels: [],
    networkInfos: undefined,
    faults: [],
    ...over,
  };
}

export function buildLiveState(over: Partial<LiveStateSaid> = {}): LiveStateSaid {
  return { type: 'live-state', frameworkId: 'marathon', taskId: 'web.1', state: 'TASK_RUNNING', agentId: 'agent-1', ...over };
}

export function buildTaskInfo(over: Partial<TaskInfoSaid> = {}): TaskInfoSaid {
  return {
    type: 'task-info',
    frameworkId: 'marathon',
    taskId: 'web.1',
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

export function buildAgentSaid(over: Partial<AgentSaid> = {}): AgentSaid {
  return { type: 'agent', agentId: 'agent-1', hostname: undefined, addresses: [], ...over };
}
