import { describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import { explainKafkaError, toLogError } from '../../consumers/kafka/errors.js';
import { LogError } from '../../core/log.js';

/** As kafkajs wraps what it gave up on. */
const wrapped = (name: string, fields: object, message = 'said the broker'): Error => {
  const cause = Object.assign(new Error(message), { name, ...fields });
  return Object.assign(new Error(message), { name: 'KafkaJSNumberOfRetriesExceeded', retriable: false, cause });
};

describe('explainKafkaError', () => {
  it.each([
    [
      'a wrong password',
      wrapped('KafkaJSSASLAuthenticationError', {}),
      'configuration',
      'unauthorized',
      'user or password of log.kafka.sasl',
    ],
    [
      'a mechanism that is off',
      wrapped('KafkaJSProtocolError', { type: 'UNSUPPORTED_SASL_MECHANISM' }),
      'configuration',
      'unauthorized',
      'mechanism',
    ],
    [
      'SASL on a plain listener',
      wrapped('KafkaJSProtocolError', { type: 'ILLEGAL_SASL_STATE' }),
      'configuration',
      'unauthorized',
      'wants no SASL',
    ],
    [
      'a wrong CA, whatever "retriable" says',
      wrapped('KafkaJSConnectionError', { code: 'SELF_SIGNED_CERT_IN_CHAIN', retriable: true }),
      'configuration',
      'unauthorized',
      'caFile',
    ],
    [
      'a name not in the certificate',
      wrapped('KafkaJSConnectionError', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
      'configuration',
      'unauthorized',
      'does not name the host',
    ],
    [
      'a missing client certificate',
      wrapped('KafkaJSConnectionError', { code: 'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE' }),
      'configuration',
      'unauthorized',
      'client certificate',
    ],
    [
      'TLS to a plain listener',
      wrapped(
        'KafkaJSConnectionError',
        { code: 'ECONNRESET' },
        'Client network socket disconnected before secure TLS connection was established',
      ),
      'configuration',
      'unauthorized',
      'speaks no TLS',
    ],
    ['a controller', wrapped('KafkaJSServerDoesNotSupportApiKey', {}), 'configuration', 'unauthorized', 'controller'],
    [
      'no access to a topic',
      wrapped('KafkaJSProtocolError', { type: 'TOPIC_AUTHORIZATION_FAILED' }),
      'configuration',
      'unauthorized',
      'ACL',
    ],
    [
      'a missing topic',
      wrapped('KafkaJSProtocolError', { type: 'UNKNOWN_TOPIC_OR_PARTITION' }),
      'configuration',
      'unknown-topic',
      'topics create',
    ],
    [
      'a record too large',
      wrapped('KafkaJSProtocolError', { type: 'MESSAGE_TOO_LARGE' }),
      'configuration',
      'too-large',
      'max.message.bytes',
    ],
    ['nobody there', wrapped('KafkaJSConnectionError', { code: 'ECONNREFUSED' }), 'unavailable', 'unavailable', 'nothing listens there'],
    ['an unknown host', wrapped('KafkaJSConnectionError', { code: 'ENOTFOUND' }), 'unavailable', 'unavailable', 'host name'],
    ['a closed connection', wrapped('KafkaJSConnectionClosedError', {}), 'unavailable', 'unavailable', 'closed the connection'],
    ['anything else', wrapped('KafkaJSError', {}, 'strange'), 'unavailable', 'unavailable', 'strange'],
  ])('says what %s means', (_, error, kind, failure, part) => {
    expect(explainKafkaError(error)).toMatchObject({ kind, failure, message: expect.stringContaining(part) });
  });

  it('looks into the errors of several topics', () => {
    const each = Object.assign(new Error('x'), { name: 'KafkaJSCreateTopicError', type: 'INVALID_REPLICATION_FACTOR' });
    const all = Object.assign(new Error('Topic creation errors'), { name: 'KafkaJSAggregateError', errors: [each] });
    expect(explainKafkaError(all)).toMatchObject({ kind: 'configuration', message: expect.stringContaining('fewer brokers') });
  });

  it('keeps what an error of ours says', () => {
    const ours = new LogError('Cannot use this broker: it is too new', 'unauthorized');
    expect(explainKafkaError(ours)).toEqual({ kind: 'configuration', failure: 'unauthorized', message: ours.message });
    expect(toLogError(ours, 'read')).toBe(ours);
  });

  it('makes one line of it, with the cause kept', () => {
    const cause = new kafkajs.KafkaJSConnectionError('Connection error: connect ECONNREFUSED 127.0.0.1:9', {
      broker: '127.0.0.1:9',
      code: 'ECONNREFUSED',
    });
    const error = toLogError(cause, 'read state');
    expect(error).toMatchObject({
      failure: 'unavailable',
      cause,
      message: 'Cannot read state: nothing listens there (Connection error: connect ECONNREFUSED 127.0.0.1:9)',
    });
  });
});
