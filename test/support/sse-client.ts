/** A client of Server-Sent Events over a real socket: reads by the standard's rules, and can stop reading. */
import { request, type ClientRequest, type IncomingMessage } from 'node:http';

export interface SseMessage {
  readonly id: string;
  readonly event: string;
  readonly data: ReturnType<typeof JSON.parse>;
}

export interface SseClient {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly messages: readonly SseMessage[];
  /** Lines that begin with a colon. */
  readonly comments: readonly string[];
  /** What it would send as `Last-Event-ID`. */
  readonly lastId: () => string;
  /** All messages, once there are so many. */
  readonly until: (count: number) => Promise<readonly SseMessage[]>;
  readonly untilSo: (isSo: () => boolean) => Promise<void>;
  /** Resolves when the server ended it; with `false` where it was broken off. */
  readonly ended: Promise<boolean>;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly close: () => void;
}

export async function openStream(url: string, options: { readonly lastEventId?: string } = {}): Promise<SseClient> {
  const headers = { accept: 'text/event-stream', ...(options.lastEventId === undefined ? {} : { 'last-event-id': options.lastEventId }) };
  const { asked, response } = await ask(url, headers);
  const messages: SseMessage[] = [];
  const comments: string[] = [];
  const wakers = new Set<() => void>();
  const fields = { id: '', event: '', data: '' };
  let rest = '';
  let isOver = false;
  const wake = (): void => {
    for (const waker of [...wakers]) waker();
  };
  const onLine = (line: string): void => {
    if (line === '') {
      if (fields.data !== '') messages.push({ id: fields.id, event: fields.event, data: JSON.parse(fields.data) });
      fields.event = fields.data = '';
      return;
    }
    const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (name === '') comments.push(value);
    else if (name === 'id' || name === 'event' || name === 'data') fields[name] = value;
  };
  response.setEncoding('utf8');
  response.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
    wake();
  });
  const ended = new Promise<boolean>((resolve) => {
    response.on('close', () => {
      isOver = true;
      wake();
      resolve(response.complete);
    });
  });
  response.on('error', () => undefined);
  const untilSo = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) {
      if (isOver) throw new Error(`The stream ended after ${String(messages.length)} messages`);
      await new Promise<void>((resolve) => {
        const done = (): void => {
          wakers.delete(done);
          resolve();
        };
        wakers.add(done);
      });
    }
  };
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    messages,
    comments,
    lastId: () => fields.id,
    until: async (count) => {
      await untilSo(() => messages.length >= count);
      return messages;
    },
    untilSo,
    ended,
    pause: () => response.pause(),
    resume: () => response.resume(),
    close: () => asked.destroy(),
  };
}

function ask(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly asked: ClientRequest; readonly response: IncomingMessage }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers, agent: false });
    asked.on('error', reject);
    asked.on('response', (response) => resolve({ asked, response }));
    asked.end();
  });
}
