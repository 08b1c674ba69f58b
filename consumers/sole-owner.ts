/** Membership where there is nobody to share with: the embedded log is locked for us. */
import type { Membership } from '../core/membership.js';

/** One instance owns everything, always. */
export function createSoleOwner(shareCount: number, memberId: string): Membership {
  return {
    join: ({ onDeal }) => {
      onDeal({ shares: Array.from({ length: shareCount }, (_, share) => share), memberId, isNewMember: true });
    },
    holdsLease: () => true,
    heartbeatSentMs: () => undefined,
    missing: () => [],
    leave: () => Promise.resolve(),
  };
}
