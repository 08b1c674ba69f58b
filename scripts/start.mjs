// npm start: makes the clone ready, then runs the demo and hands signals through.
//
// Ctrl-C in a terminal reaches a whole process group, and npm sends the signal on once more; the daemon takes a second signal as
// "exit at once". So the demo gets a group of its own and each signal exactly once from here; repeats within a moment are one.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { constants } from 'node:os';
import { pathToFileURL } from 'node:url';
import { root } from './sources.mjs';

const ready = spawnSync(process.execPath, [join(root, 'scripts', 'ensure.mjs')], { stdio: 'inherit' });
if (ready.status !== 0) process.exit(ready.status ?? 1);

const sameSignalMs = 300;
const parentGoneMs = 1_000;
const exitWithParent = pathToFileURL(join(root, 'scripts', 'exit-with-parent.mjs')).href;
const demo = spawn(
  process.execPath,
  ['--import', exitWithParent, join(root, 'dist', 'daemon', 'main.js'), 'demo', ...process.argv.slice(2)],
  {
    detached: process.platform !== 'win32',
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  },
);

let lastAt = -Infinity;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    const now = performance.now();
    if (now - lastAt < sameSignalMs) return;
    lastAt = now;
    // A closed terminal ends the demo; to the daemon SIGHUP would mean "reload".
    demo.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
  });
}
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) demo.kill('SIGTERM');
}, parentGoneMs).unref();

demo.on('error', (error) => {
  process.stderr.write(`Cannot start the demo: ${error.message}\n`);
  process.exit(1);
});
demo.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
