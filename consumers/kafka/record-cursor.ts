/** Goes through the records of an answer as they are wanted, so that few of them live at one time. */
import type { LogRecord, TopicPartition } from '../../core/log.js';
import { createHeaderReader, type ReadHeaders } from './stored-headers.js';

/** Records that the log keeps together: a record batch, or a message set of old. */
export interface StoredRecords {
  /** Of all of them, those to be seen or not. */
  readonly lastOffset: number;
  /** Of those to be seen; none of a marker, or where compaction left nothing. */
  readonly count: number;
  /** The function gives one after another when called, `count` times at most. Both throw where they are damaged. */
  readonly open: (at: TopicPartition, readHeaders: ReadHeaders) => () => LogRecord;
}

export interface RecordCursor {
  /** The next ones; fewer than `max` at the end, or before one that is damaged. @throws {Error} when that one is next. */
  readonly take: (max: number) => readonly LogRecord[];
  readonly isAtEnd: () => boolean;
}

/** Those from the offset `from` on: the first batch of an answer may begin before it. */
export function createRecordCursor(at: TopicPartition, stored: readonly StoredRecords[], from: number): RecordCursor {
  const readHeaders = createHeaderReader();
  const wanted = stored.filter(({ count, lastOffset }) => count > 0 && lastOffset >= from);
  let opened = 0;
  let left = 0;
  let next: () => LogRecord = () => {
    throw new Error('Cannot read a record: nothing is opened');
  };
  const isAtEnd = (): boolean => left === 0 && opened === wanted.length;
  return {
    take: (max) => {
      const records: LogRecord[] = [];
      try {
        while (records.length < max && !isAtEnd()) {
          const following = left === 0 ? wanted[opened] : undefined;
          if (following !== undefined) {
            left = following.count;
            opened += 1;
            next = following.open(at, readHeaders);
          }
          const record = next();
          left -= 1;
          if (record.offset >= from) records.push(record);
        }
      } catch (error) {
        next = () => {
          throw error;
        };
        // what stands before it goes first
        if (records.length === 0) throw error;
      }
      return records;
    },
    isAtEnd,
  };
}
