/**
 * The embedded log: the log port for one machine, in a folder, on LMDB. One partition a topic. An append is acknowledged
 * once it is synced to the disk; a kill -9 leaves every acknowledged record readable and none torn. The state topic is
 * compacted: of each key the last record stays, tombstones go once every reader has passed them. Other topics keep all
 * until `prune`. Not for network file systems (LMDB maps the file).
 */
import type { Clock } from '../core/clock.js';
import { LOG_TOPICS, LogError, type Log, type LogTopic } from '../core/log.js';
import { writeLock } from './embedded-lock.js';
import { openEmbeddedReader, rangeOf, readPiece, type EmbeddedReader } from './embedded-reader.js';
import { openStore } from './embedded-store.js';
import { createEmbeddedWriter } from './embedded-writer.js';
import { prepareRecords } from './raw-record.js';

export { DirectoryInUse, readLockHolder } from './embedded-lock.js';

/** A reader that opens the log anew finds every state record of this many last ones (protocol.md §1.5 asks for 500). */
const KEEP_RECORDS = 1000;

export interface EmbeddedLogOptions {
  /** Made when missing. */
  readonly directory: string;
  readonly clock: Clock;
  /** How others reach this process, for the lock: the URL of its HTTP interface. */
  readonly holder: string;
  /** State records at the end that compaction leaves alone. Default 1000. */
  readonly keepRecords?: number;
}

export interface EmbeddedLog extends Log {
  /** Corrects the address in the lock, once the port is known. */
  readonly setHolder: (address: string) => void;
}

/**
 * Opens the folder and takes it for this process.
 * @throws {DirectoryInUse} when another process holds it. @throws {LogError} when it cannot be made or read.
 */
export async function createEmbeddedLog(options: EmbeddedLogOptions): Promise<EmbeddedLog> {
  const { directory, clock, keepRecords = KEEP_RECORDS } = options;
  const store = openStore(directory, options.holder);
  const readers = new Set<EmbeddedReader>();
  const listeners = new Set<() => void>();
  const writer = createEmbeddedWriter({
    store,
    clock,
    topics: LOG_TOPICS,
    compactBelow: (end) => {
      const read = [...readers].map((reader) => reader.positionIn('state') ?? end);
      return Math.min(end - keepRecords, ...read);
    },
    onGrowth: () => {
      for (const listener of [...listeners]) listener();
    },
  });
  let closed: Promise<void> | undefined;
  const requireOpen = (what: string): void => {
    if (closed !== undefined) throw new LogError(`Cannot ${what}: the embedded log is closed`, 'closed');
  };
  const close = async (): Promise<void> => {
    await Promise.all([...readers].map((reader) => reader.stop()));
    await writer.drain();
    await store.close();
  };
  return {
    kind: 'embedded',
    append: async (to, records) => {
      requireOpen(`append to ${to.topic}`);
      requirePartition(to.topic, to.partition ?? 0);
      const raw = prepareRecords(to, records);
      return raw.length === 0 ? [] : writer.append(to.topic, raw);
    },
    partitionCount: async () => {
      requireOpen('count partitions');
      return 1;
    },
    openReader: async (readerOptions) => {
      requireOpen(`read ${readerOptions.topics.join(', ')}`);
      const onGrowth = (callback: () => void): (() => void) => {
        listeners.add(callback);
        return () => void listeners.delete(callback);
      };
      const reader = openEmbeddedReader({ store, clock, bounds: writer.bounds, onGrowth }, readerOptions);
      readers.add(reader);
      const stop = async (): Promise<void> => {
        await reader.stop();
        readers.delete(reader);
      };
      return { ends: reader.ends, stop };
    },
    readRange: async ({ topic, partition, from, max }) => {
      requireOpen(`read ${topic}`);
      requirePartition(topic, partition);
      const { low, end } = rangeOf(topic, writer.bounds(topic));
      const piece = { from: Math.min(Math.max(from, low), end), end, maxRecords: max };
      return { ...readPiece(store, topic, piece), low, end };
    },
    prune: async ({ topic, partition }, beforeOffset) => {
      requireOpen(`prune ${topic}`);
      requirePartition(topic, partition);
      // what is left of the state topic is decided by its keys
      if (topic !== 'state') await writer.prune(topic, beforeOffset);
    },
    close: () => (closed ??= close()),
    setHolder: (address) => {
      requireOpen('set the holder');
      writeLock(directory, address);
    },
  };
}

function requirePartition(topic: LogTopic, partition: number): void {
  if (partition !== 0)
    throw new LogError(`Cannot use ${topic} partition ${String(partition)}: the embedded log has partition 0 only`, 'unknown-topic');
}
