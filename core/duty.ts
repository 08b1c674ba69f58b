/**
 * What we answer for in our own live shares: targets are planned, started, stopped and ended. Foreign shares are only
 * read. Nothing is planned before the log has caught up.
 */
import { isAgreed, WITHHELD_MAX_MS } from './agreement.js';
import type { JudgedAddress } from './address-book.js';
import { isLive, taskKeyOf, type EngineContext } from './context.js';
import { endIncident } from './delivery.js';
import { formatStateKey, parseStateKey } from './keys.js';
import type { Abandoned } from './ledger-share.js';
import { mendShare } from './mend.js';
import { mayProbe, planTargets } from './plan.js';
import type { ClosedAs, TargetPlan, TargetRecord, TaskRecord } from './records.js';
import type { EventBody } from './state-value.js';
import { createTarget, remainingDelayMs } from './target.js';

/** Brings the targets of one task to what is planned for it now. */
export function replan(context: EngineContext, taskKey: string, nowMs: number): void {
  const { belief, settings } = context;
  const task = belief.tasks.get(taskKey);
  if (task === undefined || !isOnDuty(context, belief.shareOfTask(task))) return;
  const agent = task.assignment?.agentId === undefined ? undefined : belief.book.agent(task.assignment.agentId);
  const addresses = belief.book.addressesOf(taskKey);
  const plans = planTargets(task, addresses, agent, settings);
  for (const id of [...(belief.targetsByTask.get(taskKey) ?? [])]) {
    if (plans.has(id)) continue;
    const { reason, byConfiguration } = reasonToEnd(task, belief.targets.get(id), addresses, (address) =>
      mayProbe(address, agent, settings),
    );
    if (byConfiguration && mustWithhold(context, id, nowMs)) withhold(context, id, taskKey, nowMs);
    else endTarget(context, id, 'gone', reason, nowMs);
  }
  const isPaused = task.status === 'suspended' && settings.suspended === 'pause';
  for (const plan of plans.values()) {
    const target = ensureTarget(context, plan, belief.shareOfTask(task), nowMs);
    belief.plans.set(plan.id, plan);
    context.withheld.delete(plan.id);
    if (isPaused) context.probing.stop(plan.id);
    else context.probing.start(plan, target, remainingDelayMs(target, plan.check, nowMs));
  }
}

/** Brings the targets to what is planned now of those tasks for which one of these addresses is judged otherwise. */
export function reviewAddresses(context: EngineContext, addresses: readonly string[], nowMs: number, except?: string): void {
  if (!context.isCaughtUp || addresses.length === 0) return;
  // each once: reviewed again, it would be planned for all its bearers
  for (const address of new Set(addresses))
    for (const key of context.belief.book.review(address)) if (key !== except) replan(context, key, nowMs);
}

function isOnDuty(context: EngineContext, share: number): boolean {
  return context.isCaughtUp && !context.isDraining && isLive(context, share);
}

/** `byConfiguration`: another configuration might plan it. */
function reasonToEnd(
  task: TaskRecord,
  target: TargetRecord | undefined,
  addresses: readonly JudgedAddress[],
  decide: (address: JudgedAddress) => ReturnType<typeof mayProbe>,
): { readonly reason: string; readonly byConfiguration: boolean } {
  if (task.status === 'ended') return { reason: `the task ended (${task.state})`, byConfiguration: false };
  if (task.assignment?.id !== target?.assignmentId) return { reason: 'the task was started anew', byConfiguration: false };
  const address = addresses.find((known) => known.address === target?.address);
  if (address === undefined) return { reason: 'the task does not have the address any more', byConfiguration: false };
  if (address.ownership !== 'owned') return { reason: `${address.ownership}: ${address.reason}`, byConfiguration: false };
  const decision = decide(address);
  return { reason: decision.probed ? 'no check plans it any more' : decision.reason, byConfiguration: true };
}

