/** The parts of a simulated cluster, as they really are: the truth that the map is held against. */
import type { Lease, Network } from './ipam.js';

/** By the rows of mesos-facts §4.2; `old-…` are 0.25 to 0.28. */
export type Runtime =
  | 'host'
  | 'cni'
  | 'custom'
  | 'pod'
  | 'docker-bridge'
  | 'docker-user'
  | 'docker-host'
  | 'docker-none'
  | 'old-host'
  | 'old-docker'
  | 'old-module';

export interface SimAgent {
  readonly id: string;
  readonly index: number;
  readonly v4: string;
  readonly v6: string | undefined;
  /** Of its clock against the master's. */
  readonly skewMs: number;
  state: 'up' | 'partitioned' | 'dead';
  /** Whether an operator event, or a header, has told its address. */
  isKnown: boolean;
}

/** A container that can hold addresses: of one task, of an executor with several, or of a pod. */
export interface Container {
  readonly id: string;
  readonly agent: SimAgent;
  readonly leases: readonly Lease[];
  /** Tasks that live in it. */
  readonly members: Set<SimTask>;
  isReleased: boolean;
}

/** A status as the executor, the agent or the master made it: Mesos's JSON names and values. */
export type StatusMessage = Readonly<Record<string, unknown>> & { readonly state: string };

export interface SimTask {
  readonly framework: SimFramework;
  readonly id: string;
  readonly agent: SimAgent;
  readonly runtime: Runtime;
  readonly executorId: string;
  /** The container's id as told for this task: a pod's member has its own below the pod's. */
  readonly containerId: string;
  readonly parentId: string | undefined;
  readonly container: Container;
  readonly networks: readonly Network[];
  readonly launchedMs: number;
  /** Whether it really runs, or is on its way to. */
  isAlive: boolean;
  /** TASK_STAGING, …: what its executor said last. */
  state: string;
  /** Not acknowledged yet, oldest first; the first may be under way. */
  readonly queue: StatusMessage[];
  isInFlight: boolean;
  /** What its agent remembers: one status of each run of equal states. */
  statuses: readonly StatusMessage[];
  /** Whether the master holds it, and what it believes of it. */
  known: { state: string; statuses: readonly StatusMessage[] } | undefined;
  /** What stands in the log of it. */
  /** `isAny`: its executor or its agent has been heard of it. */
  readonly told: { isAny: boolean; addresses: boolean; end: boolean; lost: boolean; request: boolean };
}

export interface SimFramework {
  readonly id: string;
  readonly isPartitionAware: boolean;
  isAlive: boolean;
}

export function holds(task: SimTask): boolean {
  return task.isAlive && !task.container.isReleased;
}
