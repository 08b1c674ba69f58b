/** Faults between one instance and the broker: cut off, half-open, answers lost, throttled. A proxy stands in front of the first. */
import { expect, it } from '@jest/globals';
import { eventually } from '../support/daemon-process.js';
import { API } from '../support/faults/kafka-proxy.js';
import { missingOf, noteFigures, pause, untilLive, untilReady } from '../support/faults/looking.js';
import { describeBehindProxy } from '../support/faults/on-kafka.js';
import { openPair, targetsOf, untilEven } from '../support/faults/pair.js';
import { processFigures } from '../support/faults/process-figures.js';
import { setQuotas } from '../support/faults/quota.js';
import { SESSION_MS, SHARES } from '../support/faults/scene.js';

await describeBehindProxy('faults of the network', {}, (kafka) => {
  it.each([
    ['8', 'the owner is cut off from the broker only, probes still work', 'cut'],
    ['9', 'the broker is half-open: it takes requests and never answers', 'stalled'],
  ] as const)(
    '%s: %s: its lease ends it, the other takes over, nobody is told twice',
    async (fault, _, mode) => {
      const { scene, one, two } = await openPair(kafka);
      const [fallen = -1, later = -1] = await targetsOf(scene, one);
      scene.break(fallen);
      await scene.settle();
      await scene.untilWritten();
      // it has something to say that it tries again and again
      scene.answers.set('one', 503);
      scene.break(later);
      await eventually('it is refused', () => scene.refusals.get('one'));
      kafka.proxy.mode = mode;
      const cutMs = performance.now();
      const before = scene.heard.length;
      const takeOverMs = await untilLive(two, SHARES);
      // both may probe now; only one may speak
      scene.answers.delete('one');
      const missing = await eventually('the cut-off one says so', async () => missingOf(one));
      scene.mend(fallen);
      await scene.settle();
      await pause(Math.max(0, 3 * SESSION_MS - (performance.now() - cutMs)));
      const cpu = processFigures(one.pid).cpuMs;
      await pause(5_000);
      const cpuPart = (processFigures(one.pid).cpuMs - cpu) / 5_000;
      expect(scene.heard.slice(before).map(({ instance }) => instance)).toEqual(['two', 'two']);
      kafka.proxy.mode = 'open';
      const openMs = performance.now();
      await untilReady(one);
      await untilEven([one, two]);
      const backMs = Math.round(performance.now() - openMs);
      scene.mend(later);
      await scene.settle();
      expect(await scene.judge()).toEqual([]);
      expect(scene.toldTwice()).toEqual([]);
      expect(cpuPart).toBeLessThan(0.3);
      noteFigures(fault, { takeOverMs, backMs, cpuPart, missing });
    },
    240_000,
  );

  it('29: an append whose answer is lost, but which was written: twice in the log, once by the rule', async () => {
    const { scene, one } = await openPair(kafka);
    const mine = await targetsOf(scene, one);
    const before = await scene.read();
    // every second answer to a produce request
    let answers = 0;
    kafka.proxy.mischief = ({ api }) => (api === API.produce && (answers += 1) % 2 === 1 ? 'lose answer' : undefined);
    scene.break(...mine);
    await scene.settle();
    scene.mend(...mine);
    await scene.settle();
    const { tampered } = kafka.proxy;
    kafka.proxy.mischief = () => undefined;
    expect(await scene.judge()).toEqual([]);
    const after = await scene.read();
    const repeated = after.counts.repeated - before.counts.repeated;
    expect(tampered).toBeGreaterThan(0);
    expect(repeated).toBeGreaterThan(0);
    noteFigures('29', { answersLost: tampered, repeated, eventsRepeated: after.counts.eventsRepeated });
  }, 180_000);

  it('32: throttled by quotas: everything waits its turn, and nothing stands still', async () => {
    const { scene, one, two } = await openPair(kafka);
    /** Fails, is mended, and is heard of both times. */
    const round = async (...indexes: readonly number[]): Promise<number> =>
      took(async () => {
        scene.break(...indexes);
        await scene.settle(120_000);
        scene.mend(...indexes);
        await scene.settle(120_000);
      });
    const freeMs = await round(0, 1, 2);
    // of the daemons' client id; the test's own clients have another
    await setQuotas(kafka.cluster.brokers[0] ?? '', 'taskpulse', { producer_byte_rate: 1_500, consumer_byte_rate: 3_000 });
    const throttledMs = await round(0, 1, 2);
    await setQuotas(kafka.cluster.brokers[0] ?? '', 'taskpulse', { producer_byte_rate: undefined, consumer_byte_rate: undefined });
    const freedMs = await round(3, 4, 5);
    for (const daemon of [one, two]) await untilReady(daemon);
    expect(await scene.judge()).toEqual([]);
    noteFigures('32', { freeMs, throttledMs, freedMs });
    // what a quota allows for the broker's eleven windows passes at once, so the whole round is looked at: 3 s, then 36 s or more
    expect(throttledMs).toBeGreaterThan(freeMs + 10_000);
  }, 400_000);
});

async function took(work: () => Promise<void>): Promise<number> {
  const beganMs = performance.now();
  await work();
  return Math.round(performance.now() - beganMs);
}
