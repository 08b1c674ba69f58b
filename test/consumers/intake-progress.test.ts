/** How far reading is, through everything that can become of a partition. */
import { describe, expect, test } from '@jest/globals';
import { createIntakeProgress, type IntakeProgress } from '../../consumers/intake-progress.js';
import type { LogRecord } from '../../core/log.js';

const AT = { topic: 'taskStatus', partition: 0 } as const;

function record(offset: number): LogRecord {
  return { ...AT, offset, atMs: 1_000 + offset, key: undefined, value: new Uint8Array(9), headers: {} };
}

/** Of a partition with the ends 0…10, read up to 4. */
function begin(): IntakeProgress {
  const progress = createIntakeProgress();
  progress.begin({ ...AT, low: 0, end: 10 }, 0);
  progress.noteBatch({ ...AT, records: [record(2), record(3)], nextOffset: 4 });
  return progress;
}

test('reading is there once it reached the end noted at its beginning, not one that came later', () => {
  const progress = begin();
  expect(progress.left()).toBe(6);
  progress.noteEnds([{ ...AT, low: 0, end: 50 }]);
  progress.noteBatch({ ...AT, records: [], nextOffset: 10 });
  expect(progress.isThere(['taskStatus'])).toBe(true);
  expect(progress.isAt('taskStatus:0', 50)).toBe(false);
  expect(progress.views()).toEqual([{ ...AT, position: 10, end: 50 }]);
});

test('the last record is remembered by place and time, not with its bytes', () => {
  const progress = begin();
  progress.noteBatch({ ...AT, records: [], nextOffset: 6 });
  expect(progress.readUpTo()).toEqual([{ ...AT, offset: 4, atMs: 1_003 }]);
});

describe('a partition made anew', () => {
  test('does not have to reach the end of the one before it', () => {
    const progress = begin();
    progress.noteGap({ ...AT, expected: 4, found: 0 });
    expect(progress.isThere(['taskStatus'])).toBe(true);
    expect(progress.readUpTo()).toEqual([]);
  });

  test('is said to be read again until it reached an end that was asked for since', () => {
    const progress = begin();
    progress.noteGap({ ...AT, expected: 4, found: 0 });
    expect(progress.anew()).toEqual(['partition 0 of the task statuses was made anew and is read from its beginning: 0 records to go']);
    progress.noteEnds([{ ...AT, low: 0, end: 3 }]);
    expect(progress.anew()).toEqual([expect.stringContaining('3 records to go')]);
    progress.noteBatch({ ...AT, records: [record(0)], nextOffset: 3 });
    progress.noteEnds([{ ...AT, low: 0, end: 3 }]);
    expect(progress.anew()).toEqual([]);
  });
});

test('what retention took is skipped, and nothing is read again', () => {
  const progress = begin();
  progress.noteGap({ ...AT, expected: 4, found: 8 });
  expect(progress.views()).toMatchObject([{ position: 8, end: 10 }]);
  expect(progress.left()).toBe(2);
  expect(progress.anew()).toEqual([]);
});
