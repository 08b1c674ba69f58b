/** Starts real Kafka brokers on loopback: one node or three (KRaft), plain, and on request with TLS and SASL. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import kafkajs from 'kafkajs';
import type { KafkaJars } from './kafka-jars.js';
import { createTestCertificates, type TestCertificates } from './test-certificates.js';

const run = promisify(execFile);
const CLUSTER_ID = 'MkU3OEVBNTcwNTJENDM2Qk';
const JVM = ['-Xms128m', '-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];
/** Three at once on a busy machine take their time. */
const READY_MS = 120_000;
/** Of each node: plain, secure, controller, behind a proxy. */
const PORTS = 4;

export const SASL_USER = { username: 'probe', password: 'secret' } as const;

export interface KafkaOptions {
  readonly jars: KafkaJars;
  readonly nodes?: 1 | 3;
  /** A second listener with TLS and SASL (plain, scram-sha-256, scram-sha-512) for SASL_USER. */
  readonly secure?: boolean;
  /** A further plain listener of a single node, which tells its clients this address instead of its own: a proxy's. */
  readonly advertised?: string;
  readonly config?: Readonly<Record<string, string>>;
}

export interface KafkaCluster {
  /** The plain listeners. */
  readonly brokers: readonly string[];
  readonly secureBrokers: readonly string[];
  /** Where the proxy of `advertised` should lead. */
  readonly proxied: string;
  readonly certificates: TestCertificates | undefined;
  /** SIGTERM and the end of the process; of all nodes when none is named. */
  readonly stop: (node?: number) => Promise<void>;
  /** kill -9, as a power failure does. */
  readonly kill: (node: number) => Promise<void>;
  /** SIGSTOP: connections stay, nothing answers. */
  readonly pause: (node: number) => void;
  readonly resume: (node: number) => void;
  /** Starts a node that was stopped or killed, and waits until it serves. */
  readonly start: (node: number) => Promise<void>;
  /** Stops all and removes the folders. */
  readonly dispose: () => Promise<void>;
}

interface Node {
  readonly index: number;
  readonly folder: string;
  readonly plain: string;
  readonly secure: string;
  readonly proxied: string;
  process: ChildProcess | undefined;
  /** We asked it to end. */
  isEnding: boolean;
  closed: Promise<void>;
}

/** Resolves once all nodes serve. */
export async function startKafka(options: KafkaOptions): Promise<KafkaCluster> {
  const { jars, nodes: count = 1, secure = false } = options;
  if (!jars.ok) throw new Error(jars.why);
  const folder = await mkdtemp(join(tmpdir(), 'taskpulse-kafka-'));
  const certificates = secure ? await createTestCertificates(folder) : undefined;
  const ports = await freePorts(count * PORTS);
  const address = (index: number, of: number): string => `127.0.0.1:${String(ports[index * PORTS + of])}`;
  const voters = Array.from({ length: count }, (_, index) => `${index + 1}@${address(index, 2)}`).join(',');
  const nodes = Array.from({ length: count }, (_, index): Node => {
    return {
      index,
      folder: join(folder, `node-${index + 1}`),
      plain: address(index, 0),
      secure: address(index, 1),
      proxied: address(index, 3),
      process: undefined,
      isEnding: false,
      closed: Promise.resolve(),
    };
  });
  for (const node of nodes) {
    await writeFile(
      `${node.folder}.properties`,
      properties({ node, count, voters, controller: address(node.index, 2), options, certificates, folder }),
    );
    const scram = secure
      ? ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) => [
          '--add-scram',
          `${mechanism}=[name=${SASL_USER.username},password=${SASL_USER.password}]`,
        ])
      : [];
    await run('java', [
      '-cp',
      jars.classPath,
      'kafka.tools.StorageTool',
      'format',
      '-t',
      CLUSTER_ID,
      '-c',
      `${node.folder}.properties`,
      '--ignore-formatted',
      ...scram,
    ]);
  }
  const start = (node: Node): void => startNode(node, jars.classPath);
  const brokers = nodes.map(({ plain }) => plain);
  const cluster: KafkaCluster = {
    brokers,
    secureBrokers: secure ? nodes.map((node) => node.secure) : [],
    proxied: nodeAt(nodes, 0).proxied,
    certificates,
    stop: async (index) => {
      // together: one after the other, the last has no quorum for its shutdown
      await Promise.all(nodes.filter((node) => index === undefined || node.index === index).map((node) => end(node, 'SIGTERM')));
    },
    kill: (index) => end(nodeAt(nodes, index), 'SIGKILL'),
    pause: (index) => void nodeAt(nodes, index).process?.kill('SIGSTOP'),
    resume: (index) => void nodeAt(nodes, index).process?.kill('SIGCONT'),
    start: async (index) => {
      start(nodeAt(nodes, index));
      await waitUntilServing([nodeAt(nodes, index).plain], nodes.filter((node) => node.process !== undefined).length);
    },
    dispose: async () => {
      for (const node of nodes) node.process?.kill('SIGCONT');
      // nothing of it is kept: no need to wait for an orderly end
      await Promise.all(nodes.map((node) => end(node, 'SIGKILL')));
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    nodes.forEach(start);
    await waitUntilServing(brokers, count);
    return cluster;
  } catch (error) {
    await cluster.dispose();
    throw error;
  }
}

