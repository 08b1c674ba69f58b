/** One measured run of our prober, in a process of its own: `probes-load KIND TARGETS RATE SECONDS PORT`, a line of JSON out. */
import { performance } from 'node:perf_hooks';
import type { ProbeResult } from '../core/probe.js';
import { createClock } from '../daemon/clock.js';
import { createAddressPolicy } from '../probes/address-policy.js';
import { createProber } from '../probes/worker.js';

const [kind = 'tcp', targetsText, rateText, secondsText, portText] = process.argv.slice(2);
const targetCount = Number(targetsText);
const intervalMs = (targetCount / Number(rateText)) * 1000;
const measuredMs = Number(secondsText) * 1000;
/** Long enough for the compiler to have seen the code. */
const warmUpMs = 2000;

const policy = createAddressPolicy({ allow: ['127.0.0.0/8'], deny: [] });
if (!policy.ok) throw new Error('The bench allows loopback');

const clock = createClock();
let isMeasuring = false;
let count = 0;
let bad = 0;
let firstBad = '';
const latenessMs: number[] = [];
const latencyMs: number[] = [];

function take(result: ProbeResult): void {
  if (!isMeasuring) return;
  count += 1;
  latenessMs.push(result.latenessMs);
  latencyMs.push(result.outcome.latencyMs);
  if (result.outcome.outcome === 'pass') return;
  bad += 1;
  firstBad ||= `${result.outcome.cause}: ${result.outcome.detail}`;
}

const prober = createProber({ clock, policy: policy.value, onResult: take });
for (let n = 0; n < targetCount; n++) {
  // The addresses that reference/prober.c goes to.
  const address = `127.${1 + Math.floor(n / 62_500)}.${Math.floor(n / 250) % 250}.${1 + (n % 250)}`;
  const to = { address, family: 4, port: Number(portText) } as const;
  const options = kind === 'http' ? { path: '/health' } : {};
  prober.start({ id: address, generation: '', kind, to, options, intervalMs, timeoutMs: 1000, spreadMs: intervalMs, agentId: undefined });
}

clock.after(warmUpMs, () => {
  isMeasuring = true;
  const cpu = process.cpuUsage();
  const loop = performance.eventLoopUtilization();
  const startMs = clock.monotonicMs();
  clock.after(measuredMs, () => {
    isMeasuring = false;
    const used = process.cpuUsage(cpu);
    const seconds = (clock.monotonicMs() - startMs) / 1000;
    const { skipped, stalledMs } = prober.stats();
    const report = {
      cpuUs: (used.user + used.system) / count,
      userUs: used.user / count,
      systemUs: used.system / count,
      rate: count / seconds,
      bad,
      firstBad,
      skipped,
      stalledMs,
      loop: performance.eventLoopUtilization(loop).utilization,
      latenessP99Ms: percentile(latenessMs, 0.99),
      latencyP50Ms: percentile(latencyMs, 0.5),
      latencyP99Ms: percentile(latencyMs, 0.99),
      rssMb: process.memoryUsage.rss() / 2 ** 20,
    };
    process.stdout.write(`${JSON.stringify(report)}\n`);
    void prober.close();
  });
});

function percentile(values: readonly number[], share: number): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length * share)] ?? 0;
}
