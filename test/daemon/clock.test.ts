import { describe, expect, test } from '@jest/globals';
import { createClock, createSleep } from '../../daemon/clock.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const clock = createClock();

describe('the real clock', () => {
  test('never calls back before the delay has passed', async () => {
    for (const delayMs of [0, 0.4, 1, 3.7, 10]) {
      const startMs = clock.monotonicMs();
      await new Promise<void>((resolve) => clock.after(delayMs, resolve));
      expect(clock.monotonicMs() - startMs).toBeGreaterThanOrEqual(delayMs);
    }
  });

  test('does not fire at once for a delay above 31 bits', async () => {
    let called = false;
    const cancel = clock.after(2 ** 31 + 5, () => {
      called = true;
    });
    await new Promise<void>((resolve) => clock.after(20, resolve));
    cancel();
    expect(called).toBe(false);
  });

  test('a cancelled callback is not called, and cancelling twice is harmless', async () => {
    let called = false;
    const cancel = clock.after(1, () => {
      called = true;
    });
    cancel();
    cancel();
    await new Promise<void>((resolve) => clock.after(10, resolve));
    expect(called).toBe(false);
  });

  test('tells the wall clock and numbers in [0, 1)', () => {
    expect(Math.abs(clock.nowMs() - new Date().getTime())).toBeLessThan(1_000);
    const number = clock.random();
    expect(number >= 0 && number < 1).toBe(true);
  });
});

describe('sleep', () => {
  test('is true when the time has passed', async () => {
    const virtual = createVirtualClock();
    const slept = createSleep(virtual)(1_000, new AbortController().signal);
    await virtual.advance(1_000);
    expect(await slept).toBe(true);
  });

  test('is false at once when the signal aborts, and leaves no timer', async () => {
    const virtual = createVirtualClock();
    const stopping = new AbortController();
    const slept = createSleep(virtual)(1_000, stopping.signal);
    stopping.abort();
    expect(await slept).toBe(false);
    expect(virtual.pendingCount()).toBe(0);
  });

  test('is false when the signal was aborted before', async () => {
    const virtual = createVirtualClock();
    expect(await createSleep(virtual)(1_000, AbortSignal.abort())).toBe(false);
    expect(virtual.pendingCount()).toBe(0);
  });
});
