/**
 * What becomes of a task when something is said of it. One small readonly value in, one out; the same object when
 * there is no news. The rules of addresses and ends are design.md §6 and mesos-facts.md §0, §4:
 *
 * - addresses come from RUNNING only; a status without addresses erases nothing;
 * - terminal states end the assignment for good, whatever their timestamp; a late, repeated or reconciliation
 *   status never revives; a new container of the same task id begins a new life;
 * - LOST, UNREACHABLE, UNKNOWN and GONE_BY_OPERATOR suspend: RUNNING brings the task back with what it had.
 */
import type { FormerEnd, TaskRecord, ToldAt } from './records.js';
import type { ForgetSaid, LiveStateSaid, StatusSaid, TaskInfoSaid, TaskState } from './said.js';
import { evolveInfo } from './task-request.js';
import { evolveAssignment, isEarlierThanAssignment, isEqual, isLaterThanAssignment, isOtherLife } from './task-assignment.js';
import { compareTold, partitionName } from './told.js';

export type TaskSaid = StatusSaid | LiveStateSaid | TaskInfoSaid | ForgetSaid;

/** All that one record says of one task: one step under one position. */
export interface TaskStep {
  readonly at: ToldAt;
  readonly said: readonly TaskSaid[];
  readonly frameworkName: string | undefined;
}

/** One for all: there are a hundred thousand tasks of which there is nothing to say. */
const NONE: readonly never[] = [];
const MAX_ASIDE = 4;
const MAX_FORMER = 4;
/** A suspension told again is noted at most this often: it must not be forgotten while somebody still speaks of it. */
const SUSPENSION_NOTED_MS = 60_000;

const TERMINAL: ReadonlySet<TaskState> = new Set([
  'TASK_FINISHED',
  'TASK_FAILED',
  'TASK_KILLED',
  'TASK_ERROR',
  'TASK_DROPPED',
  'TASK_GONE',
]);
const SUSPENDING: ReadonlySet<TaskState> = new Set(['TASK_LOST', 'TASK_UNREACHABLE', 'TASK_UNKNOWN', 'TASK_GONE_BY_OPERATOR']);
const LAUNCHING: ReadonlySet<TaskState> = new Set(['TASK_STAGING', 'TASK_STARTING']);
/** Statuses that the master makes from what it remembers: they tell nothing new of a task that has ended. */
const REMEMBERED: ReadonlySet<string> = new Set(['REASON_RECONCILIATION', 'REASON_AGENT_REREGISTERED']);

/** Folds one step; `undefined` when the task is to be forgotten. The same object when nothing changed. */
export function evolveTask(task: TaskRecord | undefined, step: TaskStep): TaskRecord | undefined {
  const from = partitionName(step.at);
  if (task !== undefined && step.at.offset <= (task.folded[from] ?? -1)) return task;
  let next = task;
  for (const said of step.said) next = evolveBy(next, said, step.at);
  if (next !== undefined && step.frameworkName !== undefined && next.frameworkName !== step.frameworkName) {
    next = { ...next, frameworkName: step.frameworkName };
  }
  if (next === undefined || next === task) return next;
  const isNewest = step.at.topic === 'taskStatus' && (next.position === undefined || compareTold(step.at, next.position) > 0);
  return { ...next, folded: { ...next.folded, [from]: step.at.offset }, position: isNewest ? step.at : next.position };
}

function evolveBy(task: TaskRecord | undefined, said: TaskSaid, at: ToldAt): TaskRecord | undefined {
  switch (said.type) {
    case 'forget':
      return undefined;
    case 'task-info':
      return evolveInfo(task ?? createTask(said, 'TASK_STAGING', at), said, at);
    case 'live-state':
      return evolveLiveState(task, said, at);
    case 'status':
      return evolveStatus(task, said, at);
  }
}

function createTask(
  of: { readonly frameworkId: string; readonly taskId: string; readonly agentId: string | undefined },
  state: TaskState,
  at: ToldAt,
): TaskRecord {
  return {
    frameworkId: of.frameworkId,
    taskId: of.taskId,
    frameworkName: undefined,
    agentId: of.agentId,
    state,
    status: 'active',
    statusSinceMs: at.atMs,
    endedAtMs: undefined,
    assignment: undefined,
    healthy: undefined,
    checkPassed: undefined,
    labels: NONE,
    info: undefined,
    folded: {},
    position: undefined,
    aside: NONE,
    faults: NONE,
  };
}

