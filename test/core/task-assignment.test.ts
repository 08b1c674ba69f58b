/** One assignment of a task: what introduces it, what it keeps of tellings, and what is of another life. */
import { describe, expect, test } from '@jest/globals';
import type { Assignment } from '../../core/records.js';
import type { NetworkInfoSaid, StatusSaid } from '../../core/said.js';
import { evolveAssignment, isEarlierThanAssignment, isEqual, isLaterThanAssignment, isOtherLife } from '../../core/task-assignment.js';
import { buildToldAt, START_MS } from '../support/records.js';
import { addressSaid, buildNetworkInfo, buildStatus } from '../support/said.js';

const A = infoOf('a', '10.0.0.1');
const B = infoOf('b', '10.1.0.1', '10.1.0.2');

function infoOf(name: string | undefined, ...addresses: readonly string[]): NetworkInfoSaid {
  return buildNetworkInfo({ name, addresses: addresses.map(addressSaid) });
}

function running(offset: number, over: Partial<StatusSaid> = {}): readonly [StatusSaid, ReturnType<typeof buildToldAt>] {
  return [buildStatus(over), buildToldAt({ offset, atMs: START_MS + offset })];
}

function introduced(over: Partial<StatusSaid> = {}): Assignment {
  return evolveAssignment(undefined, ...running(5, { statusAtMs: 1_000, networkInfos: [A], ...over }));
}

describe('the ids of an assignment', () => {
  const ids = { agentId: 'agent-1', executorId: 'e', containerId: 'c', parentContainerId: 'p' };
  const none = { agentId: undefined, executorId: undefined, containerId: undefined, parentContainerId: undefined };

  test('stay where a later status leaves them out', () => {
    expect(evolveAssignment(introduced(ids), ...running(6, none))).toMatchObject(ids);
  });

  test.each(['agentId', 'executorId', 'containerId', 'parentContainerId'] as const)(
    'told otherwise are news, be it only the %s',
    (name) => {
      const assignment = introduced(ids);
      expect(evolveAssignment(assignment, ...running(6, ids))).toBe(assignment);
      expect(evolveAssignment(assignment, ...running(6, { ...ids, [name]: 'other' }))).toEqual({ ...assignment, [name]: 'other' });
    },
  );

  test('are those that a later status is the first to tell', () => {
    expect(evolveAssignment(introduced(none), ...running(6, ids))).toMatchObject(ids);
  });
});

describe('the introduction', () => {
  test('is the first RUNNING, with addresses or without', () => {
    expect(introduced()).toMatchObject({ id: '0:5', statusAtMs: 1_000, introduced: { offset: 5 }, tellings: [[A]] });
    expect(introduced({ networkInfos: [infoOf('a')] })).toMatchObject({ id: '0:5', tellings: [] });
  });

  test.each<[string, Partial<StatusSaid>, number, string]>([
    ['one with addresses, where the first had none', { networkInfos: [A] }, 6, '0:6'],
    ['none that has no addresses either', {}, 6, '0:5'],
    ['none whose networks have no addresses yet', { networkInfos: [infoOf('a')] }, 6, '0:5'],
  ])('is then %s', (_, over, offset, id) => {
    const assignment = introduced({ networkInfos: undefined });
    expect(evolveAssignment(assignment, ...running(offset, { statusAtMs: 2_000, ...over })).id).toBe(id);
  });

  test.each<[string, number, string]>([
    ['one that was told before it, read later', 4, '0:4'],
    ['not one that was told after it', 6, '0:5'],
    ['not itself, told again', 5, '0:5'],
  ])('is, where it has addresses, %s', (_, offset, id) => {
    const assignment = evolveAssignment(introduced(), ...running(offset, { statusAtMs: 900, networkInfos: [B] }));
    expect(assignment).toMatchObject({ id, statusAtMs: id === '0:4' ? 900 : 1_000 });
  });

  test('without addresses, read later, is none', () => {
    expect(evolveAssignment(introduced(), ...running(4, { statusAtMs: 900 })).id).toBe('0:5');
  });
});

