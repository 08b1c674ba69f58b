/** The sticky deal: fewest moves, fair parts, one answer whoever computes it. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assignShares, type Candidate } from '../../core/assign.js';

const SHARES = 24;

function candidate(instance: string, shares: readonly number[] = [], epoch = 1, memberId = `m-${instance}`): Candidate {
  return { memberId, instance, owned: shares.map((share) => ({ share, epoch })) };
}

function withOwned(candidates: readonly Candidate[], shareCount = SHARES): readonly Candidate[] {
  const dealt = assignShares(candidates, shareCount);
  return candidates.map(({ memberId, instance }) => candidate(instance, dealt.get(memberId), 1, memberId));
}

function moved(before: readonly Candidate[], after: ReadonlyMap<string, readonly number[]>): number {
  const owners = new Map(before.flatMap(({ memberId, owned }) => owned.map(({ share }) => [share, memberId])));
  return [...after].flatMap(([memberId, shares]) => shares.filter((share) => owners.has(share) && owners.get(share) !== memberId)).length;
}

/** Everyone says what it owns now: what it had first, then what came to it. */
function withDeal(members: readonly Candidate[], dealt: ReadonlyMap<string, readonly number[]>): readonly Candidate[] {
  return members.map((member) => {
    const now = dealt.get(member.memberId) ?? [];
    const kept = member.owned.filter(({ share }) => now.includes(share));
    const added = now.filter((share) => !kept.some((known) => known.share === share));
    return { ...member, owned: [...kept, ...added.map((share) => ({ share, epoch: 1 }))] };
  });
}

describe('the deal', () => {
  test('gives one member everything', () => {
    expect(assignShares([candidate('a')], 3)).toEqual(new Map([['m-a', [0, 1, 2]]]));
  });

  test('adding a fourth instance to three moves no more shares than it must', () => {
    const three = withOwned([candidate('a'), candidate('b'), candidate('c')]);
    const dealt = assignShares([...three, candidate('d')], SHARES);
    expect(dealt.get('m-d')).toHaveLength(6);
    expect(moved(three, dealt)).toBe(6);
  });

  test('of a leaving member only its own shares move', () => {
    const three = withOwned([candidate('a'), candidate('b'), candidate('c')]);
    const left = three.filter(({ instance }) => instance !== 'b');
    expect(moved(left, assignShares(left, SHARES))).toBe(0);
  });

  test('a share that two claim stays with the higher epoch: a zombie woke up', () => {
    const dealt = assignShares([candidate('zombie', [0, 1], 10), candidate('owner', [0, 1], 20)], 4);
    expect(dealt.get('m-owner')).toEqual([0, 1]);
    expect(dealt.get('m-zombie')).toEqual([2, 3]);
  });

  test('a restarted instance gets other shares than those it gave up: none moves twice', () => {
    const three = withOwned([candidate('a'), candidate('b'), candidate('c')]);
    for (const restarted of three) {
      const left = three.filter((member) => member !== restarted);
      const without = withDeal(left, assignShares(left, SHARES));
      const back = candidate(restarted.instance);
      const dealt = assignShares([...without, back], SHARES);
      const first = restarted.owned.map(({ share }) => share);
      expect(first.filter((share) => dealt.get(back.memberId)?.includes(share))).toEqual([]);
      expect(moved(without, dealt)).toBe(SHARES / 3);
    }
  });

  test('a share that is only dealt, not claimed yet, stays where it was dealt', () => {
    expect(assignShares([candidate('a', [1], -1), candidate('b')], 2)).toEqual(
      new Map([
        ['m-a', [1]],
        ['m-b', [0]],
      ]),
    );
  });

  test('shares that do not exist are nobody’s', () => {
    expect(assignShares([candidate('a', [7, -1])], 2)).toEqual(new Map([['m-a', [0, 1]]]));
  });
});

const cluster = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 7 })
  .chain((instances) =>
    fc.tuple(
      ...instances.map((instance) =>
        fc.record({ instance: fc.constant(instance), owned: fc.array(fc.record({ share: fc.nat(30), epoch: fc.nat(5) })) }),
      ),
    ),
  )
  .map((members) => members.map((member) => ({ ...member, memberId: `m-${member.instance}` })));

test('whatever members claim: every share once, parts differ by one at most, the order of members is no matter', () => {
  fc.assert(
    fc.property(cluster, fc.integer({ min: 1, max: 24 }), (members, shareCount) => {
      const dealt = assignShares(members, shareCount);
      expect([...dealt.values()].flat().sort((a, b) => a - b)).toEqual(Array.from({ length: shareCount }, (_, share) => share));
      const sizes = [...dealt.values()].map((shares) => shares.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      const reversed = assignShares([...members].reverse(), shareCount);
      for (const [memberId, shares] of dealt) expect(reversed.get(memberId)).toEqual(shares);
    }),
  );
});

test('from any fair deal, joins and leaves move the fewest shares', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 1, max: 24 }),
      (stay, join, shareCount) => {
        const before = withOwned(
          Array.from({ length: stay }, (_, index) => candidate(`s${String(index)}`)),
          shareCount,
        );
        const after = [...before, ...Array.from({ length: join }, (_, index) => candidate(`j${String(index)}`))];
        const needed = before.reduce((sum, { owned }) => sum + owned.length, 0);
        const dealt = assignShares(after, shareCount);
        const kept = before.reduce(
          (sum, { memberId, owned }) => sum + owned.filter(({ share }) => dealt.get(memberId)?.includes(share)).length,
          0,
        );
        const least = Math.floor(shareCount / after.length);
        const larger = shareCount % after.length;
        const possible = [...before]
          .sort((a, b) => b.owned.length - a.owned.length)
          .reduce((sum, { owned }, index) => sum + Math.min(owned.length, index < larger ? least + 1 : least), 0);
        expect(kept).toBe(possible);
        expect(needed).toBe(shareCount);
      },
    ),
  );
});
