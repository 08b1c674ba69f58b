/**
 * Appending to Kafka: one partition a request, at most one request of a partition at a time, so that the order of the
 * appends is the order in the log even when kafkajs retries; what waits meanwhile goes into the next request together.
 *
 * Plain producers, not idempotent: an idempotent producer's last batch can stay in a compacted topic as an empty one on
 * which readers hang (kafka-facts §1.6). A producer that failed is thrown away, and inputs, state and dead letters have
 * one each: a deleted topic poisons whatever client ever touched it (§1.12 no. 5).
 */
import type { Kafka, Producer, RecordMetadata } from 'kafkajs';
import type { Clock } from '../../core/clock.js';
import { LogError, type LogTopic, type TopicPartitionOffset } from '../../core/log.js';
import type { RawRecord } from '../raw-record.js';
import { REQUEST_TIMEOUT_MS, RETRY, withDeadline } from './client.js';
import { isTimeRefused, toLogError } from './errors.js';
import { toBatchMessage } from './produce-request.js';
import { encodeRecordBatch } from './record-batch.js';
import { createRecordTime } from './record-time.js';

/** What is sent, and if need be sent again, as one: the batches of a share (protocol.md §1.5) and their events. */
const SEND_RECORDS = 500;
/** Below max.message.bytes of a topic with the broker's default, which bounds the whole batch. */
const SEND_BYTES = 512 * 1024;
const SEND_DEADLINE_MS = 30_000;
const ALL_REPLICAS = -1;

/** Which topics share a producer. */
const ROLES: Readonly<Record<LogTopic, string>> = {
  state: 'state',
  events: 'state',
  taskStatus: 'inputs',
  taskInfo: 'inputs',
  deadLetter: 'dead-letter',
};

export interface KafkaWriter {
  /** Resolves once all replicas in sync have the records. @throws {LogError} when the outcome is unknown or refused. */
  readonly append: (
    to: { readonly topic: LogTopic; readonly partition: number },
    records: readonly RawRecord[],
  ) => Promise<readonly TopicPartitionOffset[]>;
  /** Refuses what comes later, waits for what came before, within the time of one request. */
  readonly close: () => Promise<void>;
}

export interface KafkaWriterOptions {
  readonly kafka: Kafka;
  readonly clock: Clock;
  readonly topics: Readonly<Record<LogTopic, string>>;
}

interface Waiting {
  readonly records: readonly RawRecord[];
  readonly done: (baseOffset: number) => void;
  readonly failed: (error: unknown) => void;
}

interface Lane {
  readonly topic: LogTopic;
  readonly partition: number;
  waiting: Waiting[];
  running: Promise<void> | undefined;
}

export function createKafkaWriter(options: KafkaWriterOptions): KafkaWriter {
  const { clock, topics } = options;
  const lanes = new Map<string, Lane>();
  const producers = createProducers(options);
  const time = createRecordTime(clock);
  let isClosed = false;

  const laneOf = (topic: LogTopic, partition: number): Lane => {
    const key = `${topic}/${String(partition)}`;
    const lane = lanes.get(key) ?? { topic, partition, waiting: [], running: undefined };
    lanes.set(key, lane);
    return lane;
  };
  const enqueue = (lane: Lane, records: readonly RawRecord[]): Promise<number> =>
    new Promise((done, failed) => {
      lane.waiting.push({ records, done, failed });
      lane.running ??= run(lane);
    });
  const run = async (lane: Lane): Promise<void> => {
    // one turn later: what is appended in this turn shares the first request
    await Promise.resolve();
    while (lane.waiting.length > 0) {
      const together = takeTogether(lane);
      try {
        let offset = await send(
          lane,
          together.flatMap(({ records }) => records),
        );
        for (const { records, done } of together) {
          done(offset);
          offset += records.length;
        }
      } catch (error) {
        for (const { failed } of together) failed(error);
      }
    }
    lane.running = undefined;
  };
  const send = async (lane: Lane, records: readonly RawRecord[]): Promise<number> => {
    const { topic, partition } = lane;
    const what = `append to ${topics[topic]} partition ${String(partition)}`;
    const atMs = time.nowMs();
    const messages = [toBatchMessage(partition, encodeRecordBatch(records, atMs))];
    try {
      const request = { topic: topics[topic], messages, acks: ALL_REPLICAS, timeout: REQUEST_TIMEOUT_MS };
      return await producers.use(ROLES[topic], async (producer) => {
        const result = await withDeadline(clock, { ms: SEND_DEADLINE_MS, what }, producer.send(request));
        const base = baseOffsetOf(result, partition, what);
        time.noteTaken(atMs);
        return base;
      });
    } catch (error) {
      const failed = toLogError(error, what);
      if (isTimeRefused(error) && time.noteRefused()) return send(lane, records);
      throw failed;
    }
  };

  return {
    append: async ({ topic, partition }, records) => {
      if (isClosed) throw new LogError(`Cannot append to ${topics[topic]}: the log is closed`, 'closed');
      const lane = laneOf(topic, partition);
      const offsets: TopicPartitionOffset[] = [];
      // one after the other: what follows a piece that failed must not be in the log without it
      for (const piece of splitForSends(records)) {
        const base = await enqueue(lane, piece);
        piece.forEach((_, at) => offsets.push({ topic, partition, offset: base + at }));
      }
      return offsets;
    },
    close: async () => {
      isClosed = true;
      for (const { running } of lanes.values()) await running;
      await producers.close();
    },
  };
}

