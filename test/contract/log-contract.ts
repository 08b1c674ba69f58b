/** What every log adapter does: one suite, run over each of them. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  LOG_TOPICS,
  LogError,
  type Log,
  type LogReader,
  type LogRecord,
  type LogTopic,
  type PartitionRange,
  type ReadBatch,
} from '../../core/log.js';
import { partitionOf } from '../../core/murmur2.js';

export interface LogUnderTest {
  readonly log: Log;
  /** Another client of the same records; the first one is closed before where the log allows one client only. */
  readonly reopen: () => Promise<Log>;
  /** Makes superseded records of the state topic disappear, now. Appends what it needs for it under the key `roll`. */
  readonly compactState: (log: Log) => Promise<void>;
  readonly dispose: () => Promise<void>;
}

export interface LogContract {
  readonly kind: string;
  /** A log with empty topics. */
  readonly open: () => Promise<LogUnderTest>;
  readonly timeoutMs?: number;
}

/** From org.apache.kafka.common.utils.UtilsTest, testMurmur2. */
const JAVA_MURMUR2 = [
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
] as const;

const text = (bytes: Uint8Array | undefined): string | undefined => (bytes === undefined ? undefined : Buffer.from(bytes).toString());
const values = (records: readonly LogRecord[]): (string | undefined)[] => records.map((record) => text(record.value));

