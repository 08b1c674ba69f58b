/** The arithmetic of when to probe, in pure functions. Milliseconds on the monotonic clock. */

/**
 * When the first probe is due: at a place in the spread that depends on the id alone, so that targets that start
 * together are probed evenly over it, and the same target at the same place after every restart.
 */
export function firstDueMs(nowMs: number, id: string, spreadMs: number): number {
  return nowMs + phaseOf(id) * spreadMs;
}

/** When the next probe is due, on the target's own grid and after now; and how many were missed meanwhile. */
export function nextDue(dueMs: number, nowMs: number, intervalMs: number): { readonly dueMs: number; readonly missed: number } {
  const steps = Math.max(1, Math.floor((nowMs - dueMs) / intervalMs) + 1);
  return { dueMs: dueMs + steps * intervalMs, missed: steps - 1 };
}

/** A number in [0, 1) for a text, evenly distributed even for texts that hardly differ. */
export function phaseOf(text: string): number {
  // FNV-1a over UTF-16 code units, then MurmurHash3's finalizer, which FNV-1a alone lacks for short texts.
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}
