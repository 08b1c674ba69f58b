/**
 * CPU per probe, ours against a bare epoll loop in C (reference/prober.c) that does a probe's system calls and nothing
 * else, side by side in one run on loopback: `npx tsx bench/probes.ts`. Needs gcc and taskset; some 30 s.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileChild } from '../test/support/compile-child.js';

const TARGETS = 10_000;
const RATES = [1000, 4000];
const SECONDS = 3;
/** What is measured runs on one core, what answers on another. */
const MEASURED_CORE = '0';
const TARGET_CORE = '1';

interface Report {
  readonly cpuUs: number;
  readonly userUs: number;
  readonly systemUs: number;
  readonly rate: number;
  readonly bad: number;
  readonly firstBad: string;
  readonly skipped: number;
  readonly latenessP99Ms: number;
  readonly latencyP99Ms: number;
  readonly rssMb: number;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'taskpulse-bench-'));
/** Compiled as dist/ is: what runs TypeScript directly adds its own cost to every closure. */
const load = await compileChild('bench/probes-load.ts');
let target: ChildProcess | undefined;
try {
  for (const name of ['target', 'prober']) runOut('gcc', ['-O2', '-w', '-o', join(folder, name), join(here, 'reference', `${name}.c`)]);
  const port = await freePort();
  target = spawn('taskset', ['-c', TARGET_CORE, join(folder, 'target'), String(port)], {
    stdio: 'inherit',
    env: { ...process.env, TARGET_SECS: '120' },
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  console.log(`${cpus()[0]?.model ?? 'unknown processor'} × ${cpus().length}, Linux ${release()}, Node ${process.version}`);
  const rows = RATES.flatMap((rate) => (['tcp', 'http'] as const).map((kind) => compare(kind, rate, port)));
  console.table(rows);
} finally {
  target?.kill('SIGTERM');
  await load.remove();
  rmSync(folder, { recursive: true, force: true });
}

function compare(kind: 'tcp' | 'http', rate: number, port: number): Readonly<Record<string, string>> {
  // The reference before and after: what differs between the two is noise.
  const before = reference(kind, rate, port);
  const report = ours(kind, rate, port);
  const after = reference(kind, rate, port);
  if (report.bad > 0) console.log(`${kind}: ${report.bad} probes did not pass: ${report.firstBad}`);
  return {
    kind,
    'wanted/s': String(rate),
    'done/s': report.rate.toFixed(0),
    'ours µs': `${report.cpuUs.toFixed(0)} (${report.userUs.toFixed(0)} user)`,
    'C µs': `${before.toFixed(0)}, ${after.toFixed(0)}`,
    ratio: ((2 * report.cpuUs) / (before + after)).toFixed(2),
    'late p99 ms': report.latenessP99Ms.toFixed(1),
    'latency p99 ms': report.latencyP99Ms.toFixed(1),
    skipped: String(report.skipped),
    'RSS MB': report.rssMb.toFixed(0),
  };
}

function reference(kind: 'tcp' | 'http', rate: number, port: number): number {
  const args = ['-c', MEASURED_CORE, join(folder, 'prober'), `${kind}rst`, String(TARGETS), '1000', String(rate * 2), String(port)];
  const out = runOut('taskset', args, { RATE: String(rate) });
  const cpuUs = Number(/cpu_us=([\d.]+)/.exec(out)?.[1]);
  if (Number.isNaN(cpuUs)) throw new Error(`Cannot read what the reference says: ${out}`);
  return cpuUs;
}

function ours(kind: 'tcp' | 'http', rate: number, port: number): Report {
  const args = [load.file, kind, String(TARGETS), String(rate), String(SECONDS), String(port)];
  const out = runOut('taskset', ['-c', MEASURED_CORE, process.execPath, ...args]);
  // One line of our own making.
  return JSON.parse(out) as Report;
}

function runOut(command: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, ...environment } });
  if (status === 0) return stdout;
  throw new Error(`Cannot run ${command}: ${error?.message ?? stderr}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port');
  return address.port;
}
