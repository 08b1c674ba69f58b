/** Faults of an instance's own time: the wall clock jumps by an hour, the event loop stands still. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { eventually, type DaemonProcess } from '../support/daemon-process.js';
import { noteFigures, pause, untilLive, untilReady } from '../support/faults/looking.js';
import { describeScenes } from '../support/faults/on-kafka.js';
import { openPair, targetsOf, untilEven } from '../support/faults/pair.js';
import { SESSION_MS, SHARES } from '../support/faults/scene.js';

const CLOCK_FAULT = fileURLToPath(new URL('../support/faults/clock-fault.mjs', import.meta.url));
const HOUR_MS = 3_600_000;

await describeScenes('faults of time', {}, (kafka) => {
  function fault(daemon: DaemonProcess, { shiftMs = 0, stallMs = 0 }: { readonly shiftMs?: number; readonly stallMs?: number }): void {
    writeFileSync(join(daemon.folder, 'clock-fault.json'), JSON.stringify({ shiftMs, stallMs }));
    daemon.signal('SIGWINCH');
  }

  const interruptions = (daemon: DaemonProcess): number =>
    daemon.lines().filter(({ msg }) => msg === 'The membership is interrupted').length;

  it('31: the clock jumps two hours on and three back: nothing is refused or lost, the lease holds', async () => {
    const { scene, one, two } = await openPair(kafka, { preload: [CLOCK_FAULT] });
    const settledMs: number[] = [];
    for (const shiftMs of [2 * HOUR_MS, -HOUR_MS, 0]) {
      const [fallen = -1] = await targetsOf(scene, one);
      const [claims, told] = [(await scene.read()).claims.length, interruptions(one)];
      const beganMs = performance.now();
      fault(one, { shiftMs });
      scene.break(fallen);
      await scene.settle();
      settledMs.push(Math.round(performance.now() - beganMs));
      // a clock that was set back makes kafkajs send no heartbeat: half a session later the member is made anew
      if (shiftMs < 0) await eventually('the membership is made anew', () => (interruptions(one) > told ? true : undefined));
      await pause(2 * SESSION_MS);
      if (shiftMs >= 0) expect((await scene.read()).claims).toHaveLength(claims);
      for (const daemon of [one, two]) await untilReady(daemon);
      await untilEven([one, two]);
      scene.mend(fallen);
      await scene.settle();
    }
    expect(await scene.judge()).toEqual([]);
    expect(scene.toldTwice()).toEqual([]);
    noteFigures('31, the clock', { settledMs });
  }, 240_000);

  it('31: the event loop stands still for 20 s: others take over, nothing is told twice, it comes back', async () => {
    const { scene, one, two } = await openPair(kafka, { preload: [CLOCK_FAULT] });
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
    expect(scene.toldTwice()).toEqual([]);
    noteFigures('31, the loop', { takeOverMs });
  }, 240_000);
});
