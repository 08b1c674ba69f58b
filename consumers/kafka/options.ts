import type { Clock } from '../../core/clock.js';
import type { LogTopic } from '../../core/log.js';

/** Our logger as far as it is used here; pino's methods fit. */
export interface KafkaLogger {
  readonly debug: (fields: object, message: string) => void;
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}

export type SaslMechanism = 'plain' | 'scram-sha-256' | 'scram-sha-512';

/** How to reach the brokers; contents of files, not their names. */
export interface KafkaConnection {
  /** `host:port`, any of the cluster's. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** `true` trusts the system's roots; PEM texts otherwise. */
  readonly ssl: boolean | { readonly ca?: string; readonly cert?: string; readonly key?: string };
  readonly sasl?: { readonly mechanism: SaslMechanism; readonly username: string; readonly password: string } | undefined;
  readonly clock: Clock;
  readonly log: KafkaLogger;
}

export interface KafkaLogOptions extends KafkaConnection {
  /** Readers use groups `<groupId>-reader-…`. */
  readonly groupId: string;
  readonly sessionTimeoutMs: number;
  /** The real names of the topics. */
  readonly topics: Readonly<Record<LogTopic, string>>;
}
