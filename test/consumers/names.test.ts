import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createNames } from '../../consumers/decode/names.js';

/** Strings are compared by text everywhere: which of two equal ones was given shows only in how many are remembered. */
describe('names', () => {
  test('are given back with the same text', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 3 }), (texts, max) => {
        const { same } = createNames(max);
        for (const text of texts) expect(same(text)).toBe(text);
      }),
    );
  });

  test('are remembered once each, never more than allowed, and not when long', () => {
    const { same, count } = createNames(3);
    for (const text of ['a', 'b', 'a', 'b', 'x'.repeat(129)]) same(text);
    expect(count()).toBe(2);
    same('x'.repeat(128));
    expect(count()).toBe(3);
    same('d');
    expect(count()).toBe(1);
    for (let index = 0; index < 100; index++) {
      same(`name ${String(index)}`);
      expect(count()).toBeLessThanOrEqual(3);
    }
  });
});