/** The master's newest state counts for life and death; it carries no fields (mesos-facts §3.4, §4.8 no. 7). */
function evolveLiveState(task: TaskRecord | undefined, said: LiveStateSaid, at: ToldAt): TaskRecord {
  if (task?.status === 'ended') return TERMINAL.has(said.state) && task.state !== said.state ? { ...task, state: said.state } : task;
  return evolveStatus(task, bareStatus(said), at);
}

function bareStatus(said: LiveStateSaid): StatusSaid {
  return {
    ...said,
    type: 'status',
    source: undefined,
    reason: undefined,
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
  };
}

function evolveStatus(known: TaskRecord | undefined, said: StatusSaid, at: ToldAt): TaskRecord {
  const task = known ?? createTask(said, said.state, at);
  if (isOfFormerLife(task, said)) return task;
  if (TERMINAL.has(said.state)) return endTask(task, said, at);
  if (SUSPENDING.has(said.state)) return suspendTask(task, said, at);
  if (task.status === 'ended') return isNewLife(task, said) ? evolveAlive(beginLife(task, said, at), said, at) : task;
  if (isOtherLife(task.assignment, said) && !isEarlierThanAssignment(task.assignment, said))
    return evolveAlive(beginLife(task, said, at), said, at);
  return evolveAlive(task, said, at);
}

/**
 * By its container; where none is told (up to 1.1), or a custom executor starts the task again in its own one, by the clock of
 * the agent that told the former end.
 */
function isOfFormerLife(task: TaskRecord, said: StatusSaid): boolean {
  const { formerContainerIds = NONE, formerEnds = NONE } = task;
  const { containerId, agentId, statusAtMs, source } = said;
  if (containerId !== undefined && formerContainerIds.includes(containerId)) return !isAgainInItsContainer(task, said);
  if (statusAtMs === undefined || source === 'master') return false;
  return formerEnds.some(
    (end) => agentId === end.agentId && statusAtMs <= end.atMs && (containerId === undefined || containerId === end.containerId),
  );
}

/** A custom executor runs one task after another in one container, also of one id; all is told by one clock. */
function isAgainInItsContainer(task: TaskRecord, said: StatusSaid): boolean {
  const isOwn = said.executorId === undefined || said.executorId === said.taskId || said.parentContainerId !== undefined;
  if (task.status !== 'ended' || isOwn || said.source !== 'executor' || isRemembered(said)) return false;
  return (LAUNCHING.has(said.state) || said.state === 'TASK_RUNNING') && isAfterEnd(task, said);
}

function isRemembered({ reason }: StatusSaid): boolean {
  return reason !== undefined && REMEMBERED.has(reason);
}

/** The end may be told by another machine's clock, behind the one of the RUNNING before it. */
function isAfterEnd({ endedAtMs, assignment }: TaskRecord, { statusAtMs }: StatusSaid): boolean {
  return statusAtMs !== undefined && endedAtMs !== undefined && statusAtMs > Math.max(endedAtMs, assignment?.statusAtMs ?? 0);
}

function endTask(task: TaskRecord, said: StatusSaid, at: ToldAt): TaskRecord {
  if (task.status === 'ended') return noteFurtherEnd(task, said);
  // Lost, and launched again where it ended before it ran: the later life counts. Else it is late news of an earlier one.
  if (isOtherLife(task.assignment, said))
    return task.status === 'suspended' && isLaterThanAssignment(task.assignment, said)
      ? endTask(beginLife(task, said, at), said, at)
      : task;
  return {
    ...addAside(task, said),
    state: said.state,
    status: 'ended',
    statusSinceMs: at.atMs,
    endedAtMs: said.statusAtMs,
    formerContainerIds: addFormer(task.formerContainerIds ?? [], said.containerId),
    agentId: said.agentId ?? task.agentId,
  };
}

/** A life that began and ended without a word between: told again, its end must not be taken for that of the next. */
function noteFurtherEnd(task: TaskRecord, said: StatusSaid): TaskRecord {
  const { statusAtMs, agentId, containerId, source } = said;
  if (statusAtMs === undefined) return task;
  // The master's newest state told of this end before its own status came.
  if (task.endedAtMs === undefined && !isOtherLife(task.assignment, said))
    return { ...task, endedAtMs: statusAtMs, formerContainerIds: addFormer(task.formerContainerIds ?? [], containerId) };
  // The container that it names has ended too, and what is still said of it is late.
  const formerContainerIds = addFormer(task.formerContainerIds ?? [], containerId);
  if (source === 'master') return containerId === undefined ? task : { ...task, formerContainerIds };
  const isRepeat = agentId === task.agentId && statusAtMs <= (task.endedAtMs ?? Infinity);
  return isRepeat ? task : { ...task, formerContainerIds, formerEnds: addEnd(task.formerEnds, { atMs: statusAtMs, agentId, containerId }) };
}

