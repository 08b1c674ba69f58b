/**
 * What the daemon counts, for Prometheus: every name of interface.md, announced from the start, and a few of its own. Labels
 * are closed sets or names from the configuration, never a task, an address or a target: containers are short-lived.
 * docs/metrics.md explains each; test/daemon/metrics.test.ts holds it against this file.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from '@prometheus-io/client';
import { countConfigurations } from '../core/agreement.js';
import type { EngineCounts, EngineView, LetterCounts } from '../core/engine-types.js';
import type { IntakeView } from '../core/intake-view.js';
import { isInputTopic, type LogTopic } from '../core/log.js';
import type { DeliveryReport, Outbox } from '../core/notification.js';
import type { ProbeResult } from '../core/probe.js';
import type { DecodeFailure } from '../core/said.js';
import { PROVENANCES } from '../core/views.js';

const OUTCOMES = ['pass', 'fail', 'error'] as const;
const DEAD_LETTER_STAGES = ['size', 'headers', 'envelope', 'decode', 'content'] as const satisfies readonly DecodeFailure['stage'][];
const NOTIFICATION_RESULTS = ['sent', 'failed', 'parked', 'retrying'] as const satisfies readonly DeliveryReport['result'][];
const DURATION_BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const LATENESS_BUCKETS_SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Of the client's own: names that `promtool check metrics` refuses, and what our event loop gauges say better. */
const UNWANTED = /^nodejs_(active_(handles|requests)$|active_.*_total$|eventloop_)/;

const LOOP_RESOLUTION_MS = 50;
/** The client watches the event loop too, for metrics that we leave out, and would wake the process a hundred times a second. */
const HARDLY_EVER_MS = 3_600_000;

export interface MetricsOptions {
  readonly version: string;
  /** Names of the probe kinds. */
  readonly kinds: readonly string[];
  /** Names of the sinks; asked at each scrape, as a reload may change them. */
  readonly sinks: () => readonly string[];
  readonly topics: Readonly<Record<LogTopic, string>>;
}

/** What is looked at when Prometheus asks. */
export interface MetricSources {
  readonly engine: EngineView;
  readonly letters: () => LetterCounts;
  readonly intake: IntakeView;
  readonly outbox: Pick<Outbox, 'queued'>;
}

export interface Metrics {
  /** What `/metrics` must say it is: Prometheus 3 refuses a scrape without it. */
  readonly contentType: string;
  readonly expose: () => Promise<string>;
  /** From now on gauges are read from these; before, they are 0. */
  readonly watch: (sources: MetricSources) => void;
  /** A probe came back: outcome, layer and cause, duration, lateness. */
  readonly probe: (result: ProbeResult, kind: string) => void;
  readonly deadLetter: (stage: DecodeFailure['stage']) => void;
  readonly notification: (sink: string, result: DeliveryReport['result']) => void;
  /** Records of a topic were gone before they were read. */
  readonly gap: (topic: LogTopic) => void;
  /** A partition of a topic was made anew since it was read last. */
  readonly anew: (topic: LogTopic) => void;
  /** 0: no doubt; 1: nothing that we see can be trusted. */
  readonly selfDoubt: (doubt: number) => void;
  /** Our own metrics, for the documentation. */
  readonly describe: () => readonly MetricDescription[];
  readonly close: () => void;
}

export interface MetricDescription {
  readonly name: string;
  readonly type: string;
  readonly labels: readonly string[];
  readonly help: string;
}

