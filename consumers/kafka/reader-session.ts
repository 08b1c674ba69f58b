/**
 * The life of one kafkajs consumer: alone in a group of its own, nothing committed, positions ours. It ends by a crash or
 * for want of any sign of life; the reader then begins another. kafkajs's own restarts are off: they know no end.
 */
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Clock } from '../../core/clock.js';
import { RETRY, withDeadline } from './client.js';
import { batchFacts } from './internals.js';
import { judgeBatch, partitionKey, type HandedBatch, type ReaderPartition } from './reader-partition.js';
import { createRecordCursor } from './record-cursor.js';
import { createWaits, type Waits } from './waits.js';

/** A handler that takes longer than this holds up its partition only: the partition is paused, the others go on. */
const PATIENCE_MS = 250;
const LONG_POLL_MS = 500;
const WATCH_MS = 1000;
const CLOSE_MS = 5000;
/**
 * Of one answer, held until all of it is handled. The broker is asked for the partitions in another order each time, and gives
 * the first a whole batch however large (KIP-74), so no record is too large and none starves. Handled before two collections of
 * young objects have passed: of twice as much the bytes counted as old, and V8 went through the whole heap to be rid of them,
 * nine times in a start. Of half as much the requests cost more.
 */
const FETCH_BYTES = 1024 * 1024;
const REBALANCE_MS = 60_000;
/** How long new partitions of a topic go unnoticed. */
const METADATA_AGE_MS = 60_000;

export interface SessionOptions {
  readonly kafka: Kafka;
  readonly clock: Clock;
  readonly groupId: string;
  readonly sessionTimeoutMs: number;
  readonly names: readonly string[];
  readonly partitions: ReadonlyMap<string, ReaderPartition>;
  readonly isStopped: () => boolean;
  /** Partitions that were assigned and are not in `partitions` yet. */
  readonly onUnknown: () => void;
  readonly onGap: (partition: ReaderPartition, found: number) => void;
  /** A partition may have been made anew: its ends should be asked for. */
  readonly onSuspect: () => void;
  /** Hands over; resolves when the handler is done with all of it. Never rejects. */
  readonly hand: (partition: ReaderPartition, batch: HandedBatch, betweenSlices: () => Promise<void>) => Promise<void>;
  /** Joined and fetching. */
  readonly onAlive: () => void;
}

export interface ReaderSession {
  /** Resolves with the reason when it is over. */
  readonly over: Promise<Error>;
  /** Fetches the partition from its position on; for one that was busy, or came anew. */
  readonly resume: (partition: ReaderPartition) => void;
  readonly close: () => Promise<void>;
}

export function startSession(options: SessionOptions): ReaderSession {
  const { clock, sessionTimeoutMs, partitions } = options;
  const heartbeatInterval = Math.min(1000, Math.floor(sessionTimeoutMs / 6));
  const consumer = options.kafka.consumer({
    groupId: options.groupId,
    sessionTimeout: sessionTimeoutMs,
    rebalanceTimeout: REBALANCE_MS,
    heartbeatInterval,
    maxWaitTimeInMs: Math.min(LONG_POLL_MS, heartbeatInterval),
    maxBytes: FETCH_BYTES,
    maxBytesPerPartition: FETCH_BYTES,
    metadataMaxAge: METADATA_AGE_MS,
    allowAutoTopicCreation: false,
    retry: { ...RETRY, restartOnFailure: () => Promise.resolve(false) },
  });
  let end: (reason: Error) => void = () => undefined;
  const over = new Promise<Error>((resolve) => (end = resolve));
  const waits = createWaits();
  void over.then(waits.end);
  const life = { isOver: false, isJoined: false, lastSignMs: clock.monotonicMs() };
  const sign = (): void => void (life.lastSignMs = clock.monotonicMs());
  const control = createControl(consumer, life);

  consumer.on(consumer.events.CRASH, ({ payload }) => end(payload.error));
  consumer.on(consumer.events.HEARTBEAT, sign);
  consumer.on(consumer.events.FETCH, () => {
    sign();
    if (life.isJoined) options.onAlive();
  });
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    sign();
    life.isJoined = true;
    // synchronously: after an await the first fetch has already begun, from where kafkajs believes us to be (§1.4)
    let isUnknown = false;
    for (const [name, assigned] of Object.entries(payload.memberAssignment)) {
      for (const number of assigned) {
        const partition = partitions.get(partitionKey(name, number));
        if (partition === undefined) control.pause(name, number);
        else if (partition.busy === undefined) control.seek(partition);
        else control.hold(partition);
        isUnknown ||= partition === undefined;
      }
    }
    if (isUnknown) options.onUnknown();
  });
  const cancelWatch = watch(options, life, end);

  const run = async (): Promise<void> => {
    await consumer.connect();
    await consumer.subscribe({ topics: [...options.names], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => takeBatch({ ...options, whileAlive: waits.during }, control, payload),
    });
  };
  const running = run().catch((error: unknown) => end(toError(error)));
  const close = async (): Promise<void> => {
    life.isOver = true;
    waits.end();
    cancelWatch();
    // stopping before run() has come back leaves a consumer that goes on (kafkajs #967, #1639)
    const closed = running.then(() => consumer.disconnect());
    await withDeadline(clock, { ms: CLOSE_MS, what: 'close the consumer' }, closed).catch(() => undefined);
  };
  let closing: Promise<void> | undefined;
  return { over, resume: control.resume, close: () => (closing ??= close()) };
}

