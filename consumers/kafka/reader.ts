/**
 * The Kafka reader: all partitions of its topics, from positions that are ours alone, through whatever befalls a kafkajs
 * consumer. It supervises sessions (reader-session.ts): when one is over it says so (`onTrouble`), waits, and begins anew.
 */
import { randomBytes } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import { LogError, type LogReader, type PartitionRange, type ReaderOptions } from '../../core/log.js';
import { toLogError } from './errors.js';
import type { KafkaLogOptions } from './options.js';
import type { KafkaQueries } from './queries.js';
import { deliver, partitionKey, type ReaderPartition } from './reader-partition.js';
import { startSession, type ReaderSession, type SessionOptions } from './reader-session.js';

const BACKOFF_MS = 500;
const BACKOFF_MAX_MS = 10_000;
const RETRY_MS = 1000;

export interface KafkaReaderContext {
  readonly kafka: Kafka;
  readonly queries: KafkaQueries;
  readonly options: KafkaLogOptions;
}

/** @throws {LogError} when the topics cannot be read now. */
export async function openKafkaReader({ kafka, queries, options }: KafkaReaderContext, reading: ReaderOptions): Promise<LogReader> {
  const { clock, log, topics } = options;
  const partitions = new Map<string, ReaderPartition>();
  const names = reading.topics.map((topic) => topics[topic]);
  const state = { isStopped: false, isTroubled: false, failures: 0 };
  const isStopped = (): boolean => state.isStopped;
  const wakers = new Set<() => void>();
  /** Fetched, and not got past: by damage in what was fetched, or a handler that threw. */
  const stuck = new Set<ReaderPartition>();
  let session: ReaderSession | undefined;
  let renew: () => void = () => undefined;

  /** At once when the reader is stopped. */
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        cancel();
        wakers.delete(done);
        resolve();
      };
      const cancel = clock.after(ms, done);
      wakers.add(done);
      if (isStopped()) done();
    });
  const trouble = (error: Error | undefined): void => {
    if (error === undefined && !state.isTroubled) return;
    state.isTroubled = error !== undefined;
    reading.onTrouble(error);
  };
  const adopt = (range: PartitionRange): ReaderPartition => {
    const { topic, partition, low, end } = range;
    const position = Math.min(Math.max(reading.from(range), low), end);
    const adopted: ReaderPartition = { topic, partition, name: topics[topic], position, busy: undefined, isPaused: false };
    partitions.set(partitionKey(adopted.name, partition), adopted);
    return adopted;
  };
  const adoptNew = async (): Promise<void> => {
    while (!isStopped()) {
      try {
        const fresh = (await queries.ranges(reading.topics)).filter(
          ({ topic, partition }) => !partitions.has(partitionKey(topics[topic], partition)),
        );
        for (const range of fresh) if (!isStopped()) session?.resume(adopt(range));
        return;
      } catch (error) {
        trouble(toLogError(error, 'read new partitions'));
        await sleep(RETRY_MS);
      }
    }
  };
  const skipTo = (partition: ReaderPartition, found: number): void => {
    const { topic, partition: number, position } = partition;
    log.warn({ topic: partition.name, partition: number, offset: position, found }, 'The log no longer holds what was to be read next');
    reading.onGap({ topic, partition: number, expected: position, found });
    partition.position = found;
    stuck.delete(partition);
  };
  /**
   * Also notices where a partition does not hold our position any more, since an idle one brings no batch that would tell; and
   * new partitions, of which kafkajs hears only when its metadata is old.
   */
  const askEndsNow = async (): Promise<readonly PartitionRange[]> => {
    const before = new Map([...partitions].map(([key, { position }]) => [key, position]));
    const isShort = ({ topic, partition, end }: PartitionRange): boolean => end < (before.get(partitionKey(topics[topic], partition)) ?? 0);
    let ranges = await queries.ranges(reading.topics);
    if (ranges.some(isShort)) {
      // much hangs on it, and a leader that is new may not know its end yet
      await sleep(RETRY_MS);
      ranges = await queries.ranges(reading.topics);
    }
    if (ranges.some(({ topic, partition }) => !partitions.has(partitionKey(topics[topic], partition)))) renew();
    return ranges.filter((range) => {
      const key = partitionKey(topics[range.topic], range.partition);
      const known = partitions.get(key);
      if (known === undefined || !before.has(key)) return false;
      // an end only grows: one below where we stood before asking belongs to a topic made anew
      if (known.busy === undefined && (isShort(range) || known.position < range.low)) {
        skipTo(known, range.low);
        session?.resume(known);
      }
      return true;
    });
  };
  let asked: Promise<unknown> = Promise.resolve();
  /** One after the other: two that overlap would both find the same partition made anew, and it would be read twice. */
  const askEnds = (): Promise<readonly PartitionRange[]> => {
    const ends = asked.then(askEndsNow);
    asked = ends.catch(() => undefined);
    return ends;
  };
  let verifying: Promise<unknown> | undefined;
  const verify = (): void => {
    verifying ??= askEnds()
      .catch((error: unknown) => trouble(toLogError(error, 'verify positions')))
      .finally(() => (verifying = undefined));
  };
  const hand: SessionOptions['hand'] = (partition, batch, betweenSlices) => {
    const work = deliver(partition, batch, { onBatch: reading.onBatch, isOver: isStopped, betweenSlices })
      .then(() => void stuck.delete(partition))
      .catch((error: unknown) => {
        // what could not be read, or was not taken by a handler (which must not throw), is fetched and handed over again
        stuck.add(partition);
        trouble(toLogError(error, `read ${partition.name} partition ${String(partition.partition)}`));
        return sleep(RETRY_MS);
      })
      .finally(() => {
        partition.busy = undefined;
        if (partition.isPaused && !isStopped()) session?.resume(partition);
      });
    partition.busy = work;
    return work;
  };
  const begin = (): ReaderSession =>
    startSession({
      kafka,
      clock,
      // a new group each time: the one before may hold a member that is gone, and a join would wait for it
      groupId: `${options.groupId}-reader-${randomBytes(8).toString('hex')}`,
      sessionTimeoutMs: options.sessionTimeoutMs,
      names,
      partitions,
      isStopped,
      onUnknown: () => void adoptNew(),
      onSuspect: verify,
      onGap: skipTo,
      hand,
      onAlive: () => {
        state.failures = 0;
        // a fetch alone proves nothing of what it brought
        if (stuck.size === 0) trouble(undefined);
      },
    });
  const stopping = new Promise<undefined>((resolve) => wakers.add(() => resolve(undefined)));
  const supervise = async (): Promise<void> => {
    while (!isStopped()) {
      session = begin();
      const renewed = new Promise<'renewed'>((resolve) => (renew = () => resolve('renewed')));
      const reason = await Promise.race([session.over, renewed, stopping]);
      await session.close();
      if (reason === undefined) return;
      if (reason === 'renewed') continue;
      const failed = toLogError(reason, `read ${names.join(', ')}`);
      log.warn({ err: failed, attempt: state.failures + 1 }, 'Reading is interrupted');
      trouble(failed);
      const backoffMs = Math.min(BACKOFF_MS * 2 ** state.failures, BACKOFF_MAX_MS);
      state.failures += 1;
      await sleep(backoffMs * (0.5 + clock.random() / 2));
    }
  };

  for (const range of await queries.ranges(reading.topics)) adopt(range);
  const supervised = supervise();
  const stop = async (): Promise<void> => {
    state.isStopped = true;
    for (const waker of [...wakers]) waker();
    await supervised;
    await Promise.all([...partitions.values()].map(({ busy }) => busy ?? Promise.resolve()));
  };
  let stopped: Promise<void> | undefined;
  return {
    ends: async () => {
      if (isStopped()) throw new LogError('Cannot ask for the ends: the reader is stopped', 'closed');
      return askEnds();
    },
    stop: () => (stopped ??= stop()),
  };
}
