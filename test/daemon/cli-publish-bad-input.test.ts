/** Issue 3, "Bad input", through `publish`: one line with the place, 65, and what stands before it is in the log. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createEmbeddedLog } from '../../consumers/embedded-log.js';
import { BAD_INPUT, junkStatus, unknownState } from '../fixtures/mesos/bad-input.js';
import { runCommandLine, type CliWorld, type Said } from '../support/cli-io.js';
import { delimit, protobufStatus, readEmbedded, statusLine } from '../support/publish.js';
import { realClock } from '../support/real-clock.js';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'taskpulse-publish-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

async function publish(args: string, files: CliWorld['files'] = {}, env: Readonly<Record<string, string>> = {}): Promise<Said> {
  return runCommandLine(['publish', ...args.split(' ')], { files, env: { TASKPULSE_LOG_DIRECTORY: directory, ...env } });
}

/** Refused by its bytes, whatever the headers. */
const byItsBytes = Object.entries(BAD_INPUT).filter(([, { stage }]) => stage !== 'headers');
const isJson = ({ headers }: (typeof BAD_INPUT)[string]): boolean => headers['content-type'] === 'application/json';

describe('the second message of a file', () => {
  test.each(byItsBytes.filter(([, input]) => !isJson(input)))('%s in protobuf', async (_what, { value }) => {
    const file = Buffer.concat([protobufStatus('p.1'), value, protobufStatus('p.3')].map(delimit));
    const { code, stdout, stderr } = await publish('--format delimited --framework-id f1 file', { file });
    expect({ code, stdout }).toEqual({ code: 65, stdout: '' });
    expect(stderr).toMatch(
      /^taskpulse: file, message 2: Cannot read [^\n]+; what stands before it is in the log: mend it and publish --from 2 file\n$/,
    );
    expect(await readEmbedded(directory)).toEqual(['f1/p.1']);
  });

  test.each(byItsBytes.filter(([, input]) => isJson(input)))('%s as a line', async (_what, { value }) => {
    const line = Buffer.concat([Buffer.from('{"frameworkId":"f1","status":'), value, Buffer.from('}\n')]);
    const file = Buffer.concat([Buffer.from(statusLine('n.1')), line, Buffer.from(statusLine('n.3'))]);
    const { code, stdout, stderr } = await publish('file later', { file, later: statusLine('l.1') });
    expect({ code, stdout }).toEqual({ code: 65, stdout: '' });
    expect(stderr).toMatch(
      /^taskpulse: file, line 2: [^\n]+; what stands before it is in the log: mend it and publish --from 2 file and the files after it\n$/,
    );
    expect(await readEmbedded(directory)).toEqual(['f1/n.1']);
  });

  test.each([
    ['without a framework id', JSON.stringify({ status: { task_id: { value: 't' }, state: 'TASK_RUNNING' } }), 'frameworkId'],
    ['with an unknown key', JSON.stringify({ frameworkID: 'f1', status: {} }), 'frameworkID'],
    ['in an unknown envelope', JSON.stringify({ frameworkId: 'f1', envelope: 'letter', status: {} }), 'envelope'],
    ['without a status', JSON.stringify({ frameworkId: 'f1' }), 'status'],
    ['that is a list', '[]', 'an array'],
  ])('%s as a line', async (_what, line, names) => {
    const { code, stderr } = await publish('file', { file: `${statusLine('n.1')}${line}\n` });
    expect(code).toBe(65);
    expect(stderr).toMatch(/^taskpulse: file, line 2: [^\n]+\n$/);
    expect(stderr).toContain(names);
    expect(await readEmbedded(directory)).toEqual(['f1/n.1']);
  });
});

describe('a file of length-delimited messages', () => {
  test.each([
    ['is cut in a message', Buffer.concat([delimit(protobufStatus('p.1')), delimit(protobufStatus('p.2'))]).subarray(0, -2), 2, ['f1/p.1']],
    ['is cut in a length', Buffer.concat([delimit(protobufStatus('p.1')), Buffer.from([0x80])]), 2, ['f1/p.1']],
    ['is garbage', Buffer.alloc(40, 0xff), 1, []],
    ['is ndjson', Buffer.from(statusLine('n.1')), 1, []],
  ])('that %s', async (_what, file, place, keys) => {
    const { code, stderr } = await publish('--format delimited --framework-id f1 file', { file });
    expect(code).toBe(65);
    expect(stderr).toMatch(new RegExp(`^taskpulse: file, message ${String(place)}: Cannot read [^\\n]+\\n$`));
    expect(await readEmbedded(directory)).toEqual(keys);
  });

  test('that is empty holds none', async () => {
    expect(await publish('--format delimited --framework-id f1 file', { file: '' })).toMatchObject({ code: 0 });
    expect(await publish('file', { file: '' })).toMatchObject({ code: 0 });
  });

  test('published as lines is refused at the first', async () => {
    expect(await publish('file', { file: delimit(protobufStatus('p.1')) })).toMatchObject({
      code: 65,
      stderr: expect.stringMatching(/^taskpulse: file, line 1: Cannot read [^\n]+; nothing of this file is in the log: [^\n]+\n$/),
    });
  });
});

describe('what is odd and no more', () => {
  test('an unknown TaskState number is published', async () => {
    const file = delimit(unknownState('p.1'));
    expect(await publish('--format delimited --framework-id f1 file', { file })).toMatchObject({ code: 0 });
    expect(await readEmbedded(directory)).toEqual(['f1/p.1']);
  });

  test('junk addresses are published', async () => {
    const file = JSON.stringify({ frameworkId: 'f1', status: junkStatus('n.1') });
    expect(await publish('file', { file })).toMatchObject({ code: 0 });
    expect(await readEmbedded(directory)).toEqual(['f1/n.1']);
  });
});

describe('a log that cannot be had', () => {
  const file = statusLine('n.1');

  test('in use by another publish is 69', async () => {
    const log = await createEmbeddedLog({ directory, clock: realClock, holder: 'taskpulse publish' });
    const held = await publish('file', { file });
    await log.close();
    expect(held).toMatchObject({ code: 69, stdout: '' });
    expect(held.stderr).toMatch(/^taskpulse: Cannot open data folder [^\n]+ holds it; wait until it has ended\n$/);
    expect(await publish('file', { file })).toMatchObject({ code: 0 });
  });

  test('of a folder that is a file is 69', async () => {
    const notFolder = join(directory, 'file');
    writeFileSync(notFolder, 'x');
    const { code, stderr } = await publish('file', { file }, { TASKPULSE_LOG_DIRECTORY: notFolder });
    expect(code).toBe(69);
    expect(stderr).toMatch(/^taskpulse: Cannot open data folder [^\n]+\n$/);
  });

  test('of a folder that holds something else is 69', async () => {
    writeFileSync(join(directory, 'data.mdb'), 'this is no database at all');
    const { code, stderr } = await publish('file', { file });
    expect(code).toBe(69);
    expect(stderr).toMatch(/^taskpulse: Cannot open data folder [^\n]+\n$/);
  });
});
