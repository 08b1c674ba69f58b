/** Mesos's messages out of its JSON (v1 names; v0's `slave_id` and `slave_info` where they differ), field for field what proto/ holds. */
import {
  readBoolean,
  readBytes,
  readDouble,
  readEnumeration,
  readInt32,
  readList,
  readMessage,
  readString,
  readStrings,
  readUint32,
  type JsonPlace,
} from './json-fields.js';
import {
  type WireAgent,
  type WireAgentInfo,
  type WireCheck,
  type WireCheckStatus,
  type WireContainer,
  type WireContainerStatus,
  type WireExecutorInfo,
  type WireFramework,
  type WireId,
  type WireLabels,
  type WireNetworkInfo,
  type WireOperatorEvent,
  type WirePort,
  type WirePortMapping,
  type WireSchedulerEvent,
  type WireState,
  type WireTask,
  type WireTaskInfo,
  type WireTaskStatus,
} from './wire.js';

export function readTaskStatusJson(at: JsonPlace): WireTaskStatus {
  return {
    task_id: readMessage(at, 'task_id', readId),
    state: readEnumeration(at, 'state'),
    agent_id: readMessage(at, 'agent_id', readId, 'slave_id'),
    timestamp: readDouble(at, 'timestamp'),
    executor_id: readMessage(at, 'executor_id', readId),
    healthy: readBoolean(at, 'healthy'),
    source: readEnumeration(at, 'source'),
    reason: readEnumeration(at, 'reason'),
    uuid: readBytes(at, 'uuid'),
    labels: readMessage(at, 'labels', readLabels),
    container_status: readMessage(at, 'container_status', readContainerStatus),
    check_status: readMessage(at, 'check_status', readCheckStatus),
  };
}

export function readTaskInfoJson(at: JsonPlace): WireTaskInfo {
  return { ...readRequest(at), executor: readMessage(at, 'executor', readExecutorInfo), check: readMessage(at, 'check', readCheck) };
}

export function readSchedulerEventJson(at: JsonPlace): WireSchedulerEvent {
  return {
    type: readEnumeration(at, 'type'),
    update: readMessage(at, 'update', (update) => ({ status: readMessage(update, 'status', readTaskStatusJson) })),
  };
}

export function readOperatorEventJson(at: JsonPlace): WireOperatorEvent {
  return {
    type: readEnumeration(at, 'type'),
    subscribed: readMessage(at, 'subscribed', (subscribed) => ({ get_state: readMessage(subscribed, 'get_state', readState) })),
    task_added: readMessage(at, 'task_added', (added) => ({ task: readMessage(added, 'task', readTask) })),
    task_updated: readMessage(at, 'task_updated', (updated) => ({
      framework_id: readMessage(updated, 'framework_id', readId),
      status: readMessage(updated, 'status', readTaskStatusJson),
      state: readEnumeration(updated, 'state'),
    })),
    agent_added: readMessage(at, 'agent_added', (added) => ({ agent: readMessage(added, 'agent', readAgent, 'slave') })),
    framework_added: readMessage(at, 'framework_added', readFrameworkTold),
    framework_updated: readMessage(at, 'framework_updated', readFrameworkTold),
  };
}

/** What TaskInfo and Task have in common. */
function readRequest(at: JsonPlace) {
  return {
    name: readString(at, 'name'),
    task_id: readMessage(at, 'task_id', readId),
    agent_id: readMessage(at, 'agent_id', readId, 'slave_id'),
    labels: readMessage(at, 'labels', readLabels),
    discovery: readMessage(at, 'discovery', (discovery) => ({
      ports: readMessage(discovery, 'ports', (ports) => ({ ports: readList(ports, 'ports', readPort) })),
    })),
    container: readMessage(at, 'container', readContainer),
    health_check: readMessage(at, 'health_check', readCheck),
  };
}

function readTask(at: JsonPlace): WireTask {
  return {
    ...readRequest(at),
    framework_id: readMessage(at, 'framework_id', readId),
    executor_id: readMessage(at, 'executor_id', readId),
    state: readEnumeration(at, 'state'),
    statuses: readList(at, 'statuses', readTaskStatusJson),
  };
}

function readId(at: JsonPlace): WireId {
  return { value: readString(at, 'value') };
}

function readLabels(at: JsonPlace): WireLabels {
  return { labels: readList(at, 'labels', (label) => ({ key: readString(label, 'key'), value: readString(label, 'value') })) };
}

function readContainerStatus(at: JsonPlace): WireContainerStatus {
  return {
    network_infos: readList(at, 'network_infos', readNetworkInfo),
    container_id: readMessage(at, 'container_id', (id) => ({ value: readString(id, 'value'), parent: readMessage(id, 'parent', readId) })),
  };
}

