/**
 * Everything believed now, in keyed tables: the map of tasks and addresses, targets, incidents, deliveries. It is the
 * accepted state with the inputs folded on top; the engine's other parts change it, views read it.
 */
import type { InputTopic } from './log.js';
import { createAddressBook, getOrAdd, type AddressBook } from './address-book.js';
import { formatStateKey, parseStateKey, taskId, taskKey, type StateKey } from './keys.js';
import { partitionOf } from './murmur2.js';
import type {
  AgentRecord,
  DeliveryRecord,
  IncidentRecord,
  InputsRecord,
  LastProbe,
  SilenceRecord,
  TargetPlan,
  TargetRecord,
  TaskRecord,
} from './records.js';
import type { EventBody } from './state-value.js';
import { parsePartitionName, partitionName } from './told.js';
import { voidPositions } from './unconfirmed.js';

/** What the state of a share that is not ours does not say yet: written if it becomes ours. */
export interface Owed {
  readonly events: readonly EventBody[];
  /** Of a key that is to go: the last value, which carries the events. */
  readonly last: object | undefined;
}

/** How far an input partition is folded. */
export interface FoldedInput {
  readonly topic: InputTopic;
  readonly partition: number;
  /** The next offset. */
  readonly offset: number;
  readonly atMs: number | undefined;
}

export interface Belief {
  readonly shareCount: number;
  readonly book: AddressBook;
  readonly tasks: Map<string, TaskRecord>;
  /** By share and state key. Only tasks, agents and what is to be deleted. */
  readonly owed: Map<number, Map<string, Owed>>;
  readonly frameworkNames: Map<string, string>;
  readonly targets: Map<string, TargetRecord>;
  readonly targetsByTask: Map<string, Set<string>>;
  readonly plans: Map<string, TargetPlan>;
  readonly lastProbes: Map<string, LastProbe>;
  readonly incidents: Map<string, IncidentRecord>;
  readonly incidentShares: Map<string, number>;
  readonly deliveries: Map<string, Map<string, DeliveryRecord>>;
  readonly silences: Map<string, SilenceRecord>;
  readonly inputs: Map<string, FoldedInput>;
  /** By share: offsets below which an input partition stands in its state. */
  readonly marks: Map<number, ReadonlyMap<string, number>>;
  /** Keys of tasks that may be unconfirmed; who looks at them asks the task. */
  readonly unconfirmed: Set<string>;
  /** Input partitions made anew in our life: positions ahead of what we read of them are of the one before. */
  readonly anew: Set<string>;
  readonly shareOfAgent: (agentId: string) => number;
  readonly shareOfTask: (task: Pick<TaskRecord, 'agentId' | 'frameworkId' | 'taskId'>) => number;
  readonly shareOfTarget: (target: Pick<TargetRecord, 'agentId' | 'frameworkId' | 'taskId'>) => number;
  readonly setTarget: (target: TargetRecord) => void;
  readonly deleteTarget: (id: string) => void;
  readonly owe: (share: number, key: string, events: readonly EventBody[], last?: object) => void;
  /** The task or agent that a key of this share should hold; `undefined` when it should be gone. */
  readonly owedRecord: (share: number, key: string) => object | undefined;
  /** Takes over what was read from the state; answers the addresses that may be judged otherwise now. */
  readonly adopt: (share: number, key: string, record: object | undefined) => readonly string[];
}

