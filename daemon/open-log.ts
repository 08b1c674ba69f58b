/** The log that the configuration names, opened. */
import type { Clock } from '../core/clock.js';
import type { Log } from '../core/log.js';
import { createEmbeddedLog } from '../consumers/embedded-log.js';
import type { LogConfig } from './config/config.js';
import type { Logger } from './log.js';

export interface OpenLogOptions {
  readonly config: LogConfig;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How others reach this process: stands in the lock of the embedded log's folder. */
  readonly holder: string;
}

export interface OpenedLog extends Log {
  readonly setHolder?: (address: string) => void;
}

/** @throws {DirectoryInUse} @throws {LogError} Kafka's brokers are not reached here: that is tried when it is used. */
export async function openLog({ config, clock, logger, holder }: OpenLogOptions): Promise<OpenedLog> {
  switch (config.kind) {
    case 'embedded':
      return createEmbeddedLog({ directory: config.directory, clock, holder });
    case 'kafka': {
      const { createKafkaLog } = await import('../consumers/kafka/kafka-log.js'); // 100 ms that the embedded log need not wait for
      return createKafkaLog({ ...config.kafka, topics: config.topics, clock, log: logger });
    }
  }
}
