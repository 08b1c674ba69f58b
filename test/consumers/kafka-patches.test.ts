import { describe, expect, it } from '@jest/globals';
import { createFetchDecoder } from '../../consumers/kafka/fetch-decoder.js';
import { kafkajsModule, type FetchedRecords } from '../../consumers/kafka/internals.js';
import { patchKafkajs } from '../../consumers/kafka/patches.js';

patchKafkajs();

interface Encoder {
  readonly buffer: Buffer;
  readonly writeInt16: (value: number) => Encoder;
  readonly writeInt32: (value: number) => Encoder;
  readonly writeInt64: (value: number) => Encoder;
  readonly writeString: (value: string) => Encoder;
  readonly writeBytes: (value: Buffer) => Encoder;
}
const EncoderOf = kafkajsModule('protocol/encoder') as new () => Encoder;
const Long = kafkajsModule('utils/long') as { readonly fromValue: (value: number) => unknown };
const createRecord = kafkajsModule('protocol/recordBatch/record/v0') as (record: object) => unknown;
const { RecordBatch } = kafkajsModule('protocol/recordBatch/v0') as { readonly RecordBatch: (batch: object) => Promise<Encoder> };

const recordBatch = async (firstOffset: number, lastOffset: number, offsets: readonly number[]): Promise<Buffer> => {
  const records = offsets.map((offset) =>
    createRecord({ offsetDelta: offset - firstOffset, key: Buffer.from('k'), value: Buffer.from(`v${offset}`) }),
  );
  return (await RecordBatch({ firstOffset: Long.fromValue(firstOffset), lastOffsetDelta: lastOffset - firstOffset, records })).buffer;
};
const fetchAnswer = (records: Buffer): Buffer => {
  const answer = new EncoderOf().writeInt32(0).writeInt16(0).writeInt32(0).writeInt32(1).writeString('topic').writeInt32(1);
  return answer.writeInt32(0).writeInt16(0).writeInt64(5000).writeInt64(5000).writeInt64(7).writeInt32(0).writeInt32(-1).writeBytes(records)
    .buffer;
};
interface Decoded {
  readonly responses: readonly { readonly partitions: readonly { readonly messages: FetchedRecords }[] }[];
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
  readonly isEmptyDueToFiltering: () => boolean;
  readonly lastOffset: () => string;
}
const messagesOf = ({ responses }: Decoded): FetchedRecords => responses[0]?.partitions[0]?.messages ?? [];
const seen = (records: FetchedRecords) => records.map(({ offset, isControlRecord }) => [offset, isControlRecord]);
const decode = async (records: Buffer) => messagesOf((await createFetchDecoder()(fetchAnswer(records))) as Decoded);

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

  it('end a batch whose tail was compacted in an invisible record at its last offset', async () => {
    const messages = await decode(await recordBatch(100, 199, [100, 101]));
    expect(seen(messages)).toEqual([
      ['100', false],
      ['101', false],
      ['199', true],
    ]);
    expect(messages.logStartOffset).toBe('7');
  });

  it('do so for a batch of which nothing is left', async () => {
    const messages = await decode(await recordBatch(100, 199, []));
    expect(seen(messages)).toEqual([['199', true]]);
  });

  it('leave a whole batch as it is, and the torn one after it out', async () => {
    const whole = await recordBatch(0, 2, [0, 1, 2]);
    const torn = (await recordBatch(3, 5, [3, 4, 5])).subarray(0, -4);
    const messages = await decode(Buffer.concat([whole, torn]));
    expect(messages.map(({ offset, value }) => [offset, String(value)])).toEqual([
      ['0', 'v0'],
      ['1', 'v1'],
      ['2', 'v2'],
    ]);
  });

  it('say which batch it is that cannot be decoded, and in which codec', async () => {
    const batch = await recordBatch(100, 101, [100, 101]);
    batch.writeInt16BE(6, 21); // a codec that does not exist
    batch.fill(0xff, 61);
    await expect(decode(Buffer.concat([await recordBatch(98, 99, [98, 99]), batch]))).rejects.toThrow(
      'the record batch at offset 100 of topic partition 0, compressed in codec 6, cannot be decoded: ',
    );
  });

  it('are what kafkajs itself uses', async () => {
    const response = kafkajsModule('protocol/requests/fetch/v11/response') as { readonly decode: (data: Buffer) => Promise<Decoded> };
    const decoded = await response.decode(fetchAnswer(await recordBatch(100, 199, [])));
    expect(messagesOf(decoded)).toHaveLength(1);
  });

  it('hand a batch without visible records to the handler, with its end', () => {
    const Batch = kafkajsModule('consumer/batch') as new (topic: string, offset: string, data: object) => Batch;
    const end = { offset: '199', isControlRecord: true, key: null, batchContext: {} };
    const batch = new Batch('topic', '150', { partition: 0, highWatermark: '200', abortedTransactions: [], messages: [end] });
    expect([batch.messages, batch.isEmpty(), batch.isEmptyDueToFiltering(), batch.lastOffset()]).toEqual([[], false, false, '199']);
  });
});
