/** Records of the inputs that were gone before they were read: who is in doubt, until when, and what is told of it. */
import { describe, expect, test } from '@jest/globals';
import { createInstance, createOwner, type Instance } from '../support/engine-harness.js';
import { buildRule, buildSettings, PASS, REFUSED } from '../support/engine-settings.js';
import { createWorld, foldState, publish, writeState, type World } from '../support/engine-world.js';
import { buildStatus, networkOf } from '../support/said.js';

const ID = 'marathon|web.1|web|10.0.0.1|8080';
const TASK = 'task|marathon|web.1';
const FORGET_AFTER_MS = 86_400_000;

function runWeb(world: World, to: Parameters<typeof publish>[2] = {}): void {
  publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })], to);
}

/** One healthy target of a task told at offset 0, with marks in the state. */
function healthyOwner(shareCount = 1): { readonly world: World; readonly a: Instance } {
  const world = createWorld(shareCount);
  const a = createOwner(world);
  runWeb(world);
  a.settle();
  a.probe(ID, PASS);
  a.settle();
  a.tick(10_000);
  a.settle();
  return { world, a };
}

function overtake({ world, a }: { readonly world: World; readonly a: Instance }, found: number, partition = 0): void {
  a.give({ type: 'input-overtaken', topic: 'taskStatus', partition, found, nowMs: world.nowMs });
  a.settle();
}

function makeAnew({ world, a }: { readonly world: World; readonly a: Instance }, shares?: readonly number[]): void {
  world.inputs.delete('taskStatus:0');
  a.give({ type: 'input-anew', topic: 'taskStatus', partition: 0, shares, nowMs: world.nowMs });
}

/** Once to see what has to be written before the mark, once to write it. */
function markAgain(a: Instance): void {
  for (let time = 0; time < 2; time += 1) {
    a.tick(10_000);
    a.settle();
  }
}

function fail(a: Instance, times: number): void {
  for (let time = 0; time < times; time += 1) {
    a.probe(ID, REFUSED);
    a.settle();
  }
}

function told(world: World): readonly (readonly unknown[])[] {
  return world.told.map(({ notification: { event, reason, incident } }) => [
    incident.scope,
    event,
    event === 'resolved' ? reason : incident.failing,
  ]);
}

