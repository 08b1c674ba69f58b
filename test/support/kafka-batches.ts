/** Record batches and Fetch answers in bytes, as brokers send them: by kafkajs's own encoder, and what that cannot make. */
import { kafkajsModule } from '../../consumers/kafka/internals.js';

interface Encoder {
  readonly buffer: Buffer;
  readonly writeInt16: (value: number) => Encoder;
  readonly writeInt32: (value: number) => Encoder;
  readonly writeInt64: (value: number) => Encoder;
  readonly writeString: (value: string) => Encoder;
  readonly writeBytes: (value: Buffer | null) => Encoder;
}
const EncoderOf = kafkajsModule('protocol/encoder') as new () => Encoder;
const Long = kafkajsModule('utils/long') as { readonly fromValue: (value: number) => unknown };
const createRecord = kafkajsModule('protocol/recordBatch/record/v0') as (record: object) => unknown;
const { RecordBatch } = kafkajsModule('protocol/recordBatch/v0') as { readonly RecordBatch: (batch: object) => Promise<Encoder> };

export const ATTRIBUTES_AT = 21;
export const PAYLOAD_AT = 61;
export const LOG_APPEND_TIME = 0x08;
const LENGTH_AT = 8;
const BEFORE_LENGTH_BYTES = 12;
const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;

export interface GivenRecord {
  readonly offset: number;
  readonly atMs?: number;
  readonly key?: Buffer | null;
  readonly value?: Buffer | null;
  readonly headers?: Readonly<Record<string, Buffer | readonly Buffer[]>>;
}

export interface GivenBatch {
  readonly firstOffset: number;
  /** As it was before compaction; default the last record's. */
  readonly lastOffset?: number;
  readonly firstMs?: number;
  readonly maxMs?: number;
  /** Of an idempotent or transactional producer. */
  readonly producerId?: number;
  /** Bits beside those of the codec. */
  readonly attributes?: number;
  readonly codec?: { readonly number: number; readonly compress: (bytes: Buffer) => Buffer };
  readonly records: readonly GivenRecord[];
}

export async function encodeBatch(batch: GivenBatch): Promise<Buffer> {
  const { firstOffset, firstMs = 0, maxMs = firstMs, producerId = -1, attributes = 0, codec, records } = batch;
  const lastOffset = batch.lastOffset ?? records.at(-1)?.offset ?? firstOffset;
  const { buffer } = await RecordBatch({
    firstOffset: Long.fromValue(firstOffset),
    lastOffsetDelta: lastOffset - firstOffset,
    firstTimestamp: firstMs,
    maxTimestamp: maxMs,
    producerId: Long.fromValue(producerId),
    records: records.map(({ offset, atMs = firstMs, key = null, value = null, headers }) =>
      createRecord({ offsetDelta: offset - firstOffset, timestampDelta: Long.fromValue(atMs - firstMs), key, value, headers }),
    ),
  });
  const payload = buffer.subarray(PAYLOAD_AT);
  const bytes = Buffer.concat([buffer.subarray(0, PAYLOAD_AT), codec?.compress(payload) ?? payload]);
  bytes.writeInt16BE(attributes | (codec?.number ?? 0), ATTRIBUTES_AT);
  bytes.writeInt32BE(bytes.length - BEFORE_LENGTH_BYTES, LENGTH_AT);
  return bytes;
}

/** A batch of values in a transaction. */
export async function encodeInTransaction(producerId: number, firstOffset: number, values: readonly string[]): Promise<Buffer> {
  const records = values.map((value, index) => ({ offset: firstOffset + index, value: Buffer.from(value) }));
  return encodeBatch({ firstOffset, producerId, attributes: TRANSACTIONAL, records });
}

/** What ends a transaction. */
export async function encodeMarker(type: 'abort' | 'commit', producerId: number, offset: number): Promise<Buffer> {
  const key = Buffer.from([0, 0, 0, type === 'abort' ? 0 : 1]);
  const records = [{ offset, key, value: Buffer.alloc(6) }];
  return encodeBatch({ firstOffset: offset, producerId, attributes: TRANSACTIONAL | CONTROL, records });
}

/** Of partition 0 of `topic`, which begins at 7 and ends at 5000; brokers may give null for no records. */
export function encodeFetchAnswer(
  records: Buffer | null,
  aborted: readonly { readonly producerId: number; readonly firstOffset: number }[] = [],
): Buffer {
  const answer = new EncoderOf().writeInt32(0).writeInt16(0).writeInt32(0).writeInt32(1).writeString('topic').writeInt32(1);
  answer.writeInt32(0).writeInt16(0).writeInt64(5000).writeInt64(5000).writeInt64(7).writeInt32(aborted.length);
  for (const { producerId, firstOffset } of aborted) answer.writeInt64(producerId).writeInt64(firstOffset);
  return answer.writeInt32(-1).writeBytes(records).buffer;
}
