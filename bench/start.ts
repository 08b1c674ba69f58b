/**
 * A start on a real Kafka, as an operator sees it: the built program (`npm run build` first), 1,000,000 retained TaskStatus records
 * of 100,000 tasks on 6 partitions. First from the inputs alone, then once more from the state that it has written:
 * `npx tsx bench/start.ts [records [tasks]]`. Prints time and CPU to ready, memory, probes made before, and CPU when idle.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { cpus, loadavg } from 'node:os';
import kafkajs from 'kafkajs';
import { createTopics } from '../consumers/kafka/topics-admin.js';
import { mesos } from '../proto/generated/mesos.js';
import { startKafka } from '../test/support/kafka-broker.js';
import { cleanUp, createFolder, eventually, startRun, type DaemonProcess } from '../test/support/daemon-process.js';
import { findKafkaJars } from '../test/support/kafka-jars.js';
import { freshTopics, kafkaConnection } from '../test/support/kafka-test-log.js';

const [records = 1_000_000, tasks = 100_000] = process.argv.slice(2).map(Number);
const PARTITIONS = 6;
const BATCH = 5_000;
const RUNNING = 1;
/** Of the tasks so many are really there and are probed; the others' addresses are data only. */
const REAL = 100;
/** What writing left behind is collected in it. */
const SETTLE_MS = 20_000;
const IDLE_MS = 60_000;
/** A look at the metrics costs the daemon something, too. */
const LOOK_MS = 1_000;
const TICKS_PER_S = 100;

