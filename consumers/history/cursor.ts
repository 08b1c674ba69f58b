/**
 * A place in the whole history: of each partition of the events topic the offset that comes next. As text `c12.0.7`, for
 * `next` of a page and for the id of a stream that has not said anything yet.
 */
export type Cursor = readonly number[];

/** Above what Kafka lets a topic have in practice. */
const PARTITIONS_MAX = 4096;

export function formatCursor(cursor: Cursor): string {
  return `c${cursor.join('.')}`;
}

/** `undefined` when it is none. */
export function parseCursor(text: string): Cursor | undefined {
  if (!/^c\d{1,15}(\.\d{1,15})*$/.test(text)) return undefined;
  const cursor = text.slice(1).split('.').map(Number);
  return cursor.length <= PARTITIONS_MAX ? cursor : undefined;
}
