/**
 * The arithmetic of trying again: pure, so that it is table-tested and runs under any clock. (cockatiel, the usual
 * package, reads Date.now, Math.random and setTimeout itself and cannot be given ours.)
 */

/** How waits grow: `firstMs`, doubled with every further failure, never above `maxMs`. */
export interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
  /** The share of a wait that chance may take off, 0 to 1, so that many who failed together do not return together. */
  readonly jitter: number;
}

/**
 * The wait before the next try after `failures` failures in a row (1 or more), in milliseconds.
 * `random` is in [0, 1): 0 gives the whole wait, towards 1 it loses up to the share `jitter`.
 */
export function backoffMs(backoff: Backoff, failures: number, random: number): number {
  const doublings = Math.max(0, Math.floor(failures) - 1);
  // 2 ** 1024 is Infinity, which Math.min takes: no failure count overflows.
  const wholeMs = Math.min(backoff.maxMs, backoff.firstMs * 2 ** doublings);
  return wholeMs * (1 - backoff.jitter * random);
}

/** A receiver's wish "not before" as far as we follow it: never negative, never above `maxMs`; no wish is 0. */
export function boundedWishMs(afterMs: number | undefined, maxMs: number): number {
  if (afterMs === undefined || Number.isNaN(afterMs)) return 0;
  return Math.min(Math.max(0, afterMs), maxMs);
}

/** The wait before the next try: our own back-off, or the receiver's wish where that is longer. */
export function retryDelayMs(options: {
  readonly backoff: Backoff;
  readonly failures: number;
  readonly random: number;
  readonly afterMs: number | undefined;
  readonly afterMaxMs: number;
}): number {
  const ownMs = backoffMs(options.backoff, options.failures, options.random);
  return Math.max(ownMs, boundedWishMs(options.afterMs, options.afterMaxMs));
}

/**
 * How long from now a notification is tried before it is given up: what is left of `giveUpAfterMs` since it was made, but at
 * least `leastMs`, so that a long outage of our own does not give up what was hardly tried.
 */
export function remainingMs(options: {
  readonly madeMs: number;
  readonly nowMs: number;
  readonly giveUpAfterMs: number;
  readonly leastMs: number;
}): number {
  // A wall clock that was set back must not lengthen the time either.
  const ageMs = Math.max(0, options.nowMs - options.madeMs);
  return Math.max(options.giveUpAfterMs - ageMs, Math.min(options.leastMs, options.giveUpAfterMs));
}
