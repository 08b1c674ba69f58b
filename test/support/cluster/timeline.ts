/** Virtual time of the cluster: what is due happens in order, nothing waits. */
export interface Timeline {
  readonly nowMs: () => number;
  readonly at: (delayMs: number, happen: () => void) => void;
  /** Everything due until then, in order of time. */
  readonly advance: (byMs: number) => void;
  /** Everything that is still to come. */
  readonly drain: () => void;
}

export function createTimeline(startMs: number): Timeline {
  let now = startMs;
  let entered = 0;
  const due: { readonly atMs: number; readonly order: number; readonly happen: () => void }[] = [];

  function at(delayMs: number, happen: () => void): void {
    const entry = { atMs: now + delayMs, order: (entered += 1), happen };
    let index = due.length;
    while (index > 0 && (due[index - 1]?.atMs ?? 0) > entry.atMs) index -= 1;
    due.splice(index, 0, entry);
  }

  function happenUntil(endMs: number): void {
    for (let happened = 0; happened < 100_000; happened += 1) {
      const first = due[0];
      if (first === undefined || first.atMs > endMs) return;
      due.shift();
      now = first.atMs;
      first.happen();
    }
    throw new Error('Cannot come to rest: something happens again and again');
  }

  return {
    nowMs: () => now,
    at,
    advance: (byMs) => {
      const endMs = now + byMs;
      happenUntil(endMs);
      now = endMs;
    },
    drain: () => {
      happenUntil(Infinity);
    },
  };
}
