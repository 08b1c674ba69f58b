/**
 * Notices when our own event loop stood still: a timer that should have run and did not. What a probe says that
 * spans such a time says nothing about its target.
 *
 * It can be asked before the late timer has run, since a deadline may be first in line after a stall.
 */
export interface StallWatch {
  /** A beat came; the next is expected at `nextMs`. Gives how long the loop stood still, 0 when it did not. */
  readonly beat: (nowMs: number, nextMs: number) => number;
  /** No beat is expected until the next one comes. */
  readonly pause: () => void;
  /** Whether the loop stood still at some time since `sinceMs`. */
  readonly hasStalledSince: (sinceMs: number, nowMs: number) => boolean;
}

/** Times are monotonic. A beat that is later than `stallMs` is a stall. */
export function createStallWatch(stallMs: number): StallWatch {
  let expectedMs: number | undefined;
  let lastStallEndMs = Number.NEGATIVE_INFINITY;

  function overdueMs(nowMs: number): number {
    const lateMs = expectedMs === undefined ? 0 : nowMs - expectedMs;
    return lateMs > stallMs ? lateMs : 0;
  }

  return {
    beat: (nowMs, nextMs) => {
      const lateMs = overdueMs(nowMs);
      if (lateMs > 0) lastStallEndMs = nowMs;
      expectedMs = nextMs;
      return lateMs;
    },
    pause: () => {
      expectedMs = undefined;
    },
    hasStalledSince: (sinceMs, nowMs) => lastStallEndMs > sinceMs || overdueMs(nowMs) > 0,
  };
}
