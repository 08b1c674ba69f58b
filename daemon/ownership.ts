/**
 * Keeps the engine's shares at what the membership deals: claims what is new, drops what is gone, claims again what was
 * taken while the group still names us, and leaves the group while we are not warm (protocol.md §3.3, §4, §5.3).
 *
 *   not begun   the log is not read to its end yet
 *   in          a member, or about to be one
 *   out         left because we were not warm; joins again once we are
 */
import type { OwnedShare } from '../core/assign.js';
import type { Clock } from '../core/clock.js';
import type { Engine, EngineInput } from '../core/engine-types.js';
import type { Membership } from '../core/membership.js';
import { backoffMs } from '../core/retry.js';

const CLAIM_AGAIN = { firstMs: 500, maxMs: 10_000, jitter: 0.5 };
/** A share that stayed ours for so long is no longer one that is fought for. */
const AT_PEACE_MS = 60_000;
/** A claim that never came back tells of a writer in trouble: others should not get and lose our shares every few seconds. */
const RETURN_MAX_MS = 300_000;
/** Ends are asked for every 5 s, so that much lag is none. */
const READER_SLACK_MS = 6_000;
/** Told of a share that is dealt but whose claim is not read back: any real owner's word counts more. */
const NO_EPOCH = -1;

export interface OwnershipOptions {
  readonly membership: Membership;
  readonly engine: Pick<Engine, 'shareCount' | 'phase' | 'ownEpoch' | 'unfit'>;
  readonly clock: Clock;
  readonly dispatch: (input: EngineInput) => void;
  /** Hash of what we judge by now. */
  readonly configuration: () => string;
  readonly sessionTimeoutMs: number;
  readonly feedLagMs: () => number;
  readonly onChange: (shares: readonly number[]) => void;
  /** The group is left, with the reason; `undefined` when it is joined again. */
  readonly onAway: (why: string | undefined) => void;
}

export interface Ownership {
  /** Once caught up: an instance that is not warm never owns anything. */
  readonly begin: () => void;
  readonly tick: () => void;
  /** Whether the lease is held; asked before anything is told, as what may not be told now is ordered again when it may. */
  readonly mayTell: () => boolean;
  readonly missing: () => readonly string[];
}

/** A share that a foreign claim took although the group names us. */
interface Contest {
  /** When the loss was noticed; `undefined` while it is ours again. */
  takenMs: number | undefined;
  /** When it was last ours again. */
  regainedMs: number;
  times: number;
  dueMs: number;
}

