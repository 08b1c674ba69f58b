import { expect, it } from '@jest/globals';
import { parseRetryAfter } from '../../alerts/retry-after.js';

const nowMs = Date.UTC(1994, 10, 6, 8, 49, 0);

it.each([
  [undefined, undefined],
  ['0', 0],
  ['120', 120_000],
  [' 120 ', 120_000],
  [['7', '9'], 7_000],
  [[], undefined],
  ['999999999999999', 999_999_999_999_999_000],
  ['Sun, 06 Nov 1994 08:49:37 GMT', 37_000],
  ['Sunday, 06-Nov-94 08:49:37 GMT', 37_000],
  ['Sun Nov  6 08:49:37 1994', 37_000],
  ['Sun, 06 Nov 1994 08:48:00 GMT', 0],
  ['Sun, 99 Nov 1994 08:48:00 GMT', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['1e3', undefined],
  ['tomorrow', undefined],
  ['1994-11-06T08:49:37Z', undefined],
  ['', undefined],
])('Retry-After %p is %p ms', (header, expected) => {
  expect(parseRetryAfter(header, nowMs)).toBe(expected);
});
