/** Options of kind `http`: schema, bounds, and the plan that a probe works from. Nothing here can break out of a header line. */
import { isIP } from 'node:net';
import { z } from 'zod';
import type { OptionFault, Prepared } from '../core/probe.js';
import { parseSize } from './bytes.js';
import type { BodyConditions } from './http-body.js';
import { accepted, flag, parsedText, sayAllowed, strictOptions, type Parsed } from './options.js';
import { parsePattern, PATTERN_MAX_CHARACTERS } from './pattern.js';
import { parseStatusRange, type StatusRange } from './status-ranges.js';
import { parseHostName, prepareTls, tlsOptions, type TlsPlan } from './tls-options.js';

export const BODY_LIMIT_MAX_BYTES = 1024 * 1024;
const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST'] as const;
const LIST_MAX = 16;
const HEADERS_MAX = 32;

/** Headers that belong to the exchange itself, or have an option of their own. */
const OWN_HEADERS = 'connection content-length expect host keep-alive proxy-connection te trailer transfer-encoding upgrade'.split(' ');

/** A condition that may stand alone or in a list; the output is a list. */
function oneOrMore(text: z.ZodType<string>, allowed: string) {
  const list = z.array(text).max(LIST_MAX, { error: `more than ${LIST_MAX} of them` });
  return z.union([text, list], { error: sayAllowed(allowed) }).transform((value) => (typeof value === 'string' ? [value] : value));
}

const statusList = z
  .union([z.int(), z.string(), z.array(z.union([z.int(), z.string()]))], {
    error: sayAllowed('a list of statuses and ranges such as 200-399'),
  })
  .transform((value) => (typeof value === 'string' ? value.split(',') : [value].flat()).map((item) => String(item).trim()))
  .pipe(
    z
      .array(parsedText(parseStatusRange, 'a status or a range'))
      .min(1, { error: 'at least one status is needed' })
      .max(LIST_MAX, { error: `more than ${LIST_MAX} statuses and ranges` }),
  );

const body = strictOptions({
  contains: oneOrMore(
    z.string().min(1, { error: 'empty' }).max(1024, { error: 'longer than 1024 characters' }),
    'a text or a list of texts',
  )
    .optional()
    .describe('Texts, as UTF-8, that must all be in the body.'),
  matches: oneOrMore(parsedText(parsePattern, 'a pattern', PATTERN_MAX_CHARACTERS), 'a pattern or a list of patterns')
    .optional()
    .describe('Patterns in RE2 syntax that must all be found in the body, read as UTF-8.'),
  limit: parsedText((text) => parseSize(text, BODY_LIMIT_MAX_BYTES), 'a size such as 64KiB', 16)
    .default('64KiB')
    .describe('The conditions are judged on this much of the body; more is not read. At most 1MiB.'),
});

const headers = z
  .record(z.string(), z.string({ error: 'the value must be a text' }), { error: sayAllowed('a map of header names to values') })
  .superRefine((map, context) => {
    if (Object.keys(map).length > HEADERS_MAX) context.addIssue({ code: 'custom', message: `more than ${HEADERS_MAX} headers` });
    for (const [name, value] of Object.entries(map)) {
      const message = headerFault(name, value);
      if (message !== undefined) context.addIssue({ code: 'custom', message, path: [name] });
    }
  });

export const httpOptions = strictOptions({
  path: parsedText(parsePath, 'a path', 2048).default('/').describe('Path and query, percent-encoded.'),
  method: z.enum(METHODS, { error: sayAllowed(`one of ${METHODS.join(', ')}`) }).default('GET'),
  host: parsedText(parseHost, 'a host', 260).optional().describe('Host header; default: the address and port.'),
  headers: headers.default({}).describe('Further request headers.'),
  status: statusList.prefault(['200-399']).describe('Expected statuses: codes and ranges.'),
  body: body.prefault({}).describe('Conditions on the body, all judged on one reading.'),
  tls: z
    .union([flag(), tlsOptions], { error: sayAllowed('true, false or a map of TLS options') })
    .transform((value) => (value === true ? { verify: true } : value))
    .default(false)
    .describe('Whether to speak TLS, and how.'),
  redirects: flag().default(false).describe('Whether to follow redirects: at most 5, and never to another address or port.'),
}).refine(({ method, body: { contains, matches } }) => method !== 'HEAD' || (contains ?? matches) === undefined, {
  error: 'a response to HEAD has no body to judge',
  path: ['body'],
});