describe('a telling', () => {
  test.each<[string, readonly NetworkInfoSaid[], readonly NetworkInfoSaid[]]>([
    ['in another order', [A, B], [B, A]],
    ['once more, of one network', [B], [B]],
  ])('of the same %s is no news', (_, first, second) => {
    const assignment = introduced({ networkInfos: first });
    const again = evolveAssignment(assignment, ...running(6, { networkInfos: second.map((info) => ({ ...info, labels: [] })) }));
    expect(again).toBe(assignment);
  });

  test.each<[string, readonly NetworkInfoSaid[], readonly NetworkInfoSaid[]]>([
    ['another address', [A], [infoOf('a', '10.0.0.2')]],
    ['one address more', [A], [infoOf('a', '10.0.0.1', '10.0.0.2')]],
    ['one address less', [B], [infoOf('b', '10.1.0.1')]],
    ['one of two addresses', [B], [infoOf('b', '10.1.0.1', '10.1.0.3')]],
    ['another name', [A], [{ ...A, name: undefined }]],
    ['another group', [A], [{ ...A, groups: ['g'] }]],
    ['another label', [A], [{ ...A, labels: [{ key: 'k', value: 'v' }] }]],
    ['another port', [A], [{ ...A, portMappings: [{ hostPort: 1, containerPort: 2, protocol: 'tcp' }] }]],
    ['another family asked for', [A], [{ ...A, anyOf: [6] }]],
    ['a network more', [A], [A, B]],
    ['a network less', [A, B], [A]],
    ['another one of two networks', [A, B], [A, infoOf('b', '10.1.0.9')]],
    ['the same network twice', [A, B], [A, A]],
  ])('of %s is kept beside the first', (_, first, second) => {
    expect(evolveAssignment(introduced({ networkInfos: first }), ...running(6, { networkInfos: second })).tellings).toEqual([
      first,
      second,
    ]);
  });
});

describe('another life', () => {
  test.each<[string, Partial<StatusSaid>, Partial<StatusSaid>, boolean]>([
    ['the same container', { containerId: 'c' }, { containerId: 'c' }, false],
    ['another container', { containerId: 'c' }, { containerId: 'd' }, true],
    ['the same container, on another agent', { containerId: 'c' }, { containerId: 'c', agentId: 'agent-2' }, false],
    ['no container told, the same agent', { containerId: 'c' }, {}, false],
    ['no container told, another agent', { containerId: 'c' }, { agentId: 'agent-2' }, true],
    ['none known, another agent', {}, { containerId: 'd', agentId: 'agent-2' }, true],
    ['none known, the same agent', {}, { containerId: 'd' }, false],
    ['no agent told', {}, { agentId: undefined }, false],
    ['no agent known', { agentId: undefined }, { agentId: 'agent-2' }, false],
  ])('%s', (_, known, said, isOther) => {
    expect(isOtherLife(introduced(known), buildStatus(said))).toBe(isOther);
  });

  test('there is none before the first', () => {
    expect(isOtherLife(undefined, buildStatus({ containerId: 'c' }))).toBe(false);
  });
});

describe('earlier and later by the status’s own time', () => {
  test.each<[number | undefined, boolean, boolean]>([
    [999, true, false],
    [1_000, true, false],
    [1_001, false, true],
    [undefined, false, false],
  ])('%s', (statusAtMs, isEarlier, isLater) => {
    const said = buildStatus({ statusAtMs });
    expect([isEarlierThanAssignment(introduced(), said), isLaterThanAssignment(introduced(), said)]).toEqual([isEarlier, isLater]);
    const timeless = introduced({ statusAtMs: undefined });
    expect([isEarlierThanAssignment(timeless, said), isLaterThanAssignment(timeless, said)]).toEqual([false, false]);
    expect([isEarlierThanAssignment(undefined, said), isLaterThanAssignment(undefined, said)]).toEqual([false, false]);
  });
});

test.each<[unknown, unknown, boolean]>([
  [[], [], true],
  [[1], [1], true],
  [[1], [], false],
  [[], [1], false],
  ['', [], false],
  [[], '', false],
  [undefined, undefined, true],
  [undefined, { a: 1 }, false],
  [{ a: 1 }, { a: 1 }, true],
  [{ a: 1 }, { a: 2 }, false],
])('%j and %j are equal: %s', (a, b, equal) => {
  expect(isEqual(a, b)).toBe(equal);
});
