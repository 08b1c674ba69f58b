/** What the parts of a simulated cluster share. */
import type { Channel } from './channel.js';
import type { Ipam, Network } from './ipam.js';
import type { Random } from './random.js';
import type { Generation } from './runtimes.js';
import type { SimAgent, SimFramework, SimTask } from './shape.js';
import type { Timeline } from './timeline.js';

/** What kind of cluster a seed gives. */
export interface ClusterPlan {
  readonly generation: Generation;
  /** Who writes the statuses: a framework's scheduler, a bridge on the operator API, or both of the same tasks. */
  readonly tellers: 'scheduler' | 'operator' | 'both';
  /** Operator streams up to 1.6 leave out statuses that bring no newer state (mesos-facts §3.4). */
  readonly isOldStream: boolean;
  /** When operator events tell an agent's address: in the scheduler's world by a bridge beside. */
  readonly agentNews: 'early' | 'late' | 'never';
  /** How often a scheduler's record names the agent's address in a header. */
  readonly headerChance: number;
  readonly requests: 'before' | 'after' | 'never';
  readonly networks: readonly Network[];
  readonly partitions: number;
}

export interface SimContext {
  readonly plan: ClusterPlan;
  readonly random: Random;
  readonly timeline: Timeline;
  readonly channel: Channel;
  readonly ipam: Ipam;
  readonly agents: SimAgent[];
  readonly frameworks: readonly SimFramework[];
  /** Every life of every task, oldest first. */
  readonly lives: SimTask[];
  /** The newest life by task key. */
  readonly tasks: Map<string, SimTask>;
}

export function keyOf(task: Pick<SimTask, 'id'> & { readonly framework: Pick<SimFramework, 'id'> }): string {
  return `${task.framework.id}/${task.id}`;
}

export function tellsByScheduler({ plan }: SimContext): boolean {
  return plan.tellers !== 'operator';
}

export function tellsByOperator({ plan }: SimContext): boolean {
  return plan.tellers !== 'scheduler';
}
