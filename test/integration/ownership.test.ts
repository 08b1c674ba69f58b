/** Several instances on one real broker: each share has one owner, whoever joins, leaves or dies. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createKafkaLog } from '../../consumers/kafka/kafka-log.js';
import { createTopics } from '../../consumers/kafka/topics-admin.js';
import type { Log, LogTopic } from '../../core/log.js';
import type { Daemon } from '../../daemon/start.js';
import { startKafka, type KafkaCluster } from '../support/kafka-broker.js';
import { startKafkaDaemon } from '../support/kafka-daemon.js';
import { findKafkaJars } from '../support/kafka-jars.js';
import { freshTopics, kafkaConnection, kafkaLogOptions } from '../support/kafka-test-log.js';
import { createHttpTarget, createReceiver, running, type HttpTarget, type Receiver } from '../support/scenario.js';

const jars = await findKafkaJars('4.4.0');
const SHARES = 6;
const SESSION_MS = 6_000;

if (!jars.ok) {
  describe('ownership on a real broker', () => {
    it.skip(jars.why, () => undefined);
  });
} else {
  describe('ownership on a real broker', () => {
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

    async function setUp(): Promise<{
      target: HttpTarget;
      receiver: Receiver;
      log: Log;
      start: (instance: string, over?: object) => Promise<Daemon>;
    }> {
      const topics: Readonly<Record<LogTopic, string>> = freshTopics();
      await createTopics(kafkaConnection(cluster.brokers), { topics, partitions: SHARES });
      const target = await createHttpTarget('127.0.0.21');
      const receiver = await createReceiver();
      const log = createKafkaLog(kafkaLogOptions(cluster.brokers, topics));
      open.push(target, receiver, log);
      const settings = {
        log: { kind: 'kafka', kafka: { brokers: cluster.brokers, groupId: topics.state, sessionTimeout: '6s' }, topics },
        probing: { allow: ['127.0.0.0/8'] },
        checks: [{ name: 'web', kind: 'http', port: target.port, path: '/', interval: '500ms', timeout: '400ms', fall: 2, grace: '0s' }],
        sinks: [{ name: 'ops', kind: 'webhook', url: receiver.url }],
        shutdown: { timeout: '5s' },
      };
      const start = async (instance: string, over: object = {}): Promise<Daemon> => {
        const daemon = await startKafkaDaemon({ instance, settings: { ...settings, ...over }, onLine: (line) => lines.push(line) });
        open.push({ close: daemon.stop });
        return daemon;
      };
      return { target, receiver, log, start };
    }

    function live(daemon: Daemon): readonly number[] {
      return daemon.view
        .shares()
        .filter(({ phase }) => phase === 'live')
        .map(({ share }) => share);
    }

    async function until(what: string, isSo: () => boolean, limitMs = 30_000): Promise<number> {
      const beganMs = performance.now();
      while (!isSo()) {
        if (performance.now() - beganMs > limitMs)
          throw new Error(`Not within ${String(limitMs)} ms: ${what}\n${lines.slice(-40).join('')}`);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      return performance.now() - beganMs;
    }

    async function tellRunning(log: Log, count: number, addressOf: (index: number) => string = () => '127.0.0.21'): Promise<void> {
      for (let index = 0; index < count; index += 1) {
        const status = running(`web.${String(index)}`, addressOf(index), {
          agent_id: { value: `agent-${String(index)}` },
          executor_id: { value: 'one-pod' },
        });
        await log.append({ topic: 'taskStatus' }, [
          {
            key: `f1/web.${String(index)}`,
            value: JSON.stringify(status),
            headers: { 'content-type': 'application/json', 'taskpulse-framework-id': 'f1' },
          },
        ]);
      }
    }

    it('a second instance takes half, and gets it back from the first when it stops', async () => {
      const { start } = await setUp();
      const one = await start('one');
      await until('one owns all', () => live(one).length === SHARES);
      const two = await start('two');
      await until('both own half', () => live(one).length === SHARES / 2 && live(two).length === SHARES / 2);
      expect([...live(one), ...live(two)].sort()).toEqual([0, 1, 2, 3, 4, 5]);
      const stopped = one.stop();
      const tookMs = await until('two owns all', () => live(two).length === SHARES);
      await stopped;
      expect(tookMs).toBeLessThan(SESSION_MS);
    }, 90_000);

    it('an alert goes over with its share: told once, resolved by the successor', async () => {
      const { start, log, target, receiver } = await setUp();
      target.answer = 500;
      const one = await start('one');
      await tellRunning(log, 1);
      await until('it fires', () => receiver.heard.length === 1);
      const two = await start('two');
      await until('both own half', () => live(one).length === SHARES / 2 && live(two).length === SHARES / 2);
      await one.stop();
      await until('two owns all', () => live(two).length === SHARES);
      target.answer = 200;
      await until('it is resolved', () => receiver.heard.length > 1);
      expect(receiver.heard.map(({ body }) => [body['event'], body['reason']])).toEqual([
        ['firing', expect.any(String)],
        ['resolved', 'recovered'],
      ]);
      expect(new Set(receiver.heard.map(({ body }) => body['dedupKey'])).size).toBe(1);
    }, 120_000);

    it('a deploy that removes a check resolves nothing while an instance still has it, and all once none has', async () => {
      const { start, log, receiver } = await setUp();
      const one = await start('one');
      await until('one owns all', () => live(one).length === SHARES);
      await until('one knows that it is alone', () => one.view.agreement().isReached);
      await tellRunning(log, 12, (index) => `127.0.31.${String(index + 1)}`);
      await until('all fire', () => receiver.heard.length === 12);
      const two = await start('two', { checks: [] });
      await until('both own half', () => live(one).length === SHARES / 2 && live(two).length === SHARES / 2);
      const hashes = [one, two].map((daemon) => daemon.view.agreement().configuration);
      await until('each knows the other', () => [one, two].every((daemon) => daemon.view.agreement().others?.length === 1));
      expect([one.view.agreement().others, two.view.agreement().others]).toEqual([[hashes[1]], [hashes[0]]]);
      const withheld = two.view.agreement().withheld;
      expect(withheld).toBeGreaterThan(0);
      expect([...two.view.incidents()].filter(({ record }) => record.closedMs === undefined)).toHaveLength(12);
      expect(receiver.heard).toHaveLength(12);
      await one.stop();
      await until('all are resolved', () => receiver.heard.length === 24);
      expect(new Set(receiver.heard.slice(12).map(({ body }) => body['reason']))).toEqual(new Set(['gone']));
      expect(two.view.agreement()).toMatchObject({ others: [], isReached: true, withheld: 0 });
    }, 120_000);
  });
}
