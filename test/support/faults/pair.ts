/** Two instances that share the work, as most faults find them. */
import type { DaemonProcess } from '../daemon-process.js';
import { liveSharesOf, untilLive } from './looking.js';
import type { SceneOnKafka } from './on-kafka.js';
import { SHARES, type InstanceOptions, type Scene } from './scene.js';

export type Pair = readonly [one: DaemonProcess, two: DaemonProcess];

export interface PairInScene {
  readonly scene: Scene;
  readonly one: DaemonProcess;
  readonly two: DaemonProcess;
  readonly pair: Pair;
}

/** Each owns half, every target is known as healthy. The options are those of the first, which is behind the proxy, if any. */
export async function openPair({ open, front }: SceneOnKafka, options: InstanceOptions = {}): Promise<PairInScene> {
  const scene = await open();
  const one = await scene.start('one', { brokers: front, ...options });
  await untilLive(one, SHARES);
  await scene.begin(one);
  const two = await scene.start('two');
  await untilEven([one, two]);
  return { scene, one, two, pair: [one, two] };
}

export async function untilEven(daemons: readonly DaemonProcess[]): Promise<void> {
  for (const daemon of daemons) await untilLive(daemon, SHARES / daemons.length);
}

/** Targets whose share an instance has now. */
export async function targetsOf(scene: Scene, daemon: DaemonProcess): Promise<readonly number[]> {
  const [live, shares] = [await liveSharesOf(daemon), await scene.sharesOfTargets()];
  return shares.flatMap((share, index) => (live.includes(share) ? [index] : []));
}
