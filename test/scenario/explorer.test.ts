/**
 * Real engines of two and three instances over one log in memory, in every order of what can happen to them. What must hold
 * is in test/support/explorer/oracle.ts; the words of a run are explained in test/support/explorer/cluster.ts.
 *
 * Every order is tried up to a number of moves that fits a minute; EXPLORER_DEEPER=2 adds two moves to it (each about
 * five times the runs), EXPLORER_RUNS=20000 makes that many longer runs of any moves.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  withoutCopying,
  withoutEpochCheck,
  withoutLease,
  withoutLift,
  withoutReadBack,
  withoutReassertion,
  withoutStop,
  withoutWarmth,
} from '../support/explorer/breaches.js';
import { createCluster, type Breach } from '../support/explorer/cluster.js';
import { conclude, explore, playAll, shorten, walk, type Exploration } from '../support/explorer/explore.js';
import { endingTask, movedTask, oneTask, type Scenario } from '../support/explorer/scenarios.js';

const deeper = Number(process.env['EXPLORER_DEEPER'] ?? 0);
const numRuns = Number(process.env['EXPLORER_RUNS'] ?? 300);

/** `a` has been dealt all, and its claim is on its way. */
const DEALT = 'a.start group.deal a.learn';
/** It is live, and all is written. */
const LIVE = `${DEALT} a.land a.read0 a.land a.read0 a.read0 a.land`;
/** It has an incident whose events are on their way. */
const OPENED = `${LIVE} a.probe a.probe a.land a.read0 a.land a.read0 a.read0 a.read0`;
/** It is about to tell of it. */
const FIRED = `${OPENED} a.land`;

/** A run, then everybody gets on: what of it breaks a rule. */
function play(scenario: Scenario, moves: string): readonly string[] {
  const cluster = createCluster(scenario);
  return playAll(cluster, moves.split(' ')) ?? conclude(cluster, scenario);
}

/** The same, leaving out what cannot happen: the rule, or the lack of it, prevents it. */
function playWhatCan(scenario: Scenario, moves: string): readonly string[] {
  const cluster = createCluster(scenario);
  for (const move of moves.split(' ')) if (cluster.moves().includes(move)) playAll(cluster, [move]);
  return conclude(cluster, scenario);
}

describe('a rule of protocol.md answers an interleaving, and without the rule it would break something', () => {
  const cases: readonly {
    readonly rule: string;
    readonly scenario?: Scenario;
    readonly moves: string;
    readonly without: Breach;
  }[] = [
    {
      rule: '1.3 late retry: what the dead owner had sent lands after the claim of the next',
      moves: `${LIVE} b.start a.probe a.crash a1.expire group.deal b.learn b.land a1.late b.read0 b.read0`,
      without: withoutEpochCheck(),
    },
    {
      rule: '1.3 dirty key: the cleaner would keep a record that does not count',
      moves:
        `${LIVE} b.start a.probe a.probe a.land a.read0 a.noAck a.crash a1.expire group.deal b.learn b.land ` +
        'b.read0 b.read0 b.read0 b.read0 b.read0 b.probe b.land b.land a1.late',
      without: withoutReassertion(),
    },
    {
      rule: '1.5 told after it is read back: the owner dies with its incident on the way',
      moves: `${LIVE} a.probe a.probe a.land a.read0 a.crash`,
      without: withoutReadBack(),
    },
    {
      rule: '1.5 copy of the last events: the owner dies between its record and the events of it',
      moves: `${OPENED} b.start a.crash a1.expire group.deal b.learn`,
      without: withoutCopying(),
    },
    {
      rule: '3.1 warm before it owns: the task had ended before the instance began',
      scenario: endingTask(['a', 'b']),
      moves: 'world.publish a.start group.deal a.learn a.input a.land a.read0 a.probe',
      without: withoutWarmth(),
    },
    {
      rule: '4.4 lease: an owner that was counted out and reads nothing would tell what is over',
      moves: `${FIRED} b.start a.expire group.deal b.learn b.land b.read0 b.land b.probe b.land b.read0 b.read0 b.read0 b.land b.send a.send`,
      without: withoutLease(),
    },
    {
      rule: '5.2 duplicate claim: a claim whose answer was lost lands again over what was written since',
      moves: `${DEALT} a.noAck a.read0 a.land1 a.read0 a.read0 a.probe a.land`,
      without: withoutLift(),
    },
    {
      rule: '5.3 a foreign claim stops the owner that knows nothing of the new deal',
      moves: 'b.start group.deal b.learn a.start b.expire group.deal b.land b.read0 a.learn a.land b.read0 b.land b.read0 b.read0 b.land',
      without: withoutStop(),
    },
  ];

  test.each(cases)('$rule', ({ scenario = oneTask(['a', 'b']), moves, without }) => {
    expect(playWhatCan(scenario, moves)).toEqual([]);
    expect(playWhatCan({ ...scenario, breach: without }, moves)).not.toEqual([]);
  });
});

