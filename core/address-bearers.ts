/**
 * Who carries one address now, and what that tells of it. A change of one bearer is judged against the others only where
 * it can matter to them: thousands may carry one address (Docker's bridge has the same on every agent).
 */
import { countFew, getFew, keysOf, putFew, valuesOf, type Few } from './few.js';
import {
  isExclusive,
  isSameExecutor,
  judgeAddress,
  latestHolders,
  MANY,
  provenanceOf,
  type Bearer,
  type Evidence,
  type Verdict,
} from './provenance.js';
import type { AgentRecord } from './records.js';
import type { Provenance } from './views.js';

export interface AddressFacts {
  readonly agent: (agentId: string) => AgentRecord | undefined;
  readonly hintedBy: (agentId: string, address: string) => string | undefined;
}

export interface AddressBearers {
  readonly address: string;
  bearers: Few<Bearer>;
  /** Of bearers without a network's name: agent → executor → its tasks. */
  executors: Map<string, Map<string, number>> | undefined;
  /** Whether it was ever carried by more than one executor at once: else nobody can lose it. */
  isShared: boolean;
  /** Verdicts that were asked for, by task key, kept until something that bears on them changes. */
  verdicts: Few<Verdict>;
  /** What was answered before the last change that may matter to others; until it is reviewed. */
  former: Few<Verdict>;
  holders: readonly Bearer[] | undefined;
}

export function createBearers(address: string): AddressBearers {
  return { address, bearers: undefined, executors: undefined, isShared: false, verdicts: undefined, former: undefined, holders: undefined };
}

/** Puts, replaces or (`undefined`) removes a bearer; true when verdicts on others may change by that. */
export function putBearer(of: AddressBearers, key: string, bearer: Bearer | undefined, facts: AddressFacts): boolean {
  const before = getFew(of.bearers, key);
  if (bearer !== undefined && !of.isShared) of.isShared = isAnotherExecutor(of, bearer);
  const crowdBefore = crowdOf(of, before ?? bearer);
  const isContenderBefore = before !== undefined && isContender(of, before, facts);
  if (before !== undefined) countExecutor(of, before, -1);
  of.bearers = putFew(of.bearers, key, bearer);
  if (bearer !== undefined) countExecutor(of, bearer, 1);
  of.verdicts = putFew(of.verdicts, key, undefined);
  const isContenderNow = bearer !== undefined && isContender(of, bearer, facts);
  const matters =
    crowdBefore !== crowdOf(of, before ?? bearer) || (bearer !== undefined && before !== undefined && before.agentId !== bearer.agentId);
  const isSameContender = isContenderBefore && isContenderNow && contendsTheSame(before, bearer);
  if (!matters && (!of.isShared || isSameContender || (!isContenderBefore && !isContenderNow))) return false;
  touchAll(of);
  return true;
}

/** Something changed that bears on all of them. */
export function touchAll(of: AddressBearers): void {
  of.holders = undefined;
  of.former ??= of.verdicts;
  of.verdicts = undefined;
}

export function verdictOn(of: AddressBearers, key: string, facts: AddressFacts): Verdict | undefined {
  const known = getFew(of.verdicts, key);
  if (known !== undefined) return known;
  const bearer = getFew(of.bearers, key);
  if (bearer === undefined) return undefined;
  const verdict = judgeAddress(of.address, bearer, evidenceOn(of, bearer, facts), () => holdersOf(of, facts));
  of.verdicts = putFew(of.verdicts, key, verdict);
  return verdict;
}

/** Tasks whose verdict is another one than when it was last asked for, or was never asked for. */
export function reviewBearers(of: AddressBearers, facts: AddressFacts): readonly string[] {
  const { former } = of;
  of.former = undefined;
  return [...keysOf(of.bearers)].filter((key) => {
    const before = getFew(former, key);
    const now = verdictOn(of, key, facts);
    return before?.provenance !== now?.provenance || before?.ownership !== now?.ownership;
  });
}

/** Looks at one other: until it is shared, all are of one executor. */
function isAnotherExecutor({ bearers }: AddressBearers, bearer: Bearer): boolean {
  for (const other of valuesOf(bearers)) if (other.key !== bearer.key) return !isSameExecutor(other, bearer);
  return false;
}

function holdersOf(of: AddressBearers, facts: AddressFacts): readonly Bearer[] {
  if (!of.isShared) return [];
  of.holders ??= latestHolders([...valuesOf(of.bearers)].filter((bearer) => isContender(of, bearer, facts)));
  return of.holders;
}

function isContender(of: AddressBearers, bearer: Bearer, facts: AddressFacts): boolean {
  return isExclusive(provenanceIn(of, bearer, facts));
}

export function provenanceIn(of: AddressBearers, bearer: Bearer, facts: AddressFacts): Provenance {
  return provenanceOf(of.address, bearer, evidenceOn(of, bearer, facts));
}

function evidenceOn({ address, executors }: AddressBearers, { agentId }: Bearer, facts: AddressFacts): Evidence {
  const agents = executors?.size ?? 0;
  if (agentId === undefined) return { agent: undefined, hintedBy: undefined, executors: 0, agents };
  return {
    agent: facts.agent(agentId),
    hintedBy: facts.hintedBy(agentId, address),
    executors: executors?.get(agentId)?.size ?? 0,
    agents,
  };
}

/** Whether nobody carries it any more. */
export function isBare(of: AddressBearers): boolean {
  return countFew(of.bearers) === 0;
}

/** What the crowd of bearers says, as far as rules 7 and 8 ask. */
function crowdOf({ executors }: AddressBearers, bearer: Bearer | undefined): number {
  if (executors === undefined) return 0;
  const onAgent = bearer?.agentId === undefined ? 0 : (executors.get(bearer.agentId)?.size ?? 0);
  return (onAgent >= MANY ? 2 : 0) + (executors.size >= MANY ? 1 : 0);
}

function countExecutor(of: AddressBearers, { agentId, frameworkId, executor, network }: Bearer, by: 1 | -1): void {
  if (agentId === undefined || network !== undefined) return;
  of.executors ??= new Map();
  const { executors } = of;
  const ofAgent = executors.get(agentId) ?? new Map<string, number>();
  executors.set(agentId, ofAgent);
  const name = `${frameworkId}/${executor}`;
  const count = (ofAgent.get(name) ?? 0) + by;
  if (count > 0) ofAgent.set(name, count);
  else ofAgent.delete(name);
  if (ofAgent.size === 0) executors.delete(agentId);
}

function contendsTheSame(a: Bearer, b: Bearer): boolean {
  return a.introduced === b.introduced && a.startedMs === b.startedMs && isSameExecutor(a, b) && a.network === b.network;
}
