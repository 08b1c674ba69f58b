/** A membership that deals when a test says so, and engines' shares without an engine: phases move when a test says so. */
import type { EngineInput, SharePhase, Unfit } from '../../core/engine-types.js';
import type { OwnedShare } from '../../core/assign.js';
import type { Membership, MembershipHandlers } from '../../core/membership.js';

export interface FakeMembership extends Membership {
  /** The group names these shares as ours. */
  readonly deal: (shares: readonly number[], memberId?: string) => void;
  /** A heartbeat that was sent at this time is answered. */
  readonly beat: (sentMs: number) => void;
  readonly owned: () => readonly OwnedShare[];
  readonly joins: () => number;
  readonly isMember: () => boolean;
  readonly configuration: () => string | undefined;
  hasLease: boolean;
  /** What the other members judge by. */
  told: readonly string[] | undefined;
}

export function createFakeMembership(): FakeMembership {
  let handlers: MembershipHandlers | undefined;
  let member: string | undefined;
  let heartbeatMs: number | undefined;
  let joins = 0;
  const fake: FakeMembership = {
    join: (given) => {
      joins += 1;
      handlers = given;
    },
    holdsLease: () => fake.hasLease,
    heartbeatSentMs: () => heartbeatMs,
    others: () => fake.told,
    missing: () => [],
    leave: () => {
      handlers?.onLost();
      handlers = undefined;
      member = undefined;
      heartbeatMs = undefined;
      return Promise.resolve();
    },
    deal: (shares, memberId = 'm1') => {
      handlers?.onDeal({ shares, memberId, isNewMember: memberId !== member });
      member = memberId;
    },
    beat: (sentMs) => {
      heartbeatMs = sentMs;
    },
    owned: () => handlers?.owned() ?? [],
    configuration: () => handlers?.configuration(),
    joins: () => joins,
    isMember: () => handlers !== undefined,
    hasLease: true,
    told: [],
  };
  return fake;
}

/** What ownership asks of an engine. */
export interface FakeShares {
  readonly shareCount: number;
  readonly phase: (share: number) => SharePhase;
  readonly ownEpoch: (share: number) => number | undefined;
  readonly unfit: () => Unfit | undefined;
  readonly handle: (input: EngineInput) => void;
  /** Claims made, as `share` in order. */
  readonly claims: readonly number[];
  /** Our reader has seen the claim. */
  readonly claimBack: (...shares: readonly number[]) => void;
  /** A foreign higher claim was read. */
  readonly take: (share: number) => void;
  fault: Unfit | undefined;
}

export function createFakeShares(shareCount: number): FakeShares {
  const phases = new Array<SharePhase>(shareCount).fill('none');
  const claims: number[] = [];
  let epoch = 0;
  const epochs = new Map<number, number>();
  const fake: FakeShares = {
    shareCount,
    phase: (share) => phases[share] ?? 'none',
    ownEpoch: (share) => epochs.get(share),
    unfit: () => fake.fault,
    handle: (input) => {
      if (input.type !== 'shares-changed') return;
      for (let share = 0; share < shareCount; share += 1) {
        if (!input.shares.includes(share)) fake.take(share);
        else if (phases[share] === 'none') {
          phases[share] = 'claiming';
          claims.push(share);
        }
      }
    },
    claims,
    claimBack: (...shares) => {
      for (const share of shares) {
        phases[share] = 'live';
        epochs.set(share, (epoch += 1));
      }
    },
    take: (share) => {
      phases[share] = 'none';
      epochs.delete(share);
    },
    fault: undefined,
  };
  return fake;
}
