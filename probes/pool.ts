/**
 * Probers on worker threads: probes keep their time while the main thread folds records or serves a page, and the
 * other way round.
 *
 * Targets are dealt by agent (by their own id where there is none), so the limit to one agent is kept in one place.
 * A thread that ends is replaced, after a while that grows if it goes on ending, and given its targets again; its
 * counters begin at nothing.
 */
import { Worker } from 'node:worker_threads';
import { assertNever } from '../core/assert-never.js';
import type { Clock } from '../core/clock.js';
import type { Prober, ProbeResult, ProbeTask } from '../core/probe.js';
import { backoffMs } from '../core/retry.js';
import type { AddressRules } from './address-policy.js';
import { cleanDetail } from './detail.js';
import type { ThreadCommand, ThreadReport, ThreadSetup } from './pool-protocol.js';
import { phaseOf } from './schedule.js';
import type { ProberLimits, ProberStats, ProberTrouble } from './worker.js';

export interface ProberPool extends Prober {
  /** The sum over the threads, as of their last reports. */
  readonly stats: () => ProberStats;
  /** What may be probed from now on. */
  readonly setRules: (rules: AddressRules) => void;
}

export interface PoolOptions {
  readonly workers: number;
  /** The module that each thread runs: it calls `serveProbes` with a clock. */
  readonly threadUrl: URL;
  readonly rules: AddressRules;
  /** Limits of each thread. */
  readonly limits?: Partial<ProberLimits>;
  readonly clock: Clock;
  readonly onResult: (result: ProbeResult) => void;
  readonly onTrouble: (trouble: ProberTrouble) => void;
}

const RESTART_BACKOFF = { firstMs: 100, maxMs: 30_000, jitter: 0.2 };
/** A thread that lived this long has not failed to start. */
const STEADY_MS = 60_000;
/** A thread that does not end by itself within this time is ended. */
const CLOSE_MAX_MS = 2000;
const NO_STATS: ProberStats = { targets: 0, inFlight: 0, waiting: 0, skipped: 0, voided: 0, stalledMs: 0 };

interface Thread {
  readonly send: (command: ThreadCommand) => void;
  readonly stats: () => ProberStats;
  readonly close: () => Promise<void>;
}

/** Starts the threads. Results come at most some 20 ms after the probe; after `stop` at most those on their way. */
export function createProberPool(options: PoolOptions): ProberPool {
  let { rules } = options;
  const tasks = new Map<string, ProbeTask>();
  const threads = Array.from({ length: options.workers }, (_, index) =>
    createThread(index, options, () => ({ rules, tasks: [...tasks.values()].filter((task) => dealOut(task) === index) })),
  );

  function dealOut(task: ProbeTask): number {
    return Math.floor(phaseOf(task.agentId ?? task.id) * options.workers);
  }

  function stop(id: string): void {
    const task = tasks.get(id);
    if (task === undefined) return;
    tasks.delete(id);
    threads[dealOut(task)]?.send({ type: 'stop', id });
  }

  return {
    start: (task) => {
      const before = tasks.get(task.id);
      // The same thread replaces it by itself.
      if (before !== undefined && dealOut(before) !== dealOut(task)) stop(task.id);
      tasks.set(task.id, task);
      threads[dealOut(task)]?.send({ type: 'start', task });
    },
    stop,
    probeNow: (id) => {
      const task = tasks.get(id);
      if (task !== undefined) threads[dealOut(task)]?.send({ type: 'probe-now', id });
    },
    setRules: (next) => {
      rules = next;
      for (const thread of threads) thread.send({ type: 'set-rules', rules });
    },
    stats: () => threads.reduce((sum, thread) => addStats(sum, thread.stats()), NO_STATS),
    close: async () => {
      tasks.clear();
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

/** One thread and whoever takes its place. `recall` says what it must know when it begins. */
function createThread(
  index: number,
  options: PoolOptions,
  recall: () => { readonly rules: AddressRules; readonly tasks: readonly ProbeTask[] },
): Thread {
  const { clock, threadUrl, limits = {}, onResult, onTrouble } = options;
  let worker: Worker | undefined;
  let stats = NO_STATS;
  let outgoing: ThreadCommand[] = [];
  let failures = 0;
  let bornMs = 0;
  let cancelRestart: (() => void) | undefined;
  let isClosing = false;
  let closed: Promise<void> | undefined;

  function begin(): void {
    cancelRestart = undefined;
    const { rules, tasks } = recall();
    const workerData: ThreadSetup = { rules, limits };
    let detail: string | undefined;
    bornMs = clock.monotonicMs();
    worker = new Worker(threadUrl, { workerData, name: `probes-${index}` });
    worker.on('message', hear);
    worker.on('error', (error) => {
      detail = error instanceof Error ? error.message : String(error);
    });
    worker.once('exit', (code) => end(detail ?? `exit code ${code}`));
    outgoing = [];
    for (const task of tasks) send({ type: 'start', task });
  }

  function hear(report: ThreadReport): void {
    switch (report.type) {
      case 'results':
        stats = report.stats;
        for (const result of report.results) onResult(result);
        return;
      case 'trouble':
        onTrouble(report.trouble);
        return;
      default:
        assertNever(report, 'thread report');
    }
  }

  function end(detail: string): void {
    worker = undefined;
    stats = NO_STATS;
    if (isClosing) return;
    failures = clock.monotonicMs() - bornMs > STEADY_MS ? 1 : failures + 1;
    onTrouble({ type: 'worker-ended', worker: index, detail: cleanDetail(detail) });
    cancelRestart = clock.after(backoffMs(RESTART_BACKOFF, failures, clock.random()), begin);
  }

  /** Commands of one turn go together, in order. Without a thread they are dropped: the next one is told what stands then. */
  function send(command: ThreadCommand): void {
    if (worker === undefined) return;
    outgoing.push(command);
    if (outgoing.length > 1) return;
    queueMicrotask(() => {
      worker?.postMessage(outgoing);
      outgoing = [];
    });
  }

  async function closeWorker(ending: Worker): Promise<void> {
    const cancelKill = clock.after(CLOSE_MAX_MS, () => void ending.terminate());
    await new Promise<void>((resolve) => {
      ending.once('exit', () => resolve());
      ending.postMessage([...outgoing, { type: 'close' } satisfies ThreadCommand]);
      outgoing = [];
    });
    cancelKill();
  }

  begin();
  return {
    send,
    stats: () => stats,
    close: () => {
      isClosing = true;
      cancelRestart?.();
      closed ??= worker === undefined ? Promise.resolve() : closeWorker(worker);
      return closed;
    },
  };
}

function addStats(one: ProberStats, other: ProberStats): ProberStats {
  return {
    targets: one.targets + other.targets,
    inFlight: one.inFlight + other.inFlight,
    waiting: one.waiting + other.waiting,
    skipped: one.skipped + other.skipped,
    voided: one.voided + other.voided,
    stalledMs: one.stalledMs + other.stalledMs,
  };
}
