/** What the `topics` commands share: the cluster that the configuration names. */
import type { KafkaConnection } from '../../consumers/kafka/options.js';
import type { TopicNames } from '../config/config.js';
import { createLogger } from '../log.js';
import { CliFault, EXIT, toCliFault } from './exit-codes.js';
import type { CliIo } from './io.js';
import { loadSettings } from './load-settings.js';

/** @throws {CliFault} 66 or 78 */
export function kafkaOf(io: CliIo, configFile: string | undefined): { readonly connection: KafkaConnection; readonly topics: TopicNames } {
  const { log } = loadSettings(io, configFile).config;
  if (log.kind !== 'kafka')
    throw new CliFault(EXIT.config, `log.kind is ${log.kind}: only Kafka has topics`, {
      hint: 'name the configuration with --config, or set TASKPULSE_LOG_KIND=kafka',
    });
  // what is wrong comes as an error; kafkajs's own lines would say it again
  const quiet = createLogger({ level: 'error', destination: { write: () => undefined } });
  return { connection: { ...log.kafka, clock: io.clock, log: quiet }, topics: log.topics };
}

/** Trouble with a cluster that does not answer says which one was asked. @throws {CliFault} */
export async function askCluster<T>({ brokers }: KafkaConnection, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const fault = toCliFault(error);
    const hint = fault.exitCode === EXIT.unavailable ? `log.kafka.brokers says ${brokers.join(', ')}` : fault.hint;
    throw new CliFault(fault.exitCode, fault.message, { cause: error, ...(hint === undefined ? {} : { hint }) });
  }
}
