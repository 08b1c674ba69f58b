/** When an instance must not take part: a newer version writes the state, or the shares are not what they were. */
import { expect, test } from '@jest/globals';
import { createInstance, createOwner } from '../support/engine-harness.js';
import { createWorld, writeState } from '../support/engine-world.js';

test('an instance that reads its own version is fit', () => {
  expect(createOwner(createWorld(2)).engine.unfit()).toBeUndefined();
});

test('a record of a newer schema makes an instance unfit, and it says so once', () => {
  const world = createWorld();
  const owner = createOwner(world);
  for (const key of ['agent|a1', 'agent|a2']) writeState(world, 0, { key, value: '{"schema":2,"agentId":"a1"}', epoch: 9, seq: 1 });
  owner.settle();
  expect(owner.engine.unfit()).toMatchObject({ fault: 'newer-schema', message: expect.stringContaining('upgrade') });
  expect(owner.effects.filter((effect) => effect.type === 'log' && effect.level === 'error')).toHaveLength(1);
});

test('a state topic that was given more partitions since it was claimed is refused, with what to do', () => {
  const before = createWorld(3);
  createOwner(before);
  const grown = { ...createWorld(6), state: [...before.state, [], [], []], stateEnds: [...before.stateEnds, 0, 0, 0] };
  const instance = createInstance(grown, 'b');
  instance.start();
  expect(instance.engine.unfit()).toMatchObject({ fault: 'share-count' });
  expect(instance.engine.unfit()?.message).toContain('3 partitions and has 6 now');
});

test('what is written to partitions that came later does not disturb a running instance', () => {
  const world = createWorld(2);
  const owner = createOwner(world);
  const record = { offset: 0, atMs: 0, key: 'agent|a', value: '{"schema":1}', epoch: 0, seq: 0, nowMs: 0 };
  expect(owner.give({ type: 'state-record', share: 2, ...record })).toEqual([]);
  expect(owner.engine.unfit()).toBeUndefined();
});

test('growth of the state topic under a running instance is noticed without anybody claiming, and said once', () => {
  const owner = createOwner(createWorld(2));
  owner.give({ type: 'state-partitions', count: 2 });
  expect(owner.engine.unfit()).toBeUndefined();
  owner.give({ type: 'state-partitions', count: 3 });
  owner.give({ type: 'state-partitions', count: 4 });
  expect(owner.engine.unfit()).toMatchObject({ fault: 'share-count' });
  expect(owner.engine.unfit()?.message).toContain('2 partitions and has 3 now');
});

test.each([
  ['made anew', 0],
  ['cut off', 90],
])('a state topic that was %s under a running instance is not followed as if nothing had happened', (what, found) => {
  const owner = createOwner(createWorld(2));
  owner.give({ type: 'state-lost', share: 1, expected: 41, found });
  expect(owner.engine.unfit()).toMatchObject({ fault: 'log-changed' });
  expect(owner.engine.unfit()?.message).toContain(`${what} under us: partition 1 was read to offset 41 and begins at ${String(found)} now`);
});

test('a topic that was replaced while we were cut off makes us let go of everything, be we unfit already', () => {
  const owner = createOwner(createWorld(2));
  owner.give({ type: 'state-partitions', count: 3 });
  owner.give({ type: 'log-replaced', topic: 'taskStatus', partition: 4 });
  expect(owner.engine.unfit()).toMatchObject({ fault: 'log-changed', message: expect.stringContaining('taskStatus partition 4') });
  expect([0, 1].map(owner.engine.phase)).toEqual(['none', 'none']);
});
