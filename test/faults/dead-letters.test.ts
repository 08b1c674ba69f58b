/** A dead-letter topic that refuses all, while its owner dies, and until it takes some; test/faults/topics has the plain case. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createTopics } from '../../consumers/kafka/topics-admin.js';
import { headerText, type LogRecord } from '../../core/log.js';
import { cleanUp, eventually, type DaemonProcess } from '../support/daemon-process.js';
import { missingOf, untilLive, untilReady } from '../support/faults/looking.js';
import { createScene, type Scene } from '../support/faults/scene.js';
import { startKafka, type KafkaCluster } from '../support/kafka-broker.js';
import { findKafkaJars } from '../support/kafka-jars.js';
import { kafkaConnection } from '../support/kafka-test-log.js';
import { alterTopic, withTestAdmin } from '../support/kafka-reading.js';

const jars = await findKafkaJars('4.4.0');
const SHARES = 6;
const JSON_FORM = { 'content-type': 'application/json', 'taskpulse-framework-id': 'f1' };

if (!jars.ok) {
  describe('dead letters on a real broker', () => {
    it.skip(jars.why, () => undefined);
  });
} else {
  describe('dead letters on a real broker', () => {
    let cluster: KafkaCluster;
    let scene: Scene;

    beforeAll(async () => {
      cluster = await startKafka({ jars });
    }, 90_000);
    afterEach(async () => {
      await cleanUp();
      await scene.close();
    }, 60_000);
    afterAll(async () => cluster.dispose(), 30_000);

    async function readLetters(): Promise<readonly LogRecord[]> {
      const count = await scene.log.partitionCount('deadLetter');
      const pieces = await Promise.all(
        Array.from({ length: count }, async (_, partition) => scene.log.readRange({ topic: 'deadLetter', partition, from: 0, max: 1_000 })),
      );
      return pieces.flatMap(({ records }) => records);
    }

    async function untilLettered(count: number): Promise<readonly LogRecord[]> {
      return eventually('they are dead letters', async () => {
        const letters = await readLetters();
        return letters.length >= count ? letters : undefined;
      });
    }

    /** Not ready with a reason that says this, while all else goes on: a target fails, and that is told. */
    async function expectHeld(one: DaemonProcess, reason: string): Promise<void> {
      await eventually('it says why', async () => ((await missingOf(one))?.includes(reason) === true ? true : undefined));
      scene.break(0);
      await scene.settle();
      scene.mend(0);
      await scene.settle();
      expect(await missingOf(one)).toContain('dead letters cannot be written');
    }

    it('23: the owner dies while the dead-letter topic is missing: its successor writes what it could not', async () => {
      scene = await createScene({ brokers: cluster.brokers });
      const one = await scene.start('one');
      await untilLive(one, SHARES);
      await scene.begin(one);
      await withTestAdmin(cluster.brokers, async (admin) => admin.deleteTopics({ topics: [scene.topics.deadLetter] }));
      await scene.append([{ value: '{', headers: JSON_FORM }]);
      await expectHeld(one, 'topic does not exist');
      // the owner dies: the record is its successor's
      one.signal('SIGKILL');
      await one.ended;
      await createTopics(kafkaConnection(cluster.brokers), { topics: scene.topics, partitions: SHARES });
      const two = await scene.start('two', { isReady: false });
      const letters = await untilLettered(1);
      await untilReady(two);
      expect(letters.map(({ value }) => String(value))).toEqual(['{']);
      expect(await scene.judge()).toEqual([]);
    }, 240_000);

    it('23: the dead-letter topic finds even the smallest too large: held, and written as it then fits', async () => {
      scene = await createScene({ brokers: cluster.brokers });
      const one = await scene.start('one');
      await untilLive(one, SHARES);
      await scene.begin(one);
      await alterTopic(cluster.brokers, scene.topics.deadLetter, { 'max.message.bytes': '100' });
      await scene.append([{ value: `{${' '.repeat(50_000)}`, headers: JSON_FORM }]);
      await expectHeld(one, 'larger than max.message.bytes');
      await alterTopic(cluster.brokers, scene.topics.deadLetter, { 'max.message.bytes': '10000' });
      const [letter] = await untilLettered(1);
      expect(letter?.value).toBeUndefined();
      expect([String(letter?.key), headerText(letter?.headers ?? {}, 'dlq-error-message')]).toEqual([
        'k',
        expect.stringContaining('its value of 50001 bytes is too large for a dead letter'),
      ]);
      await untilReady(one);
    }, 240_000);
  });
}
