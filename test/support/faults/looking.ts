/** Looking at an instance from outside, and waiting for what it should become. */
import { eventually, type DaemonProcess } from '../daemon-process.js';

export interface ShareView {
  readonly share: number;
  readonly phase: string;
  readonly epoch: number | null;
  readonly owner: string | null;
}

export async function sharesOf(daemon: DaemonProcess): Promise<readonly ShareView[]> {
  return ((await daemon.get('/api/v1/status')) as { readonly shares: readonly ShareView[] }).shares;
}

export async function liveSharesOf(daemon: DaemonProcess): Promise<readonly number[]> {
  return (await sharesOf(daemon)).filter(({ phase }) => phase === 'live').map(({ share }) => share);
}

/** Until it is live in so many shares; how long that took, in ms. */
export async function untilLive(daemon: DaemonProcess, count: number, limitMs = 60_000): Promise<number> {
  const beganMs = performance.now();
  const isSo = async (): Promise<true | undefined> => ((await liveSharesOf(daemon)).length === count ? true : undefined);
  await eventually(`${String(count)} shares are live`, isSo, limitMs);
  return Math.round(performance.now() - beganMs);
}

/** What stands between it and being ready; `undefined` when it is. */
export async function missingOf(daemon: DaemonProcess): Promise<string | undefined> {
  const response = await fetch(`${daemon.url}/readyz`);
  const { detail } = (await response.json()) as { readonly detail?: string };
  return response.status === 200 ? undefined : (detail ?? 'nothing is said');
}

export async function untilReady(daemon: DaemonProcess, limitMs = 60_000): Promise<void> {
  await eventually('it is ready', async () => ((await missingOf(daemon)) === undefined ? true : undefined), limitMs);
}

/** Measured values, for the table in docs/reliability.md. */
export function noteFigures(fault: string, figures: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${fault}: ${JSON.stringify(figures)}\n`);
}

export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
