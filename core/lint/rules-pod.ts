/** Pods: task groups, of 1.1 and later (mesos-facts §4.7, §5; `src/master/validation.cpp`). */
import { kindOf } from './draft.js';
import { checksOf, containersOf, spots, type Rule } from './rule.js';
import type { Release } from './versions.js';

/** The first release that launches pods, and the rule that says so. */
export const POD_RELEASE: Release = '1.1';
export const POD_UNKNOWN = 'pod-unknown';

export const POD_RULES: readonly Rule[] = [
  {
    id: POD_UNKNOWN,
    level: 'error',
    from: '0.25',
    to: '1.0',
    find: ({ isPod, tasks }) =>
      isPod ? [{ taskId: undefined, path: tasks[0]?.path ?? '', message: 'Mesos launches task groups since 1.1' }] : [],
    remedy: 'run 1.1 or later',
  },
  {
    id: 'pod-member-network',
    level: 'error',
    from: '1.1',
    to: '1.5',
    find: (launch) =>
      spots(containersOf(launch), ({ container, role, taskId }) =>
        role === 'pod-member' && container.networkInfos.length > 0
          ? {
              taskId,
              path: `${container.path}.network_infos`,
              message: 'Before 1.6 a member of a pod may not ask for a network of its own: TASK_ERROR, REASON_TASK_GROUP_INVALID',
            }
          : undefined,
      ),
    remedy: 'move network_infos to executor.container: the members share its addresses',
  },
  {
    id: 'pod-member-check-on-own-network',
    level: 'error',
    from: '1.6',
    find: (launch) =>
      launch.isPod
        ? spots(checksOf(launch), ({ check, of, task }) => {
            const kind = kindOf(check);
            const isOnOwn = (task.container?.networkInfos.length ?? 0) > 0;
            if (of !== 'health' || !isOnOwn || (kind !== 'http' && kind !== 'tcp')) return undefined;
            const message = `Mesos rejects ${kind.toUpperCase()} health checks of a member with a network of its own`;
            return { taskId: task.taskId, path: check.path, message };
          })
        : [],
    remedy: "let the member share the pod's network; or leave the check to Taskpulse, by labels (taskpulse.check.…)",
  },
  {
    id: 'pod-docker',
    level: 'error',
    from: '1.1',
    find: (launch) =>
      spots(containersOf(launch), ({ container, role, taskId }) =>
        (role === 'pod-member' || role === 'pod-executor') && container.type === 'docker'
          ? { taskId, path: `${container.path}.type`, message: 'Neither a pod nor its members run under Docker: the group is rejected' }
          : undefined,
      ),
    remedy: 'set type to MESOS; a Docker image goes into mesos.image',
  },
];
