/** A dead-letter topic that refuses all, while its owner dies, and until it takes some; test/faults/topics has the plain case. */
import { expect, it } from '@jest/globals';
import { createTopics } from '../../consumers/kafka/topics-admin.js';
import { headerText } from '../../core/log.js';
import { eventually, type DaemonProcess } from '../support/daemon-process.js';
import { missingOf, untilLive, untilReady } from '../support/faults/looking.js';
import { describeScenes } from '../support/faults/on-kafka.js';
import { SHARES, type Scene } from '../support/faults/scene.js';
import { kafkaConnection } from '../support/kafka-test-log.js';
import { alterTopic, withTestAdmin } from '../support/kafka-reading.js';

const JSON_FORM = { 'content-type': 'application/json', 'taskpulse-framework-id': 'f1' };

await describeScenes('dead letters', {}, (kafka) => {
  /** Not ready with a reason that says this, while all else goes on: a target fails, and that is told. */
  async function expectHeld(scene: Scene, one: DaemonProcess, reason: string): Promise<void> {
    await eventually('it says why', async () => ((await missingOf(one))?.includes(reason) === true ? true : undefined));
    scene.break(0);
    await scene.settle();
    scene.mend(0);
    await scene.settle();
    expect(await missingOf(one)).toContain('dead letters cannot be written');
  }

  it('23: the owner dies while the dead-letter topic is missing: its successor writes what it could not', async () => {
    const scene = await kafka.open();
    const one = await scene.start('one');
    await untilLive(one, SHARES);
    await scene.begin(one);
    await withTestAdmin(kafka.cluster.brokers, async (admin) => admin.deleteTopics({ topics: [scene.topics.deadLetter] }));
    await scene.append([{ value: '{', headers: JSON_FORM }]);
    await expectHeld(scene, one, 'topic does not exist');
    // the owner dies: the record is its successor's
    one.signal('SIGKILL');
    await one.ended;
    await createTopics(kafkaConnection(kafka.cluster.brokers), { topics: scene.topics, partitions: SHARES });
    const two = await scene.start('two', { isReady: false });
    const letters = await scene.untilLettered(1);
    await untilReady(two);
    expect(letters.map(({ value }) => String(value))).toEqual(['{']);
    expect(await scene.judge()).toEqual([]);
  }, 240_000);

  it('23: the dead-letter topic finds even the smallest too large: held, and written as it then fits', async () => {
    const scene = await kafka.open();
    const one = await scene.start('one');
    await untilLive(one, SHARES);
    await scene.begin(one);
    await alterTopic(kafka.cluster.brokers, scene.topics.deadLetter, { 'max.message.bytes': '100' });
    await scene.append([{ value: `{${' '.repeat(50_000)}`, headers: JSON_FORM }]);
    await expectHeld(scene, one, 'larger than max.message.bytes');
    await alterTopic(kafka.cluster.brokers, scene.topics.deadLetter, { 'max.message.bytes': '10000' });
    const [letter] = await scene.untilLettered(1);
    expect(letter?.value).toBeUndefined();
    expect([String(letter?.key), headerText(letter?.headers ?? {}, 'dlq-error-message')]).toEqual([
      'k',
      expect.stringContaining('its value of 50001 bytes is too large for a dead letter'),
    ]);
    await untilReady(one);
  }, 240_000);
});
