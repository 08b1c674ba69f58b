/**
 * What an error code means: the target's fault (`fail`, with layer and cause) or ours (`error`, counts against nobody).
 *
 * The question behind every line is: could a perfectly healthy target have led to this? Where it could, because
 * this host ran out of something, has no route, or was forbidden to ask, it is ours.
 *
 * Two decisions that are not obvious:
 * - ENETUNREACH is ours. Linux says it at once when this host has no route, and also when a router on the way
 *   answers "network unreachable"; the code is the same. Both speak of the path from here, neither of the target.
 *   EHOSTUNREACH is the target's: the last hop asked for the container's address and nobody answered.
 * - EACCES and EPERM are ours: a local firewall or a seccomp rule. (ICMPv6 "administratively prohibited" from afar
 *   maps to EACCES too, and cannot be told apart: Linux net/ipv6/icmp.c, `tab_unreach`.)
 */
import type { Cause, Layer } from '../core/probe.js';

export type Classified =
  | { readonly outcome: 'fail'; readonly layer: Layer; readonly cause: Cause }
  | { readonly outcome: 'error'; readonly layer: 'local'; readonly cause: Cause };

/** A code's meaning: whose fault, why, and the layer where that is not simply where the probe had got to. */
interface Meaning {
  readonly whose: 'target' | 'local';
  readonly cause: Cause;
  readonly layer?: Layer;
}

function theirs(cause: Cause, layer?: Layer): Meaning {
  return layer === undefined ? { whose: 'target', cause } : { whose: 'target', cause, layer };
}

function ours(cause: Cause): Meaning {
  return { whose: 'local', cause };
}

/** Codes of the operating system: all of Linux, and those that macOS and Windows add. test/ holds the list complete. */
const SYSTEM: Readonly<Record<string, Meaning>> = {
  // What a target, or the network right before it, can say.
  ECONNREFUSED: theirs('refused'),
  ECONNRESET: theirs('reset'),
  EPIPE: theirs('reset'),
  ENOTCONN: theirs('reset'), // macOS: shutdown of a socket that the peer has reset
  ENETRESET: theirs('reset'),
  ETIMEDOUT: theirs('timeout'),
  ETIME: theirs('timeout'),
  EHOSTUNREACH: theirs('unreachable'),
  EHOSTDOWN: theirs('unreachable'),
  ENOPROTOOPT: theirs('unreachable'), // ICMP "protocol unreachable"
  EPROTO: theirs('protocol'), // at the TLS layer: handshake, see classify
  EBADMSG: theirs('protocol'),
  // Our resources.
  EMFILE: ours('descriptors'),
  ENFILE: ours('descriptors'),
  EADDRNOTAVAIL: ours('ports'),
  EADDRINUSE: ours('ports'),
  ENOBUFS: ours('buffers'),
  ENOMEM: ours('buffers'),
  ENOSR: ours('buffers'),
  EAGAIN: ours('buffers'), // connect(2): the routing cache is full
  EWOULDBLOCK: ours('buffers'),
  // Our interface, route or address family.
  ENETUNREACH: ours('network-down'),
  ENETDOWN: ours('network-down'),
  ENONET: ours('network-down'),
  ENODEV: ours('network-down'),
  EAFNOSUPPORT: ours('network-down'), // no IPv6 in this kernel
  EPFNOSUPPORT: ours('network-down'),
  EPROTONOSUPPORT: ours('network-down'),
  // Forbidden here.
  EACCES: ours('permission'),
  EPERM: ours('permission'),
  // Ended by us.
  ECANCELED: ours('cancelled'),
  ECONNABORTED: ours('internal'), // Linux: the socket was destroyed by an administrator of this host
  ESHUTDOWN: ours('internal'),
  // A socket call never gives these, or only for a bug of ours.
  ...internal(
    'E2BIG EALREADY EBADF EBUSY ECHARSET ECHILD EDEADLK EDESTADDRREQ EDOM EDQUOT EEXIST EFAULT EFBIG EFTYPE EIDRM EILSEQ EINPROGRESS',
    'EINTR EINVAL EIO EISCONN EISDIR ELOOP EMLINK EMSGSIZE EMULTIHOP ENAMETOOLONG ENODATA ENOENT ENOEXEC ENOLCK ENOLINK ENOMSG',
    'ENOSPC ENOSTR ENOSYS ENOTDIR ENOTEMPTY ENOTSOCK ENOTSUP ENOTTY ENXIO EOF EOPNOTSUPP EOVERFLOW EPROTOTYPE ERANGE EREMOTE',
    'EREMOTEIO EROFS ESOCKTNOSUPPORT ESPIPE ESRCH ESTALE ETOOMANYREFS ETXTBSY EUNATCH EUSERS EXDEV UNKNOWN',
  ),
};