function startNode(node: Node, classPath: string): void {
  const child = spawn('java', [...JVM, '-cp', classPath, 'kafka.Kafka', `${node.folder}.properties`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const killWithUs = (): void => void child.kill('SIGKILL');
  process.on('exit', killWithUs);
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said = (said + data.toString()).slice(-4000)));
  node.process = child;
  node.isEnding = false;
  node.closed = new Promise((resolve) => {
    child.on('close', (code, signal) => {
      process.off('exit', killWithUs);
      if (!node.isEnding) process.stderr.write(`Kafka node ${node.index + 1} ended by itself with ${String(code ?? signal)}:\n${said}\n`);
      if (node.process === child) node.process = undefined;
      resolve();
    });
  });
}

async function end(node: Node, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  node.isEnding = true;
  node.process?.kill(signal);
  await node.closed;
}

function nodeAt(nodes: readonly Node[], index: number): Node {
  const node = nodes[index];
  if (node === undefined) throw new Error(`There is no node ${index}`);
  return node;
}

async function waitUntilServing(brokers: readonly string[], count: number): Promise<void> {
  const deadline = performance.now() + READY_MS;
  for (;;) {
    const kafka = new kafkajs.Kafka({
      brokers: [...brokers],
      logLevel: kafkajs.logLevel.NOTHING,
      retry: { retries: 0 },
      requestTimeout: 2000,
    });
    const admin = kafka.admin();
    try {
      await admin.connect();
      if ((await admin.describeCluster()).brokers.length >= count) return;
    } catch (error) {
      if (performance.now() > deadline)
        throw new Error(`Kafka at ${brokers.join(', ')} does not serve after ${READY_MS} ms`, { cause: error });
    } finally {
      await admin.disconnect();
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Ports that were free a moment ago; held open together, so that none is given twice. */
async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            if (address === null || typeof address === 'string') reject(new Error('No port'));
            else resolve(address.port);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

interface PropertiesOf {
  readonly node: Node;
  readonly count: number;
  readonly voters: string;
  readonly controller: string;
  readonly options: KafkaOptions;
  readonly certificates: TestCertificates | undefined;
  readonly folder: string;
}

function properties({ node, count, voters, controller, options, certificates }: PropertiesOf): string {
  const listeners = `PLAINTEXT://${node.plain}${certificates === undefined ? '' : `,SASL_SSL://${node.secure}`}`;
  const { advertised } = options;
  const behind = (at: string): string => (advertised === undefined ? '' : `,PROXIED://${at}`);
  const replicas = String(count);
  const least = String(Math.max(1, count - 1));
  const security: Readonly<Record<string, string>> =
    certificates === undefined
      ? {}
      : {
          'sasl.enabled.mechanisms': 'SCRAM-SHA-512,SCRAM-SHA-256,PLAIN',
          'listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config': 'org.apache.kafka.common.security.scram.ScramLoginModule required;',
          'listener.name.sasl_ssl.scram-sha-256.sasl.jaas.config': 'org.apache.kafka.common.security.scram.ScramLoginModule required;',
          'listener.name.sasl_ssl.plain.sasl.jaas.config': `org.apache.kafka.common.security.plain.PlainLoginModule required user_${SASL_USER.username}="${SASL_USER.password}";`,
          'ssl.keystore.type': 'PKCS12',
          'ssl.keystore.location': certificates.keystoreFile,
          'ssl.keystore.password': certificates.keystorePassword,
        };
  const all: Readonly<Record<string, string>> = {
    'process.roles': 'broker,controller',
    'node.id': String(node.index + 1),
    'controller.quorum.voters': voters,
    listeners: `${listeners}${behind(node.proxied)},CONTROLLER://${controller}`,
    'advertised.listeners': `${listeners}${behind(advertised ?? '')}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,SASL_SSL:SASL_SSL',
    'log.dirs': node.folder,
    'auto.create.topics.enable': 'false',
    'default.replication.factor': replicas,
    'min.insync.replicas': least,
    'offsets.topic.replication.factor': replicas,
    'offsets.topic.num.partitions': '1',
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': least,
    'transaction.state.log.num.partitions': '1',
    'group.initial.rebalance.delay.ms': '0',
    'group.min.session.timeout.ms': '1000',
    'log.cleaner.backoff.ms': '200',
    'log.retention.check.interval.ms': '1000',
    'log.initial.task.delay.ms': '500',
    'log.cleaner.dedupe.buffer.size': '4194304',
    // a killed node comes back sooner
    'broker.session.timeout.ms': '3000',
    'broker.heartbeat.interval.ms': '500',
    ...(options.jars.ok && options.jars.version.startsWith('4.')
      ? { 'share.coordinator.state.topic.replication.factor': replicas, 'share.coordinator.state.topic.min.isr': least }
      : {}),
    ...security,
    ...options.config,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