export function describeLogContract(contract: LogContract): void {
  const { timeoutMs = 10_000 } = contract;

  describe(`log contract: ${contract.kind}`, () => {
    let under: LogUnderTest;
    let log: Log;
    const readers: LogReader[] = [];

    beforeEach(async () => {
      under = await contract.open();
      log = under.log;
    }, timeoutMs);
    afterEach(async () => {
      await Promise.all(readers.splice(0).map((reader) => reader.stop()));
      await under.dispose();
    }, timeoutMs);

    /** Reads topics into a list. */
    const collect = async (
      topics: readonly LogTopic[],
      options: { readonly from?: (range: PartitionRange) => number; readonly with?: Log } = {},
    ) => {
      const seen = createSeen();
      const reader = await (options.with ?? log).openReader({
        topics,
        from: options.from ?? ((range) => range.low),
        onBatch: seen.add,
        onGap: (gap) => seen.gaps.push(gap),
        onTrouble: () => {},
      });
      readers.push(reader);
      return { ...seen, reader };
    };

    it(
      'gives appended records consecutive offsets from 0 on and delivers them in order',
      async () => {
        const first = await log.append({ topic: 'taskStatus', partition: 0 }, [
          { key: 'k', value: 'a' },
          { key: 'k', value: 'b' },
        ]);
        const second = await log.append({ topic: 'taskStatus', partition: 0 }, [{ key: 'k', value: 'c' }]);
        expect([...first, ...second]).toEqual([0, 1, 2].map((offset) => ({ topic: 'taskStatus', partition: 0, offset })));

        const { until, records } = await collect(['taskStatus']);
        await until(() => records.length === 3);
        expect(values(records)).toEqual(['a', 'b', 'c']);
        expect(records.map((record) => record.offset)).toEqual([0, 1, 2]);
      },
      timeoutMs,
    );

    it(
      'keeps every byte of key, value and headers, and a header that stands several times',
      async () => {
        const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
        const headers = { bytes: all, text: 'ä€', empty: '', twice: [Buffer.from('1'), all] };
        const before = Date.now();
        await log.append({ topic: 'deadLetter', partition: 0 }, [{ key: all, value: all, headers }]);

        const { until, records } = await collect(['deadLetter']);
        await until(() => records.length === 1);
        const [record] = records;
        expect(Buffer.from(record?.key ?? [])).toEqual(Buffer.from(all));
        expect(Buffer.from(record?.value ?? [])).toEqual(Buffer.from(all));
        expect(Object.keys(record?.headers ?? {}).sort()).toEqual(['bytes', 'empty', 'text', 'twice']);
        expect(Buffer.from(asBytes(record?.headers['bytes']))).toEqual(Buffer.from(all));
        expect(Buffer.from(asBytes(record?.headers['text'])).toString()).toBe('ä€');
        expect(asBytes(record?.headers['empty'])).toHaveLength(0);
        const twice = record?.headers['twice'];
        expect(Array.isArray(twice) ? twice.map((one: Uint8Array) => Buffer.from(one)) : undefined).toEqual([
          Buffer.from('1'),
          Buffer.from(all),
        ]);
        expect(record?.atMs).toBeGreaterThanOrEqual(before);
        expect(record?.atMs).toBeLessThanOrEqual(Date.now());
      },
      timeoutMs,
    );

    it(
      'tells a record without key, an empty value and a tombstone apart',
      async () => {
        await log.append({ topic: 'taskStatus', partition: 0 }, [
          { key: undefined, value: 'v' },
          { key: '', value: '' },
          { key: 'k', value: undefined },
        ]);
        const { until, records } = await collect(['taskStatus']);
        await until(() => records.length === 3);
        expect(records.map(({ key, value }) => [text(key), text(value)])).toEqual([
          [undefined, 'v'],
          ['', ''],
          ['k', undefined],
        ]);
      },
      timeoutMs,
    );

    it(
      'takes a record of 2 MiB less 64 KiB and refuses a larger one than 2 MiB as too large',
      async () => {
        const large = Buffer.alloc(2 * 1024 * 1024 - 64 * 1024, 7);
        await log.append({ topic: 'taskStatus', partition: 0 }, [{ key: 'k', value: large }]);
        const { until, records } = await collect(['taskStatus']);
        await until(() => records.length === 1);
        expect(Buffer.from(records[0]?.value ?? []).equals(large)).toBe(true);

        await expect(
          log.append({ topic: 'taskStatus', partition: 0 }, [{ key: 'k', value: Buffer.alloc(2_200_000) }]),
        ).rejects.toMatchObject({ failure: 'too-large' });
      },
      timeoutMs,
    );

    it(
      'delivers all partitions of all its topics, and asks where to begin once for each',
      async () => {
        const asked: PartitionRange[] = [];
        for (const topic of LOG_TOPICS) {
          const count = await log.partitionCount(topic);
          for (let partition = 0; partition < count; partition += 1)
            await log.append({ topic, partition }, [{ key: 'k', value: `${topic} ${partition}` }]);
        }
        const topics: readonly LogTopic[] = ['state', 'taskInfo', 'taskStatus'];
        const { until, records } = await collect(topics, { from: (range) => (asked.push(range), range.low) });
        const expected: string[] = [];
        for (const topic of topics) {
          for (let partition = 0; partition < (await log.partitionCount(topic)); partition += 1) expected.push(`${topic} ${partition}`);
        }
        await until(() => records.length === expected.length);
        expect(values(records).sort()).toEqual(expected.sort());
        expect(asked.map(({ topic, partition }) => `${topic} ${partition}`).sort()).toEqual(expected.sort());
        expect(asked.every(({ low, end }) => low === 0 && end === 1)).toBe(true);
      },
      timeoutMs,
    );

    it(
      'begins at the position it is given, clamped to what there is',
      async () => {
        await log.append(
          { topic: 'taskStatus', partition: 0 },
          ['a', 'b', 'c'].map((value) => ({ key: 'k', value })),
        );
        const middle = await collect(['taskStatus'], { from: () => 2 });
        const beyond = await collect(['taskStatus'], { from: () => 99 });
        const before = await collect(['taskStatus'], { from: () => -5 });
        await Promise.all([middle.until(() => middle.records.length === 1), before.until(() => before.records.length === 3)]);
        await log.append({ topic: 'taskStatus', partition: 0 }, [{ key: 'k', value: 'd' }]);
        await Promise.all([middle, beyond, before].map(({ until, records }) => until(() => records.at(-1)?.offset === 3)));
        expect(values(middle.records)).toEqual(['c', 'd']);
        expect(values(beyond.records)).toEqual(['d']);
        expect(values(before.records)).toEqual(['a', 'b', 'c', 'd']);
        expect([...middle.gaps, ...beyond.gaps, ...before.gaps]).toEqual([]);
      },
      timeoutMs,
    );

    it(
      'goes on with what is appended after the end was reached',
      async () => {
        const { until, records } = await collect(['events']);
        for (const value of ['a', 'b', 'c']) {
          await log.append({ topic: 'events', partition: 0 }, [{ key: 'k', value }]);
          await until(() => values(records).includes(value));
        }
        expect(values(records)).toEqual(['a', 'b', 'c']);
      },
      timeoutMs,
    );

    it(
      'hands over no further batch of a partition before the one before it was handled',
      async () => {
        let running = 0;
        let atOnce = 0;
        const held: (() => void)[] = [];
        const seen = createSeen();
        const reader = await log.openReader({
          topics: ['taskStatus'],
          from: (range) => range.low,
          onBatch: async (batch) => {
            if (batch.partition !== 0) return;
            running += 1;
            atOnce = Math.max(atOnce, running);
            await new Promise<void>((done) => held.push(done));
            running -= 1;
            seen.add(batch);
          },
          onGap: () => {},
          onTrouble: () => {},
        });
        readers.push(reader);
        await log.append({ topic: 'taskStatus', partition: 0 }, [{ key: 'k', value: 'a' }]);
        await seen.until(() => held.length === 1);
        await log.append({ topic: 'taskStatus', partition: 0 }, [{ key: 'k', value: 'b' }]);
        await settle();
        expect([held.length, seen.records.length]).toEqual([1, 0]);
        held[0]?.();
        await seen.until(() => held.length === 2);
        held[1]?.();
        await seen.until(() => seen.records.length === 2);
        expect(values(seen.records)).toEqual(['a', 'b']);
        expect(atOnce).toBe(1);
      },
      timeoutMs,
    );

    it(
      'lets a handler that waits hold up its own partition only',
      async () => {
        const held: (() => void)[] = [];
        const seen = createSeen();
        const reader = await log.openReader({
          topics: ['taskStatus', 'state'],
          from: (range) => range.low,
          onBatch: async (batch) => {
            if (batch.topic === 'taskStatus' && batch.records.length > 0) await new Promise<void>((done) => held.push(done));
            seen.add(batch);
          },
          onGap: () => {},
          onTrouble: () => {},
        });
        readers.push(reader);
        await log.append({ topic: 'taskStatus', partition: 0 }, [{ key: 'k', value: 'held' }]);
        await seen.until(() => held.length === 1);
        for (const value of ['a', 'b', 'c']) {
          await log.append({ topic: 'state', partition: 0 }, [{ key: 'k', value }]);
          await seen.until(() => values(seen.records).includes(value));
        }
        expect(values(seen.records)).toEqual(['a', 'b', 'c']);
        await log.append({ topic: 'taskStatus', partition: 0 }, [{ key: 'k', value: 'next' }]);
        held[0]?.();
        await seen.until(() => held.length === 2);
        held[1]?.();
        await seen.until(() => seen.records.length === 5);
        expect(values(seen.records.filter(({ topic }) => topic === 'taskStatus'))).toEqual(['held', 'next']);
      },
      timeoutMs,
    );

    it(
      'delivers nothing more once stopped, waits for the handler under way, and may be stopped twice',
      async () => {
        const { until, records, reader } = await collect(['taskStatus']);
        await log.append({ topic: 'taskStatus', partition: 0 }, [{ key: 'k', value: 'a' }]);
        await until(() => records.length === 1);
        await reader.stop();
        await reader.stop();
        await log.append({ topic: 'taskStatus', partition: 0 }, [{ key: 'k', value: 'b' }]);
        await settle();
        expect(values(records)).toEqual(['a']);
      },
      timeoutMs,
    );

    it(
      'tells low and end of every partition as they are now',
      async () => {
        const { reader } = await collect(['taskStatus', 'taskInfo']);
        const empty = await reader.ends();
        expect(new Set(empty.map(({ low, end }) => `${low} ${end}`))).toEqual(new Set(['0 0']));
        expect(empty).toHaveLength((await log.partitionCount('taskStatus')) + (await log.partitionCount('taskInfo')));
        await log.append({ topic: 'taskInfo', partition: 0 }, [
          { key: 'k', value: 'a' },
          { key: 'k', value: 'b' },
        ]);
        const after = await reader.ends();
        expect(after.find(({ topic, partition }) => topic === 'taskInfo' && partition === 0)).toEqual({
          topic: 'taskInfo',
          partition: 0,
          low: 0,
          end: 2,
        });
      },
      timeoutMs,
    );

    it(
      'moves the position to the end over what compaction took, offsets as they were',
      async () => {
        for (let round = 0; round < 5; round += 1) {
          await log.append(
            { topic: 'state', partition: 0 },
            ['a', 'b', 'c'].map((key) => ({ key, value: key === 'c' && round === 4 ? undefined : `${key}${round}` })),
          );
        }
        await under.compactState(log);
        const { until, batches, records, reader, gaps } = await collect(['state']);
        const end = (await reader.ends()).find(({ partition }) => partition === 0)?.end ?? 0;
        await until(() => batches.some(({ partition, nextOffset }) => partition === 0 && nextOffset >= end));
        const last = new Map(records.map((record) => [text(record.key), record]));
        expect([last.get('a')?.offset, text(last.get('a')?.value)]).toEqual([12, 'a4']);
        expect([last.get('b')?.offset, text(last.get('b')?.value)]).toEqual([13, 'b4']);
        expect(last.get('c')?.value).toBeUndefined();
        expect(records.some((record) => record.offset < 12)).toBe(false);
        expect(gaps).toEqual([]);
      },
      Math.max(timeoutMs, 30_000),
    );

    it(
      'chooses the partition of a key as Java clients do',
      async () => {
        const count = await log.partitionCount('taskStatus');
        for (const [key, hash] of JAVA_MURMUR2) {
          const [at] = await log.append({ topic: 'taskStatus' }, [{ key, value: 'v' }]);
          expect([key, at?.partition]).toEqual([key, (hash & 0x7fffffff) % count]);
          expect(partitionOf(key, count)).toBe(at?.partition);
        }
        const bytes = Uint8Array.of(255, 254, 0);
        const [at] = await log.append({ topic: 'taskStatus' }, [{ key: bytes, value: 'v' }]);
        expect(at?.partition).toBe(partitionOf(bytes, count));
      },
      timeoutMs,
    );

    it(
      'appends to the partition that is named, whatever the key',
      async () => {
        const partition = (await log.partitionCount('state')) - 1;
        expect(await log.append({ topic: 'state', partition }, [{ key: 'x', value: 'v' }])).toEqual([
          { topic: 'state', partition, offset: 0 },
        ]);
      },
      timeoutMs,
    );

    it(
      'refuses by a failure that says whether to try again',
      async () => {
        const none = await log.partitionCount('state');
        await expect(log.append({ topic: 'state', partition: none }, [{ key: 'k', value: 'v' }])).rejects.toMatchObject({
          name: 'LogError',
          failure: 'unknown-topic',
        });
        await expect(log.readRange({ topic: 'state', partition: none, from: 0, max: 1 })).rejects.toMatchObject({
          failure: 'unknown-topic',
        });
        await expect(log.append({ topic: 'state' }, [{ key: undefined, value: 'v' }])).rejects.toThrow('without a key');
        await expect(
          log.append({ topic: 'taskStatus' }, [
            { key: 'a', value: 'v' },
            { key: 'b', value: 'v' },
          ]),
        ).rejects.toThrow('several keys');
        expect(await log.append({ topic: 'state', partition: 0 }, [])).toEqual([]);
      },
      timeoutMs,
    );

    it(
      'may be closed twice and refuses everything after',
      async () => {
        const { reader } = await collect(['state']);
        await log.close();
        await log.close();
        const refused = [
          () => log.append({ topic: 'state', partition: 0 }, [{ key: 'k', value: 'v' }]),
          () => log.partitionCount('state'),
          () => log.openReader({ topics: ['state'], from: () => 0, onBatch: () => {}, onGap: () => {}, onTrouble: () => {} }),
          () => log.readRange({ topic: 'state', partition: 0, from: 0, max: 1 }),
        ];
        for (const call of refused) {
          const error: unknown = await call().then(
            () => undefined,
            (thrown: unknown) => thrown,
          );
          expect(error).toBeInstanceOf(LogError);
          expect(error).toMatchObject({ failure: 'closed' });
        }
        await reader.stop();
      },
      timeoutMs,
    );

    it(
      'keeps what was acknowledged for the next client',
      async () => {
        await log.append({ topic: 'state', partition: 0 }, [{ key: 'k', value: 'a' }]);
        const next = await under.reopen();
        expect(await next.append({ topic: 'state', partition: 0 }, [{ key: 'k', value: 'b' }])).toEqual([
          { topic: 'state', partition: 0, offset: 1 },
        ]);
        const { until, records } = await collect(['state'], { with: next });
        await until(() => records.at(-1)?.offset === 1);
        expect(values(records).at(-1)).toBe('b');
      },
      timeoutMs,
    );

    it(
      'loses, repeats and reorders nothing of many appends at once, read while they go on',
      async () => {
        const writers = 20;
        const each = 10;
        const { until, records } = await collect(['events']);
        const given: number[] = [];
        await Promise.all(
          Array.from({ length: writers }, async (_, writer) => {
            for (let n = 0; n < each; n += 1) {
              const appended = await log.append({ topic: 'events', partition: 0 }, [{ key: `w${writer}`, value: `${writer} ${n}` }]);
              given.push(...appended.map(({ offset }) => offset));
            }
          }),
        );
        await until(() => records.length >= writers * each);
        expect(new Set(given).size).toBe(writers * each);
        expect(records.map(({ offset }) => offset)).toEqual(Array.from({ length: writers * each }, (_, offset) => offset));
        for (let writer = 0; writer < writers; writer += 1) {
          const own = records.filter((record) => text(record.key) === `w${writer}`);
          expect(values(own)).toEqual(Array.from({ length: each }, (_, n) => `${writer} ${n}`));
        }
      },
      Math.max(timeoutMs, 20_000),
    );

    it(
      'appends more records than one request takes, in order',
      async () => {
        const count = 1200;
        const offsets = await log.append(
          { topic: 'taskStatus', partition: 0 },
          Array.from({ length: count }, (_, n) => ({ key: 'k', value: String(n) })),
        );
        expect(offsets.map(({ offset }) => offset)).toEqual(Array.from({ length: count }, (_, n) => n));
        const { until, records } = await collect(['taskStatus']);
        await until(() => records.length === count);
        expect(values(records)).toEqual(Array.from({ length: count }, (_, n) => String(n)));
      },
      timeoutMs,
    );

    it(
      'reads pieces on request, beside the readers',
      async () => {
        await log.append(
          { topic: 'events', partition: 0 },
          ['a', 'b', 'c', 'd'].map((value) => ({ key: 'k', value, headers: { h: value } })),
        );
        const first = await log.readRange({ topic: 'events', partition: 0, from: -1, max: 3 });
        expect([values(first.records), first.nextOffset, first.low, first.end]).toEqual([['a', 'b', 'c'], 3, 0, 4]);
        expect(Buffer.from(asBytes(first.records[2]?.headers['h'])).toString()).toBe('c');
        const rest = await log.readRange({ topic: 'events', partition: 0, from: first.nextOffset, max: 3 });
        expect([values(rest.records), rest.nextOffset]).toEqual([['d'], 4]);
        const beyond = await log.readRange({ topic: 'events', partition: 0, from: 99, max: 3 });
        expect([beyond.records, beyond.nextOffset, beyond.end]).toEqual([[], 4, 4]);
      },
      timeoutMs,
    );
  });
}

function asBytes(value: Uint8Array | readonly Uint8Array[] | undefined): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new Error(`Expected one header value, got ${JSON.stringify(value)}`);
  return value;
}

/** Records as they are delivered, copied, and a way to wait for a condition on them without polling. */
function createSeen() {
  const records: LogRecord[] = [];
  const batches: ReadBatch[] = [];
  const gaps: unknown[] = [];
  const add = (batch: ReadBatch): void => {
    batches.push(batch);
    for (const record of batch.records) {
      const { key, value } = record;
      records.push({ ...record, key: key && Uint8Array.from(key), value: value && Uint8Array.from(value) });
    }
  };
  /** The test's own time limit ends a wait for what never comes. */
  const until = async (isReached: () => boolean): Promise<void> => {
    while (!isReached()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { records, batches, gaps, add, until };
}

/** Long enough for a batch that should not come to come, on every adapter. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 150));
}
