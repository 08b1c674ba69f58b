/** Who carries one address: what is kept of verdicts never differs from a verdict made anew, and whose verdict changes is told. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  createBearers,
  putBearer,
  reviewBearers,
  touchAll,
  verdictOn,
  type AddressBearers,
  type AddressFacts,
} from '../../core/address-bearers.js';
import { valuesOf } from '../../core/few.js';
import { MANY, type Bearer, type Verdict } from '../../core/provenance.js';
import { buildToldAt, START_MS } from '../support/records.js';

const ADDRESS = '10.0.0.1';
const KEYS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

function factsOf(over: Partial<AddressFacts> = {}): AddressFacts {
  return { agent: () => undefined, hintedBy: () => undefined, ...over };
}

function buildBearer(key: string, over: Partial<Bearer> = {}): Bearer {
  return {
    address: ADDRESS,
    key,
    frameworkId: 'f',
    taskId: key,
    agentId: 'agent-1',
    executor: key,
    introduced: buildToldAt(),
    startedMs: undefined,
    network: undefined,
    beside: [],
    asked: undefined,
    ...over,
  };
}

function put(of: AddressBearers, facts: AddressFacts, ...bearers: readonly Bearer[]): readonly boolean[] {
  return bearers.map((bearer) => putBearer(of, bearer.key, bearer, facts));
}

function shortOf(verdict: Verdict | undefined): string {
  return verdict === undefined ? 'none' : `${verdict.provenance} ${verdict.ownership}`;
}

describe('a verdict', () => {
  const step = fc.record({
    key: fc.constantFrom(...KEYS),
    isGone: fc.constantFrom(false, false, false, true),
    agentId: fc.constantFrom('agent-1', 'agent-1', 'agent-2', 'agent-3', undefined),
    executor: fc.constantFrom(undefined, undefined, 'pod'),
    network: fc.constantFrom(undefined, undefined, 'n', 'm'),
    at: fc.record({ partition: fc.nat(1), offset: fc.nat(9), atMs: fc.constantFrom(START_MS, START_MS + 1_000, START_MS + 9_000) }),
    startedMs: fc.constantFrom(undefined, 1_000, 2_000, 3_000),
    asked: fc.constantFrom(undefined, undefined, undefined, 'host' as const, 'bridge' as const),
    isAsked: fc.boolean(),
  });
  const factsFor = fc.constantFrom(
    factsOf(),
    factsOf({ agent: (agentId) => (agentId === 'agent-2' ? { agentId, hostname: undefined, addresses: [ADDRESS] } : undefined) }),
    factsOf({ agent: (agentId) => ({ agentId, hostname: undefined, addresses: ['10.9.9.9'] }) }),
    factsOf({ hintedBy: (agentId) => (agentId === 'agent-3' ? 'hint' : undefined) }),
  );

  test('is as if it were made anew, and every change of another one’s is told, and no other', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), factsFor, (steps, facts) => {
        const kept = createBearers(ADDRESS);
        for (const { key, isGone, executor, at, isAsked, ...over } of steps) {
          const before = new Map(KEYS.map((one) => [one, shortOf(isAsked ? verdictOn(kept, one, facts) : undefined)]));
          const bearer = isGone ? undefined : buildBearer(key, { ...over, executor: executor ?? key, introduced: buildToldAt(at) });
          const isTold = putBearer(kept, key, bearer, facts);
          const fresh = createBearers(ADDRESS);
          put(fresh, facts, ...valuesOf(kept.bearers));
          const reviewed = isTold ? reviewBearers(kept, facts) : [];
          for (const one of KEYS) {
            expect(verdictOn(kept, one, facts)).toEqual(verdictOn(fresh, one, facts));
            if (one === key || !isAsked) continue;
            const isChanged = before.get(one) !== shortOf(verdictOn(fresh, one, facts));
            expect([one, reviewed.includes(one)]).toEqual([one, isChanged]);
          }
        }
      }),
    );
  });

  test('is none for a task that does not carry it', () => {
    expect(verdictOn(createBearers(ADDRESS), 'a', factsOf())).toBeUndefined();
  });

  test('is kept: the same object until something changes, and only then made anew', () => {
    const of = createBearers(ADDRESS);
    put(of, factsOf(), buildBearer('a'));
    const first = verdictOn(of, 'a', factsOf());
    expect(verdictOn(of, 'a', factsOf())).toBe(first);
    touchAll(of);
    expect(verdictOn(of, 'a', factsOf())).toEqual(first);
    expect(verdictOn(of, 'a', factsOf())).not.toBe(first);
  });

  test('is looked at anew since it was last reviewed, however often it was touched meanwhile', () => {
    const of = createBearers(ADDRESS);
    put(of, factsOf(), buildBearer('a'));
    verdictOn(of, 'a', factsOf());
    const known = factsOf({ agent: (agentId) => ({ agentId, hostname: undefined, addresses: [ADDRESS] }) });
    touchAll(of);
    verdictOn(of, 'a', known);
    touchAll(of);
    expect(reviewBearers(of, known)).toEqual(['a']);
    expect(reviewBearers(of, known)).toEqual(['a']);
    touchAll(of);
    expect(reviewBearers(of, known)).toEqual([]);
  });
});

describe('a change of one bearer concerns the others', () => {
  const many = (count: number, over: (index: number) => Partial<Bearer>): readonly Bearer[] =>
    Array.from({ length: count }, (_, index) => buildBearer(`x${String(index)}`, over(index)));
  const onAgents = (index: number): Partial<Bearer> => ({ agentId: `agent-${String(index)}`, asked: 'bridge' });
  const onOne = (): Partial<Bearer> => ({ asked: 'host' });

  test.each<[string, (index: number) => Partial<Bearer>]>([
    ['executors of its agent', onOne],
    [
      'executors of its agent by one id in many frameworks',
      (index) => ({ ...onOne(), executor: 'default', frameworkId: `f${String(index)}` }),
    ],
    ['agents', onAgents],
  ])('when they become many %s, or cease to be, and not before or after', (_, over) => {
    const of = createBearers(ADDRESS);
    const all = many(MANY + 2, over);
    expect(put(of, factsOf(), ...all)).toEqual([false, false, true, false, false]);
    expect(all.map(({ key }) => putBearer(of, key, undefined, factsOf()))).toEqual([false, false, true, false, false]);
  });

  test.each<[string, Partial<Bearer>]>([
    ['one under a network’s name', { network: 'n' }],
    ['one of an unknown agent', { agentId: undefined }],
  ])('and %s does not count among many', (_, over) => {
    const of = createBearers(ADDRESS);
    put(of, factsOf(), ...many(MANY - 1, onOne));
    expect(put(of, factsOf(), buildBearer('y', { asked: 'host', ...over }))).toEqual([over.network !== undefined]);
    expect(verdictOn(of, 'x0', factsOf())).toMatchObject({ provenance: 'agent' });
    expect(put(of, factsOf(), buildBearer('z'))).toEqual([true]);
  });

  test.each<[string, Partial<Bearer>, boolean]>([
    ['nothing', {}, false],
    ['what stands beside it', { beside: ['10.0.0.2'] }, false],
    ['where it was told', { introduced: buildToldAt({ offset: 7 }) }, true],
    ['when it started', { startedMs: 7 }, true],
    ['its executor', { executor: 'pod' }, true],
    ['its network', { network: 'm' }, true],
    ['its agent', { agentId: 'agent-2' }, true],
    ['that the address is the agent’s', { network: undefined, asked: 'host' }, true],
  ])('where another one may lose it to it, and its change is %s', (_, change, isTold) => {
    const of = createBearers(ADDRESS);
    const introduced = buildToldAt({ offset: 3 });
    const bearer = buildBearer('b', { network: 'n', introduced, startedMs: 1 });
    put(of, factsOf(), buildBearer('a', { network: 'n' }), bearer);
    expect(put(of, factsOf(), { ...bearer, ...change })).toEqual([isTold]);
  });

  test('not while all of them are of one executor', () => {
    const of = createBearers(ADDRESS);
    expect(put(of, factsOf(), ...many(4, (index) => ({ executor: 'pod', introduced: buildToldAt({ offset: index }) })))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(of.isShared).toBe(false);
    expect(put(of, factsOf(), buildBearer('y'))).toEqual([true]);
    expect(of.isShared).toBe(true);
  });

  test('not where it is nobody’s alone, before and after', () => {
    const of = createBearers(ADDRESS);
    put(of, factsOf(), buildBearer('a', { asked: 'bridge' }), buildBearer('b', { asked: 'bridge' }));
    expect(put(of, factsOf(), buildBearer('b', { asked: 'bridge', startedMs: 3 }))).toEqual([false]);
    expect(put(of, factsOf(), buildBearer('b', { asked: undefined, startedMs: 3 }))).toEqual([true]);
  });
});
