/** A dead-letter topic that refuses, and an input that turns to poison, on a real broker. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createTopics } from '../../consumers/kafka/topics-admin.js';
import { headerText, type LogRecord } from '../../core/log.js';
import { cleanUp, eventually, type DaemonProcess } from '../support/daemon-process.js';
import { missingOf, noteFigures, pause, untilLive, untilReady } from '../support/faults/looking.js';
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

    it('23: the dead-letter topic is gone: not ready, nothing is passed, goes on by itself when it is there again', async () => {
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

    it('23: the dead-letter topic finds them too large: held, and written as it then fits', async () => {
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

    it('24: a flood of poison: few dead letters, not ready, one incident, good records go on being followed', async () => {
      scene = await createScene({ brokers: cluster.brokers });
      const one = await scene.start('one');
      await untilLive(one, SHARES);
      const poison = Array.from({ length: 5_000 }, (_, index) => ({ value: `{"n":${String(index)},`, headers: JSON_FORM }));
      const beganMs = performance.now();
      await scene.append(poison);
      await scene.begin(one);
      const followedMs = Math.round(performance.now() - beganMs);
      await eventually('it says so', async () => ((await missingOf(one))?.includes('has turned to poison') === true ? true : undefined));
      const isOpen = async (): Promise<true | undefined> => {
        const { items } = (await one.get('/api/v1/incidents?status=open')) as { readonly items: readonly { readonly scope: string }[] };
        return items.some(({ scope }) => scope === 'self') ? true : undefined;
      };
      await eventually('an incident is open', isOpen);
      await pause(3_000);
      const letters = (await readLetters()).length;
      expect(letters).toBeGreaterThanOrEqual(100);
      expect(letters).toBeLessThan(110);
      const good = JSON.stringify({ task_id: { value: 'other' }, state: 'TASK_FINISHED', agent_id: { value: 'a' } });
      await scene.append(Array.from({ length: 400 }, () => ({ value: good, headers: JSON_FORM })));
      await untilReady(one);
      const closed = await eventually('its incident is closed', async () => {
        const { items } = (await one.get('/api/v1/incidents?status=closed')) as {
          readonly items: readonly { readonly closedAs: string }[];
        };
        return items[0];
      });
      expect(closed).toMatchObject({ scope: 'self', closedAs: 'recovered' });
      noteFigures('24', { letters, followedMs });
    }, 240_000);
  });
}
