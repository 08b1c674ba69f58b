import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { kafkajsModule } from '../../consumers/kafka/internals.js';
import type { KafkaLogOptions } from '../../consumers/kafka/options.js';
import { eventRecord } from '../../consumers/records-out.js';
import type { Log, LogRecord } from '../../core/log.js';
import { buildEvents } from '../support/history.js';
import { createTestServer } from '../support/http-server.js';
import { startKafka, type KafkaCluster } from '../support/kafka-broker.js';
import { findKafkaJars, KAFKA_VERSIONS } from '../support/kafka-jars.js';
import { alterTopic, deleteBefore, FAST_COMPACTION, noteReading, withIdempotentProducer } from '../support/kafka-reading.js';
import { openFreshKafkaLog } from '../support/kafka-test-log.js';
import { realClock } from '../support/real-clock.js';
import { openStream, type SseClient } from '../support/sse-client.js';

const all = await Promise.all(KAFKA_VERSIONS.map(async (version) => ({ version, jars: await findKafkaJars(version) })));
const values = (records: readonly LogRecord[]) => records.map(({ value }) => Buffer.from(value ?? []).toString());
const isOld = (value: Uint8Array | undefined) => value !== undefined && Buffer.from(value).toString().startsWith('old');
/** The least that Kafka 4 takes: what is nearly as large is merged with nothing. */
const SEGMENTED_COMPACTION = { ...FAST_COMPACTION, 'segment.bytes': '1048576' };
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

