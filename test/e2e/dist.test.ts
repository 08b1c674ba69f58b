/**
 * Jest hides ESM import errors: a named import from a CommonJS package passes tsc and Jest and kills real Node at start. So every
 * built file is imported here by plain node. What runs when imported (main.js, the worker threads) is started by its own tests.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');

test('every built file can be imported by plain node', () => {
  const files = builtFiles();
  expect(files.length).toBeGreaterThan(10);
  expect(importAll(files)).toEqual([]);
});

test('a named import that only Jest would accept is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'taskpulse-dist-'));
  try {
    const kafkajs = pathToFileURL(join(root, 'node_modules', 'kafkajs', 'index.js')).href;
    writeFileSync(join(folder, 'bad.mjs'), `import { CompressionCodecs } from '${kafkajs}';\nexport const codecs = CompressionCodecs;\n`);
    expect(importAll([join(folder, 'bad.mjs')])).toEqual([expect.stringMatching(/bad\.mjs: .*CompressionCodecs/)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the command that the package installs tells its version', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string; bin: { taskpulse: string } };
  const said = execFileSync(process.execPath, [join(root, manifest.bin.taskpulse), '--version'], { encoding: 'utf8', env: {} });
  expect(said.trim()).toBe(manifest.version);
});

/** One sentence for each file that cannot be imported. One process for all: they share the packages they load. */
function importAll(files: readonly string[]): readonly string[] {
  const script = `
    for (const file of JSON.parse(process.argv[1])) {
      try { await import((await import('node:url')).pathToFileURL(file).href); }
      catch (error) { console.log(file + ': ' + String(error.message).split('\\n')[0]); }
    }
    process.exit(0);`;
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', script, JSON.stringify(files)], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return run.stdout.split('\n').filter((line) => line !== '');
}

function builtFiles(): readonly string[] {
  if (!existsSync(dist)) throw new Error('Cannot find dist/: npm test builds it, so does npm run build');
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js') && !startsWhenImported(name))
    .map((name) => join(dist, name));
}

function startsWhenImported(name: string): boolean {
  return /(?:^|[/\\])main\.js$|-thread\.js$/.test(name);
}
