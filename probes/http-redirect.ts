/** Redirects: followed only where they stay at the address and port that is being probed. */
import type { IncomingMessage } from 'node:http';
import type { ProbeAddress } from '../core/probe.js';

const REDIRECT_STATUSES = [301, 302, 303, 307, 308];

export interface Asked {
  readonly status: number;
  readonly to: ProbeAddress;
  /** The Host header sent. */
  readonly host: string;
  readonly path: string;
  readonly isTls: boolean;
}

/** Where to go on, or why not. */
export type Redirect = { readonly path: string } | { readonly path: undefined; readonly detail: string };

/**
 * `undefined` when the response is no redirect. A location may name the address itself or the host that was asked for;
 * either way the next request goes to the same address and port, and one that names another is refused.
 */
export function resolveRedirect(response: Pick<IncomingMessage, 'headers'>, asked: Asked): Redirect | undefined {
  if (!REDIRECT_STATUSES.includes(asked.status)) return undefined;
  const { location } = response.headers;
  if (location === undefined) return undefined;
  const scheme = asked.isTls ? 'https' : 'http';
  const base = `${scheme}://${asked.host}${asked.path}`;
  if (!URL.canParse(location, base)) return { path: undefined, detail: `Redirect to what is no URL: ${location}` };
  const next = new URL(location, base);
  const address = asked.to.family === 6 ? `[${asked.to.address}]` : asked.to.address;
  const here = [new URL(base), new URL(`${scheme}://${address}:${asked.to.port}`)];
  if (here.some(({ origin }) => origin === next.origin)) return { path: `${next.pathname}${next.search}` };
  return { path: undefined, detail: `Redirect away from the probed address, to ${next.origin}` };
}
