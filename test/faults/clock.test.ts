/** Faults of an instance's own time: the wall clock jumps by an hour, the event loop stands still. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cleanUp, type DaemonProcess } from '../support/daemon-process.js';
import { noteFigures, pause, untilLive, untilReady } from '../support/faults/looking.js';
import { SHARES, startPair, targetsOf, untilEven } from '../support/faults/pair.js';
import { createScene, SESSION_MS, type Scene } from '../support/faults/scene.js';
import { startKafka, type KafkaCluster } from '../support/kafka-broker.js';
import { findKafkaJars } from '../support/kafka-jars.js';

const jars = await findKafkaJars('4.4.0');
const CLOCK_FAULT = fileURLToPath(new URL('../support/faults/clock-fault.mjs', import.meta.url));
const HOUR_MS = 3_600_000;

if (!jars.ok) {
  describe('faults of time', () => {
    it.skip(jars.why, () => undefined);
  });
} else {
  describe('faults of time', () => {
    let cluster: KafkaCluster;
    let scene: Scene;

    beforeAll(async () => {
      cluster = await startKafka({ jars });
    }, 90_000);
    afterEach(async () => {
      await cleanUp();
      await scene.close();
    }, 60_000);
    afterAll(async () => cluster.dispose(), 30_000);

    function fault(daemon: DaemonProcess, { shiftMs = 0, stallMs = 0 }: { readonly shiftMs?: number; readonly stallMs?: number }): void {
      writeFileSync(join(daemon.folder, 'clock-fault.json'), JSON.stringify({ shiftMs, stallMs }));
      daemon.signal('SIGWINCH');
    }

    it('31: the clock jumps two hours on and three back: nothing is refused or lost, the lease holds', async () => {
      scene = await createScene({ brokers: cluster.brokers, shares: SHARES });
      const [one, two] = await startPair(scene, { preload: [CLOCK_FAULT] });
      const settledMs: number[] = [];
      for (const shiftMs of [2 * HOUR_MS, -HOUR_MS, 0]) {
        const [fallen = -1] = await targetsOf(scene, one);
        const beganMs = performance.now();
        fault(one, { shiftMs });
        scene.break(fallen);
        await scene.settle();
        settledMs.push(Math.round(performance.now() - beganMs));
        // a clock that was set back makes kafkajs send no heartbeat
        await pause(2 * SESSION_MS);
        for (const daemon of [one, two]) await untilReady(daemon);
        await untilEven([one, two]);
        scene.mend(fallen);
        await scene.settle();
      }
      expect(await scene.judge()).toEqual([]);
      expect(new Set(scene.heard.map(({ webhookId }) => webhookId)).size).toBe(scene.heard.length);
      noteFigures('31, the clock', { settledMs });
    }, 240_000);

    it('31: the event loop stands still for 20 s: others take over, nothing is told twice, it comes back', async () => {
      scene = await createScene({ brokers: cluster.brokers, shares: SHARES });
      const [one, two] = await startPair(scene, { preload: [CLOCK_FAULT] });
      const [fallen = -1, later = -1] = await targetsOf(scene, one);
      scene.break(fallen);
      await scene.settle();
      fault(one, { stallMs: 20_000 });
      const takeOverMs = await untilLive(two, SHARES);
      scene.mend(fallen);
      scene.break(later);
      await scene.settle();
      await untilEven([one, two]);
      scene.mend(later);
      await scene.settle();
      expect(await scene.judge()).toEqual([]);
      expect(new Set(scene.heard.map(({ webhookId }) => webhookId)).size).toBe(scene.heard.length);
      noteFigures('31, the loop', { takeOverMs });
    }, 240_000);
  });
}