describe('a task of which records may have been lost', () => {
  test('is probed, not paged singly, and named by one self incident with the count', () => {
    const { world, a } = healthyOwner();
    overtake({ world, a }, 5);
    expect([...a.probing.keys()]).toEqual([ID]);
    fail(a, 4);
    expect(a.engine.target(ID)?.record).toMatchObject({ health: 'unhealthy', incidentId: undefined });
    expect(told(world)).toEqual([['self', 'firing', 1]]);
    expect([...a.engine.incidents()][0]?.record.reason).toContain('1 of 1 tasks are unconfirmed');
    expect(a.engine.unconfirmed()).toBe(1);
    expect(a.engine.counts()).toMatchObject({ incidentsOpen: { self: 1, target: 0 } });
    const task = a.engine.task('marathon', 'web.1');
    expect(task === undefined ? [] : a.engine.findingsOf(task)).toEqual([expect.stringContaining('unconfirmed since')]);
  });

  test('is confirmed by the first pass, which closes the self incident', () => {
    const { world, a } = healthyOwner();
    overtake({ world, a }, 5);
    a.sendAll();
    a.settle();
    a.probe(ID, PASS);
    a.settle();
    a.tick(1_000);
    a.settle();
    expect(told(world)).toEqual([
      ['self', 'firing', 1],
      ['self', 'resolved', 'recovered'],
    ]);
    expect(a.engine.unconfirmed()).toBe(0);
    expect(foldState(world, 0).get(TASK)).not.toHaveProperty('unconfirmedSinceMs');
  });

  test('is not confirmed by the pass of a check that expects no answer', () => {
    const world = createWorld();
    const a = createOwner(world, 'a', buildSettings({ checks: [buildRule({ expect: 'refused' })] }));
    runWeb(world);
    a.settle();
    overtake({ world, a }, 5);
    a.probe(ID, REFUSED);
    a.settle();
    expect(a.engine.unconfirmed()).toBe(1);
  });

  test('is confirmed by the next record of it, and then paged when it goes on failing', () => {
    const { world, a } = healthyOwner();
    overtake({ world, a }, 5);
    fail(a, 4);
    runWeb(world, { offset: 5 });
    a.settle();
    expect(a.engine.unconfirmed()).toBe(0);
    expect(told(world)).toEqual([['self', 'firing', 1]]);
    fail(a, 1);
    expect(told(world)).toEqual([
      ['self', 'firing', 1],
      ['target', 'firing', 1],
    ]);
  });

  test('whose end is told next is gone, never paged', () => {
    const { world, a } = healthyOwner();
    overtake({ world, a }, 5);
    fail(a, 4);
    publish(world, [buildStatus({ state: 'TASK_KILLED' })], { offset: 5 });
    a.settle();
    a.tick(1_000);
    a.settle();
    expect(a.engine.task('marathon', 'web.1')).toMatchObject({ status: 'ended' });
    expect(told(world).map(([scope]) => scope)).not.toContain('target');
    expect(a.engine.counts().incidentsOpen.self).toBe(0);
  });

  test('keeps the incident that it had, which is resolved by recovery', () => {
    const { world, a } = healthyOwner();
    fail(a, 3);
    a.sendAll();
    overtake({ world, a }, 5);
    a.probe(ID, PASS);
    a.settle();
    expect(told(world)).toContainEqual(['target', 'resolved', 'recovered']);
  });

  test('is forgotten in the end, which is told as such', () => {
    const { world, a } = healthyOwner();
    fail(a, 3);
    overtake({ world, a }, 5);
    a.sendAll();
    a.settle();
    a.tick(FORGET_AFTER_MS - 1);
    a.settle();
    expect(a.engine.task('marathon', 'web.1')).toBeDefined();
    a.tick(60_000);
    a.settle();
    expect(a.engine.task('marathon', 'web.1')).toBeUndefined();
    expect(foldState(world, 0).has(TASK)).toBe(false);
    expect(told(world).slice(-2)).toEqual([
      ['target', 'resolved', 'forgotten'],
      ['self', 'resolved', 'forgotten'],
    ]);
  });

  test('stays in doubt, and due to be forgotten, after a restart', () => {
    const { world, a } = healthyOwner();
    overtake({ world, a }, 5);
    world.nowMs += FORGET_AFTER_MS / 2;
    const b = createOwner(world, 'b');
    expect(b.engine.unconfirmed()).toBe(1);
    fail(b, 4);
    expect(told(world)).toEqual([
      ['self', 'firing', 1],
      ['self', 'firing', 1],
    ]);
    expect(new Set(world.told.map(({ notification }) => notification.webhookId)).size).toBe(1);
    b.tick(FORGET_AFTER_MS / 2);
    b.settle();
    expect(b.engine.task('marathon', 'web.1')).toBeUndefined();
  });

  test('counts again in the self incident that is open', () => {
    const { world, a } = healthyOwner();
    publish(world, [buildStatus({ taskId: 'web.2', networkInfos: networkOf('10.0.0.2') })]);
    a.settle();
    overtake({ world, a }, 5);
    a.probe(ID, PASS);
    a.settle();
    a.tick(1_000);
    a.settle();
    expect([...a.engine.incidents()].map(({ record }) => [record.failing, record.of, record.closedMs])).toEqual([[1, 2, undefined]]);
    expect([...a.engine.incidents()][0]?.record.reason).toContain('1 of 2 tasks');
  });
});

