/**
 * The consumer group as a coordinator sees it: who is a member, and the deal that each has yet to hear of. Deals are made by
 * the real assigner from what the members say they own; a member that does not answer holds the deal up until it is expired.
 */
import { assignShares } from '../../../core/assign.js';
import type { Deal, Membership, MembershipHandlers } from '../../../core/membership.js';

export interface GroupMember {
  readonly instance: string;
  readonly membership: Membership;
  /** What the coordinator has for it; `undefined` when it has heard of all. */
  pending: Deal | undefined;
  memberId: string;
  isIn: boolean;
  /** The coordinator still counts on it, but it is dead: no deal can be made. */
  isDead: boolean;
  hasLease: boolean;
  hasJoined: boolean;
  /** It asks to be a member anew, as whoever is told that it is unknown. */
  readonly rejoin: () => void;
  readonly learn: () => void;
}

export interface Group {
  readonly create: (instance: string, life: number) => GroupMember;
  /** Somebody came or went since the last deal, and all who are in can answer. */
  readonly canDeal: () => boolean;
  readonly deal: () => void;
  readonly expire: (member: GroupMember) => void;
  /** For the state's fingerprint. */
  readonly describe: () => string;
}

export function createGroup(shareCount: number, nowMs: () => number): Group {
  const members = new Set<GroupMember>();
  let hasChanged = false;

  function create(instance: string, life: number): GroupMember {
    let handlers: MembershipHandlers | undefined;
    let joins = 0;
    let learned: string | undefined;
    let heartbeatMs: number | undefined;
    const enter = (): void => {
      joins += 1;
      member.memberId = `${instance}#${String(life)}.${String(joins)}`;
      member.isIn = true;
      members.add(member);
      owned.set(member, () => handlers?.owned() ?? []);
      hasChanged = true;
    };
    const member: GroupMember = {
      instance,
      memberId: '',
      pending: undefined,
      isIn: false,
      isDead: false,
      hasLease: false,
      hasJoined: false,
      rejoin: enter,
      learn: () => {
        const deal = member.pending;
        if (deal === undefined) return;
        member.pending = undefined;
        member.hasLease = true;
        const isNewMember = learned !== deal.memberId;
        learned = deal.memberId;
        handlers?.onDeal({ ...deal, isNewMember });
      },
      membership: {
        join: (given) => {
          handlers = given;
          member.hasJoined = true;
          enter();
        },
        holdsLease: () => member.hasLease,
        heartbeatSentMs: () => {
          if (member.hasLease) heartbeatMs = nowMs();
          return heartbeatMs;
        },
        others: () => [],
        missing: () => [],
        leave: () => {
          remove(member);
          heartbeatMs = undefined;
          handlers?.onLost();
          return Promise.resolve();
        },
      },
    };
    return member;
  }

  const owned = new Map<GroupMember, MembershipHandlers['owned']>();

  function remove(member: GroupMember): void {
    if (!members.delete(member)) return;
    member.isIn = false;
    member.hasLease = false;
    member.pending = undefined;
    hasChanged = true;
  }

  return {
    create,
    canDeal: () => hasChanged && members.size > 0 && [...members].every(({ isDead }) => !isDead),
    deal: () => {
      hasChanged = false;
      const candidates = [...members].map((member) => ({
        memberId: member.memberId,
        instance: member.instance,
        owned: owned.get(member)?.() ?? [],
      }));
      const dealt = assignShares(candidates, shareCount);
      for (const member of members)
        member.pending = { memberId: member.memberId, shares: dealt.get(member.memberId) ?? [], isNewMember: false };
    },
    expire: remove,
    describe: () =>
      `${hasChanged ? '!' : ''}${[...members].map(({ memberId, pending, isDead }) => `${memberId}${isDead ? 'x' : ''}>${pending?.shares.join('') ?? '-'}`).join(' ')}`,
  };
}
