/** On a real broker: inputs that grow, are overtaken by retention or made anew, and a state topic that is. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createKafkaLog } from '../../consumers/kafka/kafka-log.js';
import { createTopics } from '../../consumers/kafka/topics-admin.js';
import type { Log, LogTopic } from '../../core/log.js';
import type { Daemon } from '../../daemon/start.js';
import { readByRule } from '../support/faults/published-rule.js';
import { startKafka, type KafkaCluster } from '../support/kafka-broker.js';
import { startKafkaDaemon } from '../support/kafka-daemon.js';
import { findKafkaJars } from '../support/kafka-jars.js';
import { deleteBefore, withTestAdmin } from '../support/kafka-reading.js';
import { freshTopics, kafkaConnection, kafkaLogOptions } from '../support/kafka-test-log.js';
import { createHttpTarget, createReceiver, ended, running, type HttpTarget, type Receiver } from '../support/scenario.js';

const jars = await findKafkaJars('4.4.0');
const SHARES = 2;

if (!jars.ok) {
  describe('lost inputs on a real broker', () => {
    it.skip(jars.why, () => undefined);
  });
} else {
  describe('lost inputs on a real broker', () => {
    let cluster: KafkaCluster;
    const open: { readonly close: () => Promise<void> }[] = [];
    const lines: string[] = [];

    beforeAll(async () => {
      cluster = await startKafka({ jars });
    }, 90_000);
    afterEach(async () => {
      for (const one of open.splice(0).reverse()) await one.close();
      lines.length = 0;
    }, 60_000);
    afterAll(async () => cluster.dispose(), 30_000);

    interface Setting {
      readonly topics: Readonly<Record<LogTopic, string>>;
      readonly log: Log;
      readonly receiver: Receiver;
      /** At 127.0.0.21. */
      readonly target: HttpTarget;
      /** At 127.0.0.22. */
      readonly mortal: { readonly close: () => Promise<void> };
      readonly start: () => Promise<Daemon>;
    }

    async function setUp(): Promise<Setting> {
      const topics = freshTopics();
      await createTopics(kafkaConnection(cluster.brokers), { topics, partitions: SHARES });
      const target = await createHttpTarget('127.0.0.21');
      const mortal = await createHttpTarget('127.0.0.22', target.port);
      const receiver = await createReceiver();
      const log = createKafkaLog(kafkaLogOptions(cluster.brokers, topics));
      open.push(target, mortal, receiver, log);
      const settings = {
        log: { kind: 'kafka', kafka: { brokers: cluster.brokers, groupId: topics.state, sessionTimeout: '6s' }, topics },
        probing: { allow: ['127.0.0.0/8'] },
        checks: [{ name: 'web', kind: 'http', port: target.port, path: '/', interval: '500ms', timeout: '400ms', fall: 2, grace: '0s' }],
        sinks: [{ name: 'ops', kind: 'webhook', url: receiver.url }],
        shutdown: { timeout: '5s' },
      };
      const start = async (): Promise<Daemon> => {
        const daemon = await startKafkaDaemon({ instance: 'one', settings, onLine: (line) => lines.push(line) });
        open.push({ close: daemon.stop });
        await until('it owns all', () => isLive(daemon));
        return daemon;
      };
      return { topics, log, receiver, target, mortal, start };
    }

    function isLive(daemon: Daemon): boolean {
      const shares = daemon.view.shares();
      return shares.length === SHARES && shares.every(({ phase }) => phase === 'live');
    }

    async function until(what: string, isSo: () => boolean | Promise<boolean>, limitMs = 45_000): Promise<number> {
      const beganMs = performance.now();
      while (!(await isSo())) {
        if (performance.now() - beganMs > limitMs)
          throw new Error(`Not within ${String(limitMs)} ms: ${what}\n${lines.slice(-40).join('')}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return performance.now() - beganMs;
    }

    async function tell(log: Log, partition: number, status: object): Promise<void> {
      const headers = { 'content-type': 'application/json', 'taskpulse-framework-id': 'f1' };
      await log.append({ topic: 'taskStatus', partition }, [{ key: 'k', value: JSON.stringify(status), headers }]);
    }

    /** Of one executor, so that they share an address. */
    function inPod(taskId: string): object {
      return running(taskId, '127.0.0.21', { executor_id: { value: 'pod' } });
    }

    function knows(daemon: Daemon, taskId: string): boolean {
      return daemon.view.task('f1', taskId) !== undefined;
    }

    function isHealthy(daemon: Daemon, taskId: string): boolean {
      return [...daemon.view.targets()].some(({ record }) => record.taskId === taskId && record.health === 'healthy');
    }

    function isMarked(daemon: Daemon, partition: number, offset: number): boolean {
      const marks = daemon.view.inputMarks().filter((mark) => mark.topic === 'taskStatus' && mark.partition === partition);
      return marks.length === SHARES && marks.every((mark) => mark.offset === offset);
    }

    async function readiness(daemon: Daemon): Promise<string> {
      const response = await fetch(`${daemon.url}/readyz`);
      const body = (await response.json()) as { readonly detail?: string };
      return response.ok ? 'ready' : (body.detail ?? '');
    }

    function heard({ heard: all }: Receiver): readonly (readonly unknown[])[] {
      return all.map(({ body }) => {
        const { scope, subject } = body['incident'] as { readonly scope: string; readonly subject: { readonly taskId?: string } };
        return [scope, body['event'], subject.taskId];
      });
    }

    it('an input that grows is read from the beginning of its new partitions, and marked', async () => {
      const { topics, log, start } = await setUp();
      const daemon = await start();
      await tell(log, 0, inPod('web.0'));
      await withTestAdmin(cluster.brokers, async (admin) => {
        await admin.createPartitions({ topicPartitions: [{ topic: topics.taskStatus, count: 4 }] });
      });
      await until('the partition is there', () =>
        tell(log, 3, inPod('web.3')).then(
          () => true,
          () => false,
        ),
      );
      await until('what it holds is known', () => knows(daemon, 'web.3') && knows(daemon, 'web.0'));
      await until('it is marked', () => isMarked(daemon, 3, 1));
    }, 120_000);

    it('a state topic that grows is noticed: nothing is owned any more, and readiness says what to do', async () => {
      const { topics, start } = await setUp();
      const daemon = await start();
      await withTestAdmin(cluster.brokers, async (admin) => {
        await admin.createPartitions({ topicPartitions: [{ topic: topics.state, count: 3 }] });
      });
      await until('readiness says so', async () => (await readiness(daemon)).includes('used with 2 partitions and has 3 now'));
      await until('nothing is owned', () => daemon.view.shares().every(({ phase }) => phase === 'none'));
    }, 120_000);

    it('retention that passed the marks leaves the tasks in doubt: one self incident, no page for each', async () => {
      const { topics, log, receiver, target, mortal, start } = await setUp();
      const before = await start();
      await tell(log, 0, inPod('alive'));
      await tell(log, 0, running('dead', '127.0.0.22'));
      await until('both are healthy', () => isHealthy(before, 'alive') && isHealthy(before, 'dead'));
      await until('both are marked', () => isMarked(before, 0, 2));
      await before.stop();
      await mortal.close();
      await tell(log, 0, ended('dead'));
      await tell(log, 0, inPod('late'));
      await deleteBefore(cluster.brokers, topics.taskStatus, { 0: 3 });
      const after = await start();
      await until('one is in doubt', () => after.view.unconfirmed() === 1 && isHealthy(after, 'late'));
      await until('it fails', () => after.view.counts().targets.unhealthy === 1);
      await until('the incident is told', () => receiver.heard.length > 0);
      // a page for the one in doubt would have come before those of what fails later
      target.answer = 503;
      await until('those that are not in doubt are paged', () => receiver.heard.length >= 3);
      expect(heard(receiver).slice(0, 1)).toEqual([['self', 'firing', undefined]]);
      expect(heard(receiver).slice(1).sort()).toEqual([
        ['target', 'firing', 'alive'],
        ['target', 'firing', 'late'],
      ]);
    }, 120_000);

    it('an input made anew while it runs is read from its beginning, and its marks are made anew', async () => {
      const { topics, log, start } = await setUp();
      const daemon = await start();
      for (let index = 0; index < 20; index += 1) await tell(log, 0, inPod(`old.${String(index % 2)}`));
      await until('it is marked', () => isMarked(daemon, 0, 20));
      await recreate(topics.taskStatus);
      const again = createKafkaLog(kafkaLogOptions(cluster.brokers, topics));
      open.push(again);
      await until('it can be written', () =>
        tell(again, 0, inPod('new')).then(
          () => true,
          () => false,
        ),
      );
      await until('what it holds is known', () => knows(daemon, 'new') && isHealthy(daemon, 'new'));
      await until('it is marked anew', () => isMarked(daemon, 0, 1));
      await until('it is ready', async () => (await readiness(daemon)) === 'ready');
      expect(knows(daemon, 'old.0')).toBe(true);
      expect(lines.join('')).toContain('A topic was made anew since it was read');
    }, 180_000);

    it('a state topic made anew while it runs is noticed: all is read, claimed and written again', async () => {
      const { topics, log, target, start } = await setUp();
      const daemon = await start();
      for (let index = 0; index < 20; index += 1) await tell(log, 0, inPod(`web.${String(index)}`));
      await until('they are healthy and marked', () => isHealthy(daemon, 'web.19') && isMarked(daemon, 0, 20));
      await recreate(topics.state);
      await until('the loss is noticed', () => lines.some((line) => line.includes('All is read again from the beginning of the state')));
      await until('it owns all again', () => isLive(daemon));
      await until('all is written', () => isHealthy(daemon, 'web.19') && isMarked(daemon, 0, 20) && daemon.view.counts().dirty === 0);
      await until('it is ready', async () => (await readiness(daemon)) === 'ready');
      await daemon.stop();
      // by its own word it knows the tasks in any case: what is written anew, a stranger sees
      const again = createKafkaLog(kafkaLogOptions(cluster.brokers, topics));
      open.push(again);
      const keys = [...(await readByRule(again)).values.keys()];
      const tasks = Array.from({ length: 20 }, (_, index) => `f1|web.${String(index)}`);
      expect(keys.filter((key) => key.startsWith('task|')).sort()).toEqual(tasks.map((task) => `task|${task}`).sort());
      const port = String(target.port);
      expect(keys.filter((key) => key.startsWith('target|')).sort()).toEqual(
        tasks.map((task) => `target|${task}|web|127.0.0.21|${port}`).sort(),
      );
      const next = await start();
      expect(isHealthy(next, 'web.0') && isHealthy(next, 'web.19')).toBe(true);
    }, 180_000);

    /** As an operator does it: deleted, and made again as soon as the broker allows. */
    async function recreate(topic: string): Promise<void> {
      const policy = { name: 'cleanup.policy', value: 'compact' };
      const lag = { name: 'min.compaction.lag.ms', value: '3600000' };
      await withTestAdmin(cluster.brokers, async (admin) => admin.deleteTopics({ topics: [topic] }));
      const isState = topic.endsWith('.state');
      await until('the topic is made', () =>
        withTestAdmin(cluster.brokers, async (admin) =>
          admin.createTopics({
            topics: [{ topic, numPartitions: SHARES, configEntries: isState ? [policy, lag] : [] }],
            waitForLeaders: false,
          }),
        ).catch(() => false),
      );
    }
  });
}
