/**
 * The way in (protocol.md §3.1): the state from its beginning to the end noted at the start; then the inputs, from the
 * marks kept in the state, likewise; then *caught up*, which is passed once. Both are followed from there on.
 */
import type { Clock } from '../core/clock.js';
import type { EngineInput, InputMark } from '../core/engine-types.js';
import type { IntakeView } from '../core/intake-view.js';
import {
  headerText,
  isInputTopic,
  type HeaderValue,
  type Log,
  type LogReader,
  type LogRecord,
  type LogTopic,
  type PartitionRange,
  type ReadBatch,
  type ReadGap,
  type InputTopic,
} from '../core/log.js';
import type { ToldAt } from '../core/records.js';
import { createLogDecoder } from './decode/log-decoder.js';
import { createFeedLag } from './feed-lag.js';
import { createIntakeProgress } from './intake-progress.js';
import { placeOf } from './records-out.js';
import { findVoidMarks, holdsAnother, type ReadUpTo } from './verify-marks.js';

/** How often the ends are asked for at least (protocol.md §3.2). */
const ASK_EVERY_MS = 5_000;
const ASK_EVERY_LEAST_MS = 250;
/** Asked for as often in the lag that stops judging: else a quiet log would look like one that is not read. */
const ASKS_IN_LIMIT = 4;
/** How often a partition that waits looks whether there is room. */
const ROOM_LOOK_MS = 250;

export interface IntakeOptions {
  readonly log: Pick<Log, 'openReader' | 'partitionCount' | 'readRange'>;
  readonly clock: Clock;
  /** The marks that the state holds, once it is read: they are checked against the log. */
  readonly inputMarks: () => readonly InputMark[];
  readonly inputsFrom: (topic: InputTopic, partition: number) => number | undefined;
  /** Whether a bad record of this partition is not taken now: too many have no dead letter yet (protocol.md §2.5). */
  readonly mustWait: (at: Pick<ToldAt, 'topic' | 'partition'>) => boolean;
  readonly dispatch: (input: EngineInput) => void;
  /** Records were gone before they were read, while reading or since a mark was made; a topic made anew has `found` below `expected`. */
  readonly onGap: (gap: ReadGap) => void;
  /** The feed lag from which nothing is judged. */
  readonly feedLagLimitMs: () => number;
  /** The reader has trouble, or none any more. */
  readonly onTrouble: (error: Error | undefined) => void;
}

export interface Intake extends IntakeView {
  /**
   * As `feedLagMs`, but a partition that waits for dead letters counts as read: it waits for whoever owns its share, and
   * leaving the group would not help.
   */
  readonly readerLagMs: () => number;
  /** Resolves once caught up; rejects when the topics cannot be read, or with `stopped` when stopped before. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

type Stage = 'not started' | 'state' | 'inputs' | 'caught up' | 'stopped';

export function createIntake(options: IntakeOptions): Intake {
  const { log, clock, inputMarks, inputsFrom, mustWait, dispatch, onGap, onTrouble } = options;
  const progress = createIntakeProgress();
  const readers: LogReader[] = [];
  const waiters = new Set<() => void>();
  const decoder = new TextDecoder();
  const decode = createLogDecoder();
  let stage: Stage = 'not started';
  let trouble: Error | undefined;
  /** Up to where all was read when the trouble began. */
  let doubtful: readonly ReadUpTo[] | undefined;
  const feedLag = createFeedLag(clock, progress.isAt);
  const readerLag = createFeedLag(clock, (name, end) => progress.isWaiting(name) || progress.isAt(name, end));
  let cancelAsking: (() => void) | undefined;

  async function start(): Promise<void> {
    stage = 'state';
    if (readers.length === 0) await follow(['state'], beginningOfState, readState);
    if (isStopped()) return;
    stage = 'inputs';
    await voidMarks();
    if (isStopped()) return;
    await follow(['taskStatus', 'taskInfo'], beginningOf, readInputs);
    if (isStopped()) return;
    stage = 'caught up';
    feedLag.reset();
    readerLag.reset();
    dispatch({ type: 'caught-up', nowMs: clock.nowMs() });
    askLater();
  }

  function isStopped(): boolean {
    return stage === 'stopped';
  }

  function beginningOfState({ partition }: PartitionRange): number {
    dispatch({ type: 'state-partitions', count: partition + 1 });
    return 0;
  }

  function beginningOf({ topic, partition, low }: PartitionRange): number {
    if (!isInputTopic(topic)) return 0;
    const marks = inputMarks().filter((mark) => mark.topic === topic && mark.partition === partition);
    const wanted = inputsFrom(topic, partition) ?? 0;
    const position = Math.max(wanted, low);
    // where nothing more is told, the mark that stands there stays
    if (position > 0)
      dispatch({ type: 'position', topic, partition, offset: position, atMs: marks.find(({ offset }) => offset === position)?.atMs });
    if (wanted < low) {
      dispatch({ type: 'input-overtaken', topic, partition, found: low, nowMs: clock.nowMs() });
      const overtaken = marks.filter(({ offset }) => offset < low);
      if (overtaken.length > 0) onGap({ topic, partition, expected: Math.min(...overtaken.map(({ offset }) => offset)), found: low });
    }
    return position;
  }

