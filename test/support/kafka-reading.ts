/** A reader that notes all it is told, and waits without polling the broker. */
import kafkajs, { type Admin, type Producer } from 'kafkajs';
import type { Log, LogReader, LogRecord, LogTopic, ReadBatch, ReadGap } from '../../core/log.js';

export interface NotedReading {
  readonly records: readonly LogRecord[];
  readonly gaps: readonly ReadGap[];
  /** Messages of trouble; `over` when it ended. */
  readonly troubles: readonly string[];
  readonly reader: LogReader;
  readonly positionOf: (partition: number) => number;
  readonly until: (isReached: () => boolean) => Promise<void>;
}

export async function noteReading(
  log: Log,
  topics: readonly LogTopic[],
  onBatch: (batch: ReadBatch) => void | Promise<void> = () => {},
): Promise<NotedReading> {
  const records: LogRecord[] = [];
  const gaps: ReadGap[] = [];
  const troubles: string[] = [];
  const positions = new Map<number, number>();
  const reader = await log.openReader({
    topics,
    from: ({ low }) => low,
    onBatch: async (batch) => {
      await onBatch(batch);
      records.push(...batch.records);
      positions.set(batch.partition, batch.nextOffset);
    },
    onGap: (gap) => gaps.push(gap),
    onTrouble: (error) => troubles.push(error?.message ?? 'over'),
  });
  const until = async (isReached: () => boolean): Promise<void> => {
    while (!isReached()) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  return { records, gaps, troubles, reader, positionOf: (partition) => positions.get(partition) ?? 0, until };
}

const quietKafka = (brokers: readonly string[]) =>
  new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING, retry: { retries: 8, initialRetryTime: 50 } });

/** Somebody else's admin client. */
export async function withTestAdmin<T>(brokers: readonly string[], work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = quietKafka(brokers).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

/** Somebody else's producer, idempotent as Java's are by default. */
export async function withIdempotentProducer(brokers: readonly string[], work: (producer: Producer) => Promise<void>): Promise<void> {
  const producer = quietKafka(brokers).producer({ idempotent: true, createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  try {
    await work(producer);
  } finally {
    await producer.disconnect();
  }
}

export async function alterTopic(brokers: readonly string[], name: string, config: Readonly<Record<string, string>>): Promise<void> {
  const configEntries = Object.entries(config).map(([key, value]) => ({ name: key, value }));
  await withTestAdmin(brokers, (admin) =>
    admin.alterConfigs({ validateOnly: false, resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name, configEntries }] }),
  );
}

/** Deletes what lies below an offset, as retention does. */
export async function deleteBefore(brokers: readonly string[], topic: string, before: Readonly<Record<number, number>>): Promise<void> {
  const partitions = Object.entries(before).map(([partition, offset]) => ({ partition: Number(partition), offset: String(offset) }));
  await withTestAdmin(brokers, async (admin) => {
    // kafkajs finds no leader of a topic that this client has not touched
    await admin.fetchTopicOffsets(topic);
    await admin.deleteTopicRecords({ topic, partitions });
  });
}

/** Compacts as fast as a broker can: a new segment with the first record after 100 ms. */
export const FAST_COMPACTION = {
  'cleanup.policy': 'compact',
  'segment.ms': '100',
  'min.cleanable.dirty.ratio': '0.01',
  'min.compaction.lag.ms': '0',
  'max.compaction.lag.ms': '100',
  'delete.retention.ms': '86400000',
} as const;
