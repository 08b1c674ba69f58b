/**
 * The way in (protocol.md §3.1): the state from its beginning to the end noted at the start; then the inputs, from the
 * marks kept in the state, likewise; then *caught up*, which is passed once. Both are followed from there on.
 */
import type { Clock } from '../core/clock.js';
import type { EngineInput } from '../core/engine-types.js';
import type { IntakeView, PartitionProgress } from '../core/intake-view.js';
import {
  headerText,
  type HeaderValue,
  type Log,
  type LogReader,
  type LogRecord,
  type LogTopic,
  type PartitionRange,
  type ReadBatch,
  type ReadGap,
} from '../core/log.js';
import type { ToldAt } from '../core/records.js';
import { partitionName } from '../core/told.js';
import { decodeRecord } from './decode/decode-record.js';
import { textHeaders } from './decode/headers.js';
import { placeOf } from './records-out.js';

/** How often the ends are asked for (protocol.md §3.2). */
const ASK_EVERY_MS = 5_000;

export interface IntakeOptions {
  readonly log: Pick<Log, 'openReader'>;
  readonly clock: Clock;
  readonly inputsFrom: (topic: 'taskStatus' | 'taskInfo', partition: number) => number | undefined;
  readonly dispatch: (input: EngineInput) => void;
  readonly onGap: (gap: ReadGap) => void;
  /** The reader has trouble, or none any more. */
  readonly onTrouble: (error: Error | undefined) => void;
}

export interface Intake extends IntakeView {
  /** Resolves once caught up; rejects when the topics cannot be read, or with `stopped` when stopped before. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Progress {
  readonly topic: LogTopic;
  readonly partition: number;
  position: number;
  /** The end noted when reading began. */
  readonly target: number;
  /** The end last asked for. */
  end: number;
}

type Stage = 'not started' | 'state' | 'inputs' | 'caught up' | 'stopped';

