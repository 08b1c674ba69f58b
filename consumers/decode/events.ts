/**
 * What events tell: the scheduler API's and the master operator API's (mesos-facts §3). Events of no use here, and of types
 * that are not known yet, tell nothing; one without a type is no event (empty bytes parse as one).
 */
import { parseAddressDroppingPrefix } from '../../core/address.js';
import { assertNever } from '../../core/assert-never.js';
import { type AgentSaid, type FrameworkSaid, type Said } from '../../core/said.js';
import { OPERATOR_EVENT_TYPES, readKnown, SCHEDULER_EVENT_TYPES } from './enumerations.js';
import { failed, missing, type Failed, type Reading } from './failure.js';
import { sameName } from './names.js';
import { readStatus } from './status.js';
import { readTaskTold, readTaskUpdated, type EventContext } from './task-events.js';
import { createFaults, readRequiredId, readText } from './text.js';
import {
  type Maybe,
  type WireAgent,
  type WireContainer,
  type WireExecutor,
  type WireFramework,
  type WireOperatorEvent,
  type WireSchedulerEvent,
  type WireState,
} from './wire.js';

const NOTHING: Reading<readonly Said[]> = { ok: true, value: [] };
const NAME_MAX_CHARS = 1024;

/** `frameworkId` gives the framework, or why it is not known: an update does not carry its own. */
export function readSchedulerEvent(
  event: WireSchedulerEvent,
  frameworkId: () => Reading<string>,
  context: EventContext,
): Reading<readonly Said[]> {
  if (isAbsent(event.type)) return withoutType('scheduler-event');
  const type = readKnown(SCHEDULER_EVENT_TYPES, event.type);
  if (type === undefined) return NOTHING;
  const framework = frameworkId();
  if (!framework.ok) return framework;
  if (isAbsent(event.update?.status)) return missing('update.status');
  const status = readStatus(event.update.status, { ...context, frameworkId: framework.value, path: 'update.status' });
  return status.ok ? { ok: true, value: [status.value] } : status;
}

export function readOperatorEvent(event: WireOperatorEvent, context: EventContext): Reading<readonly Said[]> {
  if (isAbsent(event.type)) return withoutType('operator-event');
  const type = readKnown(OPERATOR_EVENT_TYPES, event.type);
  switch (type) {
    case undefined:
      return NOTHING;
    case 'subscribed':
      return readSnapshot(event.subscribed?.get_state, 'subscribed.get_state', context);
    case 'task-added':
      return readTaskTold(event.task_added?.task, 'task_added.task', context);
    case 'task-updated':
      return readTaskUpdated(event.task_updated, 'task_updated', context);
    case 'agent-added':
      return readAgents([event.agent_added?.agent], () => 'agent_added.agent', context);
    case 'framework-added':
      return readFrameworks([event.framework_added?.framework], () => 'framework_added.framework', context);
    case 'framework-updated':
      return readFrameworks([event.framework_updated?.framework], () => 'framework_updated.framework', context);
    default:
      return assertNever(type, 'operator event');
  }
}

/** Frameworks, agents, then each task: those who know the names come before those who use them. Completed tasks are never told. */
function readSnapshot(state: Maybe<WireState>, path: string, context: EventContext): Reading<readonly Said[]> {
  if (isAbsent(state)) return missing(path);
  const frameworks = state.get_frameworks?.frameworks ?? [];
  const agents = state.get_agents?.agents ?? [];
  const recovered = (state.get_agents?.recovered_agents ?? []).map((agent_info) => ({ agent_info }));
  const parts = [
    readFrameworks(frameworks, (index) => `${path}.get_frameworks.frameworks[${String(index)}]`, context),
    readAgents(agents, (index) => `${path}.get_agents.agents[${String(index)}]`, context),
    readAgents(recovered, (index) => `${path}.get_agents.recovered_agents[${String(index)}]`, context),
    readTasks(state, path, context),
  ];
  const failure = parts.find((part): part is Failed => !part.ok);
  return failure ?? { ok: true, value: parts.flatMap((part) => (part.ok ? part.value : [])) };
}

