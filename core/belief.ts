/**
 * Everything believed now, in keyed tables: the map of tasks and addresses, targets, incidents, deliveries. It is the
 * accepted state with the inputs folded on top; the engine's other parts change it, views read it.
 */
import { createAddressBook, getOrAdd, type AddressBook } from './address-book.js';
import { formatStateKey, parseStateKey, taskId, type StateKey } from './keys.js';
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
import { partitionName } from './told.js';

/** How far an input partition is folded. */
export interface FoldedInput {
  readonly topic: 'taskStatus' | 'taskInfo';
  readonly partition: number;
  /** The next offset. */
  readonly offset: number;
  readonly atMs: number | undefined;
}

export interface Belief {
  readonly shareCount: number;
  readonly book: AddressBook;
  readonly tasks: Map<string, TaskRecord>;
  /** Tasks and agents that differ from what stands in the state, with the events that they owe, by state key. */
  readonly unsaved: Map<string, readonly EventBody[]>;
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
  readonly shareOfAgent: (agentId: string) => number;
  readonly shareOfTask: (task: Pick<TaskRecord, 'agentId' | 'frameworkId' | 'taskId'>) => number;
  readonly shareOfTarget: (target: Pick<TargetRecord, 'agentId' | 'frameworkId' | 'taskId'>) => number;
  readonly setTarget: (target: TargetRecord) => void;
  readonly deleteTarget: (id: string) => void;
  /** What is believed of a state key. */
  readonly recordOf: (key: string) => object | undefined;
  /** Takes over what was read from the state; answers the task keys whose verdicts it may change. */
  readonly adopt: (share: number, key: string, record: Readonly<Record<string, unknown>> | undefined) => readonly string[];
}

export function createBelief(shareCount: number): Belief {
  const tasks = new Map<string, TaskRecord>();
  const unsaved = new Map<string, readonly EventBody[]>();
  const targets = new Map<string, TargetRecord>();
  const targetsByTask = new Map<string, Set<string>>();
  const plans = new Map<string, TargetPlan>();
  const lastProbes = new Map<string, LastProbe>();
  const incidents = new Map<string, IncidentRecord>();
  const incidentShares = new Map<string, number>();
  const deliveries = new Map<string, Map<string, DeliveryRecord>>();
  const silences = new Map<string, SilenceRecord>();
  const marks = new Map<number, ReadonlyMap<string, number>>();
  const book = createAddressBook();

  function setTarget(target: TargetRecord): void {
    targets.set(target.id, target);
    getOrAdd(targetsByTask, taskId(target.frameworkId, target.taskId), () => new Set()).add(target.id);
  }

  function deleteTarget(id: string): void {
    const target = targets.get(id);
    if (target === undefined) return;
    targets.delete(id);
    plans.delete(id);
    lastProbes.delete(id);
    const key = taskId(target.frameworkId, target.taskId);
    const ids = targetsByTask.get(key);
    ids?.delete(id);
    if (ids?.size === 0) targetsByTask.delete(key);
  }

  function recordOf(text: string): object | undefined {
    const key = parseStateKey(text);
    switch (key?.kind) {
      case 'task':
        return tasks.get(taskId(key.frameworkId, key.taskId));
      case 'agent':
        return book.agent(key.agentId);
      case 'target':
        return targets.get(key.id);
      case 'incident':
        return incidents.get(key.id);
      case 'delivery':
        return deliveries.get(key.incidentId)?.get(key.sink);
      case 'silence':
        return silences.get(key.id);
      case 'inputs':
      case 'claim':
      case undefined:
        return undefined;
    }
  }

  function adopt(share: number, text: string, record: Readonly<Record<string, unknown>> | undefined): readonly string[] {
    const key = parseStateKey(text);
    if (key === undefined || (record !== undefined && !hasShape(key.kind, record))) return [];
    // Our own values under our own keys, of this schema version or an earlier one (checked by parseStateValue).
    const value = record as unknown;
    switch (key.kind) {
      case 'task':
        return adoptTask(share, key, value as TaskRecord | undefined);
      case 'agent':
        if (value === undefined || book.agent(key.agentId) !== undefined) return [];
        return book.noteAgent(value as AgentRecord);
      case 'target':
        if (value === undefined) deleteTarget(key.id);
        else setTarget(value as TargetRecord);
        return [];
      case 'incident':
        setOrDelete(incidents, key.id, value as IncidentRecord | undefined);
        setOrDelete(incidentShares, key.id, value === undefined ? undefined : share);
        return [];
      case 'delivery': {
        const bySink = getOrAdd(deliveries, key.incidentId, () => new Map<string, DeliveryRecord>());
        setOrDelete(bySink, key.sink, value as DeliveryRecord | undefined);
        if (bySink.size === 0) deliveries.delete(key.incidentId);
        return [];
      }
      case 'silence':
        setOrDelete(silences, key.id, value as SilenceRecord | undefined);
        return [];
      case 'inputs':
        if (value !== undefined) {
          marks.set(share, new Map((value as InputsRecord).marks.map((mark) => [partitionName(mark), mark.offset])));
        }
        return [];
      case 'claim':
        return [];
    }
  }

  /** The local fold counts where it is ahead of the record; of two shares' values the one of the task's own share. */
  function adoptTask(share: number, key: Extract<StateKey, { kind: 'task' }>, record: TaskRecord | undefined): readonly string[] {
    const id = taskId(key.frameworkId, key.taskId);
    const known = tasks.get(id);
    if (record === undefined) {
      if (known === undefined || shareOfTask(known) !== share || unsaved.has(formatStateKey(key))) return [];
      tasks.delete(id);
      return book.note(id, undefined);
    }
    if (known !== undefined && !covers(record.folded, known.folded)) return [];
    unsaved.delete(formatStateKey(key));
    tasks.set(id, record);
    if (record.frameworkName !== undefined) frameworkNames.set(record.frameworkId, record.frameworkName);
    return book.note(id, record);
  }

  const frameworkNames = new Map<string, string>();
  const shareOfAgent = (agentId: string): number => partitionOf(agentId, shareCount);
  const shareOfTask = (task: Pick<TaskRecord, 'agentId' | 'frameworkId' | 'taskId'>): number =>
    task.agentId === undefined ? partitionOf(taskId(task.frameworkId, task.taskId), shareCount) : shareOfAgent(task.agentId);

  return {
    shareCount,
    book,
    tasks,
    unsaved,
    frameworkNames,
    targets,
    targetsByTask,
    plans,
    lastProbes,
    incidents,
    incidentShares,
    deliveries,
    silences,
    inputs: new Map(),
    marks,
    shareOfAgent,
    shareOfTask,
    shareOfTarget: shareOfTask,
    setTarget,
    deleteTarget,
    recordOf,
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

function hasShape(kind: StateKey['kind'], record: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(NEEDED[kind]).every(([field, type]) => typeof record[field] === type && record[field] !== null);
}

/** Whether everything folded into the one is folded into the other. */
function covers(folded: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean {
  return Object.entries(other).every(([partition, offset]) => (folded[partition] ?? -1) >= offset);
}

function setOrDelete<K, V>(map: Map<K, V>, key: K, value: V | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
