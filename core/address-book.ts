/**
 * Which tasks carry which address now: the index behind the address map. Verdicts are made when they are looked at and
 * kept until something that bears on them changes, so a replay costs the index only.
 */
import type { AddressSaid, Label, NetworkInfoSaid } from './said.js';
import type { AgentRecord, TaskRecord } from './records.js';
import { judgeAddress, type Bearer, type Verdict } from './provenance.js';

export interface JudgedAddress extends AddressSaid, Verdict {
  readonly network: string | undefined;
  readonly groups: readonly string[];
  readonly labels: readonly Label[];
}

export interface AddressBook {
  /** Notes what a task carries now (`undefined` or ended: nothing); returns the addresses that may be judged otherwise now. */
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
  /** Network name by address, over all tellings. */
  readonly carried: ReadonlyMap<string, string | undefined>;
}

export function createAddressBook(): AddressBook {
  const entries = new Map<string, Entry>();
  const bearers = new Map<string, Set<string>>();
  const verdicts = new Map<string, ReadonlyMap<string, Verdict>>();
  /** Verdicts of addresses that were touched since and not reviewed yet. */
  const former = new Map<string, ReadonlyMap<string, Verdict>>();
  const tasksByAgent = new Map<string, Set<string>>();
  const agents = new Map<string, AgentRecord>();
  /** agent → address → tasks that told it outside RUNNING while their container has another one. */
  const hints = new Map<string, Map<string, Set<string>>>();

  function note(key: string, task: TaskRecord | undefined): readonly string[] {
    const before = entries.get(key);
    const isCarrying = task !== undefined && task.status !== 'ended';
    if (before === undefined && !isCarrying) return [];
    if (before !== undefined && isCarrying && bearsTheSame(before.task, task)) {
      entries.set(key, { task, carried: before.carried });
      return [];
    }
    const touched = new Set<string>();
    if (before !== undefined) withdraw(key, before, touched);
    if (isCarrying) enter(key, { task, carried: carriedBy(task) }, touched);
    return [...touched];
  }

  function withdraw(key: string, entry: Entry, touched: Set<string>): void {
    entries.delete(key);
    for (const address of entry.carried.keys()) {
      touch(address, touched);
      const set = bearers.get(address);
      set?.delete(key);
      if (set?.size === 0) bearers.delete(address);
    }
    const agentId = entry.task.assignment?.agentId;
    if (agentId === undefined) return;
    const tasks = tasksByAgent.get(agentId);
    tasks?.delete(key);
    if (tasks?.size === 0) tasksByAgent.delete(agentId);
    for (const address of hintsOf(entry)) {
      const byAddress = hints.get(agentId);
      const set = byAddress?.get(address);
      set?.delete(key);
      if (set?.size === 0) byAddress?.delete(address);
      if (byAddress?.size === 0) hints.delete(agentId);
      touch(address, touched);
    }
  }

  function enter(key: string, entry: Entry, touched: Set<string>): void {
    entries.set(key, entry);
    for (const address of entry.carried.keys()) {
      getOrAdd(bearers, address, () => new Set<string>()).add(key);
      touch(address, touched);
    }
    const agentId = entry.task.assignment?.agentId;
    if (agentId === undefined) return;
    getOrAdd(tasksByAgent, agentId, () => new Set<string>()).add(key);
    for (const address of hintsOf(entry)) {
      getOrAdd(
        getOrAdd(hints, agentId, () => new Map<string, Set<string>>()),
        address,
        () => new Set<string>(),
      ).add(key);
      touch(address, touched);
    }
  }

  function touch(address: string, touched: Set<string>): void {
    touched.add(address);
    const known = verdicts.get(address);
    if (known === undefined) return;
    verdicts.delete(address);
    if (!former.has(address)) former.set(address, known);
  }

  function noteAgent(agent: AgentRecord): readonly string[] {
    agents.set(agent.agentId, agent);
    const touched = new Set<string>();
    for (const key of tasksByAgent.get(agent.agentId) ?? [])
      for (const address of entries.get(key)?.carried.keys() ?? []) touch(address, touched);
    return [...touched];
  }

  function review(address: string): readonly string[] {
    const before = former.get(address);
    former.delete(address);
    const now = verdictsOn(address);
    const others: string[] = [];
    for (const [key, { provenance, ownership }] of now) {
      const known = before?.get(key);
      if (known?.provenance !== provenance || known.ownership !== ownership) others.push(key);
    }
    return others;
  }

  function verdictsOn(address: string): ReadonlyMap<string, Verdict> {
    return getOrAdd(verdicts, address, () =>
      judgeAddress(address, [...(bearers.get(address) ?? [])].flatMap(bearerOf(address)), { agent: (id) => agents.get(id), hintedBy }),
    );
  }

  function bearerOf(address: string): (key: string) => readonly Bearer[] {
    return (key) => {
      const entry = entries.get(key);
      const assignment = entry?.task.assignment;
      return entry === undefined || assignment === undefined
        ? []
        : [{ key, task: entry.task, assignment, network: entry.carried.get(address) }];
    };
  }

  function hintedBy(agentId: string, address: string): string | undefined {
    const [key] = hints.get(agentId)?.get(address) ?? [];
    return key === undefined ? undefined : entries.get(key)?.task.taskId;
  }

  function addressesOf(key: string): readonly JudgedAddress[] {
    const tellings = entries.get(key)?.task.assignment?.tellings ?? [];
    const judged = tellings.map((infos) => judgeInfos(key, infos));
    return judged.findLast((addresses) => addresses.some(({ provenance }) => provenance !== 'agent')) ?? judged.at(-1) ?? [];
  }

  function judgeInfos(key: string, infos: readonly NetworkInfoSaid[]): readonly JudgedAddress[] {
    const judged = new Map<string, JudgedAddress>();
    for (const { name, groups, labels, addresses } of infos) {
      for (const { address, family } of addresses) {
        const verdict = verdictsOn(address).get(key);
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
    review,
    agent: (agentId) => agents.get(agentId),
    agents: () => agents.values(),
    addressesOf,
  };
}

/** Whether nothing has changed that verdicts stand on. */
function bearsTheSame(a: TaskRecord, b: TaskRecord): boolean {
  return a.assignment === b.assignment && a.info === b.info && a.aside === b.aside && a.status !== 'ended';
}

function carriedBy(task: TaskRecord): ReadonlyMap<string, string | undefined> {
  const carried = new Map<string, string | undefined>();
  for (const infos of task.assignment?.tellings ?? []) {
    for (const { name, addresses } of infos) for (const { address } of addresses) carried.set(address, name ?? carried.get(address));
  }
  return carried;
}

/** Told outside RUNNING although the container has another address: a Docker executor's way to tell the agent's. */
function hintsOf({ task, carried }: Entry): readonly string[] {
  return carried.size === 0 ? [] : task.aside.filter((address) => !carried.has(address));
}

export function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
