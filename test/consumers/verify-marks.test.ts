import { beforeEach, describe, expect, test } from '@jest/globals';
import { findVoidMarks, type VoidMarks } from '../../consumers/verify-marks.js';
import type { InputMark } from '../../core/engine-types.js';
import { createMemoryBroker, type MemoryBroker } from '../support/memory-log.js';
import { createVirtualClock, type VirtualClock } from '../support/virtual-clock.js';

let clock: VirtualClock;
let broker: MemoryBroker;

beforeEach(() => {
  clock = createVirtualClock();
  broker = createMemoryBroker({ clock, partitions: 2 });
});

/** Records a second apart. */
async function fill(count: number, partition = 0): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await broker.connect().append({ topic: 'taskStatus', partition }, [{ key: 'k', value: 'v' }]);
    await clock.advance(1_000);
  }
}

/** As made after a partition was read up to an offset. */
function markAt(offset: number, over: Partial<InputMark> = {}): InputMark {
  const { partition = 0 } = over;
  const before = broker.records({ topic: 'taskStatus', partition }).find((record) => record.offset === offset - 1);
  return { share: 0, topic: 'taskStatus', partition, offset, atMs: before?.atMs, ...over };
}

async function find(...marks: readonly InputMark[]): Promise<readonly VoidMarks[]> {
  return findVoidMarks(broker.connect(), marks);
}

describe('a mark stands', () => {
  test('where the record before it is the one that it was made after, and where nothing was read', async () => {
    await fill(5);
    expect(await find(markAt(5), markAt(3), markAt(0), markAt(0, { partition: 1 }))).toEqual([]);
  });

  test('where retention or compaction took the record before it: that proves nothing', async () => {
    await fill(5);
    const marks = [markAt(2), markAt(5)];
    broker.prune({ topic: 'taskStatus', partition: 0 }, 5);
    expect(await find(...marks)).toEqual([]);
  });

  test('where the time of the record before it is not known', async () => {
    await fill(5);
    expect(await find(markAt(4, { atMs: undefined }))).toEqual([]);
  });
});

describe('a mark is void', () => {
  test('where the partition ends below it', async () => {
    await fill(5);
    const mark = markAt(5);
    broker.recreate('taskStatus');
    await fill(2);
    expect(await find(mark)).toEqual([{ topic: 'taskStatus', partition: 0, shares: [0] }]);
  });

  test('where the record before it has another time, however long the partition is', async () => {
    await fill(5);
    const mark = markAt(5);
    broker.recreate('taskStatus');
    await fill(50);
    expect(await find(mark)).toEqual([{ topic: 'taskStatus', partition: 0, shares: [0] }]);
  });

  test('where the topic was made anew with fewer partitions', async () => {
    await fill(2, 1);
    const mark = markAt(2, { partition: 1 });
    broker.recreate('taskStatus', 1);
    expect(await find(mark)).toEqual([{ topic: 'taskStatus', partition: 1, shares: [0] }]);
  });

  test('for the shares whose marks are of the partition before, and not for those of the one that is there', async () => {
    await fill(5);
    const former = [markAt(5, { share: 1 }), markAt(5, { share: 2 }), markAt(3, { share: 4 })];
    broker.recreate('taskStatus');
    await fill(4);
    expect(await find(...former, markAt(4, { share: 0 }), markAt(3, { share: 3 }))).toEqual([
      { topic: 'taskStatus', partition: 0, shares: [1, 2, 4] },
    ]);
  });
});

test('a log that cannot be asked is not taken for one made anew', async () => {
  await fill(2);
  const mark = markAt(2);
  broker.cutOff();
  await expect(find(mark)).rejects.toMatchObject({ failure: 'unavailable' });
});
