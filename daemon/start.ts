/**
 * The composition root: the only place that knows all rooms. HTTP answers first; the log is reached, read to its end, its
 * shares are claimed; then probing begins. Stopping goes the other way round, and leaves nothing owed that could be written.
 */
import type { Clock, Sleep } from '../core/clock.js';
import { createEngine } from '../core/engine.js';
import type { EngineView } from '../core/engine-types.js';
import type { LogTopic } from '../core/log.js';
import type { Membership } from '../core/membership.js';
import type { Sink } from '../core/notification.js';
import type { Prober, ProbeResult } from '../core/probe.js';
import { backoffMs } from '../core/retry.js';
import { createOutbox } from '../alerts/outbox.js';
import { createAppender, type Appender } from '../consumers/appender.js';
import { createIntake, type Intake } from '../consumers/intake.js';
import { TopicsRefused } from '../consumers/kafka/topics.js';
import { createSoleOwner } from '../consumers/sole-owner.js';
import type { AddressRules } from '../probes/address-policy.js';
import { PROBE_KINDS } from '../probes/kinds.js';
import { fillSinks, sessionTimeoutMsOf, settingsOf } from './config-parts.js';
import type { Config } from './config/config.js';
import { restartNeeded } from './config/restart.js';
import { createDispatch } from './dispatch.js';
import { createHttpServer } from './http/server.js';
import { createLiveView } from './live-view.js';
import type { Logger } from './log.js';
import { createMetrics } from './metrics.js';
import type { OpenedLog, OpenMembership } from './open-log.js';
import { createOwnership, type Ownership } from './ownership.js';
import { sayPoisoned } from './poisoned.js';
import { startRetention } from './retention.js';

const TICK_MS = 1_000;
const REACH_BACKOFF = { firstMs: 500, maxMs: 10_000, jitter: 0.3 };
/** How often a drain looks whether it is done. */
const DRAIN_LOOK_MS = 20;

export interface ProberWishes {
  readonly rules: AddressRules;
  readonly workers: number;
  readonly onResult: (result: ProbeResult) => void;
}

export interface RunningProber extends Prober {
  /** What may be probed from now on. */
  readonly setRules: (rules: AddressRules) => void;
}

export interface StartOptions {
  readonly config: Config;
  readonly version: string;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly logger: Logger;
  readonly openLog: (holder: string) => Promise<OpenedLog>;
  readonly createProber: (wishes: ProberWishes) => RunningProber;
  /** Who deals the shares; default: this instance owns all. */
  readonly openMembership?: OpenMembership;
  /** Whether this error of the log can only be mended by changing the configuration. */
  readonly isHopeless: (error: unknown) => boolean;
}

export interface Daemon {
  readonly url: string;
  readonly view: EngineView;
  /** Takes over another configuration; probing of what stays goes on. Answers the settings that need a restart. */
  readonly reload: (config: Config) => readonly string[];
  /** Drains and ends; may be called twice. */
  readonly stop: () => Promise<void>;
  /** Resolves with the error when the daemon cannot go on (wrong password, topics refused). */
  readonly failed: Promise<Error>;
}

