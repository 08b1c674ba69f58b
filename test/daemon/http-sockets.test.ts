/** What only shows on real sockets: listening, closing, slow and broken clients. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createLogger } from '../../daemon/log.js';
import type { HttpDeps } from '../../daemon/http/deps.js';
import { createTestServer, type TestServer } from '../support/http-server.js';
import { realClock } from '../support/real-clock.js';

let servers: TestServer[] = [];
let sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.map(({ server }) => server.close()));
  servers = [];
  sockets = [];
});

interface Listening extends TestServer {
  readonly port: number;
  readonly url: string;
}

async function listen(deps: Partial<HttpDeps> = {}): Promise<Listening> {
  const made = await createTestServer({ deps: { clock: realClock, ...deps } });
  servers.push(made);
  const { port } = await made.server.listen({ host: '127.0.0.1', port: 0 });
  return { ...made, port, url: `http://127.0.0.1:${port}` };
}

interface Client {
  readonly socket: Socket;
  /** All that came so far, once it holds `text`. */
  readonly until: (text: string) => Promise<string>;
  readonly closed: Promise<unknown>;
}

async function dial(port: number): Promise<Client> {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  let received = '';
  socket.on('data', (chunk) => (received += chunk.toString()));
  await once(socket, 'connect');
  const until = async (text: string): Promise<string> => {
    while (!received.includes(text)) {
      if (socket.destroyed) throw new Error(`Closed before ${text}: ${received}`);
      await Promise.race([once(socket, 'data'), closed]);
    }
    return received;
  };
  return { socket, until, closed };
}

/** Looks again every few milliseconds: what happens on another socket has no event of its own here. */
async function eventually(isSo: () => boolean): Promise<void> {
  for (let look = 0; look < 1000; look += 1) {
    if (isSo()) return;
    await wait(5);
  }
  throw new Error('It never came to be');
}

const HEAD = 'POST /api/v1/task-status HTTP/1.1\r\nHost: localhost\r\n';

const line = (taskId: string): string =>
  JSON.stringify({ frameworkId: 'f1', frameworkName: 'größe', status: { task_id: { value: taskId }, state: 'TASK_RUNNING' } });

describe('listening', () => {
  test('on port 0 tells where', async () => {
    const { url } = await listen();
    expect((await fetch(`${url}/livez`)).status).toBe(200);
  });

  test('on a port in use rejects with the code of the system', async () => {
    const { port } = await listen();
    const second = await createTestServer();
    servers.push(second);
    await expect(second.server.listen({ host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('bodies', () => {
  test.each([
    ['application/json', 3],
    ['application/x-ndjson', 20],
  ])('%s of %d MiB is refused with an answer that the sender hears', async (type, mebibytes) => {
    const { url } = await listen();
    const answer = await fetch(`${url}/api/v1/task-status`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: `${line('a')}\n`.repeat(1).padEnd(mebibytes * 1024 * 1024, ' '),
    });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ title: 'Payload Too Large' });
  });

  test('without a length are bounded too', async () => {
    const { url } = await listen();
    const piece = Buffer.from(`${' '.repeat(100_000)}${line('a')}\n`);
    const body = new ReadableStream({
      start: (controller) => {
        for (let bytes = 0; bytes < 17 * 1024 * 1024; bytes += piece.length) controller.enqueue(piece);
        controller.close();
      },
    });
    const answer = await fetch(`${url}/api/v1/task-status`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body,
      duplex: 'half',
    });
    expect(answer.status).toBe(413);
    const { accepted, line: at } = (await answer.json()) as { accepted: number; line: number };
    expect(accepted).toBe(at - 1);
    expect(accepted).toBeGreaterThan(160);
  });

  test('in pieces that cut lines and characters are read as one', async () => {
    const server = await listen();
    const { socket, until } = await dial(server.port);
    socket.setNoDelay(true);
    const body = Buffer.from(`${line('a')}\n${line('ü')}\r\n${line('c')}`);
    socket.write(`${HEAD}Content-Type: application/x-ndjson\r\nContent-Length: ${body.length}\r\n\r\n`);
    for (let from = 0; from < body.length; from += 7) {
      socket.write(body.subarray(from, from + 7));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await until('"accepted":3')).toContain(' 202 ');
    const names = server.broker.records({ topic: 'taskStatus', partition: 0 }).map(({ key }) => Buffer.from(key ?? []).toString());
    expect(names).toEqual(['f1/a', 'f1/ü', 'f1/c']);
  });

  test('that a fault cut short leave the connection fit for the next request', async () => {
    const server = await listen();
    const { socket, until } = await dial(server.port);
    const body = `${line('a')}\n{\n${`${line('b')}\n`.repeat(5000)}`;
    socket.write(`${HEAD}Content-Type: application/x-ndjson\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`);
    socket.write(body);
    expect(await until('"accepted":1')).toContain(' 400 ');
    socket.write('GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await until('"status":"alive"');
  });

  test('that the client breaks off are no error of ours', async () => {
    const lines: string[] = [];
    const logger = createLogger({ level: 'debug', destination: { write: (text: string) => void lines.push(text) } });
    const server = await listen({ logger });
    const { socket } = await dial(server.port);
    socket.write(`${HEAD}Content-Type: application/x-ndjson\r\nContent-Length: 1000\r\n\r\n{`);
    await fetch(`${server.url}/livez`); // by now the other one is under way as well
    socket.destroy();
    await eventually(() => lines.some((text) => text.includes('broke off')));
    expect(lines.filter((text) => text.includes('"level":"error"'))).toEqual([]);
  });
});

describe('broken clients', () => {
  test.each([
    ['no HTTP', 'hello\r\n\r\n', ' 400 '],
    ['headers without an end', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, ' 431 '],
    ['a request without a host', 'GET /livez HTTP/1.1\r\n\r\n', ' 400 '],
  ])('that send %s get a problem and are cut off', async (_what, text, code) => {
    const { port } = await listen();
    const { socket, until, closed } = await dial(port);
    socket.write(text);
    expect(await until('\r\n\r\n')).toContain(code);
    await closed;
  });
});

describe('closing', () => {
  test('ends idle connections at once, and may be asked for twice', async () => {
    const { server, port } = await listen();
    const { socket, until, closed } = await dial(port);
    socket.write('GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await until('"status":"alive"');
    await Promise.all([server.close(60_000), server.close()]);
    await closed;
  });

  test('lets a request under way end', async () => {
    const { server, port, broker } = await listen();
    const release = broker.holdAcks();
    const { socket, until } = await dial(port);
    const body = line('a');
    socket.write(`${HEAD}Content-Type: application/x-ndjson\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    await eventually(() => broker.records({ topic: 'taskStatus', partition: 0 }).length > 0);
    const closing = server.close(60_000);
    release();
    expect(await until('"accepted":1')).toContain(' 202 ');
    await closing;
  });

  test('does not wait longer than the deadline for one that hangs', async () => {
    const { server, port } = await listen();
    const { socket, closed } = await dial(port);
    socket.write(`${HEAD}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`);
    const { socket: idle, until } = await dial(port);
    idle.write('GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await until('alive'); // by now the first one is under way as well
    await server.close(50);
    await closed;
  });

  test('before listening is well', async () => {
    const { server } = await createTestServer();
    await server.close();
  });
});
