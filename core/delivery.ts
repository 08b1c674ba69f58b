/** Incidents and deliveries of our shares as records: opened, closed, handed to the outbox, reported back. */
import { getOrAdd } from './address-book.js';
import { isLive, mayWrite, taskKeyOf, type EngineContext } from './context.js';
import { describeDisagreement } from './disagreement.js';
import { closeIncident, type Closing, evolveDelivery, orderFiring, orderResolved, sinksFor } from './incident.js';
import { formatStateKey, parseStateKey } from './keys.js';
import type { DeliveryReport } from './notification.js';
import type { DeliveryRecord, IncidentRecord } from './records.js';
import type { EventBody } from './state-value.js';
import { viewIncident, viewTarget } from './views.js';

/** A new incident, and what its sinks are owed. */
export function openIncident(context: EngineContext, share: number, incident: IncidentRecord, nowMs: number): void {
  const { belief, settings } = context;
  const check = incident.subject.check === undefined ? undefined : { name: incident.subject.check };
  const sinks = sinksFor(incident, check, settings.routes, settings.sinks);
  belief.incidentShares.set(incident.id, share);
  writeIncident(context, share, { ...incident, sinks }, [incidentEvent('taskpulse.incident.opened', incident, nowMs)]);
  for (const sink of sinks) writeDelivery(context, share, orderFiring(incident.id, sink, nowMs), []);
  context.emit({
    type: 'log',
    level: 'warn',
    fields: { incidentId: incident.id, ...incident.subject, reason: incident.reason },
    message: 'Incident opened',
  });
}

/** Closes it with a reason; whoever may have heard "firing" is owed "resolved". */
export function endIncident(context: EngineContext, id: string, closing: Closing, nowMs: number): void {
  const { belief } = context;
  const incident = belief.incidents.get(id);
  const share = belief.incidentShares.get(id);
  if (incident === undefined || share === undefined || incident.closedMs !== undefined) return;
  const closed = closeIncident(incident, closing, nowMs);
  writeIncident(context, share, closed, [incidentEvent('taskpulse.incident.closed', closed, nowMs)]);
  for (const delivery of belief.deliveries.get(id)?.values() ?? []) {
    const owed = orderResolved(delivery, nowMs);
    if (owed === delivery) continue;
    writeDelivery(context, share, owed, []);
    if (owed.result === 'dropped') context.emit({ type: 'cancel-notification', incidentId: id, sink: delivery.sink });
  }
  context.emit({
    type: 'log',
    level: 'info',
    fields: { incidentId: id, ...incident.subject, closedAs: closing.closedAs, reason: closing.reason },
    message: 'Incident closed',
  });
}

/** It goes on, and something of it is told otherwise now. */
export function noteIncident(context: EngineContext, share: number, incident: IncidentRecord): void {
  writeIncident(context, share, incident, []);
}

function writeIncident(context: EngineContext, share: number, incident: IncidentRecord, events: readonly EventBody[]): void {
  context.belief.incidents.set(incident.id, incident);
  context.ledger.change(share, formatStateKey({ kind: 'incident', id: incident.id }), incident, events);
}

export function writeDelivery(context: EngineContext, share: number, delivery: DeliveryRecord, events: readonly EventBody[]): void {
  setDelivery(context, delivery);
  context.ledger.change(share, deliveryKey(delivery), delivery, events);
}

function setDelivery({ belief }: EngineContext, delivery: DeliveryRecord): void {
  getOrAdd(belief.deliveries, delivery.incidentId, () => new Map<string, DeliveryRecord>()).set(delivery.sink, delivery);
}

function deliveryKey({ incidentId, sink }: DeliveryRecord): string {
  return formatStateKey({ kind: 'delivery', incidentId, sink });
}

/** These keys are read back and their events appended: now, and not before, the outside is told (protocol.md §1.5). */
export function tellOutside(context: EngineContext, keys: readonly string[]): void {
  for (const text of keys) {
    const key = parseStateKey(text);
    if (key?.kind !== 'delivery') continue;
    const delivery = context.belief.deliveries.get(key.incidentId)?.get(key.sink);
    if (delivery !== undefined) handOut(context, text, delivery);
  }
}

