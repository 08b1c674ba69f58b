import { describe, expect, it } from '@jest/globals';
import { createEmbeddedWriter } from '../../consumers/embedded-writer.js';
import type { EmbeddedStore, Tables } from '../../consumers/embedded-store.js';
import { prepareRecords } from '../../consumers/raw-record.js';
import { LOG_TOPICS, LogError } from '../../core/log.js';
import { realClock } from '../support/real-clock.js';

/** A store that counts commits and refuses when told to. */
function createCountingStore() {
  const told = { commits: 0, offsets: [] as number[], isFull: false };
  const store: EmbeddedStore = {
    bounds: () => ({ low: 0, next: 0 }),
    read: () => [],
    lastOffsetOf: () => undefined,
    superseded: () => [],
    firstOffsets: () => [],
    commit: async (write) => {
      const offsets: number[] = [];
      const ignore = (): void => {};
      const tables: Tables = {
        putRecord: (_, offset) => offsets.push(offset),
        removeRecord: ignore,
        putBounds: ignore,
        putKey: ignore,
        removeKey: ignore,
        putSuperseded: ignore,
        removeSuperseded: ignore,
      };
      write(tables);
      await new Promise((resolve) => setImmediate(resolve));
      if (told.isFull) throw new LogError('Cannot write: the disk is full', 'unavailable');
      told.commits += 1;
      told.offsets.push(...offsets);
    },
    close: async () => {},
  };
  return { told, store };
}

const records = (value: string) => prepareRecords({ topic: 'events', partition: 0 }, [{ key: 'k', value }]);
const create = (store: EmbeddedStore) =>
  createEmbeddedWriter({ store, clock: realClock, topics: LOG_TOPICS, compactBelow: () => 0, onGrowth: () => {} });

describe('embedded writer', () => {
  it('lets appends that wait for one commit share the next', async () => {
    const { told, store } = createCountingStore();
    const writer = create(store);
    const first = writer.append('events', records('a'));
    await Promise.resolve();
    await Promise.resolve();
    const others = Array.from({ length: 100 }, (_, n) => writer.append('events', records(String(n))));
    await Promise.all([first, ...others]);
    expect(told.commits).toBe(2);
    expect(told.offsets).toEqual(Array.from({ length: 101 }, (_, offset) => offset));
  });

  it('rejects all appends of a commit that failed, and gives their offsets to the next', async () => {
    const { told, store } = createCountingStore();
    const writer = create(store);
    told.isFull = true;
    const results = await Promise.allSettled([writer.append('events', records('a')), writer.append('events', records('b'))]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(writer.bounds('events')).toEqual({ low: 0, next: 0 });
    told.isFull = false;
    expect(await writer.append('events', records('c'))).toEqual([{ topic: 'events', partition: 0, offset: 0 }]);
  });

  it('splits what is too much for one commit', async () => {
    const { told, store } = createCountingStore();
    const writer = create(store);
    await Promise.all(Array.from({ length: 10 }, () => writer.append('events', records('x'.repeat(2_000_000)))));
    expect(told.commits).toBe(3);
  });

  it('finishes what was appended before it was drained, and refuses what comes after', async () => {
    const { told, store } = createCountingStore();
    const writer = create(store);
    const before = writer.append('events', records('a'));
    const drained = writer.drain();
    await expect(writer.append('events', records('b'))).rejects.toMatchObject({ failure: 'closed' });
    await Promise.all([before, drained]);
    expect(told.offsets).toEqual([0]);
  });
});
