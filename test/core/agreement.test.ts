/** A rolling deploy in which the check goes: what the members of the group do not agree on closes nothing (protocol.md §5.5). */
import { describe, expect, test } from '@jest/globals';
import { countConfigurations, isAgreed, WITHHELD_MAX_MS } from '../../core/agreement.js';
import type { EngineSettings } from '../../core/engine-types.js';
import { createInstance, createOwner, type Instance } from '../support/engine-harness.js';
import { buildRule, buildSettings, PASS, REFUSED } from '../support/engine-settings.js';
import { createWorld, foldState, publish, type World } from '../support/engine-world.js';
import { buildStatus, networkOf } from '../support/said.js';

const ID = 'marathon|web.1|web|10.0.0.1|8080';
const OLD = buildSettings({ configuration: 'old' });
const NEW: EngineSettings = { ...OLD, configuration: 'new', checks: [buildRule({ name: 'api', port: { number: 9090 } })] };

function told({ told: said }: World): readonly string[] {
  return said.map(({ instance, notification }) => `${instance} ${notification.event} ${notification.reason}`);
}

const FIRING = 'a firing connect refused: the port does not listen';

function hear(instance: Instance, world: World, others: readonly string[] | undefined): void {
  instance.give({ type: 'configurations', others, nowMs: world.nowMs });
  instance.settle();
}

/** `a` by the old configuration has told of an incident; `b` by the new one, without its check, gets the share. */
function handedOver(others: readonly string[] | undefined): { world: World; a: Instance; b: Instance } {
  const world = createWorld();
  const a = createOwner(world, 'a', OLD);
  publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
  a.settle();
  for (const outcome of [PASS, REFUSED, REFUSED, REFUSED]) a.probe(ID, outcome);
  a.settle();
  a.sendAll();
  a.settle();
  const b = createInstance(world, 'b', NEW);
  b.start();
  hear(b, world, others);
  give(a, b);
  return { world, a, b };
}

function give(from: Instance, to: Instance): void {
  from.own();
  to.own(0);
  to.settle();
  from.settle();
}

describe('while the members differ', () => {
  test.each([
    ['another configuration', ['old']],
    ['another one among several', ['new', 'old']],
    ['a version that tells none', ['']],
    ['nobody knows yet', undefined],
  ])('%s: a target that only the configuration removes is stopped, and its incident stays open', (_what, others) => {
    const { world, b } = handedOver(others);
    expect([...b.probing.keys()]).toEqual([ID.replace('|web|', '|api|').replace('8080', '9090')]);
    expect(told(world)).toEqual([FIRING]);
    expect(foldState(world, 0).get(`target|${ID}`)).toMatchObject({ health: 'unhealthy', fails: 3 });
    expect(b.engine.agreement()).toMatchObject({ configuration: 'new', others, isReached: false, withheld: 1 });
  });

  test('whoever plans it gets it back as it was, and nobody was told anything', () => {
    const { world, a, b } = handedOver(['old']);
    give(b, a);
    expect(b.engine.agreement().withheld).toBe(0);
    expect([...a.probing.keys()]).toEqual([ID]);
    a.probe(ID, REFUSED);
    a.settle();
    expect(told(world)).toEqual([FIRING]);
    a.probe(ID, PASS);
    a.settle();
    expect(told(world)).toEqual([FIRING, 'a resolved recovered']);
  });

  test('a target of which nobody was told is gone at once', () => {
    const world = createWorld();
    const a = createOwner(world, 'a', OLD);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    hear(a, world, ['old']);
    a.give({ type: 'reconfigured', settings: NEW, nowMs: world.nowMs });
    a.settle();
    expect(a.engine.agreement().withheld).toBe(0);
    expect(foldState(world, 0).has(`target|${ID}`)).toBe(false);
  });

  test('an end that the inputs tell closes it all the same', () => {
    const { world, b } = handedOver(['old']);
    publish(world, [buildStatus({ state: 'TASK_FINISHED' })]);
    b.settle();
    expect(told(world)).toEqual([FIRING, 'b resolved gone']);
    expect(b.engine.agreement().withheld).toBe(0);
  });
});

describe('it closes', () => {
  test('once all agree, with the next thing that is heard', () => {
    const { world, b } = handedOver(['old']);
    hear(b, world, undefined);
    expect(told(world)).toEqual([FIRING]);
    hear(b, world, ['new']);
    expect(told(world)).toEqual([FIRING, 'b resolved gone']);
    expect(b.engine.agreement()).toMatchObject({ isReached: true, withheld: 0 });
  });

  test('after ten minutes at the latest, however it is looked at meanwhile', () => {
    const { world, b } = handedOver(['old']);
    const stepMs = WITHHELD_MAX_MS / 10;
    for (let step = 0; step < 9; step += 1) {
      b.tick(stepMs);
      hear(b, world, ['old']);
      b.give({ type: 'reconfigured', settings: NEW, nowMs: world.nowMs });
      b.settle();
    }
    expect(told(world)).toEqual([FIRING]);
    b.tick(stepMs);
    b.settle();
    expect(told(world)).toEqual([FIRING, 'b resolved gone']);
  });

  test('after ten minutes also where the clock is set back an hour', () => {
    const { world, b } = handedOver(['old']);
    b.tick(-3_600_000);
    b.tick(WITHHELD_MAX_MS - 1);
    b.settle();
    expect(told(world)).toEqual([FIRING]);
    b.tick(1);
    b.settle();
    expect(told(world)).toEqual([FIRING, 'b resolved gone']);
  });

  test('at once where all agree from the beginning, or nobody else is there', () => {
    expect(told(handedOver(['new', 'new']).world)).toEqual([FIRING, 'b resolved gone']);
    expect(told(handedOver([]).world)).toEqual([FIRING, 'b resolved gone']);
  });

  test('not at once after a reload of one of several: the others still judge by what they told', () => {
    const world = createWorld();
    const a = createOwner(world, 'a', OLD);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    for (const outcome of [REFUSED, REFUSED, REFUSED]) a.probe(ID, outcome);
    a.settle();
    hear(a, world, ['old']);
    a.give({ type: 'reconfigured', settings: NEW, nowMs: world.nowMs });
    a.settle();
    expect(told(world)).toEqual([FIRING]);
    expect(a.probing.has(ID)).toBe(false);
    a.give({ type: 'reconfigured', settings: OLD, nowMs: world.nowMs });
    a.settle();
    expect([...a.probing.keys()]).toEqual([ID]);
    expect(a.engine.agreement().withheld).toBe(0);
  });
});

test('a disagreement and its end are one line each in the log, however many deals there are', () => {
  const world = createWorld();
  const a = createOwner(world, 'a', OLD);
  for (const others of [['old'], undefined, ['old'], ['new'], undefined, ['new'], ['old']]) hear(a, world, others);
  const lines = a.effects.flatMap((effect) => (effect.type === 'log' && effect.message.includes('configuration') ? [effect.message] : []));
  expect(lines).toEqual(['The members judge by different configurations', 'All members judge by one configuration']);
});

test('agreement is of all, and unknown is none', () => {
  expect([isAgreed('a', []), isAgreed('a', ['a', 'a']), isAgreed('a', ['a', 'b']), isAgreed('a', undefined)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(countConfigurations({ configuration: 'a', others: ['a', 'b', 'b'] })).toBe(2);
  expect(countConfigurations({ configuration: 'a', others: undefined })).toBe(1);
});