export function createMetrics(options: MetricsOptions): Metrics {
  const registry = new Registry();
  const counters = createCounters(registry, options);
  const gauges = createGauges(registry, options);
  const loop = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });
  loop.enable();
  const described = describeOwn(registry);
  addProcessMetrics(registry);
  let sources: MetricSources | undefined;
  let staleSeen = 0;
  let leftOutSeen = 0;

  const refresh = (): void => {
    gauges.loopMax.set(toDelaySeconds(loop.max));
    gauges.loopP99.set(toDelaySeconds(loop.percentile(99)));
    loop.reset();
    for (const sink of options.sinks()) {
      gauges.queue.set({ sink }, 0);
      for (const result of NOTIFICATION_RESULTS) counters.notifications.inc({ sink, result }, 0);
    }
    if (sources === undefined) return;
    const counts = sources.engine.counts();
    counters.stale.inc(Math.max(0, counts.staleResults - staleSeen));
    staleSeen = counts.staleResults;
    readBelief(gauges, sources.engine, counts);
    const { held, leftOut, poisoned } = sources.letters();
    counters.leftOut.inc(Math.max(0, leftOut - leftOutSeen));
    leftOutSeen = leftOut;
    gauges.lettersHeld.set(held);
    gauges.poisoned.set(poisoned.length);
    readIntake(gauges, sources, options.topics);
    for (const [sink, count] of sources.outbox.queued()) gauges.queue.set({ sink }, count);
  };

  return {
    contentType: registry.contentType,
    expose: async () => {
      refresh();
      return registry.metrics();
    },
    watch: (given) => {
      sources = given;
    },
    probe: ({ outcome, latenessMs }, kind) => {
      counters.probes.inc({ kind, outcome: outcome.outcome });
      counters.lateness.observe(toSeconds(Math.max(0, latenessMs)));
      if (outcome.outcome !== 'error') counters.duration.observe({ kind }, toSeconds(outcome.latencyMs));
      if (outcome.outcome !== 'pass') counters.failures.inc({ kind, layer: outcome.layer, cause: outcome.cause });
    },
    deadLetter: (stage) => counters.deadLetters.inc({ stage }),
    notification: (sink, result) => counters.notifications.inc({ sink, result }),
    gap: (topic) => counters.gaps.inc({ topic: options.topics[topic] }),
    anew: (topic) => counters.anew.inc({ topic: options.topics[topic] }),
    selfDoubt: (doubt) => gauges.selfDoubt.set(doubt),
    describe: () => described,
    close: () => {
      loop.disable();
      registry.clear();
    },
  };
}

type Gauges = ReturnType<typeof createGauges>;

function createCounters(registry: Registry, { kinds, topics }: MetricsOptions) {
  const registers = [registry];
  const counters = {
    probes: new Counter({
      registers,
      name: 'taskpulse_probes_total',
      help: 'Probes that came back, by outcome.',
      labelNames: ['kind', 'outcome'],
    }),
    failures: new Counter({
      registers,
      name: 'taskpulse_probe_failures_total',
      help: "Probes that did not pass, by how far they got and why. Layer local is our own trouble (outcome error), every other one the target's (outcome fail).",
      labelNames: ['kind', 'layer', 'cause'],
    }),
    duration: new Histogram({
      registers,
      name: 'taskpulse_probe_duration_seconds',
      help: 'Time that probes took which passed or failed.',
      labelNames: ['kind'],
      buckets: DURATION_BUCKETS_SECONDS,
    }),
    lateness: new Histogram({
      registers,
      name: 'taskpulse_probe_lateness_seconds',
      help: 'How late probes started against their schedule.',
      buckets: LATENESS_BUCKETS_SECONDS,
    }),
    stale: new Counter({
      registers,
      name: 'taskpulse_stale_results_total',
      help: 'Results dropped because their task had ended or their address had changed hands.',
    }),
    deadLetters: new Counter({
      registers,
      name: 'taskpulse_dead_letters_total',
      help: 'Records that could not be decoded and were appended to the dead-letter topic, by the stage that refused them.',
      labelNames: ['stage'],
    }),
    leftOut: new Counter({
      registers,
      name: 'taskpulse_dead_letters_left_out_total',
      help: 'Records that could not be decoded and are no dead letters, because their partition had turned to poison.',
    }),
    notifications: new Counter({
      registers,
      name: 'taskpulse_notifications_total',
      help: 'Attempts to notify that ended, by result: sent; retrying, another one follows; failed, the receiver will never take it; parked, given up for now.',
      labelNames: ['sink', 'result'],
    }),
    gaps: new Counter({
      registers,
      name: 'taskpulse_log_gaps_total',
      help: 'Times that records were gone from a topic before they were read.',
      labelNames: ['topic'],
    }),
    anew: new Counter({
      registers,
      name: 'taskpulse_log_anew_total',
      help: 'Times that a partition was found to be made anew since it was read last, and was read from its beginning.',
      labelNames: ['topic'],
    }),
  };
  for (const kind of kinds) {
    counters.duration.zero({ kind });
    for (const outcome of OUTCOMES) counters.probes.inc({ kind, outcome }, 0);
  }
  for (const stage of DEAD_LETTER_STAGES) counters.deadLetters.inc({ stage }, 0);
  for (const topic of Object.values(topics)) for (const counter of [counters.gaps, counters.anew]) counter.inc({ topic }, 0);
  return counters;
}

