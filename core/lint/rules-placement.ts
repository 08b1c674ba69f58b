/** Where a request has to stand for Mesos to act on it (mesos-facts §5; `src/slave/containerizer/mesos/containerizer.cpp`). */
import { containersOf, launchedBy, mesosContainers, spots, type Rule } from './rule.js';

export const PLACEMENT_RULES: readonly Rule[] = [
  {
    id: 'field-unknown',
    level: 'warning',
    from: '0.25',
    find: ({ executor, isPod, tasks }) => {
      const ofTasks = tasks.flatMap(({ taskId, unknownFields }) => unknownFields.map((field) => ({ taskId, ...field })));
      const taskId = isPod ? undefined : tasks[0]?.taskId;
      const ofExecutor = (executor?.unknownFields ?? []).map((field) => ({ taskId, ...field }));
      return [...ofTasks, ...ofExecutor].map(({ taskId, path, name, meant }) => {
        const hint = meant === undefined ? '' : `; ${meant} is meant`;
        return {
          taskId,
          path,
          message: `No version of Mesos knows a field ${JSON.stringify(name)} here, it is skipped without a word${hint}`,
        };
      });
    },
    remedy: "write names as in Mesos's protocol files (network_infos), and each where it belongs",
  },
  {
    id: 'container-type-missing',
    level: 'error',
    from: '0.25',
    find: (launch) =>
      spots(containersOf(launch), ({ container, taskId }) =>
        container.type === undefined
          ? {
              taskId,
              path: `${container.path}.type`,
              message: 'ContainerInfo needs a type: Mesos refuses the message without DOCKER or MESOS',
            }
          : undefined,
      ),
    remedy: 'set type to MESOS or DOCKER',
  },
  {
    id: 'mesos-container-rejected',
    level: 'error',
    from: '0.25',
    to: '0.25',
    find: (launch) =>
      spots(mesosContainers(launch), ({ container, role, taskId }) =>
        role === 'command-task'
          ? {
              taskId,
              path: container.path,
              message:
                'The Mesos containerizer of 0.25 declines every task with a ContainerInfo of its own: TASK_FAILED; from 0.26 on this is its right place',
            }
          : undefined,
      ),
    remedy: 'run agents of 0.26 or later, or use a custom executor and put the request into executor.container',
  },
  {
    id: 'request-on-custom-executors-task',
    level: 'warning',
    from: '0.25',
    find: (launch) =>
      spots(containersOf(launch), ({ container, role, taskId }) => {
        const isAskedOfAgent = (launch.executor?.container?.networkInfos.length ?? 0) > 0;
        if (role !== 'custom-task' || container.networkInfos.length === 0 || isAskedOfAgent) return undefined;
        const message =
          'The agent launches a custom executor by executor.container; what stands in TaskInfo.container is left to the executor to read';
        return { taskId, path: `${container.path}.network_infos`, message };
      }),
    remedy: 'move network_infos to executor.container',
  },
  {
    id: 'command-container-declined',
    level: 'error',
    from: '0.25',
    to: '0.26',
    find: (launch) => commandContainers(launch, 'The Mesos containerizer declines a CommandInfo with a container'),
    remedy: 'remove command.container; say what is wanted in ContainerInfo',
  },
  {
    id: 'command-container-unknown',
    level: 'warning',
    from: '0.27',
    find: (launch) => commandContainers(launch, 'CommandInfo.container is gone since 0.27: Mesos does not see it'),
    remedy: 'say what is wanted in ContainerInfo',
  },
  {
    id: 'network-needs-module',
    level: 'warning',
    from: '0.25',
    to: '0.28',
    find: (launch) =>
      spots(mesosContainers(launch), ({ container, taskId }) =>
        container.networkInfos.length > 0
          ? {
              taskId,
              path: `${container.path}.network_infos`,
              message: "Nothing built into Mesos before 1.0 acts on it: without a network isolator module the agent's address is reported",
            }
          : undefined,
      ),
    remedy: 'load a network module on the agents, or run 1.0 or later with CNI',
  },
  {
    id: 'no-network-asked-for',
    level: 'note',
    from: '0.25',
    find: (launch) => {
      if (launchedBy(launch).some(({ container }) => container.type === 'docker' || container.networkInfos.length > 0)) return [];
      const [task] = launch.tasks;
      if (task === undefined || containersOf(launch).some(({ container }) => container.type === undefined)) return [];
      const message =
        "No network is asked for: it runs in the agent's own, and the agent's address is reported; Taskpulse shows that and does not probe it";
      return [{ taskId: launch.isPod ? undefined : task.taskId, path: launch.executor?.path ?? task.path, message }];
    },
    remedy: 'ask for a network by a NetworkInfo with a name, where it should have an address of its own',
  },
];

function commandContainers({ tasks, executor }: Parameters<Rule['find']>[0], message: string): ReturnType<Rule['find']> {
  const ofTasks = spots(tasks, ({ hasCommandContainer, path, taskId }) =>
    hasCommandContainer ? { taskId, path: within(path, 'command.container'), message } : undefined,
  );
  return executor?.hasCommandContainer === true
    ? [...ofTasks, { taskId: undefined, path: `${executor.path}.command.container`, message }]
    : ofTasks;
}

function within(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