/** Only the configuration removes it, of which the members differ, and somebody was told of it (protocol.md §5.5). */
function mustWithhold({ belief, settings, otherConfigurations, withheld }: EngineContext, id: string, nowMs: number): boolean {
  if (belief.targets.get(id)?.incidentId === undefined || isAgreed(settings.configuration, otherConfigurations)) return false;
  return nowMs - (withheld.get(id)?.sinceMs ?? nowMs) < WITHHELD_MAX_MS;
}

function withhold({ belief, probing, runCounts, withheld }: EngineContext, id: string, taskKey: string, nowMs: number): void {
  probing.stop(id);
  belief.plans.delete(id);
  runCounts.delete(id);
  if (!withheld.has(id)) withheld.set(id, { taskKey, sinceMs: nowMs });
}

/** Ends what was withheld once the members agree, or for long enough. A clock that was set back does not make it longer. */
export function reviewWithheld(context: EngineContext, nowMs: number): void {
  const { withheld, settings, otherConfigurations } = context;
  const isNowAgreed = isAgreed(settings.configuration, otherConfigurations);
  for (const [id, { taskKey, sinceMs }] of [...withheld]) {
    if (nowMs < sinceMs) withheld.set(id, { taskKey, sinceMs: nowMs });
    if (!isNowAgreed && nowMs - sinceMs < WITHHELD_MAX_MS) continue;
    context.ledger.step();
    replan(context, taskKey, nowMs);
  }
}

/** The target's record: the known one goes on with its counters; another assignment begins unknown, and so does another share. */
function ensureTarget(context: EngineContext, plan: TargetPlan, share: number, nowMs: number): TargetRecord {
  const { belief, ledger } = context;
  const known = belief.targets.get(plan.id);
  const isSame = known?.assignmentId === plan.assignmentId && known.kind === plan.check.kind && belief.shareOfTarget(known) === share;
  if (isSame) return describeAnew(context, known, plan, share);
  if (known !== undefined) endTarget(context, plan.id, 'gone', 'the task was started anew', nowMs);
  const target = createTarget(plan, nowMs);
  belief.setTarget(target);
  ledger.change(share, formatStateKey({ kind: 'target', id: plan.id }), target);
  return target;
}

/** The same target under a check that was described otherwise. */
function describeAnew({ belief, ledger }: EngineContext, known: TargetRecord, plan: TargetPlan, share: number): TargetRecord {
  const { checkSource, checkReason, network } = plan;
  const { severity, expect } = plan.check;
  const isDescribed =
    known.checkSource === checkSource &&
    known.checkReason === checkReason &&
    known.severity === severity &&
    known.network === network &&
    (known.expect ?? 'healthy') === expect;
  if (isDescribed) return known;
  const { expect: _expect, ...rest } = known;
  const target: TargetRecord = {
    ...rest,
    checkSource,
    checkReason,
    severity,
    network,
    ...(expect === 'refused' ? { expect } : {}),
  };
  belief.setTarget(target);
  ledger.change(share, formatStateKey({ kind: 'target', id: plan.id }), target);
  return target;
}

/** Probes faster or slower when the target's health asks for it. */
export function adjustPace({ belief, probing }: EngineContext, target: TargetRecord): void {
  const plan = belief.plans.get(target.id);
  if (plan !== undefined && probing.isProbed(target.id)) probing.start(plan, target);
}

/** Ends all targets of a task. */
export function endTargets(context: EngineContext, taskKey: string, closedAs: ClosedAs, reason: string, nowMs: number): void {
  for (const id of [...(context.belief.targetsByTask.get(taskKey) ?? [])]) endTarget(context, id, closedAs, reason, nowMs);
}

