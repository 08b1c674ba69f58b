/** Makes and checks the topics on real brokers; what is right is said in topics.ts. */
import kafkajs, { type Admin } from 'kafkajs';
import { LOG_TOPICS, type LogTopic } from '../../core/log.js';
import { createKafkaClient, withDeadline } from './client.js';
import { toLogError } from './errors.js';
import type { KafkaConnection } from './options.js';
import { createKafkaQueries } from './queries.js';
import { judgeTopics, planTopics, type FoundTopic, type TopicFinding, type TopicPlan, type TopicsWanted } from './topics.js';

const DEADLINE_MS = 30_000;
const POLL_MS = 100;

export interface CreatedTopics {
  readonly created: readonly TopicPlan[];
  /** Real names of those that were there already; they are left as they are. */
  readonly existing: readonly string[];
}

/** Makes what is missing and waits until it can be used. @throws {LogError} */
export async function createTopics(connection: KafkaConnection, wanted: TopicsWanted): Promise<CreatedTopics> {
  const result = await withAdmin(connection, 'create topics', async (admin) => {
    const there = new Set(await admin.listTopics());
    const plans = planTopics(wanted, (await admin.describeCluster()).brokers.length);
    const created = plans.filter(({ name }) => !there.has(name));
    if (created.length > 0) {
      await admin.createTopics({
        // on more than one broker kafkajs's own waiting fails although the topics are made (kafka-facts §1.12 no. 6)
        waitForLeaders: false,
        timeout: DEADLINE_MS / 2,
        topics: created.map(({ name, partitions, replicationFactor, config }) => ({
          topic: name,
          numPartitions: partitions,
          replicationFactor,
          configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
        })),
      });
    }
    return { created, existing: plans.filter(({ name }) => there.has(name)).map(({ name }) => name) };
  });
  await waitUntilUsable(
    connection,
    wanted.topics,
    result.created.map(({ topic }) => topic),
  );
  return result;
}

/** What is wrong with the topics. @throws {LogError} when the brokers cannot be asked, or do not fit. */
export async function checkTopics(
  connection: KafkaConnection,
  topics: Readonly<Record<LogTopic, string>>,
): Promise<readonly TopicFinding[]> {
  return withAdmin(connection, 'check topics', async (admin) => {
    const brokers = (await admin.describeCluster()).brokers.length;
    const there = new Set(await admin.listTopics());
    const names = LOG_TOPICS.map((topic) => topics[topic]).filter((name) => there.has(name));
    const found = await describeTopics(admin, names);
    const byTopic = Object.fromEntries(
      LOG_TOPICS.flatMap((topic) => ((one) => (one === undefined ? [] : [[topic, one]]))(found.get(topics[topic]))),
    );
    return judgeTopics(topics, byTopic, brokers);
  });
}

async function describeTopics(admin: Admin, names: readonly string[]): Promise<ReadonlyMap<string, FoundTopic>> {
  if (names.length === 0) return new Map();
  const { topics } = await admin.fetchTopicMetadata({ topics: [...names] });
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: names.map((name) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name })),
  });
  return new Map(
    topics.map(({ name, partitions }) => {
      const entries = resources.find(({ resourceName }) => resourceName === name)?.configEntries ?? [];
      const config = Object.fromEntries(entries.map(({ configName, configValue }) => [configName, configValue]));
      return [
        name,
        { partitions: partitions.length, replicas: Math.min(...partitions.map(({ replicas }) => replicas.length)), config },
      ] as const;
    }),
  );
}

/** Asking for the ends needs every partition's leader: when it is answered, the topics can be used. */
async function waitUntilUsable(
  connection: KafkaConnection,
  names: Readonly<Record<LogTopic, string>>,
  topics: readonly LogTopic[],
): Promise<void> {
  const { clock } = connection;
  const untilMs = clock.monotonicMs() + DEADLINE_MS;
  const queries = createKafkaQueries({ kafka: createKafkaClient(connection), clock, topics: names });
  try {
    while (topics.length > 0) {
      try {
        await queries.ranges(topics);
        return;
      } catch (error) {
        if (clock.monotonicMs() > untilMs) throw error;
        await new Promise<void>((resolve) => void clock.after(POLL_MS, resolve));
      }
    }
  } finally {
    await queries.close();
  }
}

async function withAdmin<T>(connection: KafkaConnection, what: string, work: (admin: Admin) => Promise<T>): Promise<T> {
  const { clock } = connection;
  const admin = createKafkaClient(connection).admin();
  const doWork = async (): Promise<T> => {
    await admin.connect();
    return work(admin);
  };
  try {
    return await withDeadline(clock, { ms: DEADLINE_MS, what }, doWork());
  } catch (error) {
    throw toLogError(error, what);
  } finally {
    await withDeadline(clock, { ms: POLL_MS * 20, what: 'disconnect' }, admin.disconnect()).catch(() => undefined);
  }
}
