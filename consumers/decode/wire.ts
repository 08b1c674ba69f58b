/**
 * One message as it came over the wire, before anything is decided: the shape that protobuf and JSON are both brought into,
 * under Mesos's v1 names. Absent is `null` (protobuf) or `undefined` (JSON); an enum is its number or its name.
 * The generated classes of proto/ fit these types as they are, so protobuf needs no copy.
 */
export type Maybe<T> = T | null | undefined;
export type Enumeration = number | string;

export interface WireId {
  readonly value?: Maybe<string>;
}

export interface WireLabel {
  readonly key?: Maybe<string>;
  readonly value?: Maybe<string>;
}

export interface WireLabels {
  readonly labels?: Maybe<readonly WireLabel[]>;
}

export interface WireAddress {
  readonly protocol?: Maybe<Enumeration>;
  readonly ip_address?: Maybe<string>;
}

export interface WirePortMapping {
  readonly host_port?: Maybe<number>;
  readonly container_port?: Maybe<number>;
  readonly protocol?: Maybe<string>;
}

export interface WireNetworkInfo {
  readonly protocol?: Maybe<Enumeration>;
  readonly ip_address?: Maybe<string>;
  readonly groups?: Maybe<readonly string[]>;
  readonly labels?: Maybe<WireLabels>;
  readonly ip_addresses?: Maybe<readonly WireAddress[]>;
  readonly name?: Maybe<string>;
  readonly port_mappings?: Maybe<readonly WirePortMapping[]>;
}

export interface WireContainerId {
  readonly value?: Maybe<string>;
  readonly parent?: Maybe<WireId>;
}

export interface WireContainerStatus {
  readonly network_infos?: Maybe<readonly WireNetworkInfo[]>;
  readonly container_id?: Maybe<WireContainerId>;
}

export interface WireCheckStatus {
  readonly type?: Maybe<Enumeration>;
  readonly command?: Maybe<{ readonly exit_code?: Maybe<number> }>;
  readonly http?: Maybe<{ readonly status_code?: Maybe<number> }>;
  readonly tcp?: Maybe<{ readonly succeeded?: Maybe<boolean> }>;
}

export interface WireTaskStatus {
  readonly task_id?: Maybe<WireId>;
  readonly state?: Maybe<Enumeration>;
  readonly agent_id?: Maybe<WireId>;
  readonly timestamp?: Maybe<number>;
  readonly executor_id?: Maybe<WireId>;
  readonly healthy?: Maybe<boolean>;
  readonly source?: Maybe<Enumeration>;
  readonly reason?: Maybe<Enumeration>;
  readonly uuid?: Maybe<Uint8Array>;
  readonly labels?: Maybe<WireLabels>;
  readonly container_status?: Maybe<WireContainerStatus>;
  readonly check_status?: Maybe<WireCheckStatus>;
}

export interface WireContainer {
  readonly type?: Maybe<Enumeration>;
  readonly docker?: Maybe<{ readonly network?: Maybe<Enumeration>; readonly port_mappings?: Maybe<readonly WirePortMapping[]> }>;
  readonly network_infos?: Maybe<readonly WireNetworkInfo[]>;
}

/** HealthCheck and CheckInfo: the second lacks the two fields on failures. */
export interface WireCheck {
  readonly type?: Maybe<Enumeration>;
  readonly http?: Maybe<{ readonly port?: Maybe<number>; readonly path?: Maybe<string>; readonly scheme?: Maybe<string> }>;
  readonly tcp?: Maybe<{ readonly port?: Maybe<number> }>;
  /** Only that it is there. */
  readonly command?: Maybe<object>;
  readonly delay_seconds?: Maybe<number>;
  readonly interval_seconds?: Maybe<number>;
  readonly timeout_seconds?: Maybe<number>;
  readonly grace_period_seconds?: Maybe<number>;
  readonly consecutive_failures?: Maybe<number>;
}

export interface WirePort {
  readonly number?: Maybe<number>;
  readonly name?: Maybe<string>;
  readonly protocol?: Maybe<string>;
  readonly labels?: Maybe<WireLabels>;
}

