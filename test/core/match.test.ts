import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { globMatches, matches, NO_FACTS, type Match } from '../../core/match.js';

function toRegExp(glob: string): RegExp {
  const parts = Array.from(glob).map((one) => (one === '*' ? '.*' : one === '?' ? '.' : one.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')));
  return new RegExp(`^${parts.join('')}$`, 'su');
}

describe('globs', () => {
  test.each([
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['?', '', false],
    ['?', '😀', true],
    ['??', '😀', false],
    ['a*b', 'a\nb', true],
    ['a.c', 'abc', false],
    ['A', 'a', false],
    ['\\*', 'x', false],
    ['a*', 'ba', false],
  ])('%j on %j: %j', (glob, text, expected) => {
    expect(globMatches(glob, text)).toBe(expected);
  });

  test('mean what the regular expression does', () => {
    const few = fc.string({ unit: fc.constantFrom('a', 'b', '.', '\\', '*', '?', '😀', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(few, few, (glob, text) => {
        expect(globMatches(glob, text)).toBe(toRegExp(glob).test(text));
      }),
      { numRuns: 5_000 },
    );
  });

  test('do not blow up where backtracking would', () => {
    expect(globMatches(`${'*a'.repeat(2_000)}b`, 'a'.repeat(20_000))).toBe(false);
  });
});

describe('matches', () => {
  const facts = { ...NO_FACTS, framework: ['id-1', 'marathon'], task: ['web.1'], network: ['net'], labels: { tier: 'front' } };
  test.each<[string, Match, boolean]>([
    ['nothing asked', {}, true],
    ['the name as well as the id', { framework: 'mara*' }, true],
    ['all keys', { framework: 'id-1', task: 'web*', labels: { tier: 'fr*' } }, true],
    ['one key that does not', { framework: 'id-1', task: 'db*' }, false],
    ['a label that is not there', { labels: { stage: '*' } }, false],
    ['a label that is only inherited', { labels: { toString: '*' } }, false],
    ['a star where nothing is known', { group: '*' }, true],
    ['a question mark where nothing is known', { group: '?*' }, false],
  ])('%s', (_, match, expected) => {
    expect(matches(match, facts)).toBe(expected);
  });
});
