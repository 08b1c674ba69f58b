/**
 * Positive controls of negative checks: that a target does not answer proves isolation only when something answers from
 * where we stand. A pass of a negative check counts when a positive check passed in the same minute, on the same network
 * where that network has any, else on any.
 */
export const CONTROL_WITHIN_MS = 60_000;

export interface Controls {
  /** A positive check passed. */
  readonly note: (network: string | undefined, atMs: number) => void;
  readonly hasPassed: (network: string | undefined, atMs: number) => boolean;
}

const ANY = Symbol('any network');

export function createControls(): Controls {
  const passes = new Map<string | typeof ANY, number>();
  return {
    note: (network, atMs) => {
      passes.set(ANY, atMs);
      if (network !== undefined) passes.set(network, atMs);
    },
    hasPassed: (network, atMs) => {
      const passedMs = (network === undefined ? undefined : passes.get(network)) ?? passes.get(ANY);
      return passedMs !== undefined && Math.abs(atMs - passedMs) <= CONTROL_WITHIN_MS;
    },
  };
}
