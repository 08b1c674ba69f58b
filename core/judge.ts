/** From a probe's result to a target's health, its runs, and the incident of a target that is unhealthy. */
import { isLive, taskKeyOf, type EngineContext } from './context.js';
import { endIncident, openIncident } from './delivery.js';
import { describeDisagreement } from './disagreement.js';
import { adjustPace } from './duty.js';
import { describeFailure, openTargetIncident } from './incident.js';
import { formatStateKey } from './keys.js';
import { confirm } from './lost-inputs.js';
import type { ProbeOutcome, ProbeResult } from './probe.js';
import type { LastProbe, TargetPlan, TargetRecord } from './records.js';
import type { EventBody } from './state-value.js';
import { factsOfTarget } from './target-facts.js';
import { ageMs, evolveTarget, judgeAgainst } from './target.js';

/** Folds a result for all that it counts for; one of an ended task, an earlier address or an older check is dropped and counted. */
export function foldResult(context: EngineContext, result: ProbeResult, nowMs: number): void {
  const targets = context.probing.targetsOf(result.id, result.generation);
  if (targets.length === 0) context.staleResults += 1;
  for (const id of targets) foldFor(context, id, result, nowMs);
}

function foldFor(context: EngineContext, id: string, result: ProbeResult, nowMs: number): void {
  const { belief } = context;
  const target = belief.targets.get(id);
  const plan = belief.plans.get(id);
  // of a shared probe: it may have begun before this target was there, or while it is not to be asked yet
  const isEarlier = target !== undefined && result.id !== id && ageMs(target, result.atMs) < (plan?.check.delayMs ?? 0);
  if (target === undefined || plan === undefined || isEarlier || !isLive(context, belief.shareOfTarget(target))) {
    context.staleResults += 1;
    return;
  }
  const outcome = judgeByControl(context, plan, judgeAgainst(plan.check.expect, result.outcome), result.atMs);
  const lastProbe = describeProbe(outcome, result.atMs);
  belief.lastProbes.set(target.id, lastProbe);
  if (context.isLagging) return;
  if (outcome.outcome === 'pass' && plan.check.expect === 'healthy') confirm(context, taskKeyOf(target));
  const counted = evolveTarget(target, outcome, result.atMs, plan.check);
  const events = runEvents(context, target, counted, result.atMs);
  if (counted === target && !isToBePaged(context, target, outcome)) return;
  const evolved: TargetRecord = { ...counted, lastProbe };
  const disagreement = describeDisagreement(belief.tasks.get(taskKeyOf(target)), evolved);
  // before its incident: the history tells the cause first
  write(context, evolved, [...events, ...healthEvents(target, evolved, outcome, disagreement)]);
  const judged = judgeHealth(context, target, evolved, outcome, nowMs);
  if (judged !== evolved) write(context, judged, []);
  adjustPace(context, evolved);
}

/** That a target does not answer proves nothing while nothing answers: then it is our own trouble. */
function judgeByControl(
  { controls, belief }: EngineContext,
  { check, network }: TargetPlan,
  outcome: ProbeOutcome,
  atMs: number,
): ProbeOutcome {
  if (outcome.outcome !== 'pass') return outcome;
  if (check.expect === 'healthy') {
    controls.note(network, atMs);
    return outcome;
  }
  if (controls.hasPassed(network, atMs, belief.plans)) return outcome;
  const { latencyMs, phases } = outcome;
  const detail = 'no positive check passed in the same minute, so that nothing answers proves nothing';
  return { outcome: 'error', layer: 'local', cause: 'no-control', detail, latencyMs, phases };
}

function write(context: EngineContext, target: TargetRecord, events: readonly EventBody[]): void {
  context.belief.setTarget(target);
  context.ledger.change(context.belief.shareOfTarget(target), formatStateKey({ kind: 'target', id: target.id }), target, events);
}

function judgeHealth(
  context: EngineContext,
  before: TargetRecord,
  target: TargetRecord,
  outcome: ProbeOutcome,
  nowMs: number,
): TargetRecord {
  const { taskId, frameworkId, check, address, port } = target;
  const reason = outcome.outcome === 'pass' ? 'it answers' : describeFailure(outcome);
  if (target.health !== before.health)
    context.emit({
      type: 'log',
      level: 'info',
      fields: { taskId, frameworkId, target: `${address} ${String(port)}`, check, from: before.health, to: target.health, reason },
      message: 'Health changed',
    });
  if (isToBePaged(context, target, outcome)) {
    const disagreement = describeDisagreement(context.belief.tasks.get(taskKeyOf(target)), target);
    const why = disagreement === undefined ? reason : `${reason}. ${disagreement}`;
    const incident = openTargetIncident(target, why, factsOfTarget(context, target), nowMs);
    const opened = { ...target, incidentId: incident.id };
    context.belief.setTarget(opened);
    openIncident(context, context.belief.shareOfTarget(target), incident, nowMs);
    return opened;
  }
  if (target.health === 'healthy' && target.incidentId !== undefined) {
    endIncident(context, target.incidentId, { closedAs: 'recovered', reason, target }, nowMs);
    return { ...target, incidentId: undefined };
  }
  return target;
}

/** Unhealthy without an incident is who became so while its task was unconfirmed (protocol.md §2.6). */
function isToBePaged({ belief }: EngineContext, { health, incidentId, ...target }: TargetRecord, { outcome }: ProbeOutcome): boolean {
  if (health !== 'unhealthy' || incidentId !== undefined || outcome !== 'fail') return false;
  return belief.tasks.get(taskKeyOf(target))?.unconfirmedSinceMs === undefined;
}

function describeProbe(outcome: ProbeOutcome, atMs: number): LastProbe {
  const isPass = outcome.outcome === 'pass';
  return {
    atMs,
    outcome: outcome.outcome,
    layer: isPass ? undefined : outcome.layer,
    cause: isPass ? undefined : outcome.cause,
    detail: outcome.detail,
    latencyMs: outcome.latencyMs,
  };
}

/** The run that ended, when one did; a run that began before our time is told as cut, without a count. */
function runEvents(context: EngineContext, before: TargetRecord, after: TargetRecord, atMs: number): readonly EventBody[] {
  const { runCounts } = context;
  const count = runCounts.get(before.id);
  if (after.run === before.run) {
    if (count !== undefined) runCounts.set(before.id, count + 1);
    return [];
  }
  runCounts.set(before.id, 1);
  if (before.run === undefined) return [];
  const { outcome, layer, cause, fromMs } = before.run;
  const { frameworkId, taskId, check, address, port } = before;
  return [
    {
      type: 'taskpulse.target.run',
      timeMs: atMs,
      data: {
        frameworkId,
        taskId,
        check,
        address,
        port,
        outcome,
        layer,
        cause,
        from: fromMs,
        to: atMs,
        ...(count === undefined ? { cut: true } : { count }),
      },
    },
  ];
}

function healthEvents(
  before: TargetRecord,
  after: TargetRecord,
  outcome: ProbeOutcome,
  disagreement: string | undefined,
): readonly EventBody[] {
  if (before.health === after.health || after.health === 'unknown') return [];
  const { frameworkId, taskId, check, address, port } = after;
  const why = outcome.outcome === 'pass' ? {} : { layer: outcome.layer, cause: outcome.cause, detail: outcome.detail };
  return [
    {
      type: `taskpulse.target.${after.health}`,
      timeMs: after.sinceMs,
      data: { frameworkId, taskId, check, address, port, from: before.health, ...why, disagreement },
    },
  ];
}
