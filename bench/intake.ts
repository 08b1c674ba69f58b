// How many records a second go from the log into the engine at a start: embedded log on disk → reader → decoder → engine, in one
// process and thread: `npx tsx bench/intake.ts [records [tasks]]`. Prints records/s, CPU a record and the memory at the end.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedLog } from '../consumers/embedded-log.js';
import { createIntake } from '../consumers/intake.js';
import { createEngine } from '../core/engine.js';
import { createClock } from '../daemon/clock.js';
import { mesos } from '../proto/generated/mesos.js';
import { buildSettings } from '../test/support/engine-settings.js';

const [records = 200_000, tasks = 20_000] = process.argv.slice(2).map(Number);
const BATCH = 500;
const RUNNING = 1;
const clock = createClock();
const directory = mkdtempSync(join(tmpdir(), 'taskpulse-bench-'));

/** A RUNNING as Mesos sends it for a CNI container, some 200 bytes. */
function statusOf(index: number): { readonly key: string; readonly value: Uint8Array; readonly headers: Readonly<Record<string, string>> } {
  const task = index % tasks;
  const taskId = `web_frontend.instance-${String(task).padStart(8, '0')}._app.1`;
  const value = mesos.TaskStatus.encode({
    task_id: { value: taskId },
    state: RUNNING,
    agent_id: { value: `6a1f2b3c-4d5e-6f70-8192-a3b4c5d6e7f8-S${String(task % 1000)}` },
    timestamp: 1_700_000_000 + index,
    executor_id: { value: taskId },
    healthy: true,
    source: 2,
    container_status: {
      container_id: { value: `c-${String(task)}` },
      network_infos: [
        {
          name: 'calico',
          ip_addresses: [{ protocol: 1, ip_address: `10.${String(task >> 16)}.${String((task >> 8) & 255)}.${String(task & 255)}` }],
        },
      ],
    },
  }).finish();
  return { key: taskId, value, headers: { 'taskpulse-framework-id': 'f1' } };
}

try {
  const log = await createEmbeddedLog({ directory, clock, holder: 'bench' });
  for (let from = 0; from < records; from += BATCH) {
    await log.append(
      { topic: 'taskStatus', partition: 0 },
      Array.from({ length: Math.min(BATCH, records - from) }, (_, index) => statusOf(from + index)),
    );
  }
  const engine = createEngine({ settings: buildSettings(), shareCount: 1 });
  const intake = createIntake({
    log,
    clock,
    inputMarks: engine.inputMarks,
    inputsFrom: engine.inputsFrom,
    feedLagLimitMs: () => 30_000,
    mustWait: engine.mustWait,
    dispatch: (input) => void engine.handle(input),
    onGap: (gap) => {
      throw new Error(`A gap at ${String(gap.expected)}`);
    },
    onTrouble: (error) => {
      if (error !== undefined) throw error;
    },
  });
  const cpuBefore = process.cpuUsage();
  const beganMs = clock.monotonicMs();
  await intake.start();
  const tookMs = clock.monotonicMs() - beganMs;
  const cpu = process.cpuUsage(cpuBefore);
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}: ${String(records)} records of ${String(tasks)} tasks`);
  console.log(
    `${Math.round((records / tookMs) * 1000).toLocaleString('en')} records/s; CPU ${((cpu.user + cpu.system) / records).toFixed(1)} µs a record; RSS ${String(Math.round(process.memoryUsage.rss() / 2 ** 20))} MiB; tasks ${String(engine.counts().tasks.active)}`,
  );
  await intake.stop();
  await log.close();
} finally {
  rmSync(directory, { recursive: true, force: true });
}
