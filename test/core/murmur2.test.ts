import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRequire } from 'node:module';
import { murmur2, partitionOf, stableHash } from '../../core/murmur2.js';

const kafkajs = createRequire(import.meta.url)('kafkajs/src/producer/partitioners/default/murmur2.js') as (key: string | Buffer) => number;

// org.apache.kafka.common.utils.UtilsTest#testMurmur2.
test.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
])("%j hashes as Kafka's Java does", (text, expected) => {
  expect(murmur2(text) | 0).toBe(expected);
});

test('any bytes hash as kafkajs does, and go to the same partition', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 1, max: 100 }), (bytes, partitions) => {
      const expected = kafkajs(Buffer.from(bytes));
      expect(murmur2(bytes) | 0).toBe(expected | 0);
      expect(partitionOf(bytes, partitions)).toBe((expected & 0x7fffffff) % partitions);
    }),
  );
});

test('a view into a larger buffer hashes as its own bytes', () => {
  const bytes = Uint8Array.from([9, 9, 1, 2, 3, 4, 5, 9]);
  expect(murmur2(bytes.subarray(2, 7))).toBe(murmur2(Uint8Array.from([1, 2, 3, 4, 5])));
});

test('names made of hashes are 16 hex digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(stableHash(text)).toMatch(/^[0-9a-f]{16}$/);
    }),
  );
});
