/** Faults of reading, seen at the log port of a real broker: slow handlers, batches that kafkajs cannot take. */
import kafkajs from 'kafkajs';
import { afterEach, expect, it } from '@jest/globals';
import { createKafkaClient } from '../../consumers/kafka/client.js';
import { createCluster } from '../../consumers/kafka/internals.js';
import type { KafkaLogOptions } from '../../consumers/kafka/options.js';
import type { Log } from '../../core/log.js';
import { eventually } from '../support/daemon-process.js';
import { noteFigures } from '../support/faults/looking.js';
import { describeOnKafka } from '../support/faults/on-kafka.js';
import { alterTopic, noteReading } from '../support/kafka-reading.js';
import { openFreshKafkaLog } from '../support/kafka-test-log.js';

const LIMIT_MS = 60_000;

await describeOnKafka('faults of reading', {}, (kafka) => {
  const logs: Log[] = [];

  afterEach(async () => {
    await Promise.all(logs.splice(0).map(async (log) => log.close()));
  }, 30_000);

  async function open(more: Partial<KafkaLogOptions> = {}): Promise<{ readonly log: Log; readonly options: KafkaLogOptions }> {
    const opened = await openFreshKafkaLog(kafka.cluster.brokers, 1, more);
    logs.push(opened.log);
    return opened;
  }

  it('17: a replay many times longer than the session, by a handler that is slow: never thrown out, read once', async () => {
    const { log } = await open({ sessionTimeoutMs: 1_500 });
    // a broker that has just begun refuses groups for a while: that is not what is looked at here
    await log.append({ topic: 'taskInfo', partition: 0 }, [{ key: 'k', value: 'v' }]);
    const first = await noteReading(log, ['taskInfo']);
    await first.until(() => first.records.length === 1);
    const texts = Array.from({ length: 4_000 }, (_, number) => `${String(number)} ${'x'.repeat(200)}`);
    for (let from = 0; from < texts.length; from += 500)
      await log.append(
        { topic: 'events', partition: 0 },
        texts.slice(from, from + 500).map((value) => ({ key: 'k', value })),
      );
    const beganMs = performance.now();
    // 2 ms a record, the loop held all the while
    const { records, troubles, gaps, until } = await noteReading(log, ['events'], ({ records: batch }) => {
      const untilMs = performance.now() + 2 * batch.length;
      while (performance.now() < untilMs);
    });
    await until(() => records.length >= texts.length);
    const tookMs = Math.round(performance.now() - beganMs);
    expect(records.map(({ value }) => String(value))).toEqual(texts);
    expect({ troubles, gaps }).toEqual({ troubles: [], gaps: [] });
    expect(tookMs).toBeGreaterThan(4 * 1_500);
    noteFigures('17', { tookMs, sessionMs: 1_500 });
  }, 120_000);

  it('25: a batch of 130,000 tiny records is read to its end', async () => {
    const { log, options } = await open();
    const count = 130_000;
    await produceOneBatch(options, count);
    const noted = await noteReading(log, ['taskStatus']);
    await eventually('it is read', () => (noted.positionOf(0) >= count ? true : undefined), LIMIT_MS);
    expect(noted.records).toHaveLength(count);
    expect(noted.troubles).toEqual([]);
  }, 120_000);

  it('25: a batch in a codec that is not registered: the trouble is told with its place, nothing is skipped', async () => {
    const { log, options } = await open();
    await alterTopic(kafka.cluster.brokers, options.topics.events, { 'compression.type': 'zstd' });
    const texts = ['one', 'two', 'three'].map((text) => text.repeat(100));
    const { CompressionCodecs, CompressionTypes } = kafkajs;
    const codec = CompressionCodecs[CompressionTypes.ZSTD];
    Reflect.deleteProperty(CompressionCodecs, CompressionTypes.ZSTD);
    try {
      await log.append(
        { topic: 'events', partition: 0 },
        texts.map((value) => ({ key: 'k', value })),
      );
      const noted = await noteReading(log, ['events']);
      const trouble = await eventually('the trouble is told', () => noted.troubles[0]);
      const isTold = (told: string): boolean => told !== 'over';
      await eventually('it is told again and again', () => (noted.troubles.filter(isTold).length >= 3 ? true : undefined));
      expect(noted.positionOf(0)).toBe(0);
      Reflect.set(CompressionCodecs, CompressionTypes.ZSTD, codec);
      await eventually('it is read', () => (noted.records.length >= texts.length ? true : undefined), LIMIT_MS);
      expect(noted.records.map(({ value }) => String(value))).toEqual(texts);
      expect(noted.gaps).toEqual([]);
      noteFigures('25', { trouble });
      expect(trouble).toContain(`the record batch at offset 0 of ${options.topics.events} partition 0, compressed in codec 4,`);
    } finally {
      Reflect.set(CompressionCodecs, CompressionTypes.ZSTD, codec);
    }
  }, 120_000);
});

/** kafkajs's producer takes minutes for it, its connection does not. */
async function produceOneBatch(options: KafkaLogOptions, count: number): Promise<void> {
  const connection = createCluster(createKafkaClient(options));
  await connection.connect();
  try {
    const topic = options.topics.taskStatus;
    await connection.addMultipleTargetTopics([topic]);
    const nodeId = connection.findTopicPartitionMetadata(topic)[0]?.leader ?? 0;
    // beyond what internals.ts types: src/broker/index.js of 2.2.4
    const broker = (await connection.findBroker({ nodeId })) as unknown as { readonly produce: (request: object) => Promise<unknown> };
    const messages = Array.from({ length: count }, () => ({ key: null, value: 'x', headers: {} }));
    await broker.produce({ acks: -1, timeout: 30_000, topicData: [{ topic, partitions: [{ partition: 0, messages }] }] });
  } finally {
    await connection.disconnect();
  }
}
