import { describe, expect, it } from '@jest/globals';
import { createFetchDecoder } from '../../consumers/kafka/fetch-decoder.js';
import { kafkajsModule, type FetchedPart } from '../../consumers/kafka/internals.js';
import { patchKafkajs } from '../../consumers/kafka/patches.js';
import { createRecordCursor } from '../../consumers/kafka/record-cursor.js';
import { encodeBatch, encodeFetchAnswer, encodeInTransaction, encodeMarker } from '../support/kafka-batches.js';

patchKafkajs();

interface Decoded {
  readonly responses: readonly { readonly partitions: readonly { readonly messages: readonly FetchedPart[] }[] }[];
}
interface Queue {
  throttledUntil: number;
  readonly throttleCheckTimeoutId: unknown;
  readonly checkPendingRequests: () => void;
  readonly destroy: () => void;
}
interface Batch {
  readonly messages: readonly unknown[];
  readonly isEmpty: () => boolean;
  readonly lastOffset: () => string;
}
const partOf = ({ responses }: Decoded): FetchedPart | undefined => responses[0]?.partitions[0]?.messages[0];
const recordBatch = async (firstOffset: number, lastOffset: number, offsets: readonly number[]): Promise<Buffer> =>
  encodeBatch({ firstOffset, lastOffset, records: offsets.map((offset) => ({ offset, value: Buffer.from(`v${offset}`) })) });
const decode = async (records: Buffer | null) => partOf((await createFetchDecoder()(encodeFetchAnswer(records))) as Decoded);
const cursorOf = (part: FetchedPart | undefined) => createRecordCursor({ topic: 'state', partition: 0 }, part?.stored ?? [], 0);
const seen = (part: FetchedPart | undefined) =>
  cursorOf(part)
    .take(1000)
    .map(({ offset, value }) => [offset, String(value)]);

describe('repairs of kafkajs', () => {
  it('let no timer run while nothing waits and nothing is throttled', () => {
    const Queue = kafkajsModule('network/requestQueue') as new (options: object) => Queue;
    const logger = { debug: () => {}, warn: () => {} };
    const queue = new Queue({
      maxInFlightRequests: null,
      requestTimeout: 1000,
      enforceRequestTimeout: false,
      clientId: 'c',
      broker: 'b',
      logger,
    });
    queue.checkPendingRequests();
    expect(queue.throttleCheckTimeoutId).toBeNull();

    queue.throttledUntil = Date.now() + 60_000;
    queue.checkPendingRequests();
    expect(queue.throttleCheckTimeoutId).not.toBeNull();
    queue.destroy();
  });

  it('make one message of what was fetched, at the end of the last batch although its tail was compacted', async () => {
    const part = await decode(Buffer.concat([await recordBatch(98, 99, [98]), await recordBatch(100, 199, [100, 101])]));
    expect(seen(part)).toEqual([
      [98, 'v98'],
      [100, 'v100'],
      [101, 'v101'],
    ]);
    expect(part).toMatchObject({ offset: '199', logStartOffset: 7 });
  });

  it('do so for a batch of which nothing is left', async () => {
    const part = await decode(await recordBatch(100, 199, []));
    expect([part?.offset, seen(part)]).toEqual(['199', []]);
  });

  it('make none where nothing was fetched', async () => {
    expect([await decode(Buffer.alloc(0)), await decode(null)]).toEqual([undefined, undefined]);
  });

  it('hide what the answer says was aborted', async () => {
    const records = Buffer.concat([
      await encodeInTransaction(4, 100, ['aborted']),
      await encodeInTransaction(5, 101, ['seen']),
      await encodeMarker('abort', 4, 102),
    ]);
    const answer = encodeFetchAnswer(records, [{ producerId: 4, firstOffset: 100 }]);
    const part = partOf((await createFetchDecoder()(answer)) as Decoded);
    expect([part?.offset, seen(part)]).toEqual(['102', [[101, 'seen']]]);
  });

  it('say which batch it is that cannot be decoded, and in which codec', async () => {
    const batch = await recordBatch(100, 101, [100, 101]);
    batch.writeInt16BE(6, 21); // a codec that does not exist
    batch.fill(0xff, 61);
    const cursor = cursorOf(await decode(Buffer.concat([await recordBatch(98, 99, [98, 99]), batch])));
    expect(cursor.take(1000)).toHaveLength(2);
    expect(() => cursor.take(1000)).toThrow(
      'the record batch at offset 100 of topic partition 0, compressed in codec 6, cannot be decoded: ',
    );
  });

  it('are what kafkajs itself uses', async () => {
    const response = kafkajsModule('protocol/requests/fetch/v11/response') as { readonly decode: (data: Buffer) => Promise<Decoded> };
    const decoded = await response.decode(encodeFetchAnswer(await recordBatch(100, 199, [])));
    expect(partOf(decoded)?.offset).toBe('199');
  });

  it('hand a batch without visible records to the handler, with its end', async () => {
    const Batch = kafkajsModule('consumer/batch') as new (topic: string, offset: string, data: object) => Batch;
    const part = await decode(await recordBatch(100, 199, []));
    const batch = new Batch('topic', '150', { partition: 0, highWatermark: '200', abortedTransactions: [], messages: [part] });
    expect([batch.messages, batch.isEmpty(), batch.lastOffset()]).toEqual([[part], false, '199']);
  });

  it('let a request grow by what is written, and keep what was', () => {
    const EncoderOf = kafkajsModule('protocol/encoder') as new () => {
      readonly buf: Buffer;
      readonly buffer: Buffer;
      readonly writeBuffer: (value: Buffer) => void;
    };
    const encoder = new EncoderOf();
    const parts = [300, 300, 1, 100_000].map((size, at) => Buffer.alloc(size, `${at}`));
    for (const part of parts) encoder.writeBuffer(part);
    expect(encoder.buffer.equals(Buffer.concat(parts))).toBe(true);
    expect(encoder.buf).toHaveLength(100_601);
  });
});
