/** What an error that nobody foresaw in its place is worth: interface.md "Command line". */
import { describe, expect, test } from '@jest/globals';
import { LogError, type AppendFailure } from '../../core/log.js';
import { DirectoryInUse } from '../../consumers/embedded-lock.js';
import { CliFault, toCliFault } from '../../daemon/cli/exit-codes.js';
import { systemError } from '../support/cli-io.js';

describe('an error as an exit code', () => {
  test.each<readonly [AppendFailure, number]>([
    ['unavailable', 69],
    ['closed', 69],
    ['unauthorized', 78],
    ['unknown-topic', 78],
    ['too-large', 65],
  ])('of the log: %s is %d', (failure, code) => {
    expect(toCliFault(new LogError('Cannot x', failure))).toMatchObject({ exitCode: code, message: 'Cannot x' });
  });

  test('of a data folder in use is 69, with what to do', () => {
    const holder = { pid: 7, started: '', address: 'http://127.0.0.1:8080' };
    expect(toCliFault(new DirectoryInUse('./data', holder))).toMatchObject({
      exitCode: 69,
      message: 'Cannot open data folder "./data": process 7 (http://127.0.0.1:8080) holds it',
      hint: 'stop it, or set another log.directory',
    });
  });

  test.each<readonly [string, string, number, string]>([
    ['EADDRINUSE', 'listen', 69, 'another process has the port: stop it, or set http.port'],
    ['EACCES', 'listen', 78, 'this user may not use the port: set an http.port above 1023'],
    ['EADDRNOTAVAIL', 'listen', 78, 'http.host is no address of this machine'],
    ['ENOTFOUND', 'getaddrinfo', 78, 'http.host is no name that can be looked up'],
    ['EAI_AGAIN', 'getaddrinfo', 78, 'http.host is no name that can be looked up'],
    ['EAFNOSUPPORT', 'listen', 74, 'see http.host and http.port'],
  ])('of listening: %s (%s) is %d', (code, syscall, exitCode, hint) => {
    expect(toCliFault(systemError(code, 'as the system says', { syscall }))).toMatchObject({
      exitCode,
      message: 'Cannot listen: as the system says',
      hint,
    });
  });

  test.each(['EIO', 'ENOSPC', 'EACCES', 'EMFILE'])('of the system otherwise: %s is 74', (code) => {
    expect(toCliFault(systemError(code))).toMatchObject({ exitCode: 74 });
  });

  test.each([new TypeError('x is undefined'), 'x is undefined'])('of nothing known is 70, a bug', (error) => {
    expect(toCliFault(error)).toMatchObject({ exitCode: 70, message: 'x is undefined', hint: 'this is a bug: please report it' });
  });

  test('of a command stays as it is', () => {
    const fault = new CliFault(65, 'Cannot read it', { hint: 'mend it' });
    expect(toCliFault(fault)).toBe(fault);
  });
});
