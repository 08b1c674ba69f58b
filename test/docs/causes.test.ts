/** docs/causes.md promises to explain every layer and cause: the lists are closed, so the page can be complete. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CAUSES, LAYERS } from '../../core/probe.js';

const page = readFileSync(fileURLToPath(new URL('../../docs/causes.md', import.meta.url)), 'utf8');

test('every cause has its section, with something to do, and there is no other', () => {
  const sections = page.split(/^### /m).slice(1);
  expect(sections.map((section) => section.slice(0, section.indexOf('\n'))).sort()).toEqual([...CAUSES].sort());
  for (const section of sections) expect(section.length).toBeGreaterThan(60);
});

test('every layer has its row, and there is no other', () => {
  const [, table = ''] = /\| layer \|[^\n]*\n\|[-|]+\|\n((?:\|[^\n]+\n)+)/.exec(page) ?? [];
  const layers = table
    .trim()
    .split('\n')
    .map((row) => /^\| `([a-z]+)`/.exec(row)?.[1]);
  expect(layers).toEqual([...LAYERS]);
});
