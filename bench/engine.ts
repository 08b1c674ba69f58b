// How many records a second the engine folds on one core, before and after it has caught up: `npx tsx bench/engine.ts [tasks…]`.
// Live, its appends land at once and are read back, as with a log that is never slow; the share of that work is in the figure.
import { cpus } from 'node:os';
import { createEngine } from '../core/engine.js';
import type { Engine, EngineEffect } from '../core/engine-types.js';
import type { Said, StatusSaid } from '../core/said.js';
import { buildSettings } from '../test/support/engine-settings.js';
import { buildStatus, networkOf } from '../test/support/said.js';

const SHARES = 24;
const TASKS_AN_AGENT = 20;
const sizes = process.argv.slice(2).map(Number);

interface Load {
  readonly name: string;
  /** The statuses of one task, in order. */
  readonly statuses: (task: number) => readonly StatusSaid[];
  readonly most: number;
}

const frameworkId = '6a1f2b3c-4d5e-6f70-8192-a3b4c5d6e7f8-0001';

function ids(task: number, agent: number): Partial<StatusSaid> {
  const taskId = `web_frontend.instance-${String(task).padStart(8, '0')}-4e5f-6071-8293-a4b5c6d7e8f9._app.1`;
  return { frameworkId, taskId, agentId: `6a1f2b3c-4d5e-6f70-8192-a3b4c5d6e7f8-S${String(agent)}`, containerId: `c-${String(task)}` };
}

const loads: readonly Load[] = [
  {
    name: 'RUNNING, again, healthy, a fifth end',
    most: Infinity,
    statuses: (task) => {
      const base = ids(task, Math.floor(task / TASKS_AN_AGENT));
      const running = buildStatus({
        ...base,
        networkInfos: networkOf(`10.${String(task >> 16)}.${String((task >> 8) & 255)}.${String(task & 255)}`),
      });
      const healthy = { ...running, healthy: true };
      return task % 5 === 0 ? [running, running, healthy, buildStatus({ ...base, state: 'TASK_FINISHED' })] : [running, running, healthy];
    },
  },
  {
    name: 'one bridge address on every agent',
    most: 10_000,
    statuses: (task) => {
      const running = buildStatus({ ...ids(task, task), networkInfos: [{ ...bridge, addresses: [{ address: '172.17.0.2', family: 4 }] }] });
      return [running, { ...running, healthy: true }];
    },
  },
  {
    name: 'one executor with all tasks',
    most: 10_000,
    statuses: (task) => {
      const running = buildStatus({ ...ids(task, 1), executorId: 'e', containerId: 'c', networkInfos: networkOf('10.0.0.1') });
      return [running, { ...running, healthy: true }];
    },
  },
];
const bridge = { name: undefined, groups: [], labels: [], portMappings: [], anyOf: [] };

/** Feeds an input and whatever comes back of it: appended, read back, its events appended. */
function drive(engine: Engine, first: Parameters<Engine['handle']>[0], offsets: number[]): number {
  const queue = [...engine.handle(first)];
  let written = 0;
  for (let effect = queue.shift(); effect !== undefined; effect = queue.shift()) written += answer(engine, effect, offsets, queue);
  return written;
}

function answer(engine: Engine, effect: EngineEffect, offsets: number[], queue: EngineEffect[]): number {
  const nowMs = 1_000;
  if (effect.type === 'append-events') {
    queue.push(...engine.handle({ type: 'events-appended', share: effect.share, epoch: effect.epoch, nowMs }));
    return 0;
  }
  if (effect.type !== 'append-state' && effect.type !== 'append-claim') return 0;
  const records =
    effect.type === 'append-state'
      ? effect.records
      : [{ key: 'claim', value: JSON.stringify({ schema: 1, ...effect.claim }), epoch: -1, seq: -1 }];
  for (const record of records) {
    const offset = offsets[effect.share] ?? 0;
    offsets[effect.share] = offset + 1;
    queue.push(...engine.handle({ type: 'state-record', share: effect.share, offset, atMs: nowMs, ...record, nowMs }));
  }
  return records.length;
}

/** CPU time of this process, its collector of garbage included: the machine may be busy with other things. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function rate(count: number, sinceMs: number): string {
  return Math.round(count / ((cpuMs() - sinceMs) / 1_000)).toLocaleString('en');
}

function runOnce(load: Load, tasks: number): Record<string, string | number> {
  const engine = createEngine({ settings: buildSettings(), shareCount: SHARES });
  const records: Said[][] = [];
  const perTask = Array.from({ length: tasks }, (_, task) => load.statuses(task));
  for (let round = 0; round < 4; round += 1) for (const statuses of perTask) records.push(statuses.slice(round, round + 1));
  let offset = 0;
  const said = (one: readonly Said[]): Parameters<Engine['handle']>[0] => ({
    type: 'said',
    at: { topic: 'taskStatus', partition: 0, offset: offset++, atMs: 1_000 },
    said: one,
    nowMs: 1_000,
  });
  const offsets: number[] = [];
  const replayMs = cpuMs();
  for (const record of records) engine.handle(said(record));
  const replay = rate(records.length, replayMs);
  engine.handle({ type: 'caught-up', nowMs: 1_000 });
  const claimMs = cpuMs();
  const shares = Array.from({ length: SHARES }, (_, share) => share);
  drive(engine, { type: 'shares-changed', shares, memberId: 'm', nonce: 'n', nowMs: 1_000 }, offsets);
  const claimed = cpuMs() - claimMs;
  // The same tasks live on: what is told again, then news of each, then the end of each.
  const again = perTask.map(([running]) => running).filter((one) => one !== undefined);
  const liveMs = cpuMs();
  let live = 0;
  for (const healthy of [true, false]) {
    for (const running of again) {
      drive(engine, said([{ ...running, healthy }]), offsets);
      live += 1;
    }
  }
  const liveRate = rate(live, liveMs);
  const endMs = cpuMs();
  for (const running of again) drive(engine, said([{ ...running, state: 'TASK_FINISHED' }]), offsets);
  const endRate = rate(again.length, endMs);
  const countMs = cpuMs();
  engine.counts();
  return {
    load: load.name,
    tasks,
    'replay/s': replay,
    'go live ms': Math.round(claimed),
    'live/s': liveRate,
    'ends/s': endRate,
    'counts ms': Math.round((cpuMs() - countMs) * 10) / 10,
    'heap MB': Math.round(process.memoryUsage().heapUsed / 1e6),
  };
}

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${String(SHARES)} shares`);
const rows = loads.flatMap((load) =>
  (sizes.length > 0 ? sizes : [10_000, 100_000]).filter((size) => size <= load.most).map((size) => runOnce(load, size)),
);
console.table(rows);
