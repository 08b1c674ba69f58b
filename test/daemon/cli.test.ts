/** What every command has in common: wrong words, wrong options, files that cannot be read; one line on stderr each. */
import { describe, expect, test } from '@jest/globals';
import { runCommandLine, systemError } from '../support/cli-io.js';

describe('a wrong command line ends with 64 and one line', () => {
  test.each<readonly [string, string]>([
    ['', 'Missing command; run, demo, config, publish, topics, '],
    ['config', 'Missing command; of config there are check, example, schema; see --help\n'],
    ['topics', 'Missing command; of topics there are check, create; see --help\n'],
    ['rum', "Unknown command 'rum' (Did you mean run?)\n"],
    ['config chek', "Unknown command 'chek' (Did you mean check?)\n"],
    ['help rum', "Unknown command 'rum'; see --help\n"],
    ['config help chek', "Unknown command 'chek'; see --help\n"],
    ['--jsn', "Unknown option '--jsn'; see --help\n"],
    ['run --cfg f', "Unknown option '--cfg' (Did you mean --config?)\n"],
    ['run now', "Too many arguments for 'run'. Expected 0 arguments but got 1; see --help\n"],
    ['run --log-level loud', "Option '--log-level <level>' argument 'loud' is invalid. Allowed are error, warn, info, debug; see --help\n"],
    ['run --config', "Option '--config <file>' argument missing; see --help\n"],
    ['demo --speed 0', "Option '--speed <times>' argument '0' is invalid. Allowed is a number above 0, at most 1000; see --help\n"],
    ['demo --port 65536', "Option '--port <port>' argument '65536' is invalid. Allowed is 0 to 65535; see --help\n"],
    ['config check', "Missing required argument 'file'; see --help\n"],
    ['config check a b', "Too many arguments for 'check'. Expected 1 argument but got 2; see --help\n"],
    ['publish', "Missing required argument 'files'; see --help\n"],
    ['publish --format xml -', "Option '--format <format>' argument 'xml' is invalid. Allowed choices are ndjson, delimited; see --help\n"],
    ['publish --from 0 -', '--from "0" is no line or message; they count from 1\n'],
    [
      'publish --framework-id f1 -',
      '--framework-id is for --format delimited; in ndjson each line says it itself: frameworkId, envelope\n',
    ],
    [
      'publish --envelope operator-event -',
      '--envelope is for --format delimited; in ndjson each line says it itself: frameworkId, envelope\n',
    ],
    [
      'publish --format delimited -',
      '--framework-id is missing, and a task-status does not carry a framework id; name it, or with --envelope what carries it\n',
    ],
    ['publish --url ftp://127.0.0.1 -', '"ftp://127.0.0.1" is no URL of a daemon; write it like http://127.0.0.1:8080\n'],
    ['topics create --partitions 0', '--partitions "0" is no number from 1 to 10000\n'],
    ['topics create --replication-factor x', '--replication-factor "x" is no number from 1 to 100\n'],
    ['healthcheck --url host', '"host" is no URL of a daemon; write it like http://127.0.0.1:8080\n'],
  ])('taskpulse %s', async (line, says) => {
    const { code, stdout, stderr } = await runCommandLine(line.split(' ').filter((word) => word !== ''));
    expect({ code, stdout, lines: stderr.split('\n').length - 1 }).toEqual({ code: 64, stdout: '', lines: 1 });
    expect(stderr.startsWith(`taskpulse: ${says}`)).toBe(true);
  });
});

describe('a file that cannot be read ends with 66 and one line', () => {
  test.each<readonly [string, string]>([
    ['run --config FILE', 'FILE: cannot be read: '],
    ['config check FILE', 'FILE: cannot be read: '],
    ['topics check --config FILE', 'FILE: cannot be read: '],
    ['topics create --config FILE', 'FILE: cannot be read: '],
    ['publish --config FILE -', 'FILE: cannot be read: '],
    ['publish FILE', 'Cannot read "FILE": '],
    ['publish --token-file FILE -', 'Cannot read the token file "FILE": '],
    ['healthcheck --token-file FILE', 'Cannot read the token file "FILE": '],
  ])('taskpulse %s', async (line, says) => {
    for (const [error, why] of [
      [systemError('ENOENT'), 'there is no such file'],
      [systemError('EACCES'), 'it may not be read by this user'],
      [systemError('EISDIR'), 'it is a folder'],
      [systemError('EIO'), 'EIO'],
    ] as const) {
      const { code, stdout, stderr } = await runCommandLine(line.split(' '), { files: { FILE: error } });
      expect({ code, stdout }).toEqual({ code: 66, stdout: '' });
      expect(stderr).toMatch(/^[^\n]+\n$/);
      expect(stderr).toContain(`taskpulse: ${says}${why}`);
    }
  });
});

describe('a bad configuration ends with 78, a line for each fault', () => {
  const files = { FILE: 'http: { prot: 1 }\nshutdown: { timeout: 10 }\nchekcs: []\n' };

  test.each([
    'run --config FILE',
    'config check FILE',
    'topics check --config FILE',
    'topics create --config FILE',
    'publish --config FILE -',
  ])('taskpulse %s', async (line) => {
    expect(await runCommandLine(line.split(' '), { files })).toEqual({
      code: 78,
      stdout: '',
      stderr: [
        'taskpulse: FILE:1:9: http.prot: unknown key; the nearest known key is "port"\n',
        'taskpulse: FILE:2:13: shutdown.timeout: 10 is not a duration like 10s, 1m30s or 500ms; write its unit: 10s, 10ms\n',
        'taskpulse: FILE:3:1: chekcs: unknown key; the nearest known key is "checks"\n',
      ].join(''),
    });
  });

  test('also where only a variable is bad', async () => {
    expect(await runCommandLine(['run'], { env: { TASKPULSE_HTTP_PORT: '70000' } })).toEqual({
      code: 78,
      stdout: '',
      stderr: 'taskpulse: TASKPULSE_HTTP_PORT: http.port: 70000 is above 65535\n',
    });
  });
});

describe('help', () => {
  test.each(['--help', 'help', '-h', 'help run', 'run --help', 'help topics', 'help topics create', 'config help'])(
    'is on stdout and ends with 0: taskpulse %s',
    async (line) => {
      const { code, stdout, stderr } = await runCommandLine(line.split(' '));
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^Usage: taskpulse/);
    },
  );

  test('the version is that of the package', async () => {
    expect(await runCommandLine(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: '' });
  });
});
