import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Log } from '../../core/log.js';
import { assignmentKey } from '../../core/holdings.js';
import { readClaims } from '../../consumers/history/claims.js';
import { formatCursor, parseCursor, type Cursor } from '../../consumers/history/cursor.js';
import { readEvent } from '../../consumers/history/event.js';
import { readPage } from '../../consumers/history/page.js';
import { LOOK_BACK_RECORDS, beginning, endOf, parsePlace, parseTime, seek, type Place } from '../../consumers/history/seek.js';
import { buildEndData, buildEvent, buildEvents, writeEvents } from '../support/history.js';
import { createMemoryBroker, type MemoryBroker } from '../support/memory-log.js';
import { START_MS } from '../support/records.js';
import { createVirtualClock, type VirtualClock } from '../support/virtual-clock.js';

interface Setting {
  readonly broker: MemoryBroker;
  readonly log: Log;
  readonly clock: VirtualClock;
}

function createSetting(partitions = 1): Setting {
  const clock = createVirtualClock({ settle: async () => undefined });
  const broker = createMemoryBroker({ clock, partitions });
  return { broker, log: broker.connect(), clock };
}

async function idsFrom(log: Log, from: Cursor, limit = 100): Promise<readonly string[]> {
  return (await readPage(log, from, limit)).events.map(({ event }) => event.id);
}

describe('an event read from the log', () => {
  test('is what was written', async () => {
    const { broker } = createSetting();
    await writeEvents(broker, 0, [buildEvent({ id: '0-7-8-1', key: 'task|a%7Cb|ü', data: { text: 'ü"\n' } })]);
    const [record] = broker.records({ topic: 'events', partition: 0 });
    expect(record === undefined ? undefined : readEvent(record)).toEqual({
      id: '0-7-8-1',
      type: 'taskpulse.task.addressed',
      time: '2026-01-01T00:00:00.000Z',
      subject: 'task|a%7Cb|ü',
      position: '0:0',
      data: { text: 'ü"\n' },
    });
  });

  test.each([
    ['without headers', { value: '{}', headers: {} }],
    ['that is no JSON', { value: 'x' }],
    ['that is no object', { value: '[1]' }],
    ['that is a tombstone', { value: undefined }],
  ])('a record %s is nobody’s event, and is passed over', async (_name, over) => {
    const { broker, log } = createSetting();
    const headers = { ce_id: '0-1-1-0', ce_type: 't', ce_time: '2026-01-01T00:00:00.000Z', ce_subject: 's' };
    await log.append({ topic: 'events', partition: 0 }, [{ key: 'k', headers, ...over }]);
    await writeEvents(broker, 0, [buildEvent({ id: '0-1-2-0' })]);
    expect(await idsFrom(log, [0])).toEqual(['0-1-2-0']);
    expect((await readPage(log, [0], 1)).cursor).toEqual([2]);
  });
});