export function createIntake({ log, clock, inputsFrom, dispatch, onGap, onTrouble }: IntakeOptions): Intake {
  const progress = new Map<string, Progress>();
  const readers: LogReader[] = [];
  const waiters = new Set<() => void>();
  const decoder = new TextDecoder();
  let stage: Stage = 'not started';
  let trouble: Error | undefined;
  let lastAtEndMs = clock.monotonicMs();
  let cancelAsking: (() => void) | undefined;

  async function start(): Promise<void> {
    stage = 'state';
    await follow(['state'], () => 0, readState);
    if (isStopped()) return;
    stage = 'inputs';
    await follow(['taskStatus', 'taskInfo'], beginningOf, readInputs);
    if (isStopped()) return;
    stage = 'caught up';
    lastAtEndMs = clock.monotonicMs();
    dispatch({ type: 'caught-up', nowMs: clock.nowMs() });
    askLater();
  }

  function isStopped(): boolean {
    return stage === 'stopped';
  }

  function beginningOf(range: PartitionRange): number {
    return range.topic === 'taskStatus' || range.topic === 'taskInfo' ? (inputsFrom(range.topic, range.partition) ?? 0) : 0;
  }

  /** Opens a reader and waits until it has read to the ends that it found. */
  async function follow(
    topics: readonly LogTopic[],
    from: (range: PartitionRange) => number,
    read: (batch: ReadBatch) => void,
  ): Promise<void> {
    const reader = await log.openReader({
      topics,
      from: (range) => {
        const position = Math.min(Math.max(from(range), range.low), range.end);
        progress.set(partitionName(range), { topic: range.topic, partition: range.partition, position, target: range.end, end: range.end });
        return position;
      },
      onBatch: (batch) => {
        read(batch);
        const known = progress.get(partitionName(batch));
        if (known !== undefined) {
          known.position = batch.nextOffset;
          known.end = Math.max(known.end, batch.nextOffset);
        }
        for (const waiter of [...waiters]) waiter();
      },
      onGap,
      onTrouble: (error) => {
        trouble = error;
        onTrouble(error);
      },
    });
    readers.push(reader);
    const isThere = (): boolean =>
      isStopped() || [...progress.values()].every((one) => !topics.includes(one.topic) || one.position >= one.target);
    if (isThere()) return;
    await new Promise<void>((resolve) => {
      const waiter = (): void => {
        if (!isThere()) return;
        waiters.delete(waiter);
        resolve();
      };
      waiters.add(waiter);
    });
  }

  function readState({ records, partition }: ReadBatch): void {
    const nowMs = clock.nowMs();
    for (const record of records) {
      if (record.key === undefined) continue;
      dispatch({
        type: 'state-record',
        share: partition,
        offset: record.offset,
        atMs: record.atMs,
        key: decoder.decode(record.key),
        value: record.value === undefined ? undefined : decoder.decode(record.value),
        ...placeOf({ epoch: headerText(record.headers, 'taskpulse-epoch'), seq: headerText(record.headers, 'taskpulse-seq') }),
        nowMs,
      });
    }
  }

  function readInputs({ records, topic, partition, nextOffset }: ReadBatch): void {
    if (topic !== 'taskStatus' && topic !== 'taskInfo') return;
    const nowMs = clock.nowMs();
    for (const record of records) readInput(record, { topic, partition, offset: record.offset, atMs: record.atMs }, nowMs);
    dispatch({ type: 'position', topic, partition, offset: nextOffset, atMs: records.at(-1)?.atMs });
  }

  function readInput(record: LogRecord, at: ToldAt, nowMs: number): void {
    const decoded = decodeRecord({ topic: at.topic, value: record.value, headers: textHeaders(record.headers) });
    if (!decoded.ok) dispatch({ type: 'bad-record', at, failure: decoded.failure, record: copyOf(record), nowMs });
    else if (decoded.said.length > 0) dispatch({ type: 'said', at, said: decoded.said, nowMs });
  }

  /** Asks for the ends of everything, every few seconds, so that lag can be told from quiet (protocol.md §3.2). */
  function askLater(): void {
    if (isStopped()) return;
    cancelAsking = clock.after(ASK_EVERY_MS, () => {
      void askEnds().finally(askLater);
    });
  }

  async function askEnds(): Promise<void> {
    const askedMs = clock.monotonicMs();
    try {
      const ranges = (await Promise.all(readers.map(async (reader) => reader.ends()))).flat();
      for (const { topic, partition, end } of ranges) {
        const known = progress.get(partitionName({ topic, partition }));
        if (known !== undefined) known.end = end;
      }
      if (isAtEnds()) lastAtEndMs = askedMs;
      else notedEnds = { askedMs, ends: new Map(ranges.map((range) => [partitionName(range), range.end])) };
    } catch (error) {
      trouble ??= error instanceof Error ? error : new Error(String(error));
    }
  }

  /** Ends that were asked for and not yet reached: reached later, they still count from when they were asked. */
  let notedEnds: { readonly askedMs: number; readonly ends: ReadonlyMap<string, number> } | undefined;

  function isAtEnds(): boolean {
    return [...progress.values()].every((one) => one.position >= one.end);
  }

  function feedLagMs(): number {
    const reached = notedEnds;
    if (reached !== undefined && [...reached.ends].every(([name, end]) => (progress.get(name)?.position ?? 0) >= end)) {
      lastAtEndMs = Math.max(lastAtEndMs, reached.askedMs);
      notedEnds = undefined;
    }
    return clock.monotonicMs() - lastAtEndMs;
  }

  function missing(): readonly string[] {
    if (stage === 'caught up') return [];
    const left = [...progress.values()].reduce((sum, one) => sum + Math.max(0, one.target - one.position), 0);
    const why = trouble === undefined ? '' : ` (${trouble.message})`;
    switch (stage) {
      case 'not started':
        return [`the log is not reached yet${why}`];
      case 'state':
        return [`reading the state: ${String(left)} records to go${why}`];
      case 'inputs':
        return [`reading the task statuses: ${String(left)} records to go${why}`];
      case 'stopped':
        return ['stopping'];
    }
  }

  async function stop(): Promise<void> {
    stage = 'stopped';
    cancelAsking?.();
    for (const waiter of [...waiters]) waiter();
    await Promise.all(readers.map(async (reader) => reader.stop()));
  }

  return { start, stop, progress: () => [...progress.values()].map(toView), feedLagMs, missing };
}

function toView({ topic, partition, position, end }: Progress): PartitionProgress {
  return { topic, partition, position, end };
}

/** A dead letter is kept until it is written: not as a view on a fetch buffer. */
function copyOf(record: LogRecord): LogRecord {
  return {
    ...record,
    key: record.key === undefined ? undefined : new Uint8Array(record.key),
    value: record.value === undefined ? undefined : new Uint8Array(record.value),
    headers: Object.fromEntries(Object.entries(record.headers).map(([name, value]) => [name, copyOfHeader(value)])),
  };
}

function copyOfHeader(value: HeaderValue): HeaderValue {
  return value instanceof Uint8Array ? new Uint8Array(value) : value.map((one) => new Uint8Array(one));
}
