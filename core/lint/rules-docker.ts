/** Docker's networks and ports (mesos-facts §5; `src/docker/docker.cpp`, which refuses with a text in the status message). */
import type { DraftDocker, DraftNetwork, PortRange } from './draft.js';
import { dockerContainers, spots, type Carried, type Rule, type Spot } from './rule.js';

export const DOCKER_RULES: readonly Rule[] = [
  {
    id: 'docker-without-image',
    level: 'error',
    from: '0.25',
    find: (launch) =>
      spots(dockerContainers(launch), ({ container, taskId }) =>
        (container.docker?.image ?? '') === ''
          ? { taskId, path: `${container.path}.docker`, message: 'A container of type DOCKER needs docker with an image' }
          : undefined,
      ),
    remedy: 'set docker.image',
  },
  {
    id: 'docker-network-unknown',
    level: 'error',
    from: '0.25',
    find: (launch) =>
      dockers(launch, ({ network }, { container }) =>
        network === undefined
          ? { path: `${container.path}.docker.network`, message: "Docker's network is none of HOST, BRIDGE, NONE and USER" }
          : undefined,
      ),
    remedy: "write one of them; a network of one's own is USER with a NetworkInfo",
  },
  {
    id: 'docker-user-unknown',
    level: 'error',
    from: '0.25',
    to: '0.28',
    find: (launch) =>
      dockers(launch, ({ network }, { container }) =>
        network === 'user' ? { path: `${container.path}.docker.network`, message: "Docker's network USER exists since 1.0" } : undefined,
      ),
    remedy: 'name the network by docker.parameters (key net), or run 1.0 or later',
  },
  {
    id: 'docker-request-ignored',
    level: 'warning',
    from: '0.25',
    to: '0.28',
    find: (launch) =>
      dockers(launch, (_docker, { container }) =>
        container.networkInfos.length > 0
          ? { path: `${container.path}.network_infos`, message: 'Docker tasks have no use for network_infos before 1.0' }
          : undefined,
      ),
    remedy: 'run 1.0 or later and set docker.network to USER',
  },
  {
    id: 'docker-host-with-request',
    level: 'error',
    from: '1.0',
    find: (launch) =>
      dockers(launch, ({ network, isNetworkTold }, { container }) => {
        if (network !== 'host' || container.networkInfos.length === 0) return undefined;
        const why = isNetworkTold ? "With Docker's HOST network" : 'docker.network is not set and HOST by default: then';
        return {
          path: `${container.path}.network_infos`,
          message: `${why} a NetworkInfo is without effect; the task has the agent's address`,
        };
      }),
    remedy: 'set docker.network to USER, or remove network_infos',
  },
  {
    id: 'docker-network-ignores-request',
    level: 'warning',
    from: '1.0',
    find: (launch) =>
      dockers(launch, ({ network }, { container }) =>
        (network === 'bridge' || network === 'none') && container.networkInfos.length > 0
          ? {
              path: `${container.path}.network_infos`,
              message: `With Docker's ${network.toUpperCase()} network a NetworkInfo is without effect; the status repeats its name all the same, beside an address that is not of it`,
            }
          : undefined,
      ),
    remedy: 'set docker.network to USER, or remove network_infos',
  },
  {
    id: 'docker-user-needs-one-network',
    level: 'error',
    from: '1.0',
    find: (launch) =>
      dockers(launch, ({ network }, { container }) =>
        network === 'user' && container.networkInfos.length !== 1
          ? {
              path: `${container.path}.network_infos`,
              message: `Docker's USER network needs exactly one NetworkInfo, here are ${String(container.networkInfos.length)}: TASK_FAILED`,
            }
          : undefined,
      ),
    remedy: 'give exactly one NetworkInfo, with the name of the Docker network',
  },
  {
    id: 'docker-user-needs-name',
    level: 'error',
    from: '1.0',
    find: (launch) =>
      dockers(launch, ({ network }, { container }) => {
        const [only, second] = container.networkInfos;
        if (network !== 'user' || only === undefined || second !== undefined || (only.name ?? '') !== '') return undefined;
        return { path: `${only.path}.name`, message: "Docker's USER network needs a NetworkInfo with a name: TASK_FAILED" };
      }),
    remedy: 'set name to that of the Docker network',
  },
  {
    id: 'docker-static-address',
    level: 'warning',
    from: '0.26',
    find: (launch) =>
      dockers(launch, (_docker, { container }) => {
        const asking = container.networkInfos.find(asksForAddress);
        return asking === undefined
          ? undefined
          : {
              path: `${asking.path}.ip_addresses`,
              message: 'The Docker executor does not pass on an address that is asked for: Docker chooses one',
            };
      }),
    remedy: 'pass it by docker.parameters (key ip), or do without',
  },
  {
    id: 'docker-ports-without-network',
    level: 'error',
    from: '0.25',
    find: (launch) =>
      dockers(launch, ({ network, portMappings }, { container }) =>
        (network === 'host' || network === 'none') && portMappings.length > 0
          ? {
              path: `${container.path}.docker.port_mappings`,
              message: `Docker's ${network.toUpperCase()} network has no ports to map: TASK_FAILED`,
            }
          : undefined,
      ),
    remedy: 'set docker.network to BRIDGE or USER, or remove port_mappings',
  },
  {
    id: 'docker-port-not-of-task',
    level: 'error',
    from: '0.25',
    find: (launch) => {
      const { hostPorts } = launch.tasks[0] ?? {};
      if (hostPorts === undefined) return [];
      // the ports of a custom executor's container are its own
      const ofTask = dockerContainers(launch).filter(({ role }) => role === 'command-task');
      return ofTask.flatMap(({ container, taskId }) =>
        spots(container.docker?.portMappings ?? [], ({ hostPort, path }) =>
          hostPort === undefined || hostPort === 0 || isAmong(hostPort, hostPorts)
            ? undefined
            : { taskId, path: `${path}.host_port`, message: `Host port ${String(hostPort)} is not among the task's ports: TASK_FAILED` },
        ),
      );
    },
    remedy: "take the port into the task's resources (ports), from the offer",
  },
  {
    id: 'docker-bridge-is-local',
    level: 'note',
    from: '0.25',
    find: (launch) =>
      dockers(launch, ({ network }, { container }) =>
        network === 'bridge'
          ? {
              path: `${container.path}.docker.network`,
              message:
                "An address of Docker's bridge is reached from its own agent only: Taskpulse shows it as agent-local, and probes it from there alone",
            }
          : undefined,
      ),
    remedy: 'use a USER network, where the address should be reached from elsewhere',
  },
];

function asksForAddress({ addresses }: DraftNetwork): boolean {
  return addresses.some(({ text }) => text !== undefined);
}

function isAmong(port: number, ranges: readonly PortRange[]): boolean {
  return ranges.some(({ begin, end }) => begin <= port && port <= end);
}

function dockers(
  launch: Parameters<Rule['find']>[0],
  spotOf: (docker: DraftDocker, carried: Carried) => Omit<Spot, 'taskId'> | undefined,
): readonly Spot[] {
  return spots(dockerContainers(launch), (carried) => {
    const { docker } = carried.container;
    const spot = docker === undefined ? undefined : spotOf(docker, carried);
    return spot === undefined ? undefined : { taskId: carried.taskId, ...spot };
  });
}