describe('a page', () => {
  test('merges the partitions by time, and goes on where it ended', async () => {
    const { broker, log, clock } = createSetting(3);
    for (const [partition, n] of [
      [2, 1],
      [0, 2],
      [0, 3],
      [1, 4],
      [2, 5],
    ] as const) {
      await writeEvents(broker, partition, buildEvents(partition, n, 1));
      await clock.advance(1000);
    }
    const first = await readPage(log, await beginning(log), 3);
    expect(first).toMatchObject({ hasMore: true, isTorn: false, cursor: [2, 0, 1] });
    expect(first.events.map(({ event }) => event.data['n'])).toEqual([1, 2, 3]);
    const second = await readPage(log, first.cursor, 3);
    expect(second).toMatchObject({ hasMore: false, cursor: [2, 1, 2] });
    expect(second.events.map(({ event }) => event.data['n'])).toEqual([4, 5]);
    await writeEvents(broker, 1, buildEvents(1, 6, 1));
    expect(await idsFrom(log, second.cursor)).toEqual(['1-1-6-0']);
  });

  test('that is exactly full says whether more follows', async () => {
    const { broker, log } = createSetting();
    await writeEvents(broker, 0, buildEvents(0, 1, 4));
    expect((await readPage(log, [0], 4)).hasMore).toBe(false);
    expect((await readPage(log, [0], 3)).hasMore).toBe(true);
  });

  test('holds an event once that was copied again', async () => {
    const { broker, log } = createSetting();
    await writeEvents(broker, 0, [...buildEvents(0, 1, 3), ...buildEvents(0, 2, 3)]);
    expect(await idsFrom(log, [0])).toEqual(['0-1-1-0', '0-1-2-0', '0-1-3-0', '0-1-4-0']);
  });

  test('begins where retention has left something, and says that the rest is gone', async () => {
    const { broker, log } = createSetting();
    await writeEvents(broker, 0, buildEvents(0, 1, 5));
    broker.prune({ topic: 'events', partition: 0 }, 3);
    const page = await readPage(log, [1], 10);
    expect(page).toMatchObject({ isTorn: true, cursor: [5] });
    expect(page.events.map(({ event }) => event.id)).toEqual(['0-1-4-0', '0-1-5-0']);
    expect(await readPage(log, [3], 10)).toMatchObject({ isTorn: false });
  });

  test('of a topic made anew begins at its beginning', async () => {
    const { broker, log } = createSetting();
    await writeEvents(broker, 0, buildEvents(0, 1, 2));
    const page = await readPage(log, [40], 10);
    expect(page).toMatchObject({ isTorn: true, hasMore: false, cursor: [2] });
    expect(page.events).toHaveLength(2);
  });

  test('after page, nothing is left out and nothing repeated, whatever the sizes and the limit', async () => {
    const writes = fc.array(fc.record({ partition: fc.nat(2), count: fc.integer({ min: 1, max: 4 }), waitMs: fc.nat(3) }), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(writes, fc.integer({ min: 1, max: 7 }), async (drawn, limit) => {
        const { broker, log, clock } = createSetting(3);
        let n = 0;
        for (const { partition, count, waitMs } of drawn) {
          await writeEvents(broker, partition, buildEvents(partition, n, count));
          n += count;
          await clock.advance(waitMs);
        }
        const read: number[] = [];
        let from = await beginning(log);
        for (let hasMore = true; hasMore;) {
          const page = await readPage(log, from, limit);
          expect(page.events.length).toBeLessThanOrEqual(limit);
          read.push(...page.events.map(({ event }) => Number(event.data['n'])));
          ({ cursor: from, hasMore } = page);
        }
        expect([...read].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, index) => index));
        expect(from).toEqual(await endOf(log));
      }),
      { numRuns: 50 },
    );
  });
});

describe('a place in the history', () => {
  test.each<[text: string, place: Place | undefined]>([
    ['c0', { kind: 'cursor', cursor: [0] }],
    ['c12.0.7', { kind: 'cursor', cursor: [12, 0, 7] }],
    ['3:41', { kind: 'position', partition: 3, offset: 41 }],
    ['1-22-3-0', { kind: 'id', id: '1-22-3-0', share: 1 }],
    ['2026-01-01T00:00:00Z', { kind: 'time', atMs: START_MS }],
    ['2026-01-01T01:00:00.000+01:00', { kind: 'time', atMs: START_MS }],
    ['', undefined],
    ['c', undefined],
    ['c1.', undefined],
    ['c1e3', undefined],
    ['c9999999999999999', undefined],
    ['1-22-3', undefined],
    ['-1:3', undefined],
    ['2026-01-01', undefined],
    ['2026-13-01T00:00:00Z', undefined],
    ['yesterday', undefined],
  ])('%j', (text, place) => {
    expect(parsePlace(text)).toEqual(place);
  });

  test('a cursor is read as it was written', () => {
    fc.assert(fc.property(fc.array(fc.nat(), { minLength: 1 }), (cursor) => expect(parseCursor(formatCursor(cursor))).toEqual(cursor)));
    expect(parseCursor(`c${Array(5000).fill('1').join('.')}`)).toBeUndefined();
    expect(parseTime('2026-01-01T00:00:00')).toBeUndefined();
  });

  test('after an event of the only share, by id or by position, is what follows it', async () => {
    const { broker, log } = createSetting();
    await writeEvents(broker, 0, buildEvents(0, 1, 5));
    expect(await seek(log, { kind: 'id', id: '0-1-2-0', share: 0 })).toEqual([2]);
    expect(await seek(log, { kind: 'position', partition: 0, offset: 1 })).toEqual([2]);
  });

  test('after an event of one of several shares nothing of the others is left out, though some of it may come again', async () => {
    const { broker, log, clock } = createSetting(2);
    await writeEvents(broker, 1, buildEvents(1, 1, 1));
    await clock.advance(50_000);
    // stamped so, and maybe appended by another instance only after the next
    await writeEvents(broker, 1, buildEvents(1, 2, 1));
    await clock.advance(40_000);
    await writeEvents(broker, 0, buildEvents(0, 3, 1));
    await writeEvents(broker, 1, buildEvents(1, 4, 1));
    const found = await seek(log, { kind: 'id', id: '0-1-3-0', share: 0 });
    expect(found).toEqual([1, 1]);
  });

  test('a time is where the first event that is not older stands, in each partition', async () => {
    const { broker, log, clock } = createSetting(2);
    for (let n = 0; n < 6; n += 1) {
      await writeEvents(broker, 0, buildEvents(0, n, 1));
      await clock.advance(1000);
    }
    expect(await seek(log, { kind: 'time', atMs: START_MS + 2500 })).toEqual([3, 0]);
    expect(await seek(log, { kind: 'time', atMs: START_MS + 3000 })).toEqual([3, 0]);
    expect(await seek(log, { kind: 'time', atMs: START_MS - 1 })).toEqual([0, 0]);
    expect(await seek(log, { kind: 'time', atMs: START_MS + 99_000 })).toEqual([6, 0]);
  });

  test.each<[name: string, place: Place]>([
    ['an id that nobody gave', { kind: 'id', id: '0-9-9-9', share: 0 }],
    ['a share that does not exist', { kind: 'id', id: '7-1-1-0', share: 7 }],
    ['a position behind the end', { kind: 'position', partition: 0, offset: 9 }],
    ['a cursor of a topic with more partitions', { kind: 'cursor', cursor: [0, 0] }],
  ])('%s is none', async (_name, place) => {
    const { broker, log } = createSetting();
    await writeEvents(broker, 0, buildEvents(0, 1, 2));
    expect(await seek(log, place)).toBeUndefined();
  });

  test('an id is looked for in the last records of its share only', async () => {
    const { broker, log } = createSetting();
    await writeEvents(broker, 0, buildEvents(0, 1, LOOK_BACK_RECORDS + 1));
    expect(await seek(log, { kind: 'id', id: '0-1-1-0', share: 0 })).toBeUndefined();
    expect(await seek(log, { kind: 'id', id: '0-1-2-0', share: 0 })).toEqual([2]);
  });
});

