/** One place that makes kafkajs clients: repaired, with our log, bounded times, and nothing left to NODE_ENV. */
import kafkajs, { type Kafka, type KafkaConfig, type RetryOptions, type SASLOptions } from 'kafkajs';
import type { Clock } from '../../core/clock.js';
import { LogError } from '../../core/log.js';
import { createBrokerOrder } from './broker-order.js';
import { createKafkajsLog } from './kafkajs-logging.js';
import type { KafkaConnection } from './options.js';
import { patchKafkajs } from './patches.js';

/** kafkajs's 1 s is too short for TLS and SASL over some distance. */
const CONNECTION_TIMEOUT_MS = 10_000;
export const REQUEST_TIMEOUT_MS = 10_000;

/** kafkajs's defaults depend on NODE_ENV: every client, consumer and producer is told. A few quick tries; callers do the rest. */
export const RETRY: RetryOptions = { retries: 3, initialRetryTime: 100, maxRetryTime: 1000, factor: 0.2, multiplier: 2 };

/**
 * @param requestTimeoutMs after which a request is given up; default 10 s
 * @throws {Error} on a kafkajs that the repairs do not know.
 */
export function createKafkaClient(connection: KafkaConnection, requestTimeoutMs = REQUEST_TIMEOUT_MS): Kafka {
  patchKafkajs();
  const { ssl, sasl } = connection;
  const config: KafkaConfig = {
    brokers: createBrokerOrder(connection.brokers),
    clientId: connection.clientId,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    authenticationTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: requestTimeoutMs,
    enforceRequestTimeout: true,
    retry: RETRY,
    ssl: typeof ssl === 'boolean' ? ssl : { ...ssl },
    logLevel: kafkajs.logLevel.INFO,
    logCreator: createKafkajsLog(connection.log, connection.clock),
  };
  // kafkajs types each mechanism apart; name and password are the fields of all three of ours
  return new kafkajs.Kafka(sasl === undefined ? config : { ...config, sasl: { ...sasl } as SASLOptions });
}

/** Ends a wait for kafkajs, whose promises may never come. Its own work goes on: the client must be thrown away. */
export async function withDeadline<T>(clock: Clock, limit: { readonly ms: number; readonly what: string }, work: Promise<T>): Promise<T> {
  let cancel: () => void = () => undefined;
  const late = new Promise<never>((_, reject) => {
    cancel = clock.after(limit.ms, () => {
      reject(new LogError(`Cannot ${limit.what}: no answer within ${String(limit.ms)} ms`, 'unavailable'));
    });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    cancel();
    // when the deadline won, what the work still throws is nobody's any more
    work.catch(() => undefined);
  }
}
