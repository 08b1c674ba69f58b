/**
 * What a framework asked for, against what the container got. Mesos passes a request on to a plugin and echoes it; whether
 * it was honoured is nobody's business but ours (mesos-facts §5). A member of a pod asks through its executor.
 */
import { isRequestOf } from './asked.js';
import type { TaskRecord } from './records.js';
import type { AddressSaid, NetworkInfoSaid } from './said.js';

export interface RequestedNetwork {
  readonly name: string | null;
  /** Addresses asked for: those named, and one of each family asked for without a name; at least one. */
  readonly count: number;
  readonly addresses: readonly string[];
  readonly families: readonly (4 | 6)[];
  readonly groups: readonly string[];
}

/** An address that the task has, as far as a request can speak of it (an address book's judged address is one). */
export interface AssignedAddress extends AddressSaid {
  readonly network: string | undefined;
  readonly groups: readonly string[];
  readonly provenance: string;
}

/** The request; `undefined` where it is not known, or is of another life of the task. */
export function requestOf({
  info,
  taskId,
  assignment,
}: Pick<TaskRecord, 'info' | 'taskId' | 'assignment'>): readonly RequestedNetwork[] | undefined {
  if (info === undefined || !isRequestOf(info, taskId, assignment)) return undefined;
  const own = info.container?.networkInfos ?? [];
  const isPodMember = info.executorId !== undefined && info.executorId !== taskId;
  const asked = own.length > 0 || !isPodMember ? own : (info.executorContainer?.networkInfos ?? []);
  if (info.container === undefined && info.executorContainer === undefined) return undefined;
  return asked.map(toRequested);
}

function toRequested({ name, addresses, anyOf, groups }: NetworkInfoSaid): RequestedNetwork {
  return {
    name: name ?? null,
    count: Math.max(1, addresses.length + anyOf.length),
    addresses: addresses.map(({ address }) => address),
    families: [...new Set([...anyOf, ...addresses.map(({ family }) => family)])],
    groups,
  };
}

/** What was asked for and not given, one sentence each; nothing while no address is known. */
export function findUnhonoured(task: TaskRecord, addresses: readonly AssignedAddress[]): readonly string[] {
  const requested = requestOf(task) ?? [];
  if (requested.length === 0 || addresses.length === 0) return [];
  if (addresses.every(({ provenance }) => provenance === 'agent'))
    return ['asked for an address of its own, has only its agent’s: the request was not honoured'];
  // Docker's bridge takes no network by name; its executor echoes the request all the same (mesos-facts §4.3, §5).
  const named = addresses.every(({ provenance }) => provenance === 'agent-local') ? requested.find(({ name }) => name !== null) : undefined;
  if (named !== undefined)
    return [`asked for network ${named.name ?? ''}, has only an address of its agent’s bridge: the request was not honoured`];
  return requested.flatMap((request) => {
    const where = request.name === null ? '' : ` of network ${request.name}`;
    const given = request.name === null ? addresses : addresses.filter(({ network }) => network === request.name);
    if (given.length === 0)
      return [`asked for network ${request.name ?? ''}, has ${listOf(addresses.map(({ network }) => network ?? 'an unnamed one'))}`];
    return [
      ...request.addresses
        .filter((address) => !given.some((one) => one.address === address))
        .map((address) => `asked for address ${address}${where}, has ${listOf(given.map((one) => one.address))}`),
      ...request.families
        .filter((family) => !given.some((one) => one.family === family))
        .map((family) => `asked for IPv${String(family)}${where}, has only IPv${String(family === 4 ? 6 : 4)}`),
      ...(given.length < request.count ? [`asked for ${String(request.count)} addresses${where}, has ${String(given.length)}`] : []),
      ...missingGroups(request, given, where),
    ];
  });
}

function missingGroups({ groups }: RequestedNetwork, given: readonly AssignedAddress[], where: string): readonly string[] {
  const has = new Set(given.flatMap((one) => one.groups));
  return groups
    .filter((group) => !has.has(group))
    .map((group) => `asked for group ${group}${where}, has ${has.size === 0 ? 'none' : listOf([...has])}`);
}

function listOf(texts: readonly string[]): string {
  return [...new Set(texts)].join(', ');
}
