/** From what a client names — a cursor, a position, an event's id, a time — to the place in the history after it. */
import { headerText, type LogRecord } from '../../core/log.js';
import { parseCursor, type Cursor } from './cursor.js';
import type { HistoryLog } from './page.js';

/** How far back an id is looked for in its partition. */
export const LOOK_BACK_RECORDS = 20_000;
const PIECE_RECORDS = 1_000;
/**
 * In the other partitions reading begins this much earlier, and repeats: instances stamp their records by their own clocks,
 * and before they send them, which a broker that does not answer can delay by 40 s (kafka/client.ts, `RETRY`).
 */
const CLOCKS_DIFFER_MS = 60_000;

/** What `after` can be; `undefined`: nothing of these. */
export type Place =
  | { readonly kind: 'cursor'; readonly cursor: Cursor }
  | { readonly kind: 'position'; readonly partition: number; readonly offset: number }
  | { readonly kind: 'id'; readonly id: string; readonly share: number }
  | { readonly kind: 'time'; readonly atMs: number };

export function parsePlace(text: string): Place | undefined {
  const cursor = parseCursor(text);
  if (cursor !== undefined) return { kind: 'cursor', cursor };
  const [, partition, offset] = /^(\d{1,4}):(\d{1,15})$/.exec(text) ?? [];
  if (partition !== undefined && offset !== undefined) return { kind: 'position', partition: Number(partition), offset: Number(offset) };
  const [, share] = /^(\d{1,4})(?:-\d{1,15}){3}$/.exec(text) ?? [];
  if (share !== undefined) return { kind: 'id', id: text, share: Number(share) };
  const atMs = parseTime(text);
  return atMs === undefined ? undefined : { kind: 'time', atMs };
}

/** RFC 3339 with seconds and an offset. */
export function parseTime(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i.test(text)) return undefined;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? undefined : atMs;
}

export async function beginning(log: HistoryLog): Promise<Cursor> {
  return Array.from({ length: await log.partitionCount('events') }, () => 0);
}

/** Behind the last record of each partition. @throws {LogError} */
export async function endOf(log: HistoryLog): Promise<Cursor> {
  const zero = await beginning(log);
  return Promise.all(
    zero.map(async (_, partition) => (await log.readRange({ topic: 'events', partition, from: Number.MAX_SAFE_INTEGER, max: 1 })).end),
  );
}

/** `undefined` when there is no such place: the id is not among the last ones of its share, the partition does not exist. @throws {LogError} */
export async function seek(log: HistoryLog, place: Place): Promise<Cursor | undefined> {
  const zero = await beginning(log);
  switch (place.kind) {
    case 'cursor':
      return place.cursor.length === zero.length ? place.cursor : undefined;
    case 'time':
      return Promise.all(zero.map(async (_, partition) => firstAt(log, partition, place.atMs)));
    case 'position':
    case 'id': {
      const partition = place.kind === 'id' ? place.share : place.partition;
      if (partition >= zero.length) return undefined;
      const found = place.kind === 'id' ? await findId(log, partition, place.id) : await recordAt(log, partition, place.offset);
      if (found === undefined) return undefined;
      return Promise.all(
        zero.map(async (_, other) => (other === partition ? found.offset + 1 : firstAt(log, other, found.atMs - CLOCKS_DIFFER_MS))),
      );
    }
  }
}

async function recordAt(log: HistoryLog, partition: number, offset: number): Promise<LogRecord | undefined> {
  const [record] = (await log.readRange({ topic: 'events', partition, from: offset, max: 1 })).records;
  return record?.offset === offset ? record : undefined;
}

/** The last record with this id, piece by piece from the end. */
async function findId(log: HistoryLog, partition: number, id: string): Promise<LogRecord | undefined> {
  const { low, end } = await log.readRange({ topic: 'events', partition, from: Number.MAX_SAFE_INTEGER, max: 1 });
  const first = Math.max(low, end - LOOK_BACK_RECORDS);
  for (let to = end; to > first; to -= PIECE_RECORDS) {
    let found: LogRecord | undefined;
    for (let from = Math.max(first, to - PIECE_RECORDS); from < to;) {
      const { records, nextOffset } = await log.readRange({ topic: 'events', partition, from, max: to - from });
      found = records.findLast((record) => headerText(record.headers, 'ce_id') === id) ?? found;
      from = Math.max(nextOffset, from + 1);
    }
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first offset whose record is not older, found by halving: records stand nearly in the order of their times. @throws {LogError} */
export async function firstAt(log: HistoryLog, partition: number, atMs: number): Promise<number> {
  let { low: from, end: to } = await log.readRange({ topic: 'events', partition, from: 0, max: 1 });
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const [record] = (await log.readRange({ topic: 'events', partition, from: middle, max: 1 })).records;
    if (record === undefined || record.atMs >= atMs) to = middle;
    else from = record.offset + 1;
  }
  return from;
}
