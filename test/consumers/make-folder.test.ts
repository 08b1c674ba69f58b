import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../../consumers/make-folder.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'taskpulse-folder-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a folder is made with those above it, and once more is none the worse', () => {
  const deep = join(folder, 'a', 'b', 'c');
  makeFolder(deep);
  makeFolder(deep);
  expect(statSync(deep).isDirectory()).toBe(true);
});

test('what is there and is no folder is told in words', () => {
  const file = join(folder, 'file');
  writeFileSync(file, 'x');
  expect(() => makeFolder(file)).toThrow('it is a file');
  expect(() => makeFolder(join(file, 'below'))).toThrow('ENOTDIR');
});

const hasProc = existsSync('/proc/self');
(hasProc ? test : test.skip)(
  `a place where no folder can be made is an error, not an endless try${hasProc ? '' : ' (needs /proc)'}`,
  () => {
    expect(() => makeFolder('/proc/taskpulse/data')).toThrow('ENOENT');
  },
);
