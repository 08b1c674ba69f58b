/**
 * What one message may leave behind. Everything said of a task stands in one record of the state topic, which has to fit a
 * topic with the broker's default (1 MiB): a record that no log takes would hold up the whole share. So the lists of a large
 * message are cut, with a fault; which networks and addresses a task has goes before what is said about them.
 */
import { assertNever } from '../../core/assert-never.js';
import type { ContainerSaid, NetworkInfoSaid, Said, StatusSaid, TaskInfoSaid } from '../../core/said.js';

/** A smaller message leaves less than its record may have, whatever stands in it. */
export const SURE_TO_FIT_BYTES = 16 * 1024;
/** In JSON, as it is written. Six lists of the first, and five of the second kind, are in one record at most. */
const LIST_MAX_BYTES = 40 * 1024;
const LABELS_MAX_BYTES = 80 * 1024;

/** The same object where nothing is too large. */
export function cutToKept(said: Said): Said {
  switch (said.type) {
    case 'status':
      return cutStatus(said);
    case 'task-info':
      return cutTaskInfo(said);
    case 'live-state':
    case 'agent':
    case 'framework':
    case 'forget':
      return said;
    default:
      return assertNever(said, 'said');
  }
}

function cutStatus(said: StatusSaid): StatusSaid {
  const faults: string[] = [];
  const labels = cutList(said.labels, 'labels', LABELS_MAX_BYTES, faults);
  const networkInfos = said.networkInfos === undefined ? undefined : cutNetworkInfos(said.networkInfos, 'network infos', faults);
  return faults.length === 0 ? said : { ...said, labels, networkInfos, faults: [...said.faults, ...faults] };
}

function cutTaskInfo(said: TaskInfoSaid): TaskInfoSaid {
  const faults: string[] = [];
  const labels = cutList(said.labels, 'labels', LABELS_MAX_BYTES, faults);
  const discoveryPorts = cutList(said.discoveryPorts, 'discovery ports', LIST_MAX_BYTES, faults);
  const container = cutContainer(said.container, 'container', faults);
  const executorContainer = cutContainer(said.executorContainer, "executor's container", faults);
  if (faults.length === 0) return said;
  return { ...said, labels, discoveryPorts, container, executorContainer, faults: [...said.faults, ...faults] };
}

function cutContainer(container: ContainerSaid | undefined, what: string, faults: string[]): ContainerSaid | undefined {
  if (container === undefined) return undefined;
  return {
    ...container,
    dockerPortMappings: cutList(container.dockerPortMappings, `port mappings of the ${what}`, LIST_MAX_BYTES, faults),
    networkInfos: cutNetworkInfos(container.networkInfos, `network infos of the ${what}`, faults),
  };
}

function cutNetworkInfos(infos: readonly NetworkInfoSaid[], what: string, faults: string[]): readonly NetworkInfoSaid[] {
  if (bytesOf(infos) <= LIST_MAX_BYTES) return infos;
  faults.push(`the ${what} take more than ${String(LIST_MAX_BYTES)} bytes: their groups, labels and port mappings are left out`);
  const bare = infos.map((info) => ({ ...info, groups: [], labels: [], portMappings: [] }));
  return cutList(bare, what, LIST_MAX_BYTES, faults);
}

/** As much of the list's beginning as fits. */
function cutList<T>(list: readonly T[], what: string, maxBytes: number, faults: string[]): readonly T[] {
  if (bytesOf(list) <= maxBytes) return list;
  let bytes = 2;
  const end = list.findIndex((item) => {
    bytes += bytesOf(item) + 1;
    return bytes > maxBytes;
  });
  faults.push(`the ${what} take more than ${String(maxBytes)} bytes: the last ${String(list.length - end)} are left out`);
  return list.slice(0, end);
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
