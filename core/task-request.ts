/**
 * The request side of a task, folded: TaskInfo, and the Task of operator events, which tells less of it (neither the executor's
 * container nor `check`). Of each the newest counts, and whichever of the two is newer; so what counts is the same in whatever
 * order the two topics are read.
 */
import type { RequestTold, TaskRecord, ToldAt } from './records.js';
import type { TaskInfoSaid } from './said.js';
import { isEqual } from './task-assignment.js';
import { compareTold } from './told.js';

type Info = RequestTold['info'];
type Requests = NonNullable<TaskRecord['requests']>;

/** The same object when it is no news. */
export function evolveInfo(task: TaskRecord, said: TaskInfoSaid, at: ToldAt): TaskRecord {
  const agentId = task.agentId ?? said.agentId;
  const requests = requestsOf(task);
  const known = requests[at.topic];
  const info = toInfo(said);
  // Told again it stays where it was told first: a bridge that subscribes anew tells every task once more.
  if (known !== undefined && (isEqual(known.info, info) || compareTold(at, known.at) < 0))
    return agentId === task.agentId ? task : { ...task, agentId };
  if (requests[at.topic === 'taskInfo' ? 'taskStatus' : 'taskInfo'] === undefined) return { ...task, agentId, info, infoAt: at };
  const { infoAt: _infoAt, ...rest } = task;
  const both = { ...requests, [at.topic]: { at, info } };
  const counting = countingInfo(both);
  return { ...rest, agentId, requests: both, info: isEqual(counting, task.info) ? task.info : counting };
}

function requestsOf({ requests, info, infoAt }: TaskRecord): Requests {
  if (requests !== undefined) return requests;
  return info === undefined || infoAt === undefined ? {} : { [infoAt.topic]: { at: infoAt, info } };
}

function toInfo(said: TaskInfoSaid): Info {
  const { name, agentId, executorId, labels, container, executorContainer, discoveryPorts, healthCheck, check, faults } = said;
  return { name, agentId, executorId, labels, container, executorContainer, discoveryPorts, healthCheck, check, faults };
}

/** A TaskInfo tells all of it; an event that is newer has its gaps filled, where both tell of one executor. */
function countingInfo({ taskInfo, taskStatus }: Requests): Info | undefined {
  if (taskInfo === undefined || taskStatus === undefined) return (taskInfo ?? taskStatus)?.info;
  const [whole, event] = [taskInfo.info, taskStatus.info];
  if (compareTold(taskInfo.at, taskStatus.at) > 0) return whole;
  return event.executorId === whole.executorId ? fillGaps(event, whole) : event;
}

function fillGaps(event: Info, whole: Info): Info {
  return {
    ...event,
    name: event.name ?? whole.name,
    agentId: event.agentId ?? whole.agentId,
    labels: event.labels.length > 0 ? event.labels : whole.labels,
    executorContainer: whole.executorContainer,
    discoveryPorts: event.discoveryPorts.length > 0 ? event.discoveryPorts : whole.discoveryPorts,
    healthCheck: event.healthCheck ?? whole.healthCheck,
    check: event.check ?? whole.check,
  };
}
