/**
 * What a record said, decoded and nothing more: the words of Mesos in our own small readonly shapes.
 * consumers/decode makes these from v0 and v1, protobuf and JSON, in all envelopes; the reducers fold them.
 * `TaskStatus.data` is not here on purpose: it can hold a whole `docker inspect` with secrets.
 */

/** Mesos's TaskState by name (mesos.proto); a number we do not know becomes `TASK_STATE_<n>`. */
export type TaskState = `TASK_${string}`;

export interface Label {
  readonly key: string;
  readonly value: string;
}

export interface AddressSaid {
  /** RFC 5952, no prefix length, no zone, mapped IPv4 as IPv4. */
  readonly address: string;
  /** From the text, never from `protocol` (mesos-facts V13). */
  readonly family: 4 | 6;
}

export interface PortMappingSaid {
  readonly hostPort: number;
  readonly containerPort: number;
  readonly protocol: string;
}

export interface NetworkInfoSaid {
  readonly name: string | undefined;
  /** In the order told, repeats removed. Field 5 if it has any, else 0.25's field 2. */
  readonly addresses: readonly AddressSaid[];
  readonly groups: readonly string[];
  readonly labels: readonly Label[];
  readonly portMappings: readonly PortMappingSaid[];
  /** In a request only: the families of entries that name no address ("any address of this family"). */
  readonly anyOf: readonly (4 | 6)[];
}

export interface StatusSaid {
  readonly type: 'status';
  readonly frameworkId: string;
  readonly taskId: string;
  readonly state: TaskState;
  readonly source: 'master' | 'agent' | 'executor' | undefined;
  /** v1 name with its prefix, e.g. `REASON_RECONCILIATION`; an unknown number is `REASON_<n>`. */
  readonly reason: string | undefined;
  readonly agentId: string | undefined;
  readonly executorId: string | undefined;
  readonly containerId: string | undefined;
  readonly parentContainerId: string | undefined;
  /** The status's own timestamp in ms since the epoch; not comparable across sources. */
  readonly statusAtMs: number | undefined;
  /** Mesos's own health verdict; `undefined` is "unknown". */
  readonly healthy: boolean | undefined;
  /** Mesos's `check_status`, when it carries a result. */
  readonly checkPassed: boolean | undefined;
  /** Lower-case hex; `undefined` when the status wants no acknowledgement. */
  readonly uuid: string | undefined;
  readonly labels: readonly Label[];
  /** `undefined`: no `container_status.network_infos` at all, which erases nothing. */
  readonly networkInfos: readonly NetworkInfoSaid[] | undefined;
  /** What in the message could not be understood and was left out, one sentence each; the rest stands. */
  readonly faults: readonly string[];
}

/** The newest state that the master knows (Task.state, TaskUpdated.state), which may be ahead of every status told. */
export interface LiveStateSaid {
  readonly type: 'live-state';
  readonly frameworkId: string;
  readonly taskId: string;
  readonly state: TaskState;
  readonly agentId: string | undefined;
}

export type NetworkMode = 'host' | 'bridge' | 'none' | 'user';

export interface ContainerSaid {
  readonly type: 'docker' | 'mesos' | undefined;
  /** Docker's `network`; `undefined` under the Mesos containerizer. */
  readonly dockerNetwork: NetworkMode | undefined;
  readonly dockerPortMappings: readonly PortMappingSaid[];
  /** The request. */
  readonly networkInfos: readonly NetworkInfoSaid[];
}

export interface DiscoveryPortSaid {
  readonly number: number;
  readonly name: string | undefined;
  readonly protocol: string | undefined;
  readonly labels: readonly Label[];
}

/** Mesos's HealthCheck or CheckInfo as far as it can be asked over the network. */
export interface MesosCheckSaid {
  readonly kind: 'http' | 'tcp' | 'command';
  readonly port: number | undefined;
  readonly path: string | undefined;
  readonly scheme: string | undefined;
  readonly delayMs: number;
  readonly intervalMs: number;
  /** 0 = no limit. */
  readonly timeoutMs: number;
  readonly graceMs: number;
  readonly consecutiveFailures: number;
}

/** The request side: TaskInfo, or the Task of operator events. */
export interface TaskInfoSaid {
  readonly type: 'task-info';
  readonly frameworkId: string;
  readonly taskId: string;
  readonly name: string | undefined;
  readonly agentId: string | undefined;
  readonly executorId: string | undefined;
  readonly labels: readonly Label[];
  readonly container: ContainerSaid | undefined;
  /** The executor's ContainerInfo (custom executors and pods ask there). */
  readonly executorContainer: ContainerSaid | undefined;
  readonly discoveryPorts: readonly DiscoveryPortSaid[];
  readonly healthCheck: MesosCheckSaid | undefined;
  readonly check: MesosCheckSaid | undefined;
  readonly faults: readonly string[];
}

/** Something told about an agent: by an operator event, or by the headers of a status. */
export interface AgentSaid {
  readonly type: 'agent';
  readonly agentId: string;
  readonly hostname: string | undefined;
  /** The agent's own addresses, RFC 5952 (from its pid, its hostname when that is an address, a header). */
  readonly addresses: readonly string[];
}

export interface FrameworkSaid {
  readonly type: 'framework';
  readonly frameworkId: string;
  readonly name: string;
}

/** A tombstone in the input: the task is to be forgotten. */
export interface ForgetSaid {
  readonly type: 'forget';
  readonly frameworkId: string;
  readonly taskId: string;
}

export type Said = StatusSaid | LiveStateSaid | TaskInfoSaid | AgentSaid | FrameworkSaid | ForgetSaid;

/** A record that could not be decoded: a value, dead-lettered, never thrown. */
export interface DecodeFailure {
  /** Bounded; also a metric label and `dlq-error-stage`. */
  readonly stage: 'size' | 'headers' | 'envelope' | 'decode' | 'content';
  /** Bounded class name for `dlq-error-class`. */
  readonly errorClass: string;
  /** The field, as `status.task_id` or a header's name, when there is one. */
  readonly field: string | undefined;
  /** One sentence: what was wrong, the value quoted and cut, what was allowed. */
  readonly message: string;
}

export type Decoded = { readonly ok: true; readonly said: readonly Said[] } | { readonly ok: false; readonly failure: DecodeFailure };
