/**
 * Decodes a Fetch answer (version 11, the one that kafkajs picks on every broker since 2.3) in place of kafkajs's own
 * decoder, which on a compacted topic crawls offset by offset to the end of a record batch whose tail was cleaned, and
 * never gets past a batch of which nothing is left (kafkajs #1072, #562). Here every batch ends in a record at its last
 * offset, if need be an invisible control record. Also notes where the partition begins, takes batches of any
 * size, and says which batch it is that cannot be decoded.
 */
import { kafkajsModule, type FetchedRecord, type FetchedRecords } from './internals.js';

const MAGIC_OFFSET = 16;
const RECORD_BATCH_MAGIC = 2;
const RECORD_BATCH_OVERHEAD = 49;
const ATTRIBUTES_OFFSET = 21;
const CODEC_MASK = 7;

/** kafkajs's src/protocol/decoder.js, as far as it is used here. */
interface Decoder {
  /** Where it reads next. */
  readonly offset: number;
  readonly readInt16: () => number;
  readonly readInt32: () => number;
  readonly readInt64: () => { readonly toString: () => string };
  readonly readString: () => string;
  readonly readBytes: (length: number) => Buffer;
  readonly readArray: <T>(read: (decoder: Decoder) => T) => T[];
  readonly readArrayAsync: <T>(read: (decoder: Decoder) => Promise<T>) => Promise<T[]>;
  readonly canReadBytes: (length: number) => boolean;
}

interface RecordBatch {
  readonly firstOffset: string;
  readonly lastOffsetDelta: number;
  readonly maxTimestamp: string;
  readonly records: readonly FetchedRecord[];
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
  const decodeBatch = kafkajsModule('protocol/recordBatch/v0/decoder') as (decoder: Decoder) => Promise<RecordBatch>;
  const decodeMessageSet = kafkajsModule('protocol/messageSet/decoder') as (decoder: Decoder, size: number) => Promise<FetchedRecord[]>;

  const decodeRecords = async (decoder: Decoder, place: string): Promise<FetchedRecord[]> => {
    const size = decoder.readInt32();
    if (size <= 0 || !decoder.canReadBytes(size)) return [];
    const bytes = decoder.readBytes(size);
    const inner = new DecoderOf(bytes);
    if (bytes.readInt8(MAGIC_OFFSET) !== RECORD_BATCH_MAGIC) return decodeMessageSet(inner, size);
    const records: FetchedRecord[] = [];
    while (inner.canReadBytes(RECORD_BATCH_OVERHEAD)) {
      const at = inner.offset;
      const batch = await decodeWhole(decodeBatch, inner).catch((error: unknown) => {
        throw new Error(describeUndecodable(bytes, at, place, error));
      });
      if (batch === undefined) break;
      // one by one: a spread of more than some 120,000 arguments overflows the stack
      for (const record of batch.records) records.push(record);
      const last = (BigInt(batch.firstOffset) + BigInt(batch.lastOffsetDelta)).toString();
      if (batch.records.at(-1)?.offset !== last) records.push(endOfBatch(batch, last));
    }
    return records;
  };
  const decodePartition = async (decoder: Decoder, topicName: string) => {
    const partition = decoder.readInt32();
    const errorCode = decoder.readInt16();
    const highWatermark = decoder.readInt64().toString();
    const lastStableOffset = decoder.readInt64().toString();
    const logStartOffset = decoder.readInt64().toString();
    const abortedTransactions = decoder.readArray((one) => ({
      producerId: one.readInt64().toString(),
      firstOffset: one.readInt64().toString(),
    }));
    const preferredReadReplica = decoder.readInt32();
    const records = await decodeRecords(decoder, `${topicName} partition ${String(partition)}`);
    const messages: FetchedRecords = Object.assign(records, { logStartOffset });
    // the name that kafkajs gives the field
    return {
      partition,
      errorCode,
      highWatermark,
      lastStableOffset,
      lastStartOffset: logStartOffset,
      abortedTransactions,
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

/** `undefined` for a batch that the answer's size limit cut off: the next fetch begins with it. */
async function decodeWhole(decodeBatch: (decoder: Decoder) => Promise<RecordBatch>, decoder: Decoder): Promise<RecordBatch | undefined> {
  try {
    return await decodeBatch(decoder);
  } catch (error) {
    if (error instanceof Error && error.name === 'KafkaJSPartialMessageError') return undefined;
    throw error;
  }
}

/** The batch for whoever has to look at it, or to skip it. Not as a cause: kafkajs takes a RangeError for a bug of the program. */
function describeUndecodable(bytes: Buffer, at: number, place: string, error: unknown): string {
  const offset = bytes.readBigInt64BE(at).toString();
  const codec = bytes.readInt16BE(at + ATTRIBUTES_OFFSET) & CODEC_MASK;
  const why = error instanceof Error ? error.message : String(error);
  return `the record batch at offset ${offset} of ${place}, compressed in codec ${String(codec)}, cannot be decoded: ${why}`;
}

/** Hidden from handlers, as markers of transactions are; moves the position. */
function endOfBatch(batch: RecordBatch, offset: string): FetchedRecord {
  // batchContext is what kafkajs's filterAbortedMessages looks at
  return Object.assign(
    { offset, timestamp: batch.maxTimestamp, key: null, value: null, headers: {}, isControlRecord: true },
    { batchContext: batch },
  );
}