function readTasks(state: WireState, path: string, context: EventContext): Reading<readonly Said[]> {
  const containers = executorContainers(state.get_executors?.executors ?? []);
  const said: Said[] = [];
  for (const list of ['pending_tasks', 'tasks', 'orphan_tasks', 'unreachable_tasks'] as const) {
    for (const [index, task] of (state.get_tasks?.[list] ?? []).entries()) {
      const container = containers.get(executorKey(task.framework_id?.value, task.agent_id?.value, task.executor_id?.value));
      const read = readTaskTold(task, `${path}.get_tasks.${list}[${String(index)}]`, context, container);
      if (!read.ok) return read;
      said.push(...read.value);
    }
  }
  return { ok: true, value: said };
}

/** What executors asked for: pods and custom executors ask there, and nowhere else is it told (mesos-facts §4.7). */
function executorContainers(executors: readonly WireExecutor[]): ReadonlyMap<string, WireContainer> {
  const containers = new Map<string, WireContainer>();
  for (const { executor_info: info, agent_id: agentId } of executors) {
    if (!isAbsent(info?.container)) {
      containers.set(executorKey(info.framework_id?.value, agentId?.value, info.executor_id?.value), info.container);
    }
  }
  return containers;
}

/** Ids may hold any character: joined by encoding. */
function executorKey(...ids: readonly Maybe<string>[]): string {
  return JSON.stringify(ids.map((id) => id ?? null));
}

function readAgents(agents: readonly Maybe<WireAgent>[], path: (index: number) => string, context: EventContext): Reading<readonly Said[]> {
  const said: AgentSaid[] = [];
  for (const [index, agent] of agents.entries()) {
    if (isAbsent(agent?.agent_info)) return missing(`${path(index)}.agent_info`);
    const id = readRequiredId(agent.agent_info.id, `${path(index)}.agent_info`, 'id', context.source);
    if (!id.ok) return id;
    const allowed = { source: context.source, maxChars: NAME_MAX_CHARS };
    // An agent has nowhere to show faults: an unreadable host name or pid is as none.
    const hostname = readText(agent.agent_info.hostname, 'hostname', allowed, createFaults());
    said.push({
      type: 'agent',
      agentId: sameName(id.value),
      hostname: hostname === '' ? undefined : hostname,
      addresses: agentAddresses(agent.pid, hostname),
    });
  }
  return { ok: true, value: said };
}

/** The address in a libprocess pid (`slave(1)@10.0.0.1:5051`, `slave(1)@[fd00::1]:5051`), and the host name where it is one. */
function agentAddresses(pid: Maybe<string>, hostname: string | undefined): readonly string[] {
  const ofPid = /@\[?([0-9A-Fa-f.:]+?)\]?:\d+$/.exec(pid ?? '')?.[1];
  const addresses = [ofPid, hostname].flatMap((text) => {
    const parsed = parseAddressDroppingPrefix(text ?? '');
    return parsed.ok ? [parsed.address] : [];
  });
  return [...new Set(addresses)];
}

function readFrameworks(
  frameworks: readonly Maybe<WireFramework>[],
  path: (index: number) => string,
  context: EventContext,
): Reading<readonly Said[]> {
  const said: FrameworkSaid[] = [];
  for (const [index, framework] of frameworks.entries()) {
    if (isAbsent(framework?.framework_info)) return missing(`${path(index)}.framework_info`);
    const id = readRequiredId(framework.framework_info.id, `${path(index)}.framework_info`, 'id', context.source);
    if (!id.ok) return id;
    const name = readText(framework.framework_info.name, 'name', { source: context.source, maxChars: NAME_MAX_CHARS }, createFaults());
    if (name !== undefined && name !== '') said.push({ type: 'framework', frameworkId: sameName(id.value), name });
  }
  return { ok: true, value: said };
}

function withoutType(envelope: string): Failed {
  return failed('envelope', 'FieldMissing', 'type', `Cannot read the message as ${envelope}: its type is missing, so it is something else`);
}

function isAbsent<T>(value: Maybe<T>): value is null | undefined {
  return value === null || value === undefined;
}