for (const { version, jars } of all) {
  if (!jars.ok) {
    describe(`Kafka ${version}`, () => {
      it.skip(jars.why, () => {});
    });
    continue;
  }
  describe(`the log on Kafka ${version}`, () => {
    let cluster: KafkaCluster;
    const logs: Log[] = [];
    const open = async (partitions = 1): Promise<{ readonly log: Log; readonly options: KafkaLogOptions }> => {
      const opened = await openFreshKafkaLog(cluster.brokers, partitions);
      logs.push(opened.log);
      return opened;
    };
    const append = (log: Log, ...given: readonly (readonly [key: string, value: string])[]) =>
      log.append(
        { topic: 'state', partition: 0 },
        given.map(([key, value]) => ({ key, value })),
      );

    beforeAll(async () => {
      cluster = await startKafka({ jars });
    }, 90_000);
    afterEach(async () => {
      await Promise.all(logs.splice(0).map((log) => log.close()));
    }, 30_000);
    afterAll(async () => cluster.dispose(), 30_000);

    it('reads what the broker has compressed, in every codec that it knows', async () => {
      const { log, options } = await open();
      const given: string[] = [];
      for (const codec of ['gzip', 'snappy', 'lz4', 'zstd']) {
        await alterTopic(cluster.brokers, options.topics.events, { 'compression.type': codec });
        const texts = Array.from({ length: 20 }, (_, n) => `${codec} ${n} ${'abc'.repeat(n * 50)}`);
        given.push(...texts);
        await log.append(
          { topic: 'events', partition: 0 },
          texts.map((value) => ({ key: 'k', value })),
        );
      }
      const { records, until } = await noteReading(log, ['events']);
      await until(() => records.length === given.length);
      expect(values(records)).toEqual(given);
    }, 30_000);

    it('is followed as a stream of events, and taken up again by another instance', async () => {
      const { log } = await open(3);
      const tell = (n: number) => log.append({ topic: 'events', partition: n % 3 }, buildEvents(n % 3, n, 1).map(eventRecord));
      const streams: { readonly close: () => Promise<void> }[] = [];
      const follow = async (lastEventId?: string): Promise<SseClient> => {
        const { server } = await createTestServer({ deps: { log, clock: realClock } });
        streams.push(server);
        const { port } = await server.listen({ host: '127.0.0.1', port: 0 });
        const url = `http://127.0.0.1:${String(port)}/api/v1/stream`;
        const client = await openStream(url, lastEventId === undefined ? {} : { lastEventId });
        await client.untilSo(() => client.lastId() !== '');
        return client;
      };
      const numbersOf = ({ messages }: SseClient): readonly number[] => messages.map(({ data }) => data.data.n);
      try {
        await tell(0);
        const first = await follow();
        for (const n of [1, 2, 3]) await tell(n);
        await first.until(3);
        expect([...numbersOf(first)].sort()).toEqual([1, 2, 3]);
        first.close();
        for (const n of [4, 5, 6]) await tell(n);
        const second = await follow(first.lastId());
        await second.untilSo(() => [4, 5, 6].every((n) => numbersOf(second).includes(n)));
        await tell(7);
        await second.untilSo(() => numbersOf(second).includes(7));
        second.close();
      } finally {
        await Promise.all(streams.map((server) => server.close()));
      }
    }, 60_000);

    it('gets to the end over a compacted tail of a large batch, in few requests', async () => {
      const { log, options } = await open();
      // of a segment so large that the cleaner merges no other with it, one batch, of which the tail will be gone
      await withIdempotentProducer(cluster.brokers, async (producer) => {
        const kept = Array.from({ length: 380 }, (_, n) => ({ key: `kept ${n}`, value: 'kept'.repeat(600), partition: 0 }));
        const messages = [...kept, ...Array.from({ length: 1000 }, (_, n) => ({ key: `gone ${n}`, value: 'old', partition: 0 }))];
        await producer.send({ topic: options.topics.state, messages });
      });
      await alterTopic(cluster.brokers, options.topics.state, SEGMENTED_COMPACTION);
      await sleep(150);
      await append(log, ['other', 'v'.repeat(200_000)], ...Array.from({ length: 1000 }, (_, n): [string, string] => [`gone ${n}`, 'new']));
      await rollUntil(log, (left) => !left.some(({ value }) => isOld(value)));

      const fetches = countFetches();
      const { records, positionOf, until, reader, gaps } = await noteReading(log, ['state']);
      const end = (await reader.ends())[0]?.end ?? 0;
      await until(() => positionOf(0) >= end);
      fetches.stop();
      expect(records.filter(({ offset }) => offset < 1380)).toHaveLength(380);
      expect(gaps).toEqual([]);
      expect(fetches.count()).toBeLessThan(100);
    }, 60_000);

    it('gets past a batch of which compaction left nothing', async () => {
      const { log, options } = await open();
      await append(log, ['first', 'v'.repeat(500_000)], ['second', 'v'.repeat(500_000)]);
      // the last batch of its producer in its segment: the cleaner keeps it, empty, until the producer is forgotten
      await withIdempotentProducer(cluster.brokers, async (producer) => {
        await producer.send({ topic: options.topics.state, messages: ['a', 'b', 'c'].map((key) => ({ key, value: 'old', partition: 0 })) });
      });
      await alterTopic(cluster.brokers, options.topics.state, SEGMENTED_COMPACTION);
      await sleep(150);
      await append(log, ['a', 'new'], ['b', 'new'], ['c', 'new'], ['other', 'v'.repeat(100_000)]);
      await rollUntil(log, (left) => !left.some(({ value }) => isOld(value)));

      const { records, positionOf, until, reader } = await noteReading(log, ['state']);
      const end = (await reader.ends())[0]?.end ?? 0;
      await until(() => positionOf(0) >= end);
      expect(values(records).filter((value) => value === 'new')).toHaveLength(3);
    }, 60_000);

    it('reads batches larger than all that it asks for at once, of each partition', async () => {
      const { log, options } = await open(3);
      await alterTopic(cluster.brokers, options.topics.events, { 'max.message.bytes': '8000000' });
      const batch = Array.from({ length: 12 }, (_, n) => ({ key: `k${n}`, value: 'v'.repeat(500_000) }));
      await withIdempotentProducer(cluster.brokers, async (producer) => {
        for (const partition of [0, 1, 2])
          await producer.send({ topic: options.topics.events, messages: batch.map((one) => ({ ...one, partition })) });
      });
      const { positionOf, until, records } = await noteReading(log, ['events']);
      await until(() => [0, 1, 2].every((partition) => positionOf(partition) === batch.length));
      for (const one of [0, 1, 2])
        expect(records.filter(({ partition }) => partition === one).map(({ offset }) => offset)).toEqual(batch.map((_, n) => n));
    }, 60_000);

    it('says what it lost when records were deleted before it could read them', async () => {
      const { log, options } = await open();
      const held: (() => void)[] = [];
      const noted = await noteReading(log, ['taskStatus'], () =>
        held.length === 0 ? new Promise<void>((resolve) => held.push(resolve)) : undefined,
      );
      const write = (...given: readonly string[]) =>
        log.append(
          { topic: 'taskStatus', partition: 0 },
          given.map((value) => ({ key: 'k', value })),
        );
      await write('0');
      await noted.until(() => held.length === 1);
      await write('1', '2', '3', '4');
      await deleteBefore(cluster.brokers, options.topics.taskStatus, { 0: 3 });
      held[0]?.();
      await noted.until(() => noted.records.at(-1)?.offset === 4);
      expect(values(noted.records)).toEqual(['0', '3', '4']);
      expect(noted.gaps).toEqual([{ topic: 'taskStatus', partition: 0, expected: 1, found: 3 }]);
    }, 30_000);

    it('goes on where it was when the broker was away, without loss or repetition', async () => {
      const { log } = await open(2);
      const noted = await noteReading(log, ['state', 'events']);
      await append(log, ['k', 'before']);
      await noted.until(() => noted.records.length === 1);
      await cluster.kill(0);
      await expect(append(log, ['k', 'meanwhile'])).rejects.toMatchObject({ name: 'LogError', failure: 'unavailable' });
      await expect(noted.reader.ends()).rejects.toMatchObject({ failure: 'unavailable' });
      await noted.until(() => noted.troubles.length > 0);
      await cluster.start(0);
      await retry(() => append(log, ['k', 'after']));
      await noted.until(() => noted.records.length >= 2);
      await noted.until(() => noted.troubles.at(-1) === 'over');
      expect(values(noted.records)).toEqual(['before', 'after']);
      expect(noted.gaps).toEqual([]);
    }, 90_000);

    /** Writes on until the cleaner has done its work . */
    const rollUntil = async (log: Log, isClean: (left: readonly LogRecord[]) => boolean): Promise<void> => {
      for (;;) {
        await sleep(150);
        await append(log, ['roll', 'x']);
        const { records } = await log.readRange({ topic: 'state', partition: 0, from: 0, max: 5000 });
        if (isClean(records)) return;
      }
    };
  });
}

/** Answers that kafkajs decodes from now on. */
function countFetches(): { readonly count: () => number; readonly stop: () => void } {
  const response = kafkajsModule('protocol/requests/fetch/v11/response') as { decode: (data: Buffer) => Promise<unknown> };
  const { decode } = response;
  let count = 0;
  response.decode = (data) => {
    count += 1;
    return decode(data);
  };
  return { count: () => count, stop: () => void (response.decode = decode) };
}

async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch {
      await sleep(200);
    }
  }
}
