/** Builders of what is believed: complete records, of which a test says only what it is about. */
import { targetId } from '../../core/keys.js';
import type { DeliveryRecord, IncidentRecord, LastProbe, TargetRecord, TaskRecord, ToldAt } from '../../core/records.js';
import type { AddressEntry } from '../../core/views.js';

/** 2026-01-01T00:00:00.000Z, where the virtual clock starts too. */
export const START_MS = Date.UTC(2026, 0, 1);

export function buildToldAt(over: Partial<ToldAt> = {}): ToldAt {
  return { topic: 'taskStatus', partition: 0, offset: 0, atMs: START_MS, ...over };
}

/** An active task `web.1` of framework `marathon`, its address told at 0:0. */
export function buildTask(over: Partial<TaskRecord> = {}): TaskRecord {
  const told = buildToldAt();
  return {
    frameworkId: 'marathon',
    taskId: 'web.1',
    frameworkName: undefined,
    agentId: 'agent-1',
    state: 'TASK_RUNNING',
    status: 'active',
    statusSinceMs: START_MS,
    endedAtMs: undefined,
    assignment: {
      id: '0:0',
      introduced: told,
      statusAtMs: undefined,
      tellings: [[{ name: 'net', addresses: [{ address: '10.0.0.1', family: 4 }], groups: [], labels: [], portMappings: [], anyOf: [] }]],
      agentId: 'agent-1',
      executorId: undefined,
      containerId: 'container-1',
      parentContainerId: undefined,
    },
    healthy: undefined,
    checkPassed: undefined,
    labels: [],
    info: undefined,
    folded: { 'taskStatus:0': 0 },
    position: told,
    aside: [],
    faults: [],
    ...over,
  };
}

export function buildAddress(over: Partial<AddressEntry> = {}): AddressEntry {
  return {
    address: '10.0.0.1',
    family: 4,
    network: 'net',
    provenance: 'container',
    confidence: 'certain',
    reason: 'Nothing says otherwise',
    probed: true,
    frameworkId: 'marathon',
    taskId: 'web.1',
    sinceMs: START_MS,
    position: '0:0',
    ...over,
  };
}

/** A healthy target `web` at 10.0.0.1:8080 of `web.1`; the id follows from the rest. */
export function buildTarget(over: Partial<TargetRecord> = {}): TargetRecord {
  const { frameworkId = 'marathon', taskId = 'web.1', check = 'web', address = '10.0.0.1', port = 8080 } = over;
  return {
    id: targetId({ frameworkId, taskId, check, address, port }),
    frameworkId,
    taskId,
    check,
    kind: 'http',
    address,
    port,
    network: 'net',
    agentId: 'agent-1',
    checkReason: 'a rule of the configuration matches',
    checkSource: 'config',
    severity: 'critical',
    assignmentId: '0:0',
    health: 'healthy',
    sinceMs: START_MS,
    plannedAtMs: START_MS,
    passes: 1,
    fails: 0,
    everPassed: true,
    run: undefined,
    incidentId: undefined,
    lastProbe: undefined,
    ...over,
  };
}

export function buildLastProbe(over: Partial<LastProbe> = {}): LastProbe {
  return { atMs: START_MS, outcome: 'pass', layer: undefined, cause: undefined, detail: undefined, latencyMs: 1.25, ...over };
}

/** An open incident of the target of {@link buildTarget}. */
export function buildIncident(over: Partial<IncidentRecord> = {}): IncidentRecord {
  const target = buildTarget();
  return {
    id: 'incident-1',
    scope: 'target',
    subject: { frameworkId: target.frameworkId, taskId: target.taskId, check: target.check, address: target.address, port: target.port },
    severity: 'critical',
    openedMs: START_MS,
    closedMs: undefined,
    closedAs: undefined,
    reason: 'refused: the port does not listen',
    failing: 1,
    of: 1,
    targets: [target.id],
    target,
    facts: { framework: ['marathon'], task: ['web.1'], network: ['net'], group: [], labels: {} },
    ...over,
  };
}

export function buildDelivery(over: Partial<DeliveryRecord> = {}): DeliveryRecord {
  return {
    incidentId: 'incident-1',
    sink: 'ops',
    event: 'firing',
    result: 'sent',
    attempts: 1,
    atMs: START_MS,
    webhookId: 'msg_1',
    firingTried: true,
    detail: undefined,
    earlier: [],
    ...over,
  };
}
