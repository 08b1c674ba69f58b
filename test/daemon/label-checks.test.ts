/** Labels as checks: the configuration's own schemas on text. */
import { describe, expect, test } from '@jest/globals';
import { createLabelChecks } from '../../daemon/config/label-checks.js';

const parse = createLabelChecks();

describe('a check of labels', () => {
  test('has the options of the configuration, all of them text', () => {
    expect(
      parse('web', {
        kind: 'http',
        port: '8080',
        path: '/up',
        interval: '5s',
        timeout: '1s',
        fall: '2',
        status: '200,204-299',
        'body.contains': 'ok',
        tls: 'true',
      }),
    ).toMatchObject({
      ok: true,
      check: {
        name: 'web',
        kind: 'http',
        port: { number: 8080 },
        intervalMs: 5_000,
        timeoutMs: 1_000,
        fall: 2,
        options: { path: '/up', status: ['200', '204-299'], body: { contains: ['ok'] }, tls: { verify: true } },
      },
    });
  });

  test('is asked for by name of port too', () => {
    expect(parse('web', { kind: 'tcp', portName: 'http' })).toMatchObject({ ok: true, check: { port: { name: 'http' } } });
  });

  test('without a port is for the only one that the task has', () => {
    expect(parse('web', { kind: 'tcp' })).toMatchObject({ ok: true, check: { port: { only: true } } });
  });

  test.each([
    ['a number and a name of a port', { kind: 'tcp', port: '1', portName: 'http' }, 'port is set too'],
    ['an unknown option', { kind: 'tcp', port: '1', intervall: '5s' }, 'intervall'],
    ['a bare number of seconds', { kind: 'tcp', port: '1', interval: '5' }, 'interval'],
    ['a port that is none', { kind: 'tcp', port: '70000' }, 'port'],
    ['a file', { kind: 'http', port: '1', 'tls.caFile': '/etc/passwd' }, 'tls.caFile: files cannot be named in labels'],
    ['a match', { kind: 'tcp', port: '1', match: 'x' }, 'name and match are not options of a label'],
    ['a pattern that is none', { kind: 'http', port: '1', 'body.matches': '(' }, 'body.matches'],
    ['a group where a text is', { kind: 'http', port: '1', 'path.x': '/' }, 'path'],
  ])('with %s is refused with what was allowed', (_, options, text) => {
    const parsed = parse('web', options);
    expect(parsed.ok ? [] : parsed.faults.join('; ')).toContain(text);
  });

  test('is the same object for the same labels, in whatever order', () => {
    expect(parse('a', { kind: 'tcp', port: '1' })).toBe(parse('a', { port: '1', kind: 'tcp' }));
  });
});
