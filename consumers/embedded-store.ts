/**
 * The tables of the embedded log in LMDB, and nothing of the port: what is written together, what is read.
 *
 * | table | key | value |
 * |---|---|---|
 * | `records.<topic>` | offset, 8 bytes big-endian | the record (embedded-record.ts) |
 * | `bounds` | topic | `{low, next}` |
 * | `keys` | SHA-256 of a state key | offset of its last record |
 * | `superseded` | offset of a state record | what compaction may drop once all have read past it |
 * | `owner` | `owner` | version = fence: raised by whoever opens the folder |
 *
 * LMDB commits are atomic and, with `overlappingSync` off, resolved only when synced to the disk: a kill -9 or a power
 * failure leaves all of a batch or none of it.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { open, type Database, type RootDatabase } from 'lmdb';
import { errorCode } from '../core/error-code.js';
import { LogError, type LogTopic } from '../core/log.js';
import { DirectoryInUse, readLockHolder, removeLock, writeLock } from './embedded-lock.js';
import { makeFolder } from './make-folder.js';

const OFFSET_BYTES = 8;
const OWNER = 'owner';
/** Where LMDB's first page says what the file is, and what it says there. */
const MAGIC_AT = 24;
const MAGIC = 0xbeefc0de;

export interface Bounds {
  /** The first offset that can be read; raised by pruning only: compaction leaves gaps, it does not end history. */
  readonly low: number;
  /** The offset of the next record. */
  readonly next: number;
}

/** What may go once everybody has read past the record at whose offset this is filed. */
export interface Superseded {
  /** Offset of the same key's record before it. */
  readonly before?: number;
  /** The record itself is a tombstone: it goes too, and so does its key's entry. */
  readonly tombstone?: string;
}

export interface EmbeddedStore {
  readonly bounds: (topic: LogTopic) => Bounds;
  /** Records from `from` on, in order, without gaps that were compacted. Read lazily: break off to stop reading. */
  readonly read: (topic: LogTopic, from: number) => Iterable<{ readonly offset: number; readonly bytes: Buffer }>;
  readonly lastOffsetOf: (keyHash: string) => number | undefined;
  readonly superseded: (limit: number) => Iterable<{ readonly at: number; readonly entry: Superseded }>;
  readonly firstOffsets: (topic: LogTopic, below: number, limit: number) => readonly number[];
  /** Runs `write` in one transaction, resolves once it is on the disk. @throws {LogError} when the folder was taken over or the disk refuses. */
  readonly commit: (write: (tables: Tables) => void) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Writes of one transaction; only inside `commit`. */
export interface Tables {
  readonly putRecord: (topic: LogTopic, offset: number, bytes: Buffer) => void;
  readonly removeRecord: (topic: LogTopic, offset: number) => void;
  readonly putBounds: (topic: LogTopic, bounds: Bounds) => void;
  readonly putKey: (keyHash: string, offset: number) => void;
  readonly removeKey: (keyHash: string) => void;
  readonly putSuperseded: (at: number, entry: Superseded) => void;
  readonly removeSuperseded: (at: number) => void;
}

/** A state key of any length as an LMDB key, which is bounded. */
export function hashKey(key: Uint8Array): string {
  return createHash('sha256').update(key).digest('base64');
}

/**
 * Opens (or makes) the folder and takes it for this process.
 * @throws {DirectoryInUse} when another process holds it. @throws {LogError} when it cannot be opened.
 */
export function openStore(directory: string, address: string): EmbeddedStore {
  let root: RootDatabase<unknown> | undefined;
  try {
    const before = readLockHolder(directory);
    if (before !== undefined) throw new DirectoryInUse(directory, before);
    root = openRoot(directory);
    const owner = root.openDB<unknown>({ name: OWNER, encoding: 'json', useVersions: true });
    return createStore(root, owner, { directory, fence: takeOver(root, owner, directory, address) });
  } catch (error) {
    void root?.close();
    throw describeOpenError(directory, error);
  }
}

function createStore(
  root: RootDatabase<unknown>,
  owner: Database<unknown>,
  held: { readonly directory: string; readonly fence: number },
): EmbeddedStore {
  const { directory, fence } = held;
  const tables = openTables(root);
  let closed: Promise<void> | undefined;
  return {
    bounds: (topic) => tables.bounds.get(topic) ?? { low: 0, next: 0 },
    read: (topic, from) =>
      tables.records[topic].getRange({ start: toKey(from) }).map(({ key, value }) => ({ offset: fromKey(key), bytes: value })),
    lastOffsetOf: (keyHash) => tables.keys.get(keyHash),
    superseded: (limit) => tables.superseded.getRange({ limit }).map(({ key, value }) => ({ at: fromKey(key), entry: value })),
    firstOffsets: (topic, below, limit) => [...tables.records[topic].getKeys({ end: toKey(below), limit })].map(fromKey),
    commit: async (write) => {
      const isOurs = await commitFenced(owner, fence, () => {
        write(tables.writes);
      });
      if (!isOurs) {
        const holder = readLockHolder(directory);
        throw new LogError(
          `Cannot write to ${JSON.stringify(directory)}: process ${String(holder?.pid ?? 'unknown')} has taken it over`,
          'closed',
        );
      }
      // the next read must see what was just committed, not the snapshot of this turn of the loop
      root.resetReadTxn();
    },
    close: () => {
      closed ??= closeStore(root, directory);
      return closed;
    },
  };
}

function openRoot(directory: string): RootDatabase<unknown> {
  makeFolder(directory);
  requireLmdbFile(join(directory, 'data.mdb'));
  return open<unknown>({ path: directory, noSubdir: false, overlappingSync: false, eventTurnBatching: false, maxDbs: 16 });
}

/** LMDB's binding ends the process (SIGSEGV) when it opens a file that is none of its own: so look first. */
function requireLmdbFile(file: string): void {
  if (!existsSync(file) || statSync(file).size === 0) return;
  const start = Buffer.alloc(MAGIC_AT + 4);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, start, 0, start.length, 0);
  } finally {
    closeSync(descriptor);
  }
  const magic = start.readUInt32LE(MAGIC_AT);
  if (magic !== MAGIC && start.readUInt32BE(MAGIC_AT) !== MAGIC) throw new Error('data.mdb is not a log');
}

