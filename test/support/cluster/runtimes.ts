/** What each runtime tells in each state: the table of mesos-facts §4.2, and the shapes of §4.3. */
import type { Lease } from './ipam.js';
import type { Random } from './random.js';
import type { Runtime, SimAgent, SimTask } from './shape.js';

export type Occasion = 'state' | 'health' | 'agent-made';

/** How addresses are written: 0.25 in the old field, 0.26 to 0.28 in both. */
export type Generation = '0.25' | '0.26' | 'modern';

type Told = 'agent' | 'container' | 'nothing';

function toldBy(runtime: Runtime, state: string, occasion: Occasion): Told {
  if (occasion === 'agent-made') return 'nothing';
  switch (runtime) {
    case 'host':
    case 'docker-host':
    case 'docker-none':
    case 'old-host':
      return 'agent';
    case 'cni':
    case 'custom':
    case 'old-module':
      return 'container';
    case 'pod':
      return state === 'TASK_RUNNING' || state === 'TASK_KILLING' ? 'container' : 'nothing';
    case 'docker-bridge':
    case 'docker-user':
      return state === 'TASK_RUNNING' ? 'container' : 'agent';
    case 'old-docker':
      return state === 'TASK_RUNNING' && occasion === 'state' ? 'container' : 'agent';
  }
}

/** The network_infos of a status; `undefined` where the field is absent. */
export function networkInfosOf(
  task: SimTask,
  state: string,
  occasion: Occasion,
  { generation, random, isRecovering }: { readonly generation: Generation; readonly random: Random; readonly isRecovering: boolean },
): readonly unknown[] | undefined {
  const told = toldBy(task.runtime, state, occasion);
  if (told === 'nothing') return undefined;
  const { leases } = task.container;
  // Without a network of its own, or while a recovering agent has not read its networks yet, the agent's address stands in.
  if (told === 'agent' || leases.length === 0 || isRecovering) return [agentInfo(task.agent, generation)];
  const infos = random.shuffle(leases).map((lease) => leaseInfo(lease, task.runtime, generation));
  // A custom executor that tells its address itself, too: merged, so it is there twice (V12).
  const first = leases[0];
  return task.runtime === 'custom' && first !== undefined && task.id.endsWith('1')
    ? [{ ip_addresses: [{ ip_address: first.v4 }] }, ...infos]
    : infos;
}

function agentInfo({ v4, v6 }: SimAgent, generation: Generation): unknown {
  if (generation !== 'modern') return oldInfo(v4, generation);
  const second = v6 === undefined ? [] : [{ protocol: 'IPv6', ip_address: v6 }];
  return { ip_addresses: [{ protocol: 'IPv4', ip_address: v4 }, ...second] };
}

function leaseInfo({ name, v4, v6 }: Lease, runtime: Runtime, generation: Generation): unknown {
  if (generation !== 'modern') return oldInfo(v4, generation);
  const isCni = !runtime.startsWith('docker');
  const second = v6 === undefined ? [] : [{ protocol: 'IPv6', ip_address: isCni ? `${v6}/64` : v6 }];
  return { ...(name === undefined ? {} : { name }), ip_addresses: [{ protocol: 'IPv4', ip_address: v4 }, ...second] };
}

function oldInfo(v4: string, generation: Generation): unknown {
  return generation === '0.25' ? { ip_address: v4 } : { ip_address: v4, ip_addresses: [{ ip_address: v4 }] };
}

/** The request: ContainerInfo of the task, and of its executor. */
export function requestOf(task: SimTask): { readonly container?: unknown; readonly executor?: unknown } {
  const infos = task.networks.map(({ name }) => ({ name }));
  const mesos = task.networks.length === 0 ? {} : { container: { type: 'MESOS', network_infos: infos } };
  switch (task.runtime) {
    case 'host':
    case 'old-host':
    case 'old-module':
      return {};
    case 'cni':
      return mesos;
    case 'custom':
    case 'pod':
      return { executor: { executor_id: { value: task.executorId }, ...mesos } };
    case 'docker-user':
      return { container: { type: 'DOCKER', docker: { image: 'i', network: 'USER' }, network_infos: infos } };
    case 'docker-bridge':
    case 'old-docker':
      return { container: { type: 'DOCKER', docker: { image: 'i', network: 'BRIDGE' } } };
    case 'docker-host':
      return { container: { type: 'DOCKER', docker: { image: 'i', network: 'HOST' } } };
    case 'docker-none':
      return { container: { type: 'DOCKER', docker: { image: 'i', network: 'NONE' } } };
  }
}
