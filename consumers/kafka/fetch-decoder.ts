/**
 * Decodes a Fetch answer (version 11, the one that kafkajs picks on every broker since 2.3) in place of kafkajs's own
 * decoder. That made objects of all records of the answer before the first was handled, which at a start took more time and
 * memory than everything else; and on a compacted topic it crawled offset by offset to the end of a record batch whose tail
 * was cleaned, and never got past a batch of which nothing is left (kafkajs #1072, #562). Here kafkajs moves about one
 * message for each partition, at the last offset that was fetched, and our reader goes through what it stands for.
 */
import { kafkajsModule, type FetchedPart } from './internals.js';
import { readPartitionRecords } from './partition-records.js';

/** kafkajs's src/protocol/decoder.js, as far as it is used here. */
interface Decoder {
  readonly readInt16: () => number;
  readonly readInt32: () => number;
  readonly readInt64: () => bigint;
  readonly readString: () => string;
  readonly readBytes: (length: number) => Buffer;
  readonly readArray: <T>(read: (decoder: Decoder) => T) => T[];
  readonly readArrayAsync: <T>(read: (decoder: Decoder) => Promise<T>) => Promise<T[]>;
}

interface FetchResponse {
  decode: (data: Buffer) => Promise<unknown>;
}

/** Makes kafkajs use it. */
export function patchFetchDecoder(): void {
  const response = kafkajsModule('protocol/requests/fetch/v11/response') as FetchResponse;
  response.decode = createFetchDecoder();
}

export function createFetchDecoder(): (data: Buffer) => Promise<unknown> {
  const DecoderOf = kafkajsModule('protocol/decoder') as new (data: Buffer) => Decoder;

  const decodePartition = async (decoder: Decoder, topicName: string) => {
    const partition = decoder.readInt32();
    const errorCode = decoder.readInt16();
    const highWatermark = decoder.readInt64().toString();
    const lastStableOffset = decoder.readInt64().toString();
    const logStartOffset = decoder.readInt64();
    const aborted = decoder.readArray((one) => ({ producerId: one.readInt64(), firstOffset: one.readInt64() }));
    const preferredReadReplica = decoder.readInt32();
    const size = decoder.readInt32();
    const bytes = decoder.readBytes(Math.max(size, 0));
    const stored = await readPartitionRecords(bytes, { place: `${topicName} partition ${String(partition)}`, aborted });
    const last = stored.at(-1);
    const messages: readonly FetchedPart[] =
      last === undefined ? [] : [{ offset: String(last.lastOffset), logStartOffset: Number(logStartOffset), stored }];
    return {
      partition,
      errorCode,
      highWatermark,
      lastStableOffset,
      // the name that kafkajs gives the field
      lastStartOffset: logStartOffset.toString(),
      // what they hide is hidden already
      abortedTransactions: [],
      preferredReadReplica,
      messages,
    };
  };
  const decodeTopic = async (decoder: Decoder) => {
    const topicName = decoder.readString();
    return { topicName, partitions: await decoder.readArrayAsync(async (one) => decodePartition(one, topicName)) };
  };
  return async (data) => {
    const decoder = new DecoderOf(data);
    const clientSideThrottleTime = decoder.readInt32();
    const errorCode = decoder.readInt16();
    const sessionId = decoder.readInt32();
    return { throttleTime: 0, clientSideThrottleTime, errorCode, sessionId, responses: await decoder.readArrayAsync(decodeTopic) };
  };
}
