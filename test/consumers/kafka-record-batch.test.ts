/** What we encode in place of kafkajs: the same bytes as kafkajs's own encoder, and what a reader finds in them. */
import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { crc32c } from '../../consumers/kafka/crc32c.js';
import { kafkajsModule } from '../../consumers/kafka/internals.js';
import { patchKafkajs } from '../../consumers/kafka/patches.js';
import { toBatchMessage } from '../../consumers/kafka/produce-request.js';
import { encodeRecordBatch } from '../../consumers/kafka/record-batch.js';
import { prepareRecords, type RawRecord } from '../../consumers/raw-record.js';

patchKafkajs();

interface Request {
  readonly encode: () => Promise<{ readonly buffer: Buffer }>;
}
const produce = kafkajsModule('protocol/requests/produce') as {
  readonly protocol: (chosen: object) => (args: object) => { readonly request: Request };
};
const kafkajsRequest = kafkajsModule('protocol/requests/produce/v7/request') as (args: object) => Request;

const argumentsFor = (messages: readonly object[]): object => ({
  acks: -1,
  timeout: 10_000,
  producerId: -1,
  topicData: [{ topic: 'täsk', partitions: [{ partition: 3, messages, firstSequence: 0 }] }],
});

async function encodeByUs(records: readonly RawRecord[], atMs: number): Promise<Buffer> {
  const { request } = produce.protocol({ version: 7 })(argumentsFor([toBatchMessage(3, encodeRecordBatch(records, atMs))]));
  return (await request.encode()).buffer;
}

async function encodeByKafkajs(records: readonly RawRecord[], atMs: number): Promise<Buffer> {
  const messages = records.map(({ key, value, headers }) => ({
    partition: 3,
    timestamp: String(atMs),
    key: key ?? null,
    value: value ?? null,
    headers: Object.fromEntries(headers.map(([name]) => [name, headers.filter(([other]) => other === name).map(([, one]) => one)])),
  }));
  return (await kafkajsRequest(argumentsFor(messages)).encode()).buffer;
}

const bytes = fc.uint8Array({ maxLength: 200 }).map((content) => Buffer.from(content));
const maybeBytes = fc.option(bytes, { nil: undefined });
// kafkajs keeps headers in an object, which puts names that are numbers first, and together what has one name
const headers = fc
  .uniqueArray(fc.tuple(fc.string({ unit: 'binary', maxLength: 40 }), fc.array(bytes, { minLength: 1, maxLength: 3 })), {
    maxLength: 8,
    selector: ([name]) => name,
  })
  .map((named) => named.filter(([name]) => !/^\d+$/.test(name)).flatMap(([name, values]) => values.map((value) => [name, value] as const)));
const records = fc.array(
  fc.record({ key: maybeBytes, value: maybeBytes, headers, size: fc.constant(0) }) satisfies fc.Arbitrary<RawRecord>,
  { minLength: 1, maxLength: 40 },
);
const time = fc.integer({ min: 0, max: 8_640_000_000_000_000 });

describe('a record batch', () => {
  it('is the same in bytes as kafkajs would send it', async () => {
    await fc.assert(
      fc.asyncProperty(records, time, async (some, atMs) => {
        expect((await encodeByUs(some, atMs)).equals(await encodeByKafkajs(some, atMs))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it.each([63, 64, 8191, 8192, 1_048_575, 1_048_576])('is so where a length of %i changes how many bytes say it', async (length) => {
    const record = { key: undefined, value: Buffer.alloc(length, 'x'), headers: [], size: length };
    expect((await encodeByUs([record], 1)).equals(await encodeByKafkajs([record], 1))).toBe(true);
  });

  it('is so for more records than one byte counts', async () => {
    const many = prepareRecords(
      { topic: 'events', partition: 0 },
      Array.from({ length: 8200 }, (_, at) => ({ key: undefined, value: String(at) })),
    );
    expect((await encodeByUs(many, 1)).equals(await encodeByKafkajs(many, 1))).toBe(true);
  });

  it('is so for more headers than one byte counts', async () => {
    const headers = Array.from({ length: 70 }, (_, at) => [`h${String(at)}`, Buffer.alloc(at)] as const);
    const record = { key: undefined, value: undefined, headers, size: 0 };
    expect((await encodeByUs([record], 1)).equals(await encodeByKafkajs([record], 1))).toBe(true);
  });

  it('tells a missing key or value, as in a tombstone, from an empty one', () => {
    const [gone, empty] = [undefined, ''].map((value) => encodeRecordBatch(prepareRecords({ topic: 'state' }, [{ key: 'k', value }]), 1));
    // length, attributes, time, offset, key, then the value's length: -1 and 0 as zigzag
    expect([gone?.at(67), empty?.at(67)]).toEqual([1, 0]);
  });
});

describe('kafkajs', () => {
  it('encodes all other messages as ever', async () => {
    const message = { partition: 3, timestamp: '5', key: 'k', value: 'v', headers: { a: 'b' } };
    const { request } = produce.protocol({ version: 7 })(argumentsFor([message, message]));
    const expected = await kafkajsRequest(argumentsFor([message, message])).encode();
    expect((await request.encode()).buffer.equals(expected.buffer)).toBe(true);
  });

  it('sends no batch among messages, nor in a request of before there were batches', async () => {
    const batch = toBatchMessage(3, encodeRecordBatch([], 1));
    const { request } = produce.protocol({ version: 7 })(argumentsFor([{ partition: 3, value: 'v' }, batch]));
    await expect(request.encode()).rejects.toThrow('Cannot send a record batch among 2 messages of a partition: it must be the only one');
    expect(() => produce.protocol({ version: 2 })(argumentsFor([batch]))).toThrow('Cannot send a record batch in Produce of version 2');
  });
});

describe('the checksum', () => {
  // RFC 3720 appendix B.4
  it.each([
    ['zeros', Buffer.alloc(32), 0x8a9136aa],
    ['ones', Buffer.alloc(32, 0xff), 0x62a8ab43],
    ['rising bytes', Buffer.from(Array.from({ length: 32 }, (_, at) => at)), 0x46dd794e],
    ['digits', Buffer.from('123456789'), 0xe3069283],
  ])('of %s is that of the standard', (_, content, expected) => {
    expect(crc32c(content)).toBe(expected);
  });

  test('of what begins and ends anywhere is that of kafkajs', () => {
    const theirs = kafkajsModule('protocol/recordBatch/crc32C') as (content: Buffer) => number;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (content, start) => {
        expect(crc32c(content, Math.min(start, content.length))).toBe(theirs(Buffer.from(content.subarray(start))));
      }),
    );
  });
});
