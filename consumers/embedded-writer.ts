/**
 * Writing the embedded log. Appends that arrive while one commit is under way go into the next one together, so that
 * many share one sync of the disk; compaction of the state topic rides on the same commits and needs no job of its own.
 */
import type { Clock } from '../core/clock.js';
import { LogError, type LogTopic, type TopicPartitionOffset } from '../core/log.js';
import { encodeRecord } from './embedded-record.js';
import { hashKey, type Bounds, type EmbeddedStore, type Superseded, type Tables } from './embedded-store.js';
import { bytesOf, type RawRecord } from './raw-record.js';

const COMMIT_BYTES = 8 * 1024 * 1024;
/** Records dropped by compaction or pruning in one commit: a long clean-up never holds up an append for long. */
const DROPS_PER_COMMIT = 2000;

export interface EmbeddedWriter {
  readonly bounds: (topic: LogTopic) => Bounds;
  /** Resolves once the records are on the disk. @throws {LogError} */
  readonly append: (topic: LogTopic, records: readonly RawRecord[]) => Promise<readonly TopicPartitionOffset[]>;
  /** Raises `low`, then drops what lies below it. @throws {LogError} */
  readonly prune: (topic: LogTopic, before: number) => Promise<void>;
  /** Refuses what comes later, resolves when what came before is done. */
  readonly drain: () => Promise<void>;
}

export interface EmbeddedWriterOptions {
  readonly store: EmbeddedStore;
  readonly clock: Clock;
  readonly topics: readonly LogTopic[];
  /** State records below this offset have been read by everybody who reads; superseded ones may go. */
  readonly compactBelow: (end: number) => number;
  readonly onGrowth: () => void;
}

interface Job {
  readonly bytes: number;
  readonly write: (batch: Batch) => void;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** What one commit changes; becomes true only when the commit did. */
interface Batch {
  readonly tables: Tables;
  readonly bounds: Map<LogTopic, Bounds>;
  readonly keys: Map<string, number>;
}

export function createEmbeddedWriter(options: EmbeddedWriterOptions): EmbeddedWriter {
  const { store, clock } = options;
  let committed = new Map<LogTopic, Bounds>(options.topics.map((topic) => [topic, store.bounds(topic)]));
  let queue: Job[] = [];
  let running: Promise<void> | undefined;
  let isClosed = false;
  const boundsOf = (topic: LogTopic, among: ReadonlyMap<LogTopic, Bounds> = committed): Bounds => among.get(topic) ?? { low: 0, next: 0 };

  const enqueue = (bytes: number, write: Job['write']): Promise<void> => {
    if (isClosed) return Promise.reject(new LogError('Cannot write to the embedded log: it is closed', 'closed'));
    return new Promise<void>((done, failed) => {
      queue.push({ bytes, write, done, failed });
      running ??= run();
    });
  };
  const run = async (): Promise<void> => {
    // one turn later: what is appended in this turn shares the first commit
    await Promise.resolve();
    while (queue.length > 0) await commitSome();
    running = undefined;
  };
  const commitSome = async (): Promise<void> => {
    const count = countWithin(queue, COMMIT_BYTES);
    const jobs = queue.slice(0, count);
    queue = queue.slice(count);
    const bounds = new Map(committed);
    try {
      await store.commit((tables) => {
        compact(store, tables, options.compactBelow(boundsOf('state').next));
        const batch: Batch = { tables, bounds, keys: new Map() };
        for (const job of jobs) job.write(batch);
        for (const [topic, value] of bounds) if (value !== committed.get(topic)) tables.putBounds(topic, value);
      });
    } catch (error) {
      for (const job of jobs) job.failed(error);
      return;
    }
    committed = bounds;
    for (const job of jobs) job.done();
    options.onGrowth();
  };

  const append: EmbeddedWriter['append'] = async (topic, records) => {
    const offsets: TopicPartitionOffset[] = [];
    const bytes = records.reduce((sum, record) => sum + record.size, 0);
    await enqueue(bytes, (batch) => {
      const { low, next } = boundsOf(topic, batch.bounds);
      const atMs = clock.nowMs();
      records.forEach((record, index) => {
        const offset = next + index;
        batch.tables.putRecord(topic, offset, encodeRecord(record, atMs));
        if (topic === 'state' && record.key !== undefined) supersede(store, batch, offset, bytesOf(record.key), record.value === undefined);
        offsets.push({ topic, partition: 0, offset });
      });
      batch.bounds.set(topic, { low, next: next + records.length });
    });
    return offsets;
  };
  const prune: EmbeddedWriter['prune'] = async (topic, before) => {
    await enqueue(0, ({ bounds }) => {
      const { low, next } = boundsOf(topic, bounds);
      const raised = Math.min(Math.max(low, before), next);
      if (raised > low) bounds.set(topic, { low: raised, next });
    });
    for (let isLeft = true; isLeft;) {
      const offsets = store.firstOffsets(topic, boundsOf(topic).low, DROPS_PER_COMMIT);
      isLeft = offsets.length === DROPS_PER_COMMIT;
      if (offsets.length > 0) {
        await enqueue(0, ({ tables }) => {
          for (const offset of offsets) tables.removeRecord(topic, offset);
        });
      }
    }
  };
  return {
    bounds: (topic) => boundsOf(topic),
    append,
    prune,
    drain: async () => {
      isClosed = true;
      await running;
    },
  };
}

function countWithin(queue: readonly Job[], maxBytes: number): number {
  let bytes = 0;
  let count = 0;
  for (const job of queue) {
    bytes += job.bytes;
    if (count > 0 && bytes > maxBytes) return count;
    count += 1;
  }
  return count;
}

/** Files the record that this one takes the place of, and a tombstone itself, for compaction. */
function supersede(store: EmbeddedStore, batch: Batch, offset: number, key: Buffer, isTombstone: boolean): void {
  const keyHash = hashKey(key);
  const before = batch.keys.get(keyHash) ?? store.lastOffsetOf(keyHash);
  batch.keys.set(keyHash, offset);
  batch.tables.putKey(keyHash, offset);
  if (before === undefined && !isTombstone) return;
  const entry: Superseded = { ...(before === undefined ? {} : { before }), ...(isTombstone ? { tombstone: keyHash } : {}) };
  batch.tables.putSuperseded(offset, entry);
}

function compact(store: EmbeddedStore, tables: Tables, below: number): void {
  for (const { at, entry } of store.superseded(DROPS_PER_COMMIT)) {
    if (at >= below) return;
    if (entry.before !== undefined) tables.removeRecord('state', entry.before);
    if (entry.tombstone !== undefined) {
      tables.removeRecord('state', at);
      // still the key's last record: nothing is left of the key
      if (store.lastOffsetOf(entry.tombstone) === at) tables.removeKey(entry.tombstone);
    }
    tables.removeSuperseded(at);
  }
}
