/**
 * Runs the probes of many targets in this thread: wheel → admission → probe → result.
 *
 * A target is idle, waiting (due, but over a limit) or running; a probe that falls due while it is not idle is
 * skipped and counted, so one target never has two probes at once. Results of a target that was stopped or replaced
 * meanwhile are dropped.
 */
import type { Clock } from '../core/clock.js';
import type { Prepared, Probe, ProbeOutcome, Prober, ProbeResult, ProbeTask } from '../core/probe.js';
import type { AddressPolicy } from './address-policy.js';
import { createAdmission, type AdmissionLimits } from './admission.js';
import { cleanDetail } from './detail.js';
import type { ProbeKind } from './kind.js';
import { findKind, PROBE_KINDS } from './kinds.js';
import { createPreparedCache } from './prepared-cache.js';
import { firstDueMs, nextDue } from './schedule.js';
import { createStallWatch } from './stall-watch.js';
import { createWheel } from './wheel.js';

export interface ProberLimits extends AdmissionLimits {
  /** Grain of the schedule: probes that fall due within it start together. */
  readonly tickMs: number;
  /** How long it may sleep when nothing runs and nothing falls due. */
  readonly quietMs: number;
  /** A tick later than this means that our event loop stood still. */
  readonly stallMs: number;
}

export const DEFAULT_LIMITS: ProberLimits = { inFlightMax: 2048, inFlightPerAgentMax: 64, tickMs: 20, quietMs: 100, stallMs: 100 };

/** What an operator should hear of the prober itself. */
export type ProberTrouble =
  | { readonly type: 'stalled'; readonly stalledMs: number }
  | { readonly type: 'worker-ended'; readonly worker: number; readonly detail: string };

export interface ProberStats {
  readonly targets: number;
  readonly inFlight: number;
  readonly waiting: number;
  /** Since the start: probes not sent because the target's last one was not done, or the schedule was missed. */
  readonly skipped: number;
  /** Since the start: results void because our event loop stood still. */
  readonly voided: number;
  readonly stalledMs: number;
}

export interface LocalProber extends Prober {
  readonly stats: () => ProberStats;
  /** What may be probed from now on. */
  readonly setPolicy: (policy: AddressPolicy) => void;
}

export interface ProberOptions {
  readonly clock: Clock;
  readonly onResult: (result: ProbeResult) => void;
  readonly policy: AddressPolicy;
  readonly limits?: Partial<ProberLimits>;
  readonly kinds?: readonly ProbeKind[];
  readonly onTrouble?: (trouble: ProberTrouble) => void;
}

interface Target {
  readonly task: ProbeTask;
  readonly agentId: string | undefined;
  /** Its number on the wheel. */
  readonly timer: number;
  readonly prepared: Prepared<Probe>;
  readonly releasePrepared: () => void;
  /** Made with the first probe and kept for the target's life: one for each probe would cost more than the rest of ours. */
  controller: AbortController | undefined;
  /** When its next probe is due, on the monotonic clock. */
  dueMs: number;
  /** When the probe that waits or runs was due. */
  wantedMs: number;
  state: 'idle' | 'waiting' | 'running';
  /** Another probe was asked for while one was running. */
  isWantedAgain: boolean;
}