function addEnd(ends: readonly FormerEnd[] = [], end: FormerEnd): readonly FormerEnd[] {
  return [...ends, end].slice(-MAX_FORMER);
}

function suspendTask(task: TaskRecord, said: StatusSaid, at: ToldAt): TaskRecord {
  if (task.status === 'ended' || isOtherLife(task.assignment, said)) return task;
  if (task.status === 'suspended') {
    const isNoted = task.position !== undefined && at.atMs - task.position.atMs < SUSPENSION_NOTED_MS;
    return task.state === said.state && isNoted ? task : { ...task, state: said.state };
  }
  return { ...task, state: said.state, status: 'suspended', statusSinceMs: at.atMs };
}

/** Whether a status of an ended task tells of a new life under the same task id. */
function isNewLife(task: TaskRecord, said: StatusSaid): boolean {
  if (isRemembered(said)) return false;
  if (isOtherLife(task.assignment, said)) return !isEarlierThanAssignment(task.assignment, said);
  if (task.assignment?.containerId !== undefined && said.containerId !== undefined) return isAgainInItsContainer(task, said);
  return isAfterEnd(task, said);
}

/** A new life inherits what was asked for, never an address. */
function beginLife(task: TaskRecord, said: StatusSaid, at: ToldAt): TaskRecord {
  const former = addFormer(task.formerContainerIds ?? [], task.assignment?.containerId);
  const { endedAtMs, agentId, formerEnds } = task;
  return {
    ...task,
    agentId: said.agentId ?? agentId,
    status: 'active',
    statusSinceMs: at.atMs,
    endedAtMs: undefined,
    assignment: undefined,
    formerContainerIds: former.filter((containerId) => containerId !== said.containerId),
    ...(endedAtMs === undefined ? {} : { formerEnds: addEnd(formerEnds, { atMs: endedAtMs, agentId, containerId: former.at(-1) }) }),
    healthy: undefined,
    checkPassed: undefined,
    aside: [],
  };
}

function addFormer(former: readonly string[], containerId: string | undefined): readonly string[] {
  return containerId === undefined || former.includes(containerId) ? former : [...former, containerId].slice(-MAX_FORMER);
}

function evolveAlive(task: TaskRecord, said: StatusSaid, at: ToldAt): TaskRecord {
  if (isOtherLife(task.assignment, said)) return task; // late news of an earlier container
  const isRunning = said.state === 'TASK_RUNNING';
  if (LAUNCHING.has(said.state) && task.assignment !== undefined) return addAside(task, said); // overtaken by its RUNNING
  const known = isRunning ? task : addAside(task, said);
  const { state } = said;
  const agentId = said.agentId ?? known.agentId;
  const status = isRunning ? 'active' : known.status;
  const assignment = isRunning ? evolveAssignment(known.assignment, said, at) : known.assignment;
  const healthy = said.healthy ?? known.healthy;
  const checkPassed = said.checkPassed ?? known.checkPassed;
  const labels = said.labels.length === 0 || isEqual(said.labels, known.labels) ? known.labels : said.labels;
  const faults = isEqual(said.faults, known.faults) ? known.faults : said.faults;
  const isNews =
    agentId !== known.agentId ||
    state !== known.state ||
    status !== known.status ||
    assignment !== known.assignment ||
    healthy !== known.healthy ||
    checkPassed !== known.checkPassed ||
    labels !== known.labels ||
    faults !== known.faults;
  if (!isNews) return known;
  const statusSinceMs = status === known.status ? known.statusSinceMs : at.atMs;
  return { ...known, agentId, state, status, statusSinceMs, assignment, healthy, checkPassed, labels, faults };
}

function addAside(task: TaskRecord, said: StatusSaid): TaskRecord {
  const told = (said.networkInfos ?? [])
    .flatMap((info) => info.addresses.map(({ address }) => address))
    .filter((address) => !task.aside.includes(address));
  return told.length === 0 ? task : { ...task, aside: [...task.aside, ...told].slice(-MAX_ASIDE) };
}
