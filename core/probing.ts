/**
 * Which probes run, and for whom. A target has a probe of its own; tasks of one executor share an address, so identical
 * probes of one address, port and options run once and count for each of its targets (design.md §6.5).
 */
import type { EngineEffect } from './engine-types.js';
import { probeTaskOf } from './plan.js';
import type { TargetPlan, TargetRecord } from './records.js';
import { nextIntervalMs } from './target.js';

export interface Probing {
  /** Has the target probed as planned, as fast as its health asks for; not before `delayMs` from now when it does not run yet. */
  readonly start: (plan: TargetPlan, target: TargetRecord, delayMs?: number) => void;
  readonly stop: (targetId: string) => void;
  readonly stopAll: () => void;
  readonly isProbed: (targetId: string) => boolean;
  /** The targets that a result counts for; none when it is of a probe, or a generation of it, that does not run any more. */
  readonly targetsOf: (probeId: string, generation: string) => readonly string[];
}

interface RunningProbe {
  readonly plan: TargetPlan;
  readonly intervalMs: number;
  /** The interval that each of its targets asks for. */
  readonly wishes: Map<string, number>;
}

export function createProbing(emit: (effect: EngineEffect) => void): Probing {
  const probes = new Map<string, RunningProbe>();
  const probeOf = new Map<string, string>();

  function start(plan: TargetPlan, target: TargetRecord, delayMs = 0): void {
    if (probeOf.get(plan.id) !== plan.probeId) stop(plan.id);
    probeOf.set(plan.id, plan.probeId);
    const wishes = probes.get(plan.probeId)?.wishes ?? new Map<string, number>();
    wishes.set(plan.id, nextIntervalMs(target, plan.check));
    run(plan, wishes, delayMs);
  }

  function run(plan: TargetPlan, wishes: Map<string, number>, delayMs = 0): void {
    const intervalMs = Math.min(...wishes.values());
    const known = probes.get(plan.probeId);
    probes.set(plan.probeId, { plan, intervalMs, wishes });
    if (known?.intervalMs === intervalMs && known.plan.generation === plan.generation) return;
    emit({ type: 'start-target', task: { ...probeTaskOf(plan, intervalMs), intervalMs, ...(delayMs > 0 ? { delayMs } : {}) } });
  }

  function stop(targetId: string): void {
    const probeId = probeOf.get(targetId);
    if (probeId === undefined) return;
    probeOf.delete(targetId);
    const probe = probes.get(probeId);
    probe?.wishes.delete(targetId);
    if (probe !== undefined && probe.wishes.size > 0) {
      run(probe.plan, probe.wishes);
      return;
    }
    probes.delete(probeId);
    emit({ type: 'stop-target', id: probeId });
  }

  return {
    start,
    stop,
    stopAll: () => {
      for (const targetId of [...probeOf.keys()]) stop(targetId);
    },
    isProbed: (targetId) => probeOf.has(targetId),
    targetsOf: (probeId, generation) => {
      const probe = probes.get(probeId);
      return probe?.plan.generation === generation ? [...probe.wishes.keys()] : [];
    },
  };
}
