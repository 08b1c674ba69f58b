import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { LetterCounts } from '../../core/engine-types.js';
import { CAUSES, LAYERS, type ProbeOutcome } from '../../core/probe.js';
import { createMetrics, type Metrics } from '../../daemon/metrics.js';
import { createFakeEngine, type FakeBelief } from '../support/fake-engine.js';
import { IDLE_INTAKE, TOPICS } from '../support/http-server.js';
import { START_MS, buildAddress, buildIncident, buildTarget, buildTask } from '../support/records.js';
import { valueOf } from '../support/exposition.js';

let open: Metrics[] = [];
afterEach(() => {
  for (const metrics of open) metrics.close();
  open = [];
});

function create(sinks: () => readonly string[] = () => ['ops']): Metrics {
  const metrics = createMetrics({ version: '0.1.0', kinds: ['tcp', 'http'], sinks, topics: TOPICS });
  open.push(metrics);
  return metrics;
}

let letters: LetterCounts = { held: 0, leftOut: 0, poisoned: [] };

function watch(metrics: Metrics, start: Partial<FakeBelief> = {}, queued: ReadonlyMap<string, number> = new Map()): FakeBelief {
  const { view, belief } = createFakeEngine(start);
  metrics.watch({ engine: view, letters: () => letters, intake: IDLE_INTAKE, outbox: { queued: () => queued } });
  return belief;
}

const result = (outcome: ProbeOutcome, latenessMs = 0): Parameters<Metrics['probe']>[0] => ({
  id: 'x',
  generation: 'g',
  atMs: START_MS,
  latenessMs,
  outcome,
});
const pass: ProbeOutcome = { outcome: 'pass', latencyMs: 20, phases: {} };
const refused: ProbeOutcome = { outcome: 'fail', layer: 'connect', cause: 'refused', detail: '', latencyMs: 2, phases: {} };
const ours: ProbeOutcome = { outcome: 'error', layer: 'local', cause: 'descriptors', detail: '', latencyMs: 0, phases: {} };

describe('from the start', () => {
  const promised = [
    ['taskpulse_build_info', 'gauge'],
    ['taskpulse_tasks', 'gauge'],
    ['taskpulse_addresses', 'gauge'],
    ['taskpulse_targets', 'gauge'],
    ['taskpulse_probes_total', 'counter'],
    ['taskpulse_probe_failures_total', 'counter'],
    ['taskpulse_probe_duration_seconds', 'histogram'],
    ['taskpulse_probe_lateness_seconds', 'histogram'],
    ['taskpulse_stale_results_total', 'counter'],
    ['taskpulse_log_lag_records', 'gauge'],
    ['taskpulse_shares', 'gauge'],
    ['taskpulse_dead_letters_total', 'counter'],
    ['taskpulse_incidents_open', 'gauge'],
    ['taskpulse_notifications_total', 'counter'],
    ['taskpulse_notification_queue', 'gauge'],
    ['taskpulse_self_doubt', 'gauge'],
  ];

  test.each(promised)('%s is announced as %s', async (name, type) => {
    expect(await create().expose()).toContain(`\n# TYPE ${name} ${type}\n`);
  });

  test.each([
    ['taskpulse_tasks', { status: 'suspended' }],
    ['taskpulse_addresses', { provenance: 'agent-local' }],
    ['taskpulse_targets', { health: 'unhealthy' }],
    ['taskpulse_shares', { phase: 'claiming' }],
    ['taskpulse_incidents_open', { scope: 'network' }],
    ['taskpulse_probes_total', { kind: 'tcp', outcome: 'error' }],
    ['taskpulse_probe_duration_seconds_count', { kind: 'http' }],
    ['taskpulse_probe_lateness_seconds_count', {}],
    ['taskpulse_dead_letters_total', { stage: 'envelope' }],
    ['taskpulse_notifications_total', { sink: 'ops', result: 'parked' }],
    ['taskpulse_notification_queue', { sink: 'ops' }],
    ['taskpulse_stale_results_total', {}],
    ['taskpulse_log_gaps_total', { topic: 'mesos.task-info' }],
    ['taskpulse_self_doubt', {}],
  ])('%s%j is 0', async (name, labels) => {
    expect(valueOf(await create().expose(), name, labels)).toBe(0);
  });

  test('the build is told', async () => {
    expect(valueOf(await create().expose(), 'taskpulse_build_info', { version: '0.1.0', node: process.version })).toBe(1);
  });
});

