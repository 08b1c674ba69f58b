/**
 * Who held an address, and when: made of the ends that the history tells (task-events.ts) and of what is held now.
 *
 * A holding lasts from the RUNNING that introduced the assignment to the assignment's end. Where an address was given to
 * another task before the old one's end was told, it is the later one's from then on (protocol.md §7.1): the old holding ends as
 * `readdressed`, and begins again should the later one end first. Tasks of one executor share their address, and tasks
 * with which the agent's own address stands in share that.
 */
import type { EndReason } from './task-events.js';
import { PROVENANCES, type Provenance } from './views.js';

/** A task's word for it that it has, or had, the address. */
export interface Claim {
  readonly address: string;
  readonly frameworkId: string;
  readonly taskId: string;
  readonly agentId: string | undefined;
  /** Equal for tasks that share one network namespace. */
  readonly executor: string;
  readonly network: string | undefined;
  readonly provenance: Provenance;
  /** The introducing status's own time: by the clock of the agent's machine. */
  readonly startedAtMs: number | undefined;
  readonly fromMs: number;
  readonly fromPosition: string;
  readonly end: ClaimEnd | undefined;
}

interface ClaimEnd {
  readonly atMs: number;
  readonly position: string | undefined;
  readonly reason: EndReason;
}

export interface Holding extends Omit<Claim, 'executor' | 'startedAtMs' | 'end'> {
  /** `undefined`: it is held still. */
  readonly toMs: number | undefined;
  readonly toPosition: string | undefined;
  readonly endedBy: EndReason | 'readdressed' | undefined;
}

/** @param claims of one address. Newest first. An assignment told more than once (an event may be copied again) counts once, as ended where it was told so. */
export function toHoldings(claims: Iterable<Claim>): readonly Holding[] {
  const distinct = new Map<string, Claim>();
  for (const claim of claims) {
    const key = assignmentKey(claim.frameworkId, claim.taskId, claim.fromPosition);
    if (distinct.get(key)?.end === undefined) distinct.set(key, claim);
  }
  const all = [...distinct.values()];
  const rivals = all.filter(isExclusive);
  return all
    .flatMap((claim) => cutOut(claim, isExclusive(claim) ? rivals.filter((other) => takesFrom(other, claim)) : []))
    .sort(newestFirst);
}

/** Whether the holding lasts at this time; one that ended in its very beginning never does. */
export function lastsAt({ fromMs, toMs }: Pick<Holding, 'fromMs' | 'toMs'>, atMs: number): boolean {
  return fromMs <= atMs && (toMs === undefined || atMs < toMs);
}

/** The agent's own addresses, and those of its bridge, are nobody's alone. */
function isExclusive({ provenance }: Claim): boolean {
  return provenance === 'container' || provenance === 'unknown';
}

function takesFrom(later: Claim, claim: Claim): boolean {
  const isAnother = later.executor !== claim.executor && (later.taskId !== claim.taskId || later.frameworkId !== claim.frameworkId);
  // an entry without a name can be of any network
  const mayBeOneNetwork = later.network === undefined || claim.network === undefined || later.network === claim.network;
  return isAnother && mayBeOneNetwork && compareGiven(later, claim) > 0;
}

/** On one agent by the statuses' own times: a RUNNING that waited for an acknowledgement is told late (mesos-facts §4.8 no. 13). */
function compareGiven(a: Claim, b: Claim): number {
  const isOneClock = a.agentId !== undefined && a.agentId === b.agentId;
  const byStart = isOneClock && a.startedAtMs !== undefined && b.startedAtMs !== undefined ? a.startedAtMs - b.startedAtMs : 0;
  return byStart || a.fromMs - b.fromMs || comparePositions(a.fromPosition, b.fromPosition);
}

function comparePositions(a: string, b: string): number {
  const [partitionA = 0, offsetA = 0] = a.split(':').map(Number);
  const [partitionB = 0, offsetB = 0] = b.split(':').map(Number);
  return partitionA - partitionB || offsetA - offsetB;
}

