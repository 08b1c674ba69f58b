/** Bad records from reading to their dead letter: who writes it, how many at a time, and what a flood does. */
import { describe, expect, test } from '@jest/globals';
import { ASKED_MAX, HELD_BYTES_MAX, HELD_MAX } from '../../core/bad-records.js';
import type { ToldAt } from '../../core/records.js';
import { BAD_IN_A_ROW, QUIET_MS } from '../../core/poison.js';
import { createInstance, createOwner, type Instance } from '../support/engine-harness.js';
import { createWorld, foldState, publish, type World } from '../support/engine-world.js';
import { buildStatus } from '../support/said.js';

const FAILURE = {
  stage: 'decode',
  errorClass: 'Truncated',
  field: undefined,
  message: 'Cannot read the message: it ends too early',
} as const;
const AT = { topic: 'taskStatus', partition: 0 } as const;

function giveBad(instance: Instance, { nowMs }: World, at: Partial<ToldAt> = {}, value?: Uint8Array): void {
  const full: ToldAt = { ...AT, offset: 0, atMs: nowMs, ...at };
  const record = { ...full, key: undefined, value, headers: {} };
  instance.give({ type: 'bad-record', at: full, failure: FAILURE, record, nowMs });
}

function giveMany(instance: Instance, world: World, count: number, from = 0): void {
  for (let offset = from; offset < from + count; offset += 1) giveBad(instance, world, { offset });
}

/** One in ten is bad: many, and no poison. */
function giveMixed(instance: Instance, world: World, bad: number): void {
  for (let offset = 0; offset < bad * 10; offset += 10) {
    giveBad(instance, world, { offset });
    for (let good = 1; good < 10; good += 1)
      instance.give({ type: 'said', at: { ...AT, offset: offset + good, atMs: world.nowMs }, said: [], nowMs: world.nowMs });
  }
}

const letters = ({ outgoing }: Instance) => outgoing.filter((append) => append.type === 'append-dead-letter');

describe('dead letters', () => {
  test('are written a few at a time, until all are', () => {
    const world = createWorld();
    const a = createOwner(world);
    giveMany(a, world, 50);
    expect(letters(a)).toHaveLength(ASKED_MAX);
    a.land();
    expect(letters(a)).toHaveLength(ASKED_MAX);
    a.settle();
    expect(world.deadLetters.map(({ offset }) => offset)).toEqual(Array.from({ length: 50 }, (_, offset) => offset));
    expect(a.engine.letters().held).toBe(0);
  });

  test('of an input partition are those of the owner of its share, who is told to go on only while it is', () => {
    const world = createWorld(2);
    const a = createInstance(world, 'a');
    a.start();
    a.own(1);
    a.settle();
    giveBad(a, world, { partition: 0 });
    giveBad(a, world, { partition: 3 });
    expect(letters(a).map((append) => 'at' in append && append.at.partition)).toEqual([3]);
    expect([a.engine.answersFor({ ...AT, partition: 3 }), a.engine.answersFor(AT)]).toEqual([true, false]);
    a.own();
    expect(a.engine.answersFor({ ...AT, partition: 3 })).toBe(false);
  });

  test('asked for and not written are asked for again by whoever gets the share, also when it comes back', () => {
    const world = createWorld();
    const a = createOwner(world);
    giveBad(a, world);
    a.own();
    a.outgoing.length = 0;
    a.own(0);
    a.settle();
    expect(world.deadLetters).toHaveLength(1);
  });

  test('held by others are dropped when the mark of the owner has passed them', () => {
    const world = createWorld();
    const a = createOwner(world);
    const b = createInstance(world, 'b');
    b.start();
    publish(world, FAILURE);
    b.settle();
    expect(b.engine.letters().held).toBe(1);
    for (let round = 0; round < 3; round += 1) {
      a.settle();
      a.tick(10_000);
    }
    b.settle();
    expect(b.engine.letters().held).toBe(0);
  });
});

describe('an input partition that was made anew', () => {
  test('is no longer poisoned, and an answer for its former record is none for the one in its place', () => {
    const world = createWorld();
    const a = createOwner(world);
    giveMany(a, world, 200);
    expect(a.engine.letters().poisoned).toHaveLength(1);
    const former = { ...AT, offset: 0, atMs: world.nowMs };
    a.give({ type: 'input-anew', ...AT, shares: undefined, nowMs: world.nowMs });
    expect(a.engine.letters()).toMatchObject({ held: 0, poisoned: [] });
    giveBad(a, world, { atMs: world.nowMs + 1 });
    a.give({ type: 'dead-letter-appended', at: former, nowMs: world.nowMs });
    expect(a.engine.letters().held).toBe(1);
    a.give({ type: 'dead-letter-appended', at: { ...former, atMs: world.nowMs + 1 }, nowMs: world.nowMs });
    expect(a.engine.letters().held).toBe(0);
  });
});

