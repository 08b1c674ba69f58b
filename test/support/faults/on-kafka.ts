/**
 * Tests on a real broker of their own, in three layers: the brokers alone; with scenes that are closed after each test; with a
 * proxy in front of the first instance. Where the brokers cannot be run, each is skipped and says why.
 */
import { afterAll, afterEach, beforeAll, describe, it } from '@jest/globals';
import { cleanUp } from '../daemon-process.js';
import { startKafka, type KafkaCluster, type KafkaOptions } from '../kafka-broker.js';
import { findKafkaJars, type KafkaVersion } from '../kafka-jars.js';
import { createKafkaProxy, type KafkaProxy } from './kafka-proxy.js';
import { createScene, type Scene, type SceneOptions } from './scene.js';

const NEWEST: readonly KafkaVersion[] = ['4.4.0'];

export interface OnKafkaOptions {
  /** One block of tests for each. */
  readonly versions?: readonly KafkaVersion[];
  readonly kafka?: Omit<KafkaOptions, 'jars'>;
  /** Within which the brokers serve. */
  readonly startLimitMs?: number;
}

export interface OnKafka {
  readonly version: KafkaVersion;
  readonly cluster: KafkaCluster;
}

export interface SceneOnKafka extends OnKafka {
  /** What the first instance talks to: the proxy, where there is one. */
  readonly front: readonly string[];
  /** A test opens one; it is closed after it. */
  readonly open: (options?: Omit<SceneOptions, 'brokers'>) => Promise<Scene>;
}

export interface ProxiedKafka extends SceneOnKafka {
  /** Open and honest at the beginning of each test. */
  readonly proxy: KafkaProxy;
}

/** What `body` is given may be looked at in tests and hooks only: the brokers start after the block was described. */
export async function describeOnKafka(name: string, options: OnKafkaOptions, body: (kafka: OnKafka) => void): Promise<void> {
  await describeEach(name, options, (version, start) => {
    let cluster: KafkaCluster | undefined;
    beforeAll(async () => {
      cluster = await start();
    }, options.startLimitMs ?? 90_000);
    afterAll(async () => cluster?.dispose(), 30_000);
    body({
      version,
      get cluster() {
        return begun(cluster);
      },
    });
  });
}

export async function describeScenes(name: string, options: OnKafkaOptions, body: (kafka: SceneOnKafka) => void): Promise<void> {
  await describeOnKafka(name, options, (kafka) => {
    const open = closeScenes(() => kafka.cluster);
    body({
      version: kafka.version,
      open,
      get cluster() {
        return kafka.cluster;
      },
      get front() {
        return kafka.cluster.brokers;
      },
    });
  });
}

export async function describeBehindProxy(name: string, options: OnKafkaOptions, body: (kafka: ProxiedKafka) => void): Promise<void> {
  await describeEach(name, options, (version, start) => {
    let proxy: KafkaProxy | undefined;
    let cluster: KafkaCluster | undefined;
    beforeAll(async () => {
      proxy = await createKafkaProxy();
      cluster = await start({ advertised: proxy.address });
      proxy.target = cluster.proxied;
    }, options.startLimitMs ?? 90_000);
    const open = closeScenes(() => begun(cluster));
    afterEach(() => {
      Object.assign(begun(proxy), { mode: 'open', mischief: () => undefined, tampered: 0 });
    });
    afterAll(async () => {
      await cluster?.dispose();
      await proxy?.close();
    }, 30_000);
    body({
      version,
      open,
      get cluster() {
        return begun(cluster);
      },
      get proxy() {
        return begun(proxy);
      },
      get front() {
        return [begun(proxy).address];
      },
    });
  });
}

type Start = (more?: Omit<KafkaOptions, 'jars'>) => Promise<KafkaCluster>;

async function describeEach(
  name: string,
  { versions = NEWEST, kafka }: OnKafkaOptions,
  body: (version: KafkaVersion, start: Start) => void,
): Promise<void> {
  for (const version of versions) {
    const jars = await findKafkaJars(version);
    describe(`${name} on Kafka ${version}`, () => {
      if (jars.ok) body(version, async (more) => startKafka({ jars, ...kafka, ...more }));
      else it.skip(jars.why, () => undefined);
    });
  }
}

/** Ends the instances and closes the scene after each test; a scene that could not be made leaves nothing to close. */
function closeScenes(cluster: () => KafkaCluster): SceneOnKafka['open'] {
  const scenes: Scene[] = [];
  afterEach(async () => {
    await cleanUp();
    for (const scene of scenes.splice(0)) await scene.close();
  }, 60_000);
  return async (options = {}) => {
    const scene = await createScene({ brokers: cluster().brokers, ...options });
    scenes.push(scene);
    return scene;
  };
}

function begun<T>(started: T | undefined): T {
  if (started === undefined) throw new Error('The brokers are started after the tests were described');
  return started;
}
