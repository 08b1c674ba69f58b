/** A Kafka log on fresh topics of a test's own. */
import { randomBytes } from 'node:crypto';
import type { Log, LogTopic } from '../../core/log.js';
import { createKafkaLog } from '../../consumers/kafka/kafka-log.js';
import type { KafkaConnection, KafkaLogger, KafkaLogOptions } from '../../consumers/kafka/options.js';
import { createTopics } from '../../consumers/kafka/topics-admin.js';
import { realClock } from './real-clock.js';

export const silentLog: KafkaLogger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export function kafkaConnection(brokers: readonly string[], more: Partial<KafkaConnection> = {}): KafkaConnection {
  return { brokers, clientId: 'taskpulse-test', ssl: false, clock: realClock, log: silentLog, ...more };
}

export function freshTopics(): Readonly<Record<LogTopic, string>> {
  const run = randomBytes(6).toString('hex');
  return {
    taskStatus: `${run}.task-status`,
    taskInfo: `${run}.task-info`,
    state: `${run}.state`,
    events: `${run}.events`,
    deadLetter: `${run}.dead-letter`,
  };
}

export function kafkaLogOptions(
  brokers: readonly string[],
  topics: Readonly<Record<LogTopic, string>>,
  more: Partial<KafkaLogOptions> = {},
): KafkaLogOptions {
  return { ...kafkaConnection(brokers), groupId: 'taskpulse-test', sessionTimeoutMs: 6000, topics, ...more };
}

/** Makes the topics, then the log. */
export async function openFreshKafkaLog(
  brokers: readonly string[],
  partitions = 3,
  more: Partial<KafkaLogOptions> = {},
): Promise<{ readonly log: Log; readonly options: KafkaLogOptions }> {
  const topics = freshTopics();
  await createTopics(kafkaConnection(brokers), { topics, partitions });
  const options = kafkaLogOptions(brokers, topics, more);
  return { log: createKafkaLog(options), options };
}
