/**
 * TaskInfo and ExecutorInfo as a draft that rules are held against. One way for both wire forms: a message that protobuf
 * decoded is read like a parsed JSON object, as its fields have Mesos's names. A field of a wrong type is told by its path.
 */
import type {
  CheckKind,
  DraftCheck,
  DraftContainer,
  DraftExecutor,
  DraftNetwork,
  DraftPortMapping,
  DraftTask,
} from '../../core/lint/draft.js';
import { CHECK_TYPES, CONTAINER_TYPES, DOCKER_NETWORKS, FAMILIES, readKnown } from '../decode/enumerations.js';
import { missing } from '../decode/failure.js';
import {
  readDouble,
  readEnumeration,
  readList,
  readMessage,
  readString,
  readUint32,
  readUint32s,
  type JsonPlace,
} from '../decode/json-fields.js';
import { EXECUTOR_INFO, findUnknownFields, TASK_INFO } from './unknown-fields.js';

export function readDraftTask(at: JsonPlace): DraftTask {
  return {
    path: at.path,
    taskId: readTaskId(at),
    container: readMessage(at, 'container', readContainer),
    healthCheck: readMessage(at, 'health_check', readCheck),
    check: readMessage(at, 'check', readCheck),
    hasCommandContainer: readHasCommandContainer(at),
    hostPorts: readHostPorts(at),
    unknownFields: findUnknownFields(at, TASK_INFO),
  };
}

export function readDraftExecutor(at: JsonPlace): DraftExecutor {
  return {
    path: at.path,
    container: readMessage(at, 'container', readContainer),
    hasCommandContainer: readHasCommandContainer(at),
    unknownFields: findUnknownFields(at, EXECUTOR_INFO),
  };
}

/** The one field without which nothing can be said of a task. */
function readTaskId(at: JsonPlace): string {
  const id = readMessage(at, 'task_id', (place) => readString(place, 'value'));
  if (id !== undefined && id !== '') return id;
  at.found.fault ??= missing(`${at.path === '' ? '' : `${at.path}.`}task_id.value`);
  return '';
}

function readHasCommandContainer(at: JsonPlace): boolean {
  return readMessage(at, 'command', (command) => readMessage(command, 'container', () => true)) ?? false;
}

function readHostPorts(at: JsonPlace): DraftTask['hostPorts'] {
  const resources = readList(at, 'resources', (resource) => ({
    name: readString(resource, 'name'),
    ranges: readMessage(resource, 'ranges', (ranges) =>
      readList(ranges, 'range', (range) => ({ begin: readUint32(range, 'begin') ?? 0, end: readUint32(range, 'end') ?? 0 })),
    ),
  }));
  // protobuf does not tell an empty list from none
  if (resources === undefined || resources.length === 0) return undefined;
  return resources.flatMap(({ name, ranges }) => (name === 'ports' ? (ranges ?? []) : []));
}

function readContainer(at: JsonPlace): DraftContainer {
  const type = readEnumeration(at, 'type');
  return {
    path: at.path,
    type: type === undefined ? undefined : readKnown(CONTAINER_TYPES, type),
    docker: readMessage(at, 'docker', (docker) => {
      const network = readEnumeration(docker, 'network');
      return {
        image: readString(docker, 'image'),
        network: network === undefined ? 'host' : readKnown(DOCKER_NETWORKS, network),
        isNetworkTold: network !== undefined,
        portMappings: readList(docker, 'port_mappings', readPortMapping) ?? [],
      };
    }),
    networkInfos: readList(at, 'network_infos', readNetwork) ?? [],
  };
}

function readNetwork(at: JsonPlace): DraftNetwork {
  return {
    path: at.path,
    name: readString(at, 'name'),
    oldProtocol: readEnumeration(at, 'protocol') !== undefined,
    oldAddress: readString(at, 'ip_address'),
    addresses:
      readList(at, 'ip_addresses', (address) => {
        const text = readString(address, 'ip_address');
        return { text, isIpv6: text === undefined ? isIpv6(address) : text.includes(':') };
      }) ?? [],
    portMappings: readList(at, 'port_mappings', readPortMapping) ?? [],
  };
}

function readPortMapping(at: JsonPlace): DraftPortMapping {
  return { path: at.path, hostPort: readUint32(at, 'host_port'), containerPort: readUint32(at, 'container_port') };
}

const TIMES = ['delay_seconds', 'interval_seconds', 'timeout_seconds', 'grace_period_seconds'] as const;

interface Part {
  readonly kind: CheckKind;
  readonly port?: number | undefined;
  readonly httpPath?: string | undefined;
  readonly scheme?: string | undefined;
  readonly statuses?: readonly number[] | undefined;
  readonly isIpv6?: boolean;
}

function readCheck(at: JsonPlace): DraftCheck {
  const type = readEnumeration(at, 'type');
  const kind = type === undefined ? undefined : readKnown(CHECK_TYPES, type);
  const parts = [
    readMessage(at, 'command', (): Part => ({ kind: 'command' })),
    readMessage(at, 'http', (http): Part => ({
      kind: 'http',
      port: readUint32(http, 'port'),
      httpPath: readString(http, 'path'),
      scheme: readString(http, 'scheme'),
      statuses: readUint32s(http, 'statuses'),
      isIpv6: isIpv6(http),
    })),
    readMessage(at, 'tcp', (tcp): Part => ({ kind: 'tcp', port: readUint32(tcp, 'port'), isIpv6: isIpv6(tcp) })),
  ].filter((part) => part !== undefined);
  const asked = parts.find((part) => part.kind === kind) ?? parts[0];
  return {
    path: at.path,
    type: kind,
    isTypeTold: type !== undefined,
    parts: parts.map((part) => part.kind),
    port: asked?.port,
    httpPath: asked?.httpPath,
    scheme: asked?.scheme,
    statuses: asked?.statuses ?? [],
    isIpv6: asked?.isIpv6 ?? false,
    negativeTimes: TIMES.filter((name) => (readDouble(at, name) ?? 0) < 0),
  };
}

function isIpv6(at: JsonPlace): boolean {
  const protocol = readEnumeration(at, 'protocol');
  return protocol !== undefined && readKnown(FAMILIES, protocol) === 6;
}
