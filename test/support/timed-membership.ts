/** A group of one on a virtual clock: a heartbeat a second, a session, and a coordinator that counts out who was silent for longer. */
import { isLeaseRunning, type Membership, type MembershipHandlers } from '../../core/membership.js';
import type { VirtualClock } from './virtual-clock.js';

const HEARTBEAT_MS = 1_000;
/** How long a heartbeat, or a deal, is under way. */
const ANSWER_MS = 5;

export interface TimedMembership extends Membership {
  /** Members that it was one after the other. */
  readonly members: () => number;
}

export function createTimedMembership(clock: VirtualClock, shareCount: number, sessionMs: number): TimedMembership {
  let handlers: MembershipHandlers | undefined;
  let sentMs: number | undefined;
  let members = 0;
  let cancel: () => void = () => undefined;

  function deal(): void {
    members += 1;
    sentMs = clock.monotonicMs() - ANSWER_MS;
    const shares = Array.from({ length: shareCount }, (_, share) => share);
    handlers?.onDeal({ shares, memberId: `m${String(members)}`, isNewMember: true });
    beatLater();
  }

  function beatLater(): void {
    cancel = clock.after(HEARTBEAT_MS, () => {
      const sentNowMs = clock.monotonicMs();
      const isCountedOut = sentNowMs - (sentMs ?? 0) > sessionMs;
      cancel = clock.after(ANSWER_MS, () => {
        if (isCountedOut) deal();
        else {
          sentMs = sentNowMs;
          beatLater();
        }
      });
    });
  }

  return {
    join: (given) => {
      handlers = given;
      cancel = clock.after(ANSWER_MS, deal);
    },
    holdsLease: () => isLeaseRunning(sentMs, clock.monotonicMs(), sessionMs),
    heartbeatSentMs: () => sentMs,
    others: () => [],
    missing: () => [],
    leave: () => {
      cancel();
      handlers?.onLost();
      handlers = undefined;
      sentMs = undefined;
      return Promise.resolve();
    },
    members: () => members,
  };
}