function createGauges(registry: Registry, { version }: MetricsOptions) {
  const registers = [registry];
  const gauges = {
    build: new Gauge({
      registers,
      name: 'taskpulse_build_info',
      help: 'Always 1; what is running stands in the labels.',
      labelNames: ['version', 'node'],
    }),
    tasks: new Gauge({ registers, name: 'taskpulse_tasks', help: 'Tasks known, by status.', labelNames: ['status'] }),
    withFindings: new Gauge({
      registers,
      name: 'taskpulse_tasks_with_findings',
      help: 'Tasks in whose messages something could not be understood; the API names it.',
    }),
    unconfirmed: new Gauge({
      registers,
      name: 'taskpulse_tasks_unconfirmed',
      help: 'Tasks of which records may have been lost, and nothing was heard since: probed, not paged singly.',
    }),
    labelFaults: new Gauge({
      registers,
      name: 'taskpulse_label_faults',
      help: 'What is wrong with taskpulse.check labels of tasks that have not ended; the API names it at the task.',
    }),
    addresses: new Gauge({
      registers,
      name: 'taskpulse_addresses',
      help: 'Addresses of tasks that have not ended, by what they are.',
      labelNames: ['provenance'],
    }),
    targets: new Gauge({ registers, name: 'taskpulse_targets', help: 'Targets, by health.', labelNames: ['health'] }),
    lag: new Gauge({
      registers,
      name: 'taskpulse_log_lag_records',
      help: 'Records between the position of the reader and the end of the partition.',
      labelNames: ['topic', 'partition'],
    }),
    markGap: new Gauge({
      registers,
      name: 'taskpulse_log_mark_gap_records',
      help: 'Records between where a start would begin to read an input and where the reader stands: how much it would read again.',
      labelNames: ['topic', 'partition'],
    }),
    feedLag: new Gauge({
      registers,
      name: 'taskpulse_feed_lag_seconds',
      help: 'Time since every input had last been read to its end; nothing is judged beyond judgement.feedLag.',
    }),
    shares: new Gauge({ registers, name: 'taskpulse_shares', help: "Shares, by this instance's part in them.", labelNames: ['phase'] }),
    configurations: new Gauge({
      registers,
      name: 'taskpulse_member_configurations',
      help: 'Different configurations that the members of the group judge by; 1 when all agree.',
    }),
    withheld: new Gauge({
      registers,
      name: 'taskpulse_targets_withheld',
      help: 'Targets that only the configuration removes, stopped, whose incident waits until all members agree, or for 10 minutes.',
    }),
    lettersHeld: new Gauge({
      registers,
      name: 'taskpulse_dead_letters_held',
      help: 'Records that could not be decoded and whose dead letter is not known to be in the log, be it ours to write or not.',
    }),
    poisoned: new Gauge({
      registers,
      name: 'taskpulse_poisoned_partitions',
      help: 'Partitions of the inputs that have turned to poison: most of their bad records are only counted.',
    }),
    dirty: new Gauge({ registers, name: 'taskpulse_state_dirty_keys', help: 'Keys of the state that changed and are not yet in the log.' }),
    incidents: new Gauge({ registers, name: 'taskpulse_incidents_open', help: 'Open incidents, by scope.', labelNames: ['scope'] }),
    queue: new Gauge({
      registers,
      name: 'taskpulse_notification_queue',
      help: 'Notifications that wait for their sink.',
      labelNames: ['sink'],
    }),
    selfDoubt: new Gauge({
      registers,
      name: 'taskpulse_self_doubt',
      help: 'How far this instance doubts its own view: 0 not at all, 1 wholly. Not acted on by this version yet: always 0.',
    }),
    loopMax: new Gauge({
      registers,
      name: 'taskpulse_event_loop_delay_max_seconds',
      help: 'The longest that the event loop stood still since the last scrape, looked at every 50 ms.',
    }),
    loopP99: new Gauge({
      registers,
      name: 'taskpulse_event_loop_delay_p99_seconds',
      help: 'The 99th percentile of how late the event loop was since the last scrape.',
    }),
  };
  gauges.build.set({ version, node: process.version }, 1);
  for (const status of ['active', 'suspended', 'ended']) gauges.tasks.set({ status }, 0);
  for (const provenance of PROVENANCES) gauges.addresses.set({ provenance }, 0);
  for (const health of ['unknown', 'healthy', 'unhealthy']) gauges.targets.set({ health }, 0);
  for (const phase of ['none', 'claiming', 'live', 'draining']) gauges.shares.set({ phase }, 0);
  for (const scope of ['target', 'agent', 'network', 'self']) gauges.incidents.set({ scope }, 0);
  return gauges;
}

