import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatStateKey, parseStateKey, targetId, taskId, type StateKey } from '../../core/keys.js';

const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  // what keys are made of, so that two of them are nearly the same
  fc.string({ unit: fc.constantFrom('a', '|', '%', '7C', '~'), minLength: 1, maxLength: 3 }),
);
const key: fc.Arbitrary<StateKey> = fc.oneof(
  fc.record({ kind: fc.constant('task' as const), frameworkId: text, taskId: text }),
  fc.record({ kind: fc.constant('agent' as const), agentId: text }),
  fc
    .record({ frameworkId: text, taskId: text, check: text, address: fc.oneof(fc.ipV4(), fc.ipV6()), port: fc.nat(65_535) })
    .map((parts) => ({ kind: 'target' as const, id: targetId(parts) })),
  fc.record({ kind: fc.constant('incident' as const), id: text }),
  fc.record({ kind: fc.constant('delivery' as const), incidentId: text, sink: text }),
  fc.record({ kind: fc.constant('silence' as const), id: text }),
  fc.constantFrom<StateKey>({ kind: 'inputs' }, { kind: 'claim' }),
);

test('every key is read back as it was written, whatever characters its ids hold', () => {
  fc.assert(
    fc.property(key, (one) => {
      expect(parseStateKey(formatStateKey(one))).toEqual(one);
    }),
    { numRuns: 1_000 },
  );
});

test('two tasks have one key only when they are one task', () => {
  fc.assert(
    fc.property(text, text, text, text, (framework, task, otherFramework, otherTask) => {
      expect(taskId(framework, task) === taskId(otherFramework, otherTask)).toBe(framework === otherFramework && task === otherTask);
    }),
  );
  expect(taskId('a|b', 'c')).not.toBe(taskId('a', 'b|c'));
  expect(taskId('a|b', 'c')).not.toBe(taskId('a%7Cb', 'c'));
});

test.each(['', 'task', 'task|a', 'task|a|b|c', 'task|%|b', 'target|a|b|c|d', 'inputs|0', 'agent', 'forecast|1', 'task|%E0%A4%A|b'])(
  '%j is no key of ours',
  (one) => {
    expect(parseStateKey(one)).toBeUndefined();
  },
);

test('half a character in an id is no reason to stop: it is written as the replacement character', () => {
  expect(taskId('a\ud800b', 'c\udc00')).toBe(taskId('a\ufffdb', 'c\ufffd'));
  expect(taskId('😀', 'c')).toBe(`${encodeURIComponent('😀')}|c`);
  expect(formatStateKey({ kind: 'agent', agentId: '\udfff' })).toBe(`agent|${encodeURIComponent('\ufffd')}`);
});