const jars = await findKafkaJars('4.4.0');
if (!jars.ok) throw new Error(jars.why);
const cluster = await startKafka({ jars });
const servers: Server[] = [];
try {
  const topics = freshTopics();
  await createTopics(kafkaConnection(cluster.brokers), { topics, partitions: PARTITIONS });
  const port = await serve(0, 0);
  for (let index = 1; index < REAL; index += 1) await serve(index, port);
  await publish(topics.taskStatus);
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, load ${String(loadavg()[0]?.toFixed(1))}: ${String(records)} records of ${String(tasks)} tasks`,
  );
  const config = {
    http: { port: 0 },
    log: { kind: 'kafka', kafka: { brokers: cluster.brokers, groupId: topics.state }, topics },
    probing: { allow: ['127.0.0.0/8'] },
    checks: [{ name: 'tcp', kind: 'tcp', port, interval: '10s' }],
  };
  await measure('from the inputs alone', config);
  await measure('from the state', config);
} finally {
  await cleanUp();
  for (const server of servers) server.close();
  await cluster.dispose();
}

async function measure(what: string, config: object): Promise<void> {
  const beganMs = performance.now();
  const daemon = await startRun(createFolder(), config, { isReady: false });
  await eventually('it has caught up', async () => isCaughtUp(daemon), 300_000);
  const caughtUpMs = performance.now() - beganMs;
  const caughtUp = usageOf(daemon.pid);
  const before = await probesOf(daemon);
  await eventually('it is ready', async () => ((await fetch(`${daemon.url}/readyz`)).status === 200 ? true : undefined), 300_000);
  const readyMs = performance.now() - beganMs;
  const ready = usageOf(daemon.pid);
  for (let times = 0; times < 3; times = (await isWritten(daemon)) ? times + 1 : 0) await sleep(LOOK_MS);
  const writtenMs = performance.now() - beganMs;
  const written = usageOf(daemon.pid);
  await sleep(SETTLE_MS);
  const settled = usageOf(daemon.pid);
  await sleep(IDLE_MS);
  const idle = usageOf(daemon.pid);
  console.log(`${what}:
  caught up after ${seconds(caughtUpMs)}, ${seconds(caughtUp.cpuMs)} of CPU; probes before: ${String(before)}
  ready after ${seconds(readyMs)}, ${seconds(ready.cpuMs)} of CPU; RSS ${String(ready.rssMib)} MiB, at most ${String(ready.peakMib)}
  all written after ${seconds(writtenMs)}, ${seconds(written.cpuMs)} of CPU; RSS ${String(written.rssMib)} MiB, at most ${String(written.peakMib)}
  idle with ${String(REAL / 10)} probes a second: ${percent(settled.cpuMs - written.cpuMs, SETTLE_MS)} of a core at first, then ${percent(idle.cpuMs - settled.cpuMs, IDLE_MS)}; RSS ${String(idle.rssMib)} MiB`);
  const stopMs = performance.now();
  daemon.signal('SIGTERM');
  await daemon.ended;
  console.log(`  ended ${seconds(performance.now() - stopMs)} after SIGTERM`);
}

async function isCaughtUp(daemon: DaemonProcess): Promise<true | undefined> {
  const { reasons = [], missing = reasons } = (await daemon.get('/readyz')) as { reasons?: string[]; missing?: string[] };
  return missing.some((why) => why.startsWith('reading') || why.includes('not reached')) ? undefined : true;
}

async function isWritten(daemon: DaemonProcess): Promise<boolean> {
  const text = await (await fetch(`${daemon.url}/metrics`)).text();
  const isLive = text.includes(`taskpulse_shares{phase="live"} ${String(PARTITIONS)}\n`);
  return isLive && /^taskpulse_state_dirty_keys 0$/m.test(text);
}

async function probesOf(daemon: DaemonProcess): Promise<number> {
  const text = await (await fetch(`${daemon.url}/metrics`)).text();
  return [...text.matchAll(/^taskpulse_probes_total\{[^}]*\} (\d+)/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
}

function usageOf(pid: number): { readonly cpuMs: number; readonly rssMib: number; readonly peakMib: number } {
  const stat =
    readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ') ?? [];
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  const mib = (name: string): number => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024);
  return { cpuMs: ((Number(stat[11]) + Number(stat[12])) * 1000) / TICKS_PER_S, rssMib: mib('VmRSS'), peakMib: mib('VmHWM') };
}

async function publish(topic: string): Promise<void> {
  const kafka = new kafkajs.Kafka({ brokers: [...cluster.brokers], logLevel: kafkajs.logLevel.NOTHING });
  const producer = kafka.producer({
    createPartitioner:
      () =>
      ({ message }) =>
        message.partition ?? 0,
  });
  await producer.connect();
  const headers = { 'taskpulse-framework-id': 'f1' };
  for (let from = 0; from < records; from += BATCH) {
    const messages = Array.from({ length: Math.min(BATCH, records - from) }, (_, index) => {
      const task = (from + index) % tasks;
      return { partition: task % PARTITIONS, key: taskIdOf(task), value: Buffer.from(statusOf(task, from + index)), headers };
    });
    await producer.send({ topic, messages });
  }
  await producer.disconnect();
}

function taskIdOf(task: number): string {
  return `web_frontend.instance-${String(task).padStart(8, '0')}._app.1`;
}

/** A RUNNING as Mesos sends it for a CNI container, some 200 bytes. */
function statusOf(task: number, index: number): Uint8Array {
  const taskId = taskIdOf(task);
  const address = task < REAL ? addressOf(task) : `10.${String(task >> 16)}.${String((task >> 8) & 255)}.${String(task & 255)}`;
  return mesos.TaskStatus.encode({
    task_id: { value: taskId },
    state: RUNNING,
    agent_id: { value: `6a1f2b3c-4d5e-6f70-8192-a3b4c5d6e7f8-S${String(task % 1000)}` },
    timestamp: 1_700_000_000 + index,
    executor_id: { value: taskId },
    healthy: true,
    source: 2,
    container_status: {
      container_id: { value: `c-${String(task)}` },
      network_infos: [{ name: 'calico', ip_addresses: [{ protocol: 1, ip_address: address }] }],
    },
  }).finish();
}

function addressOf(task: number): string {
  return `127.0.1.${String(task + 1)}`;
}

async function serve(task: number, port: number): Promise<number> {
  const server = createServer((socket) => socket.on('error', () => undefined).end());
  servers.push(server);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, addressOf(task), resolve));
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : 0;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function percent(ms: number, ofMs: number): string {
  return `${((ms / ofMs) * 100).toFixed(1)} %`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