/** @throws when the log's folder is in use, or the port is taken; nothing is left open then. */
export async function startDaemon(options: StartOptions): Promise<Daemon> {
  const { version, clock, sleep, logger, openMembership = soleOwner(options.config.instance) } = options;
  let { config } = options;
  const log = await options.openLog(`http://${hostText(config.http.host)}:${String(config.http.port)}`);
  const stopping = new AbortController();
  const metrics = createMetrics({
    version,
    kinds: PROBE_KINDS.map(({ kind }) => kind),
    sinks: () => config.sinks.map(({ name }) => name),
    topics: config.log.topics,
  });
  const sinks = new Map<string, Sink>();
  fillSinks(sinks, config, clock, logger);

  let engine = createEngine({ settings: settingsOf(config), shareCount: 1 });
  const view = createLiveView(() => engine);
  let intake: Intake | undefined;
  let appender: Appender | undefined;
  let membership: Membership | undefined;
  let ownership: Ownership | undefined;
  let stopRetention: (() => void) | undefined;
  /** Why not, while it is tried again. */
  let unreached: string | undefined;
  const prober = options.createProber({
    rules: config.probing,
    workers: config.probing.workers,
    onResult: (result) => {
      // past the lease somebody else may be judging (protocol.md §4.4)
      if (membership?.holdsLease() !== true) return;
      const kind = engine.probeKind(result.id, result.generation);
      if (kind !== undefined) metrics.probe(result, kind);
      dispatch({ type: 'probe-result', result, nowMs: clock.nowMs() });
    },
  });
  const outbox = createOutbox({
    sinks,
    clock,
    maySend: () => ownership?.mayTell() === true,
    onReport: (report) => {
      metrics.notification(report.sink, report.result);
      dispatch({ type: 'delivery-report', report, nowMs: clock.nowMs() });
    },
    log: logger,
  });
  const dispatch = createDispatch({
    engine: () => engine,
    appender: () => {
      if (appender === undefined) throw new Error('Cannot append before the log is reached');
      return appender;
    },
    prober,
    outbox,
    logger,
  });
  const intakeView = {
    progress: () => intake?.progress() ?? [],
    feedLagMs: () => intake?.feedLagMs() ?? 0,
    missing: () =>
      unreached === undefined ? (intake?.missing() ?? ['the log is not reached yet']) : [`the log is not reached yet: ${unreached}`],
  };
  metrics.watch({ engine: view, letters: () => engine.letters(), intake: intakeView, outbox });
  const http = await createHttpServer({
    engine: view,
    intake: intakeView,
    log,
    topics: config.log.topics,
    token: () => config.http.token,
    version,
    instance: config.instance,
    missing: () =>
      stopping.signal.aborted
        ? ['it is stopping']
        : [
            ...intakeView.missing(),
            ...(engine.caughtUp() ? (ownership?.missing() ?? []) : []),
            ...(appender?.missing() ?? []),
            ...sayPoisoned(engine.letters(), config.log.topics),
          ],
    metrics,
    clock,
    logger,
  });

  const closeAll = async (deadlineMs: number): Promise<void> => {
    await membership?.leave();
    await intake?.stop();
    await appender?.stop();
    await prober.close();
    await http.close(deadlineMs);
    metrics.close();
    await log.close();
  };
  const address = await http.listen(config.http).catch(async (error: unknown) => {
    stopping.abort();
    await closeAll(0);
    throw error;
  });
  const url = `http://${hostText(address.address)}:${String(address.port)}`;
  log.setHolder?.(url);
  logger.info({ url, version, kind: log.kind }, 'Listening');

  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<Error>((resolve) => (fail = resolve));
  const giveUp = (error: unknown): void => {
    fail(error instanceof Error ? error : new Error(String(error)));
  };
  bringUp().catch(giveUp);

  /** Reaches the log, reads it to its end, claims the shares. Rejects only when trying again cannot help. */
  async function bringUp(): Promise<void> {
    await reach(async () => requireTopics(log, logger));
    const shareCount = await reach(async () => log.partitionCount('state'));
    if (shareCount === undefined) return;
    engine = createEngine({ settings: settingsOf(config), shareCount });
    appender = createAppender({
      log,
      topics: config.log.topics,
      engine,
      clock,
      sleep,
      dispatch,
      onTrouble: warnOfAppend,
      onLetter: metrics.deadLetter,
    });
    const opened = createIntake({
      log,
      clock,
      inputMarks: engine.inputMarks,
      inputsFrom: engine.inputsFrom,
      feedLagLimitMs: () => config.judgement.feedLagMs,
      mustWait: engine.mustWait,
      dispatch,
      onGap: (gap) => {
        const isAnew = gap.found < gap.expected;
        metrics[isAnew ? 'anew' : 'gap'](gap.topic);
        logger.error({ ...gap }, isAnew ? 'A topic was made anew since it was read' : 'Records were gone before they were read');
      },
      onTrouble: (error) => {
        if (error === undefined) logger.info({}, 'The log is reached again');
        else logger.warn({ err: error }, 'Trouble with the log');
      },
    });
    intake = opened;
    const joined = await openMembership(shareCount);
    membership = joined;
    const owning = createOwnership({
      membership: joined,
      engine,
      clock,
      dispatch,
      configuration: () => engine.agreement().configuration,
      sessionTimeoutMs: sessionTimeoutMsOf(config),
      feedLagMs: opened.readerLagMs,
      onChange: (shares) => logger.info({ shares }, 'Shares were dealt'),
      onAway: (why) => {
        if (why === undefined) logger.info({}, 'Warm again: joining the group');
        else logger.error({ reason: why }, 'The group is left');
      },
    });
    ownership = owning;
    if ((await reach(async () => opened.start().then(() => true))) === undefined || isStopping()) return;
    const { tasks, targets } = view.counts();
    logger.info({ tasks, targets }, 'Caught up with the log');
    owning.begin();
    if (config.log.kind === 'embedded') stopRetention = startRetention({ log, clock, engine, onTrouble: warnOfPruning });
    tick();
  }

  /** A topic was made anew or cut off under us: all that we believe is read again, by an engine that believes nothing. */
  async function beginAgain(): Promise<void> {
    logger.error({}, 'All is read again from the beginning of the state');
    stopRetention?.();
    await membership?.leave();
    await intake?.stop();
    await appender?.stop();
    membership = ownership = intake = undefined;
    if (!isStopping()) await bringUp();
  }

  /** `undefined` when stopped. */
  async function reach<T>(what: () => Promise<T>): Promise<T | undefined> {
    for (let attempt = 1; !isStopping(); attempt += 1) {
      try {
        const reached = await what();
        unreached = undefined;
        return reached;
      } catch (error) {
        if (isStopping()) return undefined;
        if (options.isHopeless(error)) throw error;
        unreached = error instanceof Error ? error.message : String(error);
        logger.warn({ err: error, attempt }, 'Cannot reach the log');
        await sleep(backoffMs(REACH_BACKOFF, attempt, clock.random()), stopping.signal);
      }
    }
    return undefined;
  }

  function isStopping(): boolean {
    return stopping.signal.aborted;
  }

  let cancelTick: (() => void) | undefined;
  function tick(): void {
    if (isStopping()) return;
    if (engine.unfit()?.fault === 'log-changed') {
      beginAgain().catch(giveUp);
      return;
    }
    dispatch({ type: 'tick', nowMs: clock.nowMs(), feedLagMs: intakeView.feedLagMs() });
    ownership?.tick();
    cancelTick = clock.after(TICK_MS, tick);
  }

  function warnOfPruning(error: unknown): void {
    logger.warn({ err: error }, 'Cannot prune the log');
  }

  function warnOfAppend(error: Error, topic: LogTopic, attempt: number): void {
    logger.warn({ err: error, topic, attempt }, 'Cannot append to the log; trying again');
  }

  function reload(next: Config): readonly string[] {
    const late = restartNeeded(config, next);
    config = {
      ...next,
      log: config.log,
      instance: config.instance,
      http: { ...next.http, host: config.http.host, port: config.http.port },
    };
    fillSinks(sinks, config, clock, logger);
    prober.setRules(config.probing);
    dispatch({ type: 'reconfigured', settings: settingsOf(config), nowMs: clock.nowMs() });
    return late;
  }

  let stopped: Promise<void> | undefined;
  async function drain(): Promise<void> {
    const endMs = clock.monotonicMs() + config.shutdown.timeoutMs;
    const leftMs = (): number => Math.max(0, endMs - clock.monotonicMs());
    stopping.abort();
    cancelTick?.();
    stopRetention?.();
    logger.info({}, 'Stopping');
    if (engine.caughtUp()) {
      dispatch({ type: 'draining', nowMs: clock.nowMs() });
      await outbox.close(leftMs() / 2);
      const never = new AbortController().signal;
      while (!engine.isDrained() && leftMs() > 0) await sleep(Math.min(DRAIN_LOOK_MS, leftMs()), never);
      if (!engine.isDrained())
        logger.warn({ dirty: engine.counts().dirty }, 'Stopped before all was written; it is decided anew at the next start');
    } else {
      await outbox.close(0);
    }
    await closeAll(leftMs());
    logger.info({}, 'Stopped');
  }

  return {
    url,
    view,
    reload,
    failed,
    stop: async () => {
      stopped ??= drain();
      return stopped;
    },
  };
}

function soleOwner(instance: string): OpenMembership {
  return (shareCount) => Promise.resolve(createSoleOwner(shareCount, instance));
}

/** @throws {TopicsRefused} */
async function requireTopics(log: OpenedLog, logger: Logger): Promise<void> {
  const findings = (await log.checkTopics?.()) ?? [];
  for (const { severity, message } of findings) if (severity === 'warn') logger.warn({ finding: message }, 'A topic is doubtful');
  const refused = findings.filter(({ severity }) => severity === 'refuse');
  if (refused.length > 0) throw new TopicsRefused(refused);
}

function hostText(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
