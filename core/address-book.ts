/**
 * Which tasks carry which address now: the index behind the address map. Verdicts are made when they are looked at and
 * kept until something that bears on them changes, so a replay costs the index only.
 */
import {
  createBearers,
  isBare,
  provenanceIn,
  putBearer,
  reviewBearers,
  touchAll,
  verdictOn,
  type AddressBearers,
  type AddressFacts,
} from './address-bearers.js';
import { toBearer, type Bearer, type Verdict } from './provenance.js';
import type { AddressSaid, Label, NetworkInfoSaid } from './said.js';
import type { AgentRecord, TaskRecord } from './records.js';
import type { Provenance } from './views.js';
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
  /** From here on changes are reviewed: what was looked at before is no plan's ground. */
  readonly beginReviews: () => void;
  readonly agent: (agentId: string) => AgentRecord | undefined;
  readonly agents: () => Iterable<AgentRecord>;
  /** Keys of the tasks whose assignment is on it. */
  readonly tasksOn: (agentId: string) => Iterable<string>;
  /** The addresses of a task that has not ended, of the telling that counts. */
  readonly addressesOf: (key: string) => readonly JudgedAddress[];
  /** What they are, without a word on whose: cheap enough to be asked of all tasks at each scrape. */
  readonly provenancesOf: (key: string) => readonly Provenance[];
}

interface Entry {
  /** Another of which the same is to be said takes its place: most news of a task bear on no address. */
  task: TaskRecord;
  /** Of each address in the tellings that may stand. */
  readonly carried: readonly Bearer[];
}

const NOTHING: readonly Bearer[] = [];
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
      before.task = now;
      return [];
    }
    const after = now === undefined ? undefined : toEntry(key, now);
    if (after === undefined) entries.delete(key);
    else entries.set(key, after);
    noteOfAgent(key, before, after);
    const touched: string[] = [];
    noteHints(key, before, after, touched);
    for (const { address } of before?.carried ?? NOTHING) {
      if (carries(after, address)) continue;
      const bearers = byAddress.get(address);
      if (bearers === undefined) continue;
      if (putBearer(bearers, key, undefined, facts)) touched.push(address);
      if (isBare(bearers)) byAddress.delete(address);
    }
    for (const bearer of after?.carried ?? NOTHING) {
      const bearers = getOrAdd(byAddress, bearer.address, () => createBearers(bearer.address));
      if (putBearer(bearers, key, bearer, facts)) touched.push(bearer.address);
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
    const [from, to] = [hintsOf(before), hintsOf(after)];
    if (from.length === 0 && to.length === 0) return;
    const changed = new Set<string>();
    for (const [agentId, address] of from) {
      const ofAgent = hints.get(agentId);
      if (ofAgent !== undefined) removeFrom(ofAgent, address, key);
      if (ofAgent?.size === 0) hints.delete(agentId);
      changed.add(address);
    }
    for (const [agentId, address] of to) {
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
      for (const { address } of entries.get(key)?.carried ?? NOTHING) carried.add(address);
    const touched: string[] = [];
    for (const address of carried) touch(address, touched);
    return touched;
  }

  function hintedBy(agentId: string, address: string): string | undefined {
    const [key] = hints.get(agentId)?.get(address) ?? [];
    return key === undefined ? undefined : entries.get(key)?.task.taskId;
  }

  function addressesOf(key: string): readonly JudgedAddress[] {
    const entry = entries.get(key);
    if (entry === undefined) return [];
    const judged = standingOf(entry.task).tellings.map((infos) => judgeInfos(key, infos));
    return judged.findLast((addresses) => addresses.some(({ provenance }) => provenance !== 'agent')) ?? judged.at(-1) ?? [];
  }

  function provenancesOf(key: string): readonly Provenance[] {
    const entry = entries.get(key);
    if (entry?.task.assignment?.tellings.length !== 1) return addressesOf(key).map(({ provenance }) => provenance);
    return entry.carried.flatMap((bearer) => {
      const bearers = byAddress.get(bearer.address);
      return bearers === undefined ? [] : [provenanceIn(bearers, bearer, facts)];
    });
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
    beginReviews: () => {
      for (const bearers of byAddress.values()) bearers.former = undefined;
    },
    agent: (agentId) => agents.get(agentId),
    agents: () => agents.values(),
    tasksOn: (agentId) => tasksByAgent.get(agentId) ?? NONE,
    addressesOf,
    provenancesOf,
  };
}

/** Whether nothing has changed that verdicts stand on. */
function bearsTheSame(a: TaskRecord, b: TaskRecord): boolean {
  return a.assignment === b.assignment && a.info === b.info && a.aside === b.aside && a.labels === b.labels;
}

function toEntry(key: string, task: TaskRecord): Entry {
  return { task, carried: carriedBy(key, task) };
}

function carriedBy(key: string, task: TaskRecord): readonly Bearer[] {
  const { assignment } = task;
  if (assignment === undefined) return NOTHING;
  const told = toldOf(standingOf(task).tellings);
  return told.map((one) => toBearer(key, task, assignment, one));
}

type Told = Pick<Bearer, 'address' | 'network' | 'beside'>;

/** Each address once, under the name that a telling gives it. */
function toldOf(tellings: Standing['tellings']): readonly Told[] {
  const [infos] = tellings;
  const [info] = infos ?? [];
  const [only] = info?.addresses ?? [];
  // nearly all tell one address
  if (tellings.length === 1 && infos?.length === 1 && info?.addresses.length === 1 && only !== undefined)
    return [{ address: only.address, network: info.name, beside: NONE }];
  const told = new Map<string, Told>();
  for (const { name, addresses } of tellings.flat()) {
    for (const { address } of addresses) {
      const known = told.get(address);
      const before = known?.beside ?? NONE;
      const isAlone = name !== undefined || addresses.length === 1;
      const beside = isAlone ? before : [...before, ...addresses.map((said) => said.address)];
      told.set(address, { address, network: name ?? known?.network, beside });
    }
  }
  return [...told.values()];
}

/** Told outside RUNNING, or in a RUNNING that does not stand, although the container has another address: the agent's, as Docker executors tell it. */
function hintsOf(entry: Entry | undefined): readonly (readonly [agentId: string, address: string])[] {
  const agentId = entry?.task.assignment?.agentId;
  if (entry === undefined || agentId === undefined || entry.carried.length === 0) return [];
  const aside = [...entry.task.aside, ...standingOf(entry.task).overruled];
  return aside.filter((address) => !carries(entry, address)).map((address) => [agentId, address]);
}

function carries(entry: Entry | undefined, address: string): boolean {
  return entry?.carried.some((bearer) => bearer.address === address) === true;
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
