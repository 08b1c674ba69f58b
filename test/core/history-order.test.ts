/** The order of the history: what happened to a target stands before what became of it. */
import { expect, test } from '@jest/globals';
import { createOwner, type Instance } from '../support/engine-harness.js';
import { PASS, REFUSED } from '../support/engine-settings.js';
import { createWorld, publish, type World } from '../support/engine-world.js';
import { buildStatus, networkOf } from '../support/said.js';

function start(): { readonly world: World; readonly a: Instance; readonly probe: (outcome: typeof PASS | typeof REFUSED) => void } {
  const world = createWorld();
  const a = createOwner(world);
  publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
  a.settle();
  const [id = ''] = a.probing.keys();
  const probe = (outcome: typeof PASS | typeof REFUSED): void => {
    a.probe(id, outcome);
    a.settle();
  };
  return { world, a, probe };
}

const typesOf = ({ events }: World): readonly string[] =>
  events.map(({ type }) => type.replace('taskpulse.', '')).filter((type) => type !== 'target.run' && !type.startsWith('notification'));

test('a target is unhealthy before its incident is opened, and healthy before it is closed', () => {
  const { world, probe } = start();
  for (const outcome of [PASS, REFUSED, REFUSED, REFUSED, REFUSED, PASS, PASS]) probe(outcome);
  expect(typesOf(world)).toEqual([
    'task.addressed',
    'target.healthy',
    'target.unhealthy',
    'incident.opened',
    'target.healthy',
    'incident.closed',
  ]);
});

test('a task ends before its target is gone, and that before its incident is closed', () => {
  const { world, a, probe } = start();
  for (const outcome of [PASS, REFUSED, REFUSED, REFUSED, REFUSED]) probe(outcome);
  publish(world, [buildStatus({ state: 'TASK_FAILED' })]);
  a.settle();
  expect(typesOf(world).slice(4)).toEqual(['task.ended', 'target.gone', 'incident.closed']);
});
