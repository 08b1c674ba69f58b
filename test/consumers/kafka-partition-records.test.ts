/** What others wrote into a partition, read from the bytes that a broker sends: the same records, however they are stored. */
import zlib from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import lz4 from 'lz4js';
import { kafkajsModule } from '../../consumers/kafka/internals.js';
import { readPartitionRecords } from '../../consumers/kafka/partition-records.js';
import { patchKafkajs } from '../../consumers/kafka/patches.js';
import { createRecordCursor } from '../../consumers/kafka/record-cursor.js';
import type { LogRecord } from '../../core/log.js';
import {
  encodeBatch,
  encodeInTransaction,
  encodeMarker,
  LOG_APPEND_TIME,
  PAYLOAD_AT,
  type GivenBatch,
  type GivenRecord,
} from '../support/kafka-batches.js';

patchKafkajs();

type Transactions = Parameters<typeof readPartitionRecords>[1]['aborted'];

async function read(bytes: Buffer, from = 0, aborted: Transactions = []): Promise<readonly LogRecord[]> {
  const stored = await readPartitionRecords(bytes, { place: 'topic partition 3', aborted });
  const cursor = createRecordCursor({ topic: 'events', partition: 3 }, stored, from);
  const records: LogRecord[] = [];
  while (!cursor.isAtEnd()) records.push(...cursor.take(10_000));
  return records;
}

const texts = (records: readonly LogRecord[]) => records.map(({ offset, value }) => [offset, String(value)]);
const batchOf = async (firstOffset: number, ...values: readonly string[]) =>
  encodeBatch({ firstOffset, records: values.map((value, index) => ({ offset: firstOffset + index, value: Buffer.from(value) })) });

const bytes = fc.uint8Array({ maxLength: 150 }).map((content) => Buffer.from(content));
const maybeBytes = fc.option(bytes);
const name = fc.oneof(fc.string({ unit: 'binary', maxLength: 70 }), fc.constantFrom('__proto__', 'toString', 'constructor', ''));
const headers = fc
  .array(fc.tuple(name, fc.oneof(bytes, fc.array(bytes, { minLength: 2, maxLength: 3 }))), { maxLength: 4 })
  .map((pairs) => Object.fromEntries(pairs));
// few different ones, so that some stand one after another
const headersOfBatch = fc.array(headers, { minLength: 1, maxLength: 3 });
const codec = fc.constantFrom<GivenBatch['codec']>(
  undefined,
  { number: 1, compress: (plain) => zlib.gzipSync(plain) },
  { number: 2, compress: compressSnappy },
  { number: 3, compress: compressLz4 },
  { number: 4, compress: frameAsZstd },
);
const LARGE = 2 ** 50;

const batches = fc
  .record({
    firstOffset: fc.integer({ min: 0, max: LARGE }),
    firstMs: fc.integer({ min: -1, max: LARGE }),
    gaps: fc.array(fc.oneof(fc.constant(0), fc.nat(300)), { maxLength: 20 }),
    cleanedTail: fc.nat(3),
    appendMs: fc.option(fc.integer({ min: 0, max: LARGE }), { nil: undefined }),
    codec,
    headersOfBatch,
    contents: fc.array(
      fc.record({ key: maybeBytes, value: maybeBytes, deltaMs: fc.integer({ min: -LARGE, max: LARGE }), pick: fc.nat() }),
      {
        minLength: 20,
        maxLength: 20,
      },
    ),
  })
  .map(({ firstOffset, firstMs, gaps, cleanedTail, appendMs, contents, ...more }) => {
    let offset = firstOffset - 1;
    const records = gaps.map((gap, index): Required<GivenRecord> => {
      offset += 1 + gap;
      const { key, value, deltaMs, pick } = contents[index % contents.length] ?? { key: null, value: null, deltaMs: 0, pick: 0 };
      const picked = more.headersOfBatch[pick % more.headersOfBatch.length] ?? {};
      return { offset, atMs: firstMs + deltaMs, key, value, headers: picked };
    });
    return {
      firstOffset,
      firstMs,
      lastOffset: Math.max(offset, firstOffset) + cleanedTail,
      appendMs,
      ...(more.codec === undefined ? {} : { codec: more.codec }),
      records,
    };
  });

