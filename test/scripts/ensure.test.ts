/** What scripts/ensure.mjs does to a clone before `npm start` and `npm test`: what is needed, and nothing when nothing is. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createFakeClone, type FakeClone } from '../support/fake-clone.js';

const install = 'npm ci --include=dev --ignore-scripts --no-audit --no-fund --loglevel=error';
let clone: FakeClone;

beforeEach(() => {
  clone = createFakeClone('');
});
afterEach(() => clone.remove());

function ensure(): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [join(clone.folder, 'scripts', 'ensure.mjs')], { encoding: 'utf8', env: clone.env });
}

test('a fresh clone is installed and built', () => {
  expect(ensure()).toMatchObject({ status: 0, stdout: '' });
  expect(clone.done()).toEqual([install, 'build']);
});

test('a clone that is ready is left alone, without a word', () => {
  ensure();
  expect(ensure()).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(clone.done()).toEqual([install, 'build']);
});

test('a package of another version than the lock names is installed anew', () => {
  ensure();
  clone.write('node_modules/.package-lock.json', '{ "packages": { "node_modules/kafkajs": { "version": "2.2.3" } } }');
  ensure();
  expect(clone.done()).toEqual([install, 'build', install]);
});

test('a changed, added or removed source is built anew', () => {
  ensure();
  clone.write('core/added.ts', 'export const added = 1;');
  ensure();
  clone.write('core/added.ts', 'export const added = 2;');
  ensure();
  ensure();
  expect(clone.done()).toEqual([install, 'build', 'build', 'build']);
});

test('a failed install stops there and says so in one line', () => {
  clone.write('npm/npm-cli.js', 'process.exit(7);');
  expect(ensure()).toMatchObject({ status: 1, stderr: expect.stringContaining('Cannot install the dependencies: exit 7\n') });
  expect(clone.done()).toEqual([]);
});

test('a failed build stops there and says so in one line', () => {
  clone.write('scripts/build.mjs', 'process.exit(2);');
  expect(ensure()).toMatchObject({ status: 1, stderr: expect.stringContaining('Cannot build: exit 2\n') });
});
