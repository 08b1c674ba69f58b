/** Into the log: records of different keys, each to the partition that Kafka's own partitioner would choose, in order. */
import type { Clock } from '../../core/clock.js';
import { LogError, formatPosition, type InputTopic, type Log, type NewRecord } from '../../core/log.js';
import { partitionOf } from '../../core/murmur2.js';
import { HttpFault } from './problem.js';

/** Shorter than the time after which clients usually give up; what is on its way by then may still arrive. */
const APPEND_TIMEOUT_MS = 30_000;
const RETRY_AFTER_SECONDS = 5;

export interface IngestLog {
  /**
   * Resolves with the positions, in the records' order, once the log has all of them durably. Those without a
   * key (events that tell of no task) go to one partition.
   * @throws {HttpFault} 503, 413
   */
  readonly append: (topic: InputTopic, records: readonly NewRecord[]) => Promise<readonly string[]>;
}

export function createIngestLog(log: Pick<Log, 'append' | 'partitionCount'>, clock: Clock): IngestLog {
  return {
    append: async (topic, records) => {
      if (records.length === 0) return [];
      try {
        return await within(clock, appendAll(log, topic, records));
      } catch (error) {
        throw error instanceof LogError ? toFault(error) : error;
      }
    },
  };
}

async function appendAll(
  log: Pick<Log, 'append' | 'partitionCount'>,
  topic: InputTopic,
  records: readonly NewRecord[],
): Promise<readonly string[]> {
  const partitions = await log.partitionCount(topic);
  const places = groupByPartition(records, partitions);
  const positions = Array<string>(records.length).fill('');
  const append = async (partition: number, group: readonly Placed[]): Promise<void> => {
    const offsets = await log.append(
      { topic, partition },
      group.map(({ record }) => record),
    );
    for (const [place, offset] of offsets.entries()) {
      const index = group[place]?.index;
      if (index !== undefined) positions[index] = formatPosition(offset);
    }
  };
  await Promise.all([...places].map(([partition, group]) => append(partition, group)));
  return positions;
}

interface Placed {
  readonly index: number;
  readonly record: NewRecord;
}

function groupByPartition(records: readonly NewRecord[], partitions: number): ReadonlyMap<number, readonly Placed[]> {
  const groups = new Map<number, Placed[]>();
  for (const [index, record] of records.entries()) {
    const partition = partitionOf(record.key ?? '', partitions);
    const group = groups.get(partition) ?? [];
    group.push({ index, record });
    groups.set(partition, group);
  }
  return groups;
}

async function within<T>(clock: Clock, work: Promise<T>): Promise<T> {
  let cancel = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    cancel = clock.after(APPEND_TIMEOUT_MS, () =>
      reject(new LogError(`The log did not answer within ${APPEND_TIMEOUT_MS} ms`, 'unavailable')),
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    cancel();
  }
}

/** What the client can do about it: send less, or the same again later. Details stay in our own log. */
function toFault(error: LogError): HttpFault {
  if (error.failure === 'too-large')
    return new HttpFault(413, 'Cannot take the message: with its key and headers it is larger than the log allows', {}, { cause: error });
  const headers = { 'retry-after': String(RETRY_AFTER_SECONDS) };
  return new HttpFault(503, `Cannot append to the log: ${DETAILS[error.failure]}; send it again later`, { headers }, { cause: error });
}

const DETAILS: Readonly<Record<Exclude<LogError['failure'], 'too-large'>, string>> = {
  unavailable: 'it cannot be reached',
  unauthorized: 'it does not let us write',
  'unknown-topic': 'the topic does not exist',
  closed: 'this instance is shutting down',
};
