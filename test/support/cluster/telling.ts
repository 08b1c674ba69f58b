/** How what the master knows becomes records: updates that a scheduler writes down, events that a bridge does. */
import { keyOf, tellsByOperator, tellsByScheduler, type SimContext } from './context.js';
import { requestOf } from './runtimes.js';
import type { SimAgent, SimTask, StatusMessage } from './shape.js';

const TERMINAL: ReadonlySet<string> = new Set(['FINISHED', 'FAILED', 'KILLED', 'ERROR', 'DROPPED', 'GONE'].map((name) => `TASK_${name}`));
const SUSPENDING: ReadonlySet<string> = new Set(['LOST', 'UNREACHABLE', 'UNKNOWN', 'GONE_BY_OPERATOR'].map((name) => `TASK_${name}`));

const REMEMBERED: ReadonlySet<string> = new Set(['REASON_RECONCILIATION', 'REASON_AGENT_REREGISTERED']);

export function isTerminal(state: string): boolean {
  return TERMINAL.has(state);
}

/** What the log tells of a task once this stands in it. */
function noteTold(task: SimTask, state: string, statuses: readonly StatusMessage[]): void {
  const { told } = task;
  // What the master remembers begins no life of a task that has ended (core/task.ts): an executor has to be heard first.
  if (!told.isAny && statuses.every((status) => REMEMBERED.has(String(status['reason']))) && !isTerminal(state) && !SUSPENDING.has(state))
    return;
  // Launched, or lost before it was heard of: of a life after an end that alone says nothing.
  if (!SUSPENDING.has(state) && state !== 'TASK_STAGING') told.isAny = true;
  if (isTerminal(state)) told.end = true;
  if (SUSPENDING.has(state)) told.lost = true;
  else if (state === 'TASK_RUNNING') told.lost = false;
  if (statuses.some((status) => status.state === 'TASK_RUNNING' && tellsContainer(task, status))) told.addresses = true;
}

function tellsContainer({ container }: SimTask, status: StatusMessage): boolean {
  const text = JSON.stringify(status['container_status'] ?? {});
  return container.leases.length > 0 && container.leases.every(({ v4 }) => text.includes(`"${v4}"`));
}

/** An update as the scheduler got it, written down by the framework. */
export function tellScheduler(context: SimContext, task: SimTask, status: StatusMessage): void {
  if (!tellsByScheduler(context) || !task.framework.isAlive) return;
  const { random, channel, plan } = context;
  const isEvent = random.chance(0.3);
  const tellsAgent = random.chance(plan.headerChance);
  channel.say({
    topic: 'taskStatus',
    envelope: isEvent ? 'scheduler-event' : 'task-status',
    key: keyOf(task),
    message: isEvent ? { type: 'UPDATE', update: { status } } : status,
    headers: { 'taskpulse-framework-id': task.framework.id, ...(tellsAgent ? { 'taskpulse-agent-ip': task.agent.v4 } : {}) },
    stands: () => {
      noteTold(task, status.state, [status]);
      if (tellsAgent) task.agent.isKnown = true;
    },
  });
}

export function tellTaskUpdated(context: SimContext, task: SimTask, status: StatusMessage, state: string): void {
  if (!tellsByOperator(context)) return;
  const updated = { framework_id: { value: task.framework.id }, status, state };
  sayEvent(context, keyOf(task), { type: 'TASK_UPDATED', task_updated: updated }, () => {
    noteTold(task, state, [status]);
  });
}

/** Launched, or back with an agent: the request, what is remembered of its statuses, and its newest state. */
export function tellTaskAdded(context: SimContext, task: SimTask, state: string, statuses: readonly StatusMessage[]): void {
  if (!tellsByOperator(context)) return;
  const { container } = requestOf(task);
  const isCommand = !['pod', 'custom'].includes(task.runtime);
  const added = {
    name: task.id,
    task_id: { value: task.id },
    framework_id: { value: task.framework.id },
    agent_id: { value: task.agent.id },
    ...(isCommand ? {} : { executor_id: { value: task.executorId } }),
    state,
    statuses: context.random.chance(0.2) ? context.random.shuffle(statuses) : statuses,
    ...(container === undefined ? {} : { container }),
  };
  sayEvent(context, keyOf(task), { type: 'TASK_ADDED', task_added: { task: added } }, () => {
    noteTold(task, state, statuses);
    if (container !== undefined) task.told.request = true;
  });
}

export function tellAgentAdded(context: SimContext, agent: SimAgent): void {
  if (context.plan.agentNews === 'never') return;
  const agentInfo = { hostname: `${agent.id}.example`, id: { value: agent.id } };
  const added = { agent: { agent_info: agentInfo, active: true, version: '1.11.0', pid: `slave(1)@${agent.v4}:5051` } };
  sayEvent(context, `agent/${agent.id}`, { type: 'AGENT_ADDED', agent_added: added }, () => {
    agent.isKnown = true;
  });
}

export function tellAgentRemoved(context: SimContext, agent: SimAgent): void {
  if (!tellsByOperator(context)) return;
  const removed = { agent_id: { value: agent.id } };
  sayEvent(context, `agent/${agent.id}`, { type: 'AGENT_REMOVED', agent_removed: removed }, () => undefined);
}

function sayEvent(context: SimContext, key: string, message: unknown, stands: () => void): void {
  context.channel.say({ topic: 'taskStatus', envelope: 'operator-event', key, message, headers: {}, stands });
}

/** TaskInfo, as the framework launched it. */
export function tellRequest(context: SimContext, task: SimTask): void {
  const { container, executor } = requestOf(task);
  const message = {
    name: task.id,
    task_id: { value: task.id },
    [context.plan.generation === 'modern' ? 'agent_id' : 'slave_id']: { value: task.agent.id },
    ...(container === undefined ? {} : { container }),
    ...(executor === undefined ? {} : { executor }),
  };
  const headers = { 'taskpulse-framework-id': task.framework.id };
  context.channel.say({
    topic: 'taskInfo',
    envelope: 'task-info',
    key: keyOf(task),
    message,
    headers,
    stands: () => {
      task.told.request = true;
    },
  });
}
