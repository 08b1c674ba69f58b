/** What the configuration needs of the registries of probe kinds and sinks. */
import type { z } from 'zod';
import type { Prepared } from '../../core/probe.js';
import { SINK_KINDS } from '../../alerts/kinds.js';
import { PROBE_KINDS } from '../../probes/kinds.js';

export interface ConfigKind {
  readonly kind: string;
  /** The kind's own options, strict. */
  readonly schema: z.ZodType;
  /** Faults beyond the schema; their paths begin with `path`. Nothing is opened or sent. */
  readonly check: (options: unknown, path: string) => Prepared<unknown>;
}

export interface ConfigKinds {
  readonly probes: readonly ConfigKind[];
  readonly sinks: readonly ConfigKind[];
}

/** Kinds of interface.md that other versions have. */
export const LATER_PROBES = ['tls', 'grpc'];
export const LATER_SINKS = ['alertmanager', 'pagerduty', 'slack', 'jsm'];

/** The registries, each kind with what validating needs of it. */
export function registeredKinds(readFile: (file: string) => string): ConfigKinds {
  const idle = { info: nothing, warn: nothing, error: nothing };
  // a sink that is only validated never sends: it needs no time
  const still = { nowMs: () => 0, monotonicMs: () => 0, after: () => nothing, random: () => 0 };
  return {
    probes: PROBE_KINDS.map(({ kind, schema, prepare }) => ({ kind, schema, check: prepare })),
    sinks: SINK_KINDS.map(({ kind, schema, prepare }) => ({
      kind,
      schema,
      check: (options, path) => prepare(options, path, { clock: still, log: idle, readSecretFile: readFile }),
    })),
  };
}

function nothing(): void {
  // takes what it is told and forgets it
}
