/** The JSON of interface.md, made from records: equal in the HTTP API, in webhooks and on the command line. */
import type {
  ClosedAs,
  DeliveryRecord,
  Health,
  IncidentRecord,
  IncidentScope,
  IncidentSubject,
  LastProbe,
  TargetRecord,
  TaskRecord,
} from './records.js';
import { requestOf, type RequestedNetwork } from './request.js';
import type { CheckSource, Severity } from './check.js';
import type { Cause, Layer } from './probe.js';

export const PROVENANCES = ['container', 'agent', 'agent-local', 'unknown'] as const;
export type Provenance = (typeof PROVENANCES)[number];

/** How sure a provenance is: told; inferred from signs; or without a sign to the contrary. */
export const CONFIDENCES = ['certain', 'likely', 'guess'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export interface TaskView {
  readonly frameworkId: string;
  readonly taskId: string;
  readonly agentId: string | null;
  readonly state: string;
  readonly status: 'active' | 'suspended' | 'ended';
  readonly addresses: readonly {
    readonly address: string;
    readonly family: 4 | 6;
    readonly network: string | null;
    readonly provenance: Provenance;
  }[];
  readonly position: string | null;
  readonly name: string | null;
  readonly frameworkName: string | null;
  /** The networks asked for; null where TaskInfo is not known. */
  readonly requested: readonly RequestedNetwork[] | null;
  /** What was wrong with what was told of this task, one sentence each. */
  readonly findings: readonly string[];
}

/** An address of a task that has not ended, judged. */
export interface AddressEntry {
  readonly address: string;
  readonly family: 4 | 6;
  readonly network: string | undefined;
  readonly provenance: Provenance;
  readonly confidence: Confidence;
  /** One sentence a human understands. */
  readonly reason: string;
  readonly probed: boolean;
  readonly frameworkId: string;
  readonly taskId: string;
  readonly sinceMs: number;
  readonly position: string;
}

export interface AddressView {
  readonly address: string;
  readonly family: 4 | 6;
  readonly network: string | null;
  readonly provenance: Provenance;
  readonly confidence: Confidence;
  readonly reason: string;
  readonly probed: boolean;
  readonly frameworkId: string;
  readonly taskId: string;
  readonly since: string;
  readonly position: string;
}

export interface TargetView {
  readonly id: string;
  readonly frameworkId: string;
  readonly taskId: string;
  readonly check: string;
  readonly kind: string;
  readonly address: string;
  readonly port: number;
  readonly health: Health;
  readonly since: string;
  readonly passes: number;
  readonly fails: number;
  readonly lastProbe: {
    readonly at: string;
    readonly outcome: 'pass' | 'fail' | 'error';
    readonly layer: Layer | null;
    readonly cause: Cause | null;
    readonly detail: string | null;
    readonly latencyMs: number;
  } | null;
  readonly checkSource: CheckSource;
  readonly checkReason: string | null;
  /** Where Mesos's own check says otherwise. */
  readonly disagreement: string | null;
}

export interface IncidentView {
  readonly id: string;
  readonly scope: IncidentScope;
  readonly subject: IncidentSubject;
  readonly severity: Severity;
  readonly opened: string;
  readonly closed: string | null;
  readonly closedAs: ClosedAs | null;
  readonly reason: string;
  readonly failing: number;
  readonly of: number;
  readonly targets: readonly string[];
  readonly notifications: readonly {
    readonly sink: string;
    readonly event: 'firing' | 'resolved';
    readonly at: string;
    readonly result: string;
    readonly attempts: number;
    readonly webhookId: string;
  }[];
}

/** RFC 3339, UTC, milliseconds. */
export function formatTime(atMs: number): string {
  return new Date(atMs).toISOString();
}

export function viewTask(task: TaskRecord, addresses: readonly AddressEntry[], findings: readonly string[]): TaskView {
  return {
    frameworkId: task.frameworkId,
    taskId: task.taskId,
    agentId: task.agentId ?? null,
    state: task.state,
    status: task.status,
    addresses: addresses.map(({ address, family, network, provenance }) => ({ address, family, network: network ?? null, provenance })),
    position: task.position === undefined ? null : `${String(task.position.partition)}:${String(task.position.offset)}`,
    name: task.info?.name ?? null,
    frameworkName: task.frameworkName ?? null,
    requested: requestOf(task) ?? null,
    findings,
  };
}

export function viewAddress(entry: AddressEntry): AddressView {
  const { sinceMs, network, ...rest } = entry;
  return { ...rest, network: network ?? null, since: formatTime(sinceMs) };
}

export function viewTarget(target: TargetRecord, lastProbe: LastProbe | undefined, disagreement: string | undefined): TargetView {
  return {
    id: target.id,
    frameworkId: target.frameworkId,
    taskId: target.taskId,
    check: target.check,
    kind: target.kind,
    address: target.address,
    port: target.port,
    health: target.health,
    since: formatTime(target.sinceMs),
    passes: target.passes,
    fails: target.fails,
    lastProbe:
      lastProbe === undefined
        ? null
        : {
            at: formatTime(lastProbe.atMs),
            outcome: lastProbe.outcome,
            layer: lastProbe.layer ?? null,
            cause: lastProbe.cause ?? null,
            detail: lastProbe.detail ?? null,
            latencyMs: Math.round(lastProbe.latencyMs * 1000) / 1000,
          },
    checkSource: target.checkSource,
    checkReason: target.checkReason ?? null,
    disagreement: disagreement ?? null,
  };
}

export function viewIncident(incident: IncidentRecord, deliveries: readonly DeliveryRecord[]): IncidentView {
  return {
    id: incident.id,
    scope: incident.scope,
    subject: incident.subject,
    severity: incident.severity,
    opened: formatTime(incident.openedMs),
    closed: incident.closedMs === undefined ? null : formatTime(incident.closedMs),
    closedAs: incident.closedAs ?? null,
    reason: incident.reason,
    failing: incident.failing,
    of: incident.of,
    targets: incident.targets,
    notifications: deliveries.flatMap((delivery) =>
      [...delivery.earlier, delivery].map(({ event, atMs, result, attempts, webhookId }) => ({
        sink: delivery.sink,
        event,
        at: formatTime(atMs),
        result,
        attempts,
        webhookId,
      })),
    ),
  };
}
