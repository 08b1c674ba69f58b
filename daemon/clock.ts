/** The real Clock: the only file that touches the system's time, timers and randomness. */
import type { Clock, Sleep } from '../core/clock.js';

/** Node's timers take 32-bit delays; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2_147_483_647;

export function createClock(): Clock {
  return { nowMs: () => Date.now(), monotonicMs: () => performance.now(), after: callAfter, random: () => Math.random() };
}

/** Sleeps on any clock; leaves neither a timer nor a listener behind. */
export function createSleep(clock: Pick<Clock, 'after'>): Sleep {
  return (delayMs, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve(false);
        return;
      }
      const stop = (): void => {
        cancel();
        resolve(false);
      };
      const cancel = clock.after(delayMs, () => {
        signal.removeEventListener('abort', stop);
        resolve(true);
      });
      signal.addEventListener('abort', stop, { once: true });
    });
}

/** Never early: Node may fire up to a millisecond before the delay has passed, so what is left is waited for. */
function callAfter(delayMs: number, callback: () => void): () => void {
  const dueMs = performance.now() + delayMs;
  let timer: NodeJS.Timeout;
  const arm = (leftMs: number): void => {
    timer = setTimeout(fire, Math.ceil(Math.min(Math.max(leftMs, 0), LONGEST_TIMER_MS)));
  };
  const fire = (): void => {
    const leftMs = dueMs - performance.now();
    if (leftMs > 0) arm(leftMs);
    else callback();
  };
  arm(delayMs);
  return () => clearTimeout(timer);
}
