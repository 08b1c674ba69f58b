/** One seed: the cluster lives, an engine follows record by record, and is compared with the truth; another reads the partitions in another order. */
import { decodeRecord } from '../../../consumers/decode/decode-record.js';
import { createEngine } from '../../../core/engine.js';
import type { Engine, EngineView } from '../../../core/engine-types.js';
import { partitionName } from '../../../core/told.js';
import { buildSettings } from '../engine-settings.js';
import type { Appended } from './channel.js';
import { createCluster, type Cluster } from './cluster.js';
import { compareAll, compareNow, type Comparison } from './comparison.js';
import type { SimTask } from './shape.js';

export interface SeedOutcome {
  readonly wrong: readonly string[];
  /** By its name the number of lives that claimed it. */
  readonly excuses: ReadonlyMap<string, number>;
  readonly records: number;
  readonly lives: number;
}

const STEPS = 45;
const STEPS_BETWEEN_RESTS = 15;
/** Records between two looks at what is credited. */
const CREDITS_EVERY = 4;

export function runSeed(seed: number, log: (line: string) => void = () => undefined): SeedOutcome {
  const engine = createFollower();
  const records: Appended[] = [];
  const wrong: string[] = [];
  const excuses = new Map<string, Set<SimTask>>();
  const cluster: Cluster = createCluster(seed, (appended) => {
    records.push(appended);
    fold(engine, appended);
    log(lineOf(appended));
    if (records.length % CREDITS_EVERY === 0) note(compareNow(cluster, engine));
  });

  function note(comparison: Comparison): void {
    for (const line of comparison.wrong) wrong.push(`after record ${String(records.length)}: ${line}`);
    for (const [why, tasks] of comparison.excuses) excuses.set(why, new Set([...(excuses.get(why) ?? []), ...tasks]));
  }

  for (let step = 1; step <= STEPS; step += 1) {
    cluster.step();
    if (step % STEPS_BETWEEN_RESTS !== 0) continue;
    cluster.rest();
    note(compareAll(cluster, engine));
  }
  const other = createFollower();
  for (const appended of inOtherOrder(records, cluster)) fold(other, appended);
  const [one, two] = [describeMap(engine), describeMap(other)];
  for (const line of one) if (!two.includes(line)) wrong.push(`read in the order of time: ${line}`);
  for (const line of two) if (!one.includes(line)) wrong.push(`read in another order: ${line}`);
  return {
    wrong,
    excuses: new Map([...excuses].map(([why, tasks]) => [why, tasks.size])),
    records: records.length,
    lives: cluster.lives.length,
  };
}

function createFollower(): Engine {
  const engine = createEngine({ settings: buildSettings(), shareCount: 1 });
  engine.handle({ type: 'caught-up', nowMs: 0 });
  return engine;
}

function fold(engine: Engine, { at, record }: Appended): void {
  const decoded = decodeRecord(record);
  if (!decoded.ok) throw new Error(`Cannot decode what the cluster said: ${decoded.failure.message}`);
  engine.handle({ type: 'said', at, said: decoded.said, nowMs: at.atMs });
}

/** The same partitions, each in its own order, mixed otherwise: whole ones first, or in turns. */
function inOtherOrder(records: readonly Appended[], { random }: Cluster): readonly Appended[] {
  const partitions = new Map<string, Appended[]>();
  for (const record of records) {
    const name = partitionName(record.at);
    const ofPartition = partitions.get(name) ?? [];
    partitions.set(name, ofPartition);
    ofPartition.push(record);
  }
  const left = random.shuffle([...partitions.values()]).map((ofPartition) => [...ofPartition]);
  const mixed: Appended[] = [];
  const runMax = random.pick([1, 20, Infinity]);
  while (left.length > 0) {
    const from = random.pick(left);
    mixed.push(...from.splice(0, runMax === Infinity ? from.length : random.between(1, runMax)));
    if (from.length === 0) left.splice(left.indexOf(from), 1);
  }
  return mixed;
}

/** All that the map says of tasks that have not ended, a line each. */
function describeMap(view: EngineView): readonly string[] {
  const lines: string[] = [];
  for (const task of view.tasks()) {
    const addresses = view
      .addressesOf(task)
      .map(({ address, provenance, confidence, probed, network }) => [address, provenance, confidence, network ?? '', probed].join(' '));
    lines.push(`${task.frameworkId}/${task.taskId} ${task.status} ${task.state} ${addresses.sort().join(', ')}`);
  }
  return lines;
}

function lineOf({ at, record }: Appended): string {
  const decoded = decodeRecord(record);
  const said = decoded.ok ? decoded.said : [];
  const parts = said.map((one) => {
    if (one.type === 'status') {
      const infos = one.networkInfos?.map(({ name, addresses }) => `${name ?? '-'}:${addresses.map(({ address }) => address).join('+')}`);
      return `${one.frameworkId}/${one.taskId} ${one.state} ${one.reason ?? ''} on ${one.agentId ?? '?'} in ${one.containerId ?? '-'} at ${String(one.statusAtMs)} ${infos?.join(' ') ?? 'no infos'}`;
    }
    return 'taskId' in one ? `${one.frameworkId}/${one.taskId} ${one.type} ${'state' in one ? one.state : ''}` : JSON.stringify(one);
  });
  return `${partitionName(at)}:${String(at.offset)} ${String(at.atMs)} ${parts.join(' | ')}`;
}