export type HttpOptions = z.output<typeof httpOptions>;

export interface HttpPlan {
  readonly path: string;
  readonly method: string;
  /** `undefined`: the address and port. */
  readonly host: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly statusRanges: readonly StatusRange[];
  readonly statusText: string;
  /** `undefined`: the body is not read. */
  readonly body: BodyConditions | undefined;
  readonly tls: TlsPlan | undefined;
  readonly followsRedirects: boolean;
}

/** Turns valid options into a plan; reads the TLS files. */
export function planHttp(options: HttpOptions): Prepared<HttpPlan> {
  const tls = options.tls === false ? undefined : prepareTls(options.tls, hostNameOf(options.host));
  if (tls?.ok === false) return { ok: false, faults: tls.faults.map(belowTls) };
  const { contains = [], matches = [], limit } = options.body;
  const hasConditions = contains.length + matches.length > 0;
  const conditions: BodyConditions = {
    contains: contains.map((text) => ({ text, bytes: Buffer.from(text, 'utf8') })),
    matches: matches.map((text) => accepted(parsePattern(text))),
    limitBytes: accepted(parseSize(limit, BODY_LIMIT_MAX_BYTES)),
  };
  const plan: HttpPlan = {
    path: options.path,
    method: options.method,
    host: options.host,
    headers: { 'User-Agent': 'taskpulse', Accept: '*/*', ...options.headers },
    statusRanges: options.status.map((text) => accepted(parseStatusRange(text))),
    statusText: options.status.join(', '),
    body: hasConditions ? conditions : undefined,
    tls: tls?.value,
    followsRedirects: options.redirects,
  };
  return { ok: true, value: plan };
}

function belowTls(fault: OptionFault): OptionFault {
  return { ...fault, path: `tls.${fault.path}` };
}

/** Origin-form of RFC 9112 §3.2.1: printable ASCII without blanks and without a fragment. */
function parsePath(text: string): Parsed<string> {
  if (/^\/[\x21\x22\x24-\x7e]*$/.test(text)) return { ok: true, value: text };
  return { ok: false, message: `${JSON.stringify(text)} is not a path: it begins with / and holds printable ASCII, percent-encoded, no #` };
}

/** A host name or address, with a port or without. */
function parseHost(text: string): Parsed<string> {
  const match = /^(\[[0-9a-fA-F:.]+\]|[^:[\]]+)(?::(\d{1,5}))?$/.exec(text);
  const name = match?.[1] ?? '';
  const isAddress = name.startsWith('[') ? isIP(name.slice(1, -1)) === 6 : isIP(name) === 4;
  const port = Number(match?.[2] ?? 1);
  if ((isAddress || parseHostName(name).ok) && port >= 1 && port <= 65535) return { ok: true, value: text };
  return { ok: false, message: `${JSON.stringify(text)} is not a host: a name or an address, IPv6 in brackets, with a port or without` };
}

/** The name in a host, if it is one that SNI may carry (RFC 6066 §3: no addresses). */
function hostNameOf(host: string | undefined): string | undefined {
  const name = host?.replace(/:\d+$/, '');
  return name !== undefined && parseHostName(name).ok ? name : undefined;
}

/** RFC 9110 §5.1 and §5.5; values may be secret and are not quoted. */
function headerFault(name: string, value: string): string | undefined {
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,128}$/.test(name)) return 'not a header name: letters, digits and hyphens';
  if (name.toLowerCase() === 'host') return 'use the option host';
  if (OWN_HEADERS.includes(name.toLowerCase())) return 'this header is the exchange’s own and cannot be set';
  if (value.length > 4096) return 'the value is longer than 4096 characters';
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return 'the value has line ends, control characters or characters beyond Latin-1';
  return undefined;
}