function describeOpenError(directory: string, error: unknown): LogError {
  if (error instanceof LogError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const isDenied = ['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '');
  return new LogError(`Cannot open data folder ${JSON.stringify(directory)}: ${message}`, isDenied ? 'unauthorized' : 'unavailable', {
    cause: error,
  });
}

/**
 * LMDB's writer lock spans processes and dies with them, so of two that find the same stale lock only one takes it.
 * The fence is for what a pid cannot tell (two containers with one volume): who was overtaken commits nothing more.
 */
function takeOver(root: RootDatabase<unknown>, owner: Database<unknown>, directory: string, address: string): number {
  return root.transactionSync(() => {
    const holder = readLockHolder(directory);
    if (holder !== undefined) throw new DirectoryInUse(directory, holder);
    const fence = (owner.getEntry(OWNER)?.version ?? 0) + 1;
    owner.putSync(OWNER, writeLock(directory, address), fence);
    return fence;
  });
}

async function closeStore(root: RootDatabase<unknown>, directory: string): Promise<void> {
  // only our own lock: who was overtaken leaves the new holder's
  if (readLockHolder(directory)?.pid === process.pid) removeLock(directory);
  await root.close();
}

interface OpenTables {
  readonly records: Readonly<Record<LogTopic, Database<Buffer, Uint8Array>>>;
  readonly bounds: Database<Bounds, string>;
  readonly keys: Database<number, string>;
  readonly superseded: Database<Superseded, Uint8Array>;
  readonly writes: Tables;
}

function openTables(root: RootDatabase<unknown>): OpenTables {
  const openRecords = (topic: LogTopic): Database<Buffer, Uint8Array> =>
    root.openDB<Buffer, Uint8Array>({ name: `records.${topic}`, encoding: 'binary', keyEncoding: 'binary' });
  const records: Readonly<Record<LogTopic, Database<Buffer, Uint8Array>>> = {
    taskStatus: openRecords('taskStatus'),
    taskInfo: openRecords('taskInfo'),
    state: openRecords('state'),
    events: openRecords('events'),
    deadLetter: openRecords('deadLetter'),
  };
  const bounds = root.openDB<Bounds, string>({ name: 'bounds', encoding: 'json' });
  const keys = root.openDB<number, string>({ name: 'keys', encoding: 'json' });
  const superseded = root.openDB<Superseded, Uint8Array>({ name: 'superseded', encoding: 'json', keyEncoding: 'binary' });
  const writes: Tables = {
    putRecord: (topic, offset, bytes) => ofBatch(records[topic].put(toKey(offset), bytes)),
    removeRecord: (topic, offset) => ofBatch(records[topic].remove(toKey(offset))),
    putBounds: (topic, value) => ofBatch(bounds.put(topic, value)),
    putKey: (keyHash, offset) => ofBatch(keys.put(keyHash, offset)),
    removeKey: (keyHash) => ofBatch(keys.remove(keyHash)),
    putSuperseded: (at, entry) => ofBatch(superseded.put(toKey(at), entry)),
    removeSuperseded: (at) => ofBatch(superseded.remove(toKey(at))),
  };
  return { records, bounds, keys, superseded, writes };
}

/** A single write ends as its batch does, and `commit` tells how that was: its own promise would only tell it again. */
function ofBatch(write: Promise<boolean>): void {
  write.catch(() => undefined);
}

async function commitFenced(owner: Database<unknown>, fence: number, write: () => void): Promise<boolean> {
  try {
    return await owner.ifVersion(OWNER, fence, write);
  } catch (error) {
    const cause = await causeOf(error);
    throw new LogError(`Cannot write to the embedded log: ${cause instanceof Error ? cause.message : String(cause)}`, 'unavailable', {
      cause,
    });
  }
}

/** LMDB's binding hides what the system said in a rejected promise; unobserved it would end the process. */
async function causeOf(error: unknown): Promise<unknown> {
  if (typeof error !== 'object' || error === null || !('commitError' in error)) return error;
  try {
    await error.commitError;
    return error;
  } catch (cause) {
    return cause;
  }
}

function toKey(offset: number): Buffer {
  const key = Buffer.allocUnsafe(OFFSET_BYTES);
  key.writeBigUInt64BE(BigInt(offset));
  return key;
}

function fromKey(key: Uint8Array): number {
  return Number(Buffer.from(key.buffer, key.byteOffset, OFFSET_BYTES).readBigUInt64BE());
}
