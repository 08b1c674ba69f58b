/** Builders and receivers for the tests of alerts/. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AlertLog, SinkDeps } from '../../alerts/kind.js';
import type { Notification } from '../../core/notification.js';
import { createVirtualClock } from '../support/virtual-clock.js';

export function makeNotification(over: Partial<Notification> = {}): Notification {
  const incidentId = over.incidentId ?? 'incident-1';
  const event = over.event ?? 'firing';
  return {
    incidentId,
    sink: 'ops',
    event,
    webhookId: `msg-${incidentId}-${event}`,
    timeMs: Date.UTC(2026, 0, 1),
    incident: {
      id: incidentId,
      scope: 'target',
      subject: { frameworkId: 'f-1', taskId: 'web.1', check: 'web', address: '10.0.0.1', port: 8080 },
      severity: 'critical',
      opened: '2026-01-01T00:00:00.000Z',
      closed: null,
      closedAs: null,
      reason: 'The connection was refused 3 times in a row',
      failing: 1,
      of: 1,
      targets: ['f-1|web.1|web|10.0.0.1|8080'],
      notifications: [],
    },
    target: undefined,
    reason: 'refused',
    attempts: 0,
    ...over,
  };
}

export interface LoggedLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: object;
  readonly message: string;
}

export function createRecordingLog(): AlertLog & { readonly lines: readonly LoggedLine[] } {
  const lines: LoggedLine[] = [];
  const at = (level: LoggedLine['level']) => (fields: object, message: string) => void lines.push({ level, fields, message });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

/** Deps whose files are the ones given; the clock stands at the real time, which verifiers of signatures compare with. */
export function makeDeps(files: Readonly<Record<string, string>> = {}): SinkDeps & { readonly log: ReturnType<typeof createRecordingLog> } {
  return {
    clock: createVirtualClock({ startMs: Date.now() }),
    log: createRecordingLog(),
    readSecretFile: (file) => {
      const text = files[file];
      if (text === undefined) throw Object.assign(new Error(`ENOENT: no such file, open '${file}'`), { code: 'ENOENT' });
      return text;
    },
  };
}

export interface ReceivedRequest {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Answer = (request: ReceivedRequest, response: ServerResponse, raw: IncomingMessage) => void;

export interface Receiver {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** How requests are answered from now on. */
  answer: Answer;
  /** Resolves when so many requests have come. */
  readonly received: (count: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export const answerWith =
  (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Answer =>
  (_request, response) => {
    response.writeHead(status, headers).end(body);
  };

/** A real HTTP receiver on loopback. */
export async function startReceiver(answer: Answer = answerWith(204)): Promise<Receiver> {
  const requests: ReceivedRequest[] = [];
  const waiters: { readonly count: number; readonly resolve: () => void }[] = [];
  const server: Server = createServer((raw, response) => {
    const chunks: Buffer[] = [];
    raw.on('data', (chunk: Buffer) => chunks.push(chunk));
    raw.on('end', () => {
      const request = { method: raw.method, path: raw.url, headers: raw.headers, body: Buffer.concat(chunks).toString('utf8') };
      requests.push(request);
      for (const waiter of waiters) if (requests.length >= waiter.count) waiter.resolve();
      receiver.answer(request, response, raw);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    answer,
    received: (count) =>
      new Promise((resolve) => {
        if (requests.length >= count) resolve();
        else waiters.push({ count, resolve });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}
