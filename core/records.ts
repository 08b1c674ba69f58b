/**
 * The values of the state topic: everything we believe, each the whole value of one key (protocol.md §1).
 * They are small, readonly and compared by content; what can be computed from them is not in them.
 */
import type { InputTopic } from './log.js';
import type { Check, CheckSource, Severity } from './check.js';
import type { AgentSaid, NetworkInfoSaid, Label, TaskInfoSaid, TaskState } from './said.js';
import type { Cause, Layer } from './probe.js';

/** Written as `schema` in every value; a reader leaves the group when it meets a greater one (protocol.md §1.7). */
export const SCHEMA_VERSION = 1;

/** Where in the inputs something was told; orders what different partitions tell (protocol.md §2.4, §7.1). */
export interface ToldAt {
  readonly topic: InputTopic;
  readonly partition: number;
  readonly offset: number;
  /** Log time of the record. */
  readonly atMs: number;
  /** The partition was made anew since: the offset is one of another log, and orders nothing (protocol.md §2.3). */
  readonly isFormer?: true;
}

/** One task holding one set of addresses, from the RUNNING that introduced it until its end. */
export interface Assignment {
  /** `partition:offset` of the introducing status: names the assignment. */
  readonly id: string;
  readonly introduced: ToldAt;
  /** The introducing status's own timestamp. */
  readonly statusAtMs: number | undefined;
  /**
   * The distinct network infos that RUNNING statuses told, newest last, at most MAX_TELLINGS: some agents tell their
   * own address in a later RUNNING (0.25–0.28 health updates, CNI not attached yet), so which one counts is judged
   * when it is looked at, with all that is known by then.
   */
  readonly tellings: readonly (readonly NetworkInfoSaid[])[];
  readonly agentId: string | undefined;
  readonly executorId: string | undefined;
  readonly containerId: string | undefined;
  /** Present for pods: the executor's container. */
  readonly parentContainerId: string | undefined;
}

export type TaskStatusName = 'active' | 'suspended' | 'ended';

export interface FormerEnd {
  readonly atMs: number;
  readonly agentId: string | undefined;
  /** `undefined` where none is known. */
  readonly containerId: string | undefined;
}

export interface RequestTold {
  readonly at: ToldAt;
  readonly info: Omit<TaskInfoSaid, 'type' | 'frameworkId' | 'taskId'>;
}

/** What was said of a task; never `data`. Provenance, targets and verdicts are computed from it. */
export interface TaskRecord {
  readonly frameworkId: string;
  readonly taskId: string;
  readonly frameworkName: string | undefined;
  readonly agentId: string | undefined;
  readonly state: TaskState;
  readonly status: TaskStatusName;
  /** Log time of the record that made `status` what it is. */
  readonly statusSinceMs: number;
  /** Status timestamp of the terminal status. */
  readonly endedAtMs: number | undefined;
  /** The current one, or the last one when ended. */
  readonly assignment: Assignment | undefined;
  /** Containers that ended or were replaced, newest last: what is still said of them is late. */
  readonly formerContainerIds?: readonly string[];
  readonly healthy: boolean | undefined;
  readonly checkPassed: boolean | undefined;
  /** TaskStatus labels of the newest status that had any. */
  readonly labels: readonly Label[];
  readonly info: RequestTold['info'] | undefined;
  /** Where that was told, as long as one topic told all of it. */
  readonly infoAt?: ToldAt;
  /** What each topic told last, where both did: `info` is made of them. */
  readonly requests?: Readonly<Partial<Record<ToldAt['topic'], RequestTold>>>;
  /** Ends of lives before this one, newest last, by the clocks of their agents: what an agent said up to then is late. */
  readonly formerEnds?: readonly FormerEnd[];
  /** Last position folded, by `topic:partition`. */
  readonly folded: Readonly<Record<string, number>>;
  /** The newest record of the task-status topic. */
  readonly position: ToldAt | undefined;
  /** Addresses told in other states than RUNNING: under Docker these are the agent's, evidence and nothing more. */
  readonly aside: readonly string[];
  /** What in its messages could not be understood. */
  readonly faults: readonly string[];
  /** Records of it may have been lost at this time; absent once it is spoken of or a probe passes (protocol.md §2.6). */
  readonly unconfirmedSinceMs?: number;
}

export type AgentRecord = Omit<AgentSaid, 'type'>;

export type Health = 'unknown' | 'healthy' | 'unhealthy';

/** The last probe as it is shown; not part of what makes a record change. */
export interface LastProbe {
  readonly atMs: number;
  readonly outcome: 'pass' | 'fail' | 'error';
  readonly layer: Layer | undefined;
  readonly cause: Cause | undefined;
  readonly detail: string | undefined;
  readonly latencyMs: number;
}

/** Probes in a row with the same outcome, layer and cause. */
export interface Run {
  readonly outcome: 'pass' | 'fail' | 'error';
  readonly layer: Layer | undefined;
  readonly cause: Cause | undefined;
  readonly fromMs: number;
}

