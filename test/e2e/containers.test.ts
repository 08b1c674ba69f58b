/** The configuration that docker-compose.yml carries is one that the built daemon accepts. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('config check accepts what docker-compose.yml configures', () => {
  const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8')) as { configs: { taskpulse: { content: string } } };
  const folder = mkdtempSync(join(tmpdir(), 'taskpulse-compose-'));
  try {
    const file = join(folder, 'taskpulse.yaml');
    writeFileSync(file, compose.configs.taskpulse.content);
    const check = spawnSync(process.execPath, [join(root, 'dist', 'daemon', 'main.js'), 'config', 'check', file], { encoding: 'utf8' });
    expect([check.status, check.stderr]).toEqual([0, '']);
    expect(check.stdout).toContain('127.0.0.1:9092');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
