/**
 * What an address is, and whose: decided for all tasks that carry it at once, because what one task says of an
 * address is evidence for the others. Nothing here is stored: when more becomes known, the verdict is made anew.
 *
 * Provenance, first rule that holds (mesos-facts §4.2, §4.3):
 *   1. it equals a known address of the task's agent            → agent, certain
 *   2. the entry has a network name                             → container (the agent's fallback never has one)
 *   3. TaskInfo asks for Docker's HOST or NONE network          → agent
 *   4. TaskInfo asks for Docker's BRIDGE                        → agent-local
 *   5. another task of the agent told it outside RUNNING while
 *      its container has another address (a Docker executor)    → agent, likely
 *   6. three or more executors of one agent carry it            → agent, likely
 *   7. it is carried on three or more agents                    → agent-local, likely (a bridge range)
 *   8. otherwise                                                → container
 *
 * Owner (protocol.md §7.1): of the tasks for which it is a container address of one network, not of one executor, the
 * one introduced last. Told on different partitions nearer than NEAR_TIE_MS, nobody is judged until one ends.
 */
import type { AgentRecord, Assignment, TaskRecord } from './records.js';
import { compareByTime, compareTold, isNearTie, partitionName } from './told.js';
import type { Provenance } from './views.js';

export const NEAR_TIE_MS = 5_000;
/** From this many executors on one agent, or agents with one address, inference is bold enough. */
const MANY = 3;

/** A task that carries the address now. */
export interface Bearer {
  readonly key: string;
  readonly task: TaskRecord;
  readonly assignment: Assignment;
  /** Name of the network the address was told under. */
  readonly network: string | undefined;
}

export interface AddressContext {
  readonly agent: (agentId: string) => AgentRecord | undefined;
  /** A task of this agent that told the address outside RUNNING while its container has another one. */
  readonly hintedBy: (agentId: string, address: string) => string | undefined;
}

export interface Verdict {
  readonly provenance: Provenance;
  readonly reason: string;
  /** `readdressed`: a task introduced later has it; `contested`: the order cannot be told. */
  readonly ownership: 'owned' | 'readdressed' | 'contested';
}

/** One verdict a bearer, by its key. */
export function judgeAddress(address: string, bearers: readonly Bearer[], context: AddressContext): ReadonlyMap<string, Verdict> {
  const executorsByAgent = countExecutors(bearers);
  const judged = bearers.map((bearer) => ({ bearer, ...judgeProvenance(address, bearer, executorsByAgent, context) }));
  const holders = latestHolders(judged.filter(({ provenance }) => provenance === 'container').map(({ bearer }) => bearer));
  return new Map(
    judged.map(({ bearer, provenance, reason }) => {
      const ownership = provenance === 'container' ? judgeOwnership(bearer, holders) : OWNED;
      return [bearer.key, { provenance, reason: ownership.reason ?? reason, ownership: ownership.ownership }];
    }),
  );
}

const OWNED: { readonly ownership: Verdict['ownership']; readonly reason: string | undefined } = { ownership: 'owned', reason: undefined };

function countExecutors(bearers: readonly Bearer[]): ReadonlyMap<string, number> {
  const executors = new Map<string, Set<string>>();
  for (const bearer of bearers) {
    const agentId = bearer.assignment.agentId;
    if (agentId === undefined || bearer.network !== undefined) continue;
    const known = executors.get(agentId) ?? new Set<string>();
    known.add(executorName(bearer));
    executors.set(agentId, known);
  }
  return new Map([...executors].map(([agentId, names]) => [agentId, names.size]));
}

function judgeProvenance(
  address: string,
  { task, assignment, network }: Bearer,
  executorsByAgent: ReadonlyMap<string, number>,
  context: AddressContext,
): { readonly provenance: Provenance; readonly reason: string } {
  const agentId = assignment.agentId;
  const agent = agentId === undefined ? undefined : context.agent(agentId);
  if (agent?.addresses.includes(address) === true)
    return { provenance: 'agent', reason: `it is the known address of agent ${agent.agentId}` };
  if (network !== undefined)
    return { provenance: 'container', reason: `it was told under network ${network}, which an agent's own address never is` };
  const asked = task.info?.container?.dockerNetwork ?? task.info?.executorContainer?.dockerNetwork;
  if (asked === 'host' || asked === 'none')
    return { provenance: 'agent', reason: `TaskInfo asks for Docker's ${asked} network, so the agent's address stands in` };
  if (asked === 'bridge')
    return { provenance: 'agent-local', reason: "TaskInfo asks for Docker's bridge, which only its own agent reaches" };
  if (agentId !== undefined) {
    const hint = context.hintedBy(agentId, address);
    if (hint !== undefined)
      return {
        provenance: 'agent',
        reason: `likely: task ${hint} of the same agent told it outside RUNNING although its container has another address`,
      };
    const executors = executorsByAgent.get(agentId) ?? 0;
    if (executors >= MANY)
      return { provenance: 'agent', reason: `likely: ${String(executors)} executors of agent ${agentId} carry it at once` };
    if (executorsByAgent.size >= MANY)
      return {
        provenance: 'agent-local',
        reason: `likely: it is carried on ${String(executorsByAgent.size)} agents at once, as bridge ranges are`,
      };
  }
  return { provenance: 'container', reason: 'TASK_RUNNING told it and nothing speaks against it' };
}

/** Of each executor, network and partition the bearer introduced last, latest first: nobody else can take an address away. */
function latestHolders(contenders: readonly Bearer[]): readonly Bearer[] {
  const latest = new Map<string, Bearer>();
  for (const bearer of contenders) {
    const name = [executorName(bearer), bearer.network ?? '', partitionName(bearer.assignment.introduced)].join(' ');
    const known = latest.get(name);
    if (known === undefined || compareTold(bearer.assignment.introduced, known.assignment.introduced) > 0) latest.set(name, bearer);
  }
  return [...latest.values()].sort((a, b) => compareByTime(b.assignment.introduced, a.assignment.introduced));
}

function judgeOwnership(
  bearer: Bearer,
  holders: readonly Bearer[],
): { readonly ownership: Verdict['ownership']; readonly reason: string | undefined } {
  let rival: Bearer | undefined;
  for (const other of holders) {
    if (other.key === bearer.key || isOneExecutor(bearer, other) || !mayBeOneNetwork(bearer, other)) continue;
    if (isNearTie(bearer.assignment.introduced, other.assignment.introduced, NEAR_TIE_MS)) rival ??= other;
    else if (compareTold(bearer.assignment.introduced, other.assignment.introduced) < 0)
      return { ownership: 'readdressed', reason: `task ${other.task.taskId} was given it later` };
  }
  if (rival === undefined) return OWNED;
  return {
    ownership: 'contested',
    reason: `task ${rival.task.taskId} was given it at nearly the same time, told on another partition: neither is judged until one ends`,
  };
}

/** An unnamed entry can be of any network. */
function mayBeOneNetwork(a: Bearer, b: Bearer): boolean {
  return a.network === undefined || b.network === undefined || a.network === b.network;
}

/** Tasks of one pod, or of one custom executor, share its address (mesos-facts §4.7). */
function isOneExecutor(a: Bearer, b: Bearer): boolean {
  return executorName(a) === executorName(b);
}

function executorName({ key, task, assignment }: Bearer): string {
  const executor = assignment.parentContainerId ?? assignment.executorId ?? assignment.containerId ?? key;
  return `${task.frameworkId}/${assignment.agentId ?? ''}/${executor}`;
}
