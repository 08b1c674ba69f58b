/** A decision of which only the beginning was written: its owner died between two sends. */
import { expect, test } from '@jest/globals';
import { openedMsOf } from '../../core/incident.js';
import { createInstance, createOwner, type Instance } from '../support/engine-harness.js';
import { buildSettings, PASS, REFUSED } from '../support/engine-settings.js';
import { createWorld, publish, writeState, type World } from '../support/engine-world.js';
import { buildStatus, networkOf } from '../support/said.js';

const ID = 'marathon|web.1|web|10.0.0.1|8080';
const settings = buildSettings({ sinks: ['ops', 'chat'] });

function createUnhealthy({ isToldOf }: { readonly isToldOf: boolean }): { readonly world: World; readonly owner: Instance } {
  const world = createWorld();
  publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
  const owner = createOwner(world, 'a', settings);
  for (let fails = 0; fails < 2; fails += 1) {
    owner.probe(ID, REFUSED);
    owner.settle();
  }
  owner.probe(ID, REFUSED);
  if (isToldOf) owner.settle();
  return { world, owner };
}

/** Writes so many records of the batch that the owner is about to write, which ends it, and lets another begin. */
function cutAfter(world: World, owner: Instance, kinds: readonly string[]): Instance {
  const [effect] = owner.outgoing;
  if (effect?.type !== 'append-state') throw new Error('Cannot cut: no state is to be written');
  const written = effect.records.slice(0, kinds.length);
  expect(written.map(({ key }) => key.split('|')[0])).toEqual(kinds);
  for (const record of written) writeState(world, 0, record);
  return createOwner(world, 'b', settings);
}

function told(world: World): readonly string[] {
  return world.told.map(({ notification: { sink, event } }) => `${sink} ${event}`).sort();
}

test('the target names an incident that was never written: it is opened under that id, and told', () => {
  const { world, owner } = createUnhealthy({ isToldOf: false });
  const decided = owner.engine.target(ID)?.record.incidentId ?? '';
  const next = cutAfter(world, owner, ['target']);
  expect(told(world)).toEqual(['chat firing', 'ops firing']);
  const reason = 'connect refused: the port does not listen';
  expect(next.engine.incident(decided)?.record).toMatchObject({ openedMs: openedMsOf(decided), reason, targets: [ID] });
  next.probe(ID, PASS);
  next.settle();
  expect(told(world)).toEqual(['chat firing', 'chat resolved', 'ops firing', 'ops resolved']);
});

test('and its task has ended meanwhile: nobody is told of it', () => {
  const { world, owner } = createUnhealthy({ isToldOf: false });
  publish(world, [buildStatus({ state: 'TASK_FINISHED' })]);
  const next = cutAfter(world, owner, ['target']);
  expect(told(world)).toEqual([]);
  expect(next.engine.target(ID)).toBeUndefined();
});

test.each([
  ['no sink', ['target', 'incident']],
  ['one of two sinks', ['target', 'incident', 'delivery']],
])('the incident is open, and %s was to be told yet: each is told once', (_, kinds) => {
  const { world, owner } = createUnhealthy({ isToldOf: false });
  const next = cutAfter(world, owner, kinds);
  expect(told(world)).toEqual(['chat firing', 'ops firing']);
  next.probe(ID, REFUSED);
  next.settle();
  expect([...next.engine.incidents()]).toHaveLength(1);
});

test.each([
  ['no sink', ['target', 'incident']],
  ['one of two sinks', ['target', 'incident', 'delivery']],
])('the incident is closed, and %s was to be told yet: each is told', (_, kinds) => {
  const { world, owner } = createUnhealthy({ isToldOf: true });
  owner.probe(ID, PASS);
  cutAfter(world, owner, kinds);
  expect(told(world)).toEqual(['chat firing', 'chat resolved', 'ops firing', 'ops resolved']);
});

test('a sink that was configured later hears nothing of what was open before', () => {
  const { world } = createUnhealthy({ isToldOf: true });
  const next = createInstance(world, 'b', buildSettings({ sinks: ['ops', 'chat', 'late'] }));
  next.start();
  next.own(0);
  next.settle();
  expect(told(world).filter((what) => what.startsWith('late'))).toEqual([]);
});
