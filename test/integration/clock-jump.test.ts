/** Fault 31 on a real broker: this process's wall clock, which kafkajs times its heartbeats by, is an hour off. */
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createTopics } from '../../consumers/kafka/topics-admin.js';
import { createKafkaLog } from '../../consumers/kafka/kafka-log.js';
import type { Log } from '../../core/log.js';
import type { Daemon } from '../../daemon/start.js';
import { startKafka, type KafkaCluster } from '../support/kafka-broker.js';
import { startKafkaDaemon } from '../support/kafka-daemon.js';
import { findKafkaJars } from '../support/kafka-jars.js';
import { alterTopic } from '../support/kafka-reading.js';
import { freshTopics, kafkaConnection, kafkaLogOptions } from '../support/kafka-test-log.js';
import { createReceiver, running, type Receiver } from '../support/scenario.js';

const jars = await findKafkaJars('4.4.0');
const SHARES = 3;
const JUMP_MS = 3_700_000;
const HEADERS = { 'content-type': 'application/json', 'taskpulse-framework-id': 'f1' };

if (!jars.ok) {
  describe('a clock that jumps, on a real broker', () => {
    it.skip(jars.why, () => undefined);
  });
} else {
  describe('a clock that jumps, on a real broker', () => {
    let cluster: KafkaCluster;
    let daemon: Daemon;
    let log: Log;
    let receiver: Receiver;
    let offMs = 0;
    const lines: string[] = [];

    beforeAll(async () => {
      cluster = await startKafka({ jars });
      const now = Date.now.bind(Date);
      jest.spyOn(Date, 'now').mockImplementation(() => now() + offMs);
      const topics = freshTopics();
      await createTopics(kafkaConnection(cluster.brokers), { topics, partitions: SHARES });
      // as operators' own topics have it: the broker looks at the time that we stamp
      for (const name of [topics.taskStatus, topics.events, topics.deadLetter])
        await alterTopic(cluster.brokers, name, { 'message.timestamp.type': 'CreateTime' });
      const state = { 'cleanup.policy': 'compact', 'min.compaction.lag.ms': '3600000' };
      await alterTopic(cluster.brokers, topics.state, { ...state, 'message.timestamp.type': 'CreateTime' });
      log = createKafkaLog(kafkaLogOptions(cluster.brokers, topics));
      receiver = await createReceiver();
      const settings = {
        log: { kind: 'kafka', kafka: { brokers: cluster.brokers, groupId: topics.state, sessionTimeout: '6s' }, topics },
        probing: { allow: ['127.0.0.0/8'] },
        checks: [{ name: 'web', kind: 'tcp', port: 1, interval: '500ms', timeout: '400ms', fall: 2, grace: '0s' }],
        sinks: [{ name: 'ops', kind: 'webhook', url: receiver.url }],
        shutdown: { timeout: '5s' },
      };
      daemon = await startKafkaDaemon({ instance: 'one', settings, onLine: (line) => lines.push(line) });
      await until('it owns all', () => liveCount() === SHARES);
    }, 120_000);
    afterEach(() => {
      offMs = 0;
    });
    afterAll(async () => {
      jest.restoreAllMocks();
      await daemon.stop();
      await log.close();
      await receiver.close();
      await cluster.dispose();
    }, 60_000);

    const liveCount = (): number => daemon.view.shares().filter(({ phase }) => phase === 'live').length;

    async function until(what: string, isSo: () => boolean, limitMs = 40_000): Promise<void> {
      const beganMs = performance.now();
      while (!isSo()) {
        if (performance.now() - beganMs > limitMs)
          throw new Error(`Not within ${String(limitMs)} ms: ${what}\n${lines.slice(-30).join('')}`);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    }

    async function tell(taskId: string): Promise<void> {
      await log.append({ topic: 'taskStatus' }, [{ key: taskId, value: JSON.stringify(running(taskId, '127.0.0.31')), headers: HEADERS }]);
    }

    const heard = (taskId: string): boolean => receiver.heard.some(({ body }) => JSON.stringify(body).includes(taskId));

    it('more than an hour forward: no record is refused for its time, and a failure is told', async () => {
      await tell('before');
      await until('it fires', () => heard('before'));
      offMs = JUMP_MS;
      await tell('forward');
      await until('it fires', () => heard('forward'));
      expect(liveCount()).toBe(SHARES);
    }, 90_000);

    it('more than an hour back: though kafkajs sends no heartbeat, the shares come back, and a failure is told', async () => {
      offMs = -JUMP_MS;
      const toldBefore = lines.length;
      await until('the member is made anew', () => lines.slice(toldBefore).some((line) => line.includes('The membership is interrupted')));
      await until('it owns all again', () => liveCount() === SHARES);
      await tell('back');
      await until('it fires', () => heard('back'));
    }, 120_000);
  });
}
