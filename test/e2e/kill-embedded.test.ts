/**
 * kill -9 at random moments of a process that runs the real engine, intake, appender, ownership and outbox on the embedded
 * log, its prober scripted. After each kill a stranger reads the log: no acknowledged status is lost, no alert lost, changed or
 * double for a reader who follows the rule, counters are those of the acknowledged results.
 *
 * KILLS=1000 kills so often; KILL_SEED=7 throws the same dice again (the moments of the kills are the machine's all the same).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createEmbeddedLog } from '../../consumers/embedded-log.js';
import { compileChild, type CompiledChild } from '../support/compile-child.js';
import { hunt } from '../support/kill/hunt.js';
import { realClock } from '../support/real-clock.js';

const kills = Number(process.env['KILLS'] ?? 100);
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
const topics = { taskStatus: 'statuses', taskInfo: 'infos', state: 'state', events: 'events', deadLetter: 'dead' };

let child: CompiledChild;
let directory: string;

beforeAll(async () => {
  child = await compileChild('test/support/kill/kill-child.ts');
  directory = await mkdtemp(join(tmpdir(), 'taskpulse-kill-'));
}, 30_000);
afterAll(async () => {
  await child.remove();
  await rm(directory, { recursive: true, force: true });
});

test(
  `${String(kills)} kills lose no alert, change none and double none`,
  async () => {
    const { complaints, counts } = await hunt({
      file: child.file,
      log: { kind: 'embedded', directory },
      topics,
      shareCount: 1,
      kills,
      seed,
      liveMaxMs: 200,
      faster: 50,
      openLog: async () => createEmbeddedLog({ directory, clock: realClock, holder: 'parent' }),
    });
    process.stdout.write(`seed ${String(seed)}: ${JSON.stringify(counts)}\n`);
    expect(complaints).toEqual([]);
    expect(counts.kills).toBe(kills);
    expect(counts.incidents).toBeGreaterThan(kills / 4);
  },
  60_000 + 3_000 * kills,
);
