/**
 * What network a task's request asks for, as far as that says something of the addresses its statuses tell (mesos-facts §5).
 *
 *   command tasks and Docker's   TaskInfo.container
 *   custom executors and pods    ExecutorInfo.container; TaskInfo.container is the executor's business, but for a member of a pod
 *                                that asks for a network by name (1.6+)
 */
import type { Assignment, RequestTold, TaskRecord } from './records.js';
import type { ContainerSaid } from './said.js';

/** Docker's modes; a network by name; none at all. */
export type AskedNetwork = 'host' | 'none' | 'bridge' | 'named' | 'nothing';

/** `undefined` where the request is not known, is of another life of the task, or says nothing for certain. */
export function askedNetwork({ info, taskId, assignment }: Pick<TaskRecord, 'info' | 'taskId' | 'assignment'>): AskedNetwork | undefined {
  if (info === undefined || !isRequestOf(info, taskId, assignment)) return undefined;
  const { container, executorContainer, executorId } = info;
  const isByExecutor = executorContainer !== undefined || (executorId !== undefined && executorId !== taskId);
  if (!isByExecutor) return container === undefined ? 'nothing' : askedBy(container);
  if (container !== undefined && container.type !== 'docker' && askedBy(container) === 'named') return 'named';
  // The Task of an operator event does not tell its executor's container.
  return executorContainer === undefined ? undefined : askedBy(executorContainer);
}

/** Launched again, a task may have another agent, another executor and another network. A command task's executor has the task's id. */
export function isRequestOf({ agentId, executorId }: RequestTold['info'], taskId: string, assignment: Assignment | undefined): boolean {
  const { agentId: ofAgent = agentId, executorId: ofExecutor = executorId ?? taskId } = assignment ?? {};
  return (agentId === undefined || agentId === ofAgent) && (executorId ?? taskId) === ofExecutor;
}

function askedBy({ dockerNetwork, networkInfos }: ContainerSaid): AskedNetwork | undefined {
  if (dockerNetwork !== undefined) return dockerNetwork === 'user' ? 'named' : dockerNetwork;
  if (networkInfos.some(({ name }) => name !== undefined)) return 'named';
  // Without a name: of modules before 1.0, ignored after.
  return networkInfos.length === 0 ? 'nothing' : undefined;
}
