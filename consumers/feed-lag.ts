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

interface Note {
  readonly askedMs: number;
  readonly ranges: readonly PartitionRange[];
}

/** Remembered of ends that are not reached yet. Far behind, the lag is then told by some of them: never too small. */
const NOTES_MOST = 16;

/** @param isReached whether the partition of this name is read up to an offset */
export function createFeedLag(clock: Clock, isReached: (name: string, end: number) => boolean): FeedLag {
  let lastAtEndMs = clock.monotonicMs();
  // the oldest first: were only the newest kept, a reader that is always a little behind would never reach one
  let notes: readonly Note[] = [];

  function look(): void {
    if (notes.length === 0) return;
    // the newest that is reached counts: an older one may never be, of a topic made anew since
    const reached = notes.findLastIndex(({ ranges }) => ranges.every((range) => isReached(partitionName(range), range.end)));
    lastAtEndMs = Math.max(lastAtEndMs, notes[reached]?.askedMs ?? 0);
    notes = notes.slice(reached + 1);
  }

  return {
    lagMs: () => {
      look();
      return clock.monotonicMs() - lastAtEndMs;
    },
    note: (askedMs, ranges) => {
      notes = [...notes, { askedMs, ranges }];
      look();
      if (notes.length > NOTES_MOST) notes = thinOut(notes);
    },
    reset: () => {
      lastAtEndMs = clock.monotonicMs();
    },
  };
}

/** Every other one is left out, but for the oldest, which is reached first, and the newest. */
function thinOut(notes: readonly Note[]): readonly Note[] {
  return notes.filter((_, at) => at % 2 === 0 || at === notes.length - 1);
}
