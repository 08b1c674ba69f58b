/**
 * Who may ask, and what browsers may do with the answers.
 *
 * With a token: every path but the two health endpoints needs it. Without one the daemon listens on loopback only, where the
 * danger is a web page that the operator has open: no CORS header is ever sent, bodies need a content type that a page cannot send
 * unasked, and a foreign Host header (DNS rebinding) is refused.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpFault } from './problem.js';

const OPEN_PATHS = new Set(['/livez', '/readyz']);

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

export interface Guard {
  readonly token: () => string | undefined;
  /** What the server was told to listen on, and the address that came of it; `undefined` before it listens. */
  readonly bound: () => { readonly host: string; readonly address: string } | undefined;
}

export function setSecurityHeaders(reply: FastifyReply): void {
  reply.headers(SECURITY_HEADERS);
}

/** @throws {HttpFault} 401 without the token, 421 for a Host that is not ours. */
export function requireAccess(request: FastifyRequest, guard: Guard): void {
  const token = guard.token();
  if (token === undefined) requireOwnHost(request.headers.host, guard.bound());
  else if (!OPEN_PATHS.has(pathOf(request.url))) requireToken(request.headers.authorization, token);
}

function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}

/** RFC 6750 §2.1. Digests are compared, so that neither content nor length shows in the time taken. */
function requireToken(header: string | undefined, token: string): void {
  const given = /^Bearer +([^ ]+) *$/i.exec(header ?? '')?.[1];
  if (given !== undefined && timingSafeEqual(digest(given), digest(token))) return;
  const problem = given === undefined ? 'A bearer token is required' : 'The bearer token is not the right one';
  throw new HttpFault(401, problem, { headers: { 'www-authenticate': 'Bearer realm="taskpulse"' } });
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

/** No Host at all is no browser (HTTP/1.0; Node refuses HTTP/1.1 without one). */
function requireOwnHost(header: string | undefined, bound: { readonly host: string; readonly address: string } | undefined): void {
  if (header === undefined || bound === undefined || !isLoopback(bound.address)) return;
  const name = hostNameOf(header);
  if (name === 'localhost' || name === bound.host.toLowerCase() || isLoopback(name)) return;
  throw new HttpFault(421, `This server does not answer for the host ${JSON.stringify(header)}; ask for localhost or a loopback address`, {
    field: 'host',
  });
}

function hostNameOf(header: string): string {
  const bare = header.toLowerCase().replace(/:\d*$/, '');
  return bare.startsWith('[') && bare.endsWith(']') ? bare.slice(1, -1) : bare;
}

/** Whether it is a loopback address, also an IPv4 one in mapped form. */
export function isLoopback(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
