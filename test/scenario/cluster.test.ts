/**
 * The map against simulated clusters (test/support/cluster): what it says is the truth, or that it does not know. A thousand
 * clusters; `npm run simulate` runs as many more as one likes and shows a failing one record by record.
 */
import { expect, test } from '@jest/globals';
import { EXCUSES } from '../support/cluster/comparison.js';
import { runSeed } from '../support/cluster/run.js';

const SEEDS = 1_000;
const TIME_LIMIT_MS = 240_000;

test(
  'what the map says of a cluster is the truth, whatever the order in which partitions are read',
  () => {
    const wrong: string[] = [];
    const excuses = new Map<string, number>();
    let lives = 0;
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const outcome = runSeed(seed);
      lives += outcome.lives;
      wrong.push(...outcome.wrong.slice(0, 3).map((line) => `seed ${String(seed)} ${line}`));
      for (const [why, count] of outcome.excuses) excuses.set(why, (excuses.get(why) ?? 0) + count);
    }
    expect(wrong).toEqual([]);
    expect(lives).toBeGreaterThan(10 * SEEDS);
    // Each is named in comparison.ts, with the share of all lives that may claim it at most.
    const tooOften = [...excuses].filter(([why, count]) => count > lives * (EXCUSES.get(why) ?? 0));
    expect(tooOften).toEqual([]);
  },
  TIME_LIMIT_MS,
);
