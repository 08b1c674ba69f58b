import { describe, expect, test } from '@jest/globals';
import { createStallWatch } from '../../probes/stall-watch.js';

describe('the stall watch', () => {
  test('beats in time, or a little late, are no stall', () => {
    const watch = createStallWatch(100);
    expect(watch.beat(0, 20)).toBe(0);
    expect(watch.beat(115, 135)).toBe(0);
    expect(watch.hasStalledSince(0, 120)).toBe(false);
  });

  test('a late beat says how long, and spoils what began before it', () => {
    const watch = createStallWatch(100);
    watch.beat(0, 20);
    expect(watch.beat(2020, 2040)).toBe(2000);
    expect(watch.hasStalledSince(10, 2025)).toBe(true);
    expect(watch.hasStalledSince(2020, 2025)).toBe(false);
  });

  test('knows before the late beat has come, as a deadline may be first in line', () => {
    const watch = createStallWatch(100);
    watch.beat(0, 20);
    expect(watch.hasStalledSince(10, 2000)).toBe(true);
  });

  test('while no beat is expected nothing is late', () => {
    const watch = createStallWatch(100);
    watch.beat(0, 20);
    watch.pause();
    expect(watch.hasStalledSince(10, 60_000)).toBe(false);
    expect(watch.beat(60_000, 60_020)).toBe(0);
  });
});
