// Starts the built daemon with plain node, as an operator would: version, a ready daemon on its embedded log, a clean end on SIGTERM.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './sources.mjs';

const readyWithinMs = 20_000;
const main = join(root, 'dist', 'daemon', 'main.js');
const folder = mkdtempSync(join(tmpdir(), 'taskpulse-smoke-'));
const port = await freePort();
const env = { PATH: process.env.PATH, TASKPULSE_HTTP_PORT: String(port), TASKPULSE_LOG_DIRECTORY: join(folder, 'data') };

let daemon;
const version = spawnSync(process.execPath, [main, '--version'], { encoding: 'utf8' });
if (version.status !== 0) fail(`--version ended with ${version.status}: ${version.stderr}`);
process.stdout.write(`taskpulse ${version.stdout}`);

daemon = spawn(process.execPath, [main, 'run'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
let output = '';
for (const stream of [daemon.stdout, daemon.stderr]) stream.on('data', (chunk) => (output += chunk));
const ended = new Promise((resolve) => daemon.on('exit', (code, signal) => resolve(code ?? signal)));
try {
  await waitUntilReady();
  process.stdout.write(`ready on port ${port}\n`);
  daemon.kill('SIGTERM');
  const code = await Promise.race([ended, sleep(readyWithinMs, 'still running', { ref: false })]);
  if (code !== 0) fail(`SIGTERM ended the daemon with ${code}\n${output}`);
  process.stdout.write('ended clean on SIGTERM\n');
} finally {
  daemon.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

async function waitUntilReady() {
  const until = performance.now() + readyWithinMs;
  while (performance.now() < until) {
    if (daemon.exitCode !== null) fail(`The daemon ended with ${daemon.exitCode}\n${output}`);
    const health = spawnSync(process.execPath, [main, 'healthcheck', '--url', `http://127.0.0.1:${port}`]);
    if (health.status === 0) return;
    await sleep(100);
  }
  fail(`The daemon was not ready within ${readyWithinMs} ms\n${output}`);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  daemon?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  process.exit(1);
}
