/** How often the ends are asked for: a quiet log must never look like one that is not read. */
import { afterEach, expect, test } from '@jest/globals';
import { createIntake, type Intake } from '../../consumers/intake.js';
import { createMemoryBroker } from '../support/memory-log.js';
import { createVirtualClock, type VirtualClock } from '../support/virtual-clock.js';

let intake: Intake | undefined;

afterEach(async () => {
  await intake?.stop();
});

async function startIntake(clock: VirtualClock, limitMs: number): Promise<Intake> {
  const nothing = (): void => undefined;
  intake = createIntake({
    log: createMemoryBroker({ clock, partitions: 2 }).connect(),
    clock,
    inputMarks: () => [],
    inputsFrom: () => undefined,
    feedLagLimitMs: () => limitMs,
    mustWait: () => false,
    dispatch: nothing,
    onGap: nothing,
    onTrouble: nothing,
  });
  const started = intake.start();
  await clock.advance(0);
  await started;
  return intake;
}

test.each([
  [1_000, 250],
  [4_000, 1_000],
  [30_000, 5_000],
])('where %d ms of lag stop judging, a quiet log lags %d ms at most', async (limitMs, mostMs) => {
  const clock = createVirtualClock();
  const { feedLagMs } = await startIntake(clock, limitMs);
  for (let step = 0; step < 200; step += 1) {
    await clock.advance(97);
    expect(feedLagMs()).toBeLessThanOrEqual(mostMs);
  }
});
