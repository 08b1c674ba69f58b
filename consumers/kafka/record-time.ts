/**
 * The time that records are stamped with: the wall clock's, until a broker refuses it because it is more than an hour ahead
 * of its own (`message.timestamp.after.max.ms`, from Kafka 4.0). Then, for a while, the last time that was taken, and what has
 * passed since.
 */
import type { Clock } from '../../core/clock.js';

const DISTRUST_MS = 60_000;

export interface RecordTime {
  readonly nowMs: () => number;
  /** Records with this time are in the log. */
  readonly noteTaken: (atMs: number) => void;
  /** They were refused for it. Whether another time is worth trying. */
  readonly noteRefused: () => boolean;
}

export function createRecordTime(clock: Pick<Clock, 'nowMs' | 'monotonicMs'>): RecordTime {
  let taken: { readonly atMs: number; readonly monotonicMs: number } | undefined;
  let distrustedUntilMs = -Infinity;
  const isDistrusted = (): boolean => clock.monotonicMs() < distrustedUntilMs;
  return {
    nowMs: () =>
      taken === undefined || !isDistrusted() ? clock.nowMs() : Math.round(taken.atMs + clock.monotonicMs() - taken.monotonicMs),
    noteTaken: (atMs) => {
      taken = { atMs, monotonicMs: clock.monotonicMs() };
    },
    noteRefused: () => {
      const isWorthTrying = taken !== undefined && !isDistrusted();
      distrustedUntilMs = clock.monotonicMs() + DISTRUST_MS;
      return isWorthTrying;
    },
  };
}