export function createBelief(shareCount: number): Belief {
  const tasks = new Map<string, TaskRecord>();
  const owed = new Map<number, Map<string, Owed>>();
  const targets = new Map<string, TargetRecord>();
  const targetsByTask = new Map<string, Set<string>>();
  const plans = new Map<string, TargetPlan>();
  const lastProbes = new Map<string, LastProbe>();
  const incidents = new Map<string, IncidentRecord>();
  const incidentShares = new Map<string, number>();
  const deliveries = new Map<string, Map<string, DeliveryRecord>>();
  const silences = new Map<string, SilenceRecord>();
  const marks = new Map<number, ReadonlyMap<string, number>>();
  const inputs = new Map<string, FoldedInput>();
  const unconfirmed = new Set<string>();
  const anew = new Set<string>();
  const book = createAddressBook();

  function setTarget(target: TargetRecord): void {
    const known = targets.get(target.id);
    // Launched again with its old address on an agent of another share: the old share's value is to go.
    if (known !== undefined && shareOfTask(known) !== shareOfTask(target))
      owe(shareOfTask(known), formatStateKey({ kind: 'target', id: target.id }), []);
    targets.set(target.id, target);
    getOrAdd(targetsByTask, taskKey(target.frameworkId, target.taskId), () => new Set()).add(target.id);
  }

  function deleteTarget(id: string): void {
    const target = targets.get(id);
    if (target === undefined) return;
    targets.delete(id);
    plans.delete(id);
    lastProbes.delete(id);
    const key = taskKey(target.frameworkId, target.taskId);
    const ids = targetsByTask.get(key);
    ids?.delete(id);
    if (ids?.size === 0) targetsByTask.delete(key);
  }

  function owe(share: number, key: string, events: readonly EventBody[], last?: object): void {
    const ofShare = getOrAdd(owed, share, () => new Map<string, Owed>());
    const known = ofShare.get(key);
    if (known !== undefined && events.length === 0 && last === known.last) return;
    ofShare.set(key, { events: known === undefined ? events : [...known.events, ...events], last });
  }

  function owedRecord(share: number, text: string): object | undefined {
    const task = tasks.get(text);
    if (task !== undefined) return shareOfTask(task) === share ? task : undefined;
    const key = parseStateKey(text);
    return key?.kind === 'agent' ? book.agent(key.agentId) : undefined;
  }

  function adopt(share: number, text: string, record: object | undefined): readonly string[] {
    const key = parseStateKey(text);
    if (key === undefined || (record !== undefined && !hasShape(key.kind, record))) return [];
    // Our own values under our own keys, of this schema version or an earlier one (checked by parseStateValue).
    const value: unknown = record;
    switch (key.kind) {
      case 'task':
        return adoptTask(share, text, value === undefined ? undefined : voidFormer(value as TaskRecord));
      case 'agent':
        return value === undefined ? [] : adoptAgent(share, text, value as AgentRecord);
      case 'target':
        adoptTarget(share, key.id, value as TargetRecord | undefined);
        return [];
      case 'incident':
        setOrDelete(incidents, key.id, value as IncidentRecord | undefined);
        setOrDelete(incidentShares, key.id, value === undefined ? undefined : share);
        return [];
      case 'delivery': {
        const bySink = getOrAdd(deliveries, key.incidentId, () => new Map<string, DeliveryRecord>());
        setOrDelete(bySink, key.sink, value === undefined ? undefined : mayHaveBeenTried(value as DeliveryRecord));
        if (bySink.size === 0) deliveries.delete(key.incidentId);
        return [];
      }
      case 'silence':
        setOrDelete(silences, key.id, value as SilenceRecord | undefined);
        return [];
      case 'inputs':
        setOrDelete(marks, share, value === undefined ? undefined : standingMarks(value as InputsRecord));
        return [];
      case 'claim':
        return [];
    }
  }

  /** The local fold counts where it is ahead of the record; of two shares' values the one that is told more. */
  function adoptTask(share: number, key: string, record: TaskRecord | undefined): readonly string[] {
    const known = tasks.get(key);
    if (record === undefined) {
      const isAhead = known !== undefined && owed.get(share)?.has(key) === true && shareOfTask(known) === share;
      if (isAhead) return [];
      owed.get(share)?.delete(key);
      if (known === undefined || shareOfTask(known) !== share) return [];
      tasks.delete(key);
      return book.note(key, undefined);
    }
    // somebody else's writing: whatever is held by task would not find it again
    if (taskKey(record.frameworkId, record.taskId) !== key) return [];
    if (known !== undefined && shareOfTask(known) !== share) owe(covers(record.folded, known.folded) ? shareOfTask(known) : share, key, []);
    if (known !== undefined && !covers(record.folded, known.folded)) return [];
    owed.get(share)?.delete(key);
    tasks.set(key, record);
    if (record.unconfirmedSinceMs !== undefined) unconfirmed.add(key);
    if (record.frameworkName !== undefined) frameworkNames.set(record.frameworkId, record.frameworkName);
    return book.note(key, record);
  }

  /** Its owner may have written it before it noticed what we noticed. */
  function voidFormer(record: TaskRecord): TaskRecord {
    let voided = record;
    for (const name of anew) {
      const at = parsePartitionName(name);
      if (isOfFormer(name, (record.folded[name] ?? -1) + 1) && at !== undefined) voided = voidPositions(voided, at);
    }
    return voided;
  }

  /** By partition, without those of a former one. */
  function standingMarks({ marks: all }: InputsRecord): ReadonlyMap<string, number> {
    const named = all.map((mark) => [partitionName(mark), mark.offset] as const);
    return new Map(named.filter(([name, offset]) => !isOfFormer(name, offset)));
  }

  /** Whether a next offset in a partition made anew in our life is ahead of what we read of it. */
  function isOfFormer(name: string, next: number): boolean {
    return anew.has(name) && next > (inputs.get(name)?.offset ?? 0);
  }

  /** What we were told ourselves stays, and is still owed where the record lacks it. */
  function adoptAgent(share: number, text: string, record: AgentRecord): readonly string[] {
    const known = book.agent(record.agentId);
    const agent = known !== undefined && owed.get(share)?.has(text) === true ? mergeAgent(record, known) : record;
    if (agent === record) owed.get(share)?.delete(text);
    return known !== undefined && mergeAgent(known, agent) === known ? [] : book.noteAgent(agent);
  }

  /** Of two shares' values the one in the share of the task counts; a tombstone removes only its own share's value. */
  function adoptTarget(share: number, id: string, record: TargetRecord | undefined): void {
    owed.get(share)?.delete(formatStateKey({ kind: 'target', id }));
    const known = targets.get(id);
    if (known !== undefined && shareOfTask(known) !== share) {
      if (record === undefined) return;
      const task = tasks.get(taskKey(record.frameworkId, record.taskId));
      if (task !== undefined && shareOfTask(task) !== share) {
        owe(share, formatStateKey({ kind: 'target', id }), []);
        return;
      }
    }
    if (record === undefined) deleteTarget(id);
    else setTarget(record);
  }

  const frameworkNames = new Map<string, string>();
  /** Hashing an id anew for every record costs more than the rest of the fold. */
  const agentShares = new Map<string, number>();
  const shareOfAgent = (agentId: string): number => getOrAdd(agentShares, agentId, () => partitionOf(agentId, shareCount));
  const shareOfTask = (task: Pick<TaskRecord, 'agentId' | 'frameworkId' | 'taskId'>): number =>
    task.agentId === undefined ? partitionOf(taskId(task.frameworkId, task.taskId), shareCount) : shareOfAgent(task.agentId);

  return {
    shareCount,
    book,
    tasks,
    owed,
    frameworkNames,
    targets,
    targetsByTask,
    plans,
    lastProbes,
    incidents,
    incidentShares,
    deliveries,
    silences,
    inputs,
    marks,
    unconfirmed,
    anew,
    shareOfAgent,
    shareOfTask,
    shareOfTarget: shareOfTask,
    setTarget,
    deleteTarget,
    owe,
    owedRecord,
    adopt,
  };
}

