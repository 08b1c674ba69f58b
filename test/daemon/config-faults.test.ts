/** Each file of fixtures/config/bad is a bad configuration; the `.faults` file beside it holds its exact messages. */
import { describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatFault } from '../../daemon/config/fault.js';
import { loadConfig } from '../../daemon/config/load.js';

const folder = fileURLToPath(new URL('../fixtures/config/bad/', import.meta.url));

function faultsOf(file: string, readFile: (file: string) => string, env: Record<string, string> = {}): readonly string[] {
  const loaded = loadConfig({ file, env, readFile, hostName: 'host-a' });
  return loaded.ok ? [] : loaded.faults.map(formatFault);
}

function textFaults(text: string, env: Record<string, string> = {}): readonly string[] {
  return faultsOf('t.yaml', () => text, env);
}

/** The folder's place on this machine is no part of a message's worth. */
function withoutFolder(line: string): string {
  return line.replaceAll(folder, '').replaceAll(fileURLToPath(new URL('..', new URL('../fixtures/config/bad/', import.meta.url))), '../');
}

describe('a bad configuration', () => {
  const cases = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

  test('has its fixtures', () => {
    expect(cases.length).toBeGreaterThanOrEqual(15);
  });

  test.each(cases)('%s: every fault is told, with its place and its path', (name) => {
    const expected = readFileSync(folder + name.replace('.yaml', '.faults'), 'utf8');
    const told = faultsOf(folder + name, (file) => readFileSync(file, 'utf8')).map(
      (line) => `${withoutFolder(line)}
`,
    );
    expect(told.join('')).toBe(expected);
  });

  test('that cannot be read says why, and that it is unreadable', () => {
    const readFile = (): string => {
      throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    };
    const loaded = loadConfig({ file: '/etc/taskpulse.yaml', env: {}, readFile, hostName: 'host-a' });
    expect(loaded).toMatchObject({
      ok: false,
      unreadable: true,
      faults: [{ where: '/etc/taskpulse.yaml', path: '', message: 'cannot be read: it may not be read by this user' }],
    });
  });

  test('a long value is cut, and a value over several lines stays on one', () => {
    expect(textFaults(`log: { kind: "${'x'.repeat(500)}" }`)[0]).toHaveLength(162);
    expect(textFaults('log: { kind: "a\\nb" }')).toEqual([
      String.raw`t.yaml:1:8: log.kind: "a\nb" is not one of embedded, kafka; the nearest is "kafka"`,
    ]);
  });

  test('a secret in the file is an unknown key, and its value is not told', () => {
    const told = textFaults(
      'http: { token: s3cr3t }\nlog: { kafka: { sasl: { password: s3cr3t, mechanism: plain, username: u, passwordFile: f } } }',
    );
    expect(told).toHaveLength(2);
    expect(told.join()).not.toContain('s3cr3t');
  });
});

describe('a fault of the environment', () => {
  test('names the variable', () => {
    expect(textFaults('http: { port: 80 }', { TASKPULSE_HTTP_PORT: '70000' })).toEqual([
      'TASKPULSE_HTTP_PORT: http.port: 70000 is above 65535',
    ]);
  });

  test('in one item of a list names the variable too', () => {
    expect(textFaults('{}', { TASKPULSE_PROBING_DENY: '10.0.0.0/8, nowhere' })).toEqual([
      'TASKPULSE_PROBING_DENY: probing.deny[1]: "nowhere" is no address block: an IP address, with a prefix length or without',
    ]);
  });

  test('is told for what is no number and no flag', () => {
    expect(textFaults('{}', { TASKPULSE_HTTP_PORT: 'http' })).toEqual(['TASKPULSE_HTTP_PORT: http.port: "http" is not a number']);
    expect(textFaults('{}', { TASKPULSE_LOG_KAFKA_SSL: 'yes' })).toEqual([
      'TASKPULSE_LOG_KAFKA_SSL: log.kafka.ssl: "yes" is neither true nor false',
    ]);
  });
});
