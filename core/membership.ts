/**
 * Which shares are ours, and how long we may act for them. Two adapters in consumers/: the sole owner (embedded log) and
 * the paused consumer group (Kafka). The lease is pure arithmetic (protocol.md §4.4).
 */
import type { OwnedShare } from './assign.js';

export interface Deal {
  readonly shares: readonly number[];
  readonly memberId: string;
  /** Another member than before: what was owned until now is suspect and is dropped first (protocol.md §4.3). */
  readonly isNewMember: boolean;
}

export interface MembershipHandlers {
  readonly onDeal: (deal: Deal) => void;
  /** The member is gone, or has left: nothing is ours until the next deal. */
  readonly onLost: () => void;
  /** What we own now, told to whoever deals. */
  readonly owned: () => readonly OwnedShare[];
  /** What we judge by, as a hash: told to all. */
  readonly configuration: () => string;
}

export interface Membership {
  /** Joins and stays joined, through whatever befalls the member, until `leave`. Never rejects. */
  readonly join: (handlers: MembershipHandlers) => void;
  /** Whether results may be folded and notifications sent now. Asked right before each. */
  readonly holdsLease: () => boolean;
  /** Monotonic time at which the last answered heartbeat was sent; `undefined` before the first. */
  readonly heartbeatSentMs: () => number | undefined;
  /** What the other members judge by, as told when they joined; empty for one that told nothing. `undefined`: not known yet. */
  readonly others: () => readonly string[] | undefined;
  /** What stands between us and being a member, one sentence each. */
  readonly missing: () => readonly string[];
  /** Leaves the group, so that others take over at once. May be called twice. */
  readonly leave: () => Promise<void>;
}

/** The share of a session for which an answered heartbeat lets us act. */
const LEASE_PART = 0.8;

/** Whether the lease still runs: a successor cannot have been dealt our shares before the session is over. */
export function isLeaseRunning(heartbeatSentMs: number | undefined, nowMs: number, sessionTimeoutMs: number): boolean {
  return heartbeatSentMs !== undefined && nowMs - heartbeatSentMs < LEASE_PART * sessionTimeoutMs;
}
