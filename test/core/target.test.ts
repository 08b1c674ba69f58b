/** evolveTarget: a table, and a property against a model that counts backwards through the whole list of results. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ProbeOutcome } from '../../core/probe.js';
import type { TargetRecord } from '../../core/records.js';
import { ageMs, createTarget, evolveTarget, judgeAgainst, nextIntervalMs, remainingDelayMs, type Thresholds } from '../../core/target.js';
import { buildRule, OUR_ERROR, PASS, REFUSED } from '../support/engine-settings.js';
import { START_MS } from '../support/records.js';

const OUTCOMES = { pass: PASS, fail: REFUSED, error: OUR_ERROR } as const;
type Kind = keyof typeof OUTCOMES;

function freshTarget(): TargetRecord {
  return createTarget(
    {
      id: 't',
      probeId: 't',
      generation: 'g',
      frameworkId: 'f',
      taskId: 't',
      assignmentId: '0:0',
      check: buildRule(),
      checkSource: 'config',
      checkReason: 'a rule of the configuration matches',
      address: '10.0.0.1',
      family: 4,
      port: 8080,
      network: undefined,
      agentId: undefined,
    },
    START_MS,
  );
}

/** One result a second, the first a second after the target was planned. */
function fold(kinds: readonly Kind[], thresholds: Thresholds): readonly TargetRecord[] {
  let target = freshTarget();
  return kinds.map((kind, index) => (target = evolveTarget(target, OUTCOMES[kind], START_MS + (index + 1) * 1_000, thresholds)));
}

function show({ health, passes, fails }: TargetRecord): string {
  return `${health} ${String(passes)}/${String(fails)}`;
}

describe('health', () => {
  test.each<[string, readonly Kind[], Partial<Thresholds>, readonly string[]]>([
    ['rises once enough pass', ['pass', 'pass', 'pass'], { rise: 2 }, ['unknown 1/0', 'healthy 2/0', 'healthy 2/0']],
    [
      'falls once enough fail',
      ['pass', 'fail', 'fail', 'fail'],
      { fall: 2 },
      ['healthy 1/0', 'healthy 0/1', 'unhealthy 0/2', 'unhealthy 0/2'],
    ],
    [
      'starts anew after a pass',
      ['pass', 'fail', 'pass', 'fail'],
      { fall: 2 },
      ['healthy 1/0', 'healthy 0/1', 'healthy 1/0', 'healthy 0/1'],
    ],
    [
      'is not moved by our own trouble',
      ['pass', 'fail', 'error', 'fail'],
      { fall: 2 },
      ['healthy 1/0', 'healthy 0/1', 'healthy 0/1', 'unhealthy 0/2'],
    ],
    [
      'does not suffer from fails within the grace',
      ['fail', 'fail', 'fail'],
      { fall: 1, graceMs: 2_500 },
      ['unknown 0/0', 'unknown 0/0', 'unhealthy 0/1'],
    ],
    ['has no grace left after the first pass', ['pass', 'fail'], { fall: 1, graceMs: 60_000 }, ['healthy 1/0', 'unhealthy 0/1']],
    ['without a grace has none', ['fail'], { fall: 1 }, ['unhealthy 0/1']],
  ])('%s', (_, kinds, over, expected) => {
    expect(fold(kinds, { rise: 1, fall: 3, graceMs: 0, ...over }).map(show)).toEqual(expected);
  });

  test('a grace of nothing does not excuse a fail in the very millisecond of planning', () => {
    expect(evolveTarget(freshTarget(), REFUSED, START_MS, { rise: 1, fall: 1, graceMs: 0 }).health).toBe('unhealthy');
  });

  test('changes at the time of the result that changed it', () => {
    const [first, second] = fold(['pass', 'pass'], { rise: 1, fall: 1, graceMs: 0 });
    expect([first?.sinceMs, second?.sinceMs]).toEqual([START_MS + 1_000, START_MS + 1_000]);
  });

  test('follows the reference over any results, and a steady target is the same object', () => {
    const thresholds = fc.record({ rise: fc.integer({ min: 1, max: 4 }), fall: fc.integer({ min: 1, max: 4 }), graceMs: fc.nat(6_000) });
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Kind>('pass', 'fail', 'error'), { minLength: 1, maxLength: 30 }), thresholds, (kinds, over) => {
        const targets = fold(kinds, over);
        targets.forEach((target, index) => {
          expect(show(target)).toBe(expectedOf(kinds.slice(0, index + 1), over));
          const before = targets[index - 1];
          const isSteady = before !== undefined && kinds[index] === kinds[index - 1] && show(before) === show(target);
          if (isSteady) expect(target).toBe(before);
        });
      }),
      { numRuns: 1_000 },
    );
  });
});

