import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { explainKafkaError } from '../../consumers/kafka/errors.js';
import { createKafkaLog } from '../../consumers/kafka/kafka-log.js';
import type { KafkaLogOptions, SaslMechanism } from '../../consumers/kafka/options.js';
import { checkTopics, createTopics } from '../../consumers/kafka/topics-admin.js';
import type { Log, LogTopic } from '../../core/log.js';
import { SASL_USER, startKafka, type KafkaCluster } from '../support/kafka-broker.js';
import { findKafkaJars } from '../support/kafka-jars.js';
import { alterTopic, noteReading } from '../support/kafka-reading.js';
import { freshTopics, kafkaConnection, kafkaLogOptions } from '../support/kafka-test-log.js';

const jars = await findKafkaJars('4.4.0');
const describeHere = jars.ok ? describe : describe.skip;

describeHere('a connection to Kafka', () => {
  let cluster: KafkaCluster;
  let topics: Readonly<Record<LogTopic, string>>;
  const logs: Log[] = [];

  const open = (brokers: readonly string[], more: Partial<KafkaLogOptions> = {}): Log => {
    const log = createKafkaLog(kafkaLogOptions(brokers, topics, more));
    logs.push(log);
    return log;
  };
  const secure = (mechanism: SaslMechanism, more: { readonly ca?: string; readonly password?: string } = {}): Partial<KafkaLogOptions> => ({
    ssl: { ca: more.ca ?? cluster.certificates?.ca ?? '' },
    sasl: { mechanism, username: SASL_USER.username, password: more.password ?? SASL_USER.password },
  });
  const failureOf = (log: Log) =>
    log.append({ topic: 'events', partition: 0 }, [{ key: 'k', value: 'v' }]).then(
      () => undefined,
      (error: unknown) => explainKafkaError(error),
    );

  beforeAll(async () => {
    cluster = await startKafka({ jars, secure: true });
    topics = freshTopics();
    await createTopics(kafkaConnection(cluster.brokers), { topics, partitions: 2 });
  }, 120_000);
  afterEach(async () => {
    await Promise.all(logs.splice(0).map((log) => log.close()));
  }, 30_000);
  afterAll(async () => cluster.dispose(), 30_000);

  it.each(['plain', 'scram-sha-256', 'scram-sha-512'] as const)(
    'works over TLS with %s',
    async (mechanism) => {
      const log = open(cluster.secureBrokers, secure(mechanism));
      const [at] = await log.append({ topic: 'events', partition: 0 }, [{ key: 'k', value: mechanism }]);
      const { records, until } = await noteReading(log, ['events']);
      await until(() => records.some(({ offset }) => offset === at?.offset));
      expect(records.map(({ value }) => String(value))).toContain(mechanism);
    },
    30_000,
  );

  it.each(['plain', 'scram-sha-512'] as const)(
    'tells a wrong password for %s as a fault of the configuration',
    async (mechanism) => {
      const trouble = await failureOf(open(cluster.secureBrokers, secure(mechanism, { password: 'wrong' })));
      expect(trouble).toMatchObject({
        kind: 'configuration',
        failure: 'unauthorized',
        message: expect.stringContaining('refuses the user or password of log.kafka.sasl'),
      });
    },
    30_000,
  );

  it('tells a wrong authority as a fault of the configuration', async () => {
    const trouble = await failureOf(open(cluster.secureBrokers, secure('plain', { ca: cluster.certificates?.otherCa ?? '' })));
    expect(trouble).toMatchObject({
      kind: 'configuration',
      failure: 'unauthorized',
      message: expect.stringContaining('log.kafka.ssl.caFile'),
    });
  }, 30_000);

  it('tells TLS to a plain listener as a fault of the configuration', async () => {
    expect(await failureOf(open(cluster.brokers, { ssl: true }))).toMatchObject({ kind: 'configuration' });
  }, 30_000);

  it('takes a broker that is not there for one that may come', async () => {
    const port = await freePort();
    const log = open([`127.0.0.1:${port}`]);
    expect(await failureOf(log)).toMatchObject({
      kind: 'unavailable',
      failure: 'unavailable',
      message: expect.stringContaining('nothing listens there'),
    });
    await expect(noteReading(log, ['state'])).rejects.toMatchObject({ failure: 'unavailable' });
    await expect(checkTopics(kafkaConnection([`127.0.0.1:${port}`]), topics)).rejects.toMatchObject({ failure: 'unavailable' });
  }, 60_000);

  it('tells a missing topic, with the remedy', async () => {
    const log = createKafkaLog(kafkaLogOptions(cluster.brokers, freshTopics()));
    logs.push(log);
    expect(await failureOf(log)).toMatchObject({
      kind: 'configuration',
      failure: 'unknown-topic',
      message: expect.stringContaining('taskpulse topics create'),
    });
  }, 30_000);

  it('makes missing topics once, with their policies, and finds them good but for the single broker', async () => {
    const own = freshTopics();
    const connection = kafkaConnection(cluster.brokers);
    expect((await checkTopics(connection, own)).map(({ severity, topic }) => `${severity} ${topic}`)).toEqual([
      ...Object.values(own).map((name) => `refuse ${name}`),
      `warn ${own.state}`,
    ]);
    expect((await createTopics(connection, { topics: own })).created).toHaveLength(5);
    expect(await createTopics(connection, { topics: own })).toEqual({ created: [], existing: Object.values(own) });
    expect(await checkTopics(connection, own)).toEqual([
      { severity: 'warn', topic: own.state, message: expect.stringContaining('single broker') },
    ]);

    await alterTopic(cluster.brokers, own.state, { 'cleanup.policy': 'delete' });
    const refused = (await checkTopics(connection, own)).filter(({ severity }) => severity === 'refuse');
    expect(refused.map(({ message }) => message)).toEqual([
      expect.stringContaining('cleanup.policy=delete'),
      expect.stringContaining('min.compaction.lag.ms=0'),
    ]);
  }, 30_000);

  it('refuses more replicas than brokers in words', async () => {
    await expect(createTopics(kafkaConnection(cluster.brokers), { topics: freshTopics(), replicationFactor: 3 })).rejects.toThrow(
      'there are fewer brokers than replicas',
    );
  }, 30_000);

  it('keeps no timer busy while nothing happens', async () => {
    const log = open(cluster.brokers);
    await log.append({ topic: 'state', partition: 0 }, [{ key: 'k', value: 'v' }]);
    const { records, until } = await noteReading(log, ['state']);
    await until(() => records.length > 0);
    const { setTimeout: real } = globalThis;
    let timers = 0;
    globalThis.setTimeout = Object.assign((...args: Parameters<typeof real>) => (timers++, real(...args)), real);
    await new Promise((resolve) => real(resolve, 2000));
    globalThis.setTimeout = real;
    // unrepaired, kafkajs sets some 3,000 a second
    expect(timers).toBeLessThan(100);
  }, 30_000);
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
