/** Shares dealt, claimed, lost, claimed again, left: on a virtual clock with a membership that does as it is told. */
import { describe, expect, test } from '@jest/globals';
import type { EngineInput } from '../../core/engine-types.js';
import { createOwnership, type Ownership } from '../../daemon/ownership.js';
import { createFakeMembership, createFakeShares, type FakeMembership, type FakeShares } from '../support/fake-membership.js';
import { createVirtualClock, type VirtualClock } from '../support/virtual-clock.js';

const SESSION_MS = 10_000;

interface Setting {
  readonly clock: VirtualClock;
  readonly membership: FakeMembership;
  readonly shares: FakeShares;
  readonly ownership: Ownership;
  readonly inputs: EngineInput[];
  readonly away: (string | undefined)[];
  lagMs: number;
  /** Seconds pass, each with a tick and, unless told otherwise, an answered heartbeat. */
  readonly pass: (seconds: number, beats?: boolean) => Promise<void>;
}

function createSetting(shareCount = 4): Setting {
  const clock = createVirtualClock({ settle: async () => undefined });
  const membership = createFakeMembership();
  const shares = createFakeShares(shareCount);
  const inputs: EngineInput[] = [];
  const away: (string | undefined)[] = [];
  const ownership = createOwnership({
    membership,
    engine: shares,
    clock,
    dispatch: (input) => {
      inputs.push(input);
      shares.handle(input);
    },
    configuration: () => 'c1',
    sessionTimeoutMs: SESSION_MS,
    feedLagMs: () => setting.lagMs,
    onChange: () => undefined,
    onAway: (why) => away.push(why),
  });
  const setting: Setting = {
    clock,
    membership,
    shares,
    ownership,
    inputs,
    away,
    lagMs: 0,
    pass: async (seconds, beats = true) => {
      for (let second = 0; second < seconds; second += 1) {
        await clock.advance(1_000);
        if (beats && membership.isMember()) membership.beat(clock.monotonicMs() - 5);
        ownership.tick();
      }
    },
  };
  return setting;
}

/** Begun, dealt these shares, all claims read back. */
function createOwner(dealt: readonly number[] = [0, 1]): Setting {
  const setting = createSetting();
  setting.ownership.begin();
  setting.membership.deal(dealt);
  setting.membership.beat(setting.clock.monotonicMs());
  setting.shares.claimBack(...dealt);
  return setting;
}

function phases({ shares }: Setting): readonly string[] {
  return Array.from({ length: shares.shareCount }, (_, share) => shares.phase(share));
}

describe('a deal', () => {
  test('is not asked for before the log is read to its end', async () => {
    const { membership, pass } = createSetting();
    await pass(3);
    expect(membership.joins()).toBe(0);
  });

  test('claims what is new, keeps what stays, drops what is gone', () => {
    const setting = createOwner([0, 1]);
    setting.membership.deal([1, 2]);
    expect(phases(setting)).toEqual(['none', 'live', 'claiming', 'none']);
    expect(setting.shares.claims).toEqual([0, 1, 2]);
  });

  test('to another member than before drops everything first: others may have owned it meanwhile', () => {
    const setting = createOwner([0, 1]);
    setting.membership.deal([0, 1], 'm2');
    expect(phases(setting)).toEqual(['claiming', 'claiming', 'none', 'none']);
    expect(setting.inputs.filter(({ type }) => type === 'shares-changed').map((input) => ('shares' in input ? input.shares : []))).toEqual([
      [],
      [0, 1],
      [],
      [0, 1],
    ]);
  });

  test('is told what we own, oldest first, and what we are claiming, with an epoch below any', () => {
    const { membership, shares } = createOwner([1, 3]);
    membership.deal([0, 1, 3]);
    expect(membership.owned()).toEqual([
      { share: 1, epoch: 1 },
      { share: 3, epoch: 2 },
      { share: 0, epoch: -1 },
    ]);
    shares.claimBack(0);
    expect(membership.owned().at(-1)).toEqual({ share: 0, epoch: 3 });
  });

  test('a member made anew says at JoinGroup what it held; once dealt it holds no epoch of before', () => {
    const { membership } = createOwner([0, 1]);
    expect(membership.owned()).toEqual([
      { share: 0, epoch: 1 },
      { share: 1, epoch: 2 },
    ]);
    membership.deal([0, 1], 'm2');
    expect(membership.owned()).toEqual([
      { share: 0, epoch: -1 },
      { share: 1, epoch: -1 },
    ]);
  });
});

describe('a share that a foreign claim took', () => {
  test('is claimed again only by whom a heartbeat sent after the loss still names', async () => {
    const { shares, membership, pass, clock } = createOwner([0, 1]);
    shares.take(0);
    await pass(5, false);
    expect(shares.claims).toEqual([0, 1]);
    membership.beat(clock.monotonicMs());
    await pass(1, false);
    expect(shares.claims).toEqual([0, 1, 0]);
  });

  test('is left to whom the group names meanwhile', async () => {
    const { shares, membership, pass } = createOwner([0, 1]);
    shares.take(0);
    await pass(1, false);
    membership.deal([1]);
    await pass(30);
    expect(shares.claims).toEqual([0, 1]);
  });

  test('is fought for ever more slowly', async () => {
    const setting = createOwner([0]);
    const { shares, pass } = setting;
    for (let second = 0; second < 120; second += 1) {
      if (shares.phase(0) === 'claiming') {
        shares.claimBack(0);
        shares.take(0);
      } else if (shares.phase(0) === 'live') shares.take(0);
      await pass(1);
    }
    expect(shares.claims.length).toBeGreaterThan(8);
    expect(shares.claims.length).toBeLessThan(30);
  });

  test('and again an hour later, waits for a heartbeat sent after this loss', async () => {
    const { shares, pass } = createOwner([0]);
    shares.take(0);
    await pass(3);
    shares.claimBack(0);
    await pass(30);
    shares.take(0);
    await pass(5, false);
    expect(shares.claims).toEqual([0, 0]);
    await pass(4);
    expect(shares.claims).toEqual([0, 0, 0]);
  });

  test('does not make its neighbours be claimed early', async () => {
    const { shares, pass, membership, clock } = createOwner([0, 1]);
    shares.take(0);
    await pass(2, false);
    membership.beat(clock.monotonicMs());
    shares.take(1);
    await pass(1, false);
    expect(shares.claims).toEqual([0, 1, 0]);
    expect(shares.phase(1)).toBe('none');
  });
});

