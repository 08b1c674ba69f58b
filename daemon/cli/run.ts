/** `run`: the daemon, until a signal ends it; SIGHUP reads the configuration again. */
import { InvalidArgumentError } from 'commander';
import type { Clock } from '../../core/clock.js';
import { LogError } from '../../core/log.js';
import { TopicsRefused } from '../../consumers/kafka/topics.js';
import type { Config } from '../config/config.js';
import { formatFault } from '../config/fault.js';
import { LOG_LEVELS, type LogLevel } from '../log-levels.js';
import type { Logger } from '../log.js';
import { VERSION } from '../version.js';
import type { AddCommand } from './command.js';
import { EXIT } from './exit-codes.js';
import type { CliIo } from './io.js';

interface RunOptions {
  readonly config?: string;
  readonly logLevel: LogLevel;
}

export const addRun: AddCommand = (parent, { io, action }) => {
  parent
    .command('run')
    .description('run the daemon; without a file: embedded log in ./data, HTTP on 127.0.0.1:8080')
    .option('--config <file>', 'the YAML file')
    .option('--log-level <level>', `what is logged: ${LOG_LEVELS.join(', ')}`, parseLevel, 'info')
    .option('--json', 'its log is JSON anyway')
    .action(action(async (options: RunOptions) => runDaemon(io, options)));
};

async function runDaemon(io: CliIo, options: RunOptions): Promise<number> {
  const { loadSettings } = await import('./load-settings.js');
  const { config } = loadSettings(io, options.config);
  const { startDaemon } = await import('../start.js');
  const { openLog, openMembership } = await import('../open-log.js');
  const { createRunningProber } = await import('../running-prober.js');
  const { createSleep } = await import('../clock.js');
  const { createLogger, stdoutDestination } = await import('../log.js');

  const logger = createLogger({
    level: options.logLevel,
    instance: config.instance,
    destination: io.logDestination ?? stdoutDestination(),
  });
  const { clock } = io;
  const starting = startDaemon({
    config,
    version: VERSION,
    clock,
    sleep: createSleep(clock),
    logger,
    openLog: async (holder) => openLog({ config: config.log, clock, logger, holder }),
    openMembership: openMembership({ config: config.log, instance: config.instance, clock, logger }),
    createProber: (wishes) => createRunningProber(wishes, { clock, logger }),
    isHopeless,
  });
  let timeoutMs = config.shutdown.timeoutMs;
  const ended = new Promise<number>((resolve) => {
    // a signal that comes while the daemon is starting waits for it: it is short
    io.lifetime.onEnd(async (reason) => {
      if (reason.type === 'bug') logger.error({ err: reason.error }, 'A bug ends the daemon');
      else logger.info({ signal: reason.signal }, 'Told to end');
      const stopped = starting.then(async ({ stop }) => stop());
      await within(clock, timeoutMs, stopped).catch((error: unknown) => logger.error({ err: error }, 'The daemon did not stop well'));
      const code = reason.type === 'bug' ? EXIT.software : EXIT.ok;
      resolve(code);
      return code;
    });
  });

  io.lifetime.onReload(() => {
    const reloading = starting.then(async ({ reload }) => {
      const next = await readAgain(io, options.config, logger);
      if (next === undefined) return;
      const late = reload(next);
      timeoutMs = next.shutdown.timeoutMs;
      logger.info({ checks: next.checks.length, sinks: next.sinks.length }, 'The configuration was read again');
      if (late.length > 0) logger.warn({ settings: late }, 'Settings that only a restart changes were left as they are');
    });
    reloading.catch((error: unknown) => logger.error({ err: error }, 'The configuration could not be taken over: nothing changes'));
  });
  const daemon = await starting;
  const failed = daemon.failed.then(async (error) => {
    logger.error({ err: error }, 'The daemon cannot go on');
    await within(clock, timeoutMs, daemon.stop());
    throw error;
  });
  return Promise.race([ended, failed]);
}

function parseLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((one) => one === text);
  if (level === undefined) throw new InvalidArgumentError(`Allowed are ${LOG_LEVELS.join(', ')}.`);
  return level;
}

/** Refused rights and missing or unfit topics do not mend themselves; a broker that is away does. */
function isHopeless(error: unknown): boolean {
  if (error instanceof TopicsRefused) return true;
  return error instanceof LogError && (error.failure === 'unauthorized' || error.failure === 'unknown-topic');
}

/** A bad file changes nothing: its faults are logged, and the daemon goes on with what it has. */
async function readAgain(io: CliIo, file: string | undefined, logger: Logger): Promise<Config | undefined> {
  const { readSettings } = await import('./load-settings.js');
  const loaded = readSettings(io, file);
  for (const warning of loaded.warnings) logger.warn({ fault: formatFault(warning) }, 'The configuration has a doubtful setting');
  if (loaded.ok) return loaded.config;
  logger.error({ faults: loaded.faults.map(formatFault) }, 'The configuration has faults: nothing changes');
  return undefined;
}

/** What is not done by then is left: the log is crash-safe, and what is owed stands in it. */
async function within(clock: Clock, timeoutMs: number, work: Promise<void>): Promise<void> {
  let cancel = (): void => undefined;
  const late = new Promise<void>((resolve) => {
    cancel = clock.after(timeoutMs, resolve);
  });
  await Promise.race([work, late]);
  cancel();
}