/** Stops it at once; its incident closes; its record goes, telling why. Of foreign shares only the owner says so. */
export function endTarget(context: EngineContext, id: string, closedAs: ClosedAs, reason: string, nowMs: number): void {
  const { belief, ledger } = context;
  const target = belief.targets.get(id);
  context.probing.stop(id);
  context.withheld.delete(id);
  const share = target === undefined ? undefined : belief.shareOfTarget(target);
  if (target === undefined || share === undefined || !isLive(context, share)) return;
  const { frameworkId, taskId, check, address, port, health } = target;
  const gone: EventBody = {
    type: 'taskpulse.target.gone',
    timeMs: nowMs,
    data: { frameworkId, taskId, check, address, port, health, closedAs, reason },
  };
  ledger.retire(share, formatStateKey({ kind: 'target', id }), target, [gone]);
  belief.deleteTarget(id);
  context.runCounts.delete(id);
  if (target.incidentId !== undefined) endIncident(context, target.incidentId, { closedAs, reason, target }, nowMs);
}

/** A share is ours and live: what it owes is written, its targets are taken up where they stood (protocol.md §5.4). */
export function takeUp(context: EngineContext, share: number, nowMs: number): void {
  const { belief, ledger } = context;
  for (const [key, { events, last }] of belief.owed.get(share) ?? []) {
    ledger.step();
    const record = belief.owedRecord(share, key);
    if (record !== undefined) ledger.change(share, key, record, events);
    else if (last !== undefined) ledger.retire(share, key, last, events);
    else ledger.change(share, key, undefined);
  }
  belief.owed.delete(share);
  mendShare(context, share, nowMs);
  for (const target of [...belief.targets.values()]) {
    if (belief.shareOfTarget(target) !== share) continue;
    const task = belief.tasks.get(taskKeyOf(target));
    ledger.step();
    if (task === undefined) endTarget(context, target.id, 'gone', 'its task is not known any more', nowMs);
    else if (belief.shareOfTask(task) !== share)
      endTarget(context, target.id, 'gone', 'the task was launched again on another agent', nowMs);
  }
  for (const [key, task] of belief.tasks) {
    if (belief.shareOfTask(task) !== share) continue;
    ledger.step();
    replan(context, key, nowMs);
  }
  for (const incident of belief.incidents.values()) {
    if (incident.scope !== 'target' || incident.closedMs !== undefined || belief.incidentShares.get(incident.id) !== share) continue;
    ledger.step();
    if (!incident.targets.some((id) => belief.targets.get(id)?.incidentId === incident.id))
      endIncident(context, incident.id, { closedAs: 'gone', reason: 'its target is not known any more', target: undefined }, nowMs);
  }
}

/** A share is no longer ours: its probes end, nothing is said about it, and what was never accepted is not believed. */
export function putDown(context: EngineContext, share: number, abandoned: readonly Abandoned[]): void {
  const { belief } = context;
  for (const target of belief.targets.values()) {
    if (belief.shareOfTarget(target) !== share) continue;
    context.probing.stop(target.id);
    context.runCounts.delete(target.id);
    context.withheld.delete(target.id);
  }
  for (const [incidentId, bySink] of belief.deliveries) {
    if (belief.incidentShares.get(incidentId) !== share) continue;
    for (const sink of bySink.keys()) {
      context.handedOut.delete(formatStateKey({ kind: 'delivery', incidentId, sink }));
      context.emit({ type: 'cancel-notification', incidentId, sink });
    }
  }
  for (const { key, accepted, change } of abandoned) {
    const kind = parseStateKey(key)?.kind;
    // Tasks and agents are what the inputs said, whoever owns the share.
    if (kind !== 'task' && kind !== 'agent') belief.adopt(share, key, accepted);
    else if (change.retired) belief.owe(share, key, change.events, change.record);
    else belief.owe(share, key, change.events);
  }
}

/** Settings changed, or judging began: every task is planned anew. Probing of what stays goes on. */
export function replanAll(context: EngineContext, nowMs: number): void {
  for (const key of context.belief.tasks.keys()) {
    context.ledger.step();
    replan(context, key, nowMs);
  }
}
