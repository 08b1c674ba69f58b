/**
 * Who gets which share: sticky, the fewest move, and the same whoever computes it. Pure; the Kafka assigner encodes its
 * input and output (protocol.md §4.2).
 *
 *   1. a share that a member says it owns stays there; two claim it (a zombie woke up): the higher epoch wins
 *   2. nobody keeps more than its part: the parts differ by one at the most, the larger go to who owns most. What somebody has
 *      had for longest is given up first, so that no share moves twice when an instance is restarted
 *   3. what nobody has goes to who has least
 * Ties are broken by instance id, not by member id, which is new at every restart.
 */

export interface Candidate {
  readonly memberId: string;
  readonly instance: string;
  /** In the order in which they became its own, oldest first. */
  readonly owned: readonly OwnedShare[];
}

export interface OwnedShare {
  readonly share: number;
  readonly epoch: number;
}

/** Shares by member id, each list ascending; every member has one. */
export function assignShares(candidates: readonly Candidate[], shareCount: number): ReadonlyMap<string, readonly number[]> {
  const members = [...candidates].sort((a, b) => compareText(a.instance, b.instance) || compareText(a.memberId, b.memberId));
  const kept = keepOwned(members, shareCount);
  const quota = quotas(members, kept, shareCount);
  const dealt = new Map(members.map(({ memberId }) => [memberId, newest(kept.get(memberId) ?? [], quota.get(memberId) ?? 0)]));
  const taken = new Set([...dealt.values()].flat());
  for (let share = 0; share < shareCount; share += 1) {
    if (taken.has(share)) continue;
    const next = members
      .map(({ memberId }) => ({ memberId, room: (quota.get(memberId) ?? 0) - (dealt.get(memberId)?.length ?? 0) }))
      .reduce<{ memberId: string; room: number } | undefined>(
        (best, one) => (best === undefined || one.room > best.room ? one : best),
        undefined,
      );
    if (next !== undefined) dealt.get(next.memberId)?.push(share);
  }
  return new Map([...dealt].map(([memberId, shares]) => [memberId, shares.sort((a, b) => a - b)]));
}

function keepOwned(members: readonly Candidate[], shareCount: number): ReadonlyMap<string, number[]> {
  const owners = new Map<number, { readonly memberId: string; readonly epoch: number }>();
  for (const { memberId, owned } of members) {
    for (const { share, epoch } of owned) {
      if (!Number.isInteger(share) || share < 0 || share >= shareCount) continue;
      const known = owners.get(share);
      if (known === undefined || epoch > known.epoch) owners.set(share, { memberId, epoch });
    }
  }
  return new Map(
    members.map(({ memberId, owned }) => {
      const own = owned.map(({ share }) => share).filter((share) => owners.get(share)?.memberId === memberId);
      return [memberId, [...new Set(own)]];
    }),
  );
}

function newest(shares: readonly number[], count: number): number[] {
  return shares.slice(Math.max(0, shares.length - count));
}

function quotas(
  members: readonly Candidate[],
  kept: ReadonlyMap<string, readonly number[]>,
  shareCount: number,
): ReadonlyMap<string, number> {
  const least = Math.floor(shareCount / Math.max(1, members.length));
  const larger = shareCount - least * members.length;
  const byOwned = [...members].sort((a, b) => (kept.get(b.memberId)?.length ?? 0) - (kept.get(a.memberId)?.length ?? 0));
  return new Map(byOwned.map(({ memberId }, index) => [memberId, index < larger ? least + 1 : least]));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
