/** The rules for one task of which records may have been lost. */
import { describe, expect, test } from '@jest/globals';
import type { TaskRecord, ToldAt } from '../../core/records.js';
import { compareTold } from '../../core/told.js';
import { confirmTask, doubtTask, mayHaveMissed, voidPositions } from '../../core/unconfirmed.js';
import { buildTask, START_MS } from '../support/records.js';
import { buildTaskInfo } from '../support/said.js';

const OF = { topic: 'taskStatus', partition: 0 } as const;

function at(over: Partial<ToldAt> = {}): ToldAt {
  return { ...OF, offset: 7, atMs: START_MS, ...over };
}

describe('a task may have missed records', () => {
  const task = buildTask({ folded: { 'taskStatus:0': 7, 'taskInfo:0': 2 } });

  test.each([
    ['that lay between what it was told and where reading went on', { ...OF, found: 9 }, undefined, true],
    ['above the mark of its share', { ...OF, found: 20 }, 12, true],
    ['but none, when reading went on right behind it', { ...OF, found: 8 }, undefined, false],
    ['but none below its own position', { ...OF, found: 5 }, undefined, false],
    ['but none below the mark of its share: its owner read them', { ...OF, found: 20 }, 20, false],
    ['but none of a partition that never told of it', { ...OF, partition: 1, found: 20 }, undefined, false],
    ['but none that matter, where only its request is told', { topic: 'taskInfo', partition: 0, found: 20 } as const, undefined, false],
  ])('%s', (_, lost, mark, expected) => {
    expect(mayHaveMissed(task, lost, mark)).toBe(expected);
  });
});

describe('doubt', () => {
  test.each<TaskRecord['status']>(['active', 'suspended'])('comes over a task that is %s, and keeps its first time', (status) => {
    const doubted = doubtTask(buildTask({ status }), 5);
    expect(doubted.unconfirmedSinceMs).toBe(5);
    expect(doubtTask(doubted, 9)).toBe(doubted);
  });

  test('is of no use for a task that has ended', () => {
    const ended = buildTask({ status: 'ended' });
    expect(doubtTask(ended, 5)).toBe(ended);
  });

  test('leaves nothing behind when it is over, and is the same object when there was none', () => {
    const task = buildTask();
    expect(confirmTask(doubtTask(task, 5))).toEqual(task);
    expect(Object.keys(confirmTask(doubtTask(task, 5)))).not.toContain('unconfirmedSinceMs');
    expect(confirmTask(task)).toBe(task);
  });
});

describe('positions of a partition that was made anew', () => {
  const task = buildTask({ folded: { 'taskStatus:0': 7, 'taskStatus:1': 3 }, position: at() });
  const { assignment } = task;

  test('are dropped where they say how far it is folded, and order nothing where they say when it was told', () => {
    const voided = voidPositions(
      { ...task, ...(assignment === undefined ? {} : { assignment: { ...assignment, introduced: at({ offset: 4 }) } }) },
      OF,
    );
    expect(voided).toMatchObject({
      folded: { 'taskStatus:1': 3 },
      position: { offset: 7, isFormer: true },
      assignment: { introduced: { offset: 4, isFormer: true } },
    });
    expect(voided.folded).not.toHaveProperty('taskStatus:0');
  });

  test('of the request likewise, whichever topic told it', () => {
    const { type: _type, frameworkId: _frameworkId, taskId: _taskId, ...info } = buildTaskInfo();
    const of = { topic: 'taskInfo', partition: 0 } as const;
    expect(voidPositions(buildTask({ info, infoAt: at(of) }), of).infoAt).toMatchObject({ isFormer: true });
    const requests = { taskInfo: { at: at(of), info }, taskStatus: { at: at(), info } };
    const both = voidPositions(buildTask({ info, requests }), of).requests;
    expect(both).toMatchObject({ taskInfo: { at: { isFormer: true } } });
    expect(both?.taskStatus).toBe(requests.taskStatus);
  });

  test('are void once, and the task is the same object when nothing was told there', () => {
    const voided = voidPositions(task, OF);
    expect(voidPositions(voided, OF)).toBe(voided);
    expect(voidPositions(task, { topic: 'taskInfo', partition: 9 })).toBe(task);
  });

  test('come before any of the new one that was told later, whatever the offsets', () => {
    const former = at({ offset: 5_000, isFormer: true });
    expect(compareTold(former, at({ offset: 0, atMs: START_MS + 1 }))).toBeLessThan(0);
    expect(compareTold(former, at({ offset: 4_000, isFormer: true }))).toBeGreaterThan(0);
  });
});
