import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { fileURLToPath } from 'node:url';
import type { ProbeAddress, ProbeOutcome } from '../../core/probe.js';
import { httpKind } from '../../probes/http.js';
import { countResources, realContext, startServer, until } from './loopback-servers.js';

function fixture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/tls/${name}`, import.meta.url));
}

const caFile = fixture('ca.pem');
const servers: Server[] = [];
let valid: ProbeAddress;
let expired: ProbeAddress;
let wantsClient: ProbeAddress;
let lastName: string | false | null | undefined;
let openCount = 0;

async function serve(name: string, asksClient = false): Promise<ProbeAddress> {
  const files = { cert: readFileSync(fixture(`${name}.pem`)), key: readFileSync(fixture(`${name}-key.pem`)) };
  const client = asksClient ? { requestCert: true, rejectUnauthorized: true, ca: readFileSync(caFile) } : {};
  const server = createServer({ ...files, ...client }, (request, response) => {
    const socket = request.socket as unknown as { readonly servername?: string | false | null }; // a TLS server's sockets are TLSSockets
    lastName = socket.servername;
    response.end('fine');
  });
  server.on('connection', (socket) => {
    openCount += 1;
    socket.on('close', () => (openCount -= 1));
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.79.0.1');
  await once(server, 'listening');
  servers.push(server);
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('A TCP server has an address');
  return { address: '127.79.0.1', family: 4, port: bound.port };
}

beforeAll(async () => {
  valid = await serve('server');
  expired = await serve('expired');
  wantsClient = await serve('server', true);
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

async function ask(options: unknown, to: ProbeAddress, timeoutMs = 2000): Promise<ProbeOutcome> {
  const prepared = httpKind.prepare(options, '');
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults));
  return prepared.value(to, realContext(timeoutMs));
}

describe('http over TLS', () => {
  test('passes with a certificate for the name, and times the handshake', async () => {
    const outcome = await ask({ tls: { caFile, serverName: 'web.test' }, body: { contains: 'fine' } }, valid);
    expect(outcome).toMatchObject({ outcome: 'pass' });
    expect(outcome.phases.tlsMs).toBeGreaterThan(outcome.phases.connectMs ?? Infinity);
    expect(lastName).toBe('web.test');
  });

  test('takes the name from the host', async () => {
    expect(await ask({ host: 'web.test:8443', tls: { caFile } }, valid)).toMatchObject({ outcome: 'pass' });
  });

  test.each([
    ['for another name', { caFile, serverName: 'other.test' }, 'valid'],
    ['for a name, but not for the address', { caFile }, 'valid'],
    ['of an unknown authority', { serverName: 'web.test' }, 'valid'],
    ['that has expired', { caFile, serverName: 'web.test' }, 'expired'],
  ] as const)('refuses a certificate %s', async (_, tls, which) => {
    const outcome = await ask({ tls }, which === 'valid' ? valid : expired);
    expect(outcome).toMatchObject({ outcome: 'fail', layer: 'tls', cause: 'certificate' });
  });

  test('takes any certificate when told not to verify', async () => {
    expect(await ask({ tls: { verify: false } }, expired)).toMatchObject({ outcome: 'pass' });
    expect(await ask({ tls: { verify: 'false' } }, valid)).toMatchObject({ outcome: 'pass' });
  });

  test('shows a certificate of its own where asked for one', async () => {
    const mine = { certFile: fixture('server.pem'), keyFile: fixture('server-key.pem') };
    expect(await ask({ tls: { caFile, serverName: 'web.test', ...mine } }, wantsClient)).toMatchObject({ outcome: 'pass' });
    expect((await ask({ tls: { caFile, serverName: 'web.test' } }, wantsClient)).outcome).toBe('fail');
  });

  test('a peer that speaks no TLS fails the handshake', async () => {
    const server = await startServer((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await ask({ tls: true }, server.to)).toMatchObject({ outcome: 'fail', layer: 'tls', cause: 'handshake' });
    await server.close();
  });

  test.each([
    ['is silent in the handshake', () => undefined, 'timeout'],
    ['closes in the handshake', (socket: { end: () => unknown }) => socket.end(), 'closed'],
  ])('a peer that %s', async (_, behave, cause) => {
    const server = await startServer(behave);
    expect(await ask({ tls: true }, server.to, 150)).toMatchObject({ outcome: 'fail', layer: 'tls', cause });
    await server.close();
  });

  test('files that do not fit are a fault at preparing', () => {
    const odd = { certFile: fixture('server.pem'), keyFile: fixture('expired-key.pem') };
    expect(httpKind.prepare({ tls: odd }, '')).toMatchObject({ ok: false, faults: [{ path: 'tls.certFile' }] });
    const alone = { certFile: fixture('server.pem') };
    expect(httpKind.prepare({ tls: alone }, '')).toMatchObject({
      ok: false,
      faults: [{ path: 'tls.keyFile', message: 'certFile and keyFile go together' }],
    });
    const noKey = { certFile: fixture('server.pem'), keyFile: fixture('README.md') };
    expect(httpKind.prepare({ tls: noKey }, '')).toMatchObject({ ok: false, faults: [{ path: 'tls.certFile' }] });
  });

  test('leaves nothing behind', async () => {
    await until(() => openCount === 0);
    const before = countResources();
    for (const tls of [{ caFile, serverName: 'web.test' }, { caFile }, { verify: false }]) await ask({ tls }, valid);
    const controller = new AbortController();
    const prepared = httpKind.prepare({ tls: { verify: false } }, '');
    if (!prepared.ok) throw new Error('options');
    const running = prepared.value(valid, realContext(1000, controller.signal));
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    expect(await running).toMatchObject({ outcome: 'error', cause: 'cancelled' });
    await until(() => openCount === 0 && countResources() <= before);
  });
});
