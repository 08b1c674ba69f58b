import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { webhookKind } from '../../alerts/webhook.js';
import type { Sink } from '../../core/notification.js';
import { answerWith, makeDeps, makeNotification, startReceiver, type Receiver } from './support.js';

const never = new AbortController().signal;

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await receiver.close();
});

function prepareSink(options: object, files: Readonly<Record<string, string>> = {}): Sink {
  const prepared = webhookKind.prepare(options, 'sinks[0]', makeDeps(files));
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults));
  return prepared.value;
}

function faultsOf(options: unknown, files: Readonly<Record<string, string>> = {}): readonly { path: string; message: string }[] {
  const prepared = webhookKind.prepare(options, 'sinks[0]', makeDeps(files));
  return prepared.ok ? [] : prepared.faults;
}

describe('what a webhook sends', () => {
  it('is the JSON of the interface, by POST', async () => {
    const notification = makeNotification();

    await expect(prepareSink({ url: `${receiver.url}/hook?a=1` })(notification, never)).resolves.toEqual({ reply: 'sent' });

    const [request] = receiver.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/hook?a=1' });
    expect(request?.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': 'msg-incident-1-firing' });
    expect(request?.headers).not.toHaveProperty('webhook-signature');
    expect(JSON.parse(request?.body ?? '')).toEqual({
      version: 1,
      event: 'firing',
      time: '2026-01-01T00:00:00.000Z',
      incident: notification.incident,
      target: null,
      dedupKey: 'incident-1',
      reason: 'refused',
    });
  });

  it('is byte for byte the same on a retry, with the same id', async () => {
    const sink = prepareSink({ url: receiver.url });
    receiver.answer = answerWith(500);
    await sink(makeNotification(), never);
    receiver.answer = answerWith(200);
    await sink(makeNotification({ attempts: 1 }), never);

    const [first, second] = receiver.requests;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  });

  it.each([
    ['whsec_ and base64', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', undefined],
    ['whsec_ and base64 with a line end', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n', undefined],
    ['raw text', 'correct horse battery staple', { format: 'raw' as const }],
  ])('is signed so that Standard Webhooks verifies it, with a secret as %s', async (_name, secret, format) => {
    await prepareSink({ url: receiver.url, secretFile: 'ops.secret' }, { 'ops.secret': secret })(makeNotification(), never);

    const [request] = receiver.requests;
    const verifier = new Webhook(secret.trim(), format);
    const headers = request?.headers as Record<string, string>;
    expect(verifier.verify(request?.body ?? '', headers)).toMatchObject({ dedupKey: 'incident-1' });
    expect(() => verifier.verify(`${request?.body ?? ''} `, headers)).toThrow();
  });

  it('goes to the URL that a file holds, with its user and password as Basic authorization', async () => {
    const url = `${receiver.url.replace('http://', 'http://us%20er:pa%3Ass@')}/hook\n`;
    await prepareSink({ urlFile: 'ops.url' }, { 'ops.url': url })(makeNotification(), never);

    expect(receiver.requests[0]?.path).toBe('/hook');
    expect(receiver.requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('us er:pa:ss').toString('base64')}`);
  });
});

describe('what an answer means', () => {
  it.each([200, 201, 202, 204, 299])('%d: sent', async (status) => {
    receiver.answer = answerWith(status);
    await expect(prepareSink({ url: receiver.url })(makeNotification(), never)).resolves.toEqual({ reply: 'sent' });
  });

  it.each([408, 425, 429, 500, 502, 503, 504, 599])('%d: again', async (status) => {
    receiver.answer = answerWith(status, {}, 'sorry');
    await expect(prepareSink({ url: receiver.url })(makeNotification(), never)).resolves.toEqual({
      reply: 'again',
      detail: `The receiver answered ${String(status)} "sorry"`,
      afterMs: undefined,
    });
  });

  it.each([400, 401, 403, 404, 409, 410, 413, 422])('%d: refused', async (status) => {
    receiver.answer = answerWith(status, { 'retry-after': '5' });
    const reply = await prepareSink({ url: receiver.url })(makeNotification(), never);
    expect(reply).toEqual({ reply: 'refused', detail: expect.stringContaining(String(status)) });
  });

  it.each([301, 302, 303, 307, 308])('%d: refused, and the redirect is not followed', async (status) => {
    receiver.answer = answerWith(status, { location: `${receiver.url}/elsewhere` });
    const reply = await prepareSink({ url: receiver.url })(makeNotification(), never);
    expect(reply).toEqual({ reply: 'refused', detail: expect.stringContaining('redirects are not followed') });
    expect(receiver.requests).toHaveLength(1);
  });

  it('Retry-After in seconds says when', async () => {
    receiver.answer = answerWith(429, { 'retry-after': '17' });
    await expect(prepareSink({ url: receiver.url })(makeNotification(), never)).resolves.toMatchObject({ reply: 'again', afterMs: 17_000 });
  });

  it('Retry-After as a date says when', async () => {
    receiver.answer = answerWith(503, { 'retry-after': new Date(Date.now() + 60_000).toUTCString() });
    const reply = await prepareSink({ url: receiver.url })(makeNotification(), never);
    expect(reply).toMatchObject({ reply: 'again' });
    const afterMs = reply.reply === 'again' ? (reply.afterMs ?? 0) : 0;
    expect(Math.abs(afterMs - 60_000)).toBeLessThan(5_000);
  });

  it('nobody listening: again, with the code', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    await expect(prepareSink({ url: `http://127.0.0.1:${String(port)}/` })(makeNotification(), never)).resolves.toEqual({
      reply: 'again',
      detail: 'Cannot reach the receiver: ECONNREFUSED',
      afterMs: undefined,
    });
  });

  it('a connection broken off: again', async () => {
    receiver.answer = (_request, _response, raw) => raw.socket.destroy();
    await expect(prepareSink({ url: receiver.url })(makeNotification(), never)).resolves.toMatchObject({ reply: 'again' });
  });

  it('no answer until the signal: again, at once', async () => {
    receiver.answer = () => undefined;
    const abort = new AbortController();
    const sent = prepareSink({ url: receiver.url })(makeNotification(), abort.signal);
    await receiver.received(1);
    abort.abort();
    await expect(sent).resolves.toEqual({
      reply: 'again',
      detail: 'No answer from the receiver before the deadline',
      afterMs: undefined,
    });
  });

  it('a body that never ends, ends by the signal', async () => {
    const abort = new AbortController();
    receiver.answer = (_request, response) => void response.writeHead(200).write('x', () => abort.abort());
    // Whether the status or the signal is seen first is left to the network.
    const sent = prepareSink({ url: receiver.url })(makeNotification(), abort.signal);
    await expect(sent).resolves.toMatchObject({ reply: expect.stringMatching(/sent|again/) });
  });

  it.each([
    [200, 'sent'],
    [503, 'again'],
  ])('%d with an endless body is %s, without waiting for its end', async (status, reply) => {
    receiver.answer = (_request, response) => {
      response.writeHead(status);
      const pour = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', pour);
      pour();
    };
    await expect(prepareSink({ url: receiver.url })(makeNotification(), never)).resolves.toMatchObject({ reply });
  });
});

describe('text of a receiver', () => {
  it('is cut and escaped before it is quoted', async () => {
    receiver.answer = answerWith(400, {}, `\u001b[31mred\n\u202eevil${'x'.repeat(100_000)}`);
    const reply = await prepareSink({ url: receiver.url })(makeNotification(), never);
    const detail = reply.reply === 'refused' ? reply.detail : '';
    expect(detail).toContain('\\x1b[31mred\\x0a\\u{202e}evilxxx');
    expect(detail.length).toBeLessThan(300);
  });

  it('is not shown where it repeats a part of a secret URL', async () => {
    receiver.answer = (request, response) => void response.writeHead(404).end(`No route for POST ${request.path ?? ''}`);
    const files = { 'ops.url': `${receiver.url}/services/T0PS3CRET?token=abc%2Fdef%2Fghi` };
    const reply = await prepareSink({ urlFile: 'ops.url' }, files)(makeNotification(), never);
    expect(reply).toEqual({ reply: 'refused', detail: 'The receiver answered 404 with a text that holds a part of a secret' });
  });
});

describe('faults in options', () => {
  it.each([
    ['neither url nor urlFile', {}, 'sinks[0]', 'Exactly one of url and urlFile is needed'],
    ['both', { url: 'http://127.0.0.1/', urlFile: 'ops.url' }, 'sinks[0]', 'Exactly one of url and urlFile is needed'],
    ['another protocol', { url: 'ftp://127.0.0.1/' }, 'sinks[0].url', '"ftp://127.0.0.1/" is not an http or https URL'],
    ['no URL', { url: 'ops' }, 'sinks[0].url', '"ops" is not an http or https URL'],
    [
      'a password in the file',
      { url: 'http://u:p@127.0.0.1/' },
      'sinks[0].url',
      'A URL with a password belongs in a file: name it by urlFile',
    ],
    ['an unknown key', { url: 'http://127.0.0.1/', uri: 'x' }, 'sinks[0].uri', 'Unknown option'],
    ['a missing file', { urlFile: 'gone' }, 'sinks[0].urlFile', 'Cannot read "gone": ENOENT'],
    ['an empty file', { urlFile: 'empty' }, 'sinks[0].urlFile', 'The file "empty" is empty: it must hold the secret'],
    ['a file without a URL', { urlFile: 'words' }, 'sinks[0].urlFile', 'The file "words" does not hold one http or https URL'],
    [
      'a secret that is no base64',
      { url: 'http://127.0.0.1/', secretFile: 'bad' },
      'sinks[0].secretFile',
      'The file "bad" does not hold base64 after whsec_',
    ],
  ])('%s', (_name, options, path, message) => {
    const files = { empty: ' \n', words: 'hunter2 and more', bad: 'whsec_not base64!' };
    expect(faultsOf(options, files)).toEqual([{ path, message }]);
  });

  it('are told all together', () => {
    expect(faultsOf({ urlFile: 'gone', secretFile: 'gone too' }).map((one) => one.path)).toEqual([
      'sinks[0].urlFile',
      'sinks[0].secretFile',
    ]);
  });

  it('of a wrong type name the option', () => {
    expect(faultsOf({ url: 7 }).map((one) => one.path)).toEqual(['sinks[0].url']);
  });
});
