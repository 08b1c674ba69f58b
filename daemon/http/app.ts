/** The fastify instance that the routes are hung on: limits, times, schemas, faults. */
import { LogController, fastify, type FastifyTypeProvider } from 'fastify';
import { z } from 'zod';
import { describeIssue } from '../config/describe-issue.js';
import type { Logger } from '../log.js';
import { HttpFault, PROBLEM_TYPE, makeProblem, sendFault } from './problem.js';
import { problemSchema } from './schemas.js';
import { setSecurityHeaders } from './security.js';

/** A request must be here whole within this time: a client that trickles holds a socket no longer. */
const REQUEST_TIMEOUT_MS = 60_000;
const HEADERS_TIMEOUT_MS = 10_000;
/** Longer than the intervals at which scrapers and probes usually come. */
const KEEP_ALIVE_TIMEOUT_MS = 75_000;
/** A socket on which nothing moves: a reader that stopped reading. Longer than an append may take. */
const IDLE_TIMEOUT_MS = 120_000;
/** Ids are long once percent-encoded, twice in a target's id; the request line is bounded by Node (16 KiB). */
const PARAM_MAX_CHARS = 8192;

/** Query, params and headers get their types from the schemas; answers are checked by tests, see {@link createApp}. */
export interface ApiTypes extends FastifyTypeProvider {
  validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown;
  serializer: unknown;
}

export type App = ReturnType<typeof createApp>;

/**
 * Answers are not run through their schema: it would take more time than the rest of a request, on the thread that probes
 * wait for; test/daemon/http-openapi.test.ts holds every answer against its schema instead.
 */
export function createApp(logger: Logger) {
  const app = fastify({
    loggerInstance: logger,
    // Requests are logged by our own hook, in our fields.
    logController: new LogController({ disableRequestLogging: true }),
    // While we close, what still comes on an open connection is answered as ever, and is its last.
    return503OnClosing: false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    connectionTimeout: IDLE_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
    routerOptions: { maxParamLength: PARAM_MAX_CHARS },
    // These come before any hook.
    frameworkErrors: (error, request, reply) => {
      setSecurityHeaders(reply);
      sendFault(error, request, reply);
    },
    clientErrorHandler: (error, socket) => {
      if (!socket.writable || socket.bytesWritten > 0) return void socket.destroy();
      socket.end(clientErrorAnswer(error.code));
    },
  }).withTypeProvider<ApiTypes>();
  app.setValidatorCompiler<z.ZodType>(
    ({ schema, httpPart }) =>
      (value) =>
        readPart(schema, httpPart ?? 'request', value),
  );
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  app.setErrorHandler((error, request, reply) => sendFault(error, request, reply));
  app.setNotFoundHandler((request) => {
    throw new HttpFault(404, `There is nothing at ${request.method} ${request.url.slice(0, 200)}`);
  });
  return app;
}

/** What Node's parser could not read has no request and no reply: the answer is written as it goes over the wire. */
function clientErrorAnswer(code: string): string {
  const [status, detail] = CLIENT_ERRORS[code] ?? [400, 'This is not well-formed HTTP'];
  const problem = makeProblem(status, detail);
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${status} ${problem.title}`,
    'Connection: close',
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

const CLIENT_ERRORS: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time'],
  HPE_HEADER_OVERFLOW: [431, 'The headers are too large'],
};

type Part = { readonly value: unknown } | { readonly error: HttpFault };

function readPart(schema: z.ZodType, part: string, value: unknown): Part {
  const read = schema.safeParse(value, { error: describeIssue });
  if (read.success) return { value: read.data };
  const where = part === 'querystring' ? 'query' : part;
  const [issue] = read.error.issues;
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const allowed = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    const list = allowed.length === 0 ? 'none is allowed here' : `allowed are ${allowed.join(', ')}`;
    return { error: new HttpFault(400, `Cannot read the ${where}: ${JSON.stringify(key)} is unknown; ${list}`, { field: key }) };
  }
  const field = issue?.path.join('.') ?? where;
  return { error: new HttpFault(400, `Cannot read ${field} of the ${where}: ${issue?.message ?? 'it is not valid'}`, { field }) };
}

/** Faults that every route of the API can answer with, for the document. */
export const FAULTS = {
  400: problemContent('What was asked cannot be read'),
  401: problemContent('The bearer token is missing or wrong'),
  421: problemContent('The Host header is not ours'),
} as const;

export const NOT_FOUND = { 404: problemContent('Unknown id') } as const;

/** An answer of kind problem+json in a route's schema. */
export function problemContent(description: string): {
  readonly description: string;
  readonly content: Readonly<Record<string, { readonly schema: typeof problemSchema }>>;
} {
  return { description, content: { [PROBLEM_TYPE]: { schema: problemSchema } } };
}

/** Strict: a parameter that is misspelt must not silently select everything. */
export function query<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape);
}
