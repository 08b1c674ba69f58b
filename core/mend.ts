/**
 * Decisions of which only a part stands in the state: what one step changes can be larger than one send, and the owner died, or
 * lost the share, between two of them. Nobody outside has heard of such a decision, as that waits until all of it is read back
 * (protocol.md §1.5). Whoever owns the share next brings it to its end before it goes on.
 */
import type { EngineContext } from './context.js';
import { openIncident, writeDelivery } from './delivery.js';
import { describeFailure, openedMsOf, openTargetIncident, orderFiring, orderResolved } from './incident.js';
import { formatStateKey } from './keys.js';
import type { IncidentRecord, TargetRecord } from './records.js';
import { factsOfTarget } from './target-facts.js';

export function mendShare(context: EngineContext, share: number, nowMs: number): void {
  for (const target of [...context.belief.targets.values()])
    if (target.incidentId !== undefined && context.belief.shareOfTarget(target) === share)
      mendTarget(context, share, target, target.incidentId, nowMs);
  for (const incident of context.belief.incidents.values()) {
    if (context.belief.incidentShares.get(incident.id) !== share) continue;
    context.ledger.step();
    if (incident.closedMs === undefined) orderMissing(context, share, incident, nowMs);
    else resolveAll(context, share, incident, nowMs);
  }
}

/** The incident that was never written is opened as it was decided, under the same id; one that is closed is not the target's any more. */
function mendTarget(context: EngineContext, share: number, target: TargetRecord, incidentId: string, nowMs: number): void {
  const { belief, ledger } = context;
  const incident = belief.incidents.get(incidentId);
  if (incident !== undefined && incident.closedMs === undefined) return;
  ledger.step();
  if (incident === undefined && target.health === 'unhealthy') {
    const { lastProbe } = target;
    const reason = lastProbe === undefined ? 'it does not answer' : describeFailure(lastProbe);
    openIncident(context, share, openTargetIncident(target, reason, factsOfTarget(context, target), openedMsOf(incidentId)), nowMs);
    return;
  }
  const cleared = { ...target, incidentId: undefined };
  belief.setTarget(cleared);
  ledger.change(share, formatStateKey({ kind: 'target', id: target.id }), cleared);
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