/** Makes a prober on this thread. Nothing ticks while it has no targets. */
export function createProber(options: ProberOptions): LocalProber {
  const { clock, onResult, kinds = PROBE_KINDS, onTrouble } = options;
  let { policy } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const targets = new Map<string, Target>();
  const byTimer: (Target | undefined)[] = [];
  const freeTimers: number[] = [];
  const running = new Set<Promise<void>>();
  const preparedCache = createPreparedCache((kind, given) => prepareProbe(kinds, kind, given));
  const wheel = createWheel({ tickMs: limits.tickMs, startMs: clock.monotonicMs() });
  const watch = createStallWatch(limits.stallMs);
  const admission = createAdmission<Target>(limits, launch);
  let cancelTick: (() => void) | undefined;
  let nextTickMs = 0;
  let isClosed = false;
  let skipped = 0;
  let voided = 0;
  let stalledMs = 0;

  function tick(): void {
    const nowMs = clock.monotonicMs();
    const lateMs = watch.beat(nowMs, nowMs + limits.tickMs);
    if (lateMs > 0) {
      stalledMs += lateMs;
      onTrouble?.({ type: 'stalled', stalledMs: lateMs });
    }
    wheel.advance(nowMs, (timer) => {
      const target = byTimer[timer];
      if (target !== undefined) fallDue(target, nowMs);
    });
    if (targets.size > 0) armTick(nowMs, running.size > 0 ? nowMs + limits.tickMs : wheel.nextTickMs(nowMs, limits.quietMs));
  }

  function armTick(nowMs: number, atMs: number): void {
    nextTickMs = atMs;
    cancelTick?.();
    // not from `nowMs`: what the tick itself took would put off the next one
    cancelTick = clock.after(Math.max(0, atMs - clock.monotonicMs()), tick);
    watch.beat(nowMs, atMs);
  }

  /** What begins while it sleeps is not to wait, and is watched for stalls like everything that runs. */
  function tickBy(nowMs: number, atMs: number): void {
    if (cancelTick === undefined || atMs < nextTickMs) armTick(nowMs, atMs);
  }

  function fallDue(target: Target, nowMs: number): void {
    const wantedMs = target.dueMs;
    const next = nextDue(wantedMs, nowMs, target.task.intervalMs);
    target.dueMs = next.dueMs;
    skipped += next.missed;
    wheel.schedule(target.timer, next.dueMs);
    if (target.state === 'idle') request(target, wantedMs);
    else skipped += 1;
  }

  function request(target: Target, wantedMs: number): void {
    target.wantedMs = wantedMs;
    target.state = 'waiting';
    admission.request(target);
  }

  function launch(target: Target): void {
    target.state = 'running';
    const { task } = target;
    target.controller ??= new AbortController();
    const startMs = clock.monotonicMs();
    tickBy(startMs, startMs + limits.tickMs);
    const atMs = clock.nowMs();
    const latenessMs = Math.max(0, startMs - target.wantedMs);
    const context = { timeoutMs: task.timeoutMs, signal: target.controller.signal, clock };
    const run = begin(target)(task.to, context)
      .catch(bugOutcome)
      .then((outcome) => {
        running.delete(run);
        settle(target, { id: task.id, generation: task.generation, outcome: judge(outcome, startMs), atMs, latenessMs });
      });
    running.add(run);
  }

  /** The probe, or what stands in its place: an address that may not be probed, options that cannot be used. */
  function begin(target: Target): Probe {
    const decision = policy.decide(target.task.to.address);
    const { prepared } = target;
    if (!decision.allowed) return () => Promise.resolve(localError('not-allowed', decision.reason));
    if (prepared.ok) return prepared.value;
    const faults = prepared.faults.map(({ path, message }) => `${path}: ${message}`).join('; ');
    return () => Promise.resolve(localError('internal', `Cannot prepare the probe: ${faults}`));
  }

  /** A refusal is the kernel's word and stands; any other failure may be the doing of a loop that stood still. */
  function judge(outcome: ProbeOutcome, startMs: number): ProbeOutcome {
    if (outcome.outcome !== 'fail' || outcome.cause === 'refused') return outcome;
    if (!watch.hasStalledSince(startMs, clock.monotonicMs())) return outcome;
    voided += 1;
    const { latencyMs, phases, layer, cause, detail } = outcome;
    return { ...localError('stalled', `Void, our event loop stood still: ${layer}/${cause}: ${detail}`), latencyMs, phases };
  }

  function settle(target: Target, result: ProbeResult): void {
    target.state = 'idle';
    if (targets.get(target.task.id) === target) {
      onResult(result);
      // The receiver may have stopped it.
      if (target.isWantedAgain && targets.get(target.task.id) === target) request(target, clock.monotonicMs());
      target.isWantedAgain = false;
    }
    admission.release(target);
  }

  function start(task: ProbeTask): void {
    if (isClosed) return;
    stop(task.id);
    const nowMs = clock.monotonicMs();
    const cached = preparedCache.acquire(task.kind, task.options);
    const timer = freeTimers.pop() ?? byTimer.length;
    const target: Target = {
      task,
      agentId: task.agentId,
      timer,
      prepared: cached.value,
      releasePrepared: cached.release,
      controller: undefined,
      dueMs: firstDueMs(nowMs + (task.delayMs ?? 0), task.id, task.spreadMs),
      wantedMs: nowMs,
      state: 'idle',
      isWantedAgain: false,
    };
    targets.set(task.id, target);
    byTimer[timer] = target;
    wheel.schedule(timer, target.dueMs);
    tickBy(nowMs, Math.min(Math.max(target.dueMs, nowMs + limits.tickMs), nowMs + limits.quietMs));
  }

  function stop(id: string): void {
    const target = targets.get(id);
    if (target === undefined) return;
    targets.delete(id);
    byTimer[target.timer] = undefined;
    freeTimers.push(target.timer);
    wheel.cancel(target.timer);
    target.releasePrepared();
    if (target.state === 'waiting') admission.withdraw(target);
    if (target.state === 'running') target.controller?.abort();
    if (targets.size > 0) return;
    cancelTick?.();
    cancelTick = undefined;
    watch.pause();
  }

  return {
    start,
    stop,
    probeNow: (id) => {
      const target = targets.get(id);
      if (target?.state === 'running') target.isWantedAgain = true;
      else if (target?.state === 'idle') request(target, clock.monotonicMs());
    },
    close: async () => {
      isClosed = true;
      for (const id of [...targets.keys()]) stop(id);
      await Promise.all(running);
    },
    setPolicy: (next) => {
      policy = next;
    },
    stats: () => ({
      targets: targets.size,
      inFlight: admission.inFlightCount(),
      waiting: admission.waitingCount(),
      skipped,
      voided,
      stalledMs,
    }),
  };
}

function prepareProbe(kinds: readonly ProbeKind[], kind: string, options: unknown): Prepared<Probe> {
  const found = findKind(kind, kinds);
  if (found !== undefined) return found.prepare(options, '');
  const known = kinds.map((one) => one.kind).join(', ');
  return { ok: false, faults: [{ path: 'kind', message: `${JSON.stringify(kind)} is no probe kind: known are ${known}` }] };
}

function localError(cause: 'not-allowed' | 'internal' | 'stalled', detail: string): ProbeOutcome & { readonly outcome: 'error' } {
  return { outcome: 'error', layer: 'local', cause, detail: cleanDetail(detail), latencyMs: 0, phases: {} };
}

/** Probes never reject; one that does has a bug, which is not the target's. */
function bugOutcome(error: unknown): ProbeOutcome {
  return localError('internal', error instanceof Error ? error.message : String(error));
}
