/** The request side as said: TaskInfo, or the Task that operator events tell. */
import { type ContainerSaid, type DiscoveryPortSaid, type TaskInfoSaid } from '../../core/said.js';
import { CHECK_INFO_DEFAULTS, HEALTH_CHECK_DEFAULTS, readCheck } from './checks.js';
import { CONTAINER_TYPES, DOCKER_NETWORKS, readKnown } from './enumerations.js';
import { quote, type Reading } from './failure.js';
import { bounded, NAME_MAX_CHARS, readLabels, readNetworkInfos, readPort, readPortMappings } from './networks.js';
import {
  addFault,
  createFaults,
  listFaults,
  readAgentId,
  readOptionalId,
  readRequiredId,
  readText,
  type ReadFrom,
  type TextSource,
} from './text.js';
import { type Enumeration, type Maybe, type WireContainer, type WireDiscovery, type WireTask, type WireTaskInfo } from './wire.js';

export interface TaskContext {
  readonly frameworkId: string;
  /** Where in the message it stands, as `task_info` or `task_added.task`. */
  readonly path: string;
  readonly source: TextSource;
  readonly faults?: readonly string[];
}

export function readTaskInfo(wire: WireTaskInfo, context: TaskContext): Reading<TaskInfoSaid> {
  const { path, source } = context;
  const taskId = readRequiredId(wire.task_id, path, 'task_id', source);
  if (!taskId.ok) return taskId;
  const faults = createFaults(context.faults);
  const from = { source, faults };
  return {
    ok: true,
    value: {
      ...readShared(wire, context, from),
      taskId: taskId.value,
      executorId: readOptionalId(wire.executor?.executor_id, path, 'executor.executor_id', from),
      executorContainer: readContainer(wire.executor?.container, `${path}.executor.container`, from),
      check: readCheck(wire.check, `${path}.check`, CHECK_INFO_DEFAULTS, from),
      faults: listFaults(faults),
    },
  };
}

/** A Task; where its executor is known (a snapshot tells executors apart), with the container that the executor asked for. */
export function readTask(wire: WireTask, context: TaskContext, executorContainer?: WireContainer): Reading<TaskInfoSaid> {
  const { path, source } = context;
  const taskId = readRequiredId(wire.task_id, path, 'task_id', source);
  if (!taskId.ok) return taskId;
  const faults = createFaults(context.faults);
  const from = { source, faults };
  return {
    ok: true,
    value: {
      ...readShared(wire, context, from),
      taskId: taskId.value,
      executorId: readOptionalId(wire.executor_id, path, 'executor_id', from),
      executorContainer: readContainer(executorContainer, 'executor_info.container', from),
      check: undefined,
      faults: listFaults(faults),
    },
  };
}

type Shared = Omit<TaskInfoSaid, 'taskId' | 'executorId' | 'executorContainer' | 'check' | 'faults'>;

function readShared(wire: WireTask | WireTaskInfo, { path, frameworkId, source }: TaskContext, from: ReadFrom): Shared {
  return {
    type: 'task-info',
    frameworkId,
    name: readText(wire.name, `${path}.name`, { source, maxChars: NAME_MAX_CHARS }, from.faults),
    agentId: readAgentId(wire.agent_id, path, from),
    labels: readLabels(wire.labels, path, from),
    container: readContainer(wire.container, `${path}.container`, from),
    discoveryPorts: readDiscoveryPorts(wire.discovery, `${path}.discovery.ports`, from),
    healthCheck: readCheck(wire.health_check, `${path}.health_check`, HEALTH_CHECK_DEFAULTS, from),
  };
}

function readContainer(container: Maybe<WireContainer>, path: string, from: ReadFrom): ContainerSaid | undefined {
  if (container === null || container === undefined) return undefined;
  const type = readEnum(CONTAINER_TYPES, container.type, `${path}.type`, from);
  const network = readEnum(DOCKER_NETWORKS, container.docker?.network, `${path}.docker.network`, from);
  const isUntold = (container.docker?.network ?? undefined) === undefined;
  return {
    type,
    // HOST is Mesos's default; nothing is assumed where a mode was told that we do not know.
    dockerNetwork: type === 'docker' && isUntold ? 'host' : type === 'mesos' ? undefined : network,
    dockerPortMappings: readPortMappings(container.docker?.port_mappings, `${path}.docker`, from),
    networkInfos: readNetworkInfos(container.network_infos, path, 'requested', from),
  };
}

function readEnum<T>(table: Parameters<typeof readKnown<T>>[0], value: Maybe<Enumeration>, field: string, from: ReadFrom): T | undefined {
  if (value === null || value === undefined) return undefined;
  const meaning = readKnown(table, value);
  if (meaning === undefined) addFault(from.faults, `${field} ${quote(String(value))} is not known; left out`);
  return meaning;
}

function readDiscoveryPorts(discovery: Maybe<WireDiscovery>, path: string, from: ReadFrom): readonly DiscoveryPortSaid[] {
  return bounded(discovery?.ports?.ports, path, 'ports', from.faults).flatMap((port, index) => {
    const at = `${path}.ports[${String(index)}]`;
    const number = readPort(port.number, `${at}.number`, from.faults);
    if (number === undefined) return [];
    const allowed = { source: from.source, maxChars: NAME_MAX_CHARS };
    return [
      {
        number,
        name: readText(port.name, `${at}.name`, allowed, from.faults),
        protocol: readText(port.protocol, `${at}.protocol`, allowed, from.faults),
        labels: readLabels(port.labels, at, from),
      },
    ];
  });
}
