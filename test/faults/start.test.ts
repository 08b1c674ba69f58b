/** Faults that an instance meets when it starts: empty and deleted logs, topics that would lose state, removed keys. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import { cleanUp, eventually } from '../support/daemon-process.js';
import { noteFigures, pause, untilLive } from '../support/faults/looking.js';
import { processFigures } from '../support/faults/process-figures.js';
import { createScene, type Scene } from '../support/faults/scene.js';
import { startKafka, type KafkaCluster } from '../support/kafka-broker.js';
import { findKafkaJars } from '../support/kafka-jars.js';
import { alterTopic, deleteBefore, FAST_COMPACTION, withTestAdmin } from '../support/kafka-reading.js';

const jars = await findKafkaJars('4.4.0');

if (!jars.ok) {
  describe('faults at a start', () => {
    it.skip(jars.why, () => undefined);
  });
} else {
  describe('faults at a start', () => {
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

    const tombstone = (task: string) => ({ value: undefined, headers: { 'taskpulse-framework-id': 'f9', 'taskpulse-task-id': task } });

    it.each([
      ['an empty log', async () => undefined],
      ['a log of nothing but tombstones', async () => scene.append([tombstone('a'), tombstone('b'), tombstone('a')])],
      [
        'a log of which all was deleted',
        async () => {
          await scene.append([tombstone('a'), tombstone('b'), tombstone('c')]);
          const { taskStatus } = scene.topics;
          const ends = await withTestAdmin(cluster.brokers, async (admin) => admin.fetchTopicOffsets(taskStatus));
          await deleteBefore(cluster.brokers, taskStatus, Object.fromEntries(ends.map(({ partition, high }) => [partition, Number(high)])));
        },
      ],
    ])(
      '1: a cold start on %s: live at once, ready, no alert',
      async (name, prepare) => {
        scene = await createScene({ brokers: cluster.brokers });
        await prepare();
        const beganMs = performance.now();
        const one = await scene.start('one');
        const readyMs = Math.round(performance.now() - beganMs);
        await untilLive(one, 6);
        const liveMs = Math.round(performance.now() - beganMs);
        await scene.begin(one);
        expect(await scene.judge()).toEqual([]);
        expect(scene.heard).toEqual([]);
        noteFigures(`1 on ${name}`, { readyMs, liveMs });
      },
      120_000,
    );

    it('20: a start on an input that ends in a marker and an open transaction: it ends, and does not run hot', async () => {
      scene = await createScene({ brokers: cluster.brokers });
      const kafka = new kafkajs.Kafka({ brokers: [...cluster.brokers], logLevel: kafkajs.logLevel.NOTHING });
      const producer = kafka.producer({ transactionalId: scene.topics.state, idempotent: true, maxInFlightRequests: 1 });
      await producer.connect();
      try {
        const messages = [{ key: 'k', value: null, headers: tombstone('a').headers, partition: 0 }];
        const committed = await producer.transaction();
        await committed.send({ topic: scene.topics.taskStatus, messages });
        await committed.commit();
        const open = await producer.transaction();
        await open.send({ topic: scene.topics.taskStatus, messages });
        const one = await scene.start('one');
        await untilLive(one, 6);
        const cpu = processFigures(one.pid).cpuMs;
        await pause(5_000);
        const cpuPart = (processFigures(one.pid).cpuMs - cpu) / 5_000;
        await open.commit();
        await scene.begin(one);
        expect(await scene.judge()).toEqual([]);
        expect(cpuPart).toBeLessThan(0.3);
        noteFigures('20', { cpuPart });
      } finally {
        await producer.disconnect();
      }
    }, 120_000);

    it('27: topics that are missing, or would lose or mix up state: refused with 78, the reason and what to do', async () => {
      scene = await createScene({ brokers: cluster.brokers });
      const { state, events } = scene.topics;
      const good = { 'cleanup.policy': 'compact', 'min.compaction.lag.ms': '3600000' };
      const wrongs = [
        [state, { ...good, 'cleanup.policy': 'compact,delete' }, 'set cleanup.policy=compact'],
        [state, { ...good, 'min.compaction.lag.ms': '0' }, 'set at least 3600000'],
        [events, { 'cleanup.policy': 'compact' }, 'set cleanup.policy=delete'],
      ] as const;
      for (const [topic, policy, remedy] of wrongs) {
        await alterTopic(cluster.brokers, topic, policy);
        const { code, stderr } = await scene.run(['run']);
        expect(stderr).toContain(remedy);
        expect(code).toBe(78);
        await alterTopic(cluster.brokers, topic, topic === state ? good : { 'cleanup.policy': 'delete' });
      }
      await withTestAdmin(cluster.brokers, async (admin) => admin.createPartitions({ topicPartitions: [{ topic: state, count: 12 }] }));
      const fewer = await scene.run(['run']);
      expect(fewer.stderr).toContain(`add partitions to ${events}`);
      expect(fewer.code).toBe(78);
      await withTestAdmin(cluster.brokers, async (admin) => admin.deleteTopics({ topics: [state] }));
      const missing = await scene.run(['run']);
      expect(missing.stderr).toContain('does not exist: run `taskpulse topics create`');
      expect(missing.code).toBe(78);
    }, 180_000);

    it('28: compaction, tombstones, and a start after they are gone: what was removed does not come back', async () => {
      scene = await createScene({ brokers: cluster.brokers, shares: 1, tasks: 3 });
      const first = await scene.start('one');
      await scene.begin(first);
      scene.break(1, 2);
      await scene.settle();
      await scene.end(0);
      await scene.end(1);
      await scene.settle();
      expect(await scene.judge()).toEqual([]);
      first.signal('SIGTERM');
      expect(await first.ended).toBe(0);

      await alterTopic(cluster.brokers, scene.topics.state, { ...FAST_COMPACTION, 'delete.retention.ms': '100' });
      await eventually('the cleaner has taken what was removed', async () => {
        await pause(300);
        await scene.log.append({ topic: 'state', partition: 0 }, [{ key: 'roll|me', value: '{}' }]);
        const { records } = await scene.log.readRange({ topic: 'state', partition: 0, from: 0, max: 5_000 });
        return records.some(({ key }) => /^target\|f1\|web\.[01]/.test(Buffer.from(key ?? []).toString())) ? undefined : true;
      });
      await alterTopic(cluster.brokers, scene.topics.state, { 'cleanup.policy': 'compact', 'min.compaction.lag.ms': '3600000' });
      const hits = scene.targets.map((target) => target.hits);
      const second = await scene.start('two');
      await untilLive(second, 1);
      scene.mend(2);
      await scene.settle();
      const { items } = (await second.get('/api/v1/targets')) as { readonly items: readonly { readonly taskId: string }[] };
      expect(items.map(({ taskId }) => taskId)).toEqual(['web.2']);
      expect(scene.targets.slice(0, 2).map((target) => target.hits)).toEqual(hits.slice(0, 2));
      // what the cleaner took is missing for the rule too: only what is there now can be judged
      const { values } = await scene.read();
      expect([...values.keys()].filter((key) => key.startsWith('target|'))).toHaveLength(1);
    }, 180_000);
  });
}