const expected = ({ offset, atMs, key, value, headers: given }: Required<GivenRecord>, appendMs: number | undefined): LogRecord => ({
  topic: 'events',
  partition: 3,
  offset,
  atMs: appendMs ?? atMs,
  key: key ?? undefined,
  value: value ?? undefined,
  headers: given,
});

describe('records of a partition', () => {
  it('are what was written, whatever the codec, the time stamps, and the gaps that compaction left', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async ({ appendMs, ...batch }) => {
        const stamps = appendMs === undefined ? { maxMs: 77 } : { attributes: LOG_APPEND_TIME, maxMs: appendMs };
        const stored = await readPartitionRecords(await encodeBatch({ ...batch, ...stamps }), { place: 'p', aborted: [] });
        const cursor = createRecordCursor({ topic: 'events', partition: 3 }, stored, 0);
        expect(cursor.take(1000)).toEqual(batch.records.map((record) => expected(record, appendMs)));
        expect([cursor.isAtEnd(), stored.map(({ lastOffset }) => lastOffset)]).toEqual([true, [batch.lastOffset]]);
      }),
      { numRuns: 100 },
    );
  });

  it('come in the pieces that are asked for, from where reading goes on', async () => {
    const bytes = Buffer.concat([await batchOf(0, 'a', 'b', 'c'), await batchOf(3), await batchOf(4, 'd', 'e'), await batchOf(6, 'f')]);
    const stored = await readPartitionRecords(bytes, { place: 'p', aborted: [] });
    const cursor = createRecordCursor({ topic: 'events', partition: 3 }, stored, 1);
    const pieces = [];
    for (let tries = 0; tries < 5; tries += 1) pieces.push([...cursor.take(2).map(({ value }) => String(value)), cursor.isAtEnd()]);
    expect(pieces).toEqual([['b', 'c', false], ['d', 'e', false], ['f', true], [true], [true]]);
  });

  it('end before a batch that the limit of the answer cut off, wherever it did', async () => {
    const [whole, torn] = [await batchOf(0, 'a', 'b'), await batchOf(2, 'c')];
    for (let length = 0; length < torn.length; length += 1)
      expect(texts(await read(Buffer.concat([whole, torn.subarray(0, length)])))).toEqual([
        [0, 'a'],
        [1, 'b'],
      ]);
    expect(await read(whole.subarray(0, 40))).toEqual([]);
  });

  it('share their headers while these stay the same', async () => {
    const given = (at: string) => ({ a: Buffer.from(at) });
    const records = [given('1'), given('1'), given('2'), {}, given('2')].map((one, offset) => ({ offset, headers: one }));
    const found = (await read(await encodeBatch({ firstOffset: 0, records }))).map((record) => record.headers);
    expect(found).toEqual(records.map((record) => record.headers));
    expect([found[0] === found[1], found[1] === found[2], found[2] === found[4]]).toEqual([true, false, true]);
  });

  it('have an empty header where Kafka has one without a value', async () => {
    const batch = await encodeBatch({ firstOffset: 0, records: [{ offset: 0, headers: { name: Buffer.from('') } }] });
    // a length of none is zero, one of nothing at all is minus one
    batch[batch.length - 1] = 0x01;
    expect((await read(batch))[0]?.headers).toEqual({ name: Buffer.alloc(0) });
  });

  it.each([0, 1])('are read from message sets of version %d', async (version) => {
    const createMessageSet = kafkajsModule('protocol/messageSet') as (set: object) => { readonly buffer: Buffer };
    const entries = ['one', 'two'].map((value) => ({ key: 'k', value, timestamp: 1234 }));
    const { buffer } = createMessageSet({ messageVersion: version, entries });
    expect(texts(await read(buffer))).toEqual([
      [0, 'one'],
      [1, 'two'],
    ]);
    expect((await read(buffer, 1)).map(({ atMs, key, headers: none }) => [atMs, String(key), none])).toEqual([
      [version === 0 ? -1 : 1234, 'k', {}],
    ]);
  });
});

