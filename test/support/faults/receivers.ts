/** Webhook receivers, one for each instance: the path says who tells. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  readonly instance: string;
  /** On this process's monotonic clock. */
  readonly atMs: number;
  readonly webhookId: string;
  readonly event: string;
  readonly reason: string;
  /** The task of the incident; empty where it is of no target. */
  readonly taskId: string;
}

export interface Receivers {
  readonly urlOf: (instance: string) => string;
  /** In the order in which it came. */
  readonly heard: readonly Heard[];
  /** What an instance is answered; 204 for those that are not here. What is refused is not heard. */
  readonly answers: Map<string, number>;
  /** How often each instance was refused. */
  readonly refusals: ReadonlyMap<string, number>;
  readonly close: () => Promise<void>;
}

export async function createReceivers(): Promise<Receivers> {
  const heard: Heard[] = [];
  const answers = new Map<string, number>();
  const refusals = new Map<string, number>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const instance = (request.url ?? '').slice(1);
      const answer = answers.get(instance) ?? 204;
      if (answer < 300) heard.push(readHeard(instance, String(request.headers['webhook-id']), Buffer.concat(chunks).toString()));
      else refusals.set(instance, (refusals.get(instance) ?? 0) + 1);
      response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP, so it is an AddressInfo
  return {
    urlOf: (instance) => `http://127.0.0.1:${String(port)}/${instance}`,
    heard,
    answers,
    refusals,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function readHeard(instance: string, webhookId: string, raw: string): Heard {
  const { event, reason, incident } = JSON.parse(raw) as {
    readonly event: string;
    readonly reason: string;
    readonly incident: { readonly subject: { readonly taskId?: string } };
  };
  return { instance, atMs: performance.now(), webhookId, event, reason, taskId: incident.subject.taskId ?? '' };
}
