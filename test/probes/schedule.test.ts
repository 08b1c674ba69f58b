import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstDueMs, nextDue, phaseOf } from '../../probes/schedule.js';

describe('the next probe', () => {
  test.each([
    ['on time', 1000, 1000, { dueMs: 6000, missed: 0 }],
    ['a little late keeps the grid', 1000, 1300, { dueMs: 6000, missed: 0 }],
    ['exactly one interval late', 1000, 6000, { dueMs: 11_000, missed: 1 }],
    ['three intervals late', 1000, 17_000, { dueMs: 21_000, missed: 3 }],
    ['early stays one interval on', 1000, 900, { dueMs: 6000, missed: 0 }],
  ])('%s', (_, dueMs, nowMs, expected) => {
    expect(nextDue(dueMs, nowMs, 5000)).toEqual(expected);
  });

  test('is always in the future, on the grid, and no grid point is lost from the count', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), fc.integer({ min: 1, max: 60_000 }), (dueMs, lateMs, intervalMs) => {
        const next = nextDue(dueMs, dueMs + lateMs, intervalMs);
        expect(next.dueMs).toBeGreaterThan(dueMs + lateMs);
        expect((next.dueMs - dueMs) / intervalMs).toBe(next.missed + 1);
      }),
    );
  });
});

describe('the first probe', () => {
  test('lies within the spread, at the same place each time', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 600_000 }), (id, spreadMs) => {
        const dueMs = firstDueMs(500, id, spreadMs);
        expect(dueMs).toBeGreaterThanOrEqual(500);
        expect(dueMs).toBeLessThanOrEqual(500 + spreadMs);
        expect(firstDueMs(500, id, spreadMs)).toBe(dueMs);
      }),
    );
  });

  test('20,000 targets with ids that hardly differ: no 100 ms of 10 s has more than 1.5 times the mean', () => {
    const buckets = new Array<number>(100).fill(0);
    for (let n = 0; n < 20_000; n++) {
      const at = Math.floor(phaseOf(`framework|web.${n}|http|10.0.${n >> 8}.${n & 255}|8080`) * 100);
      buckets[at] = (buckets[at] ?? 0) + 1;
    }
    expect(Math.max(...buckets)).toBeLessThan(300);
    expect(Math.min(...buckets)).toBeGreaterThan(100);
  });
});
