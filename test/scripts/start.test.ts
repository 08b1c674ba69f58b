/** What `npm start` does with signals: the demo gets each exactly once, and never outlives its starter. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createFakeClone, type FakeClone } from '../support/fake-clone.js';

/** Says its pid and arguments, and every signal; ends with 5 once nothing more came for a while after the first. */
const demo = `
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => { console.log('got ' + signal); setTimeout(() => process.exit(5), 500); });
}
setInterval(() => {}, 1000);
console.log('started', process.pid, process.argv.slice(2).join(' '));
`;

let clone: FakeClone;
let starter: ChildProcess;
let output = '';

beforeEach(async () => {
  clone = createFakeClone(demo);
  output = '';
  starter = spawn(process.execPath, [join(clone.folder, 'scripts', 'start.mjs')], { env: clone.env, stdio: ['ignore', 'pipe', 'inherit'] });
  starter.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await said(/started \d+ demo\n/);
});

afterEach(() => {
  starter.kill('SIGKILL');
  clone.remove();
});

/** Resolves once the demo said it: output wakes it up, not time. */
async function said(pattern: RegExp): Promise<void> {
  while (!pattern.test(output)) await once(outputOf(starter), 'data');
}

test('a signal that a terminal and npm both send reaches the demo once', async () => {
  const exited = once(starter, 'exit');
  starter.kill('SIGINT');
  starter.kill('SIGINT');
  await exited;
  expect(output.match(/got \w+/g)).toEqual(['got SIGINT']);
});

test('a second signal after a moment reaches the demo too', async () => {
  const exited = once(starter, 'exit');
  starter.kill('SIGINT');
  await said(/got SIGINT/);
  await new Promise((resolve) => setTimeout(resolve, 350));
  starter.kill('SIGTERM');
  await exited;
  expect(output.match(/got \w+/g)).toEqual(['got SIGINT', 'got SIGTERM']);
});

test('the exit code is the demo’s', async () => {
  const exited = once(starter, 'exit');
  starter.kill('SIGTERM');
  expect(await exited).toEqual([5, null]);
});

test('a closed terminal ends the demo instead of reloading it', async () => {
  const exited = once(starter, 'exit');
  starter.kill('SIGHUP');
  await exited;
  expect(output.match(/got \w+/g)).toEqual(['got SIGTERM']);
});

test('a starter that is killed takes the demo with it', async () => {
  starter.kill('SIGKILL');
  await said(/got SIGTERM/);
  await once(outputOf(starter), 'close');
  const pid = Number(/started (\d+)/.exec(output)?.[1]);
  // its output is closed a moment before the process is gone
  while (isAlive(pid)) await delay(20);
});

function outputOf(child: ChildProcess): Readable {
  if (child.stdout === null) throw new Error('The starter has no output to read');
  return child.stdout;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