describe('nobody is in doubt', () => {
  test('who was told of at or above where reading went on, or by another partition', () => {
    const { world, a } = healthyOwner();
    overtake({ world, a }, 1);
    overtake({ world, a }, 100, 1);
    expect(a.engine.unconfirmed()).toBe(0);
    expect(told(world)).toEqual([]);
  });

  test('because of lost task infos: they do not tell of life and death', () => {
    const { world, a } = healthyOwner();
    a.give({ type: 'input-overtaken', topic: 'taskInfo', partition: 0, found: 9, nowMs: world.nowMs });
    expect(a.engine.unconfirmed()).toBe(0);
  });

  test('who has ended', () => {
    const { world, a } = healthyOwner();
    publish(world, [buildStatus({ state: 'TASK_FINISHED' })]);
    a.settle();
    overtake({ world, a }, 5);
    expect(a.engine.unconfirmed()).toBe(0);
  });

  test('in a share whose owner read what we lost', () => {
    const { world, a } = healthyOwner();
    world.inputs.get('taskStatus:0')?.splice(0);
    const b = createInstance(world, 'b');
    for (; b.readState(0););
    b.give({ type: 'input-overtaken', topic: 'taskStatus', partition: 0, found: 4, nowMs: world.nowMs });
    b.give({ type: 'caught-up', nowMs: world.nowMs });
    expect(b.engine.unconfirmed()).toBe(0);
    // the owner reads on, marks it, and goes
    a.give({ type: 'position', topic: 'taskStatus', partition: 0, offset: 6, atMs: world.nowMs });
    a.tick(10_000);
    a.settle();
    b.settle();
    b.own(0);
    b.settle();
    expect(b.engine.unconfirmed()).toBe(0);
  });

  test('yet, in a share that is not ours; once it is, those that its mark leaves in doubt are', () => {
    const { world } = healthyOwner();
    const b = createInstance(world, 'b');
    for (; b.readState(0););
    b.give({ type: 'input-overtaken', topic: 'taskStatus', partition: 0, found: 4, nowMs: world.nowMs });
    b.give({ type: 'caught-up', nowMs: world.nowMs });
    b.own(0);
    b.settle();
    expect(b.engine.unconfirmed()).toBe(1);
    expect(b.engine.counts()).toMatchObject({ incidentsOpen: { self: 1 } });
    expect(foldState(world, 0).get(TASK)).toMatchObject({ unconfirmedSinceMs: world.nowMs });
  });
});

