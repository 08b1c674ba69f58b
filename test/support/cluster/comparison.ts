/** The map against the truth, at any moment and at quiet points. What may differ without being wrong is in EXCUSES, and nothing else. */
import type { EngineView } from '../../../core/engine-types.js';
import type { AddressEntry } from '../../../core/views.js';
import { keyOf, type SimContext } from './context.js';
import { addressesOf } from './ipam.js';
import { holds, type SimTask } from './shape.js';

/**
 * Each with the share of all lives of tasks that may ever claim it, at most. Where the map calls a verdict certain, only a request
 * that is told too late is an excuse for it.
 *
 * - `agent unknown`: a task without a network of its own whose agent nobody told the address of, nor what it asked for: its
 *   address is `container`, there being no sign to the contrary;
 * - `not told`: a container whose addresses no record tells (a bridge of an old master left the RUNNING out, its agent is away);
 * - `end not told`: a task that is over, and no record says so for good (lost with its agent, or its framework left): the map
 *   keeps it, suspended or not, until it is forgotten;
 * - `bridge range`: an address of Docker's bridge that fewer than three agents have at once, request unknown: it is
 *   `container`, and two tasks may seem to quarrel about it;
 * - `like a shared address`: one without a network's name (Docker's, 0.25's modules) that tasks of three agents, or of three
 *   executors of one, were told to have and not yet to have lost: `agent-local` or `agent`, so it is not probed;
 * - `request of the life before`: a task launched again, on the same agent, with another request that is not told yet;
 * - `contested`: two tasks told it, and the order cannot be known: neither is probed until one ends;
 * - `said unknown`: the entry says that it does not know.
 */
export const EXCUSES = new Map([
  ['agent unknown', 0.03],
  ['not told', 0.01],
  ['end not told', 0.1],
  ['bridge range', 0.005],
  ['like a shared address', 0.01],
  ['request of the life before', 0.005],
  ['contested', 0.005],
  ['said unknown', 0.005],
]);

export interface Comparison {
  readonly wrong: readonly string[];
  /** By its name the lives that claim it. */
  readonly excuses: ReadonlyMap<string, ReadonlySet<SimTask>>;
}

interface Notes {
  readonly isQuiet: boolean;
  readonly wrong: string[];
  readonly excuses: Map<string, Set<SimTask>>;
  readonly excuse: (why: string, task: SimTask) => void;
}

function createNotes(isQuiet: boolean): Notes {
  const excuses = new Map<string, Set<SimTask>>();
  return {
    isQuiet,
    wrong: [],
    excuses,
    excuse: (why, task) => excuses.set(why, (excuses.get(why) ?? new Set()).add(task)),
  };
}

/** At any moment: no address is probed for a task although another one has it and that is told; what is told of a task is there, and no other. */
export function compareNow(context: SimContext, view: EngineView): Comparison {
  const notes = createNotes(false);
  compareCredits(context, view, notes);
  for (const task of context.tasks.values()) {
    if (!task.told.isAny || task.told.end) continue;
    const record = view.task(task.framework.id, task.id);
    compareAddresses(context, task, record === undefined ? [] : view.addressesOf(record), notes);
  }
  return notes;
}

function compareCredits(context: SimContext, view: EngineView, notes: Notes): void {
  const holders = new Map<string, SimTask[]>();
  for (const task of context.lives) {
    if (!holds(task) || !task.told.addresses) continue;
    for (const address of addressesOf(task.container.leases)) holders.set(address, [...(holders.get(address) ?? []), task]);
  }
  for (const entry of view.addresses()) {
    if (!entry.probed || entry.provenance !== 'container') continue;
    const held = holders.get(entry.address);
    if (held === undefined || held.some((task) => isOf(entry, task))) continue;
    // Its container has the address still, by its other tasks: only its end is not told yet.
    if (held.some(({ container }) => [...container.members].some((task) => isOf(entry, task)))) continue;
    const [first] = held;
    if (first === undefined) continue;
    if (isBridge(entry.address)) notes.excuse('bridge range', first);
    else if (held.every((task) => isJudgedByFormerRequest(context, task))) notes.excuse('request of the life before', first);
    else if (isUnnamed(held, entry.address) && isLikeShared(context, entry.address)) notes.excuse('like a shared address', first);
    else notes.wrong.push(`${describe(entry)} is credited, and belongs to ${held.map(nameOf).join(', ')}`);
  }
}

/** At a quiet point: every task and address is as it is told. */
export function compareAll(context: SimContext, view: EngineView): Comparison {
  const notes = createNotes(true);
  for (const task of context.tasks.values()) compareTask(context, view, task, notes);
  compareCredits(context, view, notes);
  return notes;
}

