/** Records that nobody can read, in the topic of a real broker, and what becomes of them. */
import { expect, it } from '@jest/globals';
import { headerText } from '../../core/log.js';
import { eventually } from '../support/daemon-process.js';
import { noteFigures, untilLive } from '../support/faults/looking.js';
import { describeScenes } from '../support/faults/on-kafka.js';
import { SHARES } from '../support/faults/scene.js';
import { valueOf } from '../support/exposition.js';
import { alterTopic, withIdempotentProducer } from '../support/kafka-reading.js';

const PROTOBUF = { 'taskpulse-framework-id': 'f1' };
const JSON_FORM = { ...PROTOBUF, 'content-type': 'application/json' };
/** Field 1 (task_id), 2 (state) as the wire has them. */
const STATUS = Buffer.from([0x0a, 0x03, 0x0a, 0x01, 0x61, 0x10, 0x01]);

const POISON = {
  empty: { value: '', headers: PROTOBUF },
  truncated: { value: STATUS.subarray(0, 4), headers: PROTOBUF },
  garbage: { value: Buffer.alloc(300, 0xff), headers: PROTOBUF },
  'another message': { value: Buffer.from([0x12, 0x03, 0x61, 0x62, 0x63]), headers: PROTOBUF },
  'deeply nested': { value: Buffer.concat([STATUS, Buffer.alloc(5_000, 0xa3)]), headers: PROTOBUF },
  'no JSON': { value: '{"task_id":', headers: JSON_FORM },
  'nested JSON': { value: '['.repeat(100_000), headers: JSON_FORM },
  'no framework': { value: STATUS, headers: {} },
  'unknown form': { value: 'x', headers: { ...PROTOBUF, 'content-type': 'text/plain' } },
  '10 MB': { value: Buffer.alloc(10_000_000, 0x61), headers: PROTOBUF },
} as const;

await describeScenes('bad input', {}, (kafka) => {
  it('21, 22: every kind of poison becomes one dead letter, the next record is processed; after a restart none comes again', async () => {
    const scene = await kafka.open();
    await alterTopic(kafka.cluster.brokers, scene.topics.taskStatus, { 'max.message.bytes': '12000000' });
    const one = await scene.start('one');
    await untilLive(one, SHARES);
    // by somebody else's client: ours refuses what is larger than a topic takes
    await withIdempotentProducer(kafka.cluster.brokers, async (producer) => {
      for (const record of Object.values(POISON)) {
        const message = { ...record, key: 'k', headers: { ...record.headers } };
        await producer.send({ topic: scene.topics.taskStatus, messages: [message] });
      }
    });
    // an unknown state is no poison: a newer Mesos may have more of them
    const unknown = { task_id: { value: 'odd' }, state: 'TASK_DANCING', agent_id: { value: 'a' } };
    await scene.append([{ value: JSON.stringify(unknown), headers: JSON_FORM }]);
    await scene.begin(one);
    const count = Object.keys(POISON).length;
    const letters = await scene.untilLettered(count);
    const origins = letters.map(({ headers }) => headerText(headers, 'dlq-original-offset'));
    expect(new Set(origins).size).toBe(count);
    expect(letters).toHaveLength(count);
    const { items } = (await one.get('/api/v1/tasks')) as { readonly items: readonly { readonly taskId: string }[] };
    expect(items.map(({ taskId }) => taskId)).toContain('odd');
    // the mark passes them, or the next life reads them again
    one.signal('SIGTERM');
    expect(await one.ended).toBe(0);
    const two = await scene.start('two');
    await untilLive(two, SHARES);
    two.signal('SIGKILL');
    await two.ended;
    const three = await scene.start('three');
    await untilLive(three, SHARES);
    await eventually('it has read all, and owes no dead letter', async () => {
      const { inputs } = (await three.get('/api/v1/status')) as { readonly inputs: readonly { readonly lag: number }[] };
      const metrics = await (await fetch(`${three.url}/metrics`)).text();
      return inputs.every(({ lag }) => lag === 0) && valueOf(metrics, 'taskpulse_dead_letters_held') === 0 ? true : undefined;
    });
    expect(await scene.letters()).toHaveLength(count);
    expect(await scene.judge()).toEqual([]);
    noteFigures('21', { letters: letters.map(({ headers }) => headerText(headers, 'dlq-error-class')) });
  }, 180_000);
});
