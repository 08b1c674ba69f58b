/** How far each partition is read: positions, the ends that were asked for, and what was made anew meanwhile. */
import { sayPartition } from '../core/bad-records.js';
import type { PartitionProgress } from '../core/intake-view.js';
import { isInputTopic, type LogTopic, type PartitionRange, type ReadBatch, type ReadGap, type TopicPartition } from '../core/log.js';
import { partitionName } from '../core/told.js';
import type { ReadUpTo } from './verify-marks.js';

interface Progress {
  readonly topic: LogTopic;
  readonly partition: number;
  position: number;
  /** The last record read. */
  last: { readonly offset: number; readonly atMs: number } | undefined;
  /** The end noted when reading began. */
  target: number;
  /** The end last asked for. */
  end: number;
  /** It waits until a bad record can be taken. */
  isWaiting: boolean;
  /** It was made anew, and is not read to an end that was asked for since. */
  isAnew: boolean;
}

export interface IntakeProgress {
  /** Reading of a partition begins. */
  readonly begin: (range: PartitionRange, position: number) => void;
  readonly noteBatch: (batch: ReadBatch) => void;
  readonly noteGap: (gap: ReadGap) => void;
  /** These are the ends now. */
  readonly noteEnds: (ranges: readonly PartitionRange[]) => void;
  readonly setWaiting: (at: TopicPartition, isWaiting: boolean) => void;
  readonly isWaiting: (name: string) => boolean;
  /** Whether the partition of this name is read up to an offset. */
  readonly isAt: (name: string, end: number) => boolean;
  /** Whether these topics are read to the ends noted when reading began. */
  readonly isThere: (topics: readonly LogTopic[]) => boolean;
  /** Records to go to those ends. */
  readonly left: () => number;
  /** One sentence for each partition that was made anew and is not read again yet. */
  readonly anew: () => readonly string[];
  /** Up to where records were read, with the times of the last ones: to be held against the log. */
  readonly readUpTo: () => readonly ReadUpTo[];
  readonly views: () => readonly PartitionProgress[];
}

export function createIntakeProgress(): IntakeProgress {
  const all = new Map<string, Progress>();

  return {
    begin: ({ topic, partition, low, end }, position) => {
      const target = Math.max(low, end);
      all.set(partitionName({ topic, partition }), {
        topic,
        partition,
        position,
        last: undefined,
        target,
        end,
        isWaiting: false,
        isAnew: false,
      });
    },
    noteBatch: (batch) => {
      const known = all.get(partitionName(batch));
      if (known === undefined) return;
      known.position = batch.nextOffset;
      const record = batch.records.at(-1);
      // not the record itself: it may be a view on a fetch buffer
      if (record !== undefined) known.last = { offset: record.offset, atMs: record.atMs };
      known.end = Math.max(known.end, batch.nextOffset);
    },
    noteGap: (gap) => {
      const known = all.get(partitionName(gap));
      if (known === undefined) return;
      known.position = gap.found;
      known.last = undefined;
      if (gap.found >= gap.expected) return;
      // the ends that were noted are those of the partition before it
      known.target = known.end = gap.found;
      known.isAnew = true;
    },
    noteEnds: (ranges) => {
      for (const range of ranges) {
        const known = all.get(partitionName(range));
        if (known === undefined) continue;
        known.end = range.end;
        known.isAnew &&= known.position < range.end;
      }
    },
    setWaiting: (at, isWaiting) => {
      const known = all.get(partitionName(at));
      if (known !== undefined) known.isWaiting = isWaiting;
    },
    isWaiting: (name) => all.get(name)?.isWaiting === true,
    isAt: (name, end) => (all.get(name)?.position ?? 0) >= end,
    isThere: (topics) => [...all.values()].every((one) => !topics.includes(one.topic) || one.position >= one.target),
    left: () => [...all.values()].reduce((sum, one) => sum + Math.max(0, one.target - one.position), 0),
    anew: () => [...all.values()].flatMap(sayAnew),
    readUpTo: () =>
      [...all.values()].flatMap(({ topic, partition, last }) =>
        last === undefined ? [] : [{ topic, partition, offset: last.offset + 1, atMs: last.atMs }],
      ),
    views: () => [...all.values()].map(({ topic, partition, position, end }) => ({ topic, partition, position, end })),
  };
}

/** Once it is read again, nothing is missing but what its records no longer tell. */
function sayAnew({ topic, partition, position, end, isAnew }: Progress): readonly string[] {
  if (!isAnew || !isInputTopic(topic)) return [];
  const left = Math.max(0, end - position);
  return [`${sayPartition({ topic, partition })} was made anew and is read from its beginning: ${String(left)} records to go`];
}
