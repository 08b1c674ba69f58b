/**
 * Incidents and what sinks are owed about them. An incident is opened and closed with a reason; each sink that heard,
 * or may have heard, "firing" is owed "resolved".
 */
import type { Check } from './check.js';
import { matches, type MatchFacts } from './match.js';
import { stableHash } from './murmur2.js';
import type { DeliveryReport, Route } from './notification.js';
import type { ClosedAs, DeliveryRecord, IncidentRecord, LastProbe, NotificationEvent, TargetRecord } from './records.js';

/** One target's incident; the id is the same whenever the same decision is made again. */
export function openTargetIncident(target: TargetRecord, reason: string, facts: MatchFacts, atMs: number): IncidentRecord {
  const { frameworkId, taskId, check, address, port, severity } = target;
  return {
    id: `${stableHash(target.id)}-${atMs.toString(36)}`,
    scope: 'target',
    subject: { frameworkId, taskId, check, address, port },
    severity,
    openedMs: atMs,
    closedMs: undefined,
    closedAs: undefined,
    reason,
    failing: 1,
    of: 1,
    targets: [target.id],
    target,
    facts: { framework: facts.framework, task: facts.task, network: facts.network, group: facts.group, labels: facts.labels },
  };
}

/** The time that is part of the id of a target's incident. */
export function openedMsOf(id: string): number {
  return Number.parseInt(id.slice(id.lastIndexOf('-') + 1), 36);
}

/** The cause in one line: the reason of an incident, and of a change of health in the log. */
export function describeFailure({ layer, cause, detail }: Pick<LastProbe, 'layer' | 'cause' | 'detail'>): string {
  return `${layer ?? ''} ${cause ?? ''}: ${detail ?? ''}`;
}

export interface Closing {
  readonly closedAs: ClosedAs;
  readonly reason: string;
  /** The target as it is now, where it is known. */
  readonly target: TargetRecord | undefined;
}

export function closeIncident(incident: IncidentRecord, { closedAs, reason, target }: Closing, atMs: number): IncidentRecord {
  return incident.closedMs === undefined
    ? { ...incident, closedMs: atMs, closedAs, reason, failing: 0, target: target ?? incident.target }
    : incident;
}

/** The sinks that hear of it: the first route that matches, or all sinks when there are no routes. */
export function sinksFor(
  incident: IncidentRecord,
  check: Pick<Check, 'name'> | undefined,
  routes: readonly Route[],
  sinks: readonly string[],
): readonly string[] {
  if (routes.length === 0) return sinks;
  const facts: MatchFacts = {
    ...incident.facts,
    agent: incident.subject.agentId === undefined ? [] : [incident.subject.agentId],
    scope: [incident.scope],
    check: check === undefined ? [] : [check.name],
    severity: [incident.severity],
  };
  return routes.find((route) => matches(route.match, facts))?.sinks ?? [];
}

/** The wish to tell one sink that an incident is open. */
export function orderFiring(incidentId: string, sink: string, atMs: number): DeliveryRecord {
  return {
    incidentId,
    sink,
    event: 'firing',
    result: 'pending',
    attempts: 0,
    atMs,
    webhookId: webhookIdOf(incidentId, sink, 'firing'),
    firingTried: false,
    detail: undefined,
    earlier: [],
  };
}

/**
 * The incident is closed: who may have heard "firing" is owed "resolved"; where it was never tried, both are dropped.
 * The same object when nothing is owed any more.
 */
export function orderResolved(delivery: DeliveryRecord, atMs: number): DeliveryRecord {
  if (delivery.event === 'resolved') return delivery;
  if (!delivery.firingTried) return { ...delivery, result: 'dropped', atMs };
  const { event, attempts, webhookId } = delivery;
  const result = delivery.result === 'pending' ? 'dropped' : delivery.result;
  return {
    ...delivery,
    event: 'resolved',
    result: 'pending',
    attempts: 0,
    atMs,
    webhookId: webhookIdOf(delivery.incidentId, delivery.sink, 'resolved'),
    detail: undefined,
    earlier: [...delivery.earlier, { event, result, attempts, atMs: delivery.atMs, webhookId }],
  };
}

/** Folds what a sink answered; of an earlier notification, only what became of it after all. */
export function evolveDelivery(delivery: DeliveryRecord, report: DeliveryReport): DeliveryRecord {
  if (delivery.webhookId !== report.webhookId) return noteEarlier(delivery, report);
  if (delivery.result !== 'pending') return delivery;
  const result = report.result === 'retrying' ? 'pending' : report.result;
  return { ...delivery, result, attempts: report.attempts, atMs: report.atMs, detail: report.detail, firingTried: true };
}

/** Firing was under way when the incident closed: it counted as dropped, and was not. */
function noteEarlier(delivery: DeliveryRecord, { webhookId, result, attempts, atMs }: DeliveryReport): DeliveryRecord {
  if (result === 'retrying' || !delivery.earlier.some((past) => past.webhookId === webhookId && past.result === 'dropped')) return delivery;
  return {
    ...delivery,
    earlier: delivery.earlier.map((past) => (past.webhookId === webhookId ? { ...past, result, attempts, atMs } : past)),
  };
}

/** Equal on every retry, also by another instance; never equal for two notifications. */
function webhookIdOf(incidentId: string, sink: string, event: NotificationEvent): string {
  return `msg_${incidentId}_${stableHash(`${sink}|${event}`)}`;
}
