/**
 * One POST to a receiver and what its answer means. Redirects are not followed: a notification goes where the operator said.
 *
 * 2xx: sent. 408, 425, 429, 5xx and a network that fails: again, with the receiver's Retry-After. All else, 410 too: refused.
 */
import { Agent, request, type Dispatcher } from 'undici';
import type { Clock } from '../core/clock.js';
import type { SinkReply } from '../core/notification.js';
import { errorCode } from '../core/error-code.js';
import { quoteHostile } from './hostile.js';
import { parseRetryAfter } from './retry-after.js';

export interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The total deadline. */
  readonly signal: AbortSignal;
}

export interface PostFrame {
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  /** Lower-case pieces that no reply may repeat. */
  readonly secretPieces: readonly string[];
}

/** Bytes of a refusal's text that are read to quote from. */
const TEXT_MAX_BYTES = 1_024;
/** Bytes of an answer to a success that are read, and dropped, to keep the connection. */
const DISCARD_MAX_BYTES = 16_384;

/**
 * Connections of one sink. Every step has its own limit below the outbox's total one; idle ones close soon, because a notification
 * on a connection that the receiver is just closing would fail for nothing.
 */
export function createAgent(): Dispatcher {
  return new Agent({
    connect: { timeout: 5_000 },
    headersTimeout: 10_000,
    bodyTimeout: 5_000,
    keepAliveTimeout: 1_000,
    keepAliveMaxTimeout: 1_000,
    connections: 8,
    pipelining: 1,
  });
}

/** Never rejects; ends by the signal. */
export async function post(message: Post, frame: PostFrame): Promise<SinkReply> {
  const { url, headers, body, signal } = message;
  try {
    const answer = await request(url, { method: 'POST', headers, body, signal, dispatcher: frame.dispatcher });
    // Whatever happens to the text, the status has been heard: an error while reading it is no news.
    answer.body.on('error', () => undefined);
    return await judge(answer, signal, frame);
  } catch (error) {
    return { reply: 'again', detail: describeFailure(error, signal), afterMs: undefined };
  }
}

async function judge(answer: Dispatcher.ResponseData, signal: AbortSignal, frame: PostFrame): Promise<SinkReply> {
  const { statusCode, headers } = answer;
  if (statusCode >= 200 && statusCode < 300) {
    await answer.body.dump({ limit: DISCARD_MAX_BYTES, signal }).catch(() => undefined);
    return { reply: 'sent' };
  }
  const said = `The receiver answered ${statusCode} ${quoteHostile(await readStart(answer.body), frame.secretPieces)}`;
  if (statusCode >= 300 && statusCode < 400) return { reply: 'refused', detail: `${said}; redirects are not followed` };
  if (statusCode === 410) return { reply: 'refused', detail: `${said}: it is gone for good` };
  if (statusCode < 500 && ![408, 425, 429].includes(statusCode)) return { reply: 'refused', detail: said };
  return { reply: 'again', detail: said, afterMs: parseRetryAfter(headers['retry-after'], frame.clock.nowMs()) };
}

async function readStart(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of body) {
      if (!Buffer.isBuffer(chunk)) continue;
      chunks.push(chunk);
      sizeBytes += chunk.length;
      // Leaving the loop destroys the body, and with it the connection: the rest is not read.
      if (sizeBytes >= TEXT_MAX_BYTES) break;
    }
  } catch {
    // The text broke off, or the deadline came: what was read is enough to quote.
  }
  return Buffer.concat(chunks).subarray(0, TEXT_MAX_BYTES).toString('utf8');
}

/** Only the code: a message may hold the URL. */
function describeFailure(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'No answer from the receiver before the deadline';
  return `Cannot reach the receiver: ${errorCode(error) ?? 'the request failed'}`;
}
