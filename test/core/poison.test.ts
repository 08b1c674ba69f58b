/** When an input partition counts as poisoned, and when it is clean again. */
import { describe, expect, test } from '@jest/globals';
import {
  BAD_IN_A_ROW,
  CLEAN,
  noteBad,
  noteGood,
  noteLeftOut,
  noteTime,
  QUIET_MS,
  SAMPLE_EVERY,
  type Poisoning,
} from '../../core/poison.js';

/** `x` is a bad record, `.` a good one. */
function read(records: string, from: Poisoning = CLEAN, nowMs = 1_000): Poisoning {
  return Array.from(records).reduce((poisoning, one) => (one === 'x' ? noteBad(poisoning, nowMs) : noteGood(poisoning)), from);
}

const ROW = 'x'.repeat(BAD_IN_A_ROW);

describe('opens', () => {
  test('after so many bad records in a row, and not one earlier', () => {
    expect(read('x'.repeat(BAD_IN_A_ROW - 1)).isOpen).toBe(false);
    expect(read(ROW).isOpen).toBe(true);
  });

  test('where more than one in five is bad, some time', () => {
    expect(read('x...'.repeat(2_000)).isOpen).toBe(true);
  });

  test('never where one in five is bad, however long it goes on', () => {
    expect(read('x....'.repeat(20_000))).toEqual(CLEAN);
  });

  test('at once where there is no room', () => {
    expect(noteLeftOut(CLEAN, 5)).toMatchObject({ isOpen: true, leftOut: 1, lastBadMs: 5 });
  });
});

describe('open', () => {
  test('leaves all bad records out but one of so many, which says how many came before it', () => {
    let poisoning = read(ROW);
    const letters: number[] = [];
    for (let n = 0; n < 3 * SAMPLE_EVERY; n += 1) {
      const after = noteBad(poisoning, 1_000);
      if (after.leftOut === poisoning.leftOut) letters.push(poisoning.sinceLetter);
      poisoning = after;
    }
    expect(letters).toEqual([SAMPLE_EVERY - 1, SAMPLE_EVERY - 1, SAMPLE_EVERY - 1]);
    expect(poisoning.leftOut).toBe(3 * (SAMPLE_EVERY - 1));
  });

  test('closes once good records have paid the debt off', () => {
    const open = read(`${ROW}xxxx`);
    expect(read('.'.repeat(4 * BAD_IN_A_ROW - 1), open).isOpen).toBe(true);
    expect(read('.'.repeat(4 * BAD_IN_A_ROW), open)).toEqual(CLEAN);
  });

  test('closes when no bad record came for a while', () => {
    const open = read(ROW);
    expect(noteTime(open, 1_000 + QUIET_MS - 1)).toBe(open);
    expect(noteTime(open, 1_000 + QUIET_MS)).toEqual(CLEAN);
  });

  test('a clock set back an hour does not keep it open for longer than that while', () => {
    const setBack = noteTime(read(ROW, CLEAN, 3_600_000), 0);
    expect(setBack.isOpen).toBe(true);
    expect(noteTime(setBack, QUIET_MS)).toEqual(CLEAN);
  });
});

test('good records of a clean partition make no news', () => {
  expect(noteGood(CLEAN)).toBe(CLEAN);
  expect(noteTime(CLEAN, 9e12)).toBe(CLEAN);
});
