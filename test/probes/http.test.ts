import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Probe, ProbeAddress, ProbeOutcome } from '../../core/probe.js';
import { httpKind } from '../../probes/http.js';
import { realContext, startServer, until } from './loopback-servers.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function prepare(options: unknown): Probe {
  const prepared = httpKind.prepare(options, '');
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults));
  return prepared.value;
}

/** A real HTTP server. */
async function serveHttp(listener: RequestListener): Promise<ProbeAddress> {
  const server = createServer(listener).listen(0, '127.78.0.1');
  await once(server, 'listening');
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('A TCP server has an address');
  return { address: '127.78.0.1', family: 4, port: bound.port };
}

/** A server that answers every request with these very bytes, and then does what it is told. */
async function serveBytes(bytes: string, then: (socket: Socket) => void = () => undefined) {
  const server = await startServer((socket) => {
    socket.once('data', () => {
      socket.write(bytes, 'latin1');
      then(socket);
    });
  });
  closers.push(server.close);
  return server;
}

async function askBytes(options: unknown, bytes: string, then?: (socket: Socket) => void, timeoutMs = 1500): Promise<ProbeOutcome> {
  const server = await serveBytes(bytes, then);
  return prepare(options)(server.to, realContext(timeoutMs));
}

describe('the request', () => {
  test('is what was asked for, one on a connection of its own', async () => {
    const server = await serveBytes('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    const probe = prepare({ path: '/a?b=%20', method: 'OPTIONS', headers: { 'X-Check': 'yes', 'User-Agent': 'me' } });
    expect(await probe(server.to, realContext(1000))).toMatchObject({ outcome: 'pass', detail: 'Status 200' });
    const [line, ...headers] = server.received().split('\r\n');
    expect(line).toBe('OPTIONS /a?b=%20 HTTP/1.1');
    expect(headers).toEqual(
      expect.arrayContaining([
        'X-Check: yes',
        'User-Agent: me',
        'Accept: */*',
        'Connection: close',
        `Host: ${server.to.address}:${server.to.port}`,
      ]),
    );
    expect(server.received().match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  test('carries another host where asked', async () => {
    const server = await serveBytes('HTTP/1.1 204 No Content\r\n\r\n');
    await prepare({ host: 'web.test:80' })(server.to, realContext(1000));
    expect(server.received()).toContain('\r\nHost: web.test:80\r\n');
  });
});

describe('the status', () => {
  test.each([
    ['200-399', 302, 'pass'],
    [[200, '300-302'], 301, 'pass'],
    ['200,404', 404, 'pass'],
    [204, 204, 'pass'],
    [undefined, 199, 'fail'],
    [undefined, 400, 'fail'],
    [['201'], 200, 'fail'],
  ])('expected %j, came %p: %s', async (status, code, outcome) => {
    const options = status === undefined ? {} : { status };
    const found = await askBytes(options, `HTTP/1.1 ${code} Whatever\r\nContent-Length: 0\r\n\r\n`);
    expect(found.outcome).toBe(outcome);
  });

  test('another than expected is told, never with the peer’s own words', async () => {
    expect(await askBytes({}, 'HTTP/1.1 503 <script>\r\nContent-Length: 0\r\n\r\n')).toMatchObject({
      layer: 'response',
      cause: 'status',
      detail: 'Status 503, expected 200-399',
    });
  });

  test('decides alone without conditions on the body, which is not waited for', async () => {
    expect(await askBytes({}, 'HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nbegin')).toMatchObject({ outcome: 'pass' });
  });

  test('101 is a status like any other', async () => {
    const bytes = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    expect(await askBytes({}, bytes)).toMatchObject({ outcome: 'fail', cause: 'status', detail: expect.stringContaining('101') });
    expect(await askBytes({ status: '101' }, bytes)).toMatchObject({ outcome: 'pass' });
  });

  test('1xx before the response are passed over, and an endless row of them ends at the deadline', async () => {
    const hint = 'HTTP/1.1 103 Early Hints\r\n\r\n';
    expect(await askBytes({}, `${hint}HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n`)).toMatchObject({ outcome: 'pass' });
    const endless = await askBytes(
      {},
      hint,
      (socket) => {
        const timer = setInterval(() => socket.write(hint), 5);
        socket.on('close', () => clearInterval(timer));
      },
      120,
    );
    expect(endless).toMatchObject({ outcome: 'fail', cause: 'timeout' });
  });
});

describe('a response that is none', () => {
  test.each([
    ['garbage', 'hello\r\n', 'protocol'],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'protocol'],
    ['both a length and chunks', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 'protocol'],
    ['a broken header', 'HTTP/1.1 200 OK\r\nbad header\r\n\r\n', 'protocol'],
    ['too many headers', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 'too-large'],
  ])('%s', async (_, bytes, cause) => {
    expect(await askBytes({}, bytes)).toMatchObject({ outcome: 'fail', layer: 'response', cause });
  });

  test.each([
    ['in the status line', 'HTTP/1.1 20'],
    ['in the headers', 'HTTP/1.1 200 OK\r\nContent-'],
  ])('closed %s', async (_, bytes) => {
    expect(await askBytes({}, bytes, (socket) => socket.end())).toMatchObject({ outcome: 'fail', layer: 'response', cause: 'closed' });
  });
});

describe('the body', () => {
  const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';

  test('several conditions are judged on one reading', async () => {
    const body = { contains: ['"db":"up"', 'queue'], matches: ['^\\{', '"version":"\\d+\\.\\d+"'] };
    const text = '{"db":"up","queue":3,"version":"1.27"}';
    expect(await askBytes({ body }, `HTTP/1.1 200 OK\r\nContent-Length: ${text.length}\r\n\r\n${text}`)).toMatchObject({ outcome: 'pass' });
    const other = text.replace('up', 'no');
    expect(await askBytes({ body }, `HTTP/1.1 200 OK\r\nContent-Length: ${other.length}\r\n\r\n${other}`)).toMatchObject({
      outcome: 'fail',
      layer: 'content',
      cause: 'mismatch',
      detail: expect.stringContaining('No "\\"db\\":\\"up\\""'),
    });
  });

  test('chunks are joined: a text and a pattern may lie across them', async () => {
    const bytes = `${chunked}3\r\nhel\r\n5\r\nlo wo\r\n3\r\nrld\r\n0\r\n\r\n`;
    expect(await askBytes({ body: { contains: 'hello world', matches: '^hello world$' } }, bytes)).toMatchObject({ outcome: 'pass' });
  });

  test('may be ended by closing', async () => {
    expect(await askBytes({ body: { matches: 'fine$' } }, 'HTTP/1.0 200 OK\r\n\r\nfine', (socket) => socket.end())).toMatchObject({
      outcome: 'pass',
    });
  });

  test('is UTF-8', async () => {
    const text = Buffer.from('größe ✓').toString('latin1');
    const bytes = `HTTP/1.1 200 OK\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
    expect(await askBytes({ body: { contains: 'größe', matches: 'ß. ✓$' } }, bytes)).toMatchObject({ outcome: 'pass' });
  });

  test('texts are enough as soon as they are there: a stream without end passes', async () => {
    expect(await askBytes({ body: { contains: 'ready' } }, `${chunked}5\r\nready\r\n`)).toMatchObject({ outcome: 'pass' });
  });

  test('is judged on its beginning only, and no more is read', async () => {
    let written = 0;
    const server = await serveBytes(chunked, (socket) => {
      const chunk = `1000\r\n${'x'.repeat(4096)}\r\n`;
      const more = (): void => {
        while (!socket.destroyed && written < 50_000_000 && socket.write(chunk)) written += chunk.length;
      };
      socket.on('drain', more);
      more();
    });
    const outcome = await prepare({ body: { matches: 'needle', limit: '8KiB' } })(server.to, realContext(5000));
    expect(outcome).toMatchObject({
      outcome: 'fail',
      layer: 'content',
      cause: 'mismatch',
      detail: expect.stringContaining('first 8192 bytes'),
    });
    await until(() => server.openCount() === 0);
    expect(written).toBeLessThan(50_000_000);
  });

  test('what lies behind the limit does not count', async () => {
    const text = `${'x'.repeat(1024)}needle`;
    const bytes = `HTTP/1.1 200 OK\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
    expect(await askBytes({ body: { contains: 'needle', limit: '1KiB' } }, bytes)).toMatchObject({ outcome: 'fail', cause: 'mismatch' });
    expect(await askBytes({ body: { contains: 'needle', limit: '2KiB' } }, bytes)).toMatchObject({ outcome: 'pass' });
  });

  test('the detail never holds it wholesale', async () => {
    const text = `secret ${'s'.repeat(5000)}`;
    const outcome = await askBytes({ body: { contains: 'x' } }, `HTTP/1.1 200 OK\r\nContent-Length: ${text.length}\r\n\r\n${text}`);
    expect(outcome.detail?.length).toBeLessThan(140);
  });

  test.each([
    ['cut off', (socket: Socket) => socket.end(), 'closed'],
    ['broken off', (socket: Socket) => setTimeout(() => socket.resetAndDestroy(), 30), 'reset'],
  ])('%s in the middle', async (_, then, cause) => {
    const bytes = 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf';
    expect(await askBytes({ body: { contains: 'whole' } }, bytes, then)).toMatchObject({ outcome: 'fail', layer: 'content', cause });
  });

  test('broken in its chunks is a protocol failure', async () => {
    expect(await askBytes({ body: { contains: 'x' } }, `${chunked}zz\r\n`)).toMatchObject({ outcome: 'fail', cause: 'protocol' });
  });

  test('that drips until the deadline is a timeout while reading the content', async () => {
    const outcome = await askBytes(
      { body: { contains: 'x' } },
      chunked,
      (socket) => {
        const timer = setInterval(() => socket.write('1\r\n.\r\n'), 5);
        socket.on('close', () => clearInterval(timer));
      },
      150,
    );
    expect(outcome).toMatchObject({ outcome: 'fail', layer: 'content', cause: 'timeout' });
  });

  test('of a response that has none is empty', async () => {
    expect(await askBytes({ body: { contains: 'x' } }, 'HTTP/1.1 204 No Content\r\n\r\n')).toMatchObject({
      cause: 'mismatch',
      detail: expect.stringContaining('0 bytes'),
    });
    expect(await askBytes({ method: 'HEAD' }, 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n')).toMatchObject({ outcome: 'pass' });
  });
});

describe('redirects', () => {
  test('are not followed unless asked: the status decides', async () => {
    expect(await askBytes({}, 'HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n')).toMatchObject({
      outcome: 'pass',
    });
  });

  test('are followed to the same address and port, in either spelling', async () => {
    const asked: string[] = [];
    const to = await serveHttp((request, response) => {
      asked.push(`${request.headers.host ?? ''}${request.url ?? ''}`);
      const next: Record<string, string> = { '/': '/a?x=1', '/a?x=1': `http://127.78.0.1:${to.port}/b`, '/b': '../c' };
      const location = next[request.url ?? ''];
      response.writeHead(location === undefined ? 200 : 307, location === undefined ? {} : { location });
      response.end('here');
    });
    const outcome = await prepare({ redirects: true, body: { contains: 'here' } })(to, realContext(1500));
    expect(outcome).toMatchObject({ outcome: 'pass' });
    expect(asked).toEqual(['/', '/a?x=1', '/b', '/c'].map((path) => `127.78.0.1:${to.port}${path}`));
  });

  test('to the host that was asked for stay at the address', async () => {
    const hosts: (string | undefined)[] = [];
    const to = await serveHttp((request, response) => {
      hosts.push(request.headers.host);
      if (request.url === '/') response.writeHead(301, { location: 'http://web.test/login' });
      response.end();
    });
    expect(await prepare({ redirects: true, host: 'web.test', status: 200 })(to, realContext(1500))).toMatchObject({ outcome: 'pass' });
    expect(hosts).toEqual(['web.test', 'web.test']);
  });

  test.each([
    'http://169.254.169.254/',
    'http://127.78.0.1:1/',
    '//127.78.0.2/',
    'https://127.78.0.1/',
    'http://[::ffff:7f4e:1]/',
    'file:///etc/passwd',
    'javascript:1',
  ])('to %s are a failure', async (location) => {
    const outcome = await askBytes({ redirects: true }, `HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`);
    expect(outcome).toMatchObject({ outcome: 'fail', layer: 'response', cause: 'status', detail: expect.stringContaining('Redirect') });
  });

  test('without end are a failure after five', async () => {
    let count = 0;
    const to = await serveHttp((_, response) => {
      count += 1;
      response.writeHead(302, { location: `/${count}` }).end();
    });
    expect(await prepare({ redirects: true })(to, realContext(1500))).toMatchObject({
      outcome: 'fail',
      cause: 'status',
      detail: 'More than 5 redirects',
    });
    expect(count).toBe(6);
  });

  test('do not lengthen the deadline', async () => {
    const to = await serveHttp((_, response) => void setTimeout(() => response.writeHead(302, { location: '/' }).end(), 60));
    const outcome = await prepare({ redirects: true })(to, realContext(150));
    expect(outcome).toMatchObject({ outcome: 'fail', cause: 'timeout' });
    expect(outcome.latencyMs).toBeLessThan(400);
  });
});
