/** Durations as operators write them (interface.md, "Formats"): `1m30s`, `500ms`. */

const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export const DURATION_PATTERN = /^(\d+(ms|s|m|h|d))+$/;
const DURATION_PART = /(\d+)(ms|s|m|h|d)/g;

/** Milliseconds; `undefined` when the text is no duration, or one of more than 2^53 ms. */
export function parseDuration(text: string): number | undefined {
  if (!DURATION_PATTERN.test(text)) return undefined;
  let totalMs = 0;
  for (const [, count, unit] of text.matchAll(DURATION_PART)) {
    // the pattern lets no other unit through
    totalMs += Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS];
  }
  return Number.isSafeInteger(totalMs) ? totalMs : undefined;
}

/** The shortest spelling that parses to the same: 90000 → `1m30s`, 86400000 → `1d`. */
export function formatDuration(durationMs: number): string {
  let leftMs = durationMs;
  let text = '';
  for (const unit of ['d', 'h', 'm', 's', 'ms'] as const) {
    const count = Math.floor(leftMs / UNIT_MS[unit]);
    if (count > 0) text += `${count}${unit}`;
    leftMs -= count * UNIT_MS[unit];
  }
  return text === '' ? '0s' : text;
}