/** Fields without which a value is nobody's: a stranger's writing must not break us. */
const NEEDED: Readonly<Record<StateKey['kind'], Readonly<Record<string, 'string' | 'object'>>>> = {
  task: { frameworkId: 'string', taskId: 'string', state: 'string', status: 'string', folded: 'object', labels: 'object', aside: 'object' },
  agent: { agentId: 'string', addresses: 'object' },
  target: { id: 'string', frameworkId: 'string', taskId: 'string', check: 'string', address: 'string', health: 'string' },
  incident: { id: 'string', scope: 'string', subject: 'object', targets: 'object', facts: 'object' },
  delivery: { incidentId: 'string', sink: 'string', event: 'string', result: 'string', webhookId: 'string', earlier: 'object' },
  silence: { id: 'string', matchers: 'object' },
  inputs: { marks: 'object' },
  claim: { instance: 'string' },
};

function hasShape(kind: StateKey['kind'], record: object): boolean {
  const fields = record as Readonly<Record<string, unknown>>; // any object can be asked for any name
  return Object.entries(NEEDED[kind]).every(([field, type]) => typeof fields[field] === type && fields[field] !== null);
}

/** Read from the log: whoever wrote it may have handed it out and died before it could say so. */
function mayHaveBeenTried(delivery: DeliveryRecord): DeliveryRecord {
  return delivery.result === 'pending' && !delivery.firingTried ? { ...delivery, firingTried: true } : delivery;
}

const MAX_AGENT_ADDRESSES = 8;

/** What is known of an agent with what is said now; the same object when that is no news. */
export function mergeAgent(known: AgentRecord, said: AgentRecord): AgentRecord {
  const addresses = [...new Set([...known.addresses, ...said.addresses])];
  const hostname = said.hostname ?? known.hostname;
  if (hostname === known.hostname && addresses.length === known.addresses.length) return known;
  return { ...known, hostname, addresses: addresses.slice(-MAX_AGENT_ADDRESSES) };
}

/** Whether everything folded into the one is folded into the other. */
function covers(folded: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean {
  return Object.entries(other).every(([partition, offset]) => (folded[partition] ?? -1) >= offset);
}

function setOrDelete<K, V>(map: Map<K, V>, key: K, value: V | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
