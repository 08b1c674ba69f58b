/**
 * What a probe is and what can come out of it. The kinds live in probes/, one file each; nothing else knows them.
 * Three outcomes: `pass`, `fail` (the target's fault), `error` (our own fault: counts against nobody).
 */
import type { Clock } from './clock.js';

/** Where a probe got to. `local` is ours. */
export const LAYERS = ['address', 'connect', 'tls', 'request', 'response', 'content', 'local'] as const;
export type Layer = (typeof LAYERS)[number];

/** The closed list of causes; docs/causes.md explains each, and no other value ever reaches a metric label. */
export const CAUSES = [
  'refused', // the peer answered "no" (RST to a SYN, ICMP port unreachable)
  'timeout', // the deadline passed
  'reset', // the peer broke the connection off
  'unreachable', // no route to host or network, told by the network
  'closed', // the peer closed before it said enough
  'protocol', // what came is not the protocol that was asked for
  'status', // HTTP or gRPC status outside those expected
  'mismatch', // the content is not what was expected
  'certificate', // TLS certificate not acceptable
  'handshake', // TLS handshake failed otherwise
  'not-serving', // gRPC health says so
  'too-large', // more was sent than the limit allows
  'not-allowed', // the address may not be probed (allow-list, never-list)
  'answered', // a check that expects refusal was answered
  'descriptors', // EMFILE, ENFILE: we are out of file descriptors
  'ports', // EADDRNOTAVAIL: we are out of local ports
  'buffers', // ENOBUFS, ENOMEM: the kernel is out of memory for us
  'network-down', // our own interface or route is gone
  'permission', // a local rule forbade it (EACCES, EPERM)
  'stalled', // our own event loop stood still: the result is void
  'cancelled', // the probe was stopped by us
  'no-control', // a negative check without a passing positive control
  'internal', // anything else of our own
] as const;
export type Cause = (typeof CAUSES)[number];

/** Elapsed milliseconds since the probe's start at which each phase ended; a phase that was not reached is absent. */
export interface ProbePhases {
  readonly connectMs?: number;
  readonly tlsMs?: number;
  readonly firstByteMs?: number;
  readonly doneMs?: number;
}

export type ProbeOutcome =
  | { readonly outcome: 'pass'; readonly latencyMs: number; readonly phases: ProbePhases; readonly detail?: string }
  | {
      readonly outcome: 'fail';
      readonly layer: Layer;
      readonly cause: Cause;
      readonly detail: string;
      readonly latencyMs: number;
      readonly phases: ProbePhases;
    }
  | {
      readonly outcome: 'error';
      readonly layer: 'local';
      readonly cause: Cause;
      readonly detail: string;
      readonly latencyMs: number;
      readonly phases: ProbePhases;
    };

/** Where a probe goes. The address is canonical (RFC 5952), from the map, and already allowed. */
export interface ProbeAddress {
  readonly address: string;
  readonly family: 4 | 6;
  readonly port: number;
}

/** One probe's frame. The whole probe ends by `timeoutMs`; aborting the signal ends it at once with `cancelled`. */
export interface ProbeContext {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

/** Never rejects: trouble is an outcome. */
export type Probe = (to: ProbeAddress, context: ProbeContext) => Promise<ProbeOutcome>;

/** A fault in options: `path` below the check (`body.matches`), and one sentence that says what was allowed. */
export interface OptionFault {
  readonly path: string;
  readonly message: string;
}

export type Prepared<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly OptionFault[] };

/** What a target is, to whoever runs its probes. Plain data: it crosses into worker threads. */
export interface ProbeTask {
  /** The target's id. */
  readonly id: string;
  /** Changes when the address is given to another assignment, or the check changes: a result with another one is stale. */
  readonly generation: string;
  readonly kind: string;
  readonly to: ProbeAddress;
  readonly options: Readonly<Record<string, unknown>>;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  /** The first probe starts within this time from now, at a place of its own in it. */
  readonly spreadMs: number;
  /** That time begins so much later. */
  readonly delayMs?: number;
  /** Probes in flight to one agent are limited. */
  readonly agentId: string | undefined;
}

export interface ProbeResult {
  readonly id: string;
  readonly generation: string;
  readonly outcome: ProbeOutcome;
  /** Wall clock at the probe's start. */
  readonly atMs: number;
  /** How late the probe started against its schedule. */
  readonly latenessMs: number;
}

/** Runs the probes of the targets it was told of, each on its interval, until told to stop. */
export interface Prober {
  /** Starts, or replaces the one of the same id. */
  readonly start: (task: ProbeTask) => void;
  /** Once called no further probe of this id is sent; a result under way is dropped by generation. */
  readonly stop: (id: string) => void;
  /** Probes at once, once, beside the schedule (a recheck). */
  readonly probeNow: (id: string) => void;
  readonly close: () => Promise<void>;
}
