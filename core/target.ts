/**
 * What becomes of a target's health when a probe ends. Counters saturate at their thresholds and the last probe is not
 * part of the record, so a steady target returns the same object.
 *
 *   pass  → passes + 1, fails 0;  healthy once passes ≥ rise
 *   fail  → fails + 1, passes 0;  unhealthy once fails ≥ fall
 *           before the first pass and within the grace period: counts for nothing
 *   error → our own trouble: counts for nothing
 */
import type { Check } from './check.js';
import type { Cause, ProbeOutcome } from './probe.js';
import type { Run, TargetPlan, TargetRecord } from './records.js';

export type Thresholds = Pick<Check, 'rise' | 'fall' | 'graceMs'>;

export function createTarget(plan: TargetPlan, nowMs: number): TargetRecord {
  return {
    id: plan.id,
    frameworkId: plan.frameworkId,
    taskId: plan.taskId,
    check: plan.check.name,
    kind: plan.check.kind,
    address: plan.address,
    port: plan.port,
    network: plan.network,
    agentId: plan.agentId,
    checkSource: plan.checkSource,
    checkReason: plan.checkReason,
    severity: plan.check.severity,
    ...(plan.check.expect === 'refused' ? { expect: 'refused' } : {}),
    assignmentId: plan.assignmentId,
    health: 'unknown',
    sinceMs: nowMs,
    plannedAtMs: nowMs,
    passes: 0,
    fails: 0,
    everPassed: false,
    run: undefined,
    incidentId: undefined,
    lastProbe: undefined,
  };
}

/** Folds one outcome; the same object when it changes nothing. */
export function evolveTarget(target: TargetRecord, outcome: ProbeOutcome, atMs: number, thresholds: Thresholds): TargetRecord {
  const counted = evolveCounters(target, outcome, atMs, thresholds);
  const run = evolveRun(target.run, outcome, atMs);
  return run === target.run ? counted : { ...counted, run };
}

function evolveCounters(target: TargetRecord, { outcome }: ProbeOutcome, atMs: number, { rise, fall, graceMs }: Thresholds): TargetRecord {
  if (outcome === 'error') return target;
  if (outcome === 'pass') {
    const passes = Math.min(target.passes + 1, rise);
    const health = passes >= rise ? 'healthy' : target.health;
    if (passes === target.passes && target.fails === 0 && health === target.health && target.everPassed) return target;
    return { ...target, passes, fails: 0, everPassed: true, health, sinceMs: health === target.health ? target.sinceMs : atMs };
  }
  if (!target.everPassed && ageMs(target, atMs) < graceMs) return target;
  const fails = Math.min(target.fails + 1, fall);
  const health = fails >= fall ? 'unhealthy' : target.health;
  if (fails === target.fails && target.passes === 0 && health === target.health) return target;
  return { ...target, passes: 0, fails, health, sinceMs: health === target.health ? target.sinceMs : atMs };
}

function evolveRun(run: Run | undefined, outcome: ProbeOutcome, atMs: number): Run {
  const layer = outcome.outcome === 'pass' ? undefined : outcome.layer;
  const cause = outcome.outcome === 'pass' ? undefined : outcome.cause;
  if (run?.outcome === outcome.outcome && run.layer === layer && run.cause === cause) return run;
  return { outcome: outcome.outcome, layer, cause, fromMs: atMs };
}

/** Slower while it is down, faster while it is about to change, else the interval. */
export function nextIntervalMs(
  target: Pick<TargetRecord, 'health' | 'passes' | 'fails'>,
  check: Pick<Check, 'intervalMs' | 'fastIntervalMs' | 'slowIntervalMs' | 'rise' | 'fall'>,
): number {
  const isChanging =
    (target.fails > 0 && target.health !== 'unhealthy') || (target.passes > 0 && target.passes < check.rise && target.health !== 'healthy');
  if (isChanging) return check.fastIntervalMs;
  return target.health === 'unhealthy' ? check.slowIntervalMs : check.intervalMs;
}

/** How long it is not to be probed yet. */
export function remainingDelayMs(
  target: Pick<TargetRecord, 'plannedAtMs'>,
  { delayMs = 0 }: Pick<Check, 'delayMs'>,
  nowMs: number,
): number {
  return Math.min(delayMs, Math.max(0, delayMs - ageMs(target, nowMs)));
}

/** More than a probe takes, or clocks of instances differ by. */
const SET_BACK_MS = 600_000;

/**
 * How long ago it was first planned; negative for what began a little before. So long before it was planned can only be by a
 * clock that was set back: then it is as old as any, lest an hour's jump makes an hour's grace.
 */
export function ageMs({ plannedAtMs }: Pick<TargetRecord, 'plannedAtMs'>, atMs: number): number {
  const age = atMs - plannedAtMs;
  return age < -SET_BACK_MS ? Infinity : age;
}

/** Connections that were not taken. */
const NOT_TAKEN: readonly Cause[] = ['refused', 'timeout', 'unreachable'];

/** A negative check passes when the target does not answer, and fails when it does. */
export function judgeAgainst(expect: Check['expect'], outcome: ProbeOutcome): ProbeOutcome {
  if (expect === 'healthy' || outcome.outcome === 'error') return outcome;
  const { latencyMs, phases } = outcome;
  if (outcome.outcome === 'pass')
    return {
      outcome: 'fail',
      layer: 'connect',
      cause: 'answered',
      detail: 'the target answered although it is expected to refuse',
      latencyMs,
      phases,
    };
  if (outcome.layer !== 'connect' || !NOT_TAKEN.includes(outcome.cause))
    return { ...outcome, cause: 'answered', detail: `the target took the connection although it is expected to refuse: ${outcome.detail}` };
  return { outcome: 'pass', latencyMs, phases, detail: `not answered, as expected: ${outcome.cause}` };
}
