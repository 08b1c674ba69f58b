/** One instance from status to notification, and through its deaths. */
import { describe, expect, test } from '@jest/globals';
import { createOwner, createInstance } from '../support/engine-harness.js';
import { PASS, REFUSED } from '../support/engine-settings.js';
import { createWorld, foldState, publish } from '../support/engine-world.js';
import { buildStatus, networkOf } from '../support/said.js';

const ID = 'marathon|web.1|web|10.0.0.1|8080';

describe('from a status to a notification', () => {
  test('a target that fails often enough is told of once, and its recovery', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    expect([...a.probing.keys()]).toEqual([ID]);
    for (const outcome of [PASS, REFUSED, REFUSED, REFUSED, REFUSED]) {
      a.probe(ID, outcome);
      a.settle();
    }
    a.sendAll();
    a.settle();
    a.probe(ID, PASS);
    a.settle();
    expect(world.told.map(({ notification }) => [notification.event, notification.reason])).toEqual([
      ['firing', 'connect refused: the port does not listen'],
      ['resolved', 'recovered'],
    ]);
    expect(foldState(world, 0).get(`target|${ID}`)).toMatchObject({ health: 'healthy', passes: 1, fails: 0 });
  });

  test('nothing is probed before caught up, nor before the claim is read back', () => {
    const world = createWorld();
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    const a = createInstance(world);
    a.start();
    expect(a.probing.size).toBe(0);
    a.own(0);
    expect(a.probing.size).toBe(0);
    a.land();
    expect(a.probing.size).toBe(0);
    a.readState(0);
    expect(a.probing.size).toBe(1);
  });
});
