/** Daemons of one test on a real broker: each its own instance, probing from this thread. */
import { createSleep } from '../../daemon/clock.js';
import { createLogger } from '../../daemon/log.js';
import { openLog, openMembership } from '../../daemon/open-log.js';
import { startDaemon, type Daemon } from '../../daemon/start.js';
import { createAddressPolicy } from '../../probes/address-policy.js';
import { createProber } from '../../probes/worker.js';
import { realClock } from './real-clock.js';
import { configOf } from './scenario.js';

export interface KafkaDaemonOptions {
  readonly instance: string;
  readonly settings: object;
  /** Lines of its log, for a test that fails. */
  readonly onLine?: (line: string) => void;
}

export async function startKafkaDaemon({ instance, settings, onLine }: KafkaDaemonOptions): Promise<Daemon> {
  const config = configOf({ ...settings, instance });
  const logger = createLogger({ level: 'info', instance, destination: { write: (line: string) => onLine?.(line) } });
  const clock = realClock;
  const policy = createAddressPolicy(config.probing);
  if (!policy.ok) throw new Error('Cannot use the allow-list of the test');
  return startDaemon({
    config,
    version: '0.0.0-test',
    clock,
    sleep: createSleep(clock),
    logger,
    openLog: async (holder) => openLog({ config: config.log, clock, logger, holder }),
    openMembership: openMembership({ config: config.log, instance, clock, logger }),
    createProber: ({ onResult }) => ({ ...createProber({ clock, onResult, policy: policy.value }), setRules: () => undefined }),
    isHopeless: () => false,
  });
}
