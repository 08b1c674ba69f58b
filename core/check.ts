/** A check: what to ask a target and how to judge the answers. */
import type { Match } from './match.js';

export const SEVERITIES = ['critical', 'warning'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The container's port: a number, the name of a port in DiscoveryInfo, or the only one that the task is known to have. */
export type CheckPort = { readonly number: number } | { readonly name: string } | { readonly only: true };

export interface Check {
  /** Unique among a task's checks, `[a-z0-9-]{1,63}`. */
  readonly name: string;
  /** A name of the probe kinds' registry. */
  readonly kind: string;
  readonly port: CheckPort;
  readonly intervalMs: number;
  /** ≤ intervalMs. */
  readonly timeoutMs: number;
  /** Consecutive passes to be healthy. */
  readonly rise: number;
  /** Consecutive fails to be unhealthy. */
  readonly fall: number;
  /** Fails before the first pass within this time count for nothing. */
  readonly graceMs: number;
  /** Not probed before this time after it was planned; none: 0. */
  readonly delayMs?: number;
  /** `refused`: a negative check, the target must not answer. */
  readonly expect: 'healthy' | 'refused';
  readonly severity: Severity;
  /** Interval while the target is about to change its health. */
  readonly fastIntervalMs: number;
  /** Interval while the target is unhealthy. */
  readonly slowIntervalMs: number;
  /** The kind's own options, already validated by the kind. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** A check of the configuration, with the tasks it is for. */
export interface CheckRule extends Check {
  readonly match: Match;
}

export type CheckSource = 'label' | 'task-info' | 'config';
