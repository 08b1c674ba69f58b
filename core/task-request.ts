/** The request side of a task, folded: TaskInfo, and the Task of operator events, which tells less of it. */
import type { TaskRecord, ToldAt } from './records.js';
import type { TaskInfoSaid } from './said.js';
import { isEqual } from './task-assignment.js';
import { compareTold } from './told.js';

type Info = NonNullable<TaskRecord['info']>;

/** The newest request counts; the same object when that is no news. A TaskInfo tells all of it; the Task of events lacks the executor's side and `check`. */
export function evolveInfo(task: TaskRecord, said: TaskInfoSaid, at: ToldAt): TaskRecord {
  const known = task.info;
  const agentId = task.agentId ?? said.agentId;
  const isNewest = task.infoAt === undefined || compareTold(at, task.infoAt) > 0;
  const info = isNewest || known === undefined ? newestInfo(known, said, at) : fillGaps(known, said);
  if (isEqual(info, known)) return agentId === task.agentId ? task : { ...task, agentId };
  return { ...task, agentId, info, ...(isNewest ? { infoAt: at } : {}) };
}

function newestInfo(known: Info | undefined, said: TaskInfoSaid, at: ToldAt): Info {
  const { name, agentId, executorId, labels, container, executorContainer, discoveryPorts, healthCheck, check, faults } = said;
  const info = { name, agentId, executorId, labels, container, executorContainer, discoveryPorts, healthCheck, check, faults };
  return at.topic === 'taskInfo' ? info : fillGaps(info, known);
}

function fillGaps(info: Info, other: Info | undefined): Info {
  if (other === undefined) return info;
  return {
    ...info,
    name: info.name ?? other.name,
    agentId: info.agentId ?? other.agentId,
    executorId: info.executorId ?? other.executorId,
    labels: info.labels.length > 0 ? info.labels : other.labels,
    executorContainer: info.executorContainer ?? other.executorContainer,
    discoveryPorts: info.discoveryPorts.length > 0 ? info.discoveryPorts : other.discoveryPorts,
    healthCheck: info.healthCheck ?? other.healthCheck,
    check: info.check ?? other.check,
  };
}
