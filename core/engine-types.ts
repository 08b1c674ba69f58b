/**
 * The engine's outside: inputs → effects, and what can be seen of its belief. The engine has no clock, no socket and
 * no promise: the same inputs give the same effects.
 */
import type { Agreement } from './agreement.js';
import type { CheckRule } from './check.js';
import type { ParseCheck } from './check-sources.js';
import type { LogRecord, LogTopic, InputTopic } from './log.js';
import type { DeliveryReport, Notification, Route } from './notification.js';
import type { ProbeResult, ProbeTask } from './probe.js';
import type {
  AgentRecord,
  ClaimRecord,
  DeliveryRecord,
  IncidentRecord,
  IncidentScope,
  LastProbe,
  Health,
  SilenceRecord,
  TargetRecord,
  TaskRecord,
  TaskStatusName,
  ToldAt,
} from './records.js';
import type { DecodeFailure, Said } from './said.js';
import type { AddressEntry, Provenance } from './views.js';

export type EngineInput =
  /** One decoded record of the inputs. */
  | { readonly type: 'said'; readonly at: ToldAt; readonly said: readonly Said[]; readonly nowMs: number }
  /** One that could not be decoded. */
  | {
      readonly type: 'bad-record';
      readonly at: ToldAt;
      readonly failure: DecodeFailure;
      readonly record: LogRecord;
      readonly nowMs: number;
    }
  /** The reader stands at `offset` of an input partition: there was nothing (more) below it. */
  | {
      readonly type: 'position';
      readonly topic: InputTopic;
      readonly partition: number;
      readonly offset: number;
      readonly atMs: number | undefined;
    }
  /** Records of an input partition below `found` were gone before they were read: retention passed us. */
  | {
      readonly type: 'input-overtaken';
      readonly topic: InputTopic;
      readonly partition: number;
      readonly found: number;
      readonly nowMs: number;
    }
  /** An input partition was made anew and is read from its beginning: what these shares (all: `undefined`) noted of it is void. */
  | {
      readonly type: 'input-anew';
      readonly topic: InputTopic;
      readonly partition: number;
      readonly shares: readonly number[] | undefined;
      readonly nowMs: number;
    }
  /** The state topic has at least so many partitions now. */
  | { readonly type: 'state-partitions'; readonly count: number }
  /** While we were cut off a partition was made anew and filled beyond our position: what we read there is not what was before it. */
  | { readonly type: 'log-replaced'; readonly topic: LogTopic; readonly partition: number }
  /** A share's partition does not hold our position any more: it was cut off, or made anew. */
  | { readonly type: 'state-lost'; readonly share: number; readonly expected: number; readonly found: number }
  | {
      readonly type: 'state-record';
      readonly share: number;
      readonly offset: number;
      readonly atMs: number;
      readonly key: string;
      /** `undefined` is a tombstone. */
      readonly value: string | undefined;
      readonly epoch: number;
      readonly seq: number;
      readonly nowMs: number;
    }
  /** State and inputs were read to the ends noted at the start; passed once. */
  | { readonly type: 'caught-up'; readonly nowMs: number }
  /** The shares that are ours from now on. */
  | {
      readonly type: 'shares-changed';
      readonly shares: readonly number[];
      readonly memberId: string;
      readonly nonce: string;
      readonly nowMs: number;
    }
  /** What the other members of the group judge by; `undefined` while it is not known. */
  | { readonly type: 'configurations'; readonly others: readonly string[] | undefined; readonly nowMs: number }
  | { readonly type: 'probe-result'; readonly result: ProbeResult; readonly nowMs: number }
  | { readonly type: 'tick'; readonly nowMs: number; /** Feed lag beyond the limit: nothing is judged. */ readonly feedLagMs: number }
  /** The events of a share's last accepted batch are in the log. */
  | { readonly type: 'events-appended'; readonly share: number; readonly epoch: number; readonly nowMs: number }
  | { readonly type: 'dead-letter-appended'; readonly at: ToldAt; readonly nowMs: number }
  | { readonly type: 'delivery-report'; readonly report: DeliveryReport; readonly nowMs: number }
  /** We may speak again after a time in which we might not: what the outbox dropped meanwhile is ordered again. */
  | { readonly type: 'lease-held'; readonly nowMs: number }
  | { readonly type: 'reconfigured'; readonly settings: EngineSettings; readonly nowMs: number }
  /** SIGTERM: nothing new is begun; what is dirty is written. */
  | { readonly type: 'draining'; readonly nowMs: number };

