/**
 * A small Mesos cluster that lives by a seed: agents, networks, tasks of every runtime, and what goes wrong with them. It appends
 * records as frameworks and bridges do (telling.ts, channel.ts); what really is stands beside for comparison (shape.ts).
 */
import { START_MS } from '../records.js';
import { actOnce, addAgent } from './actions.js';
import { createChannel, type Appended } from './channel.js';
import type { ClusterPlan, SimContext } from './context.js';
import { createIpam, type Network } from './ipam.js';
import { createRandom, type Random } from './random.js';
import { createTimeline } from './timeline.js';

export interface Cluster extends SimContext {
  /** One thing happens, and some time goes by. */
  readonly step: () => void;
  /** Everything said stands in the log: a quiet point. */
  readonly rest: () => void;
}

const NETWORKS: readonly Network[] = [
  { name: 'net-a', scope: 'cluster', prefix: '10.11', hasIPv6: false },
  { name: 'net-b', scope: 'agent', prefix: '10.12', hasIPv6: false },
  { name: 'dual', scope: 'cluster', prefix: '10.13', hasIPv6: true },
];

export function createCluster(seed: number, onAppended: (appended: Appended) => void): Cluster {
  const random = createRandom(seed);
  const plan = createPlan(random);
  const timeline = createTimeline(START_MS);
  const context: SimContext = {
    plan,
    random,
    timeline,
    channel: createChannel({ random, timeline, partitions: plan.partitions, onAppended }),
    ipam: createIpam(random),
    agents: [],
    frameworks: ['fw-1', 'fw-2'].map((id) => ({ id, isPartitionAware: random.chance(0.5), isAlive: true })),
    lives: [],
    tasks: new Map(),
  };
  for (let index = random.between(2, 5); index > 0; index -= 1) addAgent(context);
  return {
    ...context,
    step: () => {
      actOnce(context);
      timeline.advance(random.chance(0.2) ? random.between(10_000, 60_000) : random.between(10, 4_000));
    },
    rest: timeline.drain,
  };
}

function createPlan(random: Random): ClusterPlan {
  const generation = random.pick(['modern', 'modern', 'modern', 'modern', '0.25', '0.26'] as const);
  // The operator API came with 1.0.
  const tellers = generation === 'modern' ? random.pick(['scheduler', 'operator', 'both'] as const) : 'scheduler';
  return {
    generation,
    tellers,
    isOldStream: random.chance(0.2),
    agentNews: random.pick(['early', 'early', 'late', 'never'] as const),
    headerChance: random.pick([0, 0.3, 1]),
    requests: random.pick(['before', 'after', 'never'] as const),
    networks: NETWORKS,
    partitions: random.between(1, 3),
  };
}