function compareTask(context: SimContext, view: EngineView, task: SimTask, notes: Notes): void {
  const record = view.task(task.framework.id, task.id);
  const entries = record === undefined ? [] : view.addressesOf(record);
  const name = nameOf(task);
  if (!task.told.isAny) return;
  if (task.told.end) {
    if (record?.status !== 'ended' && record !== undefined) notes.wrong.push(`${name} has ended and is ${record.status}`);
    if (entries.length > 0) notes.wrong.push(`${name} has ended and has ${entries.map(describe).join(', ')}`);
  } else if (!task.isAlive) {
    if (record?.status !== 'ended') notes.excuse('end not told', task);
  } else {
    if (record?.status === 'ended') notes.wrong.push(`${name} lives and is ended`);
    compareAddresses(context, task, entries, notes);
  }
}

function compareAddresses(context: SimContext, task: SimTask, entries: readonly AddressEntry[], notes: Notes): void {
  const own = addressesOf(task.container.leases);
  for (const entry of entries) {
    const fault = faultOf(entry, own);
    if (fault !== undefined) {
      const excuse = excuseFor(context, entry, task);
      if (excuse === undefined) notes.wrong.push(`${describe(entry)} is ${fault}: ${nameOf(task)}`);
      else notes.excuse(excuse, task);
    } else if (entry.provenance === 'unknown') notes.excuse('said unknown', task);
    // While news are on their way, who was given an address last may not be settled.
    else if (entry.provenance === 'container' && !entry.probed && notes.isQuiet) compareRefusal(entry, task, notes);
  }
  const missing = own.filter((address) => !entries.some((entry) => entry.address === address));
  if (missing.length === 0) return;
  if (task.told.addresses) notes.wrong.push(`${missing.join(', ')} is missing: ${nameOf(task)}`);
  else if (notes.isQuiet) notes.excuse('not told', task);
}

function faultOf({ address, provenance }: AddressEntry, own: readonly string[]): string | undefined {
  const isOwn = own.includes(address);
  switch (provenance) {
    case 'container':
      return isOwn ? undefined : "not a container's";
    case 'agent':
      return isOwn ? "the container's own" : undefined;
    case 'agent-local':
      return isOwn && isBridge(address) ? undefined : "no bridge's";
    case 'unknown':
      return undefined;
  }
}

function excuseFor(context: SimContext, entry: AddressEntry, task: SimTask): string | undefined {
  if (isJudgedByFormerRequest(context, task)) return 'request of the life before';
  if (entry.confidence === 'certain') return undefined;
  if (entry.provenance === 'container') return isAgentUnknown(task) ? 'agent unknown' : undefined;
  return isUnnamed([task], entry.address) && isLikeShared(context, entry.address) ? 'like a shared address' : undefined;
}

function compareRefusal(entry: AddressEntry, task: SimTask, notes: Notes): void {
  if (isBridge(entry.address)) notes.excuse('bridge range', task);
  else if (entry.reason.includes('cannot be told')) notes.excuse('contested', task);
  else notes.wrong.push(`${describe(entry)} is refused (${entry.reason}), and belongs to ${nameOf(task)}`);
}

/** Nobody told anything by which to know the address for the agent's. */
function isAgentUnknown({ agent, told, runtime }: SimTask): boolean {
  return !agent.isKnown && !(told.request && (runtime === 'docker-host' || runtime === 'docker-none'));
}

function isOf({ frameworkId, taskId }: AddressEntry, { framework, id }: SimTask): boolean {
  return framework.id === frameworkId && id === taskId;
}

/** Three agents, or three executors of one, have had it, and nobody told the end of that. */
function isLikeShared({ lives }: SimContext, address: string): boolean {
  const carriers = lives.filter(({ container, told }) => told.addresses && !told.end && addressesOf(container.leases).includes(address));
  const byAgent = carriers.map(({ agent }) => carriers.filter((other) => other.agent === agent));
  return (
    byAgent.some((ofAgent) => new Set(ofAgent.map(({ executorId }) => executorId)).size >= 3) ||
    new Set(carriers.map(({ agent }) => agent)).size >= 3
  );
}

function isUnnamed(holders: readonly SimTask[], address: string): boolean {
  return holders.some(({ container }) => container.leases.some(({ name, v4 }) => name === undefined && v4 === address));
}

/** A request names its agent and its executor: that of another agent, or executor, is known for another life's. */
function isJudgedByFormerRequest({ lives }: SimContext, task: SimTask): boolean {
  if (task.told.request) return false;
  return lives.some(
    (life) =>
      life !== task && keyOf(life) === keyOf(task) && life.told.request && life.agent === task.agent && life.executorId === task.executorId,
  );
}

function isBridge(address: string): boolean {
  return address.startsWith('172.17.');
}

function describe({ frameworkId, taskId, address, provenance, confidence, reason }: AddressEntry): string {
  return `${address} (${provenance}, ${confidence}: ${reason}) of ${frameworkId}/${taskId}`;
}

function nameOf(task: SimTask): string {
  return `${keyOf(task)} (${task.runtime} on ${task.agent.id}, ${task.state}, ${task.containerId})`;
}