describe('what is claimed of an address', () => {
  const end = (over: Readonly<Record<string, unknown>> = {}): ReturnType<typeof buildEvent> =>
    buildEvent({ type: 'taskpulse.task.ended', timeMs: START_MS + 9000, data: buildEndData(over) });

  test('is found in the ends of all partitions', async () => {
    const { broker, log } = createSetting(2);
    await writeEvents(broker, 0, [buildEvent(), end()]);
    await writeEvents(broker, 1, [end({ taskId: 'web.2', held: [] }), end({ taskId: 'web.3' })]);
    const scan = await readClaims(log, { address: '10.0.0.1', atMs: undefined });
    expect(scan).toMatchObject({ isComplete: true, readFromMs: START_MS });
    expect(scan.claims.map(({ taskId, end: ending }) => [taskId, ending?.atMs])).toEqual([
      ['web.1', START_MS + 9000],
      ['web.3', START_MS + 9000],
    ]);
    // it speaks of the address, though not as of one that was held
    expect(scan.told.has(assignmentKey('marathon', 'web.2', '0:0'))).toBe(true);
  });

  test('is not claimed of another address that begins alike', async () => {
    const { broker, log } = createSetting();
    await writeEvents(broker, 0, [end()]);
    expect((await readClaims(log, { address: '10.0.0', atMs: undefined })).claims).toEqual([]);
    expect((await readClaims(log, { address: '10.0.0.11', atMs: undefined })).claims).toEqual([]);
  });

  test('is read from the newest records only, and the answer says from where on', async () => {
    const { broker, log, clock } = createSetting();
    await writeEvents(broker, 0, [end({ taskId: 'old' })]);
    await clock.advance(5000);
    await writeEvents(broker, 0, [buildEvent(), buildEvent(), end({ taskId: 'young' })]);
    const scan = await readClaims(log, { address: '10.0.0.1', atMs: undefined, maxRecords: 3 });
    expect(scan).toMatchObject({ isComplete: false, readFromMs: START_MS + 5000 });
    expect(scan.claims.map(({ taskId }) => taskId)).toEqual(['young']);
  });

  test('at a time is read from then on, however much has happened since', async () => {
    const { broker, log, clock } = createSetting();
    await clock.advance(3_600_000);
    await writeEvents(broker, 0, [end({ taskId: 'holder' })]);
    await clock.advance(3_600_000);
    await writeEvents(broker, 0, buildEvents(0, 1, 20));
    const scan = await readClaims(log, { address: '10.0.0.1', atMs: START_MS + 60_000, maxRecords: 5 });
    expect(scan.claims.map(({ taskId }) => taskId)).toEqual(['holder']);
    expect(scan.isComplete).toBe(false);
    expect((await readClaims(log, { address: '10.0.0.1', atMs: START_MS + 7_200_000 })).claims).toEqual([]);
  });
});
