/** One step of the story: something happens, and what Taskpulse makes of it is looked up until it is as expected, or time is up. */
import type { Clock, Sleep } from '../../core/clock.js';

export interface Observation {
  /** Whether it is as expected. */
  readonly isTrue: boolean;
  /** What is seen, as it is: made from answers, never from the expectation. */
  readonly seen: string;
}

export interface Step {
  /** What happens, told before it does. */
  readonly title: string;
  readonly act: () => Promise<void>;
  /** What is expected, told only when it does not come true. */
  readonly expected: string;
  readonly observe: () => Promise<Observation>;
  /** Where to look at it: a path of the API. */
  readonly look: string;
  /** It must not only come true but stay so for this long, at speed 1. */
  readonly holdMs?: number;
}

export interface Pace {
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
  /** The longest wait for one observation, at any speed. */
  readonly withinMs: number;
  readonly speed: number;
}

const LOOK_EVERY_MS = 100;
/** At any speed, "it stays so" means a few probes at least. */
const HOLD_MIN_MS = 700;

export interface Outcome {
  readonly came: boolean;
  readonly seen: string;
}

/** `undefined` when the demo was told to end meanwhile. */
export async function observeStep(step: Step, { clock, sleep, signal, withinMs, speed }: Pace): Promise<Outcome | undefined> {
  const holdMs = step.holdMs === undefined ? 0 : Math.max(HOLD_MIN_MS, step.holdMs / speed);
  const untilMs = clock.monotonicMs() + withinMs + holdMs;
  let trueSinceMs: number | undefined;
  for (;;) {
    const { isTrue, seen } = await look(step);
    const nowMs = clock.monotonicMs();
    trueSinceMs = isTrue ? (trueSinceMs ?? nowMs) : undefined;
    if (trueSinceMs !== undefined && nowMs - trueSinceMs >= holdMs) return { came: true, seen };
    if (nowMs >= untilMs) return { came: false, seen };
    if (!(await sleep(LOOK_EVERY_MS, signal))) return undefined;
  }
}

/** An answer that does not come, or cannot be read, is an observation as well. */
async function look(step: Step): Promise<Observation> {
  try {
    return await step.observe();
  } catch (error) {
    return { isTrue: false, seen: error instanceof Error ? error.message : String(error) };
  }
}
