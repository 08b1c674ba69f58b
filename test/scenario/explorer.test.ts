/**
 * Real engines of two and three instances over one log in memory, in every order of what can happen to them. What must hold
 * is in test/support/explorer/oracle.ts; the words of a run are explained in test/support/explorer/cluster.ts.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createCluster } from '../support/explorer/cluster.js';
import { conclude, playAll, shorten, walk, type Exploration } from '../support/explorer/explore.js';
import { movedTask, oneTask, type Scenario } from '../support/explorer/scenarios.js';

/** The first instance is warm and has been dealt all. */
const FIRST = ['a.start', 'group.deal', 'a.learn'];

const EVERYTHING = {
  publish: 3,
  deal: 6,
  learn: 9,
  land: 30,
  read: 60,
  input: 6,
  probe: 6,
  noAck: 2,
  late: 3,
  crash: 2,
  start: 3,
  expire: 2,
  rejoin: 2,
  send: 4,
  unsure: 1,
  drop: 2,
  tick: 3,
  drain: 1,
  leave: 1,
};

/** A run that once broke a rule, or nearly: its moves, then everybody gets on. */
function play(scenario: Scenario, moves: string, prefix = FIRST): readonly string[] {
  const cluster = createCluster(scenario);
  return playAll(cluster, [...prefix, ...moves.split(' ')]) ?? conclude(cluster, scenario);
}

describe('nothing is told before it is read back', () => {
  test('the answer to firing is read back while resolved is not written yet', () => {
    const moves =
      'a.land a.read0 a.land a.probe a.probe a.read0 a.read0 a.land a.land a.read0 a.read0 a.read0 a.land a.send a.probe a.land a.read0';
    expect(play(oneTask(['a']), moves)).toEqual([]);
  });

  test('the lease is held again while a delivery is not written yet', () => {
    expect(play(oneTask(['a']), 'a.land a.read0 a.probe a.probe a.tick')).toEqual([]);
  });
});

describe('a task that moves to another share', () => {
  test('leaves nothing behind there although its new share was read first', () => {
    const moves =
      'world.publish a.land1 b.start a.land a.read0 a.read1 a.input a.land a.land a.drain a.leave b.read1 b.read1 b.read0 b.read0 b.read0';
    expect(play(movedTask(['a', 'b'], '10.0.0.1'), moves)).toEqual([]);
  });

  test('is let go by the owner of its old share who reads of the move in the state before the inputs', () => {
    const moves =
      'b.start a.start world.publish a.input b.input world.publish group.deal b.learn a.learn a.input b.land b.read1 a.land a.read0 a.land b.read0 b.read0';
    expect(play(movedTask(['a', 'b'], '10.0.0.2', '10.0.0.1'), moves, [])).toEqual([]);
  });
});

describe('runs of any moves break no rule', () => {
  test.each([
    ['one share, two instances', oneTask(['a', 'b'])],
    ['one share, three instances', oneTask(['a', 'b', 'c'])],
    ['a task that moves to another share', movedTask(['a', 'b'], '10.0.0.2')],
    ['a task that moves and keeps its address', movedTask(['a', 'b', 'c'], '10.0.0.1')],
    ['a task that moves there and back', movedTask(['a', 'b'], '10.0.0.2', '10.0.0.1')],
  ])('%s', (_, scenario) => {
    const exploration: Exploration = { ...scenario, prefix: FIRST, depth: 0, budget: EVERYTHING };
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 10, maxLength: 80 }), (picks) => {
        const found = walk(exploration, picks);
        expect(found === undefined ? undefined : shorten(exploration, found)).toBeUndefined();
      }),
      { numRuns: 400, endOnFailure: true },
    );
  });
});
