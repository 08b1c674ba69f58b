import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createEmbeddedLog } from '../../consumers/embedded-log.js';
import type { Log, LogRecord, LogTopic } from '../../core/log.js';
import { compileChild, type CompiledChild } from '../support/compile-child.js';
import { isWhole } from '../support/embedded-crash-record.js';
import { realClock } from '../support/real-clock.js';

const KILLS = 20;
const TOPICS = ['state', 'events', 'taskStatus'] as const;

interface Acknowledged {
  readonly topic: LogTopic;
  readonly offset: number;
  readonly key: string;
  readonly value: string;
}

describe('embedded log after kill -9', () => {
  let child: CompiledChild;
  let directory: string;

  beforeAll(async () => {
    child = await compileChild('test/support/embedded-crash-child.ts');
    directory = await mkdtemp(join(tmpdir(), 'taskpulse-crash-'));
  });
  afterAll(async () => {
    await child.remove();
    await rm(directory, { recursive: true, force: true });
  });

  it(`has every acknowledged record, and none torn, at ${KILLS} random moments`, async () => {
    const acknowledged: Acknowledged[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      acknowledged.push(...(await runAndKill(child.file, directory, round, Math.random() * 40)));

      const log = await createEmbeddedLog({ directory, clock: realClock, holder: 'parent', keepRecords: 10 });
      const found = new Map<string, LogRecord>();
      for (const topic of TOPICS) for (const record of await readAll(log, topic)) found.set(`${topic} ${record.offset}`, record);
      await log.close();

      const torn = [...found.values()].filter(({ value }) => !isWhole(Buffer.from(value ?? []).toString()));
      expect(torn).toEqual([]);
      const latest = new Map<string, number>();
      for (const record of found.values())
        if (record.topic === 'state') latest.set(Buffer.from(record.key ?? []).toString(), record.offset);
      const lost = acknowledged.filter(({ topic, offset, key, value }) => {
        const record = found.get(`${topic} ${offset}`);
        if (record !== undefined) return Buffer.from(record.value ?? []).toString() !== value;
        // compaction may have dropped it, but only for a later record of the same key
        return topic !== 'state' || (latest.get(key) ?? -1) <= offset;
      });
      expect(lost).toEqual([]);
    }
    expect(acknowledged.length).toBeGreaterThan(KILLS);
  }, 60_000);
});

describe('embedded log on a full disk', () => {
  it('refuses appends as unavailable, lives on, and keeps what it acknowledged', async () => {
    const child = await compileChild('test/support/embedded-full-child.ts');
    const directory = await mkdtemp(join(tmpdir(), 'taskpulse-full-'));
    try {
      // a limit on the size of files refuses as a full disk does; ignoring the signal makes it an error
      const limited = `trap '' XFSZ; ulimit -f 2000; exec "$0" "$@"`;
      const { stdout } = await promisify(execFile)('bash', ['-c', limited, process.execPath, child.file, directory]);
      const told = JSON.parse(stdout);
      expect(told).toMatchObject({ failures: ['unavailable', 'unavailable'] });
      expect(told.acknowledged).toBeGreaterThan(0);

      const log = await createEmbeddedLog({ directory, clock: realClock, holder: 'parent' });
      expect(await readAll(log, 'events')).toHaveLength(told.acknowledged);
      await log.close();
    } finally {
      await child.remove();
      await rm(directory, { recursive: true, force: true });
    }
  }, 20_000);
});

/** Resolves with what the child had told by the time it was dead. */
async function runAndKill(file: string, directory: string, round: number, afterMs: number): Promise<readonly Acknowledged[]> {
  const process_ = spawn(process.execPath, [file, directory, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve, reject) => {
    process_.on('error', reject);
    process_.on('close', (code) =>
      code === null ? resolve() : reject(new Error(`The child ended by itself with ${String(code)}: ${output.slice(-500)}`)),
    );
    process_.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      // counted from the first acknowledged record, so that no kill comes before anything could be lost
      if (timer === undefined && output.split('\n').length > 2) timer = setTimeout(() => process_.kill('SIGKILL'), afterMs);
    });
  });
  clearTimeout(timer);
  const lines = output.split('\n').slice(1, -1);
  return lines.map((line) => {
    const [, topic, offset, key = '', value = ''] = /^(\w+) (\d+) ([^|]*)\|(.*)$/.exec(line) ?? [];
    const known = TOPICS.find((one) => one === topic);
    if (known === undefined) throw new Error(`The child said ${JSON.stringify(line)}`);
    return { topic: known, offset: Number(offset), key, value };
  });
}

async function readAll(log: Log, topic: LogTopic): Promise<readonly LogRecord[]> {
  const records: LogRecord[] = [];
  for (let from = 0; ;) {
    const piece = await log.readRange({ topic, partition: 0, from, max: 1000 });
    records.push(...piece.records);
    if (piece.nextOffset >= piece.end) return records;
    from = piece.nextOffset;
  }
}