describe('other interleavings that once broke something, or would', () => {
  test.each([
    ['the answer to firing is read back while resolved is not written yet', oneTask(['a']), `${FIRED} a.send a.probe a.land a.read0`],
    ['the lease is held again while a delivery is not written yet', oneTask(['a']), `${DEALT} a.land a.read0 a.probe a.probe a.tick`],
    [
      'a batch lands twice, the second time after the next owner has claimed',
      oneTask(['a', 'b']),
      `${LIVE} b.start a.probe a.noAck a.crash a1.expire group.deal b.learn b.land a1.late b.read0 b.read0 b.read0`,
    ],
    [
      'an orphaned share: the claim of the owner before comes last, and whoever the group names claims again',
      oneTask(['a', 'b']),
      `${DEALT} a.crash a1.expire b.start group.deal b.learn b.land b.read0 a1.late b.read0 b.tick b.tick`,
    ],
    [
      "a zombie's heartbeat: it was counted out, joins anew, and says that it owns what another has claimed since",
      oneTask(['a', 'b']),
      `${LIVE} b.start a.expire group.deal b.learn b.land b.read0 a.rejoin group.deal a.learn b.learn`,
    ],
    [
      'the owner dies between its target and the incident of it, which are one decision',
      oneTask(['a', 'b']),
      `${LIVE} b.start a.probe a.probe a.land a.read0 a.part1 a.crash a1.expire group.deal b.learn`,
    ],
    [
      'the owner dies between its incident and what sinks are to hear of it',
      oneTask(['a', 'b']),
      `${LIVE} b.start a.probe a.probe a.land a.read0 a.part2 a.crash a1.expire group.deal b.learn`,
    ],
    [
      'the owner dies between the end of its incident and what sinks are to hear of that',
      oneTask(['a', 'b']),
      `${FIRED} a.send a.land a.read0 a.land a.probe a.part2 a.crash b.start a1.expire group.deal b.learn`,
    ],
    [
      'a retired key: the owner dies between its last value and the tombstone',
      endingTask(['a', 'b']),
      `${LIVE} world.publish a.input a.land a.read0 a.read0 a.crash b.start a1.expire group.deal b.learn`,
    ],
    [
      'firing was sent, the answer lost, and the owner died: the next sends it under the same id, and resolves it',
      oneTask(['a', 'b']),
      `${FIRED} a.unsure a.crash a1.expire b.start group.deal b.learn b.land b.read0 b.land`,
    ],
    [
      'an owner drains while a member joins: what it owes is written before it leaves',
      oneTask(['a', 'b']),
      `${LIVE} a.probe a.probe b.start a.drain a.land a.read0 a.land a.read0 a.read0 a.read0 a.land a.leave group.deal b.learn b.land`,
    ],
    [
      'a task that moves leaves nothing behind although its new share is read first',
      movedTask(['a', 'b'], '10.0.0.1'),
      `${DEALT} world.publish a.land1 b.start a.land a.read0 a.read1 a.input a.land a.land a.drain a.leave b.read1 b.read1 b.read0 b.read0 b.read0`,
    ],
    [
      'a task that moves is let go by the owner of its old share who reads of it in the state before the inputs',
      movedTask(['a', 'b'], '10.0.0.2', '10.0.0.1'),
      'b.start a.start world.publish a.input b.input world.publish group.deal b.learn a.learn a.input b.land b.read1 a.land a.read0 a.land b.read0 b.read0',
    ],
  ])('%s', (_, scenario, moves) => {
    expect(play(scenario, moves)).toEqual([]);
  });
});

