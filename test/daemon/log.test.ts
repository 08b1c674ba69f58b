import { describe, expect, test } from '@jest/globals';
import { createLogger } from '../../daemon/log.js';
import type { LogLevel } from '../../daemon/log-levels.js';

function loggerInto(level: LogLevel, instance?: string) {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return { log: createLogger({ level, instance, destination }), read: () => lines.map((line) => JSON.parse(line)) };
}

describe('the log', () => {
  test('writes time, level as a word, instance, fields and message', () => {
    const { log, read } = loggerInto('info', 'host-a:8080');
    log.info({ taskId: 't1', from: 'healthy', to: 'unhealthy' }, 'Health changed');
    expect(read()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        instance: 'host-a:8080',
        taskId: 't1',
        from: 'healthy',
        to: 'unhealthy',
        msg: 'Health changed',
      },
    ]);
  });

  test('leaves out what is below its level', () => {
    const { log, read } = loggerInto('warn');
    log.info('quiet');
    log.warn('loud');
    expect(read().map((line) => line.msg)).toEqual(['loud']);
  });

  test('shows an error with its stack and its causes', () => {
    const { log, read } = loggerInto('info');
    log.error({ err: new Error('Cannot append', { cause: new Error('disk full') }) }, 'Append failed');
    const [line] = read();
    expect(line.err).toMatchObject({ type: 'Error', message: 'Cannot append', cause: { message: 'disk full' } });
    expect(line.err.stack).toContain('log.test.ts');
  });

  test('never shows a secret, at the top or one level below', () => {
    const { log, read } = loggerInto('info');
    log.info({ token: 's3cr3t', sasl: { username: 'u', password: 's3cr3t' }, headers: { authorization: 's3cr3t' } }, 'Connected');
    const [line] = read();
    expect(JSON.stringify(line)).not.toContain('s3cr3t');
    expect(line.sasl).toEqual({ username: 'u', password: '[secret]' });
  });
});
