/**
 * A Clock whose time passes only when a test says so. Callbacks run in the order in which they fall due, and
 * between any two of them the microtasks and a few turns of the event loop run, so that promises and loopback
 * sockets get on as they would in real time.
 *
 * Two ways for time to pass: `advance` (every callback runs exactly when it is due) and `stall` (the loop stood
 * still: time has passed, and only then do the callbacks that are overdue run).
 */
import type { Clock } from '../../core/clock.js';

export interface VirtualClock extends Clock {
  /** Lets `ms` pass, running what falls due at its time. A callback that schedules another within `ms` has it run too. */
  readonly advance: (ms: number) => Promise<void>;
  /** Lets `ms` pass while nothing can run, then runs what is overdue, late, oldest first. */
  readonly stall: (ms: number) => Promise<void>;
  /** Sets the wall clock forward, or back; no time passes. */
  readonly jump: (ms: number) => void;
  /** Number of callbacks waiting: 0 at the end of a test that leaves nothing behind. */
  readonly pendingCount: () => number;
}

export interface VirtualClockOptions {
  /** Wall clock at the start; default 2026-01-01T00:00:00.000Z. */
  readonly startMs?: number;
  /** Seed of `random`. */
  readonly seed?: number;
  /** Awaited after every callback and at the end of `advance`; default: five turns of the event loop. */
  readonly settle?: () => Promise<void>;
}

interface Waiting {
  readonly dueMs: number;
  readonly order: number;
  readonly callback: () => void;
}

/** Makes a clock that stands still until told otherwise. */
export function createVirtualClock(options: VirtualClockOptions = {}): VirtualClock {
  let startMs = options.startMs ?? Date.UTC(2026, 0, 1);
  const settle = options.settle ?? (() => turns(5));
  const waiting = new Set<Waiting>();
  let elapsedMs = 0;
  let order = 0;
  let seed = options.seed ?? 1;

  function earliest(untilMs: number): Waiting | undefined {
    let found: Waiting | undefined;
    for (const one of waiting) {
      if (one.dueMs > untilMs) continue;
      if (found === undefined || one.dueMs < found.dueMs || (one.dueMs === found.dueMs && one.order < found.order)) found = one;
    }
    return found;
  }

  async function runUntil(untilMs: number): Promise<void> {
    await settle();
    for (let next = earliest(untilMs); next !== undefined; next = earliest(untilMs)) {
      waiting.delete(next);
      elapsedMs = Math.max(elapsedMs, next.dueMs);
      next.callback();
      await settle();
    }
    elapsedMs = Math.max(elapsedMs, untilMs);
  }

  return {
    nowMs: () => startMs + elapsedMs,
    monotonicMs: () => elapsedMs,
    after: (delayMs, callback) => {
      const one: Waiting = { dueMs: elapsedMs + Math.max(0, delayMs), order: order++, callback };
      waiting.add(one);
      return () => {
        waiting.delete(one);
      };
    },
    random: () => {
      // mulberry32
      seed = (seed + 0x6d2b79f5) | 0;
      let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    },
    advance: (ms) => runUntil(elapsedMs + ms),
    stall: async (ms) => {
      elapsedMs += ms;
      await runUntil(elapsedMs);
    },
    jump: (ms) => {
      startMs += ms;
    },
    pendingCount: () => waiting.size,
  };
}

/** Lets the event loop turn: timers, sockets and promises that are ready get on. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}