function readBelief(gauges: Gauges, engine: EngineView, counts: EngineCounts): void {
  for (const [status, count] of Object.entries(counts.tasks)) gauges.tasks.set({ status }, count);
  for (const [provenance, count] of Object.entries(counts.addresses)) gauges.addresses.set({ provenance }, count);
  for (const [health, count] of Object.entries(counts.targets)) gauges.targets.set({ health }, count);
  for (const [phase, count] of Object.entries(counts.shares)) gauges.shares.set({ phase }, count);
  for (const [scope, count] of Object.entries(counts.incidentsOpen)) gauges.incidents.set({ scope }, count);
  gauges.dirty.set(counts.dirty);
  gauges.unconfirmed.set(engine.unconfirmed());
  const agreement = engine.agreement();
  gauges.configurations.set(countConfigurations(agreement));
  gauges.withheld.set(agreement.withheld);
  gauges.labelFaults.set(counts.labelFaults);
  let withFindings = 0;
  for (const task of engine.tasks()) if (task.faults.length > 0) withFindings += 1;
  gauges.withFindings.set(withFindings);
}

function readIntake(gauges: Gauges, { intake, engine }: MetricSources, topics: MetricsOptions['topics']): void {
  gauges.feedLag.set(toSeconds(intake.feedLagMs()));
  gauges.lag.reset();
  gauges.markGap.reset();
  for (const { topic, partition, position, end } of intake.progress()) {
    const labels = { topic: topics[topic], partition };
    gauges.lag.set(labels, Math.max(0, end - position));
    if (isInputTopic(topic)) gauges.markGap.set(labels, Math.max(0, position - (engine.inputsFrom(topic, partition) ?? 0)));
  }
}

/** The client keeps the names of labels beside what its types promise. */
function describeOwn(registry: Registry): readonly MetricDescription[] {
  return registry.getMetricsAsArray().map((metric) => {
    const labels = 'labelNames' in metric && Array.isArray(metric.labelNames) ? metric.labelNames.map(String) : [];
    return { name: metric.name, type: metric.type, labels, help: metric.help };
  });
}

function addProcessMetrics(registry: Registry): void {
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: HARDLY_EVER_MS, eventLoopUtilizationTimeout: HARDLY_EVER_MS });
  for (const { name } of registry.getMetricsAsArray()) if (UNWANTED.test(name)) registry.removeSingleMetric(name);
}

function toSeconds(ms: number): number {
  return ms / 1000;
}

/** The histogram counts the time between two ticks, which is one resolution when nothing is late (and NaN when it is empty). */
function toDelaySeconds(ns: number): number {
  const seconds = ns / 1e9 - LOOP_RESOLUTION_MS / 1000;
  return seconds > 0 ? seconds : 0;
}
