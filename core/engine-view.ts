/** Read access to the belief, for the HTTP API, metrics and the command line. */
import { isAgreed } from './agreement.js';
import { taskKeyOf, type EngineContext } from './context.js';
import { describeDisagreement } from './disagreement.js';
import type { EngineCounts, EngineView, InputMark, SeenTarget, ShareView } from './engine-types.js';
import { findLabelFaults, hasCheckLabels } from './check-sources.js';
import { findFaults, mayProbe } from './plan.js';
import { findUnhonoured } from './request.js';
import type { DeliveryRecord, IncidentRecord, InputsRecord, TargetRecord, TaskRecord } from './records.js';
import { formatPosition } from './log.js';
import { formatTime, type AddressEntry } from './views.js';
import { formatStateKey, taskKey } from './keys.js';
import { countUnconfirmed } from './lost-inputs.js';
import { partitionName } from './told.js';

export function createEngineView(context: EngineContext): EngineView {
  const { belief, ledger } = context;

  function addressesOf(task: TaskRecord): readonly AddressEntry[] {
    const { assignment, frameworkId, taskId: id } = task;
    if (assignment === undefined || task.status === 'ended') return [];
    const agent = assignment.agentId === undefined ? undefined : belief.book.agent(assignment.agentId);
    return belief.book.addressesOf(taskKeyOf(task)).map((address) => {
      const decision = mayProbe(address, agent, context.settings);
      return {
        address: address.address,
        family: address.family,
        network: address.network,
        provenance: address.provenance,
        confidence: address.confidence,
        reason: decision.probed ? address.reason : decision.reason,
        probed: decision.probed,
        frameworkId,
        taskId: id,
        sinceMs: assignment.introduced.atMs,
        position: formatPosition(assignment.introduced),
      };
    });
  }

  function findingsOf(task: TaskRecord): readonly string[] {
    const faults = [...task.faults, ...(task.info?.faults ?? []), ...sayUnconfirmed(task)];
    if (task.status === 'ended') return faults;
    const addresses = belief.book.addressesOf(taskKeyOf(task));
    return [...faults, ...findFaults(task, addresses, context.settings), ...findUnhonoured(task, addresses)];
  }

  function* addresses(): Iterable<AddressEntry> {
    for (const task of belief.tasks.values()) yield* addressesOf(task);
  }

  function describeTarget(record: TargetRecord): SeenTarget {
    const disagreement = describeDisagreement(belief.tasks.get(taskKeyOf(record)), record);
    return { record, lastProbe: belief.lastProbes.get(record.id) ?? record.lastProbe, disagreement };
  }

  /** Only what is read back: an answer that a crash could take back would be told twice (protocol.md §1.5). */
  function describeIncident(id: string): { readonly record: IncidentRecord; readonly deliveries: readonly DeliveryRecord[] } | undefined {
    const share = belief.incidentShares.get(id);
    if (share === undefined) return undefined;
    // Records under keys of their own kind.
    const record = ledger.acceptedOf(share, formatStateKey({ kind: 'incident', id })) as IncidentRecord | undefined;
    const deliveries = [...(belief.deliveries.get(id)?.keys() ?? [])].flatMap((sink) => {
      const delivery = ledger.acceptedOf(share, formatStateKey({ kind: 'delivery', incidentId: id, sink })) as DeliveryRecord | undefined;
      return delivery === undefined ? [] : [delivery];
    });
    return record === undefined ? undefined : { record, deliveries };
  }

  function shares(): readonly ShareView[] {
    const targets = new Array<number>(belief.shareCount).fill(0);
    for (const target of belief.targets.values()) {
      const share = belief.shareOfTarget(target);
      targets[share] = (targets[share] ?? 0) + 1;
    }
    return targets.map((count, share) => ({
      share,
      phase: ledger.phase(share),
      epoch: ledger.epoch(share),
      owner: ledger.owner(share),
      targets: count,
    }));
  }

  function inputMarks(): readonly InputMark[] {
    return Array.from({ length: belief.shareCount }, (_, share) => {
      const record = ledger.acceptedOf(share, formatStateKey({ kind: 'inputs' })) as InputsRecord | undefined; // under its own key
      return (record?.marks ?? []).map((mark) => ({ share, ...mark }));
    }).flat();
  }

  function counts(): EngineCounts {
    const tasks = { active: 0, suspended: 0, ended: 0 };
    const byProvenance = { container: 0, agent: 0, 'agent-local': 0, unknown: 0 };
    let labelFaults = 0;
    for (const [key, task] of belief.tasks) {
      tasks[task.status] += 1;
      if (task.status === 'ended') continue;
      for (const provenance of belief.book.provenancesOf(key)) byProvenance[provenance] += 1;
      if (hasCheckLabels(task)) labelFaults += findLabelFaults(task, belief.book.addressesOf(key), context.settings.parseCheck).length;
    }
    const targets = { unknown: 0, healthy: 0, unhealthy: 0 };
    for (const target of belief.targets.values()) targets[target.health] += 1;
    const incidentsOpen = { target: 0, agent: 0, network: 0, self: 0 };
    for (const incident of belief.incidents.values()) if (incident.closedMs === undefined) incidentsOpen[incident.scope] += 1;
    const phases = { none: 0, claiming: 0, live: 0, draining: 0 };
    for (let share = 0; share < belief.shareCount; share += 1) phases[ledger.phase(share)] += 1;
    return {
      tasks,
      addresses: byProvenance,
      targets,
      incidentsOpen,
      shares: phases,
      staleResults: context.staleResults,
      labelFaults,
      dirty: ledger.dirty(),
    };
  }

  return {
    tasks: () => belief.tasks.values(),
    task: (frameworkId, task) => belief.tasks.get(taskKey(frameworkId, task)),
    addressesOf,
    findingsOf,
    addresses,
    agents: () => belief.book.agents(),
    targets: function* () {
      for (const record of belief.targets.values()) yield describeTarget(record);
    },
    target: (id) => {
      const record = belief.targets.get(id);
      return record === undefined ? undefined : describeTarget(record);
    },
    incidents: function* () {
      for (const id of belief.incidents.keys()) {
        const described = describeIncident(id);
        if (described !== undefined) yield described;
      }
    },
    incident: describeIncident,
    silences: () => belief.silences.values(),
    shares,
    inputMarks,
    inputsFrom: (topic, partition) => {
      const name = partitionName({ topic, partition });
      const marks = Array.from({ length: belief.shareCount }, (_, share) => belief.marks.get(share)?.get(name));
      return marks.some((mark) => mark === undefined) ? undefined : Math.min(...marks.filter((mark) => mark !== undefined));
    },
    unconfirmed: () => countUnconfirmed(context),
    counts,
    agreement: () => ({
      configuration: context.settings.configuration,
      others: context.otherConfigurations,
      isReached: isAgreed(context.settings.configuration, context.otherConfigurations),
      withheld: context.withheld.size,
    }),
    caughtUp: () => context.isCaughtUp,
  };
}

function sayUnconfirmed({ unconfirmedSinceMs }: TaskRecord): readonly string[] {
  if (unconfirmedSinceMs === undefined) return [];
  return [`unconfirmed since ${formatTime(unconfirmedSinceMs)}: records of it may have been lost, and nothing was heard of it since`];
}
