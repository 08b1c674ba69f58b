import { afterEach, describe, expect, test } from '@jest/globals';
import type { Socket } from 'node:net';
import type { ProbeOutcome } from '../../core/probe.js';
import { TCP_ANSWER_MAX_BYTES, tcpKind } from '../../probes/tcp.js';
import { realContext, startServer, type LoopbackServer } from './loopback-servers.js';

const servers: LoopbackServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function probe(
  options: unknown,
  serve: (socket: Socket) => void,
  timeoutMs = 2000,
): Promise<{ outcome: ProbeOutcome; server: LoopbackServer }> {
  const server = await startServer(serve);
  servers.push(server);
  const prepared = tcpKind.prepare(options, '');
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults));
  return { server, outcome: await prepared.value(server.to, realContext(timeoutMs)) };
}

/** Answers each line it is sent by what the table says. */
function answering(answers: Readonly<Record<string, string>>, greeting = '') {
  return (socket: Socket): void => {
    if (greeting !== '') socket.write(greeting);
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n')) if (answers[line] !== undefined) socket.write(answers[line]);
    });
  };
}

describe('without options', () => {
  test('a connection is enough', async () => {
    const { outcome } = await probe({}, () => undefined);
    expect(outcome).toMatchObject({ outcome: 'pass' });
  });

  test('many probes one after another use their sockets again, whatever came of the one before', async () => {
    const prepared = tcpKind.prepare({}, '');
    if (!prepared.ok) throw new Error('options');
    const open = await startServer(() => undefined);
    const shut = await startServer(() => undefined);
    servers.push(open);
    await shut.close();
    for (let n = 0; n < 60; n++) {
      const to = n % 3 === 0 ? shut.to : open.to;
      expect((await prepared.value(to, realContext(1000))).outcome).toBe(n % 3 === 0 ? 'fail' : 'pass');
    }
    const together = await Promise.all(Array.from({ length: 50 }, () => prepared.value(open.to, realContext(1000))));
    expect(together.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
  });
});

describe('a dialogue', () => {
  test('a greeting is waited for', async () => {
    const { outcome } = await probe({ expect: '/^220 /' }, (socket) => socket.write('220 ready\r\n'));
    expect(outcome).toMatchObject({ outcome: 'pass' });
  });

  test('sending alone passes once all is sent', async () => {
    const { outcome, server } = await probe({ send: 'hello' }, () => undefined);
    expect(outcome).toMatchObject({ outcome: 'pass' });
    // What was sent, or the reset, has arrived: nothing more can come.
    expect('hello'.startsWith(server.received())).toBe(true);
  });

  test('steps go in order, and each looks behind the match of the one before', async () => {
    const steps = [
      { expect: 'ready' },
      { send: 'EHLO x\\r\\n', expect: '/^\\r\\n250 /' },
      { name: 'quit', send: 'QUIT\\r\\n', expect: '221' },
    ];
    const { outcome, server } = await probe({ steps }, answering({ 'EHLO x': '250 ok\r\n', QUIT: '221 bye\r\n' }, '220 ready\r\n'));
    expect(outcome).toMatchObject({ outcome: 'pass' });
    expect(server.received()).toBe('EHLO x\r\nQUIT\r\n');
  });

  test('two answers in one piece satisfy two steps', async () => {
    const { outcome } = await probe({ steps: [{ expect: 'one' }, { expect: '/two/' }, { expect: 'three' }] }, (socket) =>
      socket.write('one two three'),
    );
    expect(outcome).toMatchObject({ outcome: 'pass' });
  });

  test('what was matched is not matched again', async () => {
    const { outcome } = await probe({ steps: [{ expect: 'one' }, { name: 'again', expect: 'one' }] }, (socket) => socket.end('one'));
    expect(outcome).toMatchObject({ outcome: 'fail', cause: 'closed', detail: expect.stringContaining('again') });
  });

  test('the failing step is named, with what was expected and the beginning of what came, escaped', async () => {
    const steps = [{ expect: '220' }, { name: 'login', send: 'USER a\\r\\n', expect: '331' }];
    const { outcome } = await probe({ steps }, (socket) => {
      socket.write('220');
      socket.on('data', () => socket.end('530 no\r\n\u001b[31m'));
    });
    expect(outcome).toMatchObject({
      outcome: 'fail',
      layer: 'content',
      cause: 'mismatch',
      detail: 'login expected "331", got "530 no\\x0d\\x0a\\x1b[31m"',
    });
  });

  test('a wrong answer and then silence is a timeout that says what came', async () => {
    const { outcome } = await probe({ expect: 'PONG' }, (socket) => socket.write('LOADING'), 120);
    expect(outcome).toMatchObject({
      outcome: 'fail',
      layer: 'content',
      cause: 'timeout',
      detail: expect.stringContaining('got "LOADING"'),
    });
  });

  test.each(['text', '/text$/'])('an answer without end that never matches %p is cut off', async (expected) => {
    const { outcome } = await probe({ expect: expected }, (socket) => {
      const more = (): void => {
        while (!socket.destroyed && socket.write('x'.repeat(4096)));
      };
      socket.on('drain', more);
      more();
    });
    expect(outcome).toMatchObject({
      outcome: 'fail',
      layer: 'content',
      cause: 'too-large',
      detail: expect.stringContaining(String(TCP_ANSWER_MAX_BYTES)),
    });
  });

  test('a pattern finds its match also when the answer stops growing before the next look', async () => {
    const { outcome } = await probe({ expect: '/done$/' }, (socket) => {
      socket.setNoDelay(true);
      socket.write('x'.repeat(8000));
      setTimeout(() => socket.write('done'), 30);
    });
    expect(outcome).toMatchObject({ outcome: 'pass' });
  });
});

test.each([
  [{ steps: [] }, 'steps', 'at least one step is needed'],
  [{ steps: [{ name: 'x' }] }, 'steps[0]', 'a step needs send or expect'],
  [{ steps: [{ send: 'a' }], expect: 'b' }, 'steps', 'send and expect go into the steps when there are steps'],
  [{ steps: [{ sned: 'a' }] }, 'steps[0].sned', 'unknown key: did you mean "send"? known keys are name, send, expect'],
  [{ steps: Array.from({ length: 17 }, () => ({ send: 'a' })) }, 'steps', 'more than 16 steps'],
  [{ send: 7 }, 'send', '7 is not a text to send'],
  [{ send: 'a'.repeat(5000) }, 'send', 'longer than 4096 characters'],
  [{ expect: '/(/' }, 'expect', '"(" is not a pattern of RE2 syntax: error parsing regexp: missing closing ): `(`'],
])('%j is a fault at %s', (options, path, message) => {
  const prepared = tcpKind.prepare(options, '');
  expect(prepared.ok ? [] : prepared.faults).toContainEqual({ path, message });
});
