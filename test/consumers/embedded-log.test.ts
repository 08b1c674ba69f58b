import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createEmbeddedLog, type EmbeddedLog } from '../../consumers/embedded-log.js';
import type { LogRecord, NewRecord, ReadGap } from '../../core/log.js';
import { realClock } from '../support/real-clock.js';

const text = (bytes: Uint8Array | undefined): string | undefined => (bytes === undefined ? undefined : Buffer.from(bytes).toString());

describe('embedded log', () => {
  let directory: string;
  const logs: EmbeddedLog[] = [];

  const open = async (keepRecords = 0): Promise<EmbeddedLog> => {
    const log = await createEmbeddedLog({ directory, clock: realClock, holder: 'http://127.0.0.1:1', keepRecords });
    logs.push(log);
    return log;
  };
  const stateOf = async (log: EmbeddedLog): Promise<readonly LogRecord[]> =>
    (await log.readRange({ topic: 'state', partition: 0, from: 0, max: 10_000 })).records;
  const append = (log: EmbeddedLog, ...records: NewRecord[]) => log.append({ topic: 'state', partition: 0 }, records);
  /** Compaction rides on commits and never touches what its own commit brings: two more make it due. */
  const roll = async (log: EmbeddedLog): Promise<void> => {
    await append(log, { key: 'roll', value: '1' });
    await append(log, { key: 'roll', value: '2' });
  };

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'taskpulse-log-'));
  });
  afterEach(async () => {
    await Promise.all(logs.splice(0).map((log) => log.close()));
    await rm(directory, { recursive: true, force: true });
  });

  it('keeps of the state what a map would hold, whatever was written in whatever pieces, after a restart too', async () => {
    const record = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      value: fc.option(fc.string({ maxLength: 5 }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(record, { minLength: 1, maxLength: 6 }), { maxLength: 12 }),
        fc.boolean(),
        async (pieces, isReopened) => {
          const folder = await mkdtemp(join(directory, 'run-'));
          let log = await createEmbeddedLog({ directory: folder, clock: realClock, holder: 'test', keepRecords: 0 });
          const model = new Map<string, string>();
          for (const piece of pieces) {
            await append(log, ...piece);
            for (const { key, value } of piece)
              if (value === undefined) model.delete(key);
              else model.set(key, value);
          }
          if (isReopened) {
            await log.close();
            log = await createEmbeddedLog({ directory: folder, clock: realClock, holder: 'test', keepRecords: 0 });
          }
          await roll(log);
          const left = (await stateOf(log)).filter(({ key }) => text(key) !== 'roll');
          await log.close();
          expect(new Map(left.map(({ key, value }) => [text(key), text(value)]))).toEqual(model);
          expect(left).toHaveLength(model.size);
        },
      ),
      { numRuns: 40 },
    );
  }, 30_000);

  it('drops nothing that an open reader has not read yet', async () => {
    const log = await open();
    const seen: (string | undefined)[] = [];
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const caughtUp = new Promise<void>((resolve) => {
      void log.openReader({
        topics: ['state'],
        from: ({ low }) => low,
        onBatch: async ({ records }) => {
          await held;
          seen.push(...records.map(({ value }) => text(value)));
          if (seen.includes('last')) resolve();
        },
        onGap: () => {},
        onTrouble: () => {},
      });
    });
    for (const value of ['1', '2', '3', undefined, '5']) await append(log, { key: 'k', value });
    await append(log, { key: 'k', value: 'last' });
    expect((await stateOf(log)).length).toBe(6);
    release();
    await caughtUp;
    expect(seen).toEqual(['1', '2', '3', undefined, '5', 'last']);
    await roll(log);
    expect((await stateOf(log)).map(({ value }) => text(value))).toEqual(['last', '1', '2']);
  });

  it('leaves the last records alone, superseded or not', async () => {
    const log = await open(4);
    for (let n = 0; n < 10; n += 1) await append(log, { key: 'k', value: String(n) });
    const offsets = (await stateOf(log)).map(({ offset }) => offset);
    expect(offsets.slice(-4)).toEqual([6, 7, 8, 9]);
    expect(offsets.length).toBeLessThan(10);
  });

  it('keeps low of the state at 0: compaction ends no history', async () => {
    const log = await open();
    await append(log, { key: 'k', value: '1' }, { key: 'k', value: '2' });
    await roll(log);
    expect(await log.readRange({ topic: 'state', partition: 0, from: 0, max: 1 })).toMatchObject({ low: 0, end: 4 });
    await log.prune({ topic: 'state', partition: 0 }, 3);
    expect(await log.readRange({ topic: 'state', partition: 0, from: 0, max: 1 })).toMatchObject({ low: 0, end: 4 });
  });

  it('prunes inputs for good, and tells a reader that was still below', async () => {
    const log = await open();
    await log.append(
      { topic: 'taskStatus' },
      Array.from({ length: 5000 }, (_, n) => ({ key: 'k', value: String(n) })),
    );
    const gaps: ReadGap[] = [];
    const found = new Promise<number | undefined>((resolve) => {
      let isFirst = true;
      void log.openReader({
        topics: ['taskStatus'],
        from: ({ low }) => low,
        onBatch: async ({ records }) => {
          if (isFirst) await log.prune({ topic: 'taskStatus', partition: 0 }, 4000);
          else resolve(records[0]?.offset);
          isFirst = false;
        },
        onGap: (gap) => gaps.push(gap),
        onTrouble: () => {},
      });
    });
    expect(await found).toBe(4000);
    expect(gaps).toEqual([{ topic: 'taskStatus', partition: 0, expected: 500, found: 4000 }]);
    await log.close();
    const again = await open();
    expect(await again.readRange({ topic: 'taskStatus', partition: 0, from: 0, max: 1 })).toMatchObject({
      low: 4000,
      end: 5000,
      nextOffset: 4001,
    });
    expect(await again.append({ topic: 'taskStatus' }, [{ key: 'k', value: 'v' }])).toEqual([
      { topic: 'taskStatus', partition: 0, offset: 5000 },
    ]);
  });

  it('gives no offset twice after everything was pruned', async () => {
    const log = await open();
    await log.append({ topic: 'events' }, [
      { key: 'k', value: '1' },
      { key: 'k', value: '2' },
    ]);
    await log.prune({ topic: 'events', partition: 0 }, 99);
    await log.close();
    const again = await open();
    expect(await again.readRange({ topic: 'events', partition: 0, from: 0, max: 9 })).toMatchObject({
      records: [],
      low: 2,
      end: 2,
      nextOffset: 2,
    });
    expect(await again.append({ topic: 'events' }, [{ key: 'k', value: '3' }])).toEqual([{ topic: 'events', partition: 0, offset: 2 }]);
  });

  it('takes keys of any length', async () => {
    const log = await open();
    const key = 'k'.repeat(5000);
    await append(log, { key, value: '1' });
    await append(log, { key, value: '2' });
    await roll(log);
    expect((await stateOf(log)).map(({ key: one, value }) => [text(one)?.length, text(value)])).toContainEqual([5000, '2']);
  });

  it('says what is wrong with a folder that is a file', async () => {
    const file = join(directory, 'file');
    await writeFile(file, 'x');
    await expect(createEmbeddedLog({ directory: file, clock: realClock, holder: 'x' })).rejects.toMatchObject({
      name: 'LogError',
      message: expect.stringContaining(`Cannot open data folder ${JSON.stringify(file)}: `),
    });
  });

  it('says what is wrong with a folder whose file is not a log', async () => {
    await writeFile(join(directory, 'data.mdb'), 'x'.repeat(10_000));
    await expect(createEmbeddedLog({ directory, clock: realClock, holder: 'x' })).rejects.toMatchObject({
      name: 'LogError',
      message: expect.stringContaining('Cannot open data folder'),
    });
  });
});
