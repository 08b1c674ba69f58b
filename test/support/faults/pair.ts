/** Two instances that share the work, as most faults find them. */
import type { DaemonProcess } from '../daemon-process.js';
import { liveSharesOf, untilLive } from './looking.js';
import type { InstanceOptions, Scene } from './scene.js';

export const SHARES = 6;

export type Pair = readonly [one: DaemonProcess, two: DaemonProcess];

/** Each owns half, every target is known as healthy. The options are those of the first. */
export async function startPair(scene: Scene, options: InstanceOptions = {}): Promise<Pair> {
  const one = await scene.start('one', options);
  await untilLive(one, SHARES);
  await scene.begin(one);
  const two = await scene.start('two');
  await untilEven([one, two]);
  return [one, two];
}

export async function untilEven(daemons: readonly DaemonProcess[]): Promise<void> {
  for (const daemon of daemons) await untilLive(daemon, SHARES / daemons.length);
}

/** Targets whose share an instance has now. */
export async function targetsOf(scene: Scene, daemon: DaemonProcess): Promise<readonly number[]> {
  const [live, shares] = [await liveSharesOf(daemon), await scene.sharesOfTargets()];
  return shares.flatMap((share, index) => (live.includes(share) ? [index] : []));
}
