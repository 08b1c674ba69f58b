/** The built program on a real broker: topics made by the command, statuses by Kafka and by HTTP, a webhook at the end. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createKafkaLog } from '../../consumers/kafka/kafka-log.js';
import { cleanUp, createFolder, eventually, runCommand, startRun } from '../support/daemon-process.js';
import { startKafka, type KafkaCluster } from '../support/kafka-broker.js';
import { findKafkaJars, KAFKA_VERSIONS } from '../support/kafka-jars.js';
import { alterTopic } from '../support/kafka-reading.js';
import { freshTopics, kafkaLogOptions } from '../support/kafka-test-log.js';
import { createHttpTarget, createReceiver, ended, running } from '../support/scenario.js';

const all = await Promise.all(KAFKA_VERSIONS.map(async (version) => ({ version, jars: await findKafkaJars(version) })));

for (const { version, jars } of all) {
  if (!jars.ok) {
    describe(`run on Kafka ${version}`, () => {
      it.skip(jars.why, () => undefined);
    });
    continue;
  }
  describe(`run on Kafka ${version}`, () => {
    let cluster: KafkaCluster;
    const open: { readonly close: () => Promise<void> }[] = [];

    beforeAll(async () => {
      cluster = await startKafka({ jars });
    }, 90_000);
    afterEach(async () => {
      await cleanUp();
      for (const one of open.splice(0).reverse()) await one.close();
    }, 60_000);
    afterAll(async () => cluster.dispose(), 30_000);

    it('statuses by Kafka and HTTP become targets, an alert fires, survives a kill, and is resolved', async () => {
      const folder = createFolder();
      const topics = freshTopics();
      const target = await createHttpTarget('127.0.0.41');
      const receiver = await createReceiver();
      const log = createKafkaLog(kafkaLogOptions(cluster.brokers, topics));
      open.push(target, receiver, log);
      const config = {
        instance: 'a',
        log: { kind: 'kafka', kafka: { brokers: cluster.brokers, groupId: topics.state, sessionTimeout: '6s' }, topics },
        http: { port: 0 },
        probing: { allow: ['127.0.0.0/8'] },
        checks: [{ name: 'web', kind: 'http', port: target.port, path: '/', interval: '300ms', timeout: '200ms', fall: 2, grace: '0s' }],
        sinks: [{ name: 'ops', kind: 'webhook', url: receiver.url }],
      };
      writeFileSync(join(folder, 'topics.yaml'), JSON.stringify(config));
      const before = await runCommand(['topics', 'check', '--config', 'topics.yaml'], { cwd: folder });
      expect(before.code).toBe(78);
      const made = await runCommand(['topics', 'create', '--partitions', '3', '--config', 'topics.yaml'], { cwd: folder });
      expect(made).toMatchObject({ code: 0 });
      expect(await runCommand(['topics', 'check', '--config', 'topics.yaml'], { cwd: folder })).toMatchObject({ code: 0 });

      await alterTopic(cluster.brokers, topics.state, { 'cleanup.policy': 'delete', 'min.compaction.lag.ms': '3600000' });
      const refused = await runCommand(['run', '--config', 'topics.yaml'], { cwd: folder });
      expect(refused).toMatchObject({ code: 78 });
      expect(refused.stderr).toContain('set cleanup.policy=compact');
      await alterTopic(cluster.brokers, topics.state, { 'cleanup.policy': 'compact', 'min.compaction.lag.ms': '3600000' });

      const first = await startRun(folder, config);
      await log.append({ topic: 'taskStatus' }, [
        {
          key: 'f1/web.1',
          value: JSON.stringify(running('web.1', '127.0.0.41')),
          headers: { 'content-type': 'application/json', 'taskpulse-framework-id': 'f1' },
        },
        { key: 'f1/web.1', value: 'poison', headers: { 'content-type': 'application/json', 'taskpulse-framework-id': 'f1' } },
      ]);
      const headers = { 'content-type': 'application/json', 'taskpulse-framework-id': 'f2' };
      expect(await first.post('/api/v1/task-status', JSON.stringify(running('web.1', '127.0.0.42')), headers)).toMatchObject({
        status: 202,
      });
      await eventually('both tasks are there, the poison is a dead letter', async () => {
        const { items } = (await first.get('/api/v1/tasks')) as { items: { frameworkId: string }[] };
        const letters = await log.readRange({ topic: 'deadLetter', partition: 0, from: 0, max: 10 });
        return items.length === 2 &&
          letters.end +
            (await log.readRange({ topic: 'deadLetter', partition: 1, from: 0, max: 1 })).end +
            (await log.readRange({ topic: 'deadLetter', partition: 2, from: 0, max: 1 })).end ===
            1
          ? true
          : undefined;
      });
      target.answer = 503;
      await eventually('it fires', () => receiver.heard.find(({ body }) => JSON.stringify(body).includes('127.0.0.41')));
      await eventually('the delivery is written', async () => {
        const { items } = (await first.get('/api/v1/incidents?status=open')) as {
          items: { subject: { frameworkId: string }; notifications: { result: string }[] }[];
        };
        return items.every(({ notifications }) => notifications[0]?.result === 'sent') && items.length === 2 ? true : undefined;
      });
      first.signal('SIGKILL');
      await first.ended;
      const heard = receiver.heard.length;

      const second = await startRun(folder, { ...config, instance: 'b' });
      await eventually('it owns every share', async () => {
        const { shares } = (await second.get('/api/v1/status')) as { shares: { phase: string }[] };
        return shares.every(({ phase }) => phase === 'live') ? true : undefined;
      });
      expect(receiver.heard).toHaveLength(heard);
      await second.post('/api/v1/task-status', JSON.stringify(ended('web.1')), { ...headers, 'taskpulse-framework-id': 'f1' });
      const gone = await eventually('it is gone', () => receiver.heard[heard]);
      expect(gone.body).toMatchObject({ event: 'resolved', reason: 'gone' });
      second.signal('SIGTERM');
      expect(await second.ended).toBe(0);
    }, 120_000);
  });
}
