/**
 * Which tasks carry which address now: the index behind the address map. Verdicts are made when they are looked at and
 * kept until something that bears on them changes, so a replay costs the index only.
 */
import { createBearers, putBearer, reviewBearers, touchAll, verdictOn, type AddressBearers, type AddressFacts } from './address-bearers.js';
import { toBearer, type Bearer, type Verdict } from './provenance.js';
import type { AddressSaid, Label, NetworkInfoSaid } from './said.js';
import type { AgentRecord, TaskRecord } from './records.js';
import { standingOf, type Standing } from './standing.js';

export interface JudgedAddress extends AddressSaid, Verdict {
  readonly network: string | undefined;
  readonly groups: readonly string[];
  readonly labels: readonly Label[];
}

export interface AddressBook {
  /** Notes what a task carries now (`undefined` or ended: nothing); returns the addresses that may be judged otherwise now for others. */
  readonly note: (key: string, task: TaskRecord | undefined) => readonly string[];
  /** Notes an agent's addresses; returns the addresses that may be judged otherwise now. */
  readonly noteAgent: (agent: AgentRecord) => readonly string[];
  /** The tasks for which an address is judged otherwise than when it was last looked at. */
  readonly review: (address: string) => readonly string[];
  readonly agent: (agentId: string) => AgentRecord | undefined;
  readonly agents: () => Iterable<AgentRecord>;
  /** The addresses of a task that has not ended, of the telling that counts. */
  readonly addressesOf: (key: string) => readonly JudgedAddress[];
}

interface Entry {
  readonly task: TaskRecord;
  readonly standing: Standing;
  /** By address, over all tellings that may stand. */
  readonly carried: Carried;
}

type Carried = ReadonlyMap<string, Pick<Bearer, 'network' | 'beside'>>;

const NOTHING: Carried = new Map();
const NONE: readonly string[] = [];

