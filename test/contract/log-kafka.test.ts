import kafkajs from 'kafkajs';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { createKafkaLog } from '../../consumers/kafka/kafka-log.js';
import type { Log } from '../../core/log.js';
import { startKafka, type KafkaCluster } from '../support/kafka-broker.js';
import { findKafkaJars, KAFKA_VERSIONS } from '../support/kafka-jars.js';
import { openFreshKafkaLog } from '../support/kafka-test-log.js';
import { describeLogContract } from './log-contract.js';

const all = await Promise.all(KAFKA_VERSIONS.map(async (version) => ({ version, jars: await findKafkaJars(version) })));

for (const { version, jars } of all) {
  if (!jars.ok) {
    describe(`Kafka ${version}`, () => {
      it.skip(jars.why, () => {});
    });
    continue;
  }
  describe(`Kafka ${version}`, () => {
    let cluster: KafkaCluster;

    beforeAll(async () => {
      cluster = await startKafka({ jars });
    }, 90_000);
    afterAll(async () => cluster.dispose(), 30_000);

    describeLogContract({
      kind: `Kafka ${version}`,
      timeoutMs: 20_000,
      open: async () => {
        const { log, options } = await openFreshKafkaLog(cluster.brokers);
        const logs = [log];
        return {
          log,
          reopen: async () => {
            const another = createKafkaLog(options);
            logs.push(another);
            return another;
          },
          compactState: (one) => compact(cluster, options.topics.state, one),
          dispose: async () => {
            await Promise.all(logs.map((one) => one.close()));
          },
        };
      },
    });
  });
}

/** Lets the broker's cleaner take what is superseded, and waits until it has. */
async function compact(cluster: KafkaCluster, topic: string, log: Log): Promise<void> {
  const admin = new kafkajs.Kafka({ brokers: [...cluster.brokers], logLevel: kafkajs.logLevel.NOTHING, retry: { retries: 5 } }).admin();
  await admin.connect();
  const configEntries = Object.entries({
    'cleanup.policy': 'compact',
    'segment.ms': '100',
    'min.cleanable.dirty.ratio': '0.01',
    'min.compaction.lag.ms': '0',
    'max.compaction.lag.ms': '100',
    'delete.retention.ms': '86400000',
  }).map(([name, value]) => ({ name, value }));
  await admin.alterConfigs({ validateOnly: false, resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configEntries }] });
  await admin.disconnect();
  // the active segment is never compacted: a record after segment.ms begins a new one
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    await log.append({ topic: 'state', partition: 0 }, [{ key: 'roll', value: 'x' }]);
    const { records } = await log.readRange({ topic: 'state', partition: 0, from: 0, max: 1 });
    if ((records[0]?.offset ?? 0) >= 12) return;
  }
}