/** What is left of a claim where others took the address: the time before, and that after they let go. */
function cutOut(claim: Claim, takers: readonly Claim[]): readonly Holding[] {
  const { executor: _executor, startedAtMs: _startedAtMs, end, ...rest } = claim;
  const endMs = end?.atMs ?? Infinity;
  const pieces: Holding[] = [];
  let from: { readonly atMs: number; readonly position: string } | undefined = { atMs: claim.fromMs, position: claim.fromPosition };
  for (const taker of [...takers].sort((a, b) => a.fromMs - b.fromMs)) {
    const { end: letGo } = taker;
    if (taker.fromMs >= endMs || (letGo !== undefined && letGo.atMs <= from.atMs)) continue;
    const toMs = Math.max(taker.fromMs, from.atMs);
    // nothing is left of the piece; the first one is told all the same: the claim was made
    if (toMs > from.atMs || pieces.length === 0)
      pieces.push({ ...rest, ...startOf(from), toMs, toPosition: taker.fromPosition, endedBy: 'readdressed' });
    from = letGo === undefined ? undefined : { atMs: letGo.atMs, position: letGo.position ?? taker.fromPosition };
    if (from === undefined || from.atMs >= endMs) return pieces;
  }
  return [...pieces, { ...rest, ...startOf(from), toMs: end?.atMs, toPosition: end?.position, endedBy: end?.reason }];
}

function startOf({ atMs, position }: { readonly atMs: number; readonly position: string }): Pick<Holding, 'fromMs' | 'fromPosition'> {
  return { fromMs: atMs, fromPosition: position };
}

function newestFirst(a: Holding, b: Holding): number {
  return (
    b.fromMs - a.fromMs || comparePositions(b.fromPosition, a.fromPosition) || (a.taskId < b.taskId ? -1 : a.taskId > b.taskId ? 1 : 0)
  );
}

/** Names an assignment among those of all tasks. */
export function assignmentKey(frameworkId: string, taskId: string, assignment: string): string {
  return JSON.stringify([frameworkId, taskId, assignment]);
}

/** Tasks of one pod, or of one custom executor, share their address (mesos-facts §4.7). */
export function executorOf(of: {
  readonly frameworkId: string;
  readonly taskId: string;
  readonly agentId: string | undefined;
  readonly parentContainerId: string | undefined;
  readonly executorId: string | undefined;
  readonly containerId: string | undefined;
}): string {
  const name = of.parentContainerId ?? of.executorId ?? of.containerId ?? of.taskId;
  return JSON.stringify([of.frameworkId, of.agentId, name]);
}

/** The assignment that a `taskpulse.task.ended` ends; `undefined` when the task never ran. */
export function assignmentOfEnd({ frameworkId, taskId, assignment }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof frameworkId !== 'string' || typeof taskId !== 'string' || typeof assignment !== 'string') return undefined;
  return assignmentKey(frameworkId, taskId, assignment);
}

/** What the data of a `taskpulse.task.ended` says of an address; `undefined` when it did not count at the end, or the data is another version's. */
export function claimOfEnd(data: Readonly<Record<string, unknown>>, atMs: number, address: string): Claim | undefined {
  const { frameworkId, taskId, assignment, since, held, reason } = data;
  if (typeof frameworkId !== 'string' || typeof taskId !== 'string' || typeof assignment !== 'string') return undefined;
  const fromMs = typeof since === 'string' ? Date.parse(since) : NaN;
  const entry = isArray(held) ? held.find((one) => isObject(one) && one['address'] === address) : undefined;
  if (Number.isNaN(fromMs) || !isObject(entry)) return undefined;
  const agentId = textOf(data['agentId']);
  return {
    address,
    frameworkId,
    taskId,
    agentId,
    executor: executorOf({
      frameworkId,
      taskId,
      agentId,
      parentContainerId: textOf(data['parentContainerId']),
      executorId: textOf(data['executorId']),
      containerId: textOf(data['containerId']),
    }),
    network: textOf(entry['network']),
    provenance: PROVENANCES.find((one) => one === entry['provenance']) ?? 'unknown',
    startedAtMs: typeof data['startedAtMs'] === 'number' ? data['startedAtMs'] : undefined,
    fromMs,
    fromPosition: assignment,
    end: { atMs, position: textOf(data['position']), reason: reason === 'replaced' || reason === 'forgotten' ? reason : 'ended' },
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