function readNetworkInfo(at: JsonPlace): WireNetworkInfo {
  return {
    protocol: readEnumeration(at, 'protocol'),
    ip_address: readString(at, 'ip_address'),
    groups: readStrings(at, 'groups'),
    labels: readMessage(at, 'labels', readLabels),
    ip_addresses: readList(at, 'ip_addresses', (address) => ({
      protocol: readEnumeration(address, 'protocol'),
      ip_address: readString(address, 'ip_address'),
    })),
    name: readString(at, 'name'),
    port_mappings: readList(at, 'port_mappings', readPortMapping),
  };
}

function readPortMapping(at: JsonPlace): WirePortMapping {
  return {
    host_port: readUint32(at, 'host_port'),
    container_port: readUint32(at, 'container_port'),
    protocol: readString(at, 'protocol'),
  };
}

function readCheckStatus(at: JsonPlace): WireCheckStatus {
  return {
    type: readEnumeration(at, 'type'),
    command: readMessage(at, 'command', (command) => ({ exit_code: readInt32(command, 'exit_code') })),
    http: readMessage(at, 'http', (http) => ({ status_code: readUint32(http, 'status_code') })),
    tcp: readMessage(at, 'tcp', (tcp) => ({ succeeded: readBoolean(tcp, 'succeeded') })),
  };
}

function readContainer(at: JsonPlace): WireContainer {
  return {
    type: readEnumeration(at, 'type'),
    docker: readMessage(at, 'docker', (docker) => ({
      network: readEnumeration(docker, 'network'),
      port_mappings: readList(docker, 'port_mappings', readPortMapping),
    })),
    network_infos: readList(at, 'network_infos', readNetworkInfo),
  };
}

function readCheck(at: JsonPlace): WireCheck {
  return {
    type: readEnumeration(at, 'type'),
    http: readMessage(at, 'http', (http) => ({
      port: readUint32(http, 'port'),
      path: readString(http, 'path'),
      scheme: readString(http, 'scheme'),
    })),
    tcp: readMessage(at, 'tcp', (tcp) => ({ port: readUint32(tcp, 'port') })),
    command: readMessage(at, 'command', () => ({})),
    delay_seconds: readDouble(at, 'delay_seconds'),
    interval_seconds: readDouble(at, 'interval_seconds'),
    timeout_seconds: readDouble(at, 'timeout_seconds'),
    grace_period_seconds: readDouble(at, 'grace_period_seconds'),
    consecutive_failures: readUint32(at, 'consecutive_failures'),
  };
}

function readPort(at: JsonPlace): WirePort {
  return {
    number: readUint32(at, 'number'),
    name: readString(at, 'name'),
    protocol: readString(at, 'protocol'),
    labels: readMessage(at, 'labels', readLabels),
  };
}

function readExecutorInfo(at: JsonPlace): WireExecutorInfo {
  return {
    executor_id: readMessage(at, 'executor_id', readId),
    framework_id: readMessage(at, 'framework_id', readId),
    container: readMessage(at, 'container', readContainer),
  };
}

/** The snapshot; `completed_tasks` is not read: it must not end a live task of the same id. */
function readState(at: JsonPlace): WireState {
  return {
    get_tasks: readMessage(at, 'get_tasks', (tasks) => ({
      pending_tasks: readList(tasks, 'pending_tasks', readTask),
      tasks: readList(tasks, 'tasks', readTask),
      orphan_tasks: readList(tasks, 'orphan_tasks', readTask),
      unreachable_tasks: readList(tasks, 'unreachable_tasks', readTask),
    })),
    get_executors: readMessage(at, 'get_executors', (executors) => ({
      executors: readList(executors, 'executors', (executor) => ({
        executor_info: readMessage(executor, 'executor_info', readExecutorInfo),
        agent_id: readMessage(executor, 'agent_id', readId, 'slave_id'),
      })),
    })),
    get_frameworks: readMessage(at, 'get_frameworks', (frameworks) => ({ frameworks: readList(frameworks, 'frameworks', readFramework) })),
    get_agents: readMessage(at, 'get_agents', (agents) => ({
      agents: readList(agents, 'agents', readAgent),
      recovered_agents: readList(agents, 'recovered_agents', readAgentInfo),
    })),
  };
}

function readAgent(at: JsonPlace): WireAgent {
  return { agent_info: readMessage(at, 'agent_info', readAgentInfo, 'slave_info'), pid: readString(at, 'pid') };
}

function readAgentInfo(at: JsonPlace): WireAgentInfo {
  return { hostname: readString(at, 'hostname'), id: readMessage(at, 'id', readId) };
}

function readFrameworkTold(at: JsonPlace) {
  return { framework: readMessage(at, 'framework', readFramework) };
}

function readFramework(at: JsonPlace): WireFramework {
  return {
    framework_info: readMessage(at, 'framework_info', (info) => ({ name: readString(info, 'name'), id: readMessage(info, 'id', readId) })),
  };
}
