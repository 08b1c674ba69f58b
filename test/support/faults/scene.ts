/**
 * What a fault befalls: tasks that the test serves on loopback, instances of the built program on a real Kafka, receivers,
 * and the model of what really happened. `settle` waits until receivers heard it; `judge` then reads the topics as a stranger.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKafkaLog } from '../../../consumers/kafka/kafka-log.js';
import { createTopics } from '../../../consumers/kafka/topics-admin.js';
import type { Log, LogRecord, LogTopic, NewRecord } from '../../../core/log.js';
import { createFolder, eventually, runCommand, startRun, type DaemonProcess, type Ended, type StartRunOptions } from '../daemon-process.js';
import { freshTopics, kafkaConnection, kafkaLogOptions } from '../kafka-test-log.js';
import { createHttpTarget, ended, running, type HttpTarget } from '../scenario.js';
import { createModel } from './model.js';
import { readAll, readByRule, type RuleReading } from './published-rule.js';
import { createReceivers, type Receivers } from './receivers.js';

const SETTLE_MS = 90_000;
export const SESSION_MS = 6_000;
export const SHARES = 6;
/** A target answers at once while it is up: more only where this machine stands still. */
export const INTERVAL_MS = 1_000;

export interface SceneOptions {
  readonly brokers: readonly string[];
  /** One on each agent. */
  readonly tasks?: number;
  readonly shares?: number;
}

export interface SceneTarget extends HttpTarget {
  readonly taskId: string;
  /** When it was probed, on this process's monotonic clock. */
  readonly hitsAtMs: number[];
}

export interface InstanceOptions extends StartRunOptions {
  /** Other than those of the scene. */
  readonly brokers?: readonly string[];
  /** Keys of log.kafka. */
  readonly kafka?: object;
}

export interface Scene extends Pick<Receivers, 'heard' | 'answers' | 'refusals'> {
  readonly topics: Readonly<Record<LogTopic, string>>;
  readonly log: Log;
  readonly targets: readonly SceneTarget[];
  readonly start: (instance: string, options?: InstanceOptions) => Promise<DaemonProcess>;
  /** Runs the program to its end: what it said, with which code it ended. */
  readonly run: (args: readonly string[]) => Promise<Ended>;
  /** Appends to the topic of task statuses, under one key. */
  readonly append: (records: readonly Omit<NewRecord, 'key'>[]) => Promise<void>;
  /** Tells that all tasks run. */
  readonly tellAll: () => Promise<void>;
  /** The same, and waits until this instance knows all their targets as healthy. */
  readonly begin: (daemon: DaemonProcess) => Promise<void>;
  readonly break: (...indexes: readonly number[]) => void;
  readonly mend: (...indexes: readonly number[]) => void;
  readonly end: (index: number) => Promise<void>;
  /** Until receivers heard all that they must. */
  readonly settle: (limitMs?: number) => Promise<void>;
  /** Until it is written too that they heard: whoever takes over then need not repeat it. */
  readonly untilWritten: () => Promise<void>;
  /** Complaints of a stranger who reads everything. */
  readonly judge: () => Promise<readonly string[]>;
  readonly read: () => Promise<RuleReading>;
  /** The dead letters, in the order of the partitions. */
  readonly letters: () => Promise<readonly LogRecord[]>;
  /** The same, once there are so many. */
  readonly untilLettered: (count: number) => Promise<readonly LogRecord[]>;
  /** Ids of notifications that receivers heard more than once. */
  readonly toldTwice: () => readonly string[];
  /** By target. */
  readonly sharesOfTargets: () => Promise<readonly number[]>;
  readonly close: () => Promise<void>;
}

