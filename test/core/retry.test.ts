import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backoffMs, boundedWishMs, remainingMs, retryDelayMs, type Backoff } from '../../core/retry.js';

const backoff: Backoff = { firstMs: 1_000, maxMs: 300_000, jitter: 0.5 };

describe('backoffMs', () => {
  it.each([
    [1, 0, 1_000],
    [2, 0, 2_000],
    [3, 0, 4_000],
    [9, 0, 256_000],
    [10, 0, 300_000],
    [11, 0, 300_000],
    [100_000, 0, 300_000],
    [1, 0.5, 750],
    [2, 0.999, 1_001],
    [20, 0.5, 225_000],
    [0, 0, 1_000],
  ])('after %d failures and chance %d the wait is %d ms', (failures, random, expected) => {
    expect(backoffMs(backoff, failures, random)).toBeCloseTo(expected, 6);
  });

  it('is the same for every chance when there is no jitter', () => {
    expect(backoffMs({ ...backoff, jitter: 0 }, 3, 0.99)).toBe(4_000);
  });

  it('never exceeds the cap, never falls below half of the whole wait, and never shrinks with failures', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 0.999999, noNaN: true }), (failures, random) => {
        const waitMs = backoffMs(backoff, failures, random);
        expect(waitMs).toBeLessThanOrEqual(backoff.maxMs);
        expect(waitMs).toBeGreaterThan(Math.min(backoff.maxMs, 1_000 * 2 ** (failures - 1)) / 2 - 1e-6);
        expect(backoffMs(backoff, failures + 1, random)).toBeGreaterThanOrEqual(waitMs);
      }),
    );
  });
});

describe('boundedWishMs', () => {
  it.each([
    [undefined, 0],
    [0, 0],
    [-5_000, 0],
    [30_000, 30_000],
    [86_400_000, 3_600_000],
    [Infinity, 3_600_000],
    [NaN, 0],
  ])('a wish of %p ms is followed for %d ms', (afterMs, expected) => {
    expect(boundedWishMs(afterMs, 3_600_000)).toBe(expected);
  });
});

describe('retryDelayMs', () => {
  it.each([
    ['no wish: the back-off', undefined, 3, 4_000],
    ['a shorter wish: the back-off', 1_500, 3, 4_000],
    ['a longer wish: the wish', 60_000, 3, 60_000],
    ['a wish beyond the bound: the bound', 99_000_000, 3, 3_600_000],
  ])('%s', (_name, afterMs, failures, expected) => {
    expect(retryDelayMs({ backoff, failures, random: 0, afterMs, afterMaxMs: 3_600_000 })).toBe(expected);
  });
});

describe('remainingMs', () => {
  const day = 86_400_000;
  const hour = 3_600_000;
  it.each([
    ['a new one has the whole time', 0, day],
    ['one that is 6 hours old has the rest', 6 * hour, day - 6 * hour],
    ['one nearly given up has at least an hour', day - 1_000, hour],
    ['one that is days old has an hour', 3 * day, hour],
    ['one from the future has no more than the whole time', -5 * hour, day],
  ])('%s', (_name, ageMs, expected) => {
    expect(remainingMs({ madeMs: 1_000, nowMs: 1_000 + ageMs, giveUpAfterMs: day, leastMs: hour })).toBe(expected);
  });

  it('gives no more than the whole time where that is shorter than the least', () => {
    expect(remainingMs({ madeMs: 0, nowMs: 0, giveUpAfterMs: 1_000, leastMs: hour })).toBe(1_000);
  });
});
