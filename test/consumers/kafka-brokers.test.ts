/** Brokers that are up and yet of no use, or of use only to others. */
import { afterEach, describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import { createBrokerOrder } from '../../consumers/kafka/broker-order.js';
import { createKafkaClient } from '../../consumers/kafka/client.js';
import { createCluster } from '../../consumers/kafka/internals.js';
import { createKafkaLog } from '../../consumers/kafka/kafka-log.js';
import { patchKafkajs } from '../../consumers/kafka/patches.js';
import { API, apiVersions, metadataOf, startFakeBroker, type Answer, type FakeBroker } from '../support/fake-broker.js';
import { kafkaConnection, kafkaLogOptions } from '../support/kafka-test-log.js';

const TOPICS = { taskStatus: 'in', taskInfo: 'info', state: 'state', events: 'events', deadLetter: 'dead' };
const STATE = { name: 'state', partitions: 2 };
const closes: (() => Promise<void>)[] = [];

async function start(answers: Readonly<Record<number, Answer>>): Promise<FakeBroker> {
  const broker = await startFakeBroker(answers);
  closes.push(broker.close);
  return broker;
}

const startGood = async (...topics: Parameters<typeof metadataOf>[0]) =>
  start({ [API.apiVersions]: apiVersions, [API.metadata]: metadataOf(topics) });

afterEach(async () => {
  for (const close of closes.splice(0).reverse()) await close();
});

describe('a topic without a leader', () => {
  it("does not stop questions about others when it is somebody else's", async () => {
    const { address } = await startGood(STATE, { name: "somebody's", partitions: 2, isLeaderless: true });
    const log = createKafkaLog(kafkaLogOptions([address], TOPICS));
    closes.push(log.close);
    expect(await log.partitionCount('state')).toBe(2);
  });

  it('does not keep an administrator from the list of topics', async () => {
    const { address } = await startGood(STATE, { name: "somebody's", partitions: 2, isLeaderless: true });
    const admin = createKafkaClient(kafkaConnection([address])).admin();
    closes.push(() => admin.disconnect());
    await admin.connect();
    expect(await admin.listTopics()).toEqual(['state', "somebody's"]);
  });

  it('is told as such when it is ours', async () => {
    const { address } = await startGood({ ...STATE, isLeaderless: true });
    const cluster = createCluster(createKafkaClient(kafkaConnection([address])));
    closes.push(() => cluster.disconnect());
    await cluster.connect();
    await expect(cluster.addMultipleTargetTopics(['state'])).rejects.toThrow('There is no leader for this topic-partition');
  });
});

describe('a broker that takes connections and does not answer', () => {
  const quickClient = (addresses: readonly string[]) => {
    patchKafkajs();
    return new kafkajs.Kafka({
      brokers: createBrokerOrder(addresses),
      connectionTimeout: 150,
      requestTimeout: 150,
      logLevel: kafkajs.logLevel.NOTHING,
      retry: { retries: 1, initialRetryTime: 1 },
    });
  };
  const connect = async (kafka: kafkajs.Kafka): Promise<void> => {
    const cluster = createCluster(kafka);
    closes.push(() => cluster.disconnect());
    await cluster.connect();
  };

  it('is left for the next, once for all clients', async () => {
    const frozen = await start({});
    const good = await startGood(STATE);
    const addresses = [frozen.address, good.address];
    await connect(quickClient(addresses));
    await connect(quickClient(addresses));
    expect([frozen.requests, good.requests]).toEqual([[API.apiVersions], [API.apiVersions, API.apiVersions]]);
  });

  it('is tried again when the others fail too, and not avoided once it answers', async () => {
    let isFrozen = true;
    const first = await start({ [API.apiVersions]: (...asked) => (isFrozen ? undefined : apiVersions(...asked)) });
    const second = await start({});
    const addresses = [first.address, second.address];
    await expect(connect(quickClient(addresses))).rejects.toThrow('does not answer');
    isFrozen = false;
    await connect(quickClient(addresses));
    await connect(quickClient(addresses));
    expect([first.requests.length, second.requests.length]).toEqual([3, 1]);
  });

  it('is not what each new connection of a client begins at', async () => {
    const brokers = [await startGood(STATE), await startGood(STATE)];
    const kafka = createKafkaClient(kafkaConnection(brokers.map(({ address }) => address)));
    for (let begun = 1; begun <= 4; begun += 1) await connect(kafka);
    expect(brokers.map(({ requests }) => requests.length)).toEqual([2, 2]);
  });
});
