/**
 * What an address is, and whose. What one task says of an address is evidence for the others that carry it. Nothing here is
 * stored: when more becomes known, the verdict is made anew.
 *
 * Provenance, first rule that holds (mesos-facts §4.2, §4.3). "Its agent's address is known, and is another one" is said of
 * addresses of one family:
 *   1. it, or another one in the same entry without a network's
 *      name, is a known address of the task's agent             → agent, certain (the fallback tells both families)
 *   2. the entry has a network's name (the agent's fallback
 *      never has one)                                           → container, certain
 *      although TaskInfo asks for Docker's HOST or NONE         → unknown
 *      although TaskInfo asks for Docker's BRIDGE, which takes
 *      no network by name and echoes what was asked for         → agent-local, certain
 *   3. TaskInfo asks for Docker's HOST or NONE network          → agent, certain
 *   4. TaskInfo asks for Docker's BRIDGE                        → agent-local, certain
 *   5. TaskInfo asks for a network by name, and none is told    → agent, likely
 *   6. another task of the agent told it outside RUNNING while
 *      its container has another address (a Docker executor)    → agent, likely
 *   7. three or more executors of one agent carry it            → agent, likely
 *      5 to 7, although its agent's address is known, and is
 *      another one                                              → unknown
 *   8. it is carried on three or more agents                    → agent-local, likely (a bridge range)
 *   9. its agent's address is known, and is another one         → container, likely
 *  10. otherwise                                                → container, a guess
 *
 * Owner (protocol.md §7.1): of the tasks for which it is a container's address, or unknown, of one network, not of one executor, the
 * one introduced last. On one agent the statuses' own times tell which that is: a RUNNING that waited for an acknowledgement
 * arrives after that of the task which has the address by now (mesos-facts §4.8 no. 13). Elsewhere it is the order in which
 * they were told. Where that is a guess (other partitions nearer than NEAR_TIE_MS; the statuses of two agents say otherwise)
 * nobody is judged until one ends.
 */
import { assertNever } from './assert-never.js';
import { askedNetwork, type AskedNetwork } from './asked.js';
import type { AgentRecord, Assignment, TaskRecord, ToldAt } from './records.js';
import { compareByTime, compareTold, isNearTie, partitionName } from './told.js';
import type { Confidence, Provenance } from './views.js';

export const NEAR_TIE_MS = 5_000;
/** From this many executors on one agent, or agents with one address, inference is bold enough. */
export const MANY = 3;

/** A task that carries the address now, as far as verdicts stand on it. */
export interface Bearer {
  readonly address: string;
  readonly key: string;
  readonly frameworkId: string;
  readonly taskId: string;
  readonly agentId: string | undefined;
  /** Within its framework and agent: tasks of one pod, or of one custom executor, share its address (mesos-facts §4.7). */
  readonly executor: string;
  readonly introduced: ToldAt;
  /** The introducing status's own time: by the clock of the agent's machine. */
  readonly startedMs: number | undefined;
  /** Name of the network the address was told under. */
  readonly network: string | undefined;
  /** The other addresses of the entry it was told in, where that has no network's name. */
  readonly beside: readonly string[];
  /** What the task's request asks for, where it is known. */
  readonly asked: AskedNetwork | undefined;
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
  readonly confidence: Confidence;
  readonly reason: string;
  /** `readdressed`: a task introduced later has it; `contested`: the order cannot be told. */
  readonly ownership: 'owned' | 'readdressed' | 'contested';
}

export function toBearer(
  key: string,
  task: TaskRecord,
  assignment: Assignment,
  { address, network, beside }: Pick<Bearer, 'address' | 'network' | 'beside'>,
): Bearer {
  const { agentId, parentContainerId, executorId, containerId, introduced, statusAtMs } = assignment;
  return {
    address,
    key,
    frameworkId: task.frameworkId,
    taskId: task.taskId,
    agentId,
    executor: parentContainerId ?? executorId ?? containerId ?? key,
    introduced,
    startedMs: statusAtMs,
    network,
    beside,
    asked: askedNetwork(task),
  };
}

