import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  assignmentKey,
  assignmentOfEnd,
  claimOfEnd,
  executorOf,
  lastsAt,
  toHoldings,
  type Claim,
  type Holding,
} from '../../core/holdings.js';

/** Task `t1` at agent `a1`, told at 0:1 at 100, not ended. */
function buildClaim(over: Partial<Claim> = {}): Claim {
  const taskId = over.taskId ?? 't1';
  return {
    address: '10.0.0.1',
    frameworkId: 'f',
    taskId,
    agentId: 'a1',
    executor: taskId,
    network: 'net',
    provenance: 'container',
    startedAtMs: undefined,
    fromMs: 100,
    fromPosition: '0:1',
    end: undefined,
    ...over,
  };
}

function ended(atMs: number, position = '0:99'): Claim['end'] {
  return { atMs, position, reason: 'ended' };
}

function show(holdings: readonly Holding[]): readonly string[] {
  return holdings.map(({ taskId, fromMs, toMs, endedBy }) => `${taskId} ${fromMs}–${toMs ?? ''} ${endedBy ?? 'held'}`);
}

describe('who held an address', () => {
  test('a holding lasts from its introduction to its end, the newest stands first', () => {
    const holdings = toHoldings([
      buildClaim({ end: ended(200, '0:2') }),
      buildClaim({ taskId: 't2', agentId: 'a2', fromMs: 300, fromPosition: '0:3' }),
    ]);
    expect(show(holdings)).toEqual(['t2 300– held', 't1 100–200 ended']);
    expect(holdings[1]).toEqual({
      address: '10.0.0.1',
      frameworkId: 'f',
      taskId: 't1',
      agentId: 'a1',
      network: 'net',
      provenance: 'container',
      fromMs: 100,
      fromPosition: '0:1',
      toMs: 200,
      toPosition: '0:2',
      endedBy: 'ended',
    });
  });

  test.each<[name: string, claims: readonly Claim[], shown: readonly string[]]>([
    [
      'an address given to another task before the end of the old one is the new one’s from then on',
      [buildClaim({ end: ended(500) }), buildClaim({ taskId: 't2', agentId: 'a2', fromMs: 300, fromPosition: '0:3' })],
      ['t2 300– held', 't1 100–300 readdressed'],
    ],
    [
      'an address comes back to the task that never let go of it',
      [buildClaim(), buildClaim({ taskId: 't2', agentId: 'a2', fromMs: 300, fromPosition: '0:3', end: ended(400, '0:4') })],
      ['t1 400– held', 't2 300–400 ended', 't1 100–300 readdressed'],
    ],
    [
      'two takers that overlap leave no gap between them',
      [
        buildClaim({ end: ended(900) }),
        buildClaim({ taskId: 't2', agentId: 'a2', fromMs: 300, fromPosition: '0:3', end: ended(500) }),
        buildClaim({ taskId: 't3', agentId: 'a3', fromMs: 400, fromPosition: '0:4', end: ended(600) }),
      ],
      ['t1 600–900 ended', 't3 400–600 ended', 't2 300–400 readdressed', 't1 100–300 readdressed'],
    ],
    [
      'a taker that ended before the claim began takes nothing',
      [buildClaim({ taskId: 't0', startedAtMs: 9, fromMs: 50, end: ended(90) }), buildClaim({ startedAtMs: 5, end: ended(200) })],
      ['t1 100–200 ended', 't0 50–90 ended'],
    ],
    [
      'of one agent, the status that was made later counts, although told earlier: the late one never held it',
      [
        buildClaim({ taskId: 'new', startedAtMs: 20, fromMs: 100, fromPosition: '0:1' }),
        buildClaim({ taskId: 'old', startedAtMs: 10, fromMs: 150, fromPosition: '0:2', end: ended(160) }),
      ],
      ['old 150–150 readdressed', 'new 100– held'],
    ],
    [
      'clocks of two agents decide nothing',
      [
        buildClaim({ taskId: 'new', agentId: 'a2', startedAtMs: 5, fromMs: 200, fromPosition: '0:2' }),
        buildClaim({ taskId: 'old', startedAtMs: 10, fromMs: 100, end: ended(300) }),
      ],
      ['new 200– held', 'old 100–200 readdressed'],
    ],
    [
      'tasks of one pod share their address',
      [buildClaim({ executor: 'pod' }), buildClaim({ taskId: 't2', executor: 'pod', fromMs: 110, fromPosition: '0:2' })],
      ['t2 110– held', 't1 100– held'],
    ],
    [
      'tasks with which the agent’s own address stands in share it',
      [
        buildClaim({ provenance: 'agent', network: undefined }),
        buildClaim({ taskId: 't2', provenance: 'agent', network: undefined, fromMs: 110, fromPosition: '0:2' }),
      ],
      ['t2 110– held', 't1 100– held'],
    ],
    [
      'the same address of two networks is two addresses',
      [buildClaim({ network: 'a' }), buildClaim({ taskId: 't2', agentId: 'a2', network: 'b', fromMs: 110, fromPosition: '0:2' })],
      ['t2 110– held', 't1 100– held'],
    ],
    [
      'an end that is told twice, and once believed still held, counts once',
      [buildClaim({ end: ended(200) }), buildClaim({ end: ended(200) }), buildClaim()],
      ['t1 100–200 ended'],
    ],
    [
      'an end outweighs what is believed, in whatever order they come',
      [buildClaim(), buildClaim({ end: ended(200) })],
      ['t1 100–200 ended'],
    ],
    [
      'two told at one moment are ordered by their positions',
      [buildClaim({ fromPosition: '0:10', agentId: 'a2' }), buildClaim({ taskId: 't2', fromPosition: '0:9' })],
      ['t1 100– held', 't2 100–100 readdressed'],
    ],
    [
      'two containers of one task, one after the other, are two holdings',
      [
        buildClaim({ executor: 'c1', end: { atMs: 200, position: '0:2', reason: 'replaced' } }),
        buildClaim({ executor: 'c2', fromMs: 200, fromPosition: '0:2' }),
      ],
      ['t1 200– held', 't1 100–200 replaced'],
    ],
  ])('%s', (_name, claims, shown) => {
    expect(show(toHoldings(claims))).toEqual(shown);
    expect([...show(toHoldings([...claims].reverse()))].sort()).toEqual([...shown].sort());
  });

  test('a piece that begins when another let go takes its position from there', () => {
    const [again] = toHoldings([
      buildClaim(),
      buildClaim({ taskId: 't2', agentId: 'a2', fromMs: 300, fromPosition: '0:3', end: ended(400, '0:4') }),
    ]);
    expect(again).toMatchObject({ taskId: 't1', fromMs: 400, fromPosition: '0:4', toMs: undefined });
  });

  test('at every moment at most one holds it: of those who claim it, the one who was given it last', () => {
    const arbitrary = fc.array(fc.record({ fromMs: fc.nat(20), lastsMs: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(arbitrary, (drawn) => {
        const claims = drawn.map(({ fromMs, lastsMs }, index) =>
          buildClaim({
            taskId: `t${index}`,
            agentId: `a${index}`,
            fromMs,
            fromPosition: `0:${index}`,
            end: lastsMs === undefined ? undefined : ended(fromMs + lastsMs),
          }),
        );
        const holdings = toHoldings(claims);
        for (let atMs = 0; atMs <= 45; atMs += 1) {
          const claiming = claims.filter(({ fromMs, end }) => fromMs <= atMs && (end === undefined || atMs < end.atMs));
          const [last] = claiming.sort((a, b) => b.fromMs - a.fromMs || Number(b.fromPosition.slice(2)) - Number(a.fromPosition.slice(2)));
          expect(holdings.filter((one) => lastsAt(one, atMs)).map(({ taskId }) => taskId)).toEqual(last === undefined ? [] : [last.taskId]);
        }
        // who claimed it is told, even when it never counted
        expect(new Set(holdings.map(({ taskId }) => taskId)).size).toBe(claims.length);
      }),
    );
  });
});

describe('the data of an end', () => {
  const data = {
    frameworkId: 'f',
    taskId: 't1',
    agentId: 'a1',
    reason: 'ended',
    position: '0:7',
    assignment: '0:1',
    executorId: 'pod',
    parentContainerId: 'c-pod',
    since: '2026-01-01T00:00:00.000Z',
    startedAtMs: 12,
    addresses: ['10.0.0.1', '10.0.0.2'],
    held: [{ address: '10.0.0.1', family: 4, network: 'net', provenance: 'container' }],
  };

  test('is a claim of its own', () => {
    expect(claimOfEnd(data, 5, '10.0.0.1')).toEqual({
      address: '10.0.0.1',
      frameworkId: 'f',
      taskId: 't1',
      agentId: 'a1',
      executor: executorOf({
        frameworkId: 'f',
        taskId: 't1',
        agentId: 'a1',
        parentContainerId: 'c-pod',
        executorId: undefined,
        containerId: undefined,
      }),
      network: 'net',
      provenance: 'container',
      startedAtMs: 12,
      fromMs: Date.UTC(2026, 0, 1),
      fromPosition: '0:1',
      end: { atMs: 5, position: '0:7', reason: 'ended' },
    });
  });

  test('an address that was told and did not count in the end is nobody’s claim', () => {
    expect(claimOfEnd(data, 5, '10.0.0.2')).toBeUndefined();
  });

  test.each([
    ['frameworkId', 1],
    ['taskId', undefined],
    ['assignment', null],
    ['since', 'yesterday'],
    ['held', 'all of it'],
    ['held', [null, 7]],
  ])('with a strange %s says nothing', (name, value) => {
    expect(claimOfEnd({ ...data, [name]: value }, 5, '10.0.0.1')).toBeUndefined();
  });

  test.each([
    ['replaced', 'replaced'],
    ['forgotten', 'forgotten'],
    ['ended', 'ended'],
    ['what a newer version says', 'ended'],
    [undefined, 'ended'],
  ])('tells that it was %s', (reason, told) => {
    expect(claimOfEnd({ ...data, reason }, 5, '10.0.0.1')?.end?.reason).toBe(told);
  });

  test.each([
    ['agent', 'agent'],
    ['agent-local', 'agent-local'],
    ['unknown', 'unknown'],
    ['what a newer version says', 'unknown'],
  ])('of a provenance %s', (provenance, told) => {
    const held = [{ address: '10.0.0.1', network: 7, provenance }];
    expect(claimOfEnd({ ...data, held, startedAtMs: 'then', position: 7, agentId: undefined }, 5, '10.0.0.1')).toMatchObject({
      provenance: told,
      network: undefined,
      startedAtMs: undefined,
      agentId: undefined,
      end: { position: undefined },
    });
  });

  test('without a beginning says nothing', () => {
    expect(claimOfEnd({ ...data, since: 1_767_225_600_000 }, 5, '10.0.0.1')).toBeUndefined();
  });

  test('names its assignment, where it names one', () => {
    expect(assignmentOfEnd(data)).toBe(assignmentKey('f', 't1', '0:1'));
    for (const name of ['frameworkId', 'taskId', 'assignment']) expect(assignmentOfEnd({ ...data, [name]: undefined })).toBeUndefined();
  });

  test('is of an executor by its pod, its executor, its container, or itself', () => {
    const of = { frameworkId: 'f', taskId: 't', agentId: 'a', parentContainerId: 'p', executorId: 'e', containerId: 'c' };
    const all = [
      of,
      { ...of, parentContainerId: undefined },
      { ...of, parentContainerId: undefined, executorId: undefined },
      { ...of, parentContainerId: undefined, executorId: undefined, containerId: undefined },
    ].map((one) => executorOf(one));
    expect(all).toEqual(['p', 'e', 'c', 't'].map((name) => JSON.stringify(['f', 'a', name])));
    expect(claimOfEnd({ ...data, parentContainerId: undefined }, 5, '10.0.0.1')?.executor).toBe(JSON.stringify(['f', 'a1', 'pod']));
    expect(claimOfEnd({ ...data, parentContainerId: undefined, executorId: undefined, containerId: 'c' }, 5, '10.0.0.1')?.executor).toBe(
      JSON.stringify(['f', 'a1', 'c']),
    );
  });
});

describe('who takes an address from whom', () => {
  const takenBy = (first: Partial<Claim>, second: Partial<Claim>): boolean =>
    show(
      toHoldings([
        buildClaim({ executor: 'e1', ...first }),
        buildClaim({ executor: 'e2', taskId: 't2', fromMs: 300, fromPosition: '0:3', ...second }),
      ]),
    ).some((line) => line.startsWith('t1') && line.endsWith('readdressed'));

  test.each<[string, Partial<Claim>, Partial<Claim>, boolean]>([
    ['another task', {}, {}, true],
    ['one of the same executor', {}, { executor: 'e1' }, false],
    ['a task of the same id in another framework', {}, { taskId: 't1', frameworkId: 'g' }, true],
    ['another network', { network: 'n' }, { network: 'm' }, false],
    ['a network without a name', { network: 'n' }, { network: undefined }, true],
    ['a network with a name from one without', { network: undefined }, { network: 'm' }, true],
    ['two without a name', { network: undefined }, { network: undefined }, true],
    ['one that does not know what it is', {}, { provenance: 'unknown' }, true],
    ['from one that does not know what it is', { provenance: 'unknown' }, {}, true],
    ['one with the agent’s', {}, { provenance: 'agent' }, false],
    ['from one with the agent’s', { provenance: 'agent' }, {}, false],
    ['one with that of the bridge', {}, { provenance: 'agent-local' }, false],
    ['on one agent one that started before', { startedAtMs: 9 }, { startedAtMs: 1 }, false],
    ['on one agent one that started after, told before', { startedAtMs: 1, fromMs: 400 }, { startedAtMs: 9 }, true],
    ['on two agents as told', { startedAtMs: 9 }, { startedAtMs: 1, agentId: 'a2' }, true],
    ['on agents that are not known as told', { startedAtMs: 9, agentId: undefined }, { startedAtMs: 1, agentId: undefined }, true],
    ['where one does not tell when it started, as told', { startedAtMs: undefined }, { startedAtMs: 1 }, true],
    ['where the other does not, as told', { startedAtMs: 9 }, { startedAtMs: undefined }, true],
    ['told at one time, at a later offset', { fromMs: 300, fromPosition: '0:2' }, {}, true],
    ['told at one time, at an earlier offset', { fromMs: 300, fromPosition: '0:4' }, {}, false],
    ['told at one time, in a later partition', { fromMs: 300, fromPosition: '0:9' }, { fromPosition: '1:3' }, true],
    ['told at one time, in an earlier partition', { fromMs: 300, fromPosition: '2:1' }, { fromPosition: '1:3' }, false],
  ])('%s: %s', (_, first, second, isTaken) => {
    expect(takenBy(first, second)).toBe(isTaken);
  });

  test('what was told at one place stands by the task’s id', () => {
    const at = { network: 'n', fromMs: 100, fromPosition: '0:1' };
    const pod = ['t2', 't1', 't3'].map((taskId) => buildClaim({ ...at, taskId, executor: 'pod' }));
    expect(toHoldings(pod).map(({ taskId }) => taskId)).toEqual(['t1', 't2', 't3']);
    expect(toHoldings(pod.toReversed()).map(({ taskId }) => taskId)).toEqual(['t1', 't2', 't3']);
  });
});
