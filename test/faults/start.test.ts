/** Faults that an instance meets when it starts: empty and deleted logs, topics that would lose state, removed keys. */
import { expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import { eventually } from '../support/daemon-process.js';
import { deleteAllOf } from '../support/faults/emptying.js';
import { noteFigures, pause, untilLive } from '../support/faults/looking.js';
import { describeScenes } from '../support/faults/on-kafka.js';
import { processFigures } from '../support/faults/process-figures.js';
import { SHARES, type Scene } from '../support/faults/scene.js';
import { alterTopic, FAST_COMPACTION, withTestAdmin } from '../support/kafka-reading.js';

await describeScenes('faults at a start', {}, (kafka) => {
  const tombstone = (task: string) => ({ value: undefined, headers: { 'taskpulse-framework-id': 'f9', 'taskpulse-task-id': task } });

  it.each([
    ['an empty log', async () => undefined],
    ['a log of nothing but tombstones', async (scene: Scene) => scene.append([tombstone('a'), tombstone('b'), tombstone('a')])],
    [
      'a log of which all was deleted',
      async (scene: Scene) => {
        await scene.append([tombstone('a'), tombstone('b'), tombstone('c')]);
        await deleteAllOf(kafka.cluster.brokers, scene.topics.taskStatus);
      },
    ],
  ])(
    '1: a cold start on %s: live at once, ready, no alert',
    async (name, prepare) => {
      const scene = await kafka.open();
      await prepare(scene);
      const beganMs = performance.now();
      const one = await scene.start('one');
      const readyMs = Math.round(performance.now() - beganMs);
      await untilLive(one, SHARES);
      const liveMs = Math.round(performance.now() - beganMs);
      await scene.begin(one);
      expect(await scene.judge()).toEqual([]);
      expect(scene.heard).toEqual([]);
      noteFigures(`1 on ${name}`, { readyMs, liveMs });
    },
    120_000,
  );

  it('20: a start on an input that ends in a marker and an open transaction: it ends, and does not run hot', async () => {
    const scene = await kafka.open();
    const client = new kafkajs.Kafka({ brokers: [...kafka.cluster.brokers], logLevel: kafkajs.logLevel.NOTHING });
    const producer = client.producer({ transactionalId: scene.topics.state, idempotent: true, maxInFlightRequests: 1 });
    await producer.connect();
    try {
      const messages = [{ key: 'k', value: null, headers: tombstone('a').headers, partition: 0 }];
      const committed = await producer.transaction();
      await committed.send({ topic: scene.topics.taskStatus, messages });
      await committed.commit();
      const open = await producer.transaction();
      await open.send({ topic: scene.topics.taskStatus, messages });
      const one = await scene.start('one');
      await untilLive(one, SHARES);
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
    const scene = await kafka.open();
    const { state, events } = scene.topics;
    const good = { 'cleanup.policy': 'compact', 'min.compaction.lag.ms': '3600000' };
    const wrongs = [
      [state, { ...good, 'cleanup.policy': 'compact,delete' }, 'set cleanup.policy=compact'],
      [state, { ...good, 'min.compaction.lag.ms': '0' }, 'set at least 3600000'],
      [events, { 'cleanup.policy': 'compact' }, 'set cleanup.policy=delete'],
    ] as const;
    for (const [topic, policy, remedy] of wrongs) {
      await alterTopic(kafka.cluster.brokers, topic, policy);
      const { code, stderr } = await scene.run(['run']);
      expect(stderr).toContain(remedy);
      expect(code).toBe(78);
      await alterTopic(kafka.cluster.brokers, topic, topic === state ? good : { 'cleanup.policy': 'delete' });
    }
    await withTestAdmin(kafka.cluster.brokers, async (admin) => admin.createPartitions({ topicPartitions: [{ topic: state, count: 12 }] }));
    const fewer = await scene.run(['run']);
    expect(fewer.stderr).toContain(`add partitions to ${events}`);
    expect(fewer.code).toBe(78);
    await withTestAdmin(kafka.cluster.brokers, async (admin) => admin.deleteTopics({ topics: [state] }));
    const missing = await scene.run(['run']);
    expect(missing.stderr).toContain('does not exist: run `taskpulse topics create`');
    expect(missing.code).toBe(78);
  }, 180_000);

  it('28: compaction, tombstones, and a start after they are gone: what was removed does not come back', async () => {
    const scene = await kafka.open({ shares: 1, tasks: 3 });
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

    await alterTopic(kafka.cluster.brokers, scene.topics.state, { ...FAST_COMPACTION, 'delete.retention.ms': '100' });
    await eventually('the cleaner has taken what was removed', async () => {
      await pause(300);
      await scene.log.append({ topic: 'state', partition: 0 }, [{ key: 'roll|me', value: '{}' }]);
      const { records } = await scene.log.readRange({ topic: 'state', partition: 0, from: 0, max: 5_000 });
      return records.some(({ key }) => /^target\|f1\|web\.[01]/.test(Buffer.from(key ?? []).toString())) ? undefined : true;
    });
    await alterTopic(kafka.cluster.brokers, scene.topics.state, { 'cleanup.policy': 'compact', 'min.compaction.lag.ms': '3600000' });
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