describe('records of transactions', () => {
  it('are hidden with the markers when it was aborted, and seen when it was committed', async () => {
    const bytes = Buffer.concat([
      await encodeInTransaction(1, 0, ['aborted']),
      await encodeInTransaction(2, 1, ['committed']),
      await batchOf(2, 'plain'),
      await encodeMarker('commit', 2, 3),
      await encodeMarker('abort', 1, 4),
      await encodeInTransaction(1, 5, ['again']),
      await encodeMarker('commit', 1, 6),
    ]);
    expect(texts(await read(bytes, 0, [{ producerId: 1n, firstOffset: 0n }]))).toEqual([
      [1, 'committed'],
      [2, 'plain'],
      [5, 'again'],
    ]);
  });

  it('are hidden where several were aborted that began before the answer does', async () => {
    const bytes = Buffer.concat([
      await encodeInTransaction(3, 30, ['c']),
      await encodeInTransaction(2, 31, ['b']),
      await encodeMarker('abort', 2, 32),
      await encodeMarker('abort', 3, 33),
      await batchOf(34, 'plain'),
    ]);
    const aborted = [40n, 20n, 10n, 0n].map((firstOffset, index) => ({ producerId: BigInt(4 - index), firstOffset }));
    expect(texts(await read(bytes, 30, aborted))).toEqual([[34, 'plain']]);
  });

  it('are told from what the same producer wrote in none', async () => {
    const bytes = await encodeBatch({ firstOffset: 5, producerId: 1, records: [{ offset: 5, value: Buffer.from('plain') }] });
    expect(texts(await read(bytes, 0, [{ producerId: 1n, firstOffset: 0n }]))).toEqual([[5, 'plain']]);
  });

  it('move the position although they are hidden', async () => {
    const stored = await readPartitionRecords(await encodeMarker('commit', 1, 8), { place: 'p', aborted: [] });
    expect(stored.map(({ lastOffset, count }) => [lastOffset, count])).toEqual([[8, 0]]);
  });
});