/** What an earlier owner of the share left pending goes on; it may have tried already. */
export function resumeDeliveries(context: EngineContext, share: number): void {
  for (const [incidentId, bySink] of context.belief.deliveries) {
    if (context.belief.incidentShares.get(incidentId) !== share) continue;
    for (const delivery of bySink.values()) handOut(context, deliveryKey(delivery), delivery);
  }
}

function handOut(context: EngineContext, key: string, delivery: DeliveryRecord): void {
  const { belief, handedOut, settings } = context;
  const incident = belief.incidents.get(delivery.incidentId);
  const share = belief.incidentShares.get(delivery.incidentId);
  if (incident === undefined || share === undefined || delivery.result !== 'pending' || !isLive(context, share)) return;
  if (handedOut.get(key) === delivery.webhookId) return;
  // changed since: it is told when that is read back
  if (!context.ledger.isWritten(share, key)) return;
  if (!settings.sinks.includes(delivery.sink)) {
    writeDelivery(context, share, { ...delivery, result: 'failed', detail: 'the sink is no longer configured' }, []);
    return;
  }
  handedOut.set(key, delivery.webhookId);
  setDelivery(context, { ...delivery, firingTried: true });
  const targetId = incident.scope === 'target' ? incident.targets[0] : undefined;
  const target =
    targetId === undefined
      ? undefined
      : incident.closedMs === undefined
        ? (belief.targets.get(targetId) ?? incident.target)
        : incident.target;
  context.emit({
    type: 'notify',
    notification: {
      incidentId: incident.id,
      sink: delivery.sink,
      event: delivery.event,
      webhookId: delivery.webhookId,
      timeMs: delivery.event === 'firing' ? incident.openedMs : (incident.closedMs ?? delivery.atMs),
      incident: viewIncident(incident, [...(belief.deliveries.get(incident.id)?.values() ?? [])]),
      target:
        target === undefined
          ? undefined
          : viewTarget(
              target,
              belief.lastProbes.get(target.id) ?? target.lastProbe,
              describeDisagreement(belief.tasks.get(taskKeyOf(target)), target),
            ),
      reason: incident.closedAs ?? incident.reason,
      attempts: delivery.attempts,
    },
  });
}

export function foldReport(context: EngineContext, report: DeliveryReport): void {
  const { belief } = context;
  const known = belief.deliveries.get(report.incidentId)?.get(report.sink);
  const share = belief.incidentShares.get(report.incidentId);
  if (known === undefined || share === undefined || !mayWrite(context, share)) return;
  const next = evolveDelivery(known, report);
  if (next === known) return;
  const { incidentId, sink, event, webhookId, attempts, detail } = report;
  const events: EventBody[] =
    report.result === 'retrying'
      ? []
      : [
          {
            type: report.result === 'sent' ? 'taskpulse.notification.sent' : 'taskpulse.notification.failed',
            timeMs: report.atMs,
            data: { incidentId, sink, event, webhookId, attempts, result: report.result, detail },
          },
        ];
  writeDelivery(context, share, next, events);
}

function incidentEvent(type: string, incident: IncidentRecord, timeMs: number): EventBody {
  const { id, scope, subject, severity, reason, closedAs, targets } = incident;
  return { type, timeMs, data: { incidentId: id, scope, subject, severity, reason, closedAs, targets } };
}

/** Removes a closed incident and its deliveries for good. */
export function dropIncident(context: EngineContext, incident: IncidentRecord): void {
  const { belief, ledger, handedOut } = context;
  const share = belief.incidentShares.get(incident.id);
  if (share === undefined) return;
  for (const delivery of belief.deliveries.get(incident.id)?.values() ?? []) {
    ledger.change(share, deliveryKey(delivery), undefined);
    handedOut.delete(deliveryKey(delivery));
  }
  belief.deliveries.delete(incident.id);
  belief.incidents.delete(incident.id);
  belief.incidentShares.delete(incident.id);
  ledger.change(share, formatStateKey({ kind: 'incident', id: incident.id }), undefined);
}