/** Verdicts of certificate verification: Node src/crypto/crypto_common.cc, `X509ErrorCode`. */
const CERTIFICATE = new Set([
  ...'UNABLE_TO_GET_ISSUER_CERT UNABLE_TO_GET_CRL UNABLE_TO_DECRYPT_CERT_SIGNATURE UNABLE_TO_DECRYPT_CRL_SIGNATURE'.split(' '),
  ...'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY CERT_SIGNATURE_FAILURE CRL_SIGNATURE_FAILURE CERT_NOT_YET_VALID CERT_HAS_EXPIRED'.split(' '),
  ...'CRL_NOT_YET_VALID CRL_HAS_EXPIRED ERROR_IN_CERT_NOT_BEFORE_FIELD ERROR_IN_CERT_NOT_AFTER_FIELD'.split(' '),
  ...'ERROR_IN_CRL_LAST_UPDATE_FIELD ERROR_IN_CRL_NEXT_UPDATE_FIELD DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN'.split(' '),
  ...'UNABLE_TO_GET_ISSUER_CERT_LOCALLY UNABLE_TO_VERIFY_LEAF_SIGNATURE CERT_CHAIN_TOO_LONG CERT_REVOKED INVALID_CA'.split(' '),
  ...'PATH_LENGTH_EXCEEDED INVALID_PURPOSE CERT_UNTRUSTED CERT_REJECTED HOSTNAME_MISMATCH'.split(' '),
  ...'ERR_TLS_CERT_ALTNAME_INVALID ERR_TLS_CERT_ALTNAME_FORMAT'.split(' '),
]);

/** Codes of Node's HTTP parser (llhttp) that do not simply mean "this is not HTTP". */
const HTTP_PARSER: Readonly<Record<string, Meaning>> = {
  HPE_HEADER_OVERFLOW: theirs('too-large', 'response'),
  HPE_INVALID_EOF_STATE: theirs('closed', 'response'),
  HPE_USER: ours('internal'),
  HPE_INTERNAL: ours('internal'),
  HPE_PAUSED: ours('internal'),
};

const NODE: Readonly<Record<string, Meaning>> = {
  ABORT_ERR: ours('cancelled'),
  OUT_OF_MEM: ours('buffers'),
  ERR_TLS_HANDSHAKE_TIMEOUT: theirs('timeout', 'tls'),
  ERR_TLS_DH_PARAM_SIZE: theirs('handshake', 'tls'),
};

/** The error's code, or `undefined` for an error that has none. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Whether the table knows the code. */
export function isKnownCode(code: string): boolean {
  return meaningOf(code) !== undefined;
}

/** Says what an error means for a probe that had got to `layer`. An unknown code is `internal`: never the target's fault. */
export function classify(error: unknown, layer: Layer): Classified {
  const code = errorCode(error);
  if (code === 'ECONNRESET' && !cameFromKernel(error)) return { outcome: 'fail', layer, cause: 'closed' };
  if (code === 'EPROTO' && layer === 'tls') return { outcome: 'fail', layer, cause: 'handshake' };
  const meaning = code === undefined ? undefined : meaningOf(code);
  if (meaning?.whose !== 'target') return { outcome: 'error', layer: 'local', cause: meaning?.cause ?? 'internal' };
  return { outcome: 'fail', layer: meaning.layer ?? layer, cause: meaning.cause };
}

/**
 * Node names a peer's orderly but early close ECONNRESET too ("socket hang up", "aborted"); only the kernel's own
 * reset names the system call (lib/internal/errors.js: ConnResetException has none).
 */
function cameFromKernel(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}

function meaningOf(code: string): Meaning | undefined {
  if (CERTIFICATE.has(code)) return theirs('certificate', 'tls');
  const own = lookUp(SYSTEM, code) ?? lookUp(NODE, code) ?? lookUp(HTTP_PARSER, code);
  if (own !== undefined) return own;
  if (code.startsWith('HPE_CB_')) return ours('internal');
  if (code.startsWith('HPE_')) return theirs('protocol', 'response');
  if (code.startsWith('ERR_SSL_')) return theirs('handshake', 'tls');
  // Windows names its socket errors as the others do, with this in front.
  if (code.startsWith('WSA')) return meaningOf(code.slice(3)) ?? ours('internal');
  // Node's own complaints about how it was called.
  if (code.startsWith('ERR_')) return ours('internal');
  return undefined;
}

function lookUp(table: Readonly<Record<string, Meaning>>, code: string): Meaning | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}

function internal(...lists: readonly string[]): Record<string, Meaning> {
  const codes = lists.flatMap((list) => list.split(' '));
  return Object.fromEntries(codes.map((code) => [code, ours('internal')]));
}