interface Control {
  /** Pauses until it is resumed. */
  readonly hold: (partition: ReaderPartition) => void;
  readonly pause: (name: string, partition: number) => void;
  readonly seek: (partition: ReaderPartition) => void;
  readonly resume: (partition: ReaderPartition) => void;
}

/** kafkajs throws on all of these once it has stopped; then there is nothing left to steer. */
function createControl(consumer: Consumer, life: { readonly isOver: boolean }): Control {
  const steer = (act: () => void): void => {
    if (life.isOver) return;
    try {
      act();
    } catch {
      // stopped meanwhile: CRASH or close() says so
    }
  };
  const seek = ({ name, partition, position }: ReaderPartition): void =>
    steer(() => consumer.seek({ topic: name, partition, offset: String(position) }));
  const pause = (name: string, partition: number): void => steer(() => consumer.pause([{ topic: name, partitions: [partition] }]));
  return {
    hold: (partition) => {
      partition.isPaused = true;
      pause(partition.name, partition.partition);
    },
    pause,
    seek,
    resume: (partition) => {
      partition.isPaused = false;
      seek(partition);
      steer(() => consumer.resume([{ topic: partition.name, partitions: [partition.partition] }]));
    },
  };
}

interface TakingOptions extends SessionOptions {
  /** Until the work is done, which never rejects, or the session is over. */
  readonly whileAlive: Waits['during'];
}

async function takeBatch(options: TakingOptions, control: Control, payload: EachBatchPayload): Promise<void> {
  const { batch } = payload;
  const partition = options.partitions.get(partitionKey(batch.topic, batch.partition));
  if (partition === undefined || options.isStopped()) return;
  if (partition.busy !== undefined) {
    control.hold(partition);
    return;
  }
  const { fetchedOffset, part } = batchFacts(batch);
  if (part === undefined) return;
  const { logStartOffset, stored } = part;
  const lastOffset = Number(part.offset);
  const judged = judgeBatch(partition.position, { fetchedOffset, lastOffset, highWatermark: Number(batch.highWatermark), logStartOffset });
  if (judged.verdict === 'gap') options.onGap(partition, judged.found);
  if (judged.verdict === 'suspect') options.onSuspect();
  if (judged.verdict !== 'take') {
    control.seek(partition);
    return;
  }
  const records = createRecordCursor(partition, stored, partition.position);
  // a heartbeat that is refused (the group was lost) must not cut a handler off: kafkajs hears of it after the batch
  let refused: Error | undefined;
  const beat = (): Promise<void> => payload.heartbeat().catch((error: unknown) => void (refused ??= toError(error)));
  // one whose connection was given up meanwhile is never answered; the rest of the batch is not to wait for it longer than the session
  const heartbeat = (): Promise<void> => options.whileAlive(beat());
  await waitWhileMoving(options.clock, partition, options.hand(partition, { records, nextOffset: lastOffset + 1 }, heartbeat), heartbeat);
  if (isBusy(partition)) {
    control.hold(partition);
    return;
  }
  if (refused !== undefined) throw refused;
  // a stopped reader leaves the rest of a batch
  if (partition.position > lastOffset) payload.resolveOffset(part.offset);
  else control.seek(partition);
}

/** Until the work is done, or its position has not moved for so long that others should not wait for it. */
async function waitWhileMoving(
  clock: Clock,
  partition: ReaderPartition,
  work: Promise<void>,
  heartbeat: () => Promise<void>,
): Promise<void> {
  for (let before = -1; isBusy(partition) && partition.position !== before;) {
    before = partition.position;
    let cancel: () => void = () => undefined;
    const patience = new Promise<void>((resolve) => (cancel = clock.after(PATIENCE_MS, resolve)));
    await Promise.race([work, patience]);
    cancel();
    await heartbeat();
  }
}

/** Asked anew after each wait: the handler ends it. */
function isBusy(partition: ReaderPartition): boolean {
  return partition.busy !== undefined;
}

function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** Ends the session when neither fetch nor heartbeat was heard of: hung connections say nothing (kafkajs #1163). */
function watch(
  options: SessionOptions,
  life: { readonly isOver: boolean; readonly lastSignMs: number },
  end: (reason: Error) => void,
): () => void {
  const { clock } = options;
  const silenceMs = Math.max(15_000, 2 * options.sessionTimeoutMs);
  let cancel: () => void = () => undefined;
  const look = (): void => {
    if (life.isOver) return;
    const silentMs = clock.monotonicMs() - life.lastSignMs;
    if (silentMs > silenceMs) end(new Error(`Kafka has not answered the reader for ${String(Math.round(silentMs))} ms`));
    else cancel = clock.after(WATCH_MS, look);
  };
  look();
  return () => cancel();
}
