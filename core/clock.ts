/** Time comes in from outside: daemon/clock.ts implements it for real, test/support for virtual time. */
export interface Clock {
  /** Wall clock, milliseconds since the epoch. For what is written and shown, never for durations. */
  readonly nowMs: () => number;
  /** Monotonic, milliseconds with fractions from an arbitrary zero. For durations, deadlines and schedules. */
  readonly monotonicMs: () => number;
  /** Calls back once after `delayMs`; the returned function cancels, may be called twice. Keeps the process alive. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/** Resolves after `delayMs`, or at once with false when the signal aborts (true: the time has passed). */
export type Sleep = (delayMs: number, signal: AbortSignal) => Promise<boolean>;
