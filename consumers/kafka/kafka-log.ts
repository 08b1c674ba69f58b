/** The log port on Kafka: kafkajs, repaired, behind reader, writer and queries, each with connections of its own. */
import type { LogTopic } from '../../core/log.js';
import { LogError, type Log } from '../../core/log.js';
import { partitionOf } from '../../core/murmur2.js';
import { bytesOf, prepareRecords, type RawRecord } from '../raw-record.js';
import { createKafkaClient } from './client.js';
import type { KafkaLogOptions } from './options.js';
import { createKafkaQueries } from './queries.js';
import { openKafkaReader } from './reader.js';
import { createKafkaWriter } from './writer.js';

/** How long a new partition of an input goes without what is keyed to it. */
const COUNT_AGE_MS = 60_000;

/** Connects when first used: a broker that is away makes appends and readers fail, not this. */
export function createKafkaLog(options: KafkaLogOptions): Log {
  const { clock, topics } = options;
  const kafka = createKafkaClient(options);
  const queries = createKafkaQueries({ kafka, clock, topics });
  const writer = createKafkaWriter({ kafka, clock, topics });
  const counts = new Map<LogTopic, { readonly count: number; readonly untilMs: number }>();
  const stops = new Set<() => Promise<void>>();
  let closed: Promise<void> | undefined;

  const requireOpen = (what: string): void => {
    if (closed !== undefined) throw new LogError(`Cannot ${what}: the log is closed`, 'closed');
  };
  const askCount = async (topic: LogTopic): Promise<number> => {
    const count = await queries.partitionCount(topic);
    counts.set(topic, { count, untilMs: clock.monotonicMs() + COUNT_AGE_MS });
    return count;
  };
  const countOf = async (topic: LogTopic): Promise<number> => {
    const known = counts.get(topic);
    return known !== undefined && clock.monotonicMs() < known.untilMs ? known.count : askCount(topic);
  };
  const choosePartition = async (topic: LogTopic, records: readonly RawRecord[]): Promise<number> => {
    const count = await countOf(topic);
    const key = records[0]?.key;
    return key === undefined ? Math.floor(clock.random() * count) : partitionOf(bytesOf(key), count);
  };
  const requirePartition = async (topic: LogTopic, partition: number): Promise<number> => {
    if (partition >= (await countOf(topic)) && partition >= (await askCount(topic))) {
      throw new LogError(`Cannot append to ${topics[topic]} partition ${String(partition)}: there is no such partition`, 'unknown-topic');
    }
    return partition;
  };
  const close = async (): Promise<void> => {
    await Promise.all([...stops].map((stop) => stop()));
    await Promise.all([writer.close(), queries.close()]);
  };

  return {
    kind: 'kafka',
    append: async (to, records) => {
      requireOpen(`append to ${topics[to.topic]}`);
      const raw = prepareRecords(to, records);
      if (raw.length === 0) return [];
      const partition = to.partition === undefined ? await choosePartition(to.topic, raw) : await requirePartition(to.topic, to.partition);
      return writer.append({ topic: to.topic, partition }, raw);
    },
    partitionCount: async (topic) => {
      requireOpen(`count the partitions of ${topics[topic]}`);
      return askCount(topic);
    },
    openReader: async (reading) => {
      requireOpen(`read ${reading.topics.map((topic) => topics[topic]).join(', ')}`);
      const reader = await openKafkaReader({ kafka, queries, options }, reading);
      stops.add(reader.stop);
      const stop = async (): Promise<void> => {
        await reader.stop();
        stops.delete(reader.stop);
      };
      return { ends: reader.ends, stop };
    },
    readRange: async (request) => {
      requireOpen(`read ${topics[request.topic]}`);
      return queries.readRange(request);
    },
    // retention is the topic's own
    prune: () => Promise.resolve(),
    close: () => (closed ??= close()),
  };
}
