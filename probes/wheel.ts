/**
 * A timing wheel: hundreds of thousands of timers on one tick, without an object for any of them.
 *
 * Timers are small integers chosen by the caller. Each slot of the wheel is a doubly linked list through typed
 * arrays; a timer that is due in a later round stays in its slot until that round (Varghese and Lauck, scheme 6).
 * It knows neither clock nor I/O: the caller says what time it is.
 */
export interface Wheel {
  /** Arms a timer, or moves it. It fires at the first tick at or after `dueMs`, never twice. */
  readonly schedule: (timer: number, dueMs: number) => void;
  /** Disarms; also from within `fire`, and for a timer that is due in the same `advance`. */
  readonly cancel: (timer: number) => void;
  /** When to advance next: at the first tick that has a timer in its slot, at the latest the first one at or after that time. */
  readonly nextTickMs: (nowMs: number, withinMs: number) => number;
  /** Fires what has come due up to now, tick by tick. One that is armed while it runs waits for a later `advance`. */
  readonly advance: (nowMs: number, fire: (timer: number) => void) => void;
  /** Number of armed timers. */
  readonly size: () => number;
}

const NONE = -1;
/** Marks in `slotOf` for a timer that is in no slot. */
const IDLE = -1;
const DUE = -2;

/** Makes a wheel that stands at `startMs`. `slotCount` is a power of two; more slots than ticks in an interval is best. */
export function createWheel(options: { readonly tickMs: number; readonly startMs: number; readonly slotCount?: number }): Wheel {
  const { tickMs, startMs, slotCount = 4096 } = options;
  const heads = new Int32Array(slotCount).fill(NONE);
  let next: Int32Array = new Int32Array(0);
  let previous: Int32Array = new Int32Array(0);
  let slotOf: Int32Array = new Int32Array(0);
  let dueTick: Float64Array = new Float64Array(0);
  /** All ticks up to this one have been fired. */
  let doneTick = 0;
  let size = 0;
  const due: number[] = [];

  function grow(timer: number): void {
    if (timer < next.length) return;
    const capacity = Math.max(1024, 2 ** Math.ceil(Math.log2(timer + 1)));
    const used = next.length;
    next = copyInto(new Int32Array(capacity), next);
    previous = copyInto(new Int32Array(capacity), previous);
    slotOf = copyInto(new Int32Array(capacity), slotOf).fill(IDLE, used);
    const ticks = new Float64Array(capacity);
    ticks.set(dueTick);
    dueTick = ticks;
  }

  function link(timer: number, tick: number): void {
    const slot = tick % slotCount;
    const head = heads[slot] ?? NONE;
    dueTick[timer] = tick;
    slotOf[timer] = slot;
    previous[timer] = NONE;
    next[timer] = head;
    if (head !== NONE) previous[head] = timer;
    heads[slot] = timer;
    size += 1;
  }

  function unlink(timer: number, mark: number): void {
    const slot = slotOf[timer] ?? IDLE;
    if (slot >= 0) {
      const before = previous[timer] ?? NONE;
      const after = next[timer] ?? NONE;
      if (before === NONE) heads[slot] = after;
      else next[before] = after;
      if (after !== NONE) previous[after] = before;
      size -= 1;
    }
    slotOf[timer] = mark;
  }

  /** Takes what is due by `tick` out of a slot. */
  function collect(slot: number, tick: number): void {
    for (let timer = heads[slot] ?? NONE; timer !== NONE;) {
      const after = next[timer] ?? NONE;
      if ((dueTick[timer] ?? 0) <= tick) {
        unlink(timer, DUE);
        due.push(timer);
      }
      timer = after;
    }
  }

  return {
    schedule: (timer, dueMs) => {
      grow(timer);
      unlink(timer, IDLE);
      link(timer, Math.max(doneTick + 1, Math.ceil((dueMs - startMs) / tickMs)));
    },
    cancel: (timer) => {
      if (timer < slotOf.length) unlink(timer, IDLE);
    },
    advance: (nowMs, fire) => {
      const nowTick = Math.floor((nowMs - startMs) / tickMs);
      if (nowTick <= doneTick) return;
      // After a long pause one turn of the wheel sees every slot.
      const firstTick = Math.max(doneTick + 1, nowTick - slotCount + 1);
      for (let tick = firstTick; tick <= nowTick; tick++) collect(tick % slotCount, nowTick);
      doneTick = nowTick;
      due.sort((one, other) => (dueTick[one] ?? 0) - (dueTick[other] ?? 0) || one - other);
      for (const timer of due.splice(0)) {
        // Not, if another timer's `fire` has cancelled it or armed it anew.
        if (slotOf[timer] !== DUE) continue;
        slotOf[timer] = IDLE;
        fire(timer);
      }
    },
    nextTickMs: (nowMs, withinMs) => {
      const last = Math.ceil((nowMs + withinMs - startMs) / tickMs);
      let tick = doneTick + 1;
      while (tick < last && heads[tick % slotCount] === NONE) tick += 1;
      return startMs + tick * tickMs;
    },
    size: () => size,
  };
}

function copyInto(to: Int32Array, from: Int32Array): Int32Array {
  to.set(from);
  return to;
}
