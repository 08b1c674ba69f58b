// Makes a fresh clone ready: installs when node_modules is not what package-lock.json says, builds when dist is not what the
// sources say. Node's own modules only, and says nothing when there is nothing to do.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashSources, root } from './sources.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) stop(`Taskpulse needs Node 20.19 or later, this is ${process.versions.node}`);

if (!isInstalled()) {
  process.stderr.write('Installing dependencies (once)…\n');
  // --include=dev: the build needs them whatever NODE_ENV says. --ignore-scripts: nothing we use needs its install script.
  run(npm(), ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], 'Cannot install the dependencies');
}
if (!isBuilt()) {
  process.stderr.write('Building…\n');
  run([process.execPath], [join(root, 'scripts', 'build.mjs')], 'Cannot build');
}

/** Compares npm's own record of what it installed with the lock: no clock, no stamp that could be forgotten. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || entry.extraneous || present[path]?.version === entry.version,
  );
}

function isBuilt() {
  const stamp = join(root, 'dist', '.stamp');
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hashSources();
}

/** npm tells its children where it is; without it (plain `node scripts/ensure.mjs`) the one on the PATH must do. */
function npm() {
  const path = process.env.npm_execpath;
  return path !== undefined && path.endsWith('npm-cli.js') ? [process.execPath, path] : ['npm'];
}

function run([command, ...before], args, failure) {
  const shell = process.platform === 'win32' && command === 'npm';
  const done = spawnSync(command, [...before, ...args], { cwd: root, stdio: ['ignore', 2, 'inherit'], shell });
  if (done.status !== 0) stop(`${failure}: ${done.error?.message ?? `exit ${done.status ?? done.signal}`}`);
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