/** An answer that does not say where the records lie means that they may not lie anywhere (§1.12 no. 1, kafkajs #1303). */
export function baseOffsetOf(result: readonly RecordMetadata[], partition: number, what: string): number {
  const told = result.find((one) => one.partition === partition);
  const base = Number(told?.baseOffset ?? -1);
  if (told?.errorCode !== 0 || !(base >= 0)) throw new LogError(`Cannot ${what}: the broker did not acknowledge it`, 'unavailable');
  return base;
}

function takeTogether(lane: Lane): readonly Waiting[] {
  let count = 0;
  let bytes = 0;
  let taken = 0;
  for (const { records } of lane.waiting) {
    count += records.length;
    bytes += records.reduce((sum, { size }) => sum + size, 0);
    if (taken > 0 && (count > SEND_RECORDS || bytes > SEND_BYTES)) break;
    taken += 1;
  }
  return lane.waiting.splice(0, taken);
}

export function splitForSends(records: readonly RawRecord[]): readonly (readonly RawRecord[])[] {
  const pieces: RawRecord[][] = [];
  let piece: RawRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    if (piece.length > 0 && (piece.length >= SEND_RECORDS || bytes + record.size > SEND_BYTES)) {
      pieces.push(piece);
      piece = [];
      bytes = 0;
    }
    piece.push(record);
    bytes += record.size;
  }
  return piece.length === 0 ? pieces : [...pieces, piece];
}

interface Producers {
  readonly use: <T>(role: string, work: (producer: Producer) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

interface Held {
  readonly producer: Producer;
  readonly connected: Promise<void>;
  uses: number;
  isDropped: boolean;
}

/** Connected when first used; after a failure the next use gets a new one, and the old goes when nobody uses it any more. */
function createProducers({ kafka, clock }: KafkaWriterOptions): Producers {
  const held = new Map<string, Held>();
  const create = (): Held => {
    // the partition is always named; a partitioner that does so silences kafkajs's warning too
    const createPartitioner = () => (args: { readonly message: { readonly partition?: number } }) => args.message.partition ?? 0;
    const producer = kafka.producer({
      idempotent: false,
      allowAutoTopicCreation: false,
      retry: RETRY,
      metadataMaxAge: 60_000,
      createPartitioner,
    });
    const connected = withDeadline(clock, { ms: SEND_DEADLINE_MS, what: 'connect to write' }, producer.connect());
    return { producer, connected, uses: 0, isDropped: false };
  };
  const release = async (role: string, one: Held): Promise<void> => {
    if (held.get(role) === one && one.isDropped) held.delete(role);
    if (one.isDropped && one.uses === 0)
      await withDeadline(clock, { ms: REQUEST_TIMEOUT_MS, what: 'disconnect' }, one.producer.disconnect()).catch(() => undefined);
  };
  return {
    use: async (role, work) => {
      const one = held.get(role) ?? create();
      held.set(role, one);
      one.uses += 1;
      try {
        await one.connected;
        return await work(one.producer);
      } catch (error) {
        one.isDropped = true;
        throw error;
      } finally {
        one.uses -= 1;
        void release(role, one);
      }
    },
    close: async () => {
      const all = [...held];
      for (const [, one] of all) one.isDropped = true;
      await Promise.all(all.map(([role, one]) => release(role, one)));
    },
  };
}