describe('a batch that is damaged', () => {
  it.each([
    ['its codec is not known', 5, 'compressed in codec 5, cannot be decoded: the codec is not known'],
    ['it is not compressed as it says', 1, 'compressed in codec 1, cannot be decoded: '],
  ])('is named when %s', async (_, number, message) => {
    const damaged = await encodeBatch({
      firstOffset: 100,
      codec: { number, compress: (plain) => plain },
      records: [{ offset: 100, value: Buffer.from('v') }],
    });
    await expect(read(Buffer.concat([await batchOf(98, 'a', 'b'), damaged]))).rejects.toThrow(
      `the record batch at offset 100 of topic partition 3, ${message}`,
    );
  });

  it('keeps back nothing of what stands before it', async () => {
    const damaged = await encodeBatch({ firstOffset: 100, codec: { number: 5, compress: (plain) => plain }, records: [{ offset: 100 }] });
    const bytes = Buffer.concat([await batchOf(98, 'a', 'b'), damaged]);
    const stored = await readPartitionRecords(bytes, { place: 'topic partition 3', aborted: [] });
    const cursor = createRecordCursor({ topic: 'events', partition: 3 }, stored, 98);
    expect([texts(cursor.take(10)), cursor.isAtEnd()]).toEqual([
      [
        [98, 'a'],
        [99, 'b'],
      ],
      false,
    ]);
    for (let tries = 0; tries < 2; tries += 1)
      expect(() => cursor.take(10)).toThrow('the record batch at offset 100 of topic partition 3, compressed in codec 5,');
  });

  it('gives its records up to the one that is damaged', async () => {
    const batch = await batchOf(100, 'a', 'b', 'c');
    // length, attributes, two deltas, no key, the length of the value, the value, headers
    const recordBytes = 8;
    batch[PAYLOAD_AT + 2 * recordBytes] = 0x7e;
    const stored = await readPartitionRecords(batch, { place: 'topic partition 3', aborted: [] });
    const cursor = createRecordCursor({ topic: 'events', partition: 3 }, stored, 101);
    expect([texts(cursor.take(10)), cursor.isAtEnd()]).toEqual([[[101, 'b']], false]);
    expect(() => cursor.take(10)).toThrow('the record batch at offset 100 of topic partition 3,');
  });

  it('is named when it holds fewer records than it says', async () => {
    const batch = await batchOf(100, 'a', 'b');
    batch.writeInt32BE(3, PAYLOAD_AT - 4);
    await expect(read(batch)).rejects.toThrow(
      'offset 100 of topic partition 3, compressed in codec 0, cannot be decoded: the bytes end in the middle of a number',
    );
  });

  it.each([
    ['a record runs past the end of its batch', 0, 1],
    ['a field runs past the end of its record', 5, 2],
    ['a record ends before its headers', 5, 1],
  ])('is named when %s, by a byte', async (message, at, more) => {
    // length, attributes, two deltas, the lengths of key and value; lengths are zigzag
    const batch = await batchOf(100, 'a');
    batch[PAYLOAD_AT + at] = (batch[PAYLOAD_AT + at] ?? 0) + 2 * more;
    await expect(read(batch)).rejects.toThrow(`offset 100 of topic partition 3, compressed in codec 0, cannot be decoded: ${message}`);
  });

  it('is named when it is shorter than any can be', async () => {
    const batch = await batchOf(100, 'a');
    batch.writeInt32BE(10, 8);
    await expect(read(batch)).rejects.toThrow(
      'offset 100 of topic partition 3, compressed in codec 0, cannot be decoded: its length is 22',
    );
  });

  it('is named or read, wherever a byte of its records was changed', async () => {
    const given = await encodeBatch({
      firstOffset: 7,
      records: ['one', 'two', 'three'].map((text, index) => ({
        offset: 7 + index,
        key: Buffer.from('key'),
        value: Buffer.from(text),
        headers: { name: Buffer.from(text) },
      })),
    });
    let named = 0;
    for (let at = PAYLOAD_AT; at < given.length; at += 1) {
      for (const byte of [0x00, 0x01, 0x7f, 0x80, 0xff]) {
        const damaged = Buffer.from(given);
        damaged[at] = byte;
        const told = await read(damaged).then(
          () => undefined,
          (error: unknown) => String(error),
        );
        if (told === undefined) continue;
        expect(told).toContain('the record batch at offset 7 of topic partition 3, compressed in codec 0, cannot be decoded: ');
        named += 1;
      }
    }
    expect(named).toBeGreaterThan(30);
  });
});

/** One block of literals, not in the frames that Java's library makes. */
function compressSnappy(plain: Buffer): Buffer {
  const { length } = plain;
  const parts: Buffer[] = [Buffer.from(varint(length))];
  for (let at = 0; at < length; at += 60) {
    const literal = plain.subarray(at, at + 60);
    parts.push(Buffer.from([(literal.length - 1) << 2]), literal);
  }
  return Buffer.concat(parts);
}

function varint(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}

function compressLz4(plain: Buffer): Buffer {
  return Buffer.from((lz4 as unknown as { readonly compress: (bytes: Buffer) => Uint8Array }).compress(plain));
}

/** RFC 8878: one raw block in a single segment. */
function frameAsZstd(plain: Buffer): Buffer {
  const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32LE(plain.length, 5);
  head.writeUIntLE((plain.length << 3) | 1, 9, 3);
  return Buffer.concat([head, plain]);
}
