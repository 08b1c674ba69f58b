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
  /** Notes what a task carries now (`undefined` or ended: nothing); returns the other tasks whose verdicts it may change. */
  readonly note: (key: string, task: TaskRecord | undefined) => readonly string[];
  /** Notes an agent's addresses; returns the tasks whose verdicts it may change. */
  readonly noteAgent: (agent: AgentRecord) => readonly string[];
  readonly agent: (agentId: string) => AgentRecord | undefined;
  readonly agents: () => Iterable<AgentRecord>;
  readonly forgetAgent: (agentId: string) => void;
  /** The addresses of a task that has not ended, of the telling that counts. */
  readonly addressesOf: (key: string) => readonly JudgedAddress[];
  readonly hasTasks: (agentId: string) => boolean;
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
  const tasksByAgent = new Map<string, Set<string>>();
  const agents = new Map<string, AgentRecord>();
  /** agent → address → tasks that told it outside RUNNING while their container has another one. */
  const hints = new Map<string, Map<string, Set<string>>>();

  function note(key: string, task: TaskRecord | undefined): readonly string[] {
    const before = entries.get(key);
    const carried = task === undefined || task.status === 'ended' ? undefined : carriedBy(task);
    if (before === undefined && carried === undefined) return [];
    const affected = new Set<string>();
    if (before !== undefined) withdraw(key, before, affected);
    if (task !== undefined && carried !== undefined) enter(key, { task, carried }, affected);
    affected.delete(key);
    return [...affected];
  }

  function withdraw(key: string, entry: Entry, affected: Set<string>): void {
    entries.delete(key);
    for (const address of entry.carried.keys()) {
      touch(address, affected);
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
      touch(address, affected);
    }
  }

  function enter(key: string, entry: Entry, affected: Set<string>): void {
    entries.set(key, entry);
    for (const address of entry.carried.keys()) {
      getOrAdd(bearers, address, () => new Set<string>()).add(key);
      touch(address, affected);
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
      touch(address, affected);
    }
  }

  function touch(address: string, affected: Set<string>): void {
    verdicts.delete(address);
    for (const key of bearers.get(address) ?? []) affected.add(key);
  }

  function noteAgent(agent: AgentRecord): readonly string[] {
    agents.set(agent.agentId, agent);
    const affected = [...(tasksByAgent.get(agent.agentId) ?? [])];
    for (const key of affected) for (const address of entries.get(key)?.carried.keys() ?? []) verdicts.delete(address);
    return affected;
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
    agent: (agentId) => agents.get(agentId),
    agents: () => agents.values(),
    forgetAgent: (agentId) => void agents.delete(agentId),
    addressesOf,
    hasTasks: (agentId) => tasksByAgent.has(agentId),
  };
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
