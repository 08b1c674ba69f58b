/**
 * Lists in pages. A cursor holds the key of the last item shown, so a page goes on after that key whatever came or went
 * meanwhile: an item that was there all along is shown exactly once.
 */
import { HttpFault } from './problem.js';

/** What an item is sorted by; unique in its list, and the same as long as the item lives. */
export type SortKey = readonly (string | number)[];

export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Cuts one page out of a list in no particular order. @throws {HttpFault} 400 for a cursor that this list did not give. */
export function cutPage<T>(
  list: { readonly name: string; readonly items: Iterable<T>; readonly keyOf: (item: T) => SortKey },
  query: PageQuery,
): PageOf<T> {
  const after = query.cursor === undefined ? undefined : readCursor(list.name, query.cursor);
  const found = selectSmallest(list.items, list.keyOf, after, query.limit + 1);
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const items = shown.map(({ item }) => item);
  return found.length > shown.length && last !== undefined ? { items, next: writeCursor(list.name, last.key) } : { items };
}

interface Keyed<T> {
  readonly key: SortKey;
  readonly item: T;
}

/** The `count` smallest above `after`, sorted. One pass, and sorting only what may be among them: lists hold 100,000 items. */
function selectSmallest<T>(
  items: Iterable<T>,
  keyOf: (item: T) => SortKey,
  after: SortKey | undefined,
  count: number,
): readonly Keyed<T>[] {
  const bufferMax = count * 2;
  let buffer: Keyed<T>[] = [];
  let bound: SortKey | undefined;
  const shrink = (): void => {
    buffer = buffer.sort((a, b) => compareKeys(a.key, b.key)).slice(0, count);
    if (buffer.length === count) bound = buffer.at(-1)?.key;
  };
  for (const item of items) {
    const key = keyOf(item);
    if (after !== undefined && compareKeys(key, after) <= 0) continue;
    if (bound !== undefined && compareKeys(key, bound) > 0) continue;
    buffer.push({ key, item });
    if (buffer.length >= bufferMax) shrink();
  }
  shrink();
  return buffer;
}

/** By code units, part by part: an order that no locale changes between two pages. */
export function compareKeys(a: SortKey, b: SortKey): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (part !== other) return part < other ? -1 : 1;
  }
  return a.length < b.length ? -1 : 0;
}

function writeCursor(name: string, key: SortKey): string {
  return Buffer.from(JSON.stringify([name, ...key]), 'utf8').toString('base64url');
}

function readCursor(name: string, cursor: string): SortKey {
  const parts = parseCursor(cursor);
  if (parts?.[0] !== name) throw new HttpFault(400, 'The cursor is not one that this list gave', { field: 'cursor' });
  return parts.slice(1);
}

function parseCursor(cursor: string): SortKey | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) && value.length > 1 && value.every(isKeyPart) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isKeyPart(part: unknown): part is string | number {
  return typeof part === 'string' || typeof part === 'number';
}
