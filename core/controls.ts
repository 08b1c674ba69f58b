/**
 * Positive controls of negative checks: that a target does not answer proves isolation only when something answers from
 * where we stand. A pass of a negative check counts when a positive check passed in the same minute, on the same network
 * where that network has any, else on any.
 */
import type { TargetPlan } from './records.js';

export const CONTROL_WITHIN_MS = 60_000;
/** How long it is remembered which networks have positive checks: it is asked for every pass of a negative one. */
const NETWORKS_KNOWN_MS = 1_000;

export interface Controls {
  /** A positive check passed. */
  readonly note: (network: string | undefined, atMs: number) => void;
  /** @param plans all that is probed from here, by target */
  readonly hasPassed: (network: string | undefined, atMs: number, plans: ReadonlyMap<string, TargetPlan>) => boolean;
}

export function createControls(): Controls {
  const passes = new Map<string, number>();
  let lastPassMs: number | undefined;
  let known: { readonly atMs: number; readonly networks: ReadonlySet<string | undefined> } | undefined;

  function hasControls(network: string, atMs: number, plans: ReadonlyMap<string, TargetPlan>): boolean {
    if (known === undefined || Math.abs(atMs - known.atMs) >= NETWORKS_KNOWN_MS) {
      const positive = [...plans.values()].filter(({ check }) => check.expect === 'healthy');
      known = { atMs, networks: new Set(positive.map((plan) => plan.network)) };
    }
    return known.networks.has(network);
  }

  return {
    note: (network, atMs) => {
      lastPassMs = atMs;
      if (network !== undefined) passes.set(network, atMs);
    },
    hasPassed: (network, atMs, plans) => {
      if (network !== undefined && isFresh(passes.get(network), atMs)) return true;
      return isFresh(lastPassMs, atMs) && (network === undefined || !hasControls(network, atMs, plans));
    },
  };
}

function isFresh(passedMs: number | undefined, atMs: number): boolean {
  return passedMs !== undefined && Math.abs(atMs - passedMs) <= CONTROL_WITHIN_MS;
}
