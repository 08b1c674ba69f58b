/**
 * A process to be killed: the real engine, intake, appender, ownership and outbox on a real log, without HTTP. Its prober is
 * scripted: each target fails and recovers as dice say. What it does is told on stdout, synchronously, before it counts:
 *   {"said":"probe",…} before a result is folded   {"said":"told",…} after a status was acknowledged   {"said":"live"}
 *
 * Modes: `run` until it is killed; `finish`: ends every task, says all that is owed, drains, exits with 0.
 */
import { writeSync } from 'node:fs';
import { request } from 'node:http';
import { createOutbox } from '../../../alerts/outbox.js';
import { createAppender, type Appender } from '../../../consumers/appender.js';
import { createIntake, type Intake } from '../../../consumers/intake.js';
import { createSoleOwner } from '../../../consumers/sole-owner.js';
import type { Clock } from '../../../core/clock.js';
import { createEngine } from '../../../core/engine.js';
import type { Engine } from '../../../core/engine-types.js';
import type { Log } from '../../../core/log.js';
import type { Notification, SinkReply } from '../../../core/notification.js';
import type { ProbeOutcome, Prober, ProbeTask } from '../../../core/probe.js';
import { createSleep } from '../../../daemon/clock.js';
import { createDispatch, type Dispatch } from '../../../daemon/dispatch.js';
import { createOwnership } from '../../../daemon/ownership.js';
import { buildRule, buildSettings, OUR_ERROR, PASS, REFUSED } from '../engine-settings.js';
import { realClock } from '../real-clock.js';
import { createDice, fastTime, TASKS, type ChildOptions, type ChildSaid } from './protocol.js';

const options = JSON.parse(process.argv[2] ?? '') as ChildOptions;
const { life, receiver, mode, fall } = options;
const dice = createDice(options.seed);
const clock: Clock = { ...realClock, nowMs: () => fastTime(options, Date.now()), random: dice };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };

function say(line: ChildSaid): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

async function openLog(): Promise<Log> {
  if (options.log.kind === 'embedded') {
    const { createEmbeddedLog } = await import('../../../consumers/embedded-log.js');
    return createEmbeddedLog({ directory: options.log.directory, clock, holder: `life-${String(life)}` });
  }
  const { createKafkaLog } = await import('../../../consumers/kafka/kafka-log.js');
  const { brokers, topics } = options.log;
  const { kafkaLogOptions } = await import('../kafka-test-log.js');
  return createKafkaLog(kafkaLogOptions(brokers, topics));
}

async function run(): Promise<void> {
  const log = await openLog();
  const settings = buildSettings({
    instance: `life-${String(life)}`,
    checks: [buildRule({ fall })],
    sinks: ['ops', 'am'],
    forgetAfterMs: 120_000,
  });
  const engine: Engine = createEngine({ settings, shareCount: await log.partitionCount('state') });
  const later: { appender?: Appender; intake?: Intake } = {};
  const membership = createSoleOwner(engine.shareCount, `life-${String(life)}`);
  const outbox = createOutbox({
    sinks: new Map(['ops', 'am'].map((name) => [name, send])),
    clock,
    maySend: membership.holdsLease,
    onReport: (report) => dispatch({ type: 'delivery-report', report, nowMs: clock.nowMs() }),
    log: silent,
    limits: { backoff: { firstMs: 20, maxMs: 50, jitter: 0.5 }, trials: { firstMs: 20, maxMs: 50, jitter: 0.5 }, recoverPerSecond: 1_000 },
  });
  const prober = createScriptedProber((input) => dispatch(input));
  const dispatch: Dispatch = createDispatch({
    engine: () => engine,
    appender: () => {
      if (later.appender === undefined) throw new Error('Cannot append yet');
      return later.appender;
    },
    prober,
    outbox,
    logger: silent as unknown as Parameters<typeof createDispatch>[0]['logger'],
  });
  const { topics } = options;
  const nothing = (): void => undefined;
  const sleep = createSleep(clock);
  later.appender = createAppender({ log, topics, engine, clock, sleep, dispatch, onTrouble: nothing, onLetter: nothing });
  const intake = createIntake({
    log,
    clock,
    inputMarks: engine.inputMarks,
    inputsFrom: engine.inputsFrom,
    feedLagLimitMs: () => 30_000,
    mustWait: engine.mustWait,
    dispatch,
    onGap: () => undefined,
    onTrouble: () => undefined,
  });
  const ownership = createOwnership({
    membership,
    engine,
    clock,
    dispatch,
    configuration: () => settings.configuration,
    sessionTimeoutMs: 10_000,
    feedLagMs: intake.feedLagMs,
    onChange: () => undefined,
    onAway: () => undefined,
  });
  await intake.start();
  ownership.begin();
  tick();
  function tick(): void {
    dispatch({ type: 'tick', nowMs: clock.nowMs(), feedLagMs: 0 });
    ownership.tick();
    setTimeout(tick, 50);
  }
  await until(() => engine.shares().every(({ phase }) => phase === 'live'));
  say({ said: 'live' });
  if (mode === 'run') await tellStatuses(log);
  for (let task = 0; task < TASKS; task += 1) await tell(log, task, 'TASK_FINISHED');
  await until(() => engine.counts().tasks.active + engine.counts().tasks.suspended === 0 && engine.counts().dirty === 0);
  await until(() => isAllSaid(engine));
  dispatch({ type: 'draining', nowMs: clock.nowMs() });
  await outbox.close(1_000);
  await until(engine.isDrained);
  await intake.stop();
  await later.appender.stop();
  await log.close();
  process.exit(0);
}

