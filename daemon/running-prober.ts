/** The prober of the daemon: threads beside the one that folds records and answers HTTP. */
import type { Clock } from '../core/clock.js';
import { createProberPool, type ProberPool } from '../probes/pool.js';
import type { Logger } from './log.js';
import type { ProberWishes } from './start.js';

export interface RunningProberDeps {
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What the threads run; only the built daemon has it. */
const THREAD_URL = new URL('./probe-thread.js', import.meta.url);

export function createRunningProber({ rules, workers, onResult }: ProberWishes, { clock, logger }: RunningProberDeps): ProberPool {
  return createProberPool({
    workers,
    threadUrl: THREAD_URL,
    rules: { allow: rules.allow, deny: rules.deny },
    clock,
    onResult,
    onTrouble: (trouble) => logger.warn({ ...trouble }, 'The prober has trouble of its own'),
  });
}