export function createAddressBook(): AddressBook {
  const entries = new Map<string, Entry>();
  const byAddress = new Map<string, AddressBearers>();
  const tasksByAgent = new Map<string, Set<string>>();
  const agents = new Map<string, AgentRecord>();
  /** agent → address → tasks that told it outside RUNNING while their container has another one. */
  const hints = new Map<string, Map<string, Set<string>>>();
  const facts: AddressFacts = { agent: (agentId) => agents.get(agentId), hintedBy };

  function note(key: string, task: TaskRecord | undefined): readonly string[] {
    const before = entries.get(key);
    const now = task === undefined || task.status === 'ended' ? undefined : task;
    if (before === undefined && now === undefined) return [];
    if (before !== undefined && now !== undefined && bearsTheSame(before.task, now)) {
      entries.set(key, { ...before, task: now });
      return [];
    }
    const after = now === undefined ? undefined : toEntry(now);
    if (after === undefined) entries.delete(key);
    else entries.set(key, after);
    noteOfAgent(key, before, after);
    const touched: string[] = [];
    noteHints(key, before, after, touched);
    for (const address of before?.carried.keys() ?? []) {
      if (after?.carried.has(address) === true) continue;
      const bearers = byAddress.get(address);
      if (bearers === undefined) continue;
      if (putBearer(bearers, key, undefined, facts)) touched.push(address);
      if (bearers.bearers.size === 0) byAddress.delete(address);
    }
    const assignment = after?.task.assignment;
    if (after === undefined || assignment === undefined) return touched;
    for (const [address, told] of after.carried) {
      const bearers = getOrAdd(byAddress, address, () => createBearers(address));
      if (putBearer(bearers, key, toBearer(key, after.task, assignment, told), facts)) touched.push(address);
    }
    return touched;
  }

  function noteOfAgent(key: string, before: Entry | undefined, after: Entry | undefined): void {
    const [from, to] = [before?.task.assignment?.agentId, after?.task.assignment?.agentId];
    if (from === to) return;
    if (from !== undefined) removeFrom(tasksByAgent, from, key);
    if (to !== undefined) getOrAdd(tasksByAgent, to, () => new Set()).add(key);
  }

  /** A hint is for or against all that its agent's tasks carry. */
  function noteHints(key: string, before: Entry | undefined, after: Entry | undefined, touched: string[]): void {
    const changed = new Set<string>();
    for (const [agentId, address] of hintsOf(before)) {
      const ofAgent = hints.get(agentId);
      if (ofAgent !== undefined) removeFrom(ofAgent, address, key);
      if (ofAgent?.size === 0) hints.delete(agentId);
      changed.add(address);
    }
    for (const [agentId, address] of hintsOf(after)) {
      const ofAgent = getOrAdd(hints, agentId, () => new Map<string, Set<string>>());
      getOrAdd(ofAgent, address, () => new Set()).add(key);
      changed.add(address);
    }
    for (const address of changed) touch(address, touched);
  }

  function touch(address: string, touched: string[]): void {
    const bearers = byAddress.get(address);
    if (bearers === undefined) return;
    touchAll(bearers);
    touched.push(address);
  }

  function noteAgent(agent: AgentRecord): readonly string[] {
    agents.set(agent.agentId, agent);
    const carried = new Set<string>();
    for (const key of tasksByAgent.get(agent.agentId) ?? [])
      for (const address of entries.get(key)?.carried.keys() ?? []) carried.add(address);
    const touched: string[] = [];
    for (const address of carried) touch(address, touched);
    return touched;
  }

  function hintedBy(agentId: string, address: string): string | undefined {
    const [key] = hints.get(agentId)?.get(address) ?? [];
    return key === undefined ? undefined : entries.get(key)?.task.taskId;
  }

  function addressesOf(key: string): readonly JudgedAddress[] {
    const judged = (entries.get(key)?.standing.tellings ?? []).map((infos) => judgeInfos(key, infos));
    return judged.findLast((addresses) => addresses.some(({ provenance }) => provenance !== 'agent')) ?? judged.at(-1) ?? [];
  }

  function judgeInfos(key: string, infos: readonly NetworkInfoSaid[]): readonly JudgedAddress[] {
    const judged = new Map<string, JudgedAddress>();
    for (const { name, groups, labels, addresses } of infos) {
      for (const { address, family } of addresses) {
        const bearers = byAddress.get(address);
        const verdict = bearers === undefined ? undefined : verdictOn(bearers, key, facts);
        const known = judged.get(address);
        if (verdict === undefined || (known !== undefined && (known.network !== undefined || name === undefined))) continue;
        judged.set(address, { address, family, network: name, groups, labels, ...verdict });
      }
    }
    return [...judged.values()];
  }

  return {
    note,
    noteAgent,
    review: (address) => {
      const bearers = byAddress.get(address);
      return bearers === undefined ? [] : reviewBearers(bearers, facts);
    },
    agent: (agentId) => agents.get(agentId),
    agents: () => agents.values(),
    addressesOf,
  };
}

/** Whether nothing has changed that verdicts stand on. */
function bearsTheSame(a: TaskRecord, b: TaskRecord): boolean {
  return a.assignment === b.assignment && a.info === b.info && a.aside === b.aside && a.labels === b.labels;
}

function toEntry(task: TaskRecord): Entry {
  const standing = standingOf(task);
  return { task, standing, carried: carriedBy(standing) };
}

function carriedBy({ tellings }: Standing): Carried {
  if (tellings.length === 0) return NOTHING;
  const carried = new Map<string, Pick<Bearer, 'network' | 'beside'>>();
  for (const infos of tellings) {
    for (const { name, addresses } of infos) {
      for (const { address } of addresses) {
        const known = carried.get(address);
        const before = known?.beside ?? NONE;
        const isAlone = name !== undefined || addresses.length === 1;
        const beside = isAlone ? before : [...before, ...addresses.map((said) => said.address)];
        carried.set(address, { network: name ?? known?.network, beside });
      }
    }
  }
  return carried;
}

/** Told outside RUNNING, or in a RUNNING that does not stand, although the container has another address: the agent's, as Docker executors tell it. */
function hintsOf(entry: Entry | undefined): readonly (readonly [agentId: string, address: string])[] {
  const agentId = entry?.task.assignment?.agentId;
  if (entry === undefined || agentId === undefined || entry.carried.size === 0) return [];
  const { task, standing, carried } = entry;
  return [...task.aside, ...standing.overruled].filter((address) => !carried.has(address)).map((address) => [agentId, address]);
}

export function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function removeFrom(map: Map<string, Set<string>>, name: string, key: string): void {
  const set = map.get(name);
  set?.delete(key);
  if (set?.size === 0) map.delete(name);
}