describe('an input partition that was made anew', () => {
  test('is folded from its beginning, though the one before it was longer', () => {
    const { world, a } = healthyOwner();
    for (let index = 0; index < 20; index += 1) runWeb(world);
    publish(world, [buildStatus({ state: 'TASK_UNREACHABLE' })]);
    a.settle();
    a.tick(10_000);
    a.settle();
    makeAnew({ world, a });
    a.settle();
    world.nowMs += 1_000;
    const before = a.engine.task('marathon', 'web.1');
    expect(before).toMatchObject({ status: 'suspended', unconfirmedSinceMs: expect.any(Number) });
    expect(before?.folded).toEqual({});
    a.give({
      type: 'said',
      at: { topic: 'taskStatus', partition: 0, offset: 0, atMs: world.nowMs },
      said: [buildStatus()],
      nowMs: world.nowMs,
    });
    a.settle();
    expect(a.engine.task('marathon', 'web.1')).toMatchObject({ status: 'active', folded: { 'taskStatus:0': 0 }, position: { offset: 0 } });
    expect(a.engine.unconfirmed()).toBe(0);
  });

  test('has no mark until it is read again, and then one of its own', () => {
    const { world, a } = healthyOwner();
    for (let index = 0; index < 20; index += 1) runWeb(world);
    a.settle();
    a.tick(10_000);
    a.settle();
    expect(a.engine.inputsFrom('taskStatus', 0)).toBe(21);
    makeAnew({ world, a });
    expect(a.engine.inputsFrom('taskStatus', 0)).toBeUndefined();
    a.give({ type: 'position', topic: 'taskStatus', partition: 0, offset: 2, atMs: world.nowMs });
    markAgain(a);
    expect(foldState(world, 0).get('inputs')).toMatchObject({ marks: [{ partition: 0, offset: 2 }] });
  });

  test('does not get a mark that waited to be written when it was noticed', () => {
    const { world, a } = healthyOwner();
    for (let index = 0; index < 20; index += 1) runWeb(world);
    publish(world, [buildStatus({ taskId: 'web.9' })]);
    for (; a.readInput('taskStatus:0'););
    a.tick(10_000); // the mark waits for what was just folded
    makeAnew({ world, a });
    a.settle();
    markAgain(a);
    expect(foldState(world, 0).get('inputs')).toMatchObject({ marks: [{ offset: 1 }] });
  });

  test('gives its addresses to who was introduced last, whatever offsets they had', () => {
    const { world, a } = healthyOwner();
    runWeb(world, { offset: 50 });
    publish(world, [buildStatus({ taskId: 'old', agentId: 'agent-1', networkInfos: networkOf('10.0.0.9') })]);
    a.settle();
    makeAnew({ world, a });
    world.nowMs += 60_000;
    const at = { topic: 'taskStatus' as const, partition: 0, offset: 1, atMs: world.nowMs };
    a.give({ type: 'said', at, said: [buildStatus({ taskId: 'new', networkInfos: networkOf('10.0.0.9') })], nowMs: world.nowMs });
    a.settle();
    expect([...a.probing.keys()].filter((id) => id.includes('10.0.0.9'))).toEqual(['marathon|new|web|10.0.0.9|8080']);
  });

  test('voids only what the shares named stand on', () => {
    const { world, a } = healthyOwner();
    makeAnew({ world, a }, [1]);
    expect(a.engine.task('marathon', 'web.1')).toMatchObject({ folded: { 'taskStatus:0': 0 } });
    expect(a.engine.unconfirmed()).toBe(0);
  });

  test('is not taken for read because an owner wrote so before it noticed', () => {
    const { world, a } = healthyOwner();
    const b = createInstance(world, 'b');
    b.start();
    makeAnew({ world, a: b });
    // a has not noticed: it writes what stands on the former partition
    a.give({
      type: 'said',
      at: { topic: 'taskStatus', partition: 0, offset: 70, atMs: world.nowMs },
      said: [buildStatus({ state: 'TASK_UNREACHABLE' })],
      nowMs: world.nowMs,
    });
    a.settle();
    for (; b.readState(0););
    expect(b.engine.task('marathon', 'web.1')?.status).toBe('suspended');
    expect(b.engine.task('marathon', 'web.1')?.folded).toEqual({});
  });

  test('is read by whom a mark is handed that its owner wrote before it noticed', () => {
    const { world, a } = healthyOwner();
    const b = createInstance(world, 'b');
    b.start();
    makeAnew({ world, a: b });
    // a has not noticed: it writes its mark of the former partition
    a.give({ type: 'position', topic: 'taskStatus', partition: 0, offset: 3, atMs: world.nowMs });
    markAgain(a);
    expect(foldState(world, 0).get('inputs')).toMatchObject({ marks: [{ offset: 3 }] });
    for (; b.readState(0););
    const at = { topic: 'taskStatus' as const, partition: 0, offset: 0, atMs: world.nowMs };
    b.give({ type: 'said', at, said: [buildStatus({ taskId: 'new' })], nowMs: world.nowMs });
    expect(b.engine.task('marathon', 'new')).toBeDefined();
    // a mark of what it has read itself is one of the new partition
    b.give({ type: 'position', topic: 'taskStatus', partition: 0, offset: 3, atMs: world.nowMs });
    writeState(world, 0, { key: 'inputs', value: JSON.stringify({ schema: 1, marks: [{ ...at, offset: 2 }] }), epoch: 0, seq: 900 });
    for (; b.readState(0););
    expect(b.engine.inputsFrom('taskStatus', 0)).toBe(2);
  });

  test('holds no mark for a bad record of the one before it', () => {
    const { world, a } = healthyOwner();
    publish(world, { stage: 'decode', errorClass: 'Truncated', field: undefined, message: 'cut off' }, { offset: 30 });
    for (; a.readInput('taskStatus:0'););
    makeAnew({ world, a });
    a.give({ type: 'position', topic: 'taskStatus', partition: 0, offset: 2, atMs: world.nowMs });
    markAgain(a);
    expect(foldState(world, 0).get('inputs')).toMatchObject({ marks: [{ partition: 0, offset: 2 }] });
  });
});

describe('the marks of the state', () => {
  test('are listed with the time of the record before each, so that they can be checked against the log', () => {
    const { world, a } = healthyOwner();
    expect(a.engine.inputMarks()).toEqual([{ share: 0, topic: 'taskStatus', partition: 0, offset: 1, atMs: expect.any(Number) }]);
    writeState(world, 0, { key: 'inputs', value: JSON.stringify({ schema: 1, marks: [] }), epoch: 0, seq: 900 });
    expect(createInstance(world, 'c').engine.inputMarks()).toEqual([]);
  });

  test('of a partition in which nothing more was told outlive restarts', () => {
    const { world, a } = healthyOwner();
    publish(world, [buildStatus({ taskId: 'web.2' })], { partition: 1 });
    a.settle();
    markAgain(a);
    const b = createOwner(world, 'b');
    publish(world, [buildStatus({ taskId: 'web.2', healthy: true })], { partition: 1 });
    b.settle();
    b.tick(10_000);
    b.settle();
    const { marks } = foldState(world, 0).get('inputs') ?? {};
    expect(marks).toMatchObject([
      { partition: 0, offset: 1 },
      { partition: 1, offset: 2 },
    ]);
  });
});