  /** Marks of topics that were made anew since. */
  async function voidMarks(): Promise<void> {
    const marks = inputMarks();
    for (const { topic, partition, shares } of await findVoidMarks(log, marks)) {
      if (isStopped()) return;
      dispatch({ type: 'input-anew', topic, partition, shares, nowMs: clock.nowMs() });
      const ofIt = marks.filter((mark) => mark.topic === topic && mark.partition === partition && shares.includes(mark.share));
      onGap({ topic, partition, expected: Math.max(...ofIt.map(({ offset }) => offset)), found: 0 });
    }
  }

  function skip(gap: ReadGap): void {
    const { topic, partition, expected, found } = gap;
    const isAnew = found < expected;
    progress.noteGap(gap);
    onGap(gap);
    if (topic === 'state') dispatch({ type: 'state-lost', share: partition, expected, found });
    else if (isInputTopic(topic))
      dispatch(
        isAnew
          ? { type: 'input-anew', topic, partition, shares: undefined, nowMs: clock.nowMs() }
          : { type: 'input-overtaken', topic, partition, found, nowMs: clock.nowMs() },
      );
    for (const waiter of [...waiters]) waiter();
  }

  /** Reading goes on after a time in which the log was out of reach: another topic may stand in its place, longer than the one before. */
  async function verify(): Promise<void> {
    const places = doubtful ?? [];
    doubtful = undefined;
    try {
      for (const place of places) {
        if (isStopped()) return;
        const { topic, partition } = place;
        if (await holdsAnother(log, place)) dispatch({ type: 'log-replaced', topic, partition });
      }
    } catch {
      // out of reach again: verified when it is back
      doubtful ??= places;
    }
  }

  /** Opens a reader and waits until it has read to the ends that it found. */
  async function follow(
    topics: readonly LogTopic[],
    from: (range: PartitionRange) => number,
    read: (batch: ReadBatch) => void | Promise<void>,
  ): Promise<void> {
    const reader = await log.openReader({
      topics,
      from: (range) => {
        const position = Math.min(Math.max(from(range), range.low), range.end);
        progress.begin(range, position);
        return position;
      },
      onBatch: async (batch) => {
        await read(batch);
        if (isStopped()) return;
        progress.noteBatch(batch);
        for (const waiter of [...waiters]) waiter();
      },
      onGap: skip,
      onTrouble: (error) => {
        trouble = error;
        onTrouble(error);
        if (error !== undefined) doubtful ??= progress.readUpTo();
        else void verify();
      },
    });
    readers.push(reader);
    const isThere = (): boolean => isStopped() || progress.isThere(topics);
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

  async function readInputs({ records, topic, partition, nextOffset }: ReadBatch): Promise<void> {
    if (!isInputTopic(topic)) return;
    for (const record of records) {
      const at: ToldAt = { topic, partition, offset: record.offset, atMs: record.atMs };
      const decoded = decode(topic, record);
      if (!decoded.ok && mustWait(at)) await waitForRoom(at);
      if (isStopped()) return;
      const nowMs = clock.nowMs();
      if (decoded.ok) dispatch({ type: 'said', at, said: decoded.said, nowMs });
      else dispatch({ type: 'bad-record', at, failure: decoded.failure, record: copyOf(record), nowMs });
    }
    dispatch({ type: 'position', topic, partition, offset: nextOffset, atMs: records.at(-1)?.atMs });
  }

  async function waitForRoom(at: ToldAt): Promise<void> {
    progress.setWaiting(at, true);
    while (!isStopped() && mustWait(at)) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          cancel();
          waiters.delete(look);
          resolve();
        };
        const look = (): void => {
          if (isStopped()) done();
        };
        const cancel = clock.after(ROOM_LOOK_MS, done);
        waiters.add(look);
      });
    }
    progress.setWaiting(at, false);
  }

  /** Asks for the ends of everything, every few seconds, so that lag can be told from quiet (protocol.md §3.2). */
  function askLater(): void {
    if (isStopped()) return;
    const everyMs = Math.min(ASK_EVERY_MS, Math.max(ASK_EVERY_LEAST_MS, options.feedLagLimitMs() / ASKS_IN_LIMIT));
    cancelAsking = clock.after(everyMs, () => {
      void askEnds().finally(askLater);
    });
  }

  async function askEnds(): Promise<void> {
    const askedMs = clock.monotonicMs();
    try {
      const ranges = (await Promise.all(readers.map(async (reader) => reader.ends()))).flat();
      progress.noteEnds(ranges);
      for (const lag of [feedLag, readerLag]) lag.note(askedMs, ranges);
    } catch (error) {
      trouble ??= error instanceof Error ? error : new Error(String(error));
    }
  }

  function missing(): readonly string[] {
    if (stage === 'caught up') return progress.anew();
    const left = progress.left();
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

  return {
    start,
    stop,
    progress: progress.views,
    feedLagMs: feedLag.lagMs,
    readerLagMs: readerLag.lagMs,
    missing,
  };
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
