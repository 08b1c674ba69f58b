/** The one shape of a rule, and what rules are made with: the containers of a launch by who reads them, its checks. */
import type { DraftCheck, DraftContainer, DraftLaunch, DraftTask } from './draft.js';
import type { ReleaseRange } from './versions.js';

/** error: it will not run, or not get what was asked for; warning: part of it is without effect; note: good to know. */
export const LEVELS = ['error', 'warning', 'note'] as const;
export type Level = (typeof LEVELS)[number];

export interface Rule extends ReleaseRange {
  /** Kebab case, stable: scripts filter by it. */
  readonly id: string;
  readonly level: Level;
  readonly find: (launch: DraftLaunch) => readonly Spot[];
  /** What to do about it. */
  readonly remedy: string;
}

export interface Spot {
  /** `undefined`: of the pod as a whole. */
  readonly taskId: string | undefined;
  readonly path: string;
  /** What Mesos does, one sentence without a period. */
  readonly message: string;
}

/** Who carries a container: a task without an executor of its own, one with, that executor; a pod's member, its executor. */
export type Role = 'command-task' | 'custom-task' | 'custom-executor' | 'pod-member' | 'pod-executor';

export interface Carried {
  readonly container: DraftContainer;
  readonly role: Role;
  readonly taskId: string | undefined;
}

export function containersOf({ executor, isPod, tasks }: DraftLaunch): readonly Carried[] {
  const role = isPod ? 'pod-member' : executor === undefined ? 'command-task' : 'custom-task';
  const taskId = isPod ? undefined : tasks[0]?.taskId;
  return [
    ...tasks.flatMap((task) => (task.container === undefined ? [] : [{ container: task.container, role, taskId: task.taskId } as const])),
    ...(executor?.container === undefined
      ? []
      : [{ container: executor.container, role: isPod ? 'pod-executor' : 'custom-executor', taskId } as const]),
  ];
}

/** Those that the agent launches by: the container on a custom executor's task is left to the executor. */
export function launchedBy(launch: DraftLaunch): readonly Carried[] {
  return containersOf(launch).filter(({ role }) => role !== 'custom-task');
}

export function mesosContainers(launch: DraftLaunch): readonly Carried[] {
  return launchedBy(launch).filter(({ container }) => container.type === 'mesos');
}

export function dockerContainers(launch: DraftLaunch): readonly Carried[] {
  return launchedBy(launch).filter(({ container }) => container.type === 'docker');
}

export interface CarriedCheck {
  readonly check: DraftCheck;
  /** `health_check`, which Mesos judges by; or `check`, which it only reports. */
  readonly of: 'health' | 'general';
  readonly task: DraftTask;
}

export function checksOf({ tasks }: DraftLaunch): readonly CarriedCheck[] {
  return tasks.flatMap((task) => [
    ...(task.healthCheck === undefined ? [] : [{ check: task.healthCheck, of: 'health', task } as const]),
    ...(task.check === undefined ? [] : [{ check: task.check, of: 'general', task } as const]),
  ]);
}

/** A spot at each thing for which a message is made. */
export function spots<T>(things: readonly T[], spotOf: (thing: T) => Spot | undefined): readonly Spot[] {
  return things.flatMap((thing) => spotOf(thing) ?? []);
}
