/** Faults of the brokers: three of them, restarted, killed and all gone. FAULT_OUTAGE_S lengthens the outage (default 40). */
import { expect, it } from '@jest/globals';
import { type DaemonProcess } from '../support/daemon-process.js';
import { missingOf, noteFigures, pause, untilReady } from '../support/faults/looking.js';
import { describeScenes } from '../support/faults/on-kafka.js';
import { openPair, targetsOf, untilEven } from '../support/faults/pair.js';
import { processFigures } from '../support/faults/process-figures.js';
import { SHARES } from '../support/faults/scene.js';
import { withTestAdmin } from '../support/kafka-reading.js';

const outageS = Number(process.env['FAULT_OUTAGE_S'] ?? 40);
const NODES = [0, 1, 2] as const;

await describeScenes('faults of brokers', { kafka: { nodes: 3 }, startLimitMs: 240_000 }, (kafka) => {
  it(
    `10: all brokers down for ${String(outageS)} s: no exit, bounded CPU and log, all resumes, nothing is told twice`,
    async () => {
      const { scene, pair } = await openPair(kafka);
      const [[fallen = -1], [other = -1]] = [await targetsOf(scene, pair[0]), await targetsOf(scene, pair[1])];
      scene.break(fallen);
      await scene.settle();
      await Promise.all(NODES.map(async (node) => kafka.cluster.kill(node)));
      const before = pair.map(usage);
      const beganMs = performance.now();
      const [heard, hits] = [scene.heard.length, scene.targets.reduce((sum, target) => sum + target.hits, 0)];
      await pause(6_000);
      scene.break(other);
      scene.mend(fallen);
      await pause(outageS * 1_000 - (performance.now() - beganMs));
      const tookS = (performance.now() - beganMs) / 1_000;
      const figures = pair.map((daemon, index) => {
        const [now, then] = [usage(daemon), before[index] ?? usage(daemon)];
        return { cpuPart: (now.cpuMs - then.cpuMs) / 1_000 / tookS, linesPerS: (now.lines - then.lines) / tookS, rssMiB: now.rssMiB };
      });
      for (const daemon of pair) expect(await missingOf(daemon)).toContain('not a member of group');
      expect(scene.heard).toHaveLength(heard);
      const hitsPerS = (scene.targets.reduce((sum, target) => sum + target.hits, 0) - hits) / tookS;
      await Promise.all(NODES.map(async (node) => kafka.cluster.start(node)));
      const backMs = performance.now();
      for (const daemon of pair) await untilReady(daemon, 90_000);
      const readyMs = Math.round(performance.now() - backMs);
      await scene.settle();
      const settledMs = Math.round(performance.now() - backMs);
      await untilEven(pair);
      expect(await scene.judge()).toEqual([]);
      expect(scene.toldTwice()).toEqual([]);
      for (const { cpuPart, linesPerS } of figures) {
        expect(cpuPart).toBeLessThan(0.3);
        expect(linesPerS).toBeLessThan(5);
      }
      noteFigures('10', { figures, hitsPerS, readyMs, settledMs });
    },
    300_000 + outageS * 1_000,
  );

  it('11: a rolling bounce of the brokers: leaders move, nothing is lost, nobody claims anew without need', async () => {
    const { scene, pair } = await openPair(kafka);
    const before = (await scene.read()).claims.length;
    for (const node of NODES) {
      scene.break(node, node + 3);
      await kafka.cluster.stop(node);
      await scene.settle();
      scene.mend(node, node + 3);
      await kafka.cluster.start(node);
      await scene.settle();
    }
    for (const daemon of pair) await untilReady(daemon);
    await untilEven(pair);
    expect(await scene.judge()).toEqual([]);
    const claims = (await scene.read()).claims.length - before;
    noteFigures('11', { claims, heard: scene.heard.length });
    expect(claims).toBeLessThanOrEqual(SHARES);
  }, 300_000);

  it('12: the coordinator is killed: the members stay, or join again clean', async () => {
    const { scene, pair } = await openPair(kafka);
    const before = (await scene.read()).claims.length;
    const coordinator = await withTestAdmin(kafka.cluster.brokers, async (admin) => {
      const { topics } = await admin.fetchTopicMetadata({ topics: ['__consumer_offsets'] });
      return (topics[0]?.partitions[0]?.leader ?? 0) - 1;
    });
    await kafka.cluster.kill(coordinator);
    const killedMs = performance.now();
    scene.break(0, 1, 2);
    await scene.settle();
    const toldMs = Math.round(performance.now() - killedMs);
    scene.mend(0, 1, 2);
    await scene.settle();
    for (const daemon of pair) await untilReady(daemon);
    await untilEven(pair);
    await kafka.cluster.start(coordinator);
    expect(await scene.judge()).toEqual([]);
    noteFigures('12', { toldMs, claims: (await scene.read()).claims.length - before });
  }, 300_000);
});

function usage(daemon: DaemonProcess): { readonly cpuMs: number; readonly lines: number; readonly rssMiB: number } {
  const { cpuMs, rssMiB } = processFigures(daemon.pid);
  return { cpuMs, rssMiB, lines: daemon.lines().length };
}
