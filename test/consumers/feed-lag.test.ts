import { describe, expect, it } from '@jest/globals';
import type { LogTopic, PartitionRange } from '../../core/log.js';
import { createFeedLag } from '../../consumers/feed-lag.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const ASK_EVERY_MS = 5000;
const rangeOf = (end: number, topic: LogTopic = 'taskStatus'): PartitionRange => ({ topic, partition: 0, low: 0, end });

/** A lag over partitions that stand where the test puts them. */
function lagOf() {
  const clock = createVirtualClock();
  const positions = new Map<string, number>();
  const lag = createFeedLag(clock, (name, end) => (positions.get(name) ?? 0) >= end);
  return {
    clock,
    lag,
    note: (...ranges: readonly PartitionRange[]) => lag.note(clock.monotonicMs(), ranges),
    stand: (at: number, topic: LogTopic = 'taskStatus') => void positions.set(`${topic}:0`, at),
  };
}

/** What is told once a second, for so long, of a log that gets a record a second, read so many seconds later. */
async function toldWhenBehind(behindMs: number, forMs: number): Promise<readonly number[]> {
  const { clock, lag, note, stand } = lagOf();
  const told: number[] = [];
  for (let passedMs = 0; passedMs <= forMs; passedMs += 1000) {
    stand(Math.max(0, passedMs - behindMs) / 1000);
    if (passedMs % ASK_EVERY_MS === 0) note(rangeOf(passedMs / 1000));
    told.push(lag.lagMs());
    await clock.advance(1000);
  }
  return told;
}

describe('feed lag', () => {
  it.each([3000, 6000, 12_000, 60_000])(
    'of a reader that is always %i ms behind stays that, and what was asked between',
    async (behindMs) => {
      const told = (await toldWhenBehind(behindMs, 150_000)).slice(2 * (behindMs / 1000));
      expect(Math.min(...told)).toBe(behindMs);
      expect(Math.max(...told)).toBeLessThan(behindMs + ASK_EVERY_MS);
    },
  );

  it('of a reader far behind is never told too small, and at most twice', async () => {
    const behindMs = 200_000;
    const told = (await toldWhenBehind(behindMs, 1_000_000)).slice(400);
    expect(Math.min(...told)).toBeGreaterThanOrEqual(behindMs);
    expect(Math.max(...told)).toBeLessThan(2 * behindMs);
  });

  it('of a quiet log is the time since it was asked', async () => {
    const { clock, lag, note } = lagOf();
    await clock.advance(20_000);
    note(rangeOf(0));
    await clock.advance(4000);
    expect(lag.lagMs()).toBe(4000);
  });

  it('grows while one of the partitions is not read', async () => {
    const { clock, lag, note, stand } = lagOf();
    for (let asked = 1; asked <= 40; asked += 1) {
      stand(asked);
      note(rangeOf(asked), rangeOf(9, 'taskInfo'));
      await clock.advance(ASK_EVERY_MS);
    }
    expect(lag.lagMs()).toBe(200_000);
    stand(9, 'taskInfo');
    expect(lag.lagMs()).toBe(ASK_EVERY_MS);
  });

  it('counts the newest end that is reached, where an older one is of a topic that was made anew', async () => {
    const { clock, lag, note, stand } = lagOf();
    note(rangeOf(1000));
    await clock.advance(ASK_EVERY_MS);
    note(rangeOf(3));
    stand(3);
    await clock.advance(1000);
    expect(lag.lagMs()).toBe(1000);
  });

  it('begins anew once all is read', async () => {
    const { clock, lag } = lagOf();
    await clock.advance(9000);
    lag.reset();
    expect(lag.lagMs()).toBe(0);
  });
});
