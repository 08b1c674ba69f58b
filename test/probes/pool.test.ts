import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { pathToFileURL } from 'node:url';
import type { ProbeResult, ProbeTask } from '../../core/probe.js';
import { createClock } from '../../daemon/clock.js';
import { createProberPool, type ProberPool } from '../../probes/pool.js';
import type { ProberTrouble } from '../../probes/worker.js';
import { compileChild, type CompiledChild } from '../support/compile-child.js';
import { startServer, until, type LoopbackServer } from './loopback-servers.js';

let thread: CompiledChild;
let crashing: CompiledChild;
let server: LoopbackServer;
let accepted = 0;

beforeAll(async () => {
  thread = await compileChild('daemon/probe-thread.ts');
  crashing = await compileChild('test/probes/crashing-thread-child.ts');
  server = await startServer(() => (accepted += 1));
});
afterAll(async () => {
  await server.close();
  await thread.remove();
  await crashing.remove();
});

const pools: ProberPool[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});

function startPool(options: { workers?: number; file?: string; allow?: readonly string[] } = {}) {
  const results: ProbeResult[] = [];
  const troubles: ProberTrouble[] = [];
  const pool = createProberPool({
    workers: options.workers ?? 1,
    threadUrl: pathToFileURL(options.file ?? thread.file),
    rules: { allow: options.allow ?? ['127.0.0.0/8'], deny: [] },
    clock: createClock(),
    onResult: (result) => results.push(result),
    onTrouble: (trouble) => troubles.push(trouble),
  });
  pools.push(pool);
  return { pool, results, troubles };
}

function task(id: string, changes: Partial<ProbeTask> = {}): ProbeTask {
  return {
    id,
    generation: 'g',
    kind: 'tcp',
    to: server.to,
    options: {},
    intervalMs: 50,
    timeoutMs: 40,
    spreadMs: 20,
    agentId: undefined,
    ...changes,
  };
}

describe('the pool', () => {
  test('probes on its threads and brings the results home', async () => {
    const { pool, results, troubles } = startPool({ workers: 2 });
    for (let n = 0; n < 20; n++) pool.start(task(`t${n}`));
    await until(() => new Set(results.map(({ id }) => id)).size === 20 && results.length > 60);
    expect(results.filter(({ outcome }) => outcome.outcome === 'fail')).toEqual([]);
    expect(pool.stats().targets).toBe(20);
    expect(troubles.filter(({ type }) => type === 'worker-ended')).toEqual([]);
  });

  test('sends no further probe soon after a stop', async () => {
    const { pool, results } = startPool();
    pool.start(task('one'));
    await until(() => results.length > 2);
    pool.stop('one');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const before = accepted;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(accepted).toBe(before);
  });

  test('probes at once when asked', async () => {
    const { pool, results } = startPool();
    pool.start(task('one', { spreadMs: 0, intervalMs: 60_000 }));
    await until(() => results.length === 1);
    pool.probeNow('one');
    await until(() => results.length === 2);
  });

  test('obeys other rules from the moment it is given them', async () => {
    const { pool, results } = startPool();
    pool.start(task('one'));
    await until(() => results.some(({ outcome }) => outcome.outcome === 'pass'));
    pool.setRules({ allow: ['10.0.0.0/8'], deny: [] });
    await until(() => results.some(({ outcome }) => outcome.outcome === 'error' && outcome.cause === 'not-allowed'));
  });

  test('replaces a thread that dies, gives it its targets again, and says so', async () => {
    const { pool, results, troubles } = startPool({ file: crashing.file });
    pool.start(task('one'));
    await until(() => troubles.filter(({ type }) => type === 'worker-ended').length >= 2);
    const before = results.length;
    expect(before).toBeGreaterThan(0);
    await until(() => results.length > before);
    expect(troubles.find(({ type }) => type === 'worker-ended')).toEqual({
      type: 'worker-ended',
      worker: 0,
      detail: expect.stringContaining('A bug in the thread'),
    });
  });

  test('a thread that cannot even start is told of, and tried again less and less often', async () => {
    const { troubles } = startPool({ file: `${thread.file}.missing.js` });
    await until(() => troubles.length >= 2);
    expect(troubles[0]).toMatchObject({ type: 'worker-ended', detail: expect.stringContaining('Cannot find module') });
  });

  test('closes clean, also twice and in the middle of everything', async () => {
    const { pool, results } = startPool({ workers: 2 });
    for (let n = 0; n < 50; n++) pool.start(task(`t${n}`));
    await until(() => results.length > 10);
    await Promise.all([pool.close(), pool.close()]);
    const before = accepted;
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(accepted).toBe(before);
  });
});
