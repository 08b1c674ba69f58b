/**
 * The same as kill-embedded, on a real Kafka: three shares, all of the one instance that is killed (who owns what among several is
 * the affair of test/integration/ownership and the explorer). KILLS=1000 kills so often.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createKafkaLog } from '../../consumers/kafka/kafka-log.js';
import { createTopics } from '../../consumers/kafka/topics-admin.js';
import { compileChild, type CompiledChild } from '../support/compile-child.js';
import { startKafka, type KafkaCluster } from '../support/kafka-broker.js';
import { findKafkaJars } from '../support/kafka-jars.js';
import { freshTopics, kafkaConnection, kafkaLogOptions } from '../support/kafka-test-log.js';
import { hunt } from '../support/kill/hunt.js';

const jars = await findKafkaJars('4.4.0');
const SHARES = 3;
const kills = Number(process.env['KILLS'] ?? 30);
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);

if (!jars.ok) {
  describe('kill -9 on a real broker', () => {
    it.skip(jars.why, () => undefined);
  });
} else {
  describe('kill -9 on a real broker', () => {
    let cluster: KafkaCluster;
    let child: CompiledChild;

    beforeAll(async () => {
      cluster = await startKafka({ jars });
      child = await compileChild('test/support/kill/kill-child.ts');
    }, 90_000);
    afterAll(async () => {
      await child.remove();
      await cluster.dispose();
    }, 30_000);

    it(
      `${String(kills)} kills lose no alert, change none and double none`,
      async () => {
        const topics = freshTopics();
        await createTopics(kafkaConnection(cluster.brokers), { topics, partitions: SHARES });
        const { complaints, counts } = await hunt({
          file: child.file,
          log: { kind: 'kafka', brokers: cluster.brokers, topics },
          topics,
          shareCount: SHARES,
          kills,
          seed,
          liveMaxMs: 800,
          // a broker refuses what comes from the future
          faster: 1,
          openLog: () => Promise.resolve(createKafkaLog(kafkaLogOptions(cluster.brokers, topics))),
        });
        process.stdout.write(`seed ${String(seed)}: ${JSON.stringify(counts)}\n`);
        expect(complaints).toEqual([]);
        expect(counts.kills).toBe(kills);
        expect(counts.incidents).toBeGreaterThan(kills / 8);
      },
      60_000 + 6_000 * kills,
    );
  });
}
