/**
 * Time since everything was last read to an end that was asked for (protocol.md §3.2). Idle inputs have none; an unreachable
 * log has. Ends that are reached only later still count from when they were asked for.
 */
import type { Clock } from '../core/clock.js';
import type { PartitionRange } from '../core/log.js';
import { partitionName } from '../core/told.js';

export interface FeedLag {
  readonly lagMs: () => number;
  /** These are the ends as they were when they were asked for. */
  readonly note: (askedMs: number, ranges: readonly PartitionRange[]) => void;
  /** All is read now. */
  readonly reset: () => void;
}

/** @param isReached whether the partition of this name is read up to an offset */
export function createFeedLag(clock: Clock, isReached: (name: string, end: number) => boolean): FeedLag {
  let lastAtEndMs = clock.monotonicMs();
  let noted: { readonly askedMs: number; readonly ranges: readonly PartitionRange[] } | undefined;

  function look(): void {
    if (noted?.ranges.every((range) => isReached(partitionName(range), range.end)) !== true) return;
    lastAtEndMs = Math.max(lastAtEndMs, noted.askedMs);
    noted = undefined;
  }

  return {
    lagMs: () => {
      look();
      return clock.monotonicMs() - lastAtEndMs;
    },
    note: (askedMs, ranges) => {
      look();
      noted = { askedMs, ranges };
      look();
    },
    reset: () => {
      lastAtEndMs = clock.monotonicMs();
    },
  };
}
