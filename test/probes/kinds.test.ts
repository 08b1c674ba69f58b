/** The contract of every kind in the registry, on real sockets. A new kind adds an entry to `KINDS` here. */
import { afterEach, beforeAll, afterAll, describe, expect, test } from '@jest/globals';
import { getEventListeners } from 'node:events';
import { Socket } from 'node:net';
import { z } from 'zod';
import { CAUSES, LAYERS, type Probe, type ProbeAddress, type ProbeOutcome } from '../../core/probe.js';
import type { Dial } from '../../probes/dial.js';
import { createHttpKind } from '../../probes/http.js';
import type { ProbeKind } from '../../probes/kind.js';
import { findKind, PROBE_KINDS } from '../../probes/kinds.js';
import { createTcpKind } from '../../probes/tcp.js';
import {
  countResources,
  findRefusing,
  realContext,
  startDeafServer,
  startServer,
  until,
  type DeafServer,
  type LoopbackServer,
} from './loopback-servers.js';

interface KindUnderTest {
  /** The kind on another way to the network. */
  readonly onDial: (dial: Dial) => ProbeKind;
  /** Options that need an answer of the target. */
  readonly asking: Readonly<Record<string, unknown>>;
  /** What passes, in one piece. */
  readonly goodAnswer: string;
  /** What never ends, byte by byte, and never decides. */
  readonly drip: string;
  readonly garbage: { readonly answer: string; readonly layer: string; readonly cause: string };
}

const KINDS: Readonly<Record<string, KindUnderTest>> = {
  tcp: {
    onDial: createTcpKind,
    asking: { send: 'PING\\r\\n', expect: '/^\\+PONG\\r\\n/' },
    goodAnswer: '+PONG\r\n',
    drip: '.',
    garbage: { answer: '-ERR\r\n', layer: 'content', cause: 'mismatch' },
  },
  http: {
    onDial: createHttpKind,
    asking: { path: '/health', body: { matches: 'fine$' } },
    goodAnswer: 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine',
    drip: 'H',
    garbage: { answer: 'SSH-2.0-OpenSSH_9\r\n', layer: 'response', cause: 'protocol' },
  },
};

const servers: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serverThat(serve: Parameters<typeof startServer>[0]): Promise<LoopbackServer> {
  const server = await startServer(serve);
  servers.push(server);
  return server;
}

function prepare(kind: ProbeKind, options: Readonly<Record<string, unknown>>): Probe {
  const prepared = kind.prepare(options, '');
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults));
  return prepared.value;
}

test('every kind is under contract, and every name is there once', () => {
  expect(Object.keys(KINDS).sort()).toEqual(PROBE_KINDS.map(({ kind }) => kind).sort());
  expect(findKind('tcp')?.kind).toBe('tcp');
  expect(findKind('ftp')).toBeUndefined();
});

