/** What the explorer is let loose on: small histories in which every rule of protocol.md can be hit. */
import { partitionOf } from '../../../core/murmur2.js';
import { buildStatus, networkOf } from '../said.js';
import type { Exploration } from './explore.js';

export type Scenario = Omit<Exploration, 'prefix' | 'depth' | 'budget'>;

/** An agent id that belongs to this share of `count`. */
export function agentOf(share: number, count: number): string {
  for (let index = 0; ; index += 1) if (partitionOf(`agent-${String(index)}`, count) === share) return `agent-${String(index)}`;
}

/** One task that fails, recovers and fails again, in one share, and who may own it. */
export function oneTask(names: readonly string[]): Scenario {
  return {
    names,
    before: [[buildStatus({ networkInfos: networkOf('10.0.0.1') })]],
    ends: [[buildStatus({ state: 'TASK_FINISHED' })]],
    probes: ['fail', 'fail', 'pass', 'fail', 'fail', 'pass'],
  };
}

/** The same, and its end is told while instances come and go. */
export function endingTask(names: readonly string[]): Scenario {
  return { ...oneTask(names), later: [[buildStatus({ state: 'TASK_FINISHED' })]] };
}

/** The task is launched again on an agent of another share, at each of these addresses in turn: there and back again. */
export function movedTask(names: readonly string[], ...addresses: readonly string[]): Scenario {
  const agents = [agentOf(0, 2), agentOf(1, 2)];
  const runs = ['10.0.0.1', ...addresses].map((address, index) => ({
    agentId: agents[index % 2],
    containerId: `c${String(index)}`,
    networkInfos: networkOf(address),
  }));
  const { networkInfos: _, ...last } = runs.at(-1) ?? { networkInfos: [] };
  return {
    names,
    shareCount: 2,
    before: runs.slice(0, 1).map((run) => [buildStatus(run)]),
    later: runs.slice(1).map((run) => [buildStatus(run)]),
    ends: [[buildStatus({ ...last, state: 'TASK_FINISHED' })]],
    probes: ['fail', 'fail', 'pass', 'fail', 'fail', 'pass'],
  };
}
