/** What we encode in place of kafkajs: the same bytes as kafkajs's own encoder, and what a reader finds in them. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kafkajsModule } from '../../consumers/kafka/internals.js';
import { patchKafkajs } from '../../consumers/kafka/patches.js';
import { toBatchMessage } from '../../consumers/kafka/produce-request.js';
import { encodeRecordBatch } from '../../consumers/kafka/record-batch.js';
import { prepareRecords } from '../../consumers/raw-record.js';
import type { NewRecord } from '../../core/log.js';

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

async function encodeByUs(records: readonly NewRecord[], atMs: number): Promise<Buffer> {
  const batch = encodeRecordBatch(prepareRecords({ topic: 'events', partition: 3 }, records), atMs);
  const { request } = produce.protocol({ version: 7 })(argumentsFor([toBatchMessage(3, batch)]));
  return (await request.encode()).buffer;
}

async function encodeByKafkajs(records: readonly NewRecord[], atMs: number): Promise<Buffer> {
  const messages = records.map(({ key, value, headers }) => ({
    partition: 3,
    timestamp: String(atMs),
    key: toKafkajs(key) ?? null,
    value: toKafkajs(value) ?? null,
    headers: Object.fromEntries(
      Object.entries(headers ?? {}).map(([name, given]) => [name, Array.isArray(given) ? given.map(toKafkajs) : toKafkajs(given)]),
    ),
  }));
  return (await kafkajsRequest(argumentsFor(messages)).encode()).buffer;
}

/** It takes buffers for bytes, but not other arrays. */
function toKafkajs(given: unknown): string | Buffer | undefined {
  return given instanceof Uint8Array ? Buffer.from(given) : (given as string | undefined);
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  fc.string({ minLength: 200, maxLength: 300 }),
);
const bytes = fc.uint8Array({ maxLength: 200 });
const content = fc.option(fc.oneof(text, bytes), { nil: undefined });
const headers = fc.dictionary(fc.string({ unit: 'binary', maxLength: 40 }), fc.oneof(text, bytes, fc.array(bytes, { maxLength: 3 })), {
  maxKeys: 8,
});
const records = fc.array(fc.record({ key: content, value: content, headers }), { minLength: 1, maxLength: 40 });
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

  const headersOf = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`h${String(at)}`, 'x']));
  it.each<[string, readonly NewRecord[]]>([
    ...[63, 64, 8191, 8192, 1_048_575, 1_048_576].map((length): [string, NewRecord[]] => [
      `a value of ${String(length)} bytes`,
      [{ key: undefined, value: 'x'.repeat(length) }],
    ]),
    ['70 headers', [{ key: 'k', value: undefined, headers: headersOf(70) }]],
    ['8200 records', Array.from({ length: 8200 }, (_, at) => ({ key: undefined, value: String(at) }))],
    ['text that is no text', [{ key: '\ud800', value: 'x\udc00', headers: { '\ud800': '\ud800' } }]],
  ])('is so for %s', async (_, some) => {
    expect((await encodeByUs(some, 1)).equals(await encodeByKafkajs(some, 1))).toBe(true);
  });

  it('tells a missing value, as in a tombstone, from an empty one', () => {
    const [gone, empty] = [undefined, ''].map((value) => encodeRecordBatch(prepareRecords({ topic: 'state' }, [{ key: 'k', value }]), 1));
    // after the head: length, attributes, time, offset, key (two bytes), then the value's length: -1 and 0 as zigzag
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