export function createOwnership(options: OwnershipOptions): Ownership {
  const { membership, engine, clock, dispatch, sessionTimeoutMs, feedLagMs } = options;
  const contests = new Map<number, Contest>();
  /** Shares that are ours, in the order in which they became so. */
  const acquired = new Set<number>();
  const claimingSinceMs = new Map<number, number>();
  let stage: 'not begun' | 'in' | 'out' = 'not begun';
  let dealt: readonly number[] = [];
  let memberId = '';
  let changes = 0;
  let hadLease = false;
  let away: { readonly why: string; readonly returnMs: number } | undefined;
  let lostClaims = 0;
  let others: string | undefined;

  function change(shares: readonly number[]): void {
    changes += 1;
    const nonce = `${clock.nowMs().toString(36)}-${Math.floor(clock.random() * 2 ** 32).toString(36)}-${String(changes)}`;
    dispatch({ type: 'shares-changed', shares, memberId, nonce, nowMs: clock.nowMs() });
    look();
  }

  function begin(): void {
    if (stage !== 'not begun' || engine.unfit() !== undefined) return;
    join();
  }

  function join(): void {
    stage = 'in';
    away = undefined;
    membership.join({
      onDeal: (deal) => {
        // another member than before: what we held is suspect, somebody else may have had it meanwhile
        noteConfigurations();
        if (deal.isNewMember) change([]);
        memberId = deal.memberId;
        dealt = deal.shares;
        contests.clear();
        options.onChange(dealt);
        change(dealt);
      },
      onLost: () => {
        dealt = [];
        contests.clear();
        change([]);
      },
      owned,
      configuration: options.configuration,
    });
  }

  /** Before what a deal brings is planned: what others judge by decides what may be closed (protocol.md §5.5). */
  function noteConfigurations(): void {
    const told = membership.others();
    const text = told === undefined ? 'unknown' : JSON.stringify(told);
    if (text === others) return;
    others = text;
    dispatch({ type: 'configurations', others: told, nowMs: clock.nowMs() });
  }

  /** Oldest first: the deal takes those first that we have had for longest, so that none moves twice in a row. */
  function owned(): readonly OwnedShare[] {
    look();
    return [...acquired].map((share) => ({ share, epoch: engine.ownEpoch(share) ?? NO_EPOCH }));
  }

  /** What became of our shares since we looked last. */
  function look(): void {
    const nowMs = clock.monotonicMs();
    for (let share = 0; share < engine.shareCount; share += 1) {
      const phase = engine.phase(share);
      if (phase === 'none') acquired.delete(share);
      else acquired.add(share);
      if (phase !== 'claiming') claimingSinceMs.delete(share);
      else if (!claimingSinceMs.has(share)) claimingSinceMs.set(share, nowMs);
    }
    for (const share of dealt) lookForContest(share, nowMs);
    if (acquired.size > claimingSinceMs.size) lostClaims = 0;
  }

  function lookForContest(share: number, nowMs: number): void {
    const phase = engine.phase(share);
    const known = contests.get(share);
    if (phase === 'none' && known?.takenMs === undefined) {
      const times = (known?.times ?? 0) + 1;
      const dueMs = nowMs + backoffMs(CLAIM_AGAIN, times, clock.random());
      contests.set(share, { takenMs: nowMs, regainedMs: nowMs, times, dueMs });
    } else if (phase !== 'none' && known !== undefined) {
      if (known.takenMs !== undefined) known.regainedMs = nowMs;
      known.takenMs = undefined;
      if (nowMs - known.regainedMs > AT_PEACE_MS) contests.delete(share);
    }
  }

  function tick(): void {
    noteLease();
    noteConfigurations();
    look();
    if (stage === 'in') {
      const why = whyCold();
      if (why === undefined) claimAgain();
      else stepOut(why);
    } else if (stage === 'out') {
      if (mayReturn()) {
        options.onAway(undefined);
        join();
      }
    }
  }

  function mayTell(): boolean {
    const holds = membership.holdsLease();
    if (!holds) hadLease = false;
    return holds;
  }

  /** What the outbox dropped while the lease was over is ordered again. */
  function noteLease(): void {
    const holds = membership.holdsLease();
    if (holds && !hadLease) dispatch({ type: 'lease-held', nowMs: clock.nowMs() });
    hadLease = holds;
  }

  /** Only whom the group names by a heartbeat that was sent after the loss claims again (protocol.md §5.3). */
  function claimAgain(): void {
    const nowMs = clock.monotonicMs();
    const heartbeatMs = membership.heartbeatSentMs();
    const isDue = (share: number): boolean => {
      const contest = contests.get(share);
      if (contest?.takenMs === undefined || heartbeatMs === undefined) return false;
      return heartbeatMs > contest.takenMs && nowMs >= contest.dueMs;
    };
    if (dealt.some((share) => engine.phase(share) === 'none' && isDue(share)))
      change(dealt.filter((share) => engine.phase(share) !== 'none' || isDue(share)));
  }

  /** Why we should not own anything now. */
  function whyCold(): string | undefined {
    const unfit = engine.unfit();
    if (unfit !== undefined) return unfit.message;
    // the sole owner has nobody to leave it to, and who has not joined yet has nothing to leave
    if (membership.heartbeatSentMs() === undefined) return undefined;
    if (feedLagMs() > sessionTimeoutMs + READER_SLACK_MS) return 'the log has not been read to its end for longer than the session timeout';
    const stuck = stuckClaims();
    // where some came back the fault is a partition's, not ours: others would fare no better
    return stuck.length === 0 || acquired.size > claimingSinceMs.size ? undefined : sayStuck(stuck);
  }

  function stepOut(why: string): void {
    lostClaims = stuckClaims().length > 0 ? lostClaims + 1 : 0;
    const waitMs =
      lostClaims === 0 ? 0 : backoffMs({ firstMs: sessionTimeoutMs, maxMs: RETURN_MAX_MS, jitter: 0.3 }, lostClaims, clock.random());
    stage = 'out';
    away = { why, returnMs: clock.monotonicMs() + waitMs };
    options.onAway(why);
    void membership.leave();
  }

  function mayReturn(): boolean {
    return engine.unfit() === undefined && feedLagMs() < sessionTimeoutMs && clock.monotonicMs() >= (away?.returnMs ?? 0);
  }

  function stuckClaims(): readonly number[] {
    const nowMs = clock.monotonicMs();
    return [...claimingSinceMs].filter(([, sinceMs]) => nowMs - sinceMs > sessionTimeoutMs).map(([share]) => share);
  }

  return {
    begin,
    tick,
    mayTell,
    missing: () => {
      const unfit = engine.unfit();
      if (unfit !== undefined) return [unfit.message];
      if (stage === 'not begun') return [];
      if (away !== undefined) return [`the group is left: ${away.why}`];
      const stuck = stuckClaims();
      const isPastLease = membership.heartbeatSentMs() !== undefined && !membership.holdsLease();
      return [
        ...membership.missing(),
        ...(isPastLease ? ['the lease is over: the broker has not answered a heartbeat'] : []),
        ...(stuck.length === 0 ? [] : [sayStuck(stuck)]),
      ];
    },
  };
}

function sayStuck(shares: readonly number[]): string {
  return `the claim of share ${shares.join(', ')} has not come back`;
}
