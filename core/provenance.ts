/**
 * What an address is, and whose. What one task says of an address is evidence for the others that carry it. Nothing here is
 * stored: when more becomes known, the verdict is made anew.
 *
 * Provenance, first rule that holds (mesos-facts §4.2, §4.3):
 *   1. it, or another one in the same entry without a network's
 *      name, is a known address of the task's agent             → agent, certain (the fallback tells both families)
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
 * one introduced last. On one agent the statuses' own times tell which that is: a RUNNING that waited for an acknowledgement
 * arrives after that of the task which has the address by now (mesos-facts §4.8 no. 13). Elsewhere it is the order in which
 * they were told. Where that is a guess (other partitions nearer than NEAR_TIE_MS; the statuses of two agents say otherwise)
 * nobody is judged until one ends.
 */
import type { AgentRecord, Assignment, TaskRecord, ToldAt } from './records.js';
import type { NetworkMode } from './said.js';
import { compareByTime, compareTold, isNearTie, partitionName } from './told.js';
import type { Provenance } from './views.js';

export const NEAR_TIE_MS = 5_000;
/** From this many executors on one agent, or agents with one address, inference is bold enough. */
export const MANY = 3;

/** A task that carries the address now, as far as verdicts stand on it. */
export interface Bearer {
  readonly key: string;
  readonly taskId: string;
  readonly agentId: string | undefined;
  /** Tasks of one pod, or of one custom executor, share its address (mesos-facts §4.7). */
  readonly executor: string;
  readonly introduced: ToldAt;
  /** The introducing status's own time: by the clock of the agent's machine. */
  readonly startedMs: number | undefined;
  /** Name of the network the address was told under. */
  readonly network: string | undefined;
  /** The other addresses of the entry it was told in, where that has no network's name. */
  readonly beside: readonly string[];
  readonly dockerNetwork: NetworkMode | undefined;
}

/** What else is known that bears on an address. */
export interface Evidence {
  readonly agent: AgentRecord | undefined;
  /** A task of this agent that told the address outside RUNNING while its container has another one. */
  readonly hintedBy: string | undefined;
  /** Executors of this agent that carry it without a network's name. */
  readonly executors: number;
  /** Agents of which some task carries it without a network's name. */
  readonly agents: number;
}

export interface Verdict {
  readonly provenance: Provenance;
  readonly reason: string;
  /** `readdressed`: a task introduced later has it; `contested`: the order cannot be told. */
  readonly ownership: 'owned' | 'readdressed' | 'contested';
}

export function toBearer(
  key: string,
  task: TaskRecord,
  assignment: Assignment,
  { network, beside }: Pick<Bearer, 'network' | 'beside'>,
): Bearer {
  const { agentId, parentContainerId, executorId, containerId, introduced, statusAtMs } = assignment;
  return {
    key,
    taskId: task.taskId,
    agentId,
    executor: `${task.frameworkId}/${agentId ?? ''}/${parentContainerId ?? executorId ?? containerId ?? key}`,
    introduced,
    startedMs: statusAtMs,
    network,
    beside,
    dockerNetwork: task.info?.container?.dockerNetwork ?? task.info?.executorContainer?.dockerNetwork,
  };
}

/** Only the provenance: cheap, since it is asked for every status that comes. */
export function provenanceOf(address: string, bearer: Bearer, evidence: Evidence): Provenance {
  const { network, dockerNetwork, agentId } = bearer;
  if (knownOfAgent(address, bearer, evidence) !== undefined) return 'agent';
  if (network !== undefined) return 'container';
  if (dockerNetwork === 'host' || dockerNetwork === 'none') return 'agent';
  if (dockerNetwork === 'bridge') return 'agent-local';
  if (agentId === undefined) return 'container';
  if (evidence.hintedBy !== undefined || evidence.executors >= MANY) return 'agent';
  return evidence.agents >= MANY ? 'agent-local' : 'container';
}

/** Of a dual-stack agent perhaps only one address is known: the fallback tells both in one entry without a name. */
function knownOfAgent(address: string, { network, beside }: Bearer, { agent }: Evidence): string | undefined {
  if (agent === undefined) return undefined;
  if (agent.addresses.includes(address)) return address;
  return network === undefined ? beside.find((other) => agent.addresses.includes(other)) : undefined;
}

