/**
 * Long life: two instances while targets come up and down, tasks end and begin. SOAK_S says for how long (default 60, the
 * documented run is 1,800). What a process holds must not grow, and at rest it must use next to nothing.
 */
import { expect, it } from '@jest/globals';
import { noteFigures, pause } from '../support/faults/looking.js';
import { describeScenes } from '../support/faults/on-kafka.js';
import { openPair } from '../support/faults/pair.js';
import { processFigures, type ProcessFigures } from '../support/faults/process-figures.js';

const soakS = Number(process.env['SOAK_S'] ?? 60);
const REST_MS = 20_000;

await describeScenes('a long life', {}, (kafka) => {
  it(
    `34: ${String(soakS)} s of failures and recoveries: memory, descriptors and threads do not grow, idle CPU is low`,
    async () => {
      const { scene, pair } = await openPair(kafka);
      const samples = pair.map((): ProcessFigures[] => []);
      const endMs = performance.now() + soakS * 1_000;
      let rounds = 0;
      while (performance.now() < endMs) {
        scene.break(0, 1, 2, 3, 4, 5);
        await scene.settle();
        scene.mend(0, 1, 2, 3, 4, 5);
        await scene.settle();
        rounds += 1;
        pair.forEach(({ pid }, index) => samples[index]?.push(processFigures(pid)));
      }
      const before = pair.map(({ pid }) => processFigures(pid).cpuMs);
      await pause(REST_MS);
      const idle = pair.map(({ pid }, index) => (processFigures(pid).cpuMs - (before[index] ?? 0)) / REST_MS);
      expect(await scene.judge()).toEqual([]);
      const growth = samples.map((list) => ({
        rssMiB: grown(list, ({ rssMiB }) => rssMiB),
        descriptors: grown(list, ({ descriptors }) => descriptors),
        threads: grown(list, ({ threads }) => threads),
      }));
      noteFigures('34', { soakS, rounds, growth, idleCpuPart: idle, last: samples.map((list) => list.at(-1)) });
      // fewer have no thirds to compare
      expect(rounds).toBeGreaterThanOrEqual(3);
      for (const { rssMiB, descriptors, threads } of growth) {
        expect(rssMiB).toBeLessThan(40);
        expect(descriptors).toBeLessThanOrEqual(4);
        expect(threads).toBeLessThanOrEqual(2);
      }
      for (const part of idle) expect(part).toBeLessThan(0.1);
    },
    240_000 + soakS * 1_000,
  );
});

/** How much the least of the last third exceeds that of the middle third: what comes and goes is no growth. */
function grown(list: readonly ProcessFigures[], of: (figures: ProcessFigures) => number): number {
  const third = Math.floor(list.length / 3);
  const least = (part: readonly ProcessFigures[]): number => Math.min(...part.map(of));
  return third === 0 ? 0 : least(list.slice(-third)) - least(list.slice(third, 2 * third));
}
