import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { HttpServer } from '../../daemon/http/server.js';
import { runCommandLine } from '../support/cli-io.js';
import { createTestServer } from '../support/http-server.js';

const open: { readonly close: () => Promise<unknown> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** Of the list of https://fetch.spec.whatwg.org/#port-blocking. */
const BROWSERS_REFUSE = [6000, 10_080, 6697, 4190, 6566, 5060];

async function listenOnOneOf(server: HttpServer, ports: readonly number[]): Promise<number> {
  for (const port of ports) {
    const address = await server.listen({ host: '127.0.0.1', port }).catch(() => undefined);
    if (address !== undefined) return port;
  }
  throw new Error(`All of the ports ${ports.join(', ')} are taken`);
}

async function serve(missing: readonly string[], token?: string): Promise<string> {
  const { server } = await createTestServer({ deps: { missing: () => missing, token: () => token } });
  open.push({ close: async () => server.close() });
  const { port } = await server.listen({ host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${port}`;
}

describe('healthcheck', () => {
  test('of a daemon that is ready is 0', async () => {
    const url = await serve([]);
    expect(await runCommandLine(['healthcheck', '--url', url])).toEqual({ code: 0, stdout: 'ready\n', stderr: '' });
    const { code, stdout, stderr } = await runCommandLine(['healthcheck', '--url', url, '--json']);
    expect({ code, stderr, body: JSON.parse(stdout) as unknown }).toEqual({ code: 0, stderr: '', body: { ready: true, url } });
  });

  test('of a daemon that is not is 69, and says what is missing', async () => {
    const url = await serve(['the log is not reached yet']);
    const detail = `The daemon at ${url}: Not ready: the log is not reached yet`;
    expect(await runCommandLine(['healthcheck', '--url', url])).toEqual({ code: 69, stdout: '', stderr: `taskpulse: ${detail}\n` });
    const { code, stdout } = await runCommandLine(['healthcheck', '--url', url, '--json']);
    expect({ code, body: JSON.parse(stdout) as unknown }).toEqual({ code: 69, body: { ready: false, url, detail } });
  });

  test('needs no token, and takes one', async () => {
    const url = await serve([], 's3cr3t');
    expect(await runCommandLine(['healthcheck', '--url', url])).toMatchObject({ code: 0 });
    expect(await runCommandLine(['healthcheck', '--url', url, '--token-file', 't'], { files: { t: 's3cr3t\n' } })).toMatchObject({
      code: 0,
    });
  });

  test('where nothing listens is 69, as JSON too', async () => {
    const url = await urlOfNobody();
    const why = `Cannot reach the daemon at ${url}: nothing listens there (ECONNREFUSED)`;
    expect(await runCommandLine(['healthcheck', '--url', url])).toEqual({
      code: 69,
      stdout: '',
      stderr: `taskpulse: ${why}; is it running? --url names another one\n`,
    });
    const { code, stdout } = await runCommandLine(['healthcheck', '--url', url, '--json']);
    expect({ code, body: JSON.parse(stdout) as unknown }).toEqual({ code: 69, body: { ready: false, url, detail: why } });
  });

  test('reaches a daemon on a port that browsers do not ask', async () => {
    const { server } = await createTestServer();
    open.push({ close: async () => server.close() });
    const port = await listenOnOneOf(server, BROWSERS_REFUSE);
    expect(await runCommandLine(['healthcheck', '--url', `http://127.0.0.1:${port}`])).toMatchObject({ code: 0, stderr: '' });
  });

  test('where something else answers is 69', async () => {
    const server = createServer((_request, response) => void response.writeHead(404).end('<p>\nno such page\n</p>'));
    const url = await listen(server);
    expect(await runCommandLine(['healthcheck', '--url', url])).toEqual({
      code: 69,
      stdout: '',
      stderr: `taskpulse: The daemon at ${url}: <p> no such page </p>\n`,
    });
  });
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => new Promise((resolve) => server.close(resolve)) });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function urlOfNobody(): Promise<string> {
  const url = await listen(createServer());
  await open.pop()?.close();
  return url;
}
