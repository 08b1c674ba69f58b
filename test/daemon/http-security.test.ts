import { afterEach, describe, expect, test } from '@jest/globals';
import type { HttpDeps } from '../../daemon/http/deps.js';
import { isLoopback } from '../../daemon/http/security.js';
import { createTestServer, type TestServer } from '../support/http-server.js';

let open: TestServer[] = [];
afterEach(async () => {
  await Promise.all(open.map(({ server }) => server.close()));
  open = [];
});

async function serve(deps: Partial<HttpDeps> = {}): Promise<TestServer> {
  const made = await createTestServer({ deps });
  open.push(made);
  return made;
}

describe('with a token', () => {
  const token = 'correct horse'.replace(' ', '-');
  const paths = [
    '/api/v1/tasks',
    '/api/v1/status',
    '/api/v1/openapi.json',
    '/sd/prometheus',
    '/metrics',
    '/nothing',
    '/livez/',
    '/livez/../api/v1/tasks',
    '//livez',
  ];

  test.each(paths)('%s needs it', async (url) => {
    const server = await serve({ token: () => token });
    const answer = await server.server.inject({ method: 'GET', url });
    expect({ code: answer.statusCode, type: answer.headers['content-type'], challenge: answer.headers['www-authenticate'] }).toEqual({
      code: 401,
      type: 'application/problem+json',
      challenge: 'Bearer realm="taskpulse"',
    });
  });

  test.each([
    ['POST', '/api/v1/task-status'],
    ['POST', '/api/v1/task-info'],
    ['DELETE', '/api/v1/tasks/a/b'],
    ['PUT', '/livez2'],
    ['OPTIONS', '/api/v1/tasks'],
  ] as const)('%s %s needs it, before any body is read', async (method, url) => {
    const server = await serve({ token: () => token });
    const answer = await server.server.inject({ method, url, payload: 'x'.repeat(100), headers: { 'content-type': 'application/json' } });
    expect(answer.statusCode).toBe(401);
    expect(server.broker.records({ topic: 'taskStatus', partition: 0 })).toEqual([]);
  });

  test.each(['/livez', '/readyz', '/readyz?verbose', '/livez?x=1'])('%s needs none', async (url) => {
    const server = await serve({ token: () => token });
    expect((await server.server.inject({ method: 'GET', url })).statusCode).toBe(200);
  });

  test.each([
    [`Bearer ${token}`, 200],
    [`bearer ${token}`, 200],
    [`Bearer   ${token} `, 200],
    [`Bearer ${token}x`, 401],
    [`Bearer ${token.slice(0, -1)}`, 401],
    ['Bearer', 401],
    ['Bearer ', 401],
    [`Basic ${token}`, 401],
    [token, 401],
    [`Bearer ${token} ${token}`, 401],
  ])('%j is answered %d', async (authorization, code) => {
    const server = await serve({ token: () => token });
    expect((await server.server.inject({ method: 'GET', url: '/api/v1/tasks', headers: { authorization } })).statusCode).toBe(code);
  });

  test('a reload may change it', async () => {
    let current = 'old';
    const server = await serve({ token: () => current });
    const ask = async (): Promise<number> =>
      (await server.server.inject({ method: 'GET', url: '/api/v1/tasks', headers: { authorization: 'Bearer new' } })).statusCode;
    expect(await ask()).toBe(401);
    current = 'new';
    expect(await ask()).toBe(200);
  });

  test('an answer does not tell it', async () => {
    const server = await serve({ token: () => token });
    const answer = await server.server.inject({ method: 'GET', url: '/api/v1/tasks', headers: { authorization: 'Bearer wrong' } });
    expect(answer.body).not.toContain('wrong');
    expect(answer.body).not.toContain(token);
  });

  test('any host is answered: it is for others', async () => {
    const server = await serve({ token: () => token });
    await server.server.listen({ host: '127.0.0.1', port: 0 });
    const headers = { authorization: `Bearer ${token}`, host: 'taskpulse.example' };
    expect((await server.server.inject({ method: 'GET', url: '/api/v1/tasks', headers })).statusCode).toBe(200);
  });
});

describe('on loopback without a token', () => {
  test.each([
    ['localhost', 200],
    ['LOCALHOST:8080', 200],
    ['127.0.0.1:8080', 200],
    ['127.9.8.7', 200],
    ['[::1]:8080', 200],
    ['[::ffff:127.0.0.1]', 200],
    ['evil.example', 421],
    ['evil.example:8080', 421],
    ['localhost.evil.example', 421],
    ['127.0.0.1.evil.example', 421],
    ['10.0.0.1', 421],
    ['[fd00::1]', 421],
  ])('the host %j is answered %d', async (host, code) => {
    const server = await serve();
    await server.server.listen({ host: '127.0.0.1', port: 0 });
    for (const url of ['/api/v1/tasks', '/livez']) {
      const answer = await server.server.inject({ method: 'GET', url, headers: { host } });
      expect([url, answer.statusCode]).toEqual([url, code]);
    }
  });

  test('a write from a foreign host never gets to the log', async () => {
    const server = await serve();
    await server.server.listen({ host: '127.0.0.1', port: 0 });
    const answer = await server.server.inject({ method: 'DELETE', url: '/api/v1/tasks/a/b', headers: { host: 'evil.example' } });
    expect(answer.statusCode).toBe(421);
    expect(server.broker.records({ topic: 'taskStatus', partition: 0 })).toEqual([]);
  });

  test.each([
    ['127.0.0.1', true],
    ['127.255.255.254', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['128.0.0.1', false],
    ['0.0.0.0', false],
    ['::', false],
    ['localhost', false],
    ['', false],
  ])('%j is loopback: %s', (address, expected) => {
    expect(isLoopback(address)).toBe(expected);
  });
});

test.each(['/api/v1/tasks', '/nothing', '/livez', '/metrics', '/api/v1/tasks?limit=0', '/api/v1/targets/%zz'])(
  '%s carries the security headers and no CORS',
  async (url) => {
    const answer = await (await serve()).server.inject({ method: 'GET', url, headers: { origin: 'https://evil.example' } });
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  },
);
