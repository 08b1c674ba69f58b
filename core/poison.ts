/**
 * Whether an input partition has turned to poison: a producer that writes what nobody can decode, not a record here and
 * there. Then its bad records are counted, and of many only one is copied to the dead letters (kafka-facts §2.3).
 *
 *   closed   debt below the limit: every bad record is a dead letter
 *   open     from the limit on, until good records have paid the debt off or no bad one came for QUIET_MS
 *
 * A bad record adds BAD_WEIGHT, a good one takes 1 off: it opens where more than one record in five is bad, at the earliest
 * after BAD_IN_A_ROW of them.
 */

const BAD_WEIGHT = 4;
/** So many bad records with no good one between open it. */
export const BAD_IN_A_ROW = 100;
const DEBT_MAX = BAD_WEIGHT * BAD_IN_A_ROW;
/** While it is open, of so many bad records one is copied. */
export const SAMPLE_EVERY = 1_000;
export const QUIET_MS = 600_000;

export interface Poisoning {
  readonly debt: number;
  readonly isOpen: boolean;
  /** Bad records since it opened that are no dead letters; and those of them since the last one that is. */
  readonly leftOut: number;
  readonly sinceLetter: number;
  readonly lastBadMs: number;
}

export const CLEAN: Poisoning = { debt: 0, isOpen: false, leftOut: 0, sinceLetter: 0, lastBadMs: 0 };

/** A record could be decoded; the same object when there was no debt. */
export function noteGood(poisoning: Poisoning): Poisoning {
  if (poisoning.debt === 0) return poisoning;
  const debt = poisoning.debt - 1;
  return debt === 0 ? CLEAN : { ...poisoning, debt };
}

/** One could not. It is a dead letter unless `leftOut` grew. */
export function noteBad(poisoning: Poisoning, nowMs: number): Poisoning {
  const debt = Math.min(DEBT_MAX, poisoning.debt + BAD_WEIGHT);
  if (!poisoning.isOpen) return { ...poisoning, debt, isOpen: debt >= DEBT_MAX, lastBadMs: nowMs };
  const isSampled = poisoning.sinceLetter + 1 >= SAMPLE_EVERY;
  return isSampled ? { ...poisoning, debt, sinceLetter: 0, lastBadMs: nowMs } : noteLeftOut(poisoning, nowMs);
}

/** One could not, and there is no room for it: it opens whatever the debt. */
export function noteLeftOut({ leftOut, sinceLetter }: Poisoning, nowMs: number): Poisoning {
  return { debt: DEBT_MAX, isOpen: true, leftOut: leftOut + 1, sinceLetter: sinceLetter + 1, lastBadMs: nowMs };
}

/** Time passes; a clock that was set back does not lengthen the quiet. */
export function noteTime(poisoning: Poisoning, nowMs: number): Poisoning {
  if (!poisoning.isOpen) return poisoning;
  if (nowMs < poisoning.lastBadMs) return { ...poisoning, lastBadMs: nowMs };
  return nowMs - poisoning.lastBadMs < QUIET_MS ? poisoning : CLEAN;
}
