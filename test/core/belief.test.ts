/** What is taken over from the state, whoever wrote it there. */
import { expect, test } from '@jest/globals';
import { createBelief } from '../../core/belief.js';
import { taskKey } from '../../core/keys.js';
import { buildTask } from '../support/records.js';

test('a task under the key of another one is nobody’s', () => {
  const belief = createBelief(1);
  const task = buildTask({ frameworkId: 'f', taskId: 't' });
  belief.adopt(0, taskKey('f', 'other'), task);
  expect([...belief.tasks]).toEqual([]);
  belief.adopt(0, taskKey('f', 't'), task);
  expect([...belief.tasks.values()]).toEqual([task]);
});