export async function createScene({ brokers, tasks = 6, shares = SHARES }: SceneOptions): Promise<Scene> {
  const topics = freshTopics();
  await createTopics(kafkaConnection(brokers), { topics, partitions: shares });
  const log = createKafkaLog(kafkaLogOptions(brokers, topics));
  const targets = await createTargets(tasks);
  const receivers = await createReceivers();
  const model = createModel(targets.map(({ taskId }) => taskId));
  const folder = createFolder();

  const configOf = (instance: string, own: InstanceOptions): object => {
    const interval = `${String(INTERVAL_MS)}ms`;
    const check = { name: 'web', kind: 'http', port: targets[0]?.port, path: '/', interval, timeout: interval, fall: 2, grace: '0s' };
    const kafka = { brokers: own.brokers ?? brokers, groupId: topics.state, sessionTimeout: `${String(SESSION_MS)}ms`, ...own.kafka };
    return {
      instance,
      log: { kind: 'kafka', kafka, topics },
      http: { port: 0 },
      probing: { allow: ['127.0.0.0/8'] },
      checks: [check],
      sinks: [{ name: 'ops', kind: 'webhook', url: receivers.urlOf(instance) }],
    };
  };
  const targetAt = (index: number): SceneTarget => {
    const one = targets[index];
    if (one === undefined) throw new Error(`There is no target ${String(index)}`);
    return one;
  };
  const tell = async (index: number, status: object): Promise<void> => {
    const headers = { 'content-type': 'application/json', 'taskpulse-framework-id': 'f1' };
    const value = JSON.stringify({ ...status, agent_id: { value: `agent-${String(index)}` } });
    await log.append({ topic: 'taskStatus' }, [{ key: `f1/${targetAt(index).taskId}`, value, headers }]);
  };
  const tellAll = async (): Promise<void> => {
    for (const [index, { taskId }] of targets.entries()) await tell(index, running(taskId, addressOf(index)));
  };

  const letters = async (): Promise<readonly LogRecord[]> => {
    const partitions = Array.from({ length: await log.partitionCount('deadLetter') }, (_, partition) => partition);
    return (await Promise.all(partitions.map(async (partition) => readAll(log, 'deadLetter', partition)))).flat();
  };

  return {
    topics,
    log,
    targets,
    heard: receivers.heard,
    answers: receivers.answers,
    refusals: receivers.refusals,
    start: async (instance, options = {}) => {
      const own = join(folder, `${instance}-${String(Math.round(performance.now()))}`);
      mkdirSync(own);
      return startRun(own, configOf(instance, options), options);
    },
    run: async (args) => {
      writeFileSync(join(folder, 'taskpulse.yaml'), JSON.stringify(configOf('command', {})));
      return runCommand([...args, '--config', 'taskpulse.yaml'], { cwd: folder });
    },
    append: async (records) => {
      await log.append(
        { topic: 'taskStatus' },
        records.map((record) => ({ key: 'k', ...record })),
      );
    },
    tellAll,
    begin: async (daemon) => {
      await tellAll();
      const areHealthy = async (): Promise<true | undefined> => {
        const { items } = (await daemon.get('/api/v1/targets?health=healthy')) as { readonly items: readonly object[] };
        return items.length === targets.length ? true : undefined;
      };
      await eventually('all targets are healthy', areHealthy, SETTLE_MS);
    },
    break: (...indexes) => {
      for (const index of indexes) {
        targetAt(index).answer = 503;
        model.note(targetAt(index).taskId, 'unhealthy');
      }
    },
    mend: (...indexes) => {
      for (const index of indexes) {
        targetAt(index).answer = 200;
        model.note(targetAt(index).taskId, 'healthy');
      }
    },
    end: async (index) => {
      model.note(targetAt(index).taskId, 'gone');
      await tell(index, ended(targetAt(index).taskId));
    },
    settle: async (limitMs = SETTLE_MS) => {
      const unheard = (): readonly string[] => model.unheard(receivers.heard);
      await eventually('receivers heard all', () => (unheard().length === 0 ? true : undefined), limitMs).catch(() => {
        throw new Error(`Not within ${String(limitMs)} ms: ${unheard().join('; ')}`);
      });
    },
    untilWritten: async () => {
      await eventually('no delivery is owed', async () => (isOwed(await readByRule(log)) ? undefined : true));
    },
    judge: async () => {
      // what was heard last is still being written
      const reading = await eventually('everything that was said is written', async () => {
        const read = await readByRule(log);
        return model.untrue(read).length === 0 && !isOwed(read) ? read : undefined;
      }).catch(async () => readByRule(log));
      return [
        ...reading.complaints,
        ...model.unheard(receivers.heard),
        ...model.untrue(reading),
        ...(isOwed(reading) ? ['a delivery is owed'] : []),
      ];
    },
    read: async () => readByRule(log),
    letters,
    untilLettered: async (count) =>
      eventually(`${String(count)} are dead letters`, async () => {
        const read = await letters();
        return read.length >= count ? read : undefined;
      }),
    toldTwice: () => {
      const ids = receivers.heard.map(({ webhookId }) => webhookId);
      return ids.filter((id, at) => ids.indexOf(id) !== at);
    },
    sharesOfTargets: async () => {
      const { values } = await readByRule(log);
      return targets.map(({ taskId }) => values.get(`task|f1|${taskId}`)?.share ?? -1);
    },
    close: async () => {
      for (const one of targets) await one.close();
      await receivers.close();
      await log.close();
    },
  };
}

function isOwed({ values }: RuleReading): boolean {
  return [...values].some(([key, { value }]) => key.startsWith('delivery|') && value['result'] === 'pending');
}

function addressOf(index: number): string {
  return `127.0.50.${String(index + 1)}`;
}

/** Each on an address of its own, all on one port, as the check wants it. */
async function createTargets(count: number): Promise<readonly SceneTarget[]> {
  for (let tries = 1; ; tries += 1) {
    const made: SceneTarget[] = [];
    try {
      for (let index = 0; index < count; index += 1) {
        const hitsAtMs: number[] = [];
        const one = Object.assign(await createHttpTarget(addressOf(index), made[0]?.port), { taskId: `web.${String(index)}`, hitsAtMs });
        one.onHit = () => void hitsAtMs.push(performance.now());
        made.push(one);
      }
      return made;
    } catch (error) {
      for (const one of made) await one.close();
      // the port is somebody else's on a later address
      if (tries === 5) throw error;
    }
  }
}
