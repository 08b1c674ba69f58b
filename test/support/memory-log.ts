/**
 * A log in memory for scenario tests: the port, several partitions, no time of its own, and trouble on request.
 * The broker outlives its clients, so a restarted daemon connects to what the one before it wrote.
 */
import type { Clock } from '../../core/clock.js';
import {
  LOG_TOPICS,
  LogError,
  type AppendFailure,
  type Log,
  type LogRecord,
  type LogTopic,
  type PartitionRange,
  type ReaderOptions,
  type TopicPartition,
} from '../../core/log.js';
import { bytesOf, collectHeaders, prepareRecords, type RawRecord } from '../../consumers/raw-record.js';
import { partitionOf } from '../../core/murmur2.js';
import { partitionName } from '../../core/told.js';

const BATCH_RECORDS = 500;

export interface MemoryBrokerOptions {
  readonly clock: Clock;
  /** Partitions of every topic. Default 4. */
  readonly partitions?: number;
}

export interface MemoryBroker {
  readonly connect: () => Log;
  /** What a partition holds, in order. */
  readonly records: (at: TopicPartition) => readonly LogRecord[];
  /** Refuses the next `count` appends (to one topic, or any). */
  readonly refuse: (failure: AppendFailure, count?: number, topic?: LogTopic) => void;
  /** Appends are written and read, but not acknowledged, until the returned function is called. */
  readonly holdAcks: () => () => void;
  /** Cuts everybody off: appends and ends reject, readers stand still and say so. Until the returned function is called. */
  readonly cutOff: () => () => void;
  /** Keeps the last record of each key, drops tombstones: what Kafka's cleaner does some day. */
  readonly compact: (topic: LogTopic) => void;
  /** Retention: drops what lies below. */
  readonly prune: (at: TopicPartition, beforeOffset: number) => void;
  /** Gives a topic more partitions. */
  readonly grow: (topic: LogTopic, partitions: number) => void;
  /** Deletes a topic and makes it anew, empty, with as many partitions as before or as are named. */
  readonly recreate: (topic: LogTopic, partitions?: number) => void;
}

interface Partition extends TopicPartition {
  readonly records: LogRecord[];
  low: number;
  next: number;
}

interface Broker {
  readonly clock: Clock;
  readonly partitionsOf: (topic: LogTopic) => readonly Partition[];
  readonly changed: Set<() => void>;
  refusals: { readonly failure: AppendFailure; readonly topic: LogTopic | undefined }[];
  ackGate: Promise<void>;
  isCutOff: boolean;
}

export function createMemoryBroker(options: MemoryBrokerOptions): MemoryBroker {
  const count = options.partitions ?? 4;
  const topics = new Map(LOG_TOPICS.map((topic) => [topic, createPartitions(topic, 0, count)]));
  const broker: Broker = {
    clock: options.clock,
    partitionsOf: (topic) => topics.get(topic) ?? [],
    changed: new Set(),
    refusals: [],
    ackGate: Promise.resolve(),
    isCutOff: false,
  };
  const find = (at: TopicPartition): Partition => requirePartition(broker, at);
  return {
    connect: () => connect(broker),
    records: (at) => [...find(at).records],
    refuse: (failure, times = 1, topic) => {
      for (let n = 0; n < times; n += 1) broker.refusals.push({ failure, topic });
    },
    holdAcks: () => {
      const { promise, resolve } = gate();
      broker.ackGate = promise;
      return resolve;
    },
    cutOff: () => {
      broker.isCutOff = true;
      notify(broker);
      return () => {
        broker.isCutOff = false;
        notify(broker);
      };
    },
    compact: (topic) => {
      for (const { records } of broker.partitionsOf(topic)) {
        const last = new Map(records.map((record) => [textOf(record.key), record.offset]));
        keepOnly(records, (record) => last.get(textOf(record.key)) === record.offset && record.value !== undefined);
      }
    },
    prune: (at, beforeOffset) => {
      prunePartition(find(at), beforeOffset);
    },
    grow: (topic, partitions) => {
      topics.get(topic)?.push(...createPartitions(topic, broker.partitionsOf(topic).length, partitions));
      notify(broker);
    },
    recreate: (topic, partitions = broker.partitionsOf(topic).length) => {
      topics.set(topic, createPartitions(topic, 0, partitions));
      notify(broker);
    },
  };
}

function createPartitions(topic: LogTopic, from: number, to: number): Partition[] {
  return Array.from({ length: to - from }, (_, index) => ({ topic, partition: from + index, records: [], low: 0, next: 0 }));
}

