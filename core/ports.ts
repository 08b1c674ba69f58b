/**
 * Which port of the container a check is for. Ports are told on two sides: the container's, and that of the host where the
 * host forwards to it. Probes go to the container's address, so only its side will do (mesos-facts §1.8, §1.10).
 *
 *   mappings (Docker's, and those of NetworkInfo)   tell both sides
 *   DiscoveryInfo                                   does not say whose side its numbers are, unless the port has DC/OS's label
 *                                                   `network-scope`; one that is only the host's side of a mapping stands for
 *                                                   the container's
 */
import type { Check } from './check.js';
import type { TaskRecord } from './records.js';
import type { DiscoveryPortSaid, PortMappingSaid } from './said.js';

/** `undefined` where the task is not known to have it; of a check that names none, where it does not have just one. */
export function portOf(task: TaskRecord, { port }: Pick<Check, 'port'>): number | undefined {
  if ('number' in port) return port.number;
  if ('name' in port) {
    // DNS and its like have one name for two ports; no check asks UDP.
    const named = (task.info?.discoveryPorts ?? []).filter(({ name }) => name === port.name);
    const found = named.find(({ protocol }) => !isUdp(protocol)) ?? named[0];
    return found === undefined ? undefined : toContainerPort(found, mappingsOf(task));
  }
  const ports = portsOf(task);
  return ports.length === 1 ? ports[0] : undefined;
}

/** The container's ports that are known, each once; not those of UDP, which no check asks. */
export function portsOf(task: TaskRecord): readonly number[] {
  const mappings = mappingsOf(task);
  const mapped = mappings.filter(({ protocol }) => !isUdp(protocol)).map(({ containerPort }) => containerPort);
  const discovered = (task.info?.discoveryPorts ?? [])
    .filter(({ protocol }) => !isUdp(protocol))
    .map((one) => toContainerPort(one, mappings));
  return [...new Set([...mapped, ...discovered])];
}

function toContainerPort({ number, labels, protocol }: DiscoveryPortSaid, allMappings: readonly PortMappingSaid[]): number {
  const isSame = (mapping: PortMappingSaid): boolean => isUdp(mapping.protocol) === isUdp(protocol);
  // Of both protocols perhaps; DiscoveryInfo need not tell which.
  const mappings = [...allMappings.filter(isSame), ...allMappings.filter((mapping) => !isSame(mapping))];
  const scope = labels.find(({ key }) => key === 'network-scope')?.value;
  const isContainers = scope === 'container' || (scope !== 'host' && mappings.some(({ containerPort }) => containerPort === number));
  if (isContainers) return number;
  return mappings.find(({ hostPort }) => hostPort === number)?.containerPort ?? number;
}

function mappingsOf({ info, assignment }: TaskRecord): readonly PortMappingSaid[] {
  const asked = [info?.container, info?.executorContainer].flatMap((container) => [
    ...(container?.dockerPortMappings ?? []),
    ...(container?.networkInfos ?? []).flatMap(({ portMappings }) => portMappings),
  ]);
  return [...asked, ...(assignment?.tellings.at(-1) ?? []).flatMap(({ portMappings }) => portMappings)];
}

function isUdp(protocol: string | undefined): boolean {
  return protocol?.toLowerCase() === 'udp';
}
