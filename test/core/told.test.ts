/** The order in which things were told: by the offset within a partition, by the time between partitions. */
import { describe, expect, test } from '@jest/globals';
import type { ToldAt } from '../../core/records.js';
import { compareByTime, compareTold, isNearTie, partitionName } from '../../core/told.js';
import { buildToldAt, START_MS } from '../support/records.js';

const at = (over: Partial<ToldAt> = {}): ToldAt => buildToldAt({ partition: 1, offset: 5, ...over });

describe('what was told first', () => {
  test.each<[string, ToldAt]>([
    ['of one partition the lower offset, whatever the time', at({ offset: 6, atMs: START_MS - 1_000 })],
    ['of two partitions the earlier one, whatever the offset', at({ partition: 0, offset: 4, atMs: START_MS + 1 })],
    ['of two topics likewise', at({ topic: 'taskInfo', offset: 4, atMs: START_MS + 1 })],
    ['of two partitions at one time the lower one', at({ partition: 2, offset: 4 })],
    ['of a partition that was made anew since, the earlier one', at({ offset: 4, atMs: START_MS + 1, isFormer: true })],
  ])('%s', (_, later) => {
    expect(compareTold(at(), later)).toBeLessThan(0);
    expect(compareTold(later, at())).toBeGreaterThan(0);
  });

  test('of two logs of one partition that was made anew, the offset orders each', () => {
    expect(compareTold(at({ isFormer: true }), at({ offset: 6, atMs: START_MS - 1, isFormer: true }))).toBeLessThan(0);
  });

  test('of two topics at one time, that of requests', () => {
    expect(compareTold(at({ topic: 'taskInfo', partition: 9 }), at())).toBeLessThan(0);
    expect(compareTold(at(), at({ topic: 'taskInfo', partition: 9 }))).toBeGreaterThan(0);
  });

  test('is the same as itself', () => {
    expect(compareTold(at(), at())).toBe(0);
    expect(compareByTime(at(), at())).toBe(0);
  });

  test('by time alone, and only then by where it stands', () => {
    expect(compareByTime(at({ offset: 9 }), at({ offset: 1, atMs: START_MS + 1 }))).toBeLessThan(0);
    expect(compareByTime(at({ offset: 1 }), at({ offset: 9 }))).toBeLessThan(0);
    expect(compareByTime(at({ partition: 1, offset: 9 }), at({ partition: 2, offset: 1 }))).toBeLessThan(0);
    expect(compareByTime(at({ topic: 'taskInfo', partition: 2 }), at({ topic: 'taskStatus', partition: 1 }))).toBeLessThan(0);
    expect(compareByTime(at({ topic: 'taskStatus', partition: 1 }), at({ topic: 'taskInfo', partition: 2 }))).toBeGreaterThan(0);
  });
});

describe('a near tie', () => {
  test.each<[string, ToldAt, boolean]>([
    ['of another partition, nearer', at({ partition: 2, atMs: START_MS + 99 }), true],
    ['of another partition, nearer and earlier', at({ partition: 2, atMs: START_MS - 99 }), true],
    ['of another topic, nearer', at({ topic: 'taskInfo', atMs: START_MS + 99 }), true],
    ['of another partition, just so far', at({ partition: 2, atMs: START_MS + 100 }), false],
    ['of the same partition', at({ offset: 6, atMs: START_MS + 1 }), false],
  ])('%s', (_, other, isTie) => {
    expect(isNearTie(at(), other, 100)).toBe(isTie);
    expect(isNearTie(other, at(), 100)).toBe(isTie);
  });
});

test('a partition has a name within a record, the same each time', () => {
  const names = [0, 3, 0].flatMap((partition) => (['taskStatus', 'taskInfo'] as const).map((topic) => partitionName({ topic, partition })));
  expect(names).toEqual(['taskStatus:0', 'taskInfo:0', 'taskStatus:3', 'taskInfo:3', 'taskStatus:0', 'taskInfo:0']);
});
