/**
 * Questions to the brokers: how many partitions, where they begin and end, a piece of one. On a connection pool of its
 * own, thrown away after any failure: kafkajs keeps stale leaders and deleted topics for ever (kafka-facts §1.12 no. 5, 6).
 */
import type { Kafka } from 'kafkajs';
import type { Clock } from '../../core/clock.js';
import { LogError, type LogTopic, type PartitionRange, type RangeBatch, type RangeRequest } from '../../core/log.js';
import { requireUsableBroker } from './broker-versions.js';
import { withDeadline } from './client.js';
import { toLogError } from './errors.js';
import { createCluster, protocolErrorOf, type KafkaCluster } from './internals.js';
import { createRecordCursor, type StoredRecords } from './record-cursor.js';

const TRIES = 4;
const RETRY_MS = 150;
const DEADLINE_MS = 20_000;
const FETCH_BYTES = 1024 * 1024;
const READ_COMMITTED = 1;

export interface KafkaQueries {
  readonly partitionCount: (topic: LogTopic) => Promise<number>;
  /** Begin and end of every partition; the end is that of committed transactions. */
  readonly ranges: (topics: readonly LogTopic[]) => Promise<readonly PartitionRange[]>;
  readonly readRange: (request: RangeRequest) => Promise<RangeBatch>;
  readonly close: () => Promise<void>;
}

export interface KafkaQueriesOptions {
  readonly kafka: Kafka;
  readonly clock: Clock;
  readonly topics: Readonly<Record<LogTopic, string>>;
}