export interface WireDiscovery {
  readonly ports?: Maybe<{ readonly ports?: Maybe<readonly WirePort[]> }>;
}

export interface WireExecutorInfo {
  readonly executor_id?: Maybe<WireId>;
  readonly framework_id?: Maybe<WireId>;
  readonly container?: Maybe<WireContainer>;
}

/** What TaskInfo and Task have in common. */
interface WireRequest {
  readonly name?: Maybe<string>;
  readonly task_id?: Maybe<WireId>;
  readonly agent_id?: Maybe<WireId>;
  readonly labels?: Maybe<WireLabels>;
  readonly discovery?: Maybe<WireDiscovery>;
  readonly container?: Maybe<WireContainer>;
  readonly health_check?: Maybe<WireCheck>;
}

export interface WireTaskInfo extends WireRequest {
  readonly executor?: Maybe<WireExecutorInfo>;
  readonly check?: Maybe<WireCheck>;
}

export interface WireTask extends WireRequest {
  readonly framework_id?: Maybe<WireId>;
  readonly executor_id?: Maybe<WireId>;
  readonly state?: Maybe<Enumeration>;
  readonly statuses?: Maybe<readonly WireTaskStatus[]>;
}

export interface WireSchedulerEvent {
  readonly type?: Maybe<Enumeration>;
  readonly update?: Maybe<{ readonly status?: Maybe<WireTaskStatus> }>;
}

export interface WireAgentInfo {
  readonly hostname?: Maybe<string>;
  readonly id?: Maybe<WireId>;
}

export interface WireAgent {
  readonly agent_info?: Maybe<WireAgentInfo>;
  readonly pid?: Maybe<string>;
}

export interface WireFramework {
  readonly framework_info?: Maybe<{ readonly name?: Maybe<string>; readonly id?: Maybe<WireId> }>;
}

export interface WireState {
  readonly get_tasks?: Maybe<{
    readonly pending_tasks?: Maybe<readonly WireTask[]>;
    readonly tasks?: Maybe<readonly WireTask[]>;
    readonly orphan_tasks?: Maybe<readonly WireTask[]>;
    readonly unreachable_tasks?: Maybe<readonly WireTask[]>;
  }>;
  readonly get_executors?: Maybe<{ readonly executors?: Maybe<readonly WireExecutor[]> }>;
  readonly get_frameworks?: Maybe<{ readonly frameworks?: Maybe<readonly WireFramework[]> }>;
  readonly get_agents?: Maybe<{
    readonly agents?: Maybe<readonly WireAgent[]>;
    readonly recovered_agents?: Maybe<readonly WireAgentInfo[]>;
  }>;
}

export interface WireExecutor {
  readonly executor_info?: Maybe<WireExecutorInfo>;
  readonly agent_id?: Maybe<WireId>;
}

export interface WireOperatorEvent {
  readonly type?: Maybe<Enumeration>;
  readonly subscribed?: Maybe<{ readonly get_state?: Maybe<WireState> }>;
  readonly task_added?: Maybe<{ readonly task?: Maybe<WireTask> }>;
  readonly task_updated?: Maybe<{
    readonly framework_id?: Maybe<WireId>;
    readonly status?: Maybe<WireTaskStatus>;
    readonly state?: Maybe<Enumeration>;
  }>;
  readonly agent_added?: Maybe<{ readonly agent?: Maybe<WireAgent> }>;
  readonly framework_added?: Maybe<{ readonly framework?: Maybe<WireFramework> }>;
  readonly framework_updated?: Maybe<{ readonly framework?: Maybe<WireFramework> }>;
}

/** The value of `taskpulse-envelope`. */
export const ENVELOPES = ['task-status', 'task-info', 'scheduler-event', 'operator-event'] as const;
export type Envelope = (typeof ENVELOPES)[number];

export type WireMessage =
  | { readonly envelope: 'task-status'; readonly message: WireTaskStatus }
  | { readonly envelope: 'task-info'; readonly message: WireTaskInfo }
  | { readonly envelope: 'scheduler-event'; readonly message: WireSchedulerEvent }
  | { readonly envelope: 'operator-event'; readonly message: WireOperatorEvent };
