/** docs/cli.md names every command and every option of it, every exit code, and nothing that is not there. */
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EXIT } from '../../daemon/cli/exit-codes.js';
import { runCommandLine } from '../support/cli-io.js';

const page = readFileSync(fileURLToPath(new URL('../../docs/cli.md', import.meta.url)), 'utf8');
const sections = page
  .split(/^## /m)
  .slice(1)
  .map((text) => ({ name: text.slice(0, text.indexOf('\n')), text }));

async function helpOf(words: readonly string[]): Promise<string> {
  return (await runCommandLine([...words, '--help'])).stdout;
}

/** Names below a command; none for one that does something itself. */
function namesIn(help: string): readonly string[] {
  const list = help.split('\nCommands:\n')[1] ?? '';
  return [...list.matchAll(/^ {2}([a-z][a-z-]*)/gm)].flatMap(([, name]) => (name === undefined || name === 'help' ? [] : [name]));
}

async function listCommands(words: readonly string[] = []): Promise<readonly string[]> {
  const names = namesIn(await helpOf(words));
  if (names.length === 0) return [['taskpulse', ...words].join(' ')];
  return (await Promise.all(names.map(async (name) => listCommands([...words, name])))).flat();
}

test('has a section for every command, and no other', async () => {
  expect(sections.map(({ name }) => name).sort()).toEqual([...(await listCommands())].sort());
});

test.each(sections)('$name: every option is named, and no other', async ({ name, text }) => {
  const help = await helpOf(name.split(' ').slice(1));
  const options = new Set([...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option));
  options.delete('--help');
  // told once, at the top, of all of them
  expect(options.delete('--json')).toBe(true);
  const named = new Set([...text.matchAll(/`[^`]*?(--[a-z-]+)[^`]*`/g)].map(([, option]) => option));
  const shown = new Set([...text.matchAll(/^\$ taskpulse .*$/gm)].flatMap(([line]) => line.match(/--[a-z-]+/g) ?? []));
  for (const option of options) expect([...named, ...shown]).toContain(option);
  for (const option of [...named, ...shown]) expect([...options, '--json']).toContain(option);
});

describe('the exit codes', () => {
  test('are all there', () => {
    const told = [...page.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(told).toEqual(Object.values(EXIT));
  });
});
