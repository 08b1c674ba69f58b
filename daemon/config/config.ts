/** The configuration as the daemon uses it: defaults filled in, times in milliseconds, secrets read from their files. */
import type { CheckRule } from '../../core/check.js';
import type { LogTopic } from '../../core/log.js';
import type { Route } from '../../core/notification.js';

export interface Config {
  /** Unique among the instances that share a log. */
  readonly instance: string;
  readonly log: LogConfig;
  readonly http: HttpConfig;
  readonly probing: ProbingConfig;
  readonly checks: readonly CheckRule[];
  readonly judgement: JudgementConfig;
  readonly sinks: readonly SinkConfig[];
  /** Empty: every sink hears of everything. */
  readonly routes: readonly Route[];
  readonly shutdown: { readonly timeoutMs: number };
}

export type TopicNames = Readonly<Record<LogTopic, string>>;

export type LogConfig =
  | { readonly kind: 'embedded'; readonly directory: string; readonly topics: TopicNames }
  | { readonly kind: 'kafka'; readonly kafka: KafkaConfig; readonly topics: TopicNames };

export interface KafkaConfig {
  readonly brokers: readonly string[];
  readonly groupId: string;
  readonly clientId: string;
  /** `false`: no TLS. PEM texts; without `ca` the system's roots. */
  readonly ssl: false | { readonly ca?: string; readonly cert?: string; readonly key?: string };
  readonly sasl: SaslConfig | undefined;
  readonly sessionTimeoutMs: number;
}

export interface SaslConfig {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

export interface HttpConfig {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** The bearer token; `undefined` where none is asked for, which is only so on loopback. */
  readonly token: string | undefined;
}

export interface ProbingConfig {
  /** CIDRs, or single addresses. */
  readonly allow: readonly string[];
  readonly deny: readonly string[];
  readonly workers: number;
  readonly agentAddresses: 'show' | 'probe';
  readonly suspended: 'probe' | 'pause';
}

export interface JudgementConfig {
  readonly feedLagMs: number;
  readonly forgetAfterMs: number;
}

export interface SinkConfig {
  readonly name: string;
  /** A name of the sink kinds' registry. */
  readonly kind: string;
  /** As the kind's `prepare` takes them, already found valid; files by paths that need no folder. */
  readonly options: Readonly<Record<string, unknown>>;
}
