/**
 * A clone in a temporary folder that holds our scripts and, instead of everything else, a demo, a build and an npm that only say
 * that they ran. So what `npm start` does on a fresh clone is tested in a second, without a registry.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface FakeClone {
  readonly folder: string;
  /** What npm and the build did, in order. */
  readonly done: () => readonly string[];
  readonly write: (path: string, text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly remove: () => void;
}

const scripts = fileURLToPath(new URL('../../scripts', import.meta.url));

const lock = JSON.stringify({
  packages: { '': {}, 'node_modules/kafkajs': { version: '2.2.4' }, 'node_modules/fsevents': { optional: true } },
});

const npm = `
import { appendFileSync, cpSync, mkdirSync } from 'node:fs';
appendFileSync('done.txt', 'npm ' + process.argv.slice(2).join(' ') + '\\n');
mkdirSync('node_modules', { recursive: true });
cpSync('package-lock.json', 'node_modules/.package-lock.json');
`;

const build = `
import { appendFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { hashSources } from './sources.mjs';
appendFileSync('done.txt', 'build\\n');
mkdirSync('dist/daemon', { recursive: true });
cpSync('daemon/main.js', 'dist/daemon/main.js');
writeFileSync('dist/.stamp', hashSources());
`;

/** @param demo the program that takes the place of dist/daemon/main.js */
export function createFakeClone(demo: string): FakeClone {
  const folder = mkdtempSync(join(tmpdir(), 'taskpulse-clone-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  cpSync(scripts, join(folder, 'scripts'), { recursive: true });
  for (const name of ['package.json', 'tsconfig.json', 'tsconfig.build.json']) write(name, '{ "type": "module" }');
  write('package-lock.json', lock);
  write('scripts/build.mjs', build);
  write('npm/npm-cli.js', npm);
  write('npm/package.json', '{ "type": "module" }');
  write('daemon/main.js', demo);
  return {
    folder,
    write,
    done: () => (existsSync(join(folder, 'done.txt')) ? readFileSync(join(folder, 'done.txt'), 'utf8').trim().split('\n') : []),
    env: { PATH: process.env['PATH'], npm_execpath: join(folder, 'npm', 'npm-cli.js') },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
