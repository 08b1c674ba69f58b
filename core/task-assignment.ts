/**
 * One assignment of a task: from the RUNNING status that introduced it until its end. Addresses come from RUNNING only, and what
 * RUNNING told is kept as it was told: which telling counts is judged when it is looked at (provenance.ts).
 */
import type { Assignment, ToldAt } from './records.js';
import type { NetworkInfoSaid, StatusSaid } from './said.js';
import { compareTold } from './told.js';

/** Distinct network infos kept for one assignment. */
export const MAX_TELLINGS = 3;

/** Folds a RUNNING; the same object when it is no news. */
export function evolveAssignment(assignment: Assignment | undefined, said: StatusSaid, at: ToldAt): Assignment {
  const infos = said.networkInfos?.some((info) => info.addresses.length > 0) === true ? said.networkInfos : undefined;
  if (assignment === undefined) return introduce(said, at, infos);
  const isIntroduction = infos !== undefined && (assignment.tellings.length === 0 || compareTold(at, assignment.introduced) < 0);
  const agentId = said.agentId ?? assignment.agentId;
  const executorId = said.executorId ?? assignment.executorId;
  const containerId = said.containerId ?? assignment.containerId;
  const parentContainerId = said.parentContainerId ?? assignment.parentContainerId;
  const tellings = infos === undefined ? assignment.tellings : addTelling(assignment.tellings, infos);
  // by name, here and in task.ts: nearly all that is told is no news, and a loop over names costs several times as much
  const isNews =
    isIntroduction ||
    agentId !== assignment.agentId ||
    executorId !== assignment.executorId ||
    containerId !== assignment.containerId ||
    parentContainerId !== assignment.parentContainerId ||
    tellings !== assignment.tellings;
  if (!isNews) return assignment;
  const introduction = isIntroduction ? introductionOf(said, at) : {};
  return { ...assignment, ...introduction, agentId, executorId, containerId, parentContainerId, tellings };
}

function introduce(said: StatusSaid, at: ToldAt, infos: readonly NetworkInfoSaid[] | undefined): Assignment {
  const { id, introduced, statusAtMs } = introductionOf(said, at);
  const { agentId, executorId, containerId, parentContainerId } = said;
  // Field by field: a replay makes a hundred thousand of them, and objects merged out of parts are several times as slow.
  return { id, introduced, statusAtMs, agentId, executorId, containerId, parentContainerId, tellings: infos === undefined ? [] : [infos] };
}

function introductionOf(said: StatusSaid, at: ToldAt): Pick<Assignment, 'id' | 'introduced' | 'statusAtMs'> {
  return { id: `${String(at.partition)}:${String(at.offset)}`, introduced: at, statusAtMs: said.statusAtMs };
}

function addTelling(tellings: Assignment['tellings'], infos: readonly NetworkInfoSaid[]): Assignment['tellings'] {
  return tellings.some((told) => tellTheSame(told, infos)) ? tellings : [...tellings, infos].slice(-MAX_TELLINGS);
}

function tellTheSame(a: readonly NetworkInfoSaid[], b: readonly NetworkInfoSaid[]): boolean {
  const [one, other] = [a[0], b[0]];
  // Nearly all tell one network: written as text only where it has to be.
  if (a.length === 1 && b.length === 1 && one !== undefined && other !== undefined) return isSameInfo(one, other);
  return a.length === b.length && shapeOf(a) === shapeOf(b);
}

function isSameInfo(a: NetworkInfoSaid, b: NetworkInfoSaid): boolean {
  const hasSameAddresses =
    a.addresses.length === b.addresses.length && a.addresses.every(({ address }, index) => address === b.addresses[index]?.address);
  return (
    hasSameAddresses &&
    a.name === b.name &&
    isEqual(a.groups, b.groups) &&
    isEqual(a.labels, b.labels) &&
    isEqual(a.portMappings, b.portMappings) &&
    isEqual(a.anyOf, b.anyOf)
  );
}

/** Networks come in hash-map order, which even changes with an agent restart (mesos-facts §4.8 no. 12). */
function shapeOf(infos: readonly NetworkInfoSaid[]): string {
  return infos
    .map((info) => JSON.stringify(info))
    .sort()
    .join();
}

/** Another container; where none is told, another agent: within one life a task never moves. */
export function isOtherLife(assignment: Assignment | undefined, said: StatusSaid): boolean {
  if (assignment === undefined) return false;
  if (assignment.containerId !== undefined && said.containerId !== undefined) return assignment.containerId !== said.containerId;
  return assignment.agentId !== undefined && said.agentId !== undefined && assignment.agentId !== said.agentId;
}

export function isEarlierThanAssignment(assignment: Assignment | undefined, said: StatusSaid): boolean {
  return assignment?.statusAtMs !== undefined && said.statusAtMs !== undefined && said.statusAtMs <= assignment.statusAtMs;
}

export function isLaterThanAssignment(assignment: Assignment | undefined, said: StatusSaid): boolean {
  return assignment?.statusAtMs !== undefined && said.statusAtMs !== undefined && said.statusAtMs > assignment.statusAtMs;
}

export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b || (Array.isArray(a) && Array.isArray(b) && a.length === 0 && b.length === 0)) return true;
  return JSON.stringify(a) === JSON.stringify(b);
}