export function createKafkaQueries({ kafka, clock, topics }: KafkaQueriesOptions): KafkaQueries {
  let connected: Promise<KafkaCluster> | undefined;
  let isClosed = false;

  const connect = async (): Promise<KafkaCluster> => {
    const cluster = createCluster(kafka);
    try {
      await cluster.connect();
      await requireUsableBroker(cluster);
      return cluster;
    } catch (error) {
      void cluster.disconnect();
      throw error;
    }
  };
  const dropConnection = async (): Promise<void> => {
    const dropped = connected;
    connected = undefined;
    await dropped?.then((cluster) => cluster.disconnect()).catch(() => undefined);
  };
  const attempt = async <T>(ask: (cluster: KafkaCluster) => Promise<T>): Promise<T> => {
    connected ??= connect();
    return ask(await connected);
  };
  /** Asks with a few tries: leaders move, and a new topic is not known everywhere at once. */
  const query = async <T>(what: string, ask: (cluster: KafkaCluster) => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries += 1) {
      if (isClosed) throw new LogError(`Cannot ${what}: the log is closed`, 'closed');
      try {
        return await withDeadline(clock, { ms: DEADLINE_MS, what }, attempt(ask));
      } catch (error) {
        void dropConnection();
        const failed = toLogError(error, what);
        if (tries >= TRIES || (failed.failure !== 'unavailable' && failed.failure !== 'unknown-topic')) throw failed;
        await new Promise<void>((resolve) => void clock.after(RETRY_MS * tries, resolve));
      }
    }
  };
  const findRanges = async (cluster: KafkaCluster, asked: readonly LogTopic[]): Promise<readonly PartitionRange[]> => {
    await cluster.addMultipleTargetTopics(asked.map((topic) => topics[topic]));
    await cluster.refreshMetadata();
    const partitions = asked.map((topic) => {
      const name = topics[topic];
      return { topic: name, partitions: cluster.findTopicPartitionMetadata(name).map(({ partitionId }) => ({ partition: partitionId })) };
    });
    const at = async (fromBeginning: boolean): Promise<ReadonlyMap<string, number>> => {
      const found = await cluster.fetchTopicsOffset(partitions.map((one) => ({ ...one, fromBeginning })));
      return new Map(
        found.flatMap((one) =>
          one.partitions.map(({ partition, offset }) => [`${one.topic}/${String(partition)}`, Number(offset)] as const),
        ),
      );
    };
    // the end first: a low that rose meanwhile is clamped below, an end that did would be too late a goal
    const ends = await at(false);
    const lows = await at(true);
    return asked.flatMap((topic, index) =>
      (partitions[index]?.partitions ?? []).map(({ partition }): PartitionRange => {
        const key = `${topics[topic]}/${String(partition)}`;
        const end = ends.get(key);
        const low = lows.get(key);
        if (end === undefined || low === undefined)
          throw new LogError(`Cannot ask for the ends of ${key}: the broker left it out`, 'unavailable');
        return { topic, partition, low, end: Math.max(low, end) };
      }),
    );
  };
  const partitionCount: KafkaQueries['partitionCount'] = (topic) =>
    query(`count the partitions of ${topics[topic]}`, async (cluster) => {
      await cluster.addMultipleTargetTopics([topics[topic]]);
      await cluster.refreshMetadata();
      const count = cluster.findTopicPartitionMetadata(topics[topic]).length;
      if (count === 0)
        throw new LogError(`Cannot count the partitions of ${topics[topic]}: the brokers do not know it yet`, 'unknown-topic');
      return count;
    });
  const ranges: KafkaQueries['ranges'] = (asked) =>
    query(`ask for the ends of ${asked.map((topic) => topics[topic]).join(', ')}`, (cluster) => findRanges(cluster, asked));

  return {
    partitionCount,
    ranges,
    readRange: async ({ topic, partition, from, max }) => {
      const name = `${topics[topic]} partition ${String(partition)}`;
      if (partition >= (await partitionCount(topic)))
        throw new LogError(`Cannot read ${name}: there is no such partition`, 'unknown-topic');
      return query(`read ${name}`, async (cluster) => {
        const range = (await findRanges(cluster, [topic])).find((one) => one.partition === partition);
        if (range === undefined) throw new LogError(`Cannot read ${name}: there is no such partition`, 'unknown-topic');
        const { low, end } = range;
        const position = Math.min(Math.max(from, low), end);
        if (position === end) return { topic, partition, records: [], nextOffset: end, low, end };
        const stored = await fetchOnce(cluster, { name: topics[topic], partition, position });
        const cursor = createRecordCursor({ topic, partition }, stored, position);
        const taken = cursor.take(max);
        const lastOffset = (cursor.isAtEnd() ? stored.at(-1)?.lastOffset : taken.at(-1)?.offset) ?? position - 1;
        // what was written since the end was asked for is not in this piece
        const records = taken.filter(({ offset }) => offset < end);
        return { topic, partition, records, nextOffset: Math.min(Math.max(position, lastOffset + 1), end), low, end };
      });
    },
    close: async () => {
      isClosed = true;
      await dropConnection();
    },
  };
}

async function fetchOnce(
  cluster: KafkaCluster,
  at: { readonly name: string; readonly partition: number; readonly position: number },
): Promise<readonly StoredRecords[]> {
  const leader = cluster.findTopicPartitionMetadata(at.name).find(({ partitionId }) => partitionId === at.partition)?.leader;
  if (leader === undefined)
    throw new LogError(`Cannot read ${at.name} partition ${String(at.partition)}: it has no leader now`, 'unavailable');
  const broker = await cluster.findBroker({ nodeId: leader });
  const partitions = [{ partition: at.partition, fetchOffset: String(at.position), maxBytes: FETCH_BYTES }];
  const answer = await broker.fetch({
    maxWaitTime: 500,
    minBytes: 1,
    maxBytes: FETCH_BYTES,
    isolationLevel: READ_COMMITTED,
    rackId: '',
    topics: [{ topic: at.name, partitions }],
  });
  const found = answer.responses[0]?.partitions[0];
  if (found === undefined)
    throw new LogError(`Cannot read ${at.name} partition ${String(at.partition)}: the broker left it out`, 'unavailable');
  if (found.errorCode !== 0) throw protocolErrorOf(found.errorCode);
  return found.messages[0]?.stored ?? [];
}
