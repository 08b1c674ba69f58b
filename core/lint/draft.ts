/**
 * A launch as a framework writes it, as far as rules look at it: one TaskInfo, or a pod (TaskGroupInfo and its ExecutorInfo).
 * Unlike what is decoded from the log (said.ts) it keeps what Mesos ignores or refuses: that is what rules are about.
 */
export interface DraftLaunch {
  /** A pod's, or a custom executor's that its only task names. */
  readonly executor: DraftExecutor | undefined;
  readonly isPod: boolean;
  readonly tasks: readonly DraftTask[];
}

export interface DraftTask {
  /** Where it stands in what was read: '' for a bare TaskInfo, else `task_group.tasks[1]`. */
  readonly path: string;
  readonly taskId: string;
  readonly container: DraftContainer | undefined;
  readonly healthCheck: DraftCheck | undefined;
  readonly check: DraftCheck | undefined;
  /** `command.container`, which is a message of 0.20 to 0.26. */
  readonly hasCommandContainer: boolean;
  /** Host ports of its resources; `undefined`: no resources were told. */
  readonly hostPorts: readonly PortRange[] | undefined;
  readonly unknownFields: readonly DraftUnknownField[];
}

/** A name that is no field of Mesos's message. */
export interface DraftUnknownField {
  readonly path: string;
  readonly name: string;
  /** The field that it is likely to mean. */
  readonly meant: string | undefined;
}

/** Both ends inclusive. */
export interface PortRange {
  readonly begin: number;
  readonly end: number;
}

export interface DraftExecutor {
  readonly path: string;
  readonly container: DraftContainer | undefined;
  readonly hasCommandContainer: boolean;
  readonly unknownFields: readonly DraftUnknownField[];
}

export type DockerNetwork = 'host' | 'bridge' | 'none' | 'user';

export interface DraftContainer {
  readonly path: string;
  /** `undefined`: not told, or not a type of Mesos. */
  readonly type: 'docker' | 'mesos' | undefined;
  readonly docker: DraftDocker | undefined;
  readonly networkInfos: readonly DraftNetwork[];
}

export interface DraftDocker {
  readonly image: string | undefined;
  /** Mesos's default is HOST; `undefined`: told, and not a network of Mesos. */
  readonly network: DockerNetwork | undefined;
  readonly isNetworkTold: boolean;
  readonly portMappings: readonly DraftPortMapping[];
}

export interface DraftPortMapping {
  readonly path: string;
  readonly hostPort: number | undefined;
  readonly containerPort: number | undefined;
}

export interface DraftNetwork {
  readonly path: string;
  readonly name: string | undefined;
  /** 0.25's fields 1 and 2. */
  readonly oldProtocol: boolean;
  readonly oldAddress: string | undefined;
  /** `ip_addresses`. */
  readonly addresses: readonly DraftAddress[];
  readonly portMappings: readonly DraftPortMapping[];
}

export interface DraftAddress {
  /** `undefined`: any of its family. */
  readonly text: string | undefined;
  readonly isIpv6: boolean;
}

export type CheckKind = 'command' | 'http' | 'tcp';

/** HealthCheck or CheckInfo. */
export interface DraftCheck {
  readonly path: string;
  /** By `type`; `undefined`: not told, or not a type of Mesos. */
  readonly type: CheckKind | undefined;
  readonly isTypeTold: boolean;
  /** The messages that are there. */
  readonly parts: readonly CheckKind[];
  readonly port: number | undefined;
  readonly httpPath: string | undefined;
  readonly scheme: string | undefined;
  readonly statuses: readonly number[];
  /** IPv6 was asked for, of the `http` or the `tcp` message. */
  readonly isIpv6: boolean;
  readonly negativeTimes: readonly string[];
}

/** What a check asks: by its type, before 1.1 by the message that is there. */
export function kindOf({ type, isTypeTold, parts }: DraftCheck): CheckKind | undefined {
  return isTypeTold ? type : parts[0];
}
