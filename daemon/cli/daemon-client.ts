/** Talking to a running daemon: one request, its answer as text, trouble as a fault with the right exit code. */
import { errorCode } from '../../core/error-code.js';
import { whyUnreadable } from '../config/why-unreadable.js';
import { CliFault, EXIT } from './exit-codes.js';
import type { CliIo } from './io.js';

export const DEFAULT_URL = 'http://127.0.0.1:8080';

export interface DaemonClient {
  readonly url: string;
  /** @throws {CliFault} 69 when no daemon answers within the time. */
  readonly request: (path: string, options?: RequestOptions) => Promise<DaemonAnswer>;
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
  /** Default 10 s. */
  readonly timeoutMs?: number;
}

export interface DaemonAnswer {
  readonly status: number;
  readonly text: string;
  /** The body where it is JSON (a problem is); `undefined` otherwise. */
  readonly json: unknown;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/** @throws {CliFault} 64 when the URL is none. */
export function createDaemonClient(io: Pick<CliIo, 'clock'>, url: string, token: string | undefined): DaemonClient {
  const base = parseUrl(url);
  const request: DaemonClient['request'] = async (path, { method = 'GET', headers = {}, body, timeoutMs = DEFAULT_TIMEOUT_MS } = {}) => {
    const stopping = new AbortController();
    const cancel = io.clock.after(timeoutMs, () => stopping.abort());
    try {
      // not fetch: it refuses ports that browsers must not ask, on which a daemon may listen all the same
      const { request: send } = await import('undici');
      const answer = await send(new URL(path, base), {
        method,
        headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
        ...(body === undefined ? {} : { body }),
        // the process ends after a few of them
        reset: true,
        signal: stopping.signal,
      });
      const text = await answer.body.text();
      return { status: answer.statusCode, text, json: parseJson(text) };
    } catch (error) {
      const why = stopping.signal.aborted ? `no answer within ${timeoutMs} ms` : causeOf(error);
      throw new CliFault(EXIT.unavailable, `Cannot reach the daemon at ${url}: ${why}`, {
        cause: error,
        hint: 'is it running? --url names another one',
      });
    } finally {
      cancel();
    }
  };
  return { url, request };
}

/** The token in the file, without its line end. @throws {CliFault} 66 */
export function readToken(io: Pick<CliIo, 'readFile'>, file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    return io.readFile(file).trim();
  } catch (error) {
    throw new CliFault(EXIT.noInput, `Cannot read the token file ${JSON.stringify(file)}: ${whyUnreadable(error)}`, { cause: error });
  }
}

/** What a refusal says: the problem's detail, and what to do about a missing token. */
export function refusalOf(answer: DaemonAnswer, url: string): CliFault {
  if (answer.status === 401)
    return new CliFault(EXIT.config, `The daemon at ${url} refuses: ${detailOf(answer)}`, {
      hint: '--token-file names the file that holds the token',
    });
  return new CliFault(EXIT.unavailable, `The daemon at ${url} answered ${answer.status}: ${detailOf(answer)}`);
}

export function detailOf({ json, text }: DaemonAnswer): string {
  if (typeof json === 'object' && json !== null && 'detail' in json && typeof json.detail === 'string') return json.detail;
  return text.slice(0, 200);
}

function parseUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:')
    throw new CliFault(EXIT.usage, `${JSON.stringify(url)} is no URL of a daemon`, { hint: `write it like ${DEFAULT_URL}` });
  return parsed;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // not everything is JSON: /metrics, a proxy's page
    return undefined;
  }
}

function causeOf(error: unknown): string {
  const code = errorCode(error);
  if (code !== undefined) return code === 'ECONNREFUSED' ? 'nothing listens there (ECONNREFUSED)' : code;
  return error instanceof Error ? error.message : String(error);
}