export function isSameExecutor(a: Bearer, b: Bearer): boolean {
  return a.executor === b.executor && a.agentId === b.agentId && a.frameworkId === b.frameworkId;
}

/** The rules above by name, with what follows from each. */
const RULES = {
  'known-agent': ['agent', 'certain'],
  'beside-agent': ['agent', 'certain'],
  'named-against-request': ['unknown', 'guess'],
  named: ['container', 'certain'],
  'asked-without': ['agent', 'certain'],
  'asked-bridge': ['agent-local', 'certain'],
  'asked-by-name': ['agent', 'likely'],
  hinted: ['agent', 'likely'],
  crowded: ['agent', 'likely'],
  'against-agent': ['unknown', 'guess'],
  'bridge-range': ['agent-local', 'likely'],
  'not-agent': ['container', 'likely'],
  otherwise: ['container', 'guess'],
} as const satisfies Readonly<Record<string, readonly [Provenance, Confidence]>>;

type Rule = keyof typeof RULES;

/** Only the provenance: cheap, since it is asked for every status that comes. */
export function provenanceOf(address: string, bearer: Bearer, evidence: Evidence): Provenance {
  return RULES[ruleFor(address, bearer, evidence)][0];
}

/** Whether it is somebody's alone: the agent's own addresses, and those of its bridge, are not. */
export function isExclusive(provenance: Provenance): boolean {
  return provenance === 'container' || provenance === 'unknown';
}

function ruleFor(address: string, bearer: Bearer, evidence: Evidence): Rule {
  const known = knownOfAgent(address, bearer, evidence);
  if (known !== undefined) return known === address ? 'known-agent' : 'beside-agent';
  const asksForNone = bearer.asked === 'host' || bearer.asked === 'none';
  if (bearer.asked === 'bridge') return 'asked-bridge';
  if (bearer.network !== undefined) return asksForNone ? 'named-against-request' : 'named';
  if (asksForNone) return 'asked-without';
  const sign = signOfAgent(bearer, evidence);
  const isAnother = isKnownToBeAnother(address, evidence);
  if (sign !== undefined) return isAnother ? 'against-agent' : sign;
  if (bearer.agentId !== undefined && evidence.agents >= MANY) return 'bridge-range';
  return isAnother ? 'not-agent' : 'otherwise';
}

function signOfAgent({ asked, agentId }: Bearer, { hintedBy, executors }: Evidence): 'asked-by-name' | 'hinted' | 'crowded' | undefined {
  if (asked === 'named') return 'asked-by-name';
  if (agentId === undefined) return undefined;
  if (hintedBy !== undefined) return 'hinted';
  return executors >= MANY ? 'crowded' : undefined;
}

/** Of a dual-stack agent perhaps only one address is known: the fallback tells both in one entry without a name. */
function knownOfAgent(address: string, { network, beside }: Bearer, { agent }: Evidence): string | undefined {
  if (agent === undefined) return undefined;
  if (agent.addresses.includes(address)) return address;
  return network === undefined ? beside.find((other) => agent.addresses.includes(other)) : undefined;
}

/** The agent has one address of each family that it tells for its containers. */
function isKnownToBeAnother(address: string, { agent }: Evidence): boolean {
  return agent?.addresses.some((own) => own.includes(':') === address.includes(':')) === true;
}

/** @param holders of {@link latestHolders}, over all bearers for which it is exclusive */
export function judgeAddress(address: string, bearer: Bearer, evidence: Evidence, holders: () => readonly Bearer[]): Verdict {
  const rule = ruleFor(address, bearer, evidence);
  const [provenance, confidence] = RULES[rule];
  const known = { provenance, confidence, reason: describe(rule, address, bearer, evidence) };
  return isExclusive(provenance) ? judgeOwnership(bearer, holders(), known) : { ...known, ownership: 'owned' };
}

