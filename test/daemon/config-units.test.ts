import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { editDistance, nearestOf } from '../../daemon/config/nearest.js';
import { formatPath, parsePath } from '../../daemon/config/fault.js';
import { formatDuration, parseDuration } from '../../daemon/config/units.js';

describe('durations', () => {
  test.each([
    ['0s', 0],
    ['500ms', 500],
    ['1m30s', 90_000],
    ['1d2h3m4s5ms', 93_784_005],
    ['30s1m', 90_000],
    ['007s', 7_000],
  ])('%s is %i ms', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  test.each(['', '10', '10 s', '1.5s', '-1s', 's', '1w', '10S', '1s ', '1e3s', '١s', '99999999999999999d'])('%j is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test('are written as what parses to the same', () => {
    fc.assert(fc.property(fc.nat(), (durationMs) => parseDuration(formatDuration(durationMs)) === durationMs));
  });
});

describe('the nearest word', () => {
  test.each([
    ['prot', 'port'],
    ['PORT', 'port'],
    ['intervall', 'interval'],
    ['tokenfile', 'tokenFile'],
    ['zzz', 'port'],
  ])('to %s is %s', (word, expected) => {
    expect(nearestOf(word, ['port', 'interval', 'tokenFile', 'path'])).toBe(expected);
  });

  test('is none among none', () => {
    expect(nearestOf('port', [])).toBeUndefined();
  });

  test.each([
    ['', 'abc', 3],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['kitten', 'sitting', 3],
  ])('%j is %s edits away by count', (from, to, expected) => {
    expect(editDistance(from, to)).toBe(expected);
    expect(editDistance(to, from)).toBe(expected);
  });
});

test('a path is written and read back', () => {
  const path = ['checks', 2, 'body', 'matches', 0];
  expect(formatPath(path)).toBe('checks[2].body.matches[0]');
  expect(parsePath('checks[2].body.matches[0]')).toEqual(path);
});
