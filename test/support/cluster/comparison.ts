/** The map against the truth, at any moment and at quiet points. What may differ without being wrong is in EXCUSES, and nothing else. */
import type { EngineView } from '../../../core/engine-types.js';
import type { AddressEntry } from '../../../core/views.js';
import { keyOf, type SimContext } from './context.js';
import { addressesOf } from './ipam.js';
import { holds, type SimTask } from './shape.js';

/**
 * Each with how often it may be claimed at most, per life of a task:
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
 * - `request of the life before`: a task launched again with another request that is not told yet;
 * - `contested`: two tasks told it, and the order cannot be known: neither is probed until one ends;
 * - `said unknown`: the entry says that it does not know.
 */
export const EXCUSES = new Map([
  ['agent unknown', 0.05],
  ['not told', 0.03],
  ['end not told', 0.3],
  ['bridge range', 0.01],
  ['like a shared address', 0.02],
  ['request of the life before', 0.005],
  ['contested', 0.005],
  ['said unknown', 0.02],
]);

export interface Comparison {
  readonly wrong: readonly string[];
  readonly excuses: ReadonlyMap<string, number>;
}

interface Notes {
  readonly wrong: string[];
  readonly excuses: Map<string, number>;
  readonly excuse: (why: string) => void;
}

function createNotes(): Notes {
  const excuses = new Map<string, number>();
  return {
    wrong: [],
    excuses,
    excuse: (why) => excuses.set(why, (excuses.get(why) ?? 0) + 1),
  };
}

/** At any moment: no address is probed for a task although another one has it and that is told. */
export function compareCredits(context: SimContext, view: EngineView): Comparison {
  const notes = createNotes();
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
    if (isBridge(entry.address)) notes.excuse('bridge range');
    else if (held.every((task) => isJudgedByFormerRequest(context, task))) notes.excuse('request of the life before');
    else if (isUnnamed(held, entry.address) && isLikeShared(context, entry.address)) notes.excuse('like a shared address');
    else notes.wrong.push(`${describe(entry)} is credited, and belongs to ${held.map(nameOf).join(', ')}`);
  }
  return notes;
}

/** At a quiet point: every task and address is as it is told. */
export function compareAll(context: SimContext, view: EngineView): Comparison {
  const notes = createNotes();
  for (const task of context.tasks.values()) compareTask(context, view, task, notes);
  const credits = compareCredits(context, view);
  notes.wrong.push(...credits.wrong);
  for (const [why, count] of credits.excuses) notes.excuses.set(why, (notes.excuses.get(why) ?? 0) + count);
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
    if (record?.status !== 'ended') notes.excuse('end not told');
  } else {
    if (record?.status === 'ended') notes.wrong.push(`${name} lives and is ended`);
    compareAddresses(context, task, entries, notes);
  }
}

function compareAddresses(context: SimContext, task: SimTask, entries: readonly AddressEntry[], notes: Notes): void {
  const own = addressesOf(task.container.leases);
  for (const entry of entries) {
    const isOwn = own.includes(entry.address);
    if (entry.provenance === 'unknown') notes.excuse('said unknown');
    else if (entry.provenance === 'container' && !isOwn) {
      if (isAgentUnknown(task)) notes.excuse('agent unknown');
      else notes.wrong.push(`${describe(entry)} is not a container's: ${nameOf(task)}`);
    } else if (entry.provenance.startsWith('agent') && isUnnamed([task], entry.address) && isLikeShared(context, entry.address))
      notes.excuse('like a shared address');
    else if (entry.provenance === 'agent' && isOwn) notes.wrong.push(`${describe(entry)} is the container's own: ${nameOf(task)}`);
    else if (entry.provenance === 'agent-local' && !(isOwn && isBridge(entry.address)))
      notes.wrong.push(`${describe(entry)} is no bridge's: ${nameOf(task)}`);
    else if (entry.provenance === 'container' && !entry.probed) compareRefusal(entry, task, notes);
  }
  const missing = own.filter((address) => !entries.some((entry) => entry.address === address));
  if (missing.length === 0) return;
  if (task.told.addresses) notes.wrong.push(`${missing.join(', ')} is missing: ${nameOf(task)}`);
  else notes.excuse('not told');
}

function compareRefusal(entry: AddressEntry, task: SimTask, notes: Notes): void {
  if (isBridge(entry.address)) notes.excuse('bridge range');
  else if (entry.reason.includes('cannot be told')) notes.excuse('contested');
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

function isJudgedByFormerRequest({ lives }: SimContext, task: SimTask): boolean {
  return !task.told.request && lives.some((life) => life !== task && keyOf(life) === keyOf(task) && life.told.request);
}

function isBridge(address: string): boolean {
  return address.startsWith('172.17.');
}

function describe({ frameworkId, taskId, address, provenance, reason }: AddressEntry): string {
  return `${address} (${provenance}: ${reason}) of ${frameworkId}/${taskId}`;
}

function nameOf(task: SimTask): string {
  return `${keyOf(task)} (${task.runtime} on ${task.agent.id}, ${task.state}, ${task.containerId})`;
}
