/** Tasks begin and end: what they run in, which addresses that holds, and when these go back. */
import type { SimContext } from './context.js';
import { keyOf } from './context.js';
import type { Network } from './ipam.js';
import { update } from './mesos.js';
import type { Container, Runtime, SimAgent, SimFramework, SimTask } from './shape.js';
import { tellRequest, tellTaskAdded } from './telling.js';

const BRIDGE: Network = { name: undefined, scope: 'bridge', prefix: '172.17', hasIPv6: false };
const MODULE: Network = { name: undefined, scope: 'cluster', prefix: '10.99', hasIPv6: false };
const MODERN: readonly Runtime[] = [
  'host',
  'cni',
  'cni',
  'cni',
  'custom',
  'pod',
  'docker-bridge',
  'docker-user',
  'docker-host',
  'docker-none',
];
const OLD: readonly Runtime[] = ['old-host', 'old-docker', 'old-module', 'old-module'];

interface Launch {
  readonly framework: SimFramework;
  readonly agent: SimAgent;
  readonly id: string;
}

/** Whether its id may be used again: the framework has heard of the end, or of the loss for good, and the master has let go of it. */
export function isOver({ isAlive, told, agent, queue, known }: SimTask): boolean {
  return !isAlive && queue.length === 0 && known === undefined && (told.end || (told.lost && agent.state === 'dead'));
}

/** One task, or all of a pod; a custom executor may take the task into the container it has. */
export function launch(context: SimContext, { framework, agent, id }: Launch): void {
  const { random, plan } = context;
  const runtime = random.pick(plan.generation === 'modern' ? MODERN : OLD);
  if (runtime === 'pod') launchPod(context, { framework, agent, id });
  else if (runtime === 'custom') launchInExecutor(context, { framework, agent, id });
  else
    begin(context, { framework, agent, id }, runtime, {
      executorId: id,
      container: createContainer(context, agent, networksFor(context, runtime)),
    });
}

function networksFor({ random, plan }: SimContext, runtime: Runtime): readonly Network[] {
  switch (runtime) {
    case 'cni':
      return random.shuffle(plan.networks).slice(0, random.pick([1, 1, 1, 2, 3]));
    case 'custom':
    case 'pod':
      return random.chance(0.7) ? random.shuffle(plan.networks).slice(0, random.pick([1, 1, 2])) : [];
    case 'docker-user':
      return [random.pick(plan.networks)];
    case 'docker-bridge':
    case 'old-docker':
      return [BRIDGE];
    case 'old-module':
      return [MODULE];
    case 'host':
    case 'docker-host':
    case 'docker-none':
    case 'old-host':
      return [];
  }
}

type PlannedContainer = Container & { readonly networks: readonly Network[] };

function createContainer({ random, ipam }: SimContext, agent: SimAgent, networks: readonly Network[]): PlannedContainer {
  const leases = networks.map((network) => ipam.take(network, agent.index));
  return { id: `c-${String(random.int(1e9))}`, agent, leases, networks, members: new Set(), isReleased: false };
}

function launchPod(context: SimContext, { framework, agent, id }: Launch): void {
  const { random } = context;
  const pod = createContainer(context, agent, networksFor(context, 'pod'));
  const executorId = `pod-of-${id}-${pod.id}`;
  const ids = [id, ...Array.from({ length: random.between(0, 2) }, (_, index) => `${id}.${String(index)}`)];
  for (const member of ids) {
    const before = context.tasks.get(keyOf({ framework, id: member }));
    if (before !== undefined && !isOver(before)) continue;
    const isOwn = pod.networks.length > 0 && random.chance(0.15);
    const container = isOwn ? createContainer(context, agent, networksFor(context, 'cni')) : pod;
    begin(context, { framework, agent, id: member }, 'pod', { executorId, container, parentId: pod.id });
  }
}