export interface TargetRecord {
  readonly id: string;
  readonly frameworkId: string;
  readonly taskId: string;
  readonly check: string;
  readonly kind: string;
  readonly address: string;
  readonly port: number;
  readonly network: string | undefined;
  readonly agentId: string | undefined;
  readonly checkSource: CheckSource;
  /** Why that source won, and why the others did not. */
  readonly checkReason: string | undefined;
  readonly severity: Severity;
  /** A negative check: it must not answer. */
  readonly expect?: 'refused';
  /** The assignment whose target this is: a result for another one is stale. */
  readonly assignmentId: string;
  readonly health: Health;
  readonly sinceMs: number;
  /** When this target was first planned: the grace period runs from here. */
  readonly plannedAtMs: number;
  /** Consecutive passes and fails, saturated at rise and fall. */
  readonly passes: number;
  readonly fails: number;
  readonly everPassed: boolean;
  readonly run: Run | undefined;
  /** The open incident of this target. */
  readonly incidentId: string | undefined;
  /** The last probe when this record was written; not part of what makes it change. */
  readonly lastProbe: LastProbe | undefined;
}

export type IncidentScope = 'target' | 'agent' | 'network' | 'self';
export type ClosedAs = 'recovered' | 'gone' | 'forgotten';

export interface IncidentSubject {
  readonly frameworkId?: string;
  readonly taskId?: string;
  readonly check?: string;
  readonly address?: string;
  readonly port?: number;
  readonly agentId?: string;
  readonly network?: string;
}

export interface IncidentRecord {
  /** Also the dedup key of everything said about it. */
  readonly id: string;
  readonly scope: IncidentScope;
  readonly subject: IncidentSubject;
  readonly severity: Severity;
  readonly openedMs: number;
  readonly closedMs: number | undefined;
  readonly closedAs: ClosedAs | undefined;
  /** One sentence for a human: why it is open, or why it was closed. */
  readonly reason: string;
  readonly failing: number;
  readonly of: number;
  readonly targets: readonly string[];
  /** Who was to hear of it when it opened; not in records of an earlier version. */
  readonly sinks?: readonly string[];
  /** For one target's incident: the target as it was when this was written, since it may be gone when that is told. */
  readonly target: TargetRecord | undefined;
  /** Facts for routes and silences, kept because the task may be gone by the time it closes. */
  readonly facts: {
    readonly framework: readonly string[];
    readonly task: readonly string[];
    readonly network: readonly string[];
    readonly group: readonly string[];
    readonly labels: Readonly<Record<string, string>>;
  };
}

export type NotificationEvent = 'firing' | 'resolved';

/** What one sink was, or is to be, told about one incident. */
export interface DeliveryRecord {
  readonly incidentId: string;
  readonly sink: string;
  readonly event: NotificationEvent;
  /** `pending`: to be sent; `dropped`: overtaken before it was ever tried. */
  readonly result: 'pending' | 'sent' | 'failed' | 'parked' | 'dropped';
  readonly attempts: number;
  /** Time of the last attempt, or of the wish. */
  readonly atMs: number;
  /** Equal on every retry of one notification. */
  readonly webhookId: string;
  /** Whether the receiver may have heard "firing": then it is owed "resolved". */
  readonly firingTried: boolean;
  readonly detail: string | undefined;
  /** Notifications about this incident that came before this one, oldest first. */
  readonly earlier: readonly PastNotification[];
}

export interface PastNotification {
  readonly event: NotificationEvent;
  readonly result: 'sent' | 'failed' | 'parked' | 'dropped';
  readonly attempts: number;
  readonly atMs: number;
  readonly webhookId: string;
}

/** For every input partition: all that concerns this share below `offset` stands in its state (protocol.md §2.2). */
export interface InputsRecord {
  readonly marks: readonly {
    readonly topic: InputTopic;
    readonly partition: number;
    readonly offset: number;
    readonly atMs: number | undefined;
  }[];
}

export interface ClaimRecord {
  readonly instance: string;
  readonly memberId: string;
  readonly nonce: string;
  /** Partitions of the state topic as the claimer sees them: with another number agents would belong to other shares. */
  readonly shares?: number;
}

export interface SilenceRecord {
  readonly id: string;
  readonly matchers: Readonly<Record<string, unknown>>;
  readonly endsAtMs: number;
  readonly author: string;
  readonly comment: string;
  readonly createdAtMs: number;
}

/** One planned target: what the prober is told and what judges its results. Computed, never written. */
export interface TargetPlan {
  readonly id: string;
  /** Its own id, or the one of the probe that it shares with other tasks of its executor. */
  readonly probeId: string;
  /** Changes with the assignment and with anything that changes what is asked. */
  readonly generation: string;
  readonly frameworkId: string;
  readonly taskId: string;
  readonly assignmentId: string;
  readonly check: Check;
  readonly checkSource: CheckSource;
  readonly checkReason: string;
  readonly address: string;
  readonly family: 4 | 6;
  readonly port: number;
  readonly network: string | undefined;
  readonly agentId: string | undefined;
}
