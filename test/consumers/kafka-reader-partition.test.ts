import { describe, expect, it } from '@jest/globals';
import { deliver, judgeBatch, type FetchedBatch, type ReaderPartition } from '../../consumers/kafka/reader-partition.js';
import type { RecordCursor } from '../../consumers/kafka/record-cursor.js';
import type { LogRecord, ReadBatch } from '../../core/log.js';

const batch = (more: Partial<FetchedBatch>): FetchedBatch => ({
  fetchedOffset: 10,
  lastOffset: 19,
  highWatermark: 100,
  logStartOffset: 0,
  ...more,
});

describe('a fetched batch', () => {
  it.each([
    ['continues where we stand', 10, batch({}), { verdict: 'take' }],
    ['reaches over where we stand', 15, batch({}), { verdict: 'take' }],
    ['lies before where we stand: a seek was lost', 20, batch({}), { verdict: 'seek' }],
    ['lies beyond where we stand: it would leave records out', 9, batch({}), { verdict: 'seek' }],
    ['begins after a gap that retention made', 5, batch({ fetchedOffset: 8, logStartOffset: 8 }), { verdict: 'gap', found: 8 }],
    ['ends below where we stand, in a log that does too', 150, batch({}), { verdict: 'suspect' }],
  ])('%s', (_, position, fetched, verdict) => {
    expect(judgeBatch(position, fetched)).toEqual(verdict);
  });
});

describe('delivery of a batch', () => {
  const partition = (): ReaderPartition => ({ topic: 'state', partition: 0, name: 's', position: 0, busy: undefined, isPaused: false });
  const records = (count: number): RecordCursor => {
    const left = Array.from({ length: count }, (_, offset): LogRecord => {
      return { topic: 'state', partition: 0, offset, atMs: 0, key: undefined, value: undefined, headers: {} };
    });
    return { take: (max) => left.splice(0, max), isAtEnd: () => left.length === 0 };
  };
  const run = async (count: number, nextOffset: number, isOver: (batches: readonly ReadBatch[]) => boolean = () => false) => {
    const at = partition();
    const batches: ReadBatch[] = [];
    let pauses = 0;
    await deliver(
      at,
      { records: records(count), nextOffset },
      {
        onBatch: (one) => void batches.push(one),
        isOver: () => isOver(batches),
        betweenSlices: async () => void (pauses += 1),
      },
    );
    return { at, batches, pauses };
  };

  it('goes in slices, the last of which moves the position over the gap at its end', async () => {
    const { at, batches, pauses } = await run(1200, 1500);
    expect(batches.map((one) => [one.records.length, one.nextOffset])).toEqual([
      [500, 500],
      [500, 1000],
      [200, 1500],
    ]);
    expect([at.position, pauses]).toEqual([1500, 2]);
  });

  it('moves the position where there is nothing to see', async () => {
    const { at, batches } = await run(0, 40);
    expect(batches.map((one) => [one.records.length, one.nextOffset])).toEqual([[0, 40]]);
    expect(at.position).toBe(40);
  });

  it('ends between slices once the reader is stopped, at the position of what was handled', async () => {
    const { at, batches } = await run(1200, 1200, (done) => done.length === 1);
    expect([batches.length, at.position]).toEqual([1, 500]);
  });
});
