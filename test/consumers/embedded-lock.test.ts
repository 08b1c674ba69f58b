import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createEmbeddedLog, DirectoryInUse, readLockHolder, type EmbeddedLog } from '../../consumers/embedded-log.js';
import { compileChild } from '../support/compile-child.js';
import { realClock } from '../support/real-clock.js';

describe('lock of a data folder', () => {
  let directory: string;
  const logs: EmbeddedLog[] = [];
  const open = async (holder = 'http://127.0.0.1:8080'): Promise<EmbeddedLog> => {
    const log = await createEmbeddedLog({ directory, clock: realClock, holder });
    logs.push(log);
    return log;
  };
  const lockFile = (): string => join(directory, 'holder.json');

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'taskpulse-lock-'));
  });
  afterEach(async () => {
    await Promise.all(logs.splice(0).map((log) => log.close()));
    await rm(directory, { recursive: true, force: true });
  });

  it('names the holder to a second one, and to whoever asks', async () => {
    const log = await open('http://127.0.0.1:0');
    log.setHolder('http://127.0.0.1:4711');
    const refused: unknown = await open().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DirectoryInUse);
    expect(refused).toMatchObject({ failure: 'unavailable', holder: { pid: process.pid, address: 'http://127.0.0.1:4711' } });
    expect(String(refused)).toContain(`process ${process.pid} (http://127.0.0.1:4711) holds it`);
    expect(readLockHolder(directory)).toMatchObject({ pid: process.pid, address: 'http://127.0.0.1:4711' });
    expect(await log.append({ topic: 'events' }, [{ key: 'k', value: 'v' }])).toHaveLength(1);
  });

  it('is gone once the log is closed', async () => {
    await (await open()).close();
    expect(readLockHolder(directory)).toBeUndefined();
    await open();
  });

  it('is nobody in a folder that does not exist', () => {
    expect(readLockHolder(join(directory, 'none'))).toBeUndefined();
  });

  it.each([
    ['another start of the same pid', async () => JSON.stringify({ pid: process.pid, started: 'another boot 1', address: 'x' })],
    ['a pid that no process has', async () => JSON.stringify({ pid: 2 ** 22 + 1, started: 'x', address: 'x' })],
    ['half a file', async () => '{"pid": 1, "star'],
    ['something else', async () => '[1]'],
  ])('is taken over from %s', async (_, content) => {
    await writeFile(lockFile(), await content());
    expect(readLockHolder(directory)).toBeUndefined();
    await open();
    expect(readLockHolder(directory)?.pid).toBe(process.pid);
  });

  it('of another process holds while it lives and is taken over once it was killed', async () => {
    const child = await compileChild('test/support/embedded-crash-child.ts');
    const running = spawn(process.execPath, [child.file, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
    const closed = new Promise((resolve) => running.on('close', resolve));
    try {
      await new Promise((resolve) => running.stdout.once('data', resolve));
      running.stdout.resume();
      await expect(open()).rejects.toMatchObject({ name: 'DirectoryInUse', holder: { pid: running.pid, address: 'child' } });
      running.kill('SIGKILL');
      await closed;
      await open();
    } finally {
      running.kill('SIGKILL');
      await closed;
      await child.remove();
    }
  });

  it('that was lost makes the one overtaken unable to write, and leaves the new holder its lock', async () => {
    const overtaken = await open('first');
    await overtaken.append({ topic: 'events' }, [{ key: 'k', value: '1' }]);
    // as another container sees it: the pid means nothing there
    await writeFile(lockFile(), JSON.stringify({ pid: 2 ** 22 + 1, started: 'x', address: 'x' }));
    const next = await open('second');
    await expect(overtaken.append({ topic: 'events' }, [{ key: 'k', value: 'late' }])).rejects.toMatchObject({ failure: 'closed' });
    expect(await next.append({ topic: 'events' }, [{ key: 'k', value: '2' }])).toEqual([{ topic: 'events', partition: 0, offset: 1 }]);
    const { records } = await next.readRange({ topic: 'events', partition: 0, from: 0, max: 9 });
    expect(records.map(({ value }) => Buffer.from(value ?? []).toString())).toEqual(['1', '2']);
    expect(JSON.parse(await readFile(lockFile(), 'utf8'))).toMatchObject({ address: 'second' });
  });
});