function isAllSaid(engine: Engine): boolean {
  const { dirty } = engine.counts();
  return dirty === 0 && [...engine.incidents()].every(({ deliveries }) => deliveries.every(({ result }) => result !== 'pending'));
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
}

interface Scripted {
  task: ProbeTask;
  isUp: boolean;
}

/**
 * Every probe is told, with what it finds, before the engine hears of it. No two of a target have one time: the oracle knows by it
 * which were acknowledged.
 */
function createScriptedProber(dispatch: Dispatch): Prober {
  const running = new Map<string, Scripted>();
  /** By target, which may be stopped and started again within a millisecond. */
  const lastAtMs = new Map<string, number>();
  const probe = (id: string, one: Scripted): void => {
    if (running.get(id) !== one) return;
    if (dice() < 0.2) one.isUp = !one.isUp;
    const outcome: ProbeOutcome = dice() < 0.05 ? OUR_ERROR : one.isUp ? PASS : REFUSED;
    const { generation } = one.task;
    const atMs = Math.max(clock.nowMs(), (lastAtMs.get(id) ?? 0) + 1);
    lastAtMs.set(id, atMs);
    say({ said: 'probe', id, generation, outcome: outcome.outcome, atMs });
    dispatch({ type: 'probe-result', result: { id, generation, outcome, atMs, latenessMs: 0 }, nowMs: atMs });
    setTimeout(() => probe(id, one), 2 + 4 * dice());
  };
  return {
    start: (task) => {
      const known = running.get(task.id);
      if (known !== undefined) {
        known.task = task;
        return;
      }
      const one = { task, isUp: dice() < 0.7 };
      running.set(task.id, one);
      if (mode === 'run') setTimeout(() => probe(task.id, one), 5 * dice());
    },
    stop: (id) => void running.delete(id),
    probeNow: () => undefined,
    close: () => Promise.resolve(),
  };
}

/** Tasks come, move, are lost and end, for as long as this process lives. */
async function tellStatuses(log: Log): Promise<never> {
  for (;;) {
    const task = Math.floor(dice() * TASKS);
    const what = dice();
    await tell(log, task, what < 0.6 ? 'TASK_RUNNING' : what < 0.75 ? 'TASK_LOST' : 'TASK_FINISHED');
    await new Promise((resolve) => setTimeout(resolve, 30 * dice()));
  }
}

async function tell(log: Log, task: number, state: string): Promise<void> {
  const taskId = `t${String(task)}`;
  const container = String(Math.floor(dice() * 1e9));
  const network = { name: 'net', ip_addresses: [{ ip_address: `10.0.${String(task)}.${String(1 + Math.floor(2 * dice()))}` }] };
  const status = {
    task_id: { value: taskId },
    state,
    agent_id: { value: `agent-${String(task % 4)}` },
    timestamp: clock.nowMs() / 1_000,
    ...(state === 'TASK_RUNNING' ? { container_status: { container_id: { value: container }, network_infos: [network] } } : {}),
  };
  const headers = { 'content-type': 'application/json', 'taskpulse-framework-id': 'f1' };
  const [at] = await log.append({ topic: 'taskStatus' }, [{ key: `f1/${taskId}`, value: JSON.stringify(status), headers }]);
  if (at !== undefined) say({ said: 'told', partition: at.partition, offset: at.offset, taskId, state });
}

/** Never rejects; what the receiver took although the answer was lost is tried again under the same id. */
async function send(notification: Notification, signal: AbortSignal): Promise<SinkReply> {
  const body = JSON.stringify(notification);
  return new Promise((resolve) => {
    const again = (detail: string): void => resolve({ reply: 'again', detail, afterMs: undefined });
    const post = request(receiver, { method: 'POST', signal, agent: false }, (response) => {
      response.resume();
      if (response.statusCode === 204) resolve({ reply: 'sent' });
      else again(`it answers ${String(response.statusCode)}`);
    });
    post.on('error', (error) => again(error.message));
    post.end(body);
  });
}

void run();
