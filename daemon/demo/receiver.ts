/** The webhook receiver of the demo: what a pager would be. It believes nothing whose signature does not hold. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { z } from 'zod';
import type { Clock } from '../../core/clock.js';
import { incidentSchema } from '../http/schemas.js';
import { bind } from './container.js';

const MAX_AGE_S = 300;
const BODY_MAX_BYTES = 1024 * 1024;

const bodySchema = z.object({ event: z.enum(['firing', 'resolved']), reason: z.string(), dedupKey: z.string(), incident: incidentSchema });

export interface HeardWebhook {
  readonly id: string;
  readonly event: 'firing' | 'resolved';
  readonly reason: string;
  readonly dedupKey: string;
  readonly taskId: string;
  readonly address: string;
}

export interface Receiver {
  readonly url: string;
  /** In the order of arrival; only what was signed with the secret. */
  readonly heard: readonly HeardWebhook[];
  /** Messages refused: not signed, wrongly signed, or not readable. */
  readonly refusals: () => number;
  readonly close: () => Promise<void>;
}

export interface ReceiverOptions {
  /** The bytes behind `whsec_`. */
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly onHeard: (webhook: HeardWebhook) => void;
}

export async function openReceiver({ key, clock, onHeard }: ReceiverOptions): Promise<Receiver> {
  const heard: HeardWebhook[] = [];
  let refusals = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_MAX_BYTES) chunks.push(chunk);
      else request.destroy();
    });
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = request.headers;
      const webhook = isSigned(key, [id, timestamp, signature], body, clock.nowMs()) ? readWebhook(String(id), body) : undefined;
      if (webhook === undefined) {
        refusals += 1;
        response.writeHead(400).end();
        return;
      }
      heard.push(webhook);
      response.writeHead(204).end();
      onHeard(webhook);
    });
  });
  const port = await bind(server, 0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}/hook`,
    heard,
    refusals: () => refusals,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`, not older than five minutes; any of the signatures may match. */
function isSigned(key: Uint8Array, headers: readonly (string | string[] | undefined)[], body: string, nowMs: number): boolean {
  const [id, timestamp, signatures] = headers;
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') return false;
  if (!(Math.abs(nowMs / 1_000 - Number(timestamp)) <= MAX_AGE_S)) return false;
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`, 'utf8').digest();
  return signatures.split(' ').some((signature) => {
    const [version, base64 = ''] = signature.split(',', 2);
    const given = Buffer.from(base64, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function readWebhook(id: string, body: string): HeardWebhook | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  const parsed = bodySchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { event, reason, dedupKey, incident } = parsed.data;
  const { taskId = '', address = '', port } = incident.subject;
  return { id, event, reason, dedupKey, taskId, address: port === undefined ? address : `${address}:${port}` };
}
