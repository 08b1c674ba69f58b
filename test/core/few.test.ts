/** Values by key where nearly always there is one: as a Map, whatever is put and removed. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countFew, getFew, keysOf, putFew, valuesOf, type Few } from '../../core/few.js';

const KEYS = ['a', 'b', 'c'] as const;

test('it holds what a Map would hold, in the order of a Map', () => {
  const step = fc.record({ key: fc.constantFrom(...KEYS), value: fc.option(fc.nat(9), { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let few: Few<number>;
      const map = new Map<string, number>();
      for (const { key, value } of steps) {
        few = putFew(few, key, value);
        if (value === undefined) map.delete(key);
        else map.set(key, value);
        expect([...keysOf(few)]).toEqual([...map.keys()]);
        expect([...valuesOf(few)]).toEqual([...map.values()]);
        expect(countFew(few)).toBe(map.size);
        for (const one of KEYS) expect(getFew(few, one)).toBe(map.get(one));
      }
      if (map.size === 0) expect(few).toBeUndefined();
    }),
  );
});