function connect(broker: Broker): Log {
  let isClosed = false;
  const stops = new Set<() => Promise<void>>();
  const requireReach = (what: string): void => {
    if (isClosed) throw new LogError(`Cannot ${what}: the log is closed`, 'closed');
    if (broker.isCutOff) throw new LogError(`Cannot ${what}: the log cannot be reached`, 'unavailable');
  };
  return {
    kind: 'memory',
    append: async (to, records) => {
      const { topic, partition } = to;
      requireReach(`append to ${topic}`);
      const raw = prepareRecords(to, records);
      const chosen = requirePartition(broker, { topic, partition: partition ?? choosePartition(broker, topic, raw) });
      const refused = broker.refusals.findIndex((refusal) => refusal.topic === undefined || refusal.topic === topic);
      const refusal = refused === -1 ? undefined : broker.refusals.splice(refused, 1)[0];
      if (refusal !== undefined) throw new LogError(`Cannot append to ${topic}: refused by the test`, refusal.failure);
      const offsets = raw.map((record) => write(broker, chosen, record));
      notify(broker);
      await broker.ackGate;
      return offsets.map((offset) => ({ topic, partition: chosen.partition, offset }));
    },
    partitionCount: async (topic) => {
      requireReach('count partitions');
      return broker.partitionsOf(topic).length;
    },
    openReader: async (options) => {
      requireReach('open a reader');
      const reader = openReader(broker, options);
      stops.add(reader.stop);
      return {
        ends: async () => {
          requireReach('ask for the ends');
          return options.topics.flatMap((topic) => broker.partitionsOf(topic).map(rangeOf));
        },
        stop: reader.stop,
      };
    },
    readRange: async ({ topic, partition, from, max }) => {
      requireReach(`read ${topic}`);
      const found = requirePartition(broker, { topic, partition });
      return { ...readPiece(found, Math.min(Math.max(from, found.low), found.next), max), low: found.low, end: found.next };
    },
    prune: async (at, beforeOffset) => {
      requireReach(`prune ${at.topic}`);
      if (at.topic !== 'state') prunePartition(requirePartition(broker, at), beforeOffset);
    },
    close: async () => {
      isClosed = true;
      await Promise.all([...stops].map((stop) => stop()));
    },
  };
}

function openReader(broker: Broker, options: ReaderOptions): { readonly stop: () => Promise<void> } {
  const stopping = { isStopped: false };
  const loops: Promise<void>[] = [];
  const followed = new Set<string>();
  const followNew = (): void => {
    for (const partition of options.topics.flatMap((topic) => broker.partitionsOf(topic))) {
      const name = partitionName(partition);
      if (stopping.isStopped || followed.has(name)) continue;
      followed.add(name);
      loops.push(follow(broker, partition, options, stopping));
    }
  };
  followNew();
  broker.changed.add(followNew);
  const stop = async (): Promise<void> => {
    stopping.isStopped = true;
    broker.changed.delete(followNew);
    notify(broker);
    await Promise.all(loops);
  };
  return { stop };
}

async function follow(broker: Broker, at: Partition, options: ReaderOptions, stopping: { readonly isStopped: boolean }): Promise<void> {
  let partition = at;
  let position = Math.min(Math.max(options.from(rangeOf(partition)), partition.low), partition.next);
  let isTroubled = false;
  for (;;) {
    await Promise.resolve();
    if (stopping.isStopped) return;
    partition = broker.partitionsOf(at.topic)[at.partition] ?? partition;
    if (broker.isCutOff !== isTroubled) {
      isTroubled = broker.isCutOff;
      options.onTrouble(isTroubled ? new LogError('Cannot read: the log cannot be reached', 'unavailable') : undefined);
    } else if (isTroubled || position === partition.next) {
      await nextChange(broker);
    } else if (position < partition.low || position > partition.next) {
      options.onGap({ topic: partition.topic, partition: partition.partition, expected: position, found: partition.low });
      position = partition.low;
    } else {
      const batch = readPiece(partition, position, BATCH_RECORDS);
      await options.onBatch(batch);
      position = batch.nextOffset;
    }
  }
}

function readPiece(
  { topic, partition, records, next }: Partition,
  from: number,
  max: number,
): { topic: LogTopic; partition: number; records: LogRecord[]; nextOffset: number } {
  const found = records.filter((record) => record.offset >= from).slice(0, max);
  const last = found.at(-1);
  return { topic, partition, records: found, nextOffset: found.length === max && last !== undefined ? last.offset + 1 : next };
}

function write(broker: Broker, partition: Partition, record: RawRecord): number {
  const offset = partition.next;
  partition.next += 1;
  const { key, value } = record;
  const atMs = broker.clock.nowMs();
  partition.records.push({
    topic: partition.topic,
    partition: partition.partition,
    offset,
    atMs,
    key: key && bytesOf(key),
    value: value && bytesOf(value),
    headers: collectHeaders(record.headers.map((header) => [bytesOf(header.name).toString(), bytesOf(header.value)])),
  });
  return offset;
}

function choosePartition(broker: Broker, topic: LogTopic, records: readonly RawRecord[]): number {
  const key = records[0]?.key;
  return key === undefined ? 0 : partitionOf(bytesOf(key), broker.partitionsOf(topic).length);
}

function requirePartition(broker: Broker, { topic, partition }: TopicPartition): Partition {
  const found = broker.partitionsOf(topic)[partition];
  if (found === undefined) throw new LogError(`Cannot use ${topic} partition ${partition}: there is none`, 'unknown-topic');
  return found;
}

function prunePartition(partition: Partition, beforeOffset: number): void {
  partition.low = Math.min(Math.max(partition.low, beforeOffset), partition.next);
  keepOnly(partition.records, (record) => record.offset >= partition.low);
}

function keepOnly(records: LogRecord[], isKept: (record: LogRecord) => boolean): void {
  records.splice(0, records.length, ...records.filter(isKept));
}

function rangeOf({ topic, partition, low, next }: Partition): PartitionRange {
  return { topic, partition, low, end: next };
}

function textOf(key: Uint8Array | undefined): string | undefined {
  return key === undefined ? undefined : Buffer.from(key).toString('base64');
}

function notify(broker: Broker): void {
  for (const callback of [...broker.changed]) callback();
}

function nextChange(broker: Broker): Promise<void> {
  const { promise, resolve } = gate();
  const done = (): void => {
    broker.changed.delete(done);
    resolve();
  };
  broker.changed.add(done);
  return promise;
}

function gate(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
