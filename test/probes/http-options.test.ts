import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { httpKind } from '../../probes/http.js';

function faultsOf(options: unknown) {
  const prepared = httpKind.prepare(options, '');
  return prepared.ok ? [] : prepared.faults;
}

describe('options of kind http', () => {
  test('have the defaults that the documentation shows', () => {
    expect(httpKind.schema.parse({})).toEqual({
      path: '/',
      method: 'GET',
      headers: {},
      status: ['200-399'],
      body: { limit: '64KiB' },
      tls: false,
      redirects: false,
    });
  });

  test('may all be text, as labels are', () => {
    const labels = {
      path: '/h',
      status: '200-299, 404',
      redirects: 'true',
      tls: 'false',
      body: { contains: 'ok', limit: '1MiB' },
      headers: { A: 'b' },
    };
    expect(httpKind.schema.parse(labels)).toMatchObject({
      status: ['200-299', '404'],
      redirects: true,
      tls: false,
      body: { contains: ['ok'] },
    });
  });

  test.each([
    [{ pth: '/' }, 'pth', /^unknown key: did you mean "path"\? known keys are path, /],
    [{ body: { contain: 'x' } }, 'body.contain', /did you mean "contains"\?/],
    [{ tls: { verfy: true } }, 'tls.verfy', /did you mean "verify"\?/],
    [{ path: 'health' }, 'path', /^"health" is not a path/],
    [{ path: '/a b' }, 'path', /is not a path/],
    [{ path: '/a\r\nX: y' }, 'path', /is not a path/],
    [{ path: '/a#b' }, 'path', /no #/],
    [{ method: 'DELETE' }, 'method', /^"DELETE" is not one of GET, HEAD, OPTIONS, POST$/],
    [{ method: 'HEAD', body: { contains: 'x' } }, 'body', /HEAD has no body/],
    [{ host: 'a\r\nX: y' }, 'host', /is not a host/],
    [{ host: 'a:99999' }, 'host', /is not a host/],
    [{ host: '::1' }, 'host', /IPv6 in brackets/],
    [{ host: 'a/b' }, 'host', /is not a host/],
    [{ headers: { 'X Y': 'z' } }, 'headers.X Y', /not a header name/],
    [{ headers: { X: 'a\r\nY: z' } }, 'headers.X', /line ends/],
    [{ headers: { Host: 'x' } }, 'headers.Host', /use the option host/],
    [{ headers: { 'content-length': '1' } }, 'headers.content-length', /cannot be set/],
    [{ headers: { X: 1 } }, 'headers.X', /must be a text/],
    [{ headers: 'X: y' }, 'headers', /is not a map of header names/],
    [{ status: [] }, 'status', /at least one/],
    [{ status: ['2xx'] }, 'status[0]', /^"2xx" is not a status or a range/],
    [{ status: { from: 1 } }, 'status', /is not a list of statuses/],
    [{ body: { limit: '2MiB' } }, 'body.limit', /out of bounds: 1B to 1MiB/],
    [{ body: { limit: 100 } }, 'body.limit', /^100 is not a size/],
    [{ body: { matches: '(' } }, 'body.matches', /RE2 syntax/],
    [{ body: { matches: ['a', '('] } }, 'body.matches[1]', /RE2 syntax/],
    [{ body: { contains: '' } }, 'body.contains', /empty/],
    [{ redirects: 'yes' }, 'redirects', /^"yes" is not true or false$/],
    [{ tls: { certFile: '/nowhere/cert.pem' } }, 'tls.certFile', /^cannot read "\/nowhere\/cert.pem": ENOENT$/],
    [{ tls: { caFile: '' } }, 'tls.caFile', /a file name is needed/],
    [{ tls: { serverName: '10.0.0.1' } }, 'tls.serverName', /is not a host name/],
  ])('%j is a fault at %s', (options, path, message) => {
    expect(faultsOf(options)).toContainEqual({ path, message: expect.stringMatching(message) });
  });

  test('faults are told all together, and values of headers never', () => {
    const faults = faultsOf({ path: 'x', redirects: 7, headers: { Authorization: 'Bearer secret\n' } });
    expect(faults.map(({ path }) => path).sort()).toEqual(['headers.Authorization', 'path', 'redirects']);
    expect(JSON.stringify(faults)).not.toContain('secret');
  });

  test('whatever path, host or header is accepted holds no line end, no blank in the path, and is what Node sends', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('a', '/', '\r', '\n', ' ', ':', '\0', 'ü', '%', '\u2028', '.', '[', ']', '1'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(nasty, nasty, nasty, (path, host, value) => {
        if (faultsOf({ path: `/${path}` }).length === 0) expect(`/${path}`).toMatch(/^[\x21-\x7e]+$/);
        if (faultsOf({ host }).length === 0) expect(host).toMatch(/^[\x21-\x7e]+$/);
        if (faultsOf({ headers: { X: value } }).length === 0) expect(value).not.toMatch(/[\r\n\0]/);
      }),
      { numRuns: 500 },
    );
  });
});