describe('probes', () => {
  test('are counted by kind and outcome', async () => {
    const metrics = create();
    for (const outcome of [pass, pass, refused, ours]) metrics.probe(result(outcome), 'tcp');
    const text = await metrics.expose();
    expect(['pass', 'fail', 'error'].map((outcome) => valueOf(text, 'taskpulse_probes_total', { kind: 'tcp', outcome }))).toEqual([
      2, 1, 1,
    ]);
    expect(valueOf(text, 'taskpulse_probes_total', { kind: 'http', outcome: 'pass' })).toBe(0);
  });

  test('that did not pass are counted by layer and cause, ours as local', async () => {
    const metrics = create();
    for (const outcome of [pass, refused, refused, ours]) metrics.probe(result(outcome), 'http');
    const text = await metrics.expose();
    expect(valueOf(text, 'taskpulse_probe_failures_total', { kind: 'http', layer: 'connect', cause: 'refused' })).toBe(2);
    expect(valueOf(text, 'taskpulse_probe_failures_total', { kind: 'http', layer: 'local', cause: 'descriptors' })).toBe(1);
  });

  test('tell their time in seconds, those that came to a verdict', async () => {
    const metrics = create();
    for (const outcome of [pass, refused, ours]) metrics.probe(result(outcome, 300), 'tcp');
    const text = await metrics.expose();
    expect(valueOf(text, 'taskpulse_probe_duration_seconds_count', { kind: 'tcp' })).toBe(2);
    expect(valueOf(text, 'taskpulse_probe_duration_seconds_sum', { kind: 'tcp' })).toBeCloseTo(0.022, 9);
    expect(valueOf(text, 'taskpulse_probe_lateness_seconds_sum')).toBeCloseTo(0.9, 9);
  });
});

describe('what is believed', () => {
  test('is read when asked for', async () => {
    const metrics = create();
    const belief = watch(metrics, {
      tasks: [buildTask(), buildTask({ taskId: 'b', status: 'ended', faults: ['x'] })],
      addresses: [buildAddress({ provenance: 'agent' })],
      targets: [buildTarget()],
      incidents: [buildIncident(), buildIncident({ closedMs: START_MS })],
    });
    const before = await metrics.expose();
    expect(valueOf(before, 'taskpulse_tasks', { status: 'ended' })).toBe(1);
    expect(valueOf(before, 'taskpulse_tasks_with_findings')).toBe(1);
    expect(valueOf(before, 'taskpulse_addresses', { provenance: 'agent' })).toBe(1);
    expect(valueOf(before, 'taskpulse_targets', { health: 'healthy' })).toBe(1);
    expect(valueOf(before, 'taskpulse_incidents_open', { scope: 'target' })).toBe(1);
    expect(valueOf(before, 'taskpulse_shares', { phase: 'live' })).toBe(1);

    belief.tasks = [];
    belief.targets = [];
    const after = await metrics.expose();
    expect(valueOf(after, 'taskpulse_tasks', { status: 'ended' })).toBe(0);
    expect(valueOf(after, 'taskpulse_targets', { health: 'healthy' })).toBe(0);
  });

  test('counts stale results once, however often it is read', async () => {
    const metrics = create();
    const belief = watch(metrics, { staleResults: 5 });
    await metrics.expose();
    expect(valueOf(await metrics.expose(), 'taskpulse_stale_results_total')).toBe(5);
    belief.staleResults = 7;
    expect(valueOf(await metrics.expose(), 'taskpulse_stale_results_total')).toBe(7);
  });

  test('tells the lag by the names of the topics', async () => {
    const metrics = create();
    watch(metrics, { begins: new Map([['taskStatus:0', 33]]) });
    const text = await metrics.expose();
    expect(valueOf(text, 'taskpulse_log_lag_records', { topic: 'mesos.task-status', partition: '0' })).toBe(2);
    expect(valueOf(text, 'taskpulse_log_mark_gap_records', { topic: 'mesos.task-status', partition: '0' })).toBe(7);
    expect(valueOf(text, 'taskpulse_log_lag_records', { topic: 'taskpulse.state', partition: '0' })).toBe(0);
    expect(valueOf(text, 'taskpulse_feed_lag_seconds')).toBeCloseTo(1.2345, 9);
  });
});

