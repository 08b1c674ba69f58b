/** `publish`: to the embedded log, to the daemon that holds it or is named, from files and standard input; good input here. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runCommandLine, type CliWorld, type Said } from '../support/cli-io.js';
import { createTestServer, type TestServer } from '../support/http-server.js';
import { delimit, protobufStatus, readEmbedded, statusLine } from '../support/publish.js';

let directory: string;
const open: TestServer[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'taskpulse-publish-'));
});

afterEach(async () => {
  for (const { server } of open.splice(0)) await server.close();
  rmSync(directory, { recursive: true, force: true });
});

async function publish(args: string, world: CliWorld = {}): Promise<Said> {
  return runCommandLine(['publish', ...args.split(' ')], { ...world, env: { TASKPULSE_LOG_DIRECTORY: directory, ...world.env } });
}

async function serve(token?: string): Promise<TestServer & { readonly url: string }> {
  const made = await createTestServer({ deps: { token: () => token } });
  open.push(made);
  const { port } = await made.server.listen({ host: '127.0.0.1', port: 0 });
  return { ...made, url: `http://127.0.0.1:${port}` };
}

const keysAt = ({ broker }: TestServer, topic: 'taskStatus' | 'taskInfo' = 'taskStatus'): readonly string[] =>
  broker.records({ topic, partition: 0 }).map(({ key }) => Buffer.from(key ?? []).toString());

describe('publish to the embedded log', () => {
  test('takes several files and standard input, in order', async () => {
    const files = { a: statusLine('a.1') + statusLine('a.2'), b: statusLine('b.1') };
    expect(await publish('a - b', { files, stdin: statusLine('s.1') })).toEqual({
      code: 0,
      stdout: `Published 4 messages to the embedded log in ${directory}\n`,
      stderr: '',
    });
    expect(await readEmbedded(directory)).toEqual(['f1/a.1', 'f1/a.2', 'f1/s.1', 'f1/b.1']);
  });

  test('tells it as JSON', async () => {
    const { code, stdout, stderr } = await publish('a b --json', { files: { a: statusLine('a.1'), b: '' } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      published: 1,
      to: `the embedded log in ${directory}`,
      files: [
        { file: 'a', published: 1 },
        { file: 'b', published: 0 },
      ],
    });
  });

  test('takes length-delimited protobuf', async () => {
    const files = { a: Buffer.concat([delimit(protobufStatus('p.1')), delimit(protobufStatus('p.2'))]) };
    expect(await publish('--format delimited --framework-id f2 a', { files })).toMatchObject({ code: 0, stderr: '' });
    expect(await readEmbedded(directory)).toEqual(['f2/p.1', 'f2/p.2']);
  });

  test('takes task infos to their own topic', async () => {
    const line = JSON.stringify({ frameworkId: 'f1', status: { name: 'web', task_id: { value: 'i.1' }, agent_id: { value: 'a' } } });
    expect(await publish('--envelope task-info a', { files: { a: line } })).toMatchObject({ code: 0, stderr: '' });
    expect(await readEmbedded(directory, 'taskInfo')).toEqual(['f1/i.1']);
    expect(await readEmbedded(directory)).toEqual([]);
  });

  test('takes what editors make of a file: a mark before it, CRLF, blank lines, no last line end', async () => {
    const text = `\uFEFF${statusLine('a.1').trim()}\r\n\r\n${statusLine('a.2').trim()}`;
    expect(await publish('a', { files: { a: text } })).toMatchObject({ code: 0 });
    expect(await readEmbedded(directory)).toEqual(['f1/a.1', 'f1/a.2']);
  });

  test('begins where it is told to in the first file', async () => {
    const files = { a: statusLine('a.1') + statusLine('a.2') + statusLine('a.3'), b: statusLine('b.1') + statusLine('b.2') };
    expect(await publish('--from 3 a b', { files })).toMatchObject({ code: 0 });
    expect(await readEmbedded(directory)).toEqual(['f1/a.3', 'f1/b.1', 'f1/b.2']);
  });

  test('publishes nothing of any file when one cannot be read', async () => {
    expect(await publish('a b', { files: { a: statusLine('a.1') } })).toEqual({
      code: 66,
      stdout: '',
      stderr: 'taskpulse: Cannot read "b": there is no such file; name a file, or - for standard input\n',
    });
    expect(await readEmbedded(directory)).toEqual([]);
  });

  test('shows its progress on a terminal only', async () => {
    const files = { a: statusLine('a.1') };
    const { stderr, stdout } = await publish('a', { files, isTerminal: true });
    expect(stderr).toMatch(/% \| \d published/);
    expect(stdout).toBe(`Published 1 message to the embedded log in ${directory}\n`);
    expect((await publish('-', { stdin: files.a, isTerminal: true })).stderr).toMatch(/\d published/);
  });
});

describe('publish to a daemon', () => {
  test('goes to the one that is named', async () => {
    const daemon = await serve();
    expect(await publish(`--url ${daemon.url} a`, { files: { a: statusLine('a.1') + statusLine('a.2') } })).toEqual({
      code: 0,
      stdout: `Published 2 messages to ${daemon.url}\n`,
      stderr: '',
    });
    const files = { p: delimit(protobufStatus('p.1')) };
    expect(await publish(`--url ${daemon.url} --format delimited --framework-id f2 p`, { files })).toMatchObject({ code: 0 });
    expect(keysAt(daemon)).toEqual(['f1/a.1', 'f1/a.2', 'f2/p.1']);
  });

  test('needs the token where there is one', async () => {
    const daemon = await serve('s3cr3t');
    const files = { a: statusLine('a.1'), good: 's3cr3t\n', bad: 'guess' };
    for (const args of [`--url ${daemon.url} a`, `--url ${daemon.url} --token-file bad a`]) {
      const { code, stdout, stderr } = await publish(args, { files });
      expect({ code, stdout }).toEqual({ code: 78, stdout: '' });
      expect(stderr).toMatch(/^taskpulse: Stopped at line 1 of a: The daemon at \S+ refuses: [^\n]+\n$/);
    }
    expect(keysAt(daemon)).toEqual([]);
    expect(await publish(`--url ${daemon.url} --token-file good a`, { files })).toMatchObject({ code: 0 });
  });

  test('whose log is away stops with 69 and says how to go on', async () => {
    const daemon = await serve();
    daemon.broker.refuse('unavailable');
    const { code, stderr } = await publish(`--url ${daemon.url} a b`, { files: { a: statusLine('a.1'), b: statusLine('b.1') } });
    expect(code).toBe(69);
    expect(stderr).toMatch(
      /^taskpulse: Stopped at line 1 of a: The daemon at \S+ answered 503: [^\n]+; nothing of this file is in the log: publish a and the files after it\n$/,
    );
  });

  test('that is not there stops with 69', async () => {
    const { url, server } = await serve();
    await server.close();
    const { code, stderr } = await publish(`--url ${url} a`, { files: { a: statusLine('a.1') } });
    expect({ code, stderr }).toEqual({
      code: 69,
      stderr: `taskpulse: Stopped at line 1 of a: Cannot reach the daemon at ${url}: nothing listens there (ECONNREFUSED); nothing of this file is in the log: publish a\n`,
    });
  });
});