export interface HistoryEvent {
  /** `share-epoch-seq-index`: equal whenever it is copied again. */
  readonly id: string;
  readonly type: string;
  readonly timeMs: number;
  /** The state key it came from. */
  readonly key: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface StateWrite {
  readonly key: string;
  /** `undefined` is a tombstone. */
  readonly value: string | undefined;
  readonly epoch: number;
  readonly seq: number;
}

export type EngineEffect =
  /** At most one batch a share is under way; the shell tries until the log has it or the share is lost. */
  | { readonly type: 'append-state'; readonly share: number; readonly records: readonly StateWrite[] }
  /** Answered by `events-appended`. Empty lists are never asked for. */
  | { readonly type: 'append-events'; readonly share: number; readonly epoch: number; readonly events: readonly HistoryEvent[] }
  | { readonly type: 'append-claim'; readonly share: number; readonly claim: ClaimRecord }
  /** Answered by `dead-letter-appended`, or given up when the partition is no longer ours to answer for. */
  | {
      readonly type: 'append-dead-letter';
      readonly at: ToldAt;
      /** `undefined`: it was not kept and is to be read again. */
      readonly record: LogRecord | undefined;
      readonly failure: DecodeFailure;
      /** Bad records before it, since the last dead letter, that have none. */
      readonly leftOut: number;
    }
  | { readonly type: 'start-target'; readonly task: ProbeTask }
  | { readonly type: 'stop-target'; readonly id: string }
  | { readonly type: 'notify'; readonly notification: Notification }
  | { readonly type: 'cancel-notification'; readonly incidentId: string; readonly sink: string }
  /** A line for the log: a transition, a conflict, a fault in what was told. */
  | {
      readonly type: 'log';
      readonly level: 'info' | 'warn' | 'error';
      readonly fields: Readonly<Record<string, unknown>>;
      readonly message: string;
    };

/** What of the configuration the engine needs; replaced whole by a reload. */
export interface EngineSettings {
  readonly instance: string;
  /** Hash of all that decides which targets there are and how they are judged: equal for instances that decide alike. */
  readonly configuration: string;
  readonly checks: readonly CheckRule[];
  /** Makes a check of the options that labels give, or says what is wrong with them. */
  readonly parseCheck: ParseCheck;
  /** May this address be probed at all (allow, deny, never)? A reason when not. */
  readonly allows: (address: string) => { readonly allowed: true } | { readonly allowed: false; readonly reason: string };
  /** `probe`: addresses of agents are probed too. */
  readonly agentAddresses: 'show' | 'probe';
  /** The addresses of the machine we run on: agent-local addresses of that agent can be probed. */
  readonly ownAddresses: readonly string[];
  readonly suspended: 'probe' | 'pause';
  readonly feedLagMs: number;
  readonly forgetAfterMs: number;
  readonly sinks: readonly string[];
  /** Empty: every sink hears of everything. */
  readonly routes: readonly Route[];
}

export type SharePhase = 'none' | 'claiming' | 'live' | 'draining';

export interface ShareView {
  readonly share: number;
  readonly phase: SharePhase;
  readonly epoch: number | undefined;
  /** Instance of the last claim read. */
  readonly owner: string | undefined;
  readonly targets: number;
}

export interface EngineCounts {
  readonly tasks: Readonly<Record<TaskStatusName, number>>;
  readonly addresses: Readonly<Record<Provenance, number>>;
  readonly targets: Readonly<Record<Health, number>>;
  readonly incidentsOpen: Readonly<Record<IncidentScope, number>>;
  readonly shares: Readonly<Record<SharePhase, number>>;
  /** Results dropped because their task ended or their address changed hands. */
  readonly staleResults: number;
  /** What is wrong with check labels now. */
  readonly labelFaults: number;
  /** Keys changed and not yet accepted. */
  readonly dirty: number;
}

/** An input partition of which too much cannot be decoded. */
export interface Poisoned extends Pick<ToldAt, 'topic' | 'partition'> {
  readonly leftOut: number;
  /** Why its last bad record could not be read. */
  readonly reason: string;
}

/** Records that could not be decoded and have no dead letter. */
export interface LetterCounts {
  /** Until their dead letter is known to be in the log. */
  readonly held: number;
  /** For good, in this life: their partition had turned to poison. */
  readonly leftOut: number;
  readonly poisoned: readonly Poisoned[];
}

export interface SeenTarget {
  readonly record: TargetRecord;
  readonly lastProbe: LastProbe | undefined;
  /** Where Mesos's own check says otherwise: one sentence. */
  readonly disagreement: string | undefined;
}

/** Up to here an input partition stands in a share's state. */
export interface InputMark {
  readonly share: number;
  readonly topic: InputTopic;
  readonly partition: number;
  readonly offset: number;
  /** Time of the record before it. */
  readonly atMs: number | undefined;
}

/** Read access to the belief; valid until the next `handle`. */
export interface EngineView {
  readonly tasks: () => Iterable<TaskRecord>;
  readonly task: (frameworkId: string, taskId: string) => TaskRecord | undefined;
  readonly addressesOf: (task: TaskRecord) => readonly AddressEntry[];
  /** What is wrong with what was told of a task, or with its checks: one sentence each. */
  readonly findingsOf: (task: TaskRecord) => readonly string[];
  readonly addresses: () => Iterable<AddressEntry>;
  readonly agents: () => Iterable<AgentRecord>;
  readonly targets: () => Iterable<SeenTarget>;
  readonly target: (id: string) => SeenTarget | undefined;
  readonly incidents: () => Iterable<{ readonly record: IncidentRecord; readonly deliveries: readonly DeliveryRecord[] }>;
  readonly incident: (id: string) => { readonly record: IncidentRecord; readonly deliveries: readonly DeliveryRecord[] } | undefined;
  readonly silences: () => Iterable<SilenceRecord>;
  readonly shares: () => readonly ShareView[];
  /** All marks that the state holds: whether the log still is the one that they were made of is for the reader to check. */
  readonly inputMarks: () => readonly InputMark[];
  /** Where reading of an input partition begins: the least of all shares' marks; `undefined` is its beginning. */
  readonly inputsFrom: (topic: InputTopic, partition: number) => number | undefined;
  /** Tasks of which records may have been lost, and nothing was heard since. */
  readonly unconfirmed: () => number;
  /** Looks through the whole map. */
  readonly counts: () => EngineCounts;
  readonly agreement: () => Agreement;
  readonly caughtUp: () => boolean;
}

export interface Unfit {
  /**
   * `newer-schema`: another version writes what we cannot read. `share-count`: the state topic was given more partitions.
   * `log-changed`: a topic was made anew or cut off under us; what we believe has to be read again from its beginning.
   */
  readonly fault: 'newer-schema' | 'share-count' | 'log-changed';
  /** One sentence: what was found and what to do. */
  readonly message: string;
}

export interface Engine extends EngineView {
  readonly handle: (input: EngineInput) => readonly EngineEffect[];
  /** The kind of a probe that runs; `undefined` when it does not run any more. */
  readonly probeKind: (probeId: string, generation: string) => string | undefined;
  readonly shareCount: number;
  readonly phase: (share: number) => SharePhase;
  /** The epoch of a share that is ours; `undefined` while it is not, or the claim has not come back. */
  readonly ownEpoch: (share: number) => number | undefined;
  /** Whether the claim of this nonce is still to be written: neither read back nor given up with its share. */
  readonly isClaiming: (share: number, nonce: string) => boolean;
  /** Whether a bad record of this input partition has to wait: too many have no dead letter yet. */
  readonly mustWait: (at: Pick<ToldAt, 'topic' | 'partition'>) => boolean;
  /** Whether the dead letters of this input partition are ours to write. */
  readonly answersFor: (at: Pick<ToldAt, 'topic' | 'partition'>) => boolean;
  readonly letters: () => LetterCounts;
  /** Why this instance must not own anything, now and until it is started anew; `undefined` when it may. */
  readonly unfit: () => Unfit | undefined;
  /** After `draining`: all that was owed to the log is read back. */
  readonly isDrained: () => boolean;
}
