// How many records a second are decoded, from bytes to what they said, on one core: `npx tsx bench/decode.ts`.
import { cpus } from 'node:os';
import { Bench } from 'tinybench';
import { decodeRecord, type RecordToDecode } from '../consumers/decode/decode-record.js';
import { createLogDecoder } from '../consumers/decode/log-decoder.js';
import { toLogRecord } from '../consumers/decode/log-record.js';
import { mesos } from '../proto/generated/mesos.js';

const FRAMEWORK = { 'taskpulse-framework-id': '6a1f2b3c-4d5e-6f70-8192-a3b4c5d6e7f8-0001' };
const HEADERS = { ...FRAMEWORK, 'taskpulse-framework-name': 'marathon', 'taskpulse-agent-ip': '10.10.0.12' };
const LABELS = Array.from({ length: 20 }, (_, index) => ({ key: `taskpulse.check.web.option${String(index)}`, value: 'some value' }));

/** A RUNNING as Mesos 1.11 sends it: about 260 bytes in protobuf. */
const running = {
  task_id: { value: 'web_frontend.instance-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9._app.1' },
  state: 1,
  agent_id: { value: '6a1f2b3c-4d5e-6f70-8192-a3b4c5d6e7f8-S12' },
  timestamp: 1_700_000_010.5,
  executor_id: { value: 'web_frontend.instance-0a1b2c3d' },
  source: 2,
  uuid: Buffer.alloc(16, 7),
  container_status: {
    container_id: { value: '7d340a54-46d0-4edc-8146-a4028dace1c3' },
    network_infos: [{ ip_addresses: [{ protocol: 1, ip_address: '192.168.40.17' }], name: 'calico-prod' }],
  },
};
const labelled = { ...running, labels: { labels: LABELS } };

function protobuf(status: mesos.TaskStatus.$Properties, headers: RecordToDecode['headers'] = FRAMEWORK): RecordToDecode {
  return { topic: 'taskStatus', value: mesos.TaskStatus.encode(status).finish(), headers };
}

function json(status: typeof running): RecordToDecode {
  const named = { ...status, state: 'TASK_RUNNING', source: 'SOURCE_EXECUTOR', uuid: status.uuid.toString('base64') };
  return { topic: 'taskStatus', value: Buffer.from(JSON.stringify(named)), headers: { ...FRAMEWORK, 'content-type': 'application/json' } };
}

const update = { type: 3, task_updated: { framework_id: { value: 'fw' }, status: running, state: 1 } };
const cases: readonly (readonly [string, RecordToDecode])[] = [
  ['TaskStatus, protobuf', protobuf(running)],
  ['TaskStatus, protobuf, all headers', protobuf(running, HEADERS)],
  ['TaskStatus, protobuf, 20 labels', protobuf(labelled)],
  ['TaskStatus, JSON', json(running)],
  ['TaskStatus, JSON, 20 labels', json(labelled)],
  [
    'TASK_UPDATED, protobuf',
    { topic: 'taskStatus', value: mesos.operator.Event.encode(update).finish(), headers: { 'taskpulse-envelope': 'operator-event' } },
  ],
  ['cut in the middle, protobuf', { ...protobuf(running), value: protobuf(running).value?.subarray(0, 130) }],
];

const bench = new Bench({ time: 1000, warmupTime: 300 });
for (const [name, record] of cases) bench.add(`${name} (${String(record.value?.byteLength)} bytes)`, () => decodeRecord(record));
const decode = createLogDecoder();
const logged = {
  value: protobuf(running).value,
  headers: Object.fromEntries(Object.entries(HEADERS).map(([name, text]) => [name, Buffer.from(text)])),
};
bench.add('read from a log, protobuf, all headers', () => decode('taskStatus', logged));
const message = { topic: 'taskStatus', value: protobuf(running).value ?? Buffer.alloc(0), headers: FRAMEWORK } as const;
bench.add('checked for the log, protobuf', () => toLogRecord(message));

await bench.run();
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`);
console.table(
  bench.tasks.map((task) => {
    if (task.result.state !== 'completed') return { name: task.name, 'records/s': 'failed' };
    const { latency, throughput } = task.result;
    return {
      name: task.name,
      'records/s': Math.round(throughput.p50),
      'median µs': (latency.p50 * 1000).toFixed(2),
      'p99 µs': (latency.p99 * 1000).toFixed(2),
    };
  }),
);
