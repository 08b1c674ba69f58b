/** Seeded randomness for the cluster: the same seed gives the same run. */
export interface Random {
  /** A whole number from 0 to below `end`. */
  readonly int: (end: number) => number;
  readonly between: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  /** Throws on an empty list. */
  readonly pick: <T>(list: readonly T[]) => T;
  readonly shuffle: <T>(list: readonly T[]) => readonly T[];
}

/** Mulberry32: small, and good enough to choose with. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const int = (end: number): number => Math.floor(next() * end);

  function pick<T>(list: readonly T[]): T {
    const index = int(list.length);
    const picked = list[index];
    if (picked === undefined) throw new Error('Cannot pick of an empty list');
    return picked;
  }

  function shuffle<T>(list: readonly T[]): readonly T[] {
    const shuffled = [...list];
    for (let last = shuffled.length - 1; last > 0; last -= 1) shuffled.splice(last, 0, ...shuffled.splice(int(last + 1), 1));
    return shuffled;
  }

  return { int, between: (low, high) => low + int(high - low + 1), chance: (probability) => next() < probability, pick, shuffle };
}
