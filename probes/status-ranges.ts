/** Expected HTTP statuses: codes and ranges such as `204` and `200-399`. */
import type { Parsed } from './options.js';

export interface StatusRange {
  readonly from: number;
  /** Inclusive. */
  readonly to: number;
}

/** Reads `200` or `200-399`, within 100 to 599. */
export function parseStatusRange(text: string): Parsed<StatusRange> {
  const match = /^(\d{3})(?:-(\d{3}))?$/.exec(text);
  if (match === null) return { ok: false, message: `${JSON.stringify(text)} is not a status or a range such as 200-399` };
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  if (from < 100 || to > 599) return { ok: false, message: `${JSON.stringify(text)} is out of bounds: statuses are 100 to 599` };
  if (from > to) return { ok: false, message: `${JSON.stringify(text)} begins above its end` };
  return { ok: true, value: { from, to } };
}

export function isInRanges(status: number, ranges: readonly StatusRange[]): boolean {
  return ranges.some(({ from, to }) => status >= from && status <= to);
}
