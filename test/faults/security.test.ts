/** The same work over TLS and SASL, on both brokers; without them the whole of this suite runs. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cleanUp, createFolder } from '../support/daemon-process.js';
import { untilLive } from '../support/faults/looking.js';
import { SHARES, targetsOf, untilEven } from '../support/faults/pair.js';
import { createScene, type Scene } from '../support/faults/scene.js';
import { SASL_USER, startKafka, type KafkaCluster } from '../support/kafka-broker.js';
import { findKafkaJars, KAFKA_VERSIONS } from '../support/kafka-jars.js';

const all = await Promise.all(KAFKA_VERSIONS.map(async (version) => ({ version, jars: await findKafkaJars(version) })));

for (const { version, jars } of all) {
  if (!jars.ok) {
    describe(`security on Kafka ${version}`, () => {
      it.skip(jars.why, () => undefined);
    });
    continue;
  }
  describe(`security on Kafka ${version}`, () => {
    let cluster: KafkaCluster;
    let scene: Scene;

    beforeAll(async () => {
      cluster = await startKafka({ jars, secure: true });
    }, 120_000);
    afterEach(async () => {
      await cleanUp();
      await scene.close();
    }, 60_000);
    afterAll(async () => cluster.dispose(), 30_000);

    it.each(version === KAFKA_VERSIONS[0] ? ['scram-sha-512', 'plain'] : ['scram-sha-512'])(
      '33: over TLS with %s: shares are handed over, alerts come once',
      async (mechanism) => {
        scene = await createScene({ brokers: cluster.brokers, shares: SHARES });
        const files = createFolder();
        const [caFile, passwordFile] = [join(files, 'ca.pem'), join(files, 'password')];
        writeFileSync(caFile, cluster.certificates?.ca ?? '');
        writeFileSync(passwordFile, SASL_USER.password);
        const kafka = { ssl: { caFile }, sasl: { mechanism, username: SASL_USER.username, passwordFile } };
        const options = { brokers: cluster.secureBrokers, kafka };
        const one = await scene.start('one', options);
        await untilLive(one, SHARES);
        await scene.begin(one);
        const two = await scene.start('two', options);
        await untilEven([one, two]);
        const [fallen = -1] = await targetsOf(scene, one);
        scene.break(fallen);
        await scene.settle();
        one.signal('SIGTERM');
        expect(await one.ended).toBe(0);
        await untilLive(two, SHARES);
        scene.mend(fallen);
        await scene.settle();
        expect(await scene.judge()).toEqual([]);
      },
      180_000,
    );
  });
}
