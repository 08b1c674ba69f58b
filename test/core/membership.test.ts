import { expect, test } from '@jest/globals';
import { isLeaseRunning } from '../../core/membership.js';

test.each([
  ['before the first answered heartbeat', undefined, 0, false],
  ['right after one', 1_000, 1_000, true],
  ['just before 0.8 of the session', 1_000, 8_999, true],
  ['at 0.8 of the session', 1_000, 9_000, false],
  ['long after', 1_000, 100_000, false],
])('the lease %s', (_, sentMs, nowMs, runs) => {
  expect(isLeaseRunning(sentMs, nowMs, 10_000)).toBe(runs);
});
