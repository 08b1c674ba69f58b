/** What every sink kind promises, whatever it speaks. A kind that is not listed here fails. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SINK_KINDS, findSinkKind } from '../../alerts/kinds.js';
import type { Sink, SinkReply } from '../../core/notification.js';
import { answerWith, makeDeps, makeNotification, startReceiver, type Answer, type Receiver } from './support.js';

const SECRET = 'correct-horse-battery';
const TOKEN = 'T0KEN-in-the-path';

interface Case {
  readonly options: (url: string) => object;
  readonly files: (url: string) => Readonly<Record<string, string>>;
  /** Whether it speaks to the receiver. */
  readonly speaksHttp: boolean;
}

const CASES: Readonly<Record<string, Case>> = {
  log: { options: () => ({}), files: () => ({}), speaksHttp: false },
  webhook: {
    options: () => ({ urlFile: 'url', secretFile: 'secret' }),
    files: (url) => ({ url: `${url}/${TOKEN}?key=${SECRET}`, secret: SECRET }),
    speaksHttp: true,
  },
};

const echo: Answer = (request, response) =>
  void response.writeHead(500).end(`${JSON.stringify(request.headers)} ${request.path ?? ''} ${SECRET} ${request.body}`);

const HOSTILE: readonly (readonly [string, Answer])[] = [
  ['echoes all it knows', echo],
  [
    'echoes with a refusal',
    (request, response, raw) => (response.writeHead(404), response.end(`${request.path ?? ''} ${String(raw.url)}`)),
  ],
  ['redirects', answerWith(302, { location: 'http://127.0.0.1:1/' })],
  ['speaks no HTTP', (_request, _response, raw) => void raw.socket.end('\u0000\u0001 hello\r\n\r\n')],
  ['breaks off', (_request, _response, raw) => raw.socket.destroy()],
  [
    'breaks off within the body',
    (_request, response, raw) => {
      response.writeHead(500, { 'content-length': '100' }).write('x', () => raw.socket.destroy());
    },
  ],
  ['names a strange time', answerWith(429, { 'retry-after': '\u00ff-1e99' })],
];

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await receiver.close();
});

it('every kind has its case here, and each kind is named once', () => {
  expect(SINK_KINDS.map(({ kind }) => kind).sort()).toEqual(Object.keys(CASES).sort());
  expect(findSinkKind('webhook')?.kind).toBe('webhook');
  expect(findSinkKind('pigeon')).toBeUndefined();
});

describe.each(SINK_KINDS.map((kind) => [kind.kind, kind] as const))('the sink kind %s', (name, kind) => {
  const its = CASES[name] ?? { options: () => ({}), files: () => ({}), speaksHttp: true };

  function prepareSink(): { readonly sink: Sink; readonly deps: ReturnType<typeof makeDeps> } {
    const deps = makeDeps(its.files(receiver.url));
    const prepared = kind.prepare(its.options(receiver.url), 'sinks[0]', deps);
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults));
    return { sink: prepared.value, deps };
  }

  function expectNoSecret(reply: SinkReply, deps: ReturnType<typeof makeDeps>): void {
    const told = `${JSON.stringify(reply)} ${JSON.stringify(deps.log.lines)}`;
    expect(told).not.toContain(SECRET);
    expect(told).not.toContain(TOKEN);
  }

  it('refuses unknown options with their path', () => {
    const prepared = kind.prepare({ ...its.options(receiver.url), surprise: 1 }, 'sinks[3]', makeDeps(its.files(receiver.url)));
    expect(prepared).toEqual({ ok: false, faults: [{ path: 'sinks[3].surprise', message: 'Unknown option' }] });
  });

  it.each([undefined, null, 7, 'x', []])('refuses options that are %p', (options) => {
    expect(kind.prepare(options, 'sinks[0]', makeDeps())).toMatchObject({ ok: false });
  });

  it('sends', async () => {
    const { sink, deps } = prepareSink();
    const reply = await sink(makeNotification(), new AbortController().signal);
    expect(reply).toEqual({ reply: 'sent' });
    expect(receiver.requests).toHaveLength(its.speaksHttp ? 1 : 0);
    expectNoSecret(reply, deps);
  });

  it.each(HOSTILE)('neither rejects nor tells a secret when the receiver %s', async (_name, answer) => {
    receiver.answer = answer;
    const { sink, deps } = prepareSink();
    const reply = await sink(makeNotification(), new AbortController().signal);
    expect(reply.reply).toMatch(its.speaksHttp ? /^(again|refused)$/ : /^sent$/);
    expectNoSecret(reply, deps);
  });

  it('ends by the signal when the receiver never answers', async () => {
    const abort = new AbortController();
    receiver.answer = () => abort.abort();
    const { sink } = prepareSink();
    await expect(sink(makeNotification(), abort.signal)).resolves.toMatchObject({ reply: its.speaksHttp ? 'again' : 'sent' });
  });

  it('ends at once by a signal that is aborted already', async () => {
    const { sink } = prepareSink();
    const reply = await sink(makeNotification(), AbortSignal.abort());
    expect(reply.reply).toBe(its.speaksHttp ? 'again' : 'sent');
    expect(receiver.requests).toHaveLength(0);
  });
});
