/**
 * What the history says of one address: the ends of assignments that held it. Read on request, a bounded part of the events
 * topic: the newest records; or, for one time, those from that time on, since whoever held the address then let go of it later.
 */
import { assignmentOfEnd, claimOfEnd, type Claim } from '../../core/holdings.js';
import { headerText, type LogRecord } from '../../core/log.js';
import { TASK_ENDED } from '../../core/task-events.js';
import { readEvent } from './event.js';
import type { HistoryLog } from './page.js';
import { firstAt } from './seek.js';

/** Records looked at for one request, in all partitions together. */
export const SCAN_MAX_RECORDS = 200_000;
const PIECE_RECORDS = 2_000;
/** Events are stamped by the clocks of instances, what they tell by those of whoever published the statuses. */
const CLOCKS_DIFFER_MS = 300_000;

export interface ScanOptions {
  /** In canonical form. */
  readonly address: string;
  /** Only who held it then is wanted. */
  readonly atMs: number | undefined;
  /** Default {@link SCAN_MAX_RECORDS}. */
  readonly maxRecords?: number;
}

export interface Scan {
  readonly claims: readonly Claim[];
  /** Assignments with an end that mentions the address, by `assignmentKey`: also where it did not count. */
  readonly told: ReadonlySet<string>;
  /** Whether all was read that could speak of it. */
  readonly isComplete: boolean;
  /** Time of the oldest record from which on all partitions were read; `undefined` when nothing was there. */
  readonly readFromMs: number | undefined;
}

/** @throws {LogError} */
export async function readClaims(log: HistoryLog, { address, atMs, maxRecords = SCAN_MAX_RECORDS }: ScanOptions): Promise<Scan> {
  const partitions = await log.partitionCount('events');
  const share = Math.max(1, Math.floor(maxRecords / partitions));
  const needle = Buffer.from(JSON.stringify(address), 'utf8');
  const claims: Claim[] = [];
  const told = new Set<string>();
  let isComplete = true;
  let readFromMs: number | undefined;
  for (let partition = 0; partition < partitions; partition += 1) {
    const window = await findWindow(log, partition, atMs, share);
    isComplete &&= window.isWhole;
    let isFirst = true;
    for (let from = window.from; from < window.to;) {
      const { records, nextOffset } = await log.readRange({
        topic: 'events',
        partition,
        from,
        max: Math.min(PIECE_RECORDS, window.to - from),
      });
      const [oldest] = records;
      if (isFirst && oldest !== undefined) readFromMs = Math.max(readFromMs ?? -Infinity, oldest.atMs);
      isFirst &&= oldest === undefined;
      for (const record of records) {
        const event = mentions(record, needle) ? readEvent(record) : undefined;
        const assignment = event === undefined ? undefined : assignmentOfEnd(event.data);
        if (event === undefined || assignment === undefined) continue;
        told.add(assignment);
        const claim = claimOfEnd(event.data, Date.parse(event.time), address);
        if (claim !== undefined) claims.push(claim);
      }
      from = Math.max(nextOffset, from + 1);
      await nextTurn();
    }
  }
  return { claims, told, isComplete, readFromMs };
}

async function findWindow(
  log: HistoryLog,
  partition: number,
  atMs: number | undefined,
  max: number,
): Promise<{ readonly from: number; readonly to: number; readonly isWhole: boolean }> {
  const { low, end } = await log.readRange({ topic: 'events', partition, from: Number.MAX_SAFE_INTEGER, max: 1 });
  if (atMs === undefined) {
    const from = Math.max(low, end - max);
    return { from, to: end, isWhole: from === low };
  }
  const from = await firstAt(log, partition, atMs - CLOCKS_DIFFER_MS);
  const to = Math.min(end, from + max);
  return { from, to, isWhole: to === end };
}

/** Most records speak of something else: those are not parsed. */
function mentions({ value, headers }: LogRecord, needle: Buffer): boolean {
  if (value === undefined || headerText(headers, 'ce_type') !== TASK_ENDED) return false;
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).includes(needle);
}

/** Probes and timers run between two pieces. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
