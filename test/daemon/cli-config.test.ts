import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { runCommandLine } from '../support/cli-io.js';

const BAD = 'http: { prot: 1 }\nprobing: { workers: 0 }\n';

describe('config check', () => {
  test('prints the settings that would be in force, which check again to the same', async () => {
    const files = { 'a.yaml': 'http: { port: 9000 }\nchecks: [{ name: web, port: 80 }]\n' };
    const first = await runCommandLine(['config', 'check', 'a.yaml'], { files });
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(parse(first.stdout)).toMatchObject({
      instance: 'host-a:9000',
      http: { host: '127.0.0.1', port: 9000 },
      log: { kind: 'embedded', directory: './data' },
      checks: [{ name: 'web', kind: 'http', interval: '10s', timeout: '2s', rise: 1, fall: 3, grace: '30s' }],
      shutdown: { timeout: '10s' },
    });
    const again = await runCommandLine(['config', 'check', 'b.yaml'], { files: { 'b.yaml': first.stdout } });
    expect(again).toEqual(first);
  });

  test('prints the same as JSON', async () => {
    const files = { 'a.yaml': 'http: { port: 9000 }\n' };
    const yaml = await runCommandLine(['config', 'check', 'a.yaml'], { files });
    const json = await runCommandLine(['config', 'check', 'a.yaml', '--json'], { files });
    expect(json).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(json.stdout)).toEqual(parse(yaml.stdout));
  });

  test('tells the faults as JSON too', async () => {
    const { code, stdout, stderr } = await runCommandLine(['config', 'check', '--json', 'a.yaml'], { files: { 'a.yaml': BAD } });
    expect(code).toBe(78);
    expect(JSON.parse(stdout)).toEqual({
      faults: [
        { path: 'http.prot', where: 'a.yaml:1:9', message: 'unknown key; the nearest known key is "port"' },
        { path: 'probing.workers', where: 'a.yaml:2:12', message: '0 is below 1' },
      ],
    });
    expect(stderr.trim().split('\n')).toHaveLength(2);
  });

  test('warns of what is doubtful, and ends with 0', async () => {
    const files = {
      'a.yaml': 'sinks: [{ name: log, kind: log }]\nroutes: [{ match: { severity: warning }, sinks: [log] }]\n',
    };
    const { code, stderr } = await runCommandLine(['config', 'check', 'a.yaml'], { files, env: { TASKPULSE_HTTP_PROT: '1' } });
    expect(code).toBe(0);
    expect(stderr).toBe(
      [
        'taskpulse: warning: TASKPULSE_HTTP_PROT: no setting has this variable; the nearest is TASKPULSE_HTTP_PORT\n',
        'taskpulse: warning: a.yaml:2:10: routes[0]: the last route does not match all: an incident that no route matches goes nowhere\n',
      ].join(''),
    );
  });

  test('shows what the environment says of a setting', async () => {
    const { stdout } = await runCommandLine(['config', 'check', 'a.yaml', '--json'], {
      files: { 'a.yaml': '' },
      env: { TASKPULSE_LOG_KAFKA_GROUP_ID: 'blue', TASKPULSE_PROBING_DENY: '10.1.0.0/16,10.2.0.0/16' },
    });
    expect(JSON.parse(stdout)).toMatchObject({ log: { kafka: { groupId: 'blue' } }, probing: { deny: ['10.1.0.0/16', '10.2.0.0/16'] } });
  });
});

describe('config example', () => {
  test('is a file that config check takes as it is', async () => {
    const { code, stdout, stderr } = await runCommandLine(['config', 'example']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await runCommandLine(['config', 'check', 'a.yaml'], { files: { 'a.yaml': stdout } })).toMatchObject({ code: 0, stderr: '' });
    const json = await runCommandLine(['config', 'example', '--json']);
    expect(JSON.parse(json.stdout)).toEqual(parse(stdout));
  });
});

describe('config schema', () => {
  test.each([[['config', 'schema']], [['config', 'schema', '--json']]])('%j prints JSON Schema', async (argv) => {
    const { code, stdout, stderr } = await runCommandLine(argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ $schema: expect.stringContaining('json-schema.org'), additionalProperties: false });
  });
});