/** @param holders of {@link latestHolders}, over all bearers for which it is a container address */
export function judgeAddress(address: string, bearer: Bearer, evidence: Evidence, holders: () => readonly Bearer[]): Verdict {
  const provenance = provenanceOf(address, bearer, evidence);
  const reason = describeProvenance(address, bearer, evidence);
  return provenance === 'container' ? judgeOwnership(bearer, holders(), reason) : { provenance, reason, ownership: 'owned' };
}

function describeProvenance(address: string, bearer: Bearer, evidence: Evidence): string {
  const { network, dockerNetwork, agentId } = bearer;
  const known = knownOfAgent(address, bearer, evidence);
  if (known === address) return `it is the known address of agent ${agentId ?? ''}`;
  if (known !== undefined) return `it was told together with ${known}, the known address of agent ${agentId ?? ''}`;
  if (network !== undefined) return `it was told under network ${network}, which an agent's own address never is`;
  if (dockerNetwork === 'host' || dockerNetwork === 'none')
    return `TaskInfo asks for Docker's ${dockerNetwork} network, so the agent's address stands in`;
  if (dockerNetwork === 'bridge') return "TaskInfo asks for Docker's bridge, which only its own agent reaches";
  if (agentId !== undefined && evidence.hintedBy !== undefined)
    return `likely: task ${evidence.hintedBy} of the same agent told it outside RUNNING although its container has another address`;
  if (agentId !== undefined && evidence.executors >= MANY)
    return `likely: ${String(MANY)} or more executors of agent ${agentId} carry it at once`;
  if (agentId !== undefined && evidence.agents >= MANY)
    return `likely: it is carried on ${String(MANY)} or more agents at once, as bridge ranges are`;
  return 'TASK_RUNNING told it and nothing speaks against it';
}

/** Of each executor, network and partition the bearers told and started last, latest told first: nobody else can take an address away. */
export function latestHolders(contenders: Iterable<Bearer>): readonly Bearer[] {
  const lastTold = new Map<string, Bearer>();
  const lastStarted = new Map<string, Bearer>();
  for (const bearer of contenders) {
    const name = [bearer.executor, bearer.network ?? '', partitionName(bearer.introduced)].join(' ');
    const told = lastTold.get(name);
    if (told === undefined || compareTold(bearer.introduced, told.introduced) > 0) lastTold.set(name, bearer);
    const started = lastStarted.get(name);
    if (started === undefined || (bearer.startedMs ?? -Infinity) > (started.startedMs ?? -Infinity)) lastStarted.set(name, bearer);
  }
  const latest = new Set([...lastTold.values(), ...lastStarted.values()]);
  return [...latest].sort((a, b) => compareByTime(b.introduced, a.introduced));
}

function judgeOwnership(bearer: Bearer, holders: readonly Bearer[], reason: string): Verdict {
  let rival: Bearer | undefined;
  for (const other of holders) {
    if (other.key === bearer.key || other.executor === bearer.executor || !mayBeOneNetwork(bearer, other)) continue;
    const order = compareIntroduced(bearer, other);
    if (order === 'unsure') rival ??= other;
    else if (order < 0) return { provenance: 'container', ownership: 'readdressed', reason: `task ${other.taskId} was given it later` };
  }
  if (rival === undefined) return { provenance: 'container', ownership: 'owned', reason };
  return {
    provenance: 'container',
    ownership: 'contested',
    reason: `task ${rival.taskId} was given it too, and which of the two was later cannot be told: neither is judged until one ends`,
  };
}

/** Which of two was given the address first; the answer for (b, a) is the opposite of that for (a, b). */
function compareIntroduced(a: Bearer, b: Bearer): number | 'unsure' {
  const byStart = a.startedMs === undefined || b.startedMs === undefined ? 0 : a.startedMs - b.startedMs;
  if (byStart !== 0 && a.agentId !== undefined && a.agentId === b.agentId) return byStart;
  if (isNearTie(a.introduced, b.introduced, NEAR_TIE_MS)) return 'unsure';
  const byTold = compareTold(a.introduced, b.introduced);
  // Clocks of two agents may differ, so their times alone decide nothing.
  return byStart * byTold < 0 ? 'unsure' : byTold;
}

/** An unnamed entry can be of any network. */
function mayBeOneNetwork(a: Bearer, b: Bearer): boolean {
  return a.network === undefined || b.network === undefined || a.network === b.network;
}
