/** An EngineView over records that a test made: lists may be swapped while it is looked at. */
import type { EngineCounts, EngineView, SeenTarget, ShareView } from '../../core/engine-types.js';
import type { DeliveryRecord, IncidentRecord, LastProbe, TargetRecord, TaskRecord } from '../../core/records.js';
import { partitionName } from '../../core/told.js';
import type { AddressEntry } from '../../core/views.js';

export interface FakeBelief {
  tasks: readonly TaskRecord[];
  addresses: readonly AddressEntry[];
  targets: readonly TargetRecord[];
  /** By target id. */
  lastProbes: ReadonlyMap<string, LastProbe>;
  incidents: readonly IncidentRecord[];
  deliveries: readonly DeliveryRecord[];
  shares: readonly ShareView[];
  /** By partition name, where a start would begin to read. */
  begins: ReadonlyMap<string, number>;
  isCaughtUp: boolean;
  staleResults: number;
}

/** The view, and what it looks at: change `belief` and the view shows it. */
export function createFakeEngine(start: Partial<FakeBelief> = {}): { readonly view: EngineView; readonly belief: FakeBelief } {
  const belief: FakeBelief = {
    tasks: [],
    addresses: [],
    targets: [],
    lastProbes: new Map(),
    incidents: [],
    deliveries: [],
    shares: [{ share: 0, phase: 'live', epoch: 3, owner: 'host-a:8080', targets: 1 }],
    begins: new Map(),
    isCaughtUp: true,
    staleResults: 0,
    ...start,
  };
  const withProbe = (record: TargetRecord): SeenTarget => ({
    record,
    lastProbe: belief.lastProbes.get(record.id),
    disagreement: undefined,
  });
  const withDeliveries = (record: IncidentRecord): { readonly record: IncidentRecord; readonly deliveries: readonly DeliveryRecord[] } => ({
    record,
    deliveries: belief.deliveries.filter(({ incidentId }) => incidentId === record.id),
  });
  const view: EngineView = {
    tasks: () => belief.tasks,
    task: (frameworkId, id) => belief.tasks.find((task) => task.frameworkId === frameworkId && task.taskId === id),
    addressesOf: (task) => belief.addresses.filter((entry) => entry.frameworkId === task.frameworkId && entry.taskId === task.taskId),
    findingsOf: (task) => task.faults,
    addresses: () => belief.addresses,
    agents: () => [],
    targets: () => belief.targets.map(withProbe),
    target: (id) => belief.targets.filter((target) => target.id === id).map(withProbe)[0],
    incidents: () => belief.incidents.map(withDeliveries),
    incident: (id) => belief.incidents.filter((incident) => incident.id === id).map(withDeliveries)[0],
    silences: () => [],
    shares: () => belief.shares,
    inputMarks: () => [],
    inputsFrom: (topic, partition) => belief.begins.get(partitionName({ topic, partition })),
    unconfirmed: () => 0,
    counts: () => countAll(belief),
    agreement: () => ({ configuration: 'c1', others: [], isReached: true, withheld: 0 }),
    caughtUp: () => belief.isCaughtUp,
  };
  return { view, belief };
}

function countAll(belief: FakeBelief): EngineCounts {
  const { tasks, addresses, targets, incidents, shares, staleResults } = belief;
  const open = incidents.filter(({ closedMs }) => closedMs === undefined);
  return {
    tasks: countBy(tasks, ({ status }) => status, { active: 0, suspended: 0, ended: 0 }),
    addresses: countBy(addresses, ({ provenance }) => provenance, { container: 0, agent: 0, 'agent-local': 0, unknown: 0 }),
    targets: countBy(targets, ({ health }) => health, { unknown: 0, healthy: 0, unhealthy: 0 }),
    incidentsOpen: countBy(open, ({ scope }) => scope, { target: 0, agent: 0, network: 0, self: 0 }),
    shares: countBy(shares, ({ phase }) => phase, { none: 0, claiming: 0, live: 0, draining: 0 }),
    staleResults,
    labelFaults: 0,
    dirty: 0,
  };
}

function countBy<T, K extends string>(items: readonly T[], keyOf: (item: T) => K, zero: Record<K, number>): Record<K, number> {
  const counts = { ...zero };
  for (const item of items) counts[keyOf(item)] += 1;
  return counts;
}
