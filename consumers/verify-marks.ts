/**
 * Whether a log still is the one that marks were made of (protocol.md §2.3): where a partition is gone, ends below a mark,
 * or holds another record before it, the topic was made anew. A record that compaction or a marker left out proves nothing.
 */
import { getOrAdd } from '../core/address-book.js';
import type { InputMark } from '../core/engine-types.js';
import type { Log, TopicPartition } from '../core/log.js';
import { partitionName } from '../core/told.js';

type Asked = Pick<Log, 'partitionCount' | 'readRange'>;

export interface VoidMarks extends Pick<InputMark, 'topic' | 'partition'> {
  /** The shares whose marks are void. */
  readonly shares: readonly number[];
}

/** @throws {LogError} when the log cannot be asked */
export async function findVoidMarks(log: Asked, marks: readonly InputMark[]): Promise<readonly VoidMarks[]> {
  const found = await Promise.all(groupBy(marks, partitionName).map(async (ofOne) => findVoid(log, ofOne)));
  return found.filter(({ shares }) => shares.length > 0);
}

/** Of one partition. Shares that one instance owns have equal marks: each is looked at once. */
async function findVoid(log: Asked, marks: readonly [InputMark, ...InputMark[]]): Promise<VoidMarks> {
  const [{ topic, partition }] = marks;
  const shares: number[] = [];
  for (const alike of groupBy(marks, ({ offset, atMs }) => `${String(offset)} ${String(atMs)}`))
    if (await isVoid(log, alike[0])) shares.push(...alike.map(({ share }) => share));
  return { topic, partition, shares };
}

/** A place in the log: up to `offset` it was read, and the record before it had this time. */
export interface ReadUpTo extends TopicPartition {
  readonly offset: number;
  readonly atMs: number | undefined;
}

async function isVoid(log: Asked, mark: InputMark): Promise<boolean> {
  const { topic, partition, offset } = mark;
  if (offset === 0) return false;
  if (partition >= (await log.partitionCount(topic))) return true;
  return (await look(log, mark)) !== 'may be the same';
}

/** Whether the log holds another record there than was read. A shorter log does not count: the reader sees that itself. @throws {LogError} */
export async function holdsAnother(log: Pick<Log, 'readRange'>, place: ReadUpTo): Promise<boolean> {
  return (await look(log, place)) === 'another';
}

async function look(log: Pick<Log, 'readRange'>, place: ReadUpTo): Promise<'may be the same' | 'another' | 'shorter'> {
  const { topic, partition, offset, atMs } = place;
  const { records, end } = await log.readRange({ topic, partition, from: offset - 1, max: 1 });
  if (end < offset) return 'shorter';
  const before = records.find((record) => record.offset === offset - 1);
  return before === undefined || atMs === undefined || before.atMs === atMs ? 'may be the same' : 'another';
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly [T, ...T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) getOrAdd(groups, keyOf(item), (): T[] => []).push(item);
  return [...groups.values()].filter((group): group is [T, ...T[]] => group.length > 0);
}