describe('what is held', () => {
  test('is bounded in bytes: what does not fit is read again when its dead letter is written', () => {
    const world = createWorld();
    const a = createInstance(world);
    a.start();
    const value = new Uint8Array(HELD_BYTES_MAX / 4 + 1);
    for (let offset = 0; offset < 5; offset += 1) giveBad(a, world, { offset }, value);
    a.own(0);
    a.land();
    a.readState(0);
    expect(letters(a).map((append) => 'record' in append && append.record === undefined)).toEqual([false, false, false, true, true]);
    while (letters(a).length > 0) a.land();
    giveBad(a, world, { offset: 5 }, value);
    expect(letters(a).map((append) => 'record' in append && append.record === undefined)).toEqual([false]);
  });

  test('is bounded in number: then its partition waits, until there is room', () => {
    const world = createWorld();
    const a = createOwner(world);
    giveMixed(a, world, HELD_MAX - 1);
    expect(a.engine.mustWait(AT)).toBe(false);
    giveBad(a, world, { offset: HELD_MAX * 10 });
    expect(a.engine.mustWait(AT)).toBe(true);
    a.land(a.outgoing.findIndex(({ type }) => type === 'append-dead-letter'));
    expect(a.engine.mustWait(AT)).toBe(false);
  });

  test('does not wait before caught up, when nobody may be there to make room: the rest is counted', () => {
    const world = createWorld();
    const a = createInstance(world);
    giveMixed(a, world, HELD_MAX + 5);
    expect(a.engine.mustWait(AT)).toBe(false);
    expect(a.engine.letters()).toMatchObject({ held: HELD_MAX, leftOut: 5, poisoned: [{ ...AT, leftOut: 5 }] });
  });
});

describe('an input that turned to poison', () => {
  function poisoned(): { world: World; a: Instance } {
    const world = createWorld();
    const a = createOwner(world);
    giveMany(a, world, 3_000);
    a.settle();
    a.tick(1_000);
    a.settle();
    return { world, a };
  }

  test('gives few dead letters, however many bad records', () => {
    const { world, a } = poisoned();
    expect(world.deadLetters.length).toBe(BAD_IN_A_ROW + 2);
    expect(a.engine.letters()).toMatchObject({ held: 0, leftOut: 3_000 - BAD_IN_A_ROW - 2, poisoned: [{ reason: FAILURE.message }] });
  });

  test('is told by one incident of our own, which closes when records can be read again', () => {
    const { world, a } = poisoned();
    expect(world.told.map(({ notification }) => [notification.event, notification.incident.scope])).toEqual([['firing', 'self']]);
    expect(world.told[0]?.notification.incident.reason).toBe(
      `partition 0 of the task statuses has turned to poison; its last bad record: ${FAILURE.message}`,
    );
    a.sendAll();
    for (let offset = 3_000; offset < 3_400; offset += 1)
      a.give({ type: 'said', at: { ...AT, offset, atMs: world.nowMs }, said: [buildStatus()], nowMs: world.nowMs });
    a.tick(1_000);
    a.settle();
    expect(world.told.map(({ notification }) => notification.event)).toEqual(['firing', 'resolved']);
    expect(a.engine.letters().poisoned).toEqual([]);
  });

  test('is clean again when nothing bad came for a while', () => {
    const { a } = poisoned();
    a.sendAll();
    a.tick(QUIET_MS);
    a.settle();
    expect([...a.engine.incidents()].map(({ record }) => record.closedAs)).toEqual(['recovered']);
  });

  test('has its incident closed by the next owner, who finds it clean', () => {
    const { world, a } = poisoned();
    a.sendAll();
    for (let round = 0; round < 3; round += 1) {
      a.settle();
      a.tick(10_000);
    }
    a.settle();
    const b = createOwner(world, 'b');
    expect(b.engine.letters().poisoned).toEqual([]);
    b.tick(1_000);
    b.settle();
    expect(world.told.map(({ instance, notification }) => [instance, notification.event])).toEqual([
      ['a', 'firing'],
      ['b', 'resolved'],
    ]);
  });

  test('is passed by the marks, so that the next life does not begin with it', () => {
    const { world, a } = poisoned();
    for (let round = 0; round < 3; round += 1) {
      a.tick(10_000);
      a.settle();
    }
    expect(foldState(world, 0).get('inputs')).toMatchObject({ marks: [{ offset: 3_000 }] });
  });
});
