/** Finds where to publish: `--url`, else the configured log, or whoever holds it. */
import type { InputTopic } from '../../core/log.js';
import { DirectoryInUse } from '../../consumers/embedded-lock.js';
import { createLogger } from '../log.js';
import { openLog } from '../open-log.js';
import { createDaemonClient, readToken } from './daemon-client.js';
import { CliFault, EXIT } from './exit-codes.js';
import type { CliIo } from './io.js';
import { loadSettings } from './load-settings.js';
import type { PublishOptions } from './publish-options.js';
import { createDaemonTarget, createLogTarget, type PublishTarget } from './publish-targets.js';

/** Stands in the lock while we hold the folder: no address, nobody can be reached there. */
const HOLDER = 'taskpulse publish';

/** @throws {CliFault | LogError} */
export async function openTarget(io: CliIo, options: PublishOptions, topic: InputTopic): Promise<PublishTarget> {
  const { clock } = io;
  const token = readToken(io, options.tokenFile);
  if (options.url !== undefined) return createDaemonTarget(createDaemonClient(io, options.url, token), topic, options.format);
  const { config } = loadSettings(io, options.config);
  const name =
    config.log.kind === 'embedded' ? `the embedded log in ${config.log.directory}` : `Kafka at ${config.log.kafka.brokers.join(',')}`;
  // what the log has to say of its trouble comes with its errors
  const logger = createLogger({ level: 'error', destination: { write: () => undefined } });
  try {
    return createLogTarget(await openLog({ config: config.log, clock, logger, holder: HOLDER }), topic, name);
  } catch (error) {
    if (!(error instanceof DirectoryInUse)) throw error;
    const { address } = error.holder;
    if (!URL.canParse(address)) throw new CliFault(EXIT.unavailable, error.message, { cause: error, hint: 'wait until it has ended' });
    return createDaemonTarget(createDaemonClient(io, address, token ?? config.http.token), topic, options.format);
  }
}