test('dead letters that wait, those left out, and poisoned partitions are told', async () => {
  const metrics = create();
  watch(metrics);
  letters = { held: 3, leftOut: 4, poisoned: [{ topic: 'taskStatus', partition: 0, leftOut: 4, reason: 'x' }] };
  await metrics.expose();
  letters = { ...letters, leftOut: 6 };
  const text = await metrics.expose();
  expect(valueOf(text, 'taskpulse_dead_letters_held')).toBe(3);
  expect(valueOf(text, 'taskpulse_dead_letters_left_out_total')).toBe(6);
  expect(valueOf(text, 'taskpulse_poisoned_partitions')).toBe(1);
});

describe('notifications', () => {
  test('are counted by sink and result, and what waits is told', async () => {
    const metrics = create();
    watch(metrics, {}, new Map([['ops', 3]]));
    metrics.notification('ops', 'retrying');
    metrics.notification('ops', 'sent');
    const text = await metrics.expose();
    expect(valueOf(text, 'taskpulse_notifications_total', { sink: 'ops', result: 'retrying' })).toBe(1);
    expect(valueOf(text, 'taskpulse_notifications_total', { sink: 'ops', result: 'sent' })).toBe(1);
    expect(valueOf(text, 'taskpulse_notification_queue', { sink: 'ops' })).toBe(3);
  });

  test('of a sink that a reload brought are announced at the next scrape', async () => {
    let sinks = ['ops'];
    const metrics = create(() => sinks);
    await metrics.expose();
    sinks = ['ops', 'pager'];
    expect(valueOf(await metrics.expose(), 'taskpulse_notifications_total', { sink: 'pager', result: 'sent' })).toBe(0);
  });
});

test('dead letters, gaps and doubt are told', async () => {
  const metrics = create();
  metrics.deadLetter('decode');
  metrics.gap('taskStatus');
  metrics.anew('taskInfo');
  metrics.selfDoubt(0.5);
  const text = await metrics.expose();
  expect(valueOf(text, 'taskpulse_dead_letters_total', { stage: 'decode' })).toBe(1);
  expect(valueOf(text, 'taskpulse_log_gaps_total', { topic: 'mesos.task-status' })).toBe(1);
  expect(valueOf(text, 'taskpulse_log_anew_total', { topic: 'mesos.task-info' })).toBe(1);
  expect(valueOf(text, 'taskpulse_self_doubt')).toBe(0.5);
});

test('an event loop that stood still shows, until the next scrape', async () => {
  const metrics = create();
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));
  await turn();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  await turn();
  const stall = valueOf(await metrics.expose(), 'taskpulse_event_loop_delay_max_seconds');
  expect(stall).toBeGreaterThan(0.25);
  // A busy machine may hold up a turn for as long again; without the reset no scrape would ever be lower.
  let later = stall;
  while (later >= stall) {
    await turn();
    later = valueOf(await metrics.expose(), 'taskpulse_event_loop_delay_max_seconds');
  }
});

test('20,000 targets, each with another task and address, add no series', async () => {
  const metrics = create();
  const belief = watch(metrics);
  const series = (text: string): number => text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length;
  metrics.probe(result(refused), 'tcp');
  const before = series(await metrics.expose());
  const ids = Array.from({ length: 20_000 }, (_, index) => ({ taskId: `task-${index}`, address: `10.0.${index >> 8}.${index & 255}` }));
  belief.targets = ids.map((id) => buildTarget({ ...id, check: `check-${id.taskId}` }));
  belief.tasks = ids.map(({ taskId }) => buildTask({ taskId }));
  for (const { taskId } of ids) metrics.probe({ ...result(refused), id: taskId }, 'tcp');
  const text = await metrics.expose();
  expect(series(text)).toBe(before);
  expect(text).not.toContain('task-1');
  expect(valueOf(text, 'taskpulse_targets', { health: 'healthy' })).toBe(20_000);
});

test('the series of failures are bounded by layers and causes', async () => {
  const metrics = create();
  for (const layer of LAYERS) for (const cause of CAUSES) metrics.probe(result({ ...refused, layer, cause }), 'tcp');
  const lines = (await metrics.expose()).split('\n').filter((line) => line.startsWith('taskpulse_probe_failures_total{'));
  expect(lines.length).toBe(LAYERS.length * CAUSES.length);
});

test('docs/metrics.md lists exactly the metrics of our own, each with its type, labels and meaning', async () => {
  const documented = readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `taskpulse_'));
  const metrics = create();
  watch(metrics);
  expect(documented).toEqual(
    metrics.describe().map(({ name, type, labels, help }) => `| \`${name}\` | ${type} | ${labels.join(', ')} | ${help} |`),
  );
});
