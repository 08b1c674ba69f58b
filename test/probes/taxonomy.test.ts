import { describe, expect, test } from '@jest/globals';
import os from 'node:os';
import { CAUSES, LAYERS } from '../../core/probe.js';
import { classify, isKnownCode } from '../../probes/taxonomy.js';

function kernelError(code: string): Error {
  return Object.assign(new Error(`connect ${code} 127.0.0.1:1`), { code, errno: -1, syscall: 'connect' });
}

function nodeError(code: string): Error {
  return Object.assign(new Error('trouble'), { code });
}

describe('every error code of this system', () => {
  test.each(Object.keys(os.constants.errno))('%s is in the table', (code) => {
    expect(isKnownCode(code)).toBe(true);
  });

  test.each(Object.keys(os.constants.errno))('%s leads to a layer and a cause of the closed lists', (code) => {
    const { layer, cause } = classify(kernelError(code), 'connect');
    expect(LAYERS).toContain(layer);
    expect(CAUSES).toContain(cause);
  });
});

describe('the target’s fault', () => {
  test.each([
    ['ECONNREFUSED', 'connect', 'connect', 'refused'],
    ['ECONNRESET', 'response', 'response', 'reset'],
    ['EPIPE', 'request', 'request', 'reset'],
    ['ETIMEDOUT', 'connect', 'connect', 'timeout'],
    ['EHOSTUNREACH', 'connect', 'connect', 'unreachable'],
    ['EPROTO', 'tls', 'tls', 'handshake'],
    ['EPROTO', 'connect', 'connect', 'protocol'],
  ] as const)('%s at %s is %s/%s', (code, at, layer, cause) => {
    expect(classify(kernelError(code), at)).toEqual({ outcome: 'fail', layer, cause });
  });

  test.each([
    ['HPE_INVALID_CONSTANT', 'response', 'protocol'],
    ['HPE_INVALID_HEADER_TOKEN', 'response', 'protocol'],
    ['HPE_HEADER_OVERFLOW', 'response', 'too-large'],
    ['HPE_INVALID_EOF_STATE', 'response', 'closed'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 'certificate'],
    ['CERT_HAS_EXPIRED', 'tls', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', 'certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', 'certificate'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', 'handshake'],
    ['ERR_TLS_HANDSHAKE_TIMEOUT', 'tls', 'timeout'],
  ] as const)('%s is %s/%s wherever it comes up', (code, layer, cause) => {
    expect(classify(nodeError(code), 'request')).toEqual({ outcome: 'fail', layer, cause });
  });

  test('an early but orderly close, which Node calls ECONNRESET, is not a reset', () => {
    expect(classify(nodeError('ECONNRESET'), 'response')).toEqual({ outcome: 'fail', layer: 'response', cause: 'closed' });
  });
});

describe('our own fault', () => {
  test.each([
    ['EMFILE', 'descriptors'],
    ['ENFILE', 'descriptors'],
    ['EADDRNOTAVAIL', 'ports'],
    ['EADDRINUSE', 'ports'],
    ['ENOBUFS', 'buffers'],
    ['ENOMEM', 'buffers'],
    ['ENETUNREACH', 'network-down'],
    ['ENETDOWN', 'network-down'],
    ['EACCES', 'permission'],
    ['EPERM', 'permission'],
    ['EINVAL', 'internal'],
    ['WSAEMFILE', 'descriptors'],
  ] as const)('%s is an error (%s), never a fail', (code, cause) => {
    expect(classify(kernelError(code), 'connect')).toEqual({ outcome: 'error', layer: 'local', cause });
  });

  test.each([
    [nodeError('HPE_CB_MESSAGE_BEGIN')],
    [nodeError('ERR_INVALID_ARG_TYPE')],
    [nodeError('SOMETHING_NEW')],
    [new Error('no code')],
    ['text'],
    [null],
  ])('what is unknown is internal: %p', (error) => {
    expect(classify(error, 'response')).toEqual({ outcome: 'error', layer: 'local', cause: 'internal' });
  });

  test('a code that is a name of every object is still unknown', () => {
    expect(isKnownCode('constructor')).toBe(false);
  });
});
