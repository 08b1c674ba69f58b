/** How agents and the master pass statuses on (mesos-facts §4.4, §4.5): queues, acknowledgements, and what the master makes itself. */
import type { SimContext } from './context.js';
import { networkInfosOf, type Occasion } from './runtimes.js';
import type { SimAgent, SimTask, StatusMessage } from './shape.js';
import { isTerminal, tellAgentAdded, tellScheduler, tellTaskAdded, tellTaskUpdated } from './telling.js';

interface Making {
  readonly occasion?: Occasion;
  readonly isRecovering?: boolean;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** The executor, or the agent, says something of a task: it is queued until it is acknowledged. */
export function update(context: SimContext, task: SimTask, state: string, making: Making = {}): void {
  const status = makeStatus(context, task, state, making);
  task.state = state;
  task.statuses = compacted(task.statuses, status);
  task.queue.push(status);
  forward(context, task);
}

function makeStatus(
  { plan, random, timeline }: SimContext,
  task: SimTask,
  state: string,
  { occasion = 'state', isRecovering = false, fields = {} }: Making,
): StatusMessage {
  const infos = networkInfosOf(task, state, occasion, { generation: plan.generation, random, isRecovering });
  const isModern = plan.generation === 'modern';
  const container =
    task.parentId === undefined ? { value: task.containerId } : { value: task.containerId, parent: { value: task.parentId } };
  const status = { ...(isModern ? { container_id: container } : {}), ...(infos === undefined ? {} : { network_infos: infos }) };
  return {
    ...agentIdOf(task, plan.generation),
    task_id: { value: task.id },
    state,
    timestamp: (timeline.nowMs() + task.agent.skewMs) / 1_000,
    executor_id: { value: task.executorId },
    source: occasion === 'agent-made' ? 'SOURCE_AGENT' : 'SOURCE_EXECUTOR',
    uuid: Buffer.from(String(random.int(1e9)).padStart(16, '0')).toString('base64'),
    ...(Object.keys(status).length === 0 || occasion === 'agent-made' ? {} : { container_status: status }),
    ...(occasion === 'health'
      ? { healthy: random.chance(0.7), ...(isModern ? { reason: 'REASON_TASK_HEALTH_CHECK_STATUS_UPDATED' } : {}) }
      : {}),
    ...labelOf(task, state, occasion),
    ...fields,
  };
}

/** Up to 1.4 Docker's executor tells the address in a label, too. */
function labelOf({ runtime, container }: SimTask, state: string, occasion: Occasion): Readonly<Record<string, unknown>> {
  const [lease] = container.leases;
  if (runtime !== 'old-docker' || state !== 'TASK_RUNNING' || occasion !== 'state' || lease === undefined) return {};
  return { labels: { labels: [{ key: 'Docker.NetworkSettings.IPAddress', value: lease.v4 }] } };
}

function agentIdOf(task: SimTask, generation: string): Readonly<Record<string, unknown>> {
  return { [generation === 'modern' ? 'agent_id' : 'slave_id']: { value: task.agent.id } };
}

/** One status of each run of equal states, the newest. */
function compacted(statuses: readonly StatusMessage[], status: StatusMessage): readonly StatusMessage[] {
  return [...(statuses.at(-1)?.state === status.state ? statuses.slice(0, -1) : statuses), status];
}

/** The head of the queue goes to the master, and stays until the scheduler has acknowledged it. */
export function forward(context: SimContext, task: SimTask): void {
  const head = task.queue[0];
  if (head === undefined || task.isInFlight || task.agent.state !== 'up' || !task.framework.isAlive) return;
  const { random, timeline } = context;
  task.isInFlight = true;
  timeline.at(random.between(2, 30), () => {
    if (task.agent.state === 'up') {
      // A new master does not hold its agent yet: it comes again when the agent has registered.
      if (task.known === undefined) {
        task.isInFlight = false;
        return;
      }
      receive(context, task, head);
      // Tried again because the acknowledgement was late or lost: the scheduler sees it twice.
      if (random.chance(0.06))
        timeline.at(random.between(10_000, 20_000), () => {
          tellScheduler(context, task, head);
        });
    }
    const ackMs = random.chance(0.25) ? random.between(5_000, 180_000) : random.between(5, 500);
    timeline.at(ackMs, () => {
      task.isInFlight = false;
      if (task.agent.state !== 'up') return;
      if (task.queue[0] === head) task.queue.shift();
      if (isTerminal(head.state) && task.queue.length === 0) task.known = undefined;
      forward(context, task);
    });
  });
}

function receive(context: SimContext, task: SimTask, status: StatusMessage): void {
  const { known } = task;
  if (known === undefined || !task.framework.isAlive) return;
  const latest = task.queue.at(-1)?.state ?? status.state;
  const before = known.state;
  const isNewStatus = known.statuses.at(-1)?.state !== status.state;
  const isHealth = status['reason'] === 'REASON_TASK_HEALTH_CHECK_STATUS_UPDATED';
  known.statuses = compacted(known.statuses, status);
  if (!isTerminal(known.state)) known.state = latest;
  tellScheduler(context, task, status);
  if (isHealth || (context.plan.isOldStream ? known.state !== before : isNewStatus)) tellTaskUpdated(context, task, status, known.state);
}

/** A status that the master makes: it passes by every queue. */
export function masterMade(
  { timeline, plan }: SimContext,
  task: SimTask,
  state: string,
  reason: string,
  fields: Readonly<Record<string, unknown>> = {},
): StatusMessage {
  return {
    ...agentIdOf(task, plan.generation),
    task_id: { value: task.id },
    state,
    timestamp: timeline.nowMs() / 1_000,
    source: 'SOURCE_MASTER',
    reason,
    ...fields,
  };
}

/** What the master last learnt of where it is: none of it need be of the state told (mesos-facts §4.5). */
export function lastContainerStatus(statuses: readonly StatusMessage[]): Readonly<Record<string, unknown>> {
  const status = statuses.findLast((known) => known['container_status'] !== undefined);
  return status === undefined ? {} : { container_status: status['container_status'] };
}

/** The master gives a task up: lost, unreachable or gone, by the framework's wish. */
export function giveUp(context: SimContext, task: SimTask, aware: string, reason: string): void {
  const state = task.framework.isPartitionAware && context.plan.generation === 'modern' ? aware : 'TASK_LOST';
  const status = masterMade(context, task, state, reason);
  tellScheduler(context, task, status);
  tellTaskUpdated(context, task, status, state);
}

/** An agent registers with a master that does not hold it: its tasks come before it, or after. */
export function reregister(context: SimContext, agent: SimAgent, hasBeenUnreachable: boolean): void {
  for (const task of context.lives) {
    if (task.agent !== agent || !task.framework.isAlive || (isTerminal(task.state) && task.queue.length === 0)) continue;
    task.known = { state: task.state, statuses: task.statuses };
    tellTaskAdded(context, task, task.state, task.statuses);
    if (hasBeenUnreachable && context.plan.generation === 'modern') {
      const fields = lastContainerStatus(task.statuses);
      tellScheduler(context, task, masterMade(context, task, task.state, 'REASON_AGENT_REREGISTERED', fields));
    }
    task.isInFlight = false;
    forward(context, task);
  }
  tellAgentAdded(context, agent);
}