function describe(rule: Rule, address: string, bearer: Bearer, evidence: Evidence): string {
  const { network = '', asked, agentId = '' } = bearer;
  const own = (evidence.agent?.addresses ?? []).join(' and ');
  switch (rule) {
    case 'known-agent':
      return `it is the known address of agent ${agentId}`;
    case 'beside-agent':
      return `it was told together with ${knownOfAgent(address, bearer, evidence) ?? ''}, the known address of agent ${agentId}`;
    case 'named-against-request':
      return `it was told under network ${network}, yet TaskInfo asks for Docker's ${asked ?? ''} network: the signs contradict each other`;
    case 'named':
      return `it was told under network ${network}, which an agent's own address never is`;
    case 'asked-without':
      return `TaskInfo asks for Docker's ${asked ?? ''} network, so the agent's address stands in`;
    case 'asked-bridge':
      return "TaskInfo asks for Docker's bridge, which only its own agent reaches";
    case 'asked-by-name':
    case 'hinted':
    case 'crowded':
      return `likely: ${describeSign(rule, bearer, evidence)}`;
    case 'against-agent':
      return `${describeSign(signOfAgent(bearer, evidence), bearer, evidence)}, yet agent ${agentId} is known by ${own}: the signs contradict each other`;
    case 'bridge-range':
      return `likely: it is carried on ${String(MANY)} or more agents at once, as bridge ranges are`;
    case 'not-agent':
      return `likely: TASK_RUNNING told it, and agent ${agentId} is known by ${own}`;
    case 'otherwise':
      return `TASK_RUNNING told it and nothing speaks against it${asked === 'nothing' ? ', but TaskInfo asks for no network' : ''}; the agent's address is not known`;
    default:
      return assertNever(rule, 'rule of provenance');
  }
}

function describeSign(sign: ReturnType<typeof signOfAgent>, { agentId = '' }: Bearer, { hintedBy = '' }: Evidence): string {
  if (sign === 'asked-by-name') return 'TaskInfo asks for a network by name, and it was told without one, as the agent tells its own';
  if (sign === 'hinted') return `task ${hintedBy} of the same agent told it outside RUNNING although its container has another address`;
  return `${String(MANY)} or more executors of agent ${agentId} carry it at once`;
}

/** Of each executor, network and partition the bearers told and started last, latest told first: nobody else can take an address away. */
export function latestHolders(contenders: Iterable<Bearer>): readonly Bearer[] {
  const lastTold = new Map<string, Bearer>();
  const lastStarted = new Map<string, Bearer>();
  for (const bearer of contenders) {
    const { frameworkId, agentId = '', executor, network = '', introduced } = bearer;
    // ids and names may have blanks
    const name = JSON.stringify([frameworkId, agentId, executor, network, partitionName(introduced)]);
    const told = lastTold.get(name);
    if (told === undefined || compareTold(bearer.introduced, told.introduced) > 0) lastTold.set(name, bearer);
    const started = lastStarted.get(name);
    if (started === undefined || (bearer.startedMs ?? -Infinity) > (started.startedMs ?? -Infinity)) lastStarted.set(name, bearer);
  }
  const latest = new Set([...lastTold.values(), ...lastStarted.values()]);
  return [...latest].sort((a, b) => compareByTime(b.introduced, a.introduced));
}

function judgeOwnership(bearer: Bearer, holders: readonly Bearer[], known: Omit<Verdict, 'ownership'>): Verdict {
  let rival: Bearer | undefined;
  for (const other of holders) {
    if (other.key === bearer.key || isSameExecutor(other, bearer) || !mayBeOneNetwork(bearer, other)) continue;
    const order = compareIntroduced(bearer, other);
    if (order === 'unsure') rival ??= other;
    else if (order < 0) return { ...known, ownership: 'readdressed', reason: `task ${other.taskId} was given it later` };
  }
  if (rival === undefined) return { ...known, ownership: 'owned' };
  return {
    ...known,
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
