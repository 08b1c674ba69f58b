/** Membership where there is nobody to share with: the embedded log is locked for us. */
import type { Membership, MembershipHandlers } from '../core/membership.js';

/** One instance owns everything, always. */
export function createSoleOwner(shareCount: number, memberId: string): Membership {
  let handlers: MembershipHandlers | undefined;
  return {
    join: (given) => {
      handlers = given;
      given.onDeal({ shares: Array.from({ length: shareCount }, (_, share) => share), memberId, isNewMember: true });
    },
    holdsLease: () => true,
    heartbeatSentMs: () => undefined,
    others: () => [],
    missing: () => [],
    leave: () => {
      handlers?.onLost();
      handlers = undefined;
      return Promise.resolve();
    },
  };
}
