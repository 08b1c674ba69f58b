/**
 * Keeps the engine's shares at what the membership deals: claims what is new, drops what is gone, claims again what was
 * taken while the group still names us, and leaves the group while we are not warm (protocol.md §3.3, §4, §5.3).
 */
import type { Clock } from '../core/clock.js';
import type { Engine, EngineInput } from '../core/engine-types.js';
import type { Membership } from '../core/membership.js';
import { backoffMs } from '../core/retry.js';

const CLAIM_AGAIN = { firstMs: 500, maxMs: 10_000, jitter: 0.5 };

export interface OwnershipOptions {
  readonly membership: Membership;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly dispatch: (input: EngineInput) => void;
  readonly sessionTimeoutMs: number;
  readonly feedLagMs: () => number;
  readonly onChange: (shares: readonly number[]) => void;
}

export interface Ownership {
  /** Once caught up: an instance that is not warm never owns anything. */
  readonly begin: () => void;
  readonly tick: () => void;
  readonly missing: () => readonly string[];
}

export function createOwnership({
  membership,
  engine,
  clock,
  dispatch,
  sessionTimeoutMs,
  feedLagMs,
  onChange,
}: OwnershipOptions): Ownership {
  let dealt: readonly number[] = [];
  let memberId = '';
  let claims = 0;
  let isIn = false;
  let hadLease = false;
  /** Shares that a foreign claim took although the group names us: since when, and how often in a row. */
  const lost = new Map<number, { readonly sinceMs: number; readonly times: number }>();
  let claimedAgainMs = -Infinity;

  function change(shares: readonly number[]): void {
    claims += 1;
    const nonce = `${clock.nowMs().toString(36)}-${Math.floor(clock.random() * 2 ** 32).toString(36)}-${String(claims)}`;
    dispatch({ type: 'shares-changed', shares, memberId, nonce, nowMs: clock.nowMs() });
  }

  function begin(): void {
    if (isIn) return;
    isIn = true;
    membership.join({
      onDeal: (deal) => {
        if (deal.isNewMember) change([]);
        memberId = deal.memberId;
        dealt = deal.shares;
        lost.clear();
        onChange(dealt);
        change(dealt);
      },
      onLost: () => {
        dealt = [];
        lost.clear();
        change([]);
      },
      owned: () =>
        allShares(engine).flatMap((share) => {
          const epoch = engine.ownEpoch(share);
          return epoch === undefined ? [] : [{ share, epoch }];
        }),
    });
  }

  function tick(): void {
    noteLease();
    if (isIn) claimAgain();
    if (isIn && isCold()) {
      isIn = false;
      void membership.leave();
    } else if (!isIn && feedLagMs() < sessionTimeoutMs) {
      begin();
    }
  }

  /** What the outbox dropped while the lease was over is ordered again. */
  function noteLease(): void {
    const holds = membership.holdsLease();
    if (holds && !hadLease) dispatch({ type: 'lease-held', nowMs: clock.nowMs() });
    hadLease = holds;
  }

  function claimAgain(): void {
    const nowMs = clock.monotonicMs();
    const taken = dealt.filter((share) => engine.phase(share) === 'none');
    for (const share of taken) if (!lost.has(share)) lost.set(share, { sinceMs: nowMs, times: 0 });
    const heartbeatMs = membership.heartbeatSentMs();
    const due = taken.filter((share) => {
      const one = lost.get(share);
      return (
        one !== undefined &&
        heartbeatMs !== undefined &&
        heartbeatMs > one.sinceMs &&
        nowMs - claimedAgainMs >= backoffMs(CLAIM_AGAIN, one.times + 1, clock.random())
      );
    });
    if (due.length === 0) return;
    claimedAgainMs = nowMs;
    for (const share of due) lost.set(share, { sinceMs: nowMs, times: (lost.get(share)?.times ?? 0) + 1 });
    change(dealt);
  }

  /** The reader is behind, or a claim has not come back, for one session. */
  function isCold(): boolean {
    if (membership.heartbeatSentMs() === undefined) return false; // the sole owner, or not joined yet
    return feedLagMs() > sessionTimeoutMs + READER_SLACK_MS || stuckClaims().length > 0;
  }

  function stuckClaims(): readonly number[] {
    return allShares(engine).filter((share) => clock.nowMs() - (engine.claimingSinceMs(share) ?? Infinity) > sessionTimeoutMs);
  }

  return {
    begin,
    tick,
    missing: () => {
      const stuck = stuckClaims();
      const lease =
        isIn && membership.heartbeatSentMs() !== undefined && !membership.holdsLease()
          ? ['the lease is over: the broker has not answered a heartbeat']
          : [];
      return [
        ...membership.missing(),
        ...lease,
        ...(stuck.length === 0 ? [] : [`the claim of share ${stuck.join(', ')} has not come back`]),
      ];
    },
  };
}

function allShares(engine: Engine): readonly number[] {
  return Array.from({ length: engine.shareCount }, (_, share) => share);
}

/** Ends are asked for every 5 s, so that much lag is none. */
const READER_SLACK_MS = 6_000;
