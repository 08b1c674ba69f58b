/** The same work over TLS and SASL, on both brokers; without them the whole of this suite runs. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { createFolder } from '../support/daemon-process.js';
import { untilLive } from '../support/faults/looking.js';
import { describeScenes } from '../support/faults/on-kafka.js';
import { targetsOf, untilEven } from '../support/faults/pair.js';
import { SHARES } from '../support/faults/scene.js';
import { SASL_USER } from '../support/kafka-broker.js';
import { KAFKA_VERSIONS } from '../support/kafka-jars.js';

await describeScenes('security', { versions: KAFKA_VERSIONS, kafka: { secure: true }, startLimitMs: 120_000 }, (kafka) => {
  it.each(kafka.version === KAFKA_VERSIONS[0] ? ['scram-sha-512', 'plain'] : ['scram-sha-512'])(
    '33: over TLS with %s: shares are handed over, alerts come once',
    async (mechanism) => {
      const scene = await kafka.open();
      const files = createFolder();
      const [caFile, passwordFile] = [join(files, 'ca.pem'), join(files, 'password')];
      writeFileSync(caFile, kafka.cluster.certificates?.ca ?? '');
      writeFileSync(passwordFile, SASL_USER.password);
      const connection = { ssl: { caFile }, sasl: { mechanism, username: SASL_USER.username, passwordFile } };
      const options = { brokers: kafka.cluster.secureBrokers, kafka: connection };
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
