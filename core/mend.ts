/**
 * Decisions of which only a part stands in the state: what one step changes can be larger than one send, and the owner died, or
 * lost the share, between two of them. Nobody outside has heard of such a decision, as that waits until all of it is read back
 * (protocol.md §1.5). Whoever owns the share next brings it to its end before it goes on.
 */
import type { EngineContext } from './context.js';
import { writeDelivery } from './delivery.js';
import { orderFiring, orderResolved } from './incident.js';
import { formatStateKey } from './keys.js';
import type { IncidentRecord } from './records.js';

export function mendShare(context: EngineContext, share: number, nowMs: number): void {
  clearIncidents(context, share);
  for (const incident of context.belief.incidents.values()) {
    if (context.belief.incidentShares.get(incident.id) !== share) continue;
    context.ledger.step();
    if (incident.closedMs === undefined) orderMissing(context, share, incident, nowMs);
    else resolveAll(context, share, incident, nowMs);
  }
}

/** Of targets whose incident was never written, or is closed: the next result opens one where there is still a cause. */
function clearIncidents({ belief, ledger }: EngineContext, share: number): void {
  for (const target of [...belief.targets.values()]) {
    if (target.incidentId === undefined || belief.shareOfTarget(target) !== share) continue;
    const incident = belief.incidents.get(target.incidentId);
    if (incident !== undefined && incident.closedMs === undefined) continue;
    const cleared = { ...target, incidentId: undefined };
    ledger.step();
    belief.setTarget(cleared);
    ledger.change(share, formatStateKey({ kind: 'target', id: target.id }), cleared);
  }
}

/** What was to be told when it opened. Records of an earlier version do not say to whom. */
function orderMissing(context: EngineContext, share: number, { id, sinks = [] }: IncidentRecord, nowMs: number): void {
  for (const sink of sinks)
    if (context.belief.deliveries.get(id)?.has(sink) !== true) writeDelivery(context, share, orderFiring(id, sink, nowMs), []);
}

/** As when it closed. */
function resolveAll(context: EngineContext, share: number, { id }: IncidentRecord, nowMs: number): void {
  for (const delivery of [...(context.belief.deliveries.get(id)?.values() ?? [])]) {
    if (delivery.event === 'resolved' || delivery.result === 'dropped') continue;
    writeDelivery(context, share, orderResolved(delivery, nowMs), []);
  }
}
