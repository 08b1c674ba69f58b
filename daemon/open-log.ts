/** The log that the configuration names, opened. */
import type { Clock } from '../core/clock.js';
import type { Log } from '../core/log.js';
import type { Membership } from '../core/membership.js';
import { createEmbeddedLog } from '../consumers/embedded-log.js';
import { createSoleOwner } from '../consumers/sole-owner.js';
import type { TopicFinding } from '../consumers/kafka/topics.js';
import type { LogConfig } from './config/config.js';
import type { Logger } from './log.js';

export interface OpenLogOptions {
  readonly config: LogConfig;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How others reach this process: stands in the lock of the embedded log's folder. */
  readonly holder: string;
}

/** Who deals the shares: nobody has to where the log is ours alone. */
export function openMembership({
  config,
  instance,
  clock,
  logger,
}: Omit<OpenLogOptions, 'holder'> & { readonly instance: string }): OpenMembership {
  if (config.kind === 'embedded') return (shareCount) => Promise.resolve(createSoleOwner(shareCount, instance));
  return async (shareCount) => {
    const { createKafkaMembership } = await import('../consumers/kafka/membership.js');
    return createKafkaMembership({ ...config.kafka, topics: config.topics, clock, log: logger, instance, shareCount });
  };
}

export type OpenMembership = (shareCount: number) => Promise<Membership>;

export interface OpenedLog extends Log {
  readonly setHolder?: (address: string) => void;
  /** What is wrong with the topics. @throws {LogError} when the brokers cannot be asked. */
  readonly checkTopics?: () => Promise<readonly TopicFinding[]>;
}

/** @throws {DirectoryInUse} @throws {LogError} Kafka's brokers are not reached here: that is tried when it is used. */
export async function openLog({ config, clock, logger, holder }: OpenLogOptions): Promise<OpenedLog> {
  switch (config.kind) {
    case 'embedded':
      return createEmbeddedLog({ directory: config.directory, clock, holder });
    case 'kafka': {
      // 100 ms that the embedded log need not wait for
      const { createKafkaLog } = await import('../consumers/kafka/kafka-log.js');
      const { checkTopics } = await import('../consumers/kafka/topics-admin.js');
      const options = { ...config.kafka, topics: config.topics, clock, log: logger };
      return { ...createKafkaLog(options), checkTopics: async () => checkTopics(options, config.topics) };
    }
  }
}