describe.each(PROBE_KINDS.map((kind) => [kind.kind, kind] as const))('kind %s', (name, kind) => {
  const under = KINDS[name];
  if (under === undefined) throw new Error(`Kind ${name} is not under contract`);
  const asking = prepare(kind, under.asking);
  let deaf: DeafServer;
  beforeAll(async () => {
    deaf = await startDeafServer();
  });
  afterAll(async () => deaf.close());

  async function ask(to: ProbeAddress, timeoutMs = 2000): Promise<ProbeOutcome> {
    const outcome = await asking(to, realContext(timeoutMs));
    if (outcome.outcome !== 'pass') {
      expect(LAYERS).toContain(outcome.layer);
      expect(CAUSES).toContain(outcome.cause);
      expect(outcome.detail.length).toBeLessThanOrEqual(200);
    }
    return outcome;
  }

  describe('options', () => {
    test('what the schema gives out it takes in again, unchanged', () => {
      const once = kind.schema.parse(under.asking);
      expect(kind.schema.parse(once)).toEqual(once);
      expect(structuredClone(once)).toEqual(once);
    });

    test('all have a JSON schema for editors', () => {
      expect(z.toJSONSchema(kind.schema, { io: 'input' })).toMatchObject({ type: 'object', additionalProperties: false });
    });

    test('none are needed', () => {
      expect(kind.prepare(undefined, '').ok).toBe(true);
      expect(kind.prepare({}, '').ok).toBe(true);
    });

    test('an unknown one is a fault with its path', () => {
      const prepared = kind.prepare({ nonsense: 1 }, 'checks[2]');
      expect(prepared).toEqual({
        ok: false,
        faults: [{ path: 'checks[2].nonsense', message: expect.stringMatching(/^unknown key: known keys are /) }],
      });
    });

    test.each([[null], ['text'], [7], [[]]])('%p instead of options is a fault, not a crash', (raw) => {
      expect(kind.prepare(raw, 'x').ok).toBe(raw === null);
    });
  });

  describe('a target that', () => {
    test('answers well passes, with the times of the phases in order', async () => {
      const server = await serverThat((socket) => socket.write(under.goodAnswer));
      const outcome = await ask(server.to);
      expect(outcome).toMatchObject({ outcome: 'pass' });
      const { connectMs = -1, firstByteMs = -1, doneMs = -1 } = outcome.phases;
      expect(connectMs).toBeGreaterThan(0);
      expect(firstByteMs).toBeGreaterThanOrEqual(connectMs);
      expect(doneMs).toBeGreaterThanOrEqual(firstByteMs);
      expect(outcome.latencyMs).toBe(doneMs);
    });

    test('answers well in single bytes passes too', async () => {
      const server = await serverThat((socket) => {
        socket.setNoDelay(true);
        void writeSlowly(socket, under.goodAnswer);
      });
      expect(await ask(server.to)).toMatchObject({ outcome: 'pass' });
    });

    test('refuses', async () => {
      expect(await ask(await findRefusing())).toMatchObject({ outcome: 'fail', layer: 'connect', cause: 'refused' });
    });

    test('is not there: the deadline holds while connecting', async () => {
      const outcome = await ask(deaf.to, 150);
      expect(outcome).toMatchObject({ outcome: 'fail', layer: 'connect', cause: 'timeout', phases: {} });
      expectEndedAt(outcome, 150);
    });

    test('accepts and says nothing: the deadline holds', async () => {
      const server = await serverThat(() => undefined);
      const outcome = await ask(server.to, 150);
      expect(outcome).toMatchObject({ outcome: 'fail', layer: 'response', cause: 'timeout' });
      expectEndedAt(outcome, 150);
    });

    test('answers drop by drop for ever: the deadline is one for all', async () => {
      const server = await serverThat((socket) => {
        const timer = setInterval(() => socket.write(under.drip), 5);
        socket.on('close', () => clearInterval(timer));
      });
      const outcome = await ask(server.to, 150);
      expect(outcome.outcome).toBe('fail');
      expect(outcome.latencyMs).toBeLessThan(400);
    });

    test('closes at once', async () => {
      const server = await serverThat((socket) => socket.end());
      expect(await ask(server.to)).toMatchObject({ outcome: 'fail', layer: expect.stringMatching(/request|response/), cause: 'closed' });
    });

    test('resets', async () => {
      const server = await serverThat((socket) => socket.on('data', () => socket.resetAndDestroy()));
      expect(await ask(server.to)).toMatchObject({ outcome: 'fail', layer: 'response', cause: 'reset' });
    });

    test('speaks something else', async () => {
      const server = await serverThat((socket) => socket.end(under.garbage.answer));
      const { layer, cause } = under.garbage;
      expect(await ask(server.to)).toMatchObject({ outcome: 'fail', layer, cause });
    });

    test('sends bytes at random never breaks the probe', async () => {
      const server = await serverThat((socket) =>
        socket.end(Buffer.from(Array.from({ length: 3000 }, (_, n) => (n * 7919 + (n >> 3)) & 0xff))),
      );
      expect(await ask(server.to)).toMatchObject({ outcome: 'fail' });
    });
  });

  describe('when it is stopped', () => {
    test('before it begins, nothing is opened', async () => {
      const server = await serverThat(() => undefined);
      const outcome = await asking(server.to, realContext(1000, AbortSignal.abort()));
      expect(outcome).toMatchObject({ outcome: 'error', layer: 'local', cause: 'cancelled' });
      expect(server.openCount()).toBe(0);
    });

    test('in the moment it begins, or while it connects', async () => {
      for (const wait of [() => Promise.resolve(), () => new Promise((resolve) => setTimeout(resolve, 20))]) {
        const before = countResources();
        const controller = new AbortController();
        const running = asking(deaf.to, realContext(1000, controller.signal));
        await wait();
        controller.abort();
        expect(await running).toMatchObject({ outcome: 'error', cause: 'cancelled' });
        await until(() => countResources() <= before);
      }
    });

    test('while it waits for the answer, or reads it', async () => {
      for (const beginning of ['', under.goodAnswer.slice(0, 5), under.goodAnswer.slice(0, -2)]) {
        const server = await serverThat((socket) => socket.write(beginning));
        const controller = new AbortController();
        const running = asking(server.to, realContext(1000, controller.signal));
        await until(() => server.received().length > 0);
        controller.abort();
        expect(await running).toMatchObject({ outcome: 'error', cause: 'cancelled' });
        await until(() => server.openCount() === 0);
      }
    });
  });

  test('leaves no socket, timer or listener behind, however it ends', async () => {
    const good = await serverThat((socket) => socket.write(under.goodAnswer));
    const silent = await serverThat(() => undefined);
    const closing = await serverThat((socket) => socket.end(under.garbage.answer));
    const refusing = await findRefusing();
    const before = countResources();
    const controller = new AbortController();
    for (const to of [good.to, silent.to, closing.to, refusing, deaf.to]) await asking(to, realContext(60, controller.signal));
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    await until(() => countResources() <= before);
  });

  test('closes by reset: no connection is left in TIME_WAIT on our side', async () => {
    let wasReset = false;
    const server = await serverThat((socket) => {
      socket.on('error', (error) => (wasReset = 'code' in error && error.code === 'ECONNRESET'));
      socket.write(under.goodAnswer);
    });
    await ask(server.to);
    await until(() => server.openCount() === 0);
    expect(wasReset).toBe(true);
  });

  describe('our own trouble is an error, never a fail', () => {
    test.each([
      ['EMFILE', 'descriptors'],
      ['ENFILE', 'descriptors'],
      ['EADDRNOTAVAIL', 'ports'],
      ['ENOBUFS', 'buffers'],
      ['ENETUNREACH', 'network-down'],
      ['EACCES', 'permission'],
    ])('%s', async (code, cause) => {
      const failing = prepare(under.onDial(dialWith(code)), under.asking);
      const outcome = await failing({ address: '127.0.0.1', family: 4, port: 1 }, realContext(1000));
      expect(outcome).toMatchObject({ outcome: 'error', layer: 'local', cause, detail: expect.stringContaining(code) });
    });

    test('even when the network throws instead of saying so', async () => {
      const throwing = prepare(
        under.onDial(() => {
          throw new Error('bug');
        }),
        under.asking,
      );
      expect(await throwing({ address: '127.0.0.1', family: 4, port: 1 }, realContext(1000))).toMatchObject({
        outcome: 'error',
        cause: 'internal',
      });
    });
  });
});

/** A way to the network on which every connect fails as the kernel would say it. */
function dialWith(code: string): Dial {
  return () => {
    const socket = new Socket();
    process.nextTick(() => socket.destroy(Object.assign(new Error(`connect ${code} 127.0.0.1:1`), { code, syscall: 'connect' })));
    return socket;
  };
}

function expectEndedAt(outcome: ProbeOutcome, timeoutMs: number): void {
  expect(outcome.latencyMs).toBeGreaterThanOrEqual(timeoutMs);
  expect(outcome.latencyMs).toBeLessThan(timeoutMs + 250);
}

async function writeSlowly(socket: Socket, text: string): Promise<void> {
  for (const character of text) {
    if (socket.destroyed) return;
    socket.write(character);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
