/**
 * What an error of kafkajs means to an operator. kafkajs wraps most in KafkaJSNumberOfRetriesExceeded, and calls a wrong
 * certificate retriable: what counts is the innermost cause.
 */
import { LogError, type AppendFailure } from '../../core/log.js';

export interface KafkaTrouble {
  /** `unavailable` may heal by itself; `configuration` does not: somebody must change something. */
  readonly kind: 'unavailable' | 'configuration';
  readonly failure: AppendFailure;
  /** One line: what is wrong and what to do. */
  readonly message: string;
}

interface Cause {
  readonly name: string;
  readonly message: string;
  readonly type: string;
  readonly code: string;
}

type Rule = readonly [matches: (cause: Cause) => boolean, failure: AppendFailure, kind: KafkaTrouble['kind'], hint: string];

const hasType =
  (...types: readonly string[]) =>
  ({ type }: Cause) =>
    types.includes(type);
const hasCode =
  (...codes: readonly string[]) =>
  ({ code }: Cause) =>
    codes.includes(code);

/** The first that matches counts. */
const RULES: readonly Rule[] = [
  [
    ({ name }) => name === 'KafkaJSSASLAuthenticationError',
    'unauthorized',
    'configuration',
    'the broker refuses the user or password of log.kafka.sasl',
  ],
  [hasType('UNSUPPORTED_SASL_MECHANISM'), 'unauthorized', 'configuration', 'the broker does not offer the mechanism of log.kafka.sasl'],
  [
    hasType('ILLEGAL_SASL_STATE'),
    'unauthorized',
    'configuration',
    'this listener wants no SASL: remove log.kafka.sasl or use another port',
  ],
  [
    hasCode(
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'CERT_SIGNATURE_FAILURE',
    ),
    'unauthorized',
    'configuration',
    "the broker's certificate is not signed by an authority of log.kafka.ssl.caFile",
  ],
  [
    hasCode('CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'),
    'unauthorized',
    'configuration',
    "the broker's certificate is not valid at this time",
  ],
  [
    hasCode('ERR_TLS_CERT_ALTNAME_INVALID'),
    'unauthorized',
    'configuration',
    "the broker's certificate does not name the host of log.kafka.brokers",
  ],
  [
    ({ code }) => code.startsWith('ERR_SSL_') || code.startsWith('ERR_OSSL_'),
    'unauthorized',
    'configuration',
    'TLS cannot be agreed on: check the port, log.kafka.ssl and the client certificate',
  ],
  [
    ({ message }) => message.includes('before secure TLS connection'),
    'unauthorized',
    'configuration',
    'the listener speaks no TLS: check the port and log.kafka.ssl',
  ],
  [
    ({ name }) => name === 'KafkaJSServerDoesNotSupportApiKey',
    'unauthorized',
    'configuration',
    'this is a controller, not a broker: use the port of a broker listener',
  ],
  [
    hasType('TOPIC_AUTHORIZATION_FAILED'),
    'unauthorized',
    'configuration',
    'the user has no access to the topic: see the ACLs in the documentation',
  ],
  [
    hasType('GROUP_AUTHORIZATION_FAILED'),
    'unauthorized',
    'configuration',
    'the user has no access to the group: see the ACLs in the documentation',
  ],
  [
    hasType('CLUSTER_AUTHORIZATION_FAILED'),
    'unauthorized',
    'configuration',
    'the user may not do this on the cluster: see the ACLs in the documentation',
  ],
  [
    hasType('UNKNOWN_TOPIC_OR_PARTITION', 'INVALID_TOPIC_EXCEPTION'),
    'unknown-topic',
    'configuration',
    'the topic does not exist: run `taskpulse topics create`',
  ],
  [
    hasType('INVALID_TIMESTAMP'),
    'unavailable',
    'unavailable',
    "the clock of this machine is further ahead of the broker's than message.timestamp.after.max.ms allows: set it right",
  ],
  [hasType('INVALID_REPLICATION_FACTOR'), 'unauthorized', 'configuration', 'there are fewer brokers than replicas were asked for'],
  [
    hasType('MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE'),
    'too-large',
    'configuration',
    'the record is larger than max.message.bytes of the topic',
  ],
  [
    ({ name }) => name === 'KafkaJSGroupCoordinatorNotFound',
    'unavailable',
    'unavailable',
    'no coordinator for the group: it is starting, or the user has no access to the group',
  ],
  [
    ({ name }) => name === 'KafkaJSConnectionClosedError',
    'unavailable',
    'unavailable',
    'the broker closed the connection: it is stopping, or wants TLS (log.kafka.ssl) or SASL (log.kafka.sasl)',
  ],
  [hasCode('ECONNREFUSED'), 'unavailable', 'unavailable', 'nothing listens there'],
  [hasCode('ENOTFOUND', 'EAI_AGAIN'), 'unavailable', 'unavailable', 'the host name cannot be resolved'],
];

/** What was wrong, and whether waiting can help. */
export function explainKafkaError(error: unknown): KafkaTrouble {
  const causes = causesOf(error);
  for (const [matches, failure, kind, hint] of RULES) {
    const cause = causes.find(matches);
    if (cause !== undefined) return { kind, failure, message: `${hint} (${cause.message})` };
  }
  // ours without a cause of kafkajs's: it says itself what is wrong
  if (error instanceof LogError) {
    const mayHeal = error.failure === 'unavailable' || error.failure === 'closed';
    return { kind: mayHeal ? 'unavailable' : 'configuration', failure: error.failure, message: error.message };
  }
  return { kind: 'unavailable', failure: 'unavailable', message: causes.at(-1)?.message ?? 'unknown error' };
}

/** An error of kafkajs as the port's; errors of ours pass as they are. */
export function toLogError(error: unknown, what: string): LogError {
  if (error instanceof LogError) return error;
  const { failure, message } = explainKafkaError(error);
  return new LogError(`Cannot ${what}: ${message}`, failure, { cause: error });
}

/** The broker does not take records of a time so far ahead of its own. */
export function isTimeRefused(error: unknown): boolean {
  return causesOf(error).some(hasType('INVALID_TIMESTAMP'));
}

function causesOf(error: unknown): readonly Cause[] {
  const causes: Cause[] = [];
  let at: unknown = error;
  // kafkajs makes no loops, but a limit costs nothing
  for (let depth = 0; depth < 10 && typeof at === 'object' && at !== null; depth += 1) {
    causes.push({ name: textOf(at, 'name'), message: textOf(at, 'message'), type: textOf(at, 'type'), code: textOf(at, 'code') });
    const next: unknown = Reflect.get(at, 'cause');
    const first: unknown = Reflect.get(at, 'errors');
    at = next ?? (Array.isArray(first) ? (first[0] as unknown) : undefined);
  }
  return causes;
}

function textOf(error: object, field: string): string {
  const value: unknown = Reflect.get(error, field);
  return typeof value === 'string' ? value : '';
}