describe('an instance that is not warm', () => {
  test('leaves when its reader is behind for a session, and comes back when it is not', async () => {
    const setting = createOwner([0, 1]);
    setting.lagMs = 9_000;
    await setting.pass(2);
    expect(setting.membership.isMember()).toBe(true);
    setting.lagMs = SESSION_MS + 6_001;
    await setting.pass(1);
    expect(setting.membership.isMember()).toBe(false);
    expect(phases(setting)).toEqual(['none', 'none', 'none', 'none']);
    expect(setting.ownership.missing().join()).toContain('the log has not been read to its end');
    await setting.pass(5);
    expect(setting.membership.joins()).toBe(1);
    setting.lagMs = 0;
    await setting.pass(1);
    expect(setting.membership.joins()).toBe(2);
    expect(setting.ownership.missing()).toEqual([]);
    expect(setting.away).toEqual([expect.stringContaining('read'), undefined]);
  });

  test('leaves when no claim comes back for a session, and stays away longer each time', async () => {
    const setting = createSetting();
    const { membership, ownership, pass } = setting;
    ownership.begin();
    membership.deal([0, 1]);
    await pass(10);
    expect(membership.isMember()).toBe(true);
    await pass(2);
    expect(membership.isMember()).toBe(false);
    const waits: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      let waited = 0;
      for (; !membership.isMember(); waited += 1) await pass(1);
      waits.push(waited);
      membership.deal([0, 1], `m-${String(round)}`);
      await pass(12);
      expect(membership.isMember()).toBe(false);
    }
    expect(waits[0]).toBeGreaterThanOrEqual(6);
    expect(waits[1]).toBeGreaterThan(waits[0] ?? 0);
    expect(waits[2]).toBeGreaterThan(waits[1] ?? 0);
  });

  test('stays when other claims came back: one partition is in trouble, which others would find too', async () => {
    const setting = createOwner([0]);
    setting.membership.deal([0, 1]);
    await setting.pass(20);
    expect(setting.membership.isMember()).toBe(true);
    expect(setting.ownership.missing()).toEqual(['the claim of share 1 has not come back']);
  });

  test('never owns anything where it cannot read the state', async () => {
    const setting = createSetting();
    setting.shares.fault = { fault: 'newer-schema', message: 'upgrade' };
    setting.ownership.begin();
    await setting.pass(30);
    expect(setting.membership.joins()).toBe(0);
    expect(setting.ownership.missing()).toEqual(['upgrade']);
  });

  test('leaves for good when a newer version begins to write the state', async () => {
    const setting = createOwner([0, 1]);
    setting.shares.fault = { fault: 'newer-schema', message: 'upgrade' };
    await setting.pass(1);
    expect(setting.membership.isMember()).toBe(false);
    await setting.pass(60);
    expect(setting.membership.joins()).toBe(1);
    expect(setting.ownership.missing()).toEqual(['upgrade']);
  });
});

describe('what the others judge by', () => {
  test('is told before what a deal brings is claimed, again when it changes, and not otherwise', async () => {
    const setting = createSetting();
    const { membership, ownership, inputs, pass } = setting;
    membership.told = undefined;
    ownership.begin();
    membership.deal([0]);
    expect(inputs.map((input) => ('others' in input ? [input.type, input.others] : [input.type]))).toEqual([
      ['configurations', undefined],
      ['shares-changed'],
      ['shares-changed'],
    ]);
    inputs.length = 0;
    membership.told = ['c2'];
    await pass(3);
    expect(inputs.filter(({ type }) => type === 'configurations')).toMatchObject([{ others: ['c2'] }]);
  });

  test('is told ours', () => {
    const { membership } = createOwner([0]);
    expect(membership.configuration()).toBe('c1');
  });
});

describe('the lease', () => {
  test('over: readiness says so; back: what was held back is ordered again, once', async () => {
    const { membership, ownership, inputs, pass } = createOwner([0]);
    await pass(1);
    const before = inputs.filter(({ type }) => type === 'lease-held').length;
    membership.hasLease = false;
    await pass(3, false);
    expect(ownership.missing()).toEqual(['the lease is over: the broker has not answered a heartbeat']);
    membership.hasLease = true;
    await pass(3);
    expect(inputs.filter(({ type }) => type === 'lease-held')).toHaveLength(before + 1);
    expect(ownership.missing()).toEqual([]);
  });

  test('over and held again between two looks: what asked meanwhile, and was held back, is ordered again', async () => {
    const { membership, ownership, inputs, pass } = createOwner([0]);
    await pass(1);
    const orders = (): number => inputs.filter(({ type }) => type === 'lease-held').length;
    const before = orders();
    expect(ownership.mayTell()).toBe(true);
    await pass(3);
    expect(orders()).toBe(before);
    membership.hasLease = false;
    expect(ownership.mayTell()).toBe(false);
    membership.hasLease = true;
    await pass(3);
    expect(orders()).toBe(before + 1);
  });
});
