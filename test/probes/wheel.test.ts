import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createWheel } from '../../probes/wheel.js';

const TICK_MS = 10;

/** The simplest thing that does the same: a list, sorted when asked. */
function createModel() {
  const timers = new Map<number, number>();
  let doneMs = 0;
  return {
    schedule: (timer: number, dueMs: number) => timers.set(timer, Math.max(Math.ceil(dueMs / TICK_MS), doneMs / TICK_MS + 1)),
    cancel: (timer: number) => timers.delete(timer),
    advance: (nowMs: number) => {
      const tick = Math.floor(nowMs / TICK_MS);
      if (tick * TICK_MS <= doneMs) return [];
      doneMs = tick * TICK_MS;
      const due = [...timers].filter(([, at]) => at <= tick).sort((one, other) => one[1] - other[1] || one[0] - other[0]);
      for (const [timer] of due) timers.delete(timer);
      return due.map(([timer]) => timer);
    },
    size: () => timers.size,
  };
}

const command = fc.oneof(
  fc.record({ type: fc.constant('schedule' as const), timer: fc.nat(30), inMs: fc.integer({ min: -50, max: 2000 }) }),
  fc.record({ type: fc.constant('cancel' as const), timer: fc.nat(40) }),
  fc.record({ type: fc.constant('advance' as const), byMs: fc.nat(400) }),
  fc.record({ type: fc.constant('advance' as const), byMs: fc.integer({ min: 1000, max: 100_000 }) }),
);

function fireAll(wheel: ReturnType<typeof createWheel>, nowMs: number): number[] {
  const fired: number[] = [];
  wheel.advance(nowMs, (timer) => fired.push(timer));
  return fired;
}

describe('the timing wheel', () => {
  test('does what a sorted list does, whatever is armed, moved, cancelled and however time jumps', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        const wheel = createWheel({ tickMs: TICK_MS, startMs: 0, slotCount: 16 });
        const model = createModel();
        let nowMs = 0;
        for (const one of commands) {
          if (one.type === 'schedule') {
            wheel.schedule(one.timer, nowMs + one.inMs);
            model.schedule(one.timer, nowMs + one.inMs);
          } else if (one.type === 'cancel') {
            wheel.cancel(one.timer);
            model.cancel(one.timer);
          } else {
            nowMs += one.byMs;
            expect(fireAll(wheel, nowMs)).toEqual(model.advance(nowMs));
          }
          expect(wheel.size()).toBe(model.size());
        }
      }),
      { numRuns: 300 },
    );
  });

  test('never fires early: a timer waits for the tick at or after its time', () => {
    const wheel = createWheel({ tickMs: 20, startMs: 1000 });
    wheel.schedule(3, 1041);
    expect(fireAll(wheel, 1059)).toEqual([]);
    expect(fireAll(wheel, 1060)).toEqual([3]);
  });

  test('says when to advance next: at the first tick that has a timer, else at the first one after the time', () => {
    const wheel = createWheel({ tickMs: 20, startMs: 1000 });
    expect(wheel.nextTickMs(1000, 100)).toBe(1100);
    wheel.schedule(3, 1041);
    wheel.schedule(4, 9000);
    expect(wheel.nextTickMs(1000, 100)).toBe(1060);
    expect(fireAll(wheel, 1060)).toEqual([3]);
    expect(wheel.nextTickMs(1065, 100)).toBe(1180);
  });

  test('a timer that another one cancels in the same moment does not fire', () => {
    const wheel = createWheel({ tickMs: 10, startMs: 0 });
    wheel.schedule(1, 5);
    wheel.schedule(2, 5);
    const fired: number[] = [];
    wheel.advance(10, (timer) => {
      fired.push(timer);
      wheel.cancel(2);
    });
    expect(fired).toEqual([1]);
    expect(wheel.size()).toBe(0);
  });

  test('a timer armed anew while it fires waits for a later advance, however overdue', () => {
    const wheel = createWheel({ tickMs: 10, startMs: 0 });
    wheel.schedule(1, 5);
    let fired = 0;
    const again = (timer: number): void => {
      fired += 1;
      wheel.schedule(timer, 0);
    };
    wheel.advance(1000, again);
    expect(fired).toBe(1);
    wheel.advance(1010, again);
    expect(fired).toBe(2);
  });

  test('grows to any number of timers', () => {
    const wheel = createWheel({ tickMs: 10, startMs: 0 });
    for (let timer = 0; timer < 20_000; timer++) wheel.schedule(timer, (timer % 100) * 10);
    expect(wheel.size()).toBe(20_000);
    expect(fireAll(wheel, 1000)).toHaveLength(20_000);
    expect(wheel.size()).toBe(0);
  });
});