/** From the whole list: what counts are the results left when errors and excused fails are struck out. */
function expectedOf(kinds: readonly Kind[], { rise, fall, graceMs }: Thresholds): string {
  const counted = kinds.filter((kind, index) => {
    const isExcused = !kinds.slice(0, index).includes('pass') && (index + 1) * 1_000 < graceMs;
    return kind === 'pass' || (kind === 'fail' && !isExcused);
  });
  const streak = (upTo: number): number => {
    const other = counted.slice(0, upTo).findLastIndex((kind) => kind !== counted[upTo - 1]);
    return upTo - 1 - other;
  };
  let health = 'unknown';
  counted.forEach((kind, index) => {
    if (kind === 'pass' && streak(index + 1) >= rise) health = 'healthy';
    if (kind === 'fail' && streak(index + 1) >= fall) health = 'unhealthy';
  });
  const last = streak(counted.length);
  const passes = counted.at(-1) === 'pass' ? Math.min(last, rise) : 0;
  const fails = counted.at(-1) === 'fail' ? Math.min(last, fall) : 0;
  return `${health} ${String(passes)}/${String(fails)}`;
}

describe('runs', () => {
  test('go on while outcome, layer and cause stay, and begin anew with any of them', () => {
    const timedOut: ProbeOutcome = { ...REFUSED, cause: 'timeout' };
    let target = freshTarget();
    const froms = [PASS, PASS, REFUSED, REFUSED, timedOut, OUR_ERROR, PASS].map((outcome, index) => {
      target = evolveTarget(target, outcome, START_MS + index, { rise: 1, fall: 3, graceMs: 0 });
      return (target.run?.fromMs ?? 0) - START_MS;
    });
    expect(froms).toEqual([0, 0, 2, 2, 4, 5, 6]);
  });
});

describe('pace', () => {
  const check = buildRule({ rise: 2, fall: 2, intervalMs: 10, fastIntervalMs: 1, slowIntervalMs: 60 });
  test.each([
    ['healthy', 2, 0, 10],
    ['healthy', 0, 1, 1],
    ['healthy', 1, 0, 10],
    ['unhealthy', 0, 2, 60],
    ['unhealthy', 1, 0, 1],
    ['unknown', 0, 0, 10],
    ['unknown', 1, 0, 1],
    ['unknown', 0, 1, 1],
  ] as const)('%s with %d passes and %d fails: every %d ms', (health, passes, fails, expected) => {
    expect(nextIntervalMs({ health, passes, fails }, check)).toBe(expected);
  });
});

describe('a check that expects refusal', () => {
  const fail = (over: Partial<typeof REFUSED>): ProbeOutcome => ({ ...REFUSED, ...over });
  test.each<[string, ProbeOutcome, string]>([
    ['passes when refused', REFUSED, 'pass'],
    ['passes when nothing comes back', fail({ cause: 'timeout' }), 'pass'],
    ['passes when there is no way', fail({ cause: 'unreachable' }), 'pass'],
    ['fails when the connection was taken and broken off', fail({ cause: 'reset' }), 'fail'],
    ['fails when answered', PASS, 'fail'],
    ['fails when the connection was taken and only then went wrong', fail({ layer: 'response', cause: 'timeout' }), 'fail'],
    ['says nothing when the trouble is ours', OUR_ERROR, 'error'],
  ])('%s', (_, outcome, expected) => {
    expect(judgeAgainst('refused', outcome).outcome).toBe(expected);
    expect(judgeAgainst('healthy', outcome)).toBe(outcome);
  });
});

describe('a wall clock that was set back', () => {
  const target = freshTarget();
  const HOUR_MS = 3_600_000;

  test('by seconds: grace and delay are as long as they are, no longer', () => {
    expect(ageMs(target, START_MS - 5_000)).toBe(-5_000);
    expect(remainingDelayMs(target, { delayMs: 3_000 }, START_MS - 5_000)).toBe(3_000);
    expect(evolveTarget(target, REFUSED, START_MS - 5_000, { rise: 1, fall: 3, graceMs: 1_000 }).fails).toBe(0);
  });

  test('by an hour: neither begins anew', () => {
    expect(remainingDelayMs(target, { delayMs: 3_000 }, START_MS - HOUR_MS)).toBe(0);
    expect(evolveTarget(target, REFUSED, START_MS - HOUR_MS, { rise: 1, fall: 3, graceMs: 1_000 }).fails).toBe(1);
  });
});
