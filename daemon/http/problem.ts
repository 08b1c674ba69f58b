/** Faults as `application/problem+json` (RFC 9457): one shape for everything that goes wrong over HTTP. */
import { STATUS_CODES } from 'node:http';
import { LINES_TYPE, MESSAGE_TYPES } from './limits.js';
import type { FastifyReply, FastifyRequest } from 'fastify';

export const PROBLEM_TYPE = 'application/problem+json';

export interface FaultFacts {
  /** The line of an ndjson body, from 1. */
  readonly line?: number | undefined;
  /** The field, parameter or header. */
  readonly field?: string | undefined;
  /** Messages of this request that are in the log all the same. */
  readonly accepted?: number | undefined;
  /** What is missing to be ready. */
  readonly missing?: readonly string[] | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal with its status; the message is shown to the client, so it holds nothing that is not theirs to know. */
export class HttpFault extends Error {
  readonly statusCode: number;
  readonly facts: FaultFacts;
  constructor(statusCode: number, detail: string, facts: FaultFacts = {}, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'HttpFault';
    this.statusCode = statusCode;
    this.facts = facts;
  }

  /** The same refusal, told with more. */
  with(facts: FaultFacts): HttpFault {
    return new HttpFault(this.statusCode, this.message, { ...this.facts, ...facts }, { cause: this.cause });
  }
}

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly line?: number;
  readonly field?: string;
  readonly accepted?: number;
  readonly missing?: readonly string[];
}

export function makeProblem(status: number, detail: string, facts: FaultFacts = {}): Problem {
  const { line, field, accepted, missing } = facts;
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    ...(line === undefined ? {} : { line }),
    ...(field === undefined ? {} : { field }),
    ...(accepted === undefined ? {} : { accepted }),
    ...(missing === undefined ? {} : { missing }),
  };
}

/** Answers with whatever was thrown; what is not a refusal is our own fault: logged whole, told in general. */
export function sendFault(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const fault = toFault(error);
  if (fault === undefined) {
    request.log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'Cannot answer a request');
    return sendProblem(reply, makeProblem(500, 'The request could not be answered; the log of the daemon says why'));
  }
  return sendProblem(reply.headers({ ...fault.facts.headers }), makeProblem(fault.statusCode, fault.message, fault.facts));
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  // As bytes: fastify adds a charset to text, and RFC 8259 knows none.
  return reply
    .code(problem.status)
    .header('content-type', PROBLEM_TYPE)
    .send(Buffer.from(JSON.stringify(problem), 'utf8'));
}

/** Refusals of fastify's own, in our words. */
const FRAMEWORK_DETAILS: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, `Content-Type is not one of ${[...MESSAGE_TYPES, LINES_TYPE].join(', ')}`],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'The body is not as long as Content-Length says'],
  FST_ERR_BAD_URL: [400, 'The path is not well percent-encoded'],
  FST_ERR_MAX_PARAM_LENGTH: [414, 'A part of the path is too long'],
};

function toFault(error: unknown): HttpFault | undefined {
  if (error instanceof HttpFault) return error;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const [status, detail] = FRAMEWORK_DETAILS[code] ?? [undefined, ''];
  if (status !== undefined) return new HttpFault(status, detail);
  const told = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  return told >= 400 && told < 500 ? new HttpFault(told, error.message) : undefined;
}