/** How often each kind of move may come: faults are rare, what carries a run on is not. */
const FEW = {
  publish: 2,
  deal: 2,
  learn: 3,
  land: 9,
  read: 20,
  input: 4,
  probe: 2,
  send: 2,
  drop: 1,
  noAck: 1,
  unsure: 1,
  late: 1,
  crash: 1,
  start: 1,
  expire: 1,
  rejoin: 1,
};

describe('every order of moves keeps every rule', () => {
  test.each([
    ['a first claim', oneTask(['a', 'b']), `${DEALT} b.start`, 5],
    ['an owner counted out with a result on its way', oneTask(['a', 'b']), `${LIVE} b.start a.probe a.expire group.deal`, 5],
    ['an owner counted out with an alert on its way', oneTask(['a', 'b']), `${OPENED} b.start a.expire group.deal b.learn`, 4],
    ['three instances', oneTask(['a', 'b', 'c']), `${LIVE} b.start c.start a.probe a.expire group.deal b.learn`, 3],
    [
      'a task that moves',
      movedTask(['a', 'b'], '10.0.0.1'),
      'a.start b.start group.deal a.learn b.learn a.land b.land a.read0 b.read1 a.land world.publish',
      4,
    ],
  ])(
    '%s',
    (_, scenario, prefix, depth) => {
      const { states, runs, finding } = explore({ ...scenario, prefix: prefix.split(' '), depth: depth + deeper, budget: FEW });
      process.stdout.write(`${String(states)} states in ${String(runs)} runs of up to ${String(depth + deeper)} moves\n`);
      expect(finding).toBeUndefined();
      expect(states).toBeGreaterThan(500);
    },
    60_000 * 6 ** deeper,
  );
});

describe('long runs of any moves keep every rule', () => {
  const budget = {
    ...FEW,
    publish: 3,
    deal: 6,
    learn: 9,
    land: 30,
    read: 60,
    input: 6,
    probe: 6,
    send: 4,
    tick: 3,
    noAck: 2,
    late: 3,
    part: 3,
  };
  const faults = { crash: 2, start: 3, expire: 2, rejoin: 2, drop: 2, drain: 1, leave: 1 };
  test.each([
    ['two instances', oneTask(['a', 'b'])],
    ['three instances, and the task ends', endingTask(['a', 'b', 'c'])],
    ['a task that moves and keeps its address', movedTask(['a', 'b', 'c'], '10.0.0.1')],
    ['a task that moves there and back', movedTask(['a', 'b'], '10.0.0.2', '10.0.0.1')],
  ])(
    '%s',
    (_, scenario) => {
      const exploration: Exploration = { ...scenario, prefix: DEALT.split(' '), depth: 0, budget: { ...budget, ...faults } };
      fc.assert(
        fc.property(fc.array(fc.nat(), { minLength: 10, maxLength: 80 }), (picks) => {
          const found = walk(exploration, picks);
          expect(found === undefined ? undefined : shorten(exploration, found)).toBeUndefined();
        }),
        { numRuns, endOnFailure: true },
      );
    },
    30_000 + 20 * numRuns,
  );
});
