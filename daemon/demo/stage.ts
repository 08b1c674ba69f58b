/** Everything the story needs, opened in order and closed in the opposite one: folder, containers, receiver, daemon. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Sleep } from '../../core/clock.js';
import type { CliIo } from '../cli/io.js';
import { formatFault } from '../config/fault.js';
import { loadConfig } from '../config/load.js';
import type { Config } from '../config/config.js';
import { createLogger } from '../log.js';
import { openLog } from '../open-log.js';
import { createRunningProber } from '../running-prober.js';
import { startDaemon, type Daemon } from '../start.js';
import { VERSION } from '../version.js';
import { openCast, type Cast, type PlaceName } from './cast.js';
import type { Container } from './container.js';
import { errorCode } from '../../core/error-code.js';
import { openReceiver, type HeardWebhook, type Receiver } from './receiver.js';
import { demoSettings } from './settings.js';

export interface Stage {
  readonly cast: Cast;
  readonly receiver: Receiver;
  readonly configFile: string;
  readonly url: () => string;
  /** Whether the port that was asked for was taken, so that another one serves. */
  readonly isOtherPort: boolean;
  readonly at: (place: PlaceName) => Container;
  readonly restartDaemon: () => Promise<void>;
  /** Closes everything; the folder is gone then. May be called twice. */
  readonly close: () => Promise<void>;
}

export interface StageOptions {
  readonly io: CliIo;
  readonly sleep: Sleep;
  readonly httpPort: number;
  readonly speed: number;
  readonly onHeard: (webhook: HeardWebhook) => void;
}

/** @throws when an address or a port cannot be had; nothing is left open then. */
export async function openStage({ io, sleep, httpPort, speed, onHeard }: StageOptions): Promise<Stage> {
  const { clock } = io;
  const closers: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => (closing ??= closeInTurn(closers));
  try {
    const folder = await mkdtemp(join(tmpdir(), 'taskpulse-demo-'));
    closers.push(async () => rm(folder, { recursive: true, force: true }));
    const cast = await openCast();
    closers.push(cast.close);
    const key = randomBytes(24);
    const receiver = await openReceiver({ key, clock, onHeard });
    closers.push(receiver.close);

    const secretFile = join(folder, 'webhook.secret');
    const configFile = join(folder, 'taskpulse.yaml');
    await writeFile(secretFile, `whsec_${key.toString('base64')}\n`, { mode: 0o600 });
    const configure = async (port: number): Promise<Config> => {
      const settings = demoSettings({ cast, folder, httpPort: port, webhookUrl: receiver.url, secretFile, speed });
      await writeFile(configFile, stringify(settings));
      return readConfig(io, configFile);
    };
    const start = async (config: Config): Promise<Daemon> => startWith(config, io, sleep);

    let isOtherPort = false;
    let daemon = await start(await configure(httpPort)).catch(async (error: unknown) => {
      if (errorCode(error) !== 'EADDRINUSE') throw error;
      isOtherPort = true;
      return start(await configure(0));
    });
    closers.push(async () => daemon.stop());
    const config = await configure(Number(new URL(daemon.url).port));
    return {
      cast,
      receiver,
      configFile,
      url: () => daemon.url,
      isOtherPort,
      at: (place) => {
        const container = cast.containers.get(place);
        if (container === undefined) throw new Error(`Cannot find the container ${place}: nothing was opened for it`);
        return container;
      },
      restartDaemon: async () => {
        await daemon.stop();
        daemon = await start(config);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The very daemon of `run`, with its log lines of level error on stderr: the story tells the rest. */
async function startWith(config: Config, { clock, stderr }: CliIo, sleep: Sleep): Promise<Daemon> {
  const logger = createLogger({ level: 'error', instance: config.instance, destination: { write: (line) => void stderr.write(line) } });
  return startDaemon({
    config,
    version: VERSION,
    clock,
    sleep,
    logger,
    openLog: async (holder) => openLog({ config: config.log, clock, logger, holder }),
    createProber: (wishes) => createRunningProber(wishes, { clock, logger }),
    isHopeless: () => false, // an embedded log has no password that could be wrong
  });
}

/** The environment is left out: the demo is the same whatever is set for the daemon proper. */
function readConfig({ readFile, hostName }: CliIo, file: string): Config {
  const loaded = loadConfig({ file, env: {}, readFile, hostName });
  if (!loaded.ok) throw new Error(`Cannot use the demo's own configuration: ${loaded.faults.map(formatFault).join('; ')}`);
  return loaded.config;
}

/** The last opened first; one that fails does not keep the others open. */
async function closeInTurn(closers: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of [...closers].reverse()) await close().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, `Cannot close the demo: ${failures.map(String).join('; ')}`);
}
