/**
 * Names in a TaskInfo or ExecutorInfo that Mesos does not know, as far as networks, ports and checks go (mesos-facts §1.4 to
 * §1.9, all versions, v0 and v1). Mesos's JSON mapping (stout, `protobuf.hpp`) skips them, so a request that is misspelt is none.
 */
import type { DraftUnknownField } from '../../core/lint/draft.js';
import { isObject, type JsonPlace } from '../decode/json-fields.js';

/** By name what stands there: a message that is looked into, or anything. */
interface Shape {
  readonly [field: string]: Shape | 'any';
}

const PORT_MAPPING: Shape = anything('host_port', 'container_port', 'protocol');
const NETWORK_INFO: Shape = {
  ...anything('protocol', 'ip_address', 'groups', 'labels', 'name'),
  ip_addresses: anything('protocol', 'ip_address'),
  port_mappings: PORT_MAPPING,
};
const CONTAINER_INFO: Shape = {
  ...anything('type', 'volumes', 'hostname', 'mesos', 'linux_info', 'rlimit_info', 'tty_info'),
  docker: {
    ...anything('image', 'network', 'privileged', 'parameters', 'force_pull_image', 'volume_driver'),
    port_mappings: PORT_MAPPING,
  },
  network_infos: NETWORK_INFO,
};
const CHECK_INFO: Shape = {
  ...anything('type', 'command', 'delay_seconds', 'interval_seconds', 'timeout_seconds'),
  http: anything('port', 'path', 'scheme', 'statuses', 'protocol'),
  tcp: anything('port', 'protocol'),
};
export const EXECUTOR_INFO: Shape = {
  ...anything('type', 'executor_id', 'framework_id', 'command', 'resources', 'name', 'source', 'data', 'discovery'),
  ...anything('shutdown_grace_period', 'labels'),
  container: CONTAINER_INFO,
};
/** The executor is looked into on its own. */
export const TASK_INFO: Shape = {
  ...anything('name', 'task_id', 'agent_id', 'slave_id', 'resources', 'executor', 'data', 'command', 'labels', 'discovery'),
  ...anything('kill_policy', 'max_completion_time', 'limits'),
  health_check: { ...CHECK_INFO, ...anything('consecutive_failures', 'grace_period_seconds') },
  check: CHECK_INFO,
  container: CONTAINER_INFO,
};

export function findUnknownFields({ object, path }: Pick<JsonPlace, 'object' | 'path'>, shape: Shape): readonly DraftUnknownField[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const at = path === '' ? name : `${path}.${name}`;
    // not by indexing: `constructor` is no field either
    const known = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (known === undefined) return [{ path: at, name, meant: Object.keys(shape).find((field) => plainly(field) === plainly(name)) }];
    return known === 'any' ? [] : findWithin(value, at, known);
  });
}

/** A message, or a list of them. What is neither is a fault that reading tells. */
function findWithin(value: unknown, path: string, shape: Shape): readonly DraftUnknownField[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => findWithin(one, `${path}[${String(index)}]`, shape));
  return isObject(value) ? findUnknownFields({ object: value, path }, shape) : [];
}

/** `networkInfo`, `NetworkInfos` and `network-infos` are meant as `network_infos`. */
function plainly(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/s$/, '');
}

function anything(...names: readonly string[]): Shape {
  return Object.fromEntries(names.map((name) => [name, 'any'] as const));
}
