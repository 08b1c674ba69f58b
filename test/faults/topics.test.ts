/** Topics that change under running instances: overtaken by retention, made anew, grown, flooded, refused. */
import { expect, it } from '@jest/globals';
import { createTopics } from '../../consumers/kafka/topics-admin.js';
import { headerText } from '../../core/log.js';
import { eventually, type DaemonProcess } from '../support/daemon-process.js';
import { deleteAllOf } from '../support/faults/emptying.js';
import { missingOf, noteFigures, untilLive, untilReady } from '../support/faults/looking.js';
import { describeScenes } from '../support/faults/on-kafka.js';
import { SHARES, type Scene } from '../support/faults/scene.js';
import { alterTopic, withTestAdmin } from '../support/kafka-reading.js';
import { kafkaConnection } from '../support/kafka-test-log.js';
import { running } from '../support/scenario.js';

const PROTOBUF = { 'taskpulse-framework-id': 'f1' };
const LONG_MS = 120_000;

await describeScenes('topics that change', {}, (kafka) => {
  async function openOne(): Promise<{ readonly scene: Scene; readonly one: DaemonProcess }> {
    const scene = await kafka.open();
    const one = await scene.start('one');
    await scene.begin(one);
    return { scene, one };
  }

  async function remake(scene: Scene, name: string): Promise<void> {
    await withTestAdmin(kafka.cluster.brokers, async (admin) => admin.deleteTopics({ topics: [name] }));
    await eventually('the topic is made anew', async () => {
      const made = createTopics(kafkaConnection(kafka.cluster.brokers), { topics: scene.topics, partitions: SHARES });
      return made.then(({ created }) => (created.length > 0 ? true : undefined)).catch(() => undefined);
    });
  }

  async function untilMissing(daemon: DaemonProcess, text: string, limitMs = LONG_MS): Promise<string> {
    return eventually(
      `it says ${text}`,
      async () => ((said) => (said?.includes(text) === true ? said : undefined))(await missingOf(daemon)),
      limitMs,
    );
  }

  it('18: retention passed us while nobody ran: noticed, tasks doubted and not paged singly, nothing skipped in silence', async () => {
    const { scene, one } = await openOne();
    scene.break(0);
    await scene.settle();
    one.signal('SIGTERM');
    expect(await one.ended).toBe(0);
    for (let partition = 0; partition < SHARES; partition += 1)
      await scene.log.append(
        { topic: 'taskStatus', partition },
        Array.from({ length: 5 }, () => ({ key: 'k', value: undefined })),
      );
    await deleteAllOf(kafka.cluster.brokers, scene.topics.taskStatus);
    const two = await scene.start('two');
    await untilLive(two, SHARES);
    const told = await eventually('one incident of our own is told', () =>
      scene.heard.find(({ taskId, event }) => taskId === '' && event === 'firing'),
    );
    // what passes is believed again; what fails was told before
    scene.mend(0);
    await scene.settle();
    await eventually('it is over', () => scene.heard.find(({ taskId, event }) => taskId === '' && event === 'resolved'), LONG_MS);
    expect(await scene.judge()).toEqual([]);
    noteFigures('18', { told: told.reason });
  }, 240_000);

  it('18: the input made anew under a running instance: read from its beginning, probing goes on', async () => {
    const { scene, one } = await openOne();
    await remake(scene, scene.topics.taskStatus);
    await eventually(
      'statuses can be told again',
      async () =>
        scene
          .tellAll()
          .then(() => true)
          .catch(() => undefined),
      LONG_MS,
    );
    await eventually(
      'it has read them',
      async () => {
        const { inputs } = (await one.get('/api/v1/status')) as {
          readonly inputs: readonly { readonly lag: number; readonly end: number }[];
        };
        const end = inputs.reduce((sum, input) => sum + input.end, 0);
        return end === scene.targets.length && inputs.every(({ lag }) => lag === 0) ? true : undefined;
      },
      LONG_MS,
    );
    await untilReady(one, LONG_MS);
    scene.break(1, 2);
    await scene.settle();
    scene.mend(1, 2);
    await scene.settle();
    expect(await scene.judge()).toEqual([]);
  }, 300_000);

  it('19: the state cut off under a running instance: noticed, all is read again, nothing is believed that is not there', async () => {
    const { scene, one } = await openOne();
    await remake(scene, scene.topics.state);
    await eventually(
      'it is live again, with every target healthy',
      async () => {
        const { values, claims } = await scene.read().catch(() => ({ values: new Map<string, never>(), claims: [] }));
        const targets = [...values.keys()].filter((key) => key.startsWith('target|'));
        return claims.length >= SHARES && targets.length === scene.targets.length ? true : undefined;
      },
      LONG_MS,
    );
    await untilLive(one, SHARES, LONG_MS);
    await untilReady(one, LONG_MS);
    scene.break(3);
    await scene.settle();
    scene.mend(3);
    await scene.settle();
    const { values } = await scene.read();
    const healths = [...values].filter(([key]) => key.startsWith('target|')).map(([, { value }]) => value['health']);
    expect(healths).toEqual(scene.targets.map(() => 'healthy'));
  }, 300_000);

  it('23: the dead-letter topic refuses: not ready with the reason, held, and written once it takes them', async () => {
    const { scene, one } = await openOne();
    const { deadLetter } = scene.topics;
    await alterTopic(kafka.cluster.brokers, deadLetter, { 'max.message.bytes': '600' });
    await scene.append([{ value: Buffer.alloc(1_000, 0xff), headers: PROTOBUF }]);
    const [pointer] = await scene.untilLettered(1);
    expect(pointer?.value).toBeUndefined();
    await alterTopic(kafka.cluster.brokers, deadLetter, { 'max.message.bytes': '2097152' });

    await withTestAdmin(kafka.cluster.brokers, async (admin) => admin.deleteTopics({ topics: [deadLetter] }));
    await scene.append([{ value: Buffer.alloc(10, 0xff), headers: PROTOBUF }]);
    const missing = await untilMissing(one, 'dead letter');
    scene.break(4);
    await scene.settle();
    scene.mend(4);
    await scene.settle();
    await eventually('the topic is there again', async () =>
      createTopics(kafkaConnection(kafka.cluster.brokers), { topics: scene.topics, partitions: SHARES }).then(({ created }) => created[0]),
    );
    await eventually('it is written', async () => ((await scene.letters().catch(() => [])).length > 0 ? true : undefined), LONG_MS);
    await untilReady(one, LONG_MS);
    expect(await scene.letters()).toHaveLength(1);
    expect(await scene.judge()).toEqual([]);
    noteFigures('23', { missing });
  }, 300_000);

  it('24: a flood of poison: few dead letters, it says so, good records are followed, and it is over once they are', async () => {
    const { scene, one } = await openOne();
    const flood = Array.from({ length: 3_000 }, () => ({ value: Buffer.alloc(20, 0xff), headers: PROTOBUF }));
    for (let from = 0; from < flood.length; from += 500) await scene.append(flood.slice(from, from + 500));
    const missing = await untilMissing(one, 'bad');
    scene.break(5);
    await scene.settle();
    scene.mend(5);
    await scene.settle();
    const letters = await scene.letters();
    expect(letters.length).toBeGreaterThanOrEqual(100);
    expect(letters.length).toBeLessThan(300);
    const good = JSON.stringify(running('web.0', '127.0.50.1', { agent_id: { value: 'agent-0' } }));
    const headers = { ...PROTOBUF, 'content-type': 'application/json' };
    for (let rest = 0; rest < 40; rest += 1) await scene.append(Array.from({ length: 400 }, () => ({ value: good, headers })));
    await untilReady(one, LONG_MS);
    noteFigures('24', { missing, letters: letters.length, left: headerText(letters.at(-1)?.headers ?? {}, 'dlq-left-out') });
    expect(await scene.judge()).toEqual([]);
  }, 300_000);

  it('26: more partitions: of an input they are followed, of the state they are refused with what to do', async () => {
    const { scene, one } = await openOne();
    const grow = async (topic: string): Promise<boolean> =>
      withTestAdmin(kafka.cluster.brokers, async (admin) => admin.createPartitions({ topicPartitions: [{ topic, count: SHARES + 2 }] }));
    await grow(scene.topics.taskStatus);
    const headers = { ...PROTOBUF, 'content-type': 'application/json' };
    const value = JSON.stringify(running('extra', '127.0.50.99'));
    const beganMs = performance.now();
    await eventually('the new partition can be written', async () =>
      scene.log
        .append({ topic: 'taskStatus', partition: SHARES + 1 }, [{ key: 'extra', value, headers }])
        .then(() => true)
        .catch(() => undefined),
    );
    await eventually(
      'the task of the new partition is there',
      async () => {
        const { items } = (await one.get('/api/v1/tasks')) as { readonly items: readonly { readonly taskId: string }[] };
        return items.some(({ taskId }) => taskId === 'extra') ? true : undefined;
      },
      LONG_MS,
    );
    const followedMs = Math.round(performance.now() - beganMs);
    await grow(scene.topics.events);
    await grow(scene.topics.state);
    const missing = await untilMissing(one, 'partitions');
    one.signal('SIGTERM');
    expect(await one.ended).toBe(0);
    const two = await scene.start('two', { isReady: false });
    await untilMissing(two, 'partitions');
    expect((await scene.read()).claims.filter(({ share }) => share >= SHARES)).toEqual([]);
    noteFigures('26', { followedMs, missing });
  }, 360_000);
});