/** A custom executor of this framework on this agent that lives takes more tasks, all in its one container. */
function launchInExecutor(context: SimContext, { framework, agent, id }: Launch): void {
  const living = context.lives.find(
    (life) => life.runtime === 'custom' && life.framework === framework && life.agent === agent && !life.container.isReleased,
  );
  const networks = networksFor(context, 'custom');
  if (living === undefined) {
    const container = createContainer(context, agent, networks);
    begin(context, { framework, agent, id }, 'custom', { executorId: `executor-${container.id}`, container });
  } else {
    const container: PlannedContainer = Object.assign(living.container, { networks: living.networks });
    begin(context, { framework, agent, id }, 'custom', { executorId: living.executorId, container });
  }
}

function begin(
  context: SimContext,
  { framework, agent, id }: Launch,
  runtime: Runtime,
  { executorId, container, parentId }: { readonly executorId: string; readonly container: PlannedContainer; readonly parentId?: string },
): void {
  const { timeline, random, plan } = context;
  const task: SimTask = {
    framework,
    id,
    agent,
    runtime,
    executorId,
    containerId: parentId === undefined ? container.id : `${container.id}-${id}`,
    parentId,
    container,
    networks: container.networks,
    launchedMs: timeline.nowMs(),
    isAlive: true,
    state: 'TASK_STAGING',
    queue: [],
    isInFlight: false,
    statuses: [],
    known: { state: 'TASK_STAGING', statuses: [] },
    told: { isAny: false, addresses: false, end: false, lost: false, request: false },
  };
  container.members.add(task);
  context.lives.push(task);
  context.tasks.set(keyOf(task), task);
  if (plan.requests === 'before') tellRequest(context, task);
  if (plan.requests === 'after') {
    timeline.at(random.between(1_000, 20_000), () => {
      if (context.tasks.get(keyOf(task)) === task) tellRequest(context, task);
    });
  }
  tellTaskAdded(context, task, 'TASK_STAGING', []);
  if (random.chance(0.05)) {
    timeline.at(random.between(100, 2_000), () => {
      end(context, task, 'TASK_FAILED', true);
    });
    return;
  }
  const startMs = random.between(100, 5_000);
  if (plan.generation === 'modern')
    timeline.at(startMs, () => {
      if (isWaiting(task, 'TASK_STAGING')) update(context, task, 'TASK_STARTING');
    });
  const runMs = startMs + random.between(1, 3_000);
  timeline.at(runMs, () => {
    if (isWaiting(task, plan.generation === 'modern' ? 'TASK_STARTING' : 'TASK_STAGING'))
      update(context, task, 'TASK_RUNNING', { isRecovering: task.runtime === 'cni' && random.chance(0.05) });
  });
  // A short job: its address is another's before all of its updates have come.
  if (random.chance(0.4)) {
    timeline.at(runMs + random.between(1, 15_000), () => {
      if (isWaiting(task, 'TASK_RUNNING')) end(context, task, random.pick(['TASK_FINISHED', 'TASK_FAILED']));
    });
  }
}

function isWaiting(task: SimTask, state: string): boolean {
  return task.isAlive && task.framework.isAlive && task.agent.state !== 'dead' && task.state === state;
}

/** It ends now; its container goes when the last of its tasks has gone, and then its addresses are free. */
export function end(context: SimContext, task: SimTask, state: string, isAgentMade = false): void {
  if (!task.isAlive) return;
  task.isAlive = false;
  update(context, task, state, isAgentMade ? { occasion: 'agent-made', fields: { reason: 'REASON_EXECUTOR_TERMINATED' } } : {});
  leave(context, task);
}

/** As {@link end}, without a word: its agent or its framework is gone. */
export function die(context: SimContext, task: SimTask): void {
  if (!task.isAlive) return;
  task.isAlive = false;
  task.queue.length = 0;
  leave(context, task);
}

function leave({ ipam, timeline, random }: SimContext, { container, runtime }: SimTask): void {
  if (container.isReleased || [...container.members].some(({ isAlive }) => isAlive)) return;
  // A custom executor lingers for its next task: the container is empty, and its address not free yet.
  timeline.at(random.between(0, runtime === 'custom' ? 60_000 : 200), () => {
    if (container.isReleased || [...container.members].some(({ isAlive }) => isAlive)) return;
    container.isReleased = true;
    for (const lease of container.leases) ipam.release(lease);
  });
}
