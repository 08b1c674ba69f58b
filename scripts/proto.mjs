// Generates proto/generated from proto/*.proto (npm run proto); with --check compares only, and fails when it would change (CI).
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'proto');
const generated = join(folder, 'generated');
const names = ['mesos.js', 'mesos.d.ts'];

const made = generate();
if (process.argv.includes('--check')) {
  const stale = names.filter((name) => made[name] !== readOrEmpty(join(generated, name)));
  if (stale.length > 0) {
    process.stderr.write(`proto/generated is not what proto/*.proto gives: ${stale.join(', ')}. Run: npm run proto\n`);
    process.exit(1);
  }
} else {
  mkdirSync(generated, { recursive: true });
  for (const name of names) writeFileSync(join(generated, name), made[name]);
}

function generate() {
  const work = mkdtempSync(join(tmpdir(), 'taskpulse-proto-'));
  try {
    const sources = readdirSync(folder)
      .filter((name) => name.endsWith('.proto'))
      .sort();
    const options = [
      '--target=static-module',
      '--wrap=esm',
      '--root=taskpulse-mesos', // its own root: protobufjs keeps them by name for the whole process
      '--keep-case', // Mesos's names, as in its JSON
      '--null-defaults', // an absent field reads as null, never as a value: number 0 is a real enum value in Mesos
      '--no-verify',
      '--no-convert',
      '--no-delimited',
      '--no-typeurl',
      '--no-service',
      '--dts',
    ];
    const pbjs = join(root, 'node_modules', 'protobufjs-cli', 'bin', 'pbjs');
    const run = spawnSync(process.execPath, [pbjs, ...options, `--path=${folder}`, `--out=${join(work, 'mesos.js')}`, ...sources], {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (run.status !== 0) process.exit(run.status ?? 1);
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(work, name), 'utf8')]));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
