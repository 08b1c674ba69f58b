/**
 * Task statuses, requests and tombstones into the log (interface.md "Task statuses in"). 202 is said once the log has them
 * durably; what cannot be decoded is refused here and never reaches the log.
 */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { decodeRecord } from '../../consumers/decode/decode-record.js';
import { HEADER_NAMES, type HeaderName, type TextHeaders } from '../../consumers/decode/headers.js';
import { parseNdjsonLine, toLogRecord, toTombstone } from '../../consumers/decode/log-record.js';
import type { InputTopic, NewRecord } from '../../core/log.js';
import type { DecodeFailure } from '../../core/said.js';
import { FAULTS, problemContent, query, type App } from './app.js';
import type { IngestLog } from './ingest-log.js';
import { LINES_TYPE, MESSAGE_TYPES } from './limits.js';
import { HttpFault } from './problem.js';
import { discard, readLines, readMessage, type BodyLine } from './read-body.js';
import { acceptedSchema, apiSchemas } from './schemas.js';

type Accepted = z.output<typeof acceptedSchema>;

/** Lines that are appended together: enough to share one sync of a disk, few enough to be told early. */
const BATCH_LINES = 500;
const BATCH_BYTES = 1024 * 1024;

const headerText = (description: string): z.ZodOptional<z.ZodString> => z.string().optional().register(apiSchemas, { description });

/** Loose: requests have many other headers. */
const messageHeaders = z.looseObject({
  'taskpulse-envelope': headerText('`task-status` (default), `scheduler-event`, `operator-event`; `task-info` on its own path'),
  'taskpulse-framework-id': headerText('Required unless the envelope carries it'),
  'taskpulse-framework-name': headerText('What `match.framework` compares with, beside the id'),
  'taskpulse-agent-hostname': headerText("Lets an address that is really the agent's be recognised for sure"),
  'taskpulse-agent-ip': headerText("Lets an address that is really the agent's be recognised for sure"),
});

const response = {
  202: acceptedSchema,
  ...FAULTS,
  413: problemContent('A message above 2 MiB less 64 KiB, or a body above 16 MiB'),
  415: problemContent('Another content type'),
  503: problemContent('The log is not available; Retry-After says when to try again'),
};

export function addIngestRoutes(app: App, log: IngestLog): void {
  app.removeAllContentTypeParsers();
  // The body stays a stream: each path reads it within its own bounds.
  for (const type of [...MESSAGE_TYPES, LINES_TYPE]) app.addContentTypeParser(type, (_request, body, done) => done(null, body));

  const consumes = [...MESSAGE_TYPES, LINES_TYPE];
  const body = z.unknown().register(apiSchemas, { description: 'One message, or a line each (interface documentation)' });
  const paths = [
    ['/api/v1/task-status', 'taskStatus', 'Append task statuses'],
    ['/api/v1/task-info', 'taskInfo', 'Append what tasks asked for'],
  ] as const;
  for (const [url, topic, summary] of paths) {
    const schema = { summary, consumes, headers: messageHeaders, body, querystring: query({}), response };
    app.post(url, { schema }, async (request, reply): Promise<Accepted> => {
      requirePlainBody(request);
      const accepted = typeOf(request) === LINES_TYPE ? await ingestLines(request, topic, log) : await ingestMessage(request, topic, log);
      reply.code(202);
      return accepted;
    });
  }

  const params = z.object({ frameworkId: z.string(), taskId: z.string() });
  const summary = 'Forget a task: append its tombstone';
  app.delete(
    '/api/v1/tasks/:frameworkId/:taskId',
    { schema: { summary, params, querystring: query({}), response } },
    async (request, reply) => {
      const { frameworkId, taskId } = request.params;
      const headers = { 'taskpulse-framework-id': frameworkId, 'taskpulse-task-id': taskId };
      const decoded = decodeRecord({ topic: 'taskStatus', value: undefined, headers });
      if (!decoded.ok) throw refuse(decoded.failure);
      const positions = await log.append('taskStatus', [toTombstone(frameworkId, taskId)]);
      reply.code(202);
      return { accepted: positions.length, positions };
    },
  );
}

async function ingestMessage(request: FastifyRequest, topic: InputTopic, log: IngestLog): Promise<Accepted> {
  const value = await readMessage(request.raw, lengthOf(request));
  const checked = toLogRecord({ topic, value, headers: readHeaders(request) });
  if (!checked.ok) throw refuse(checked.failure);
  const positions = await log.append(topic, [toRecord(checked.value)]);
  return { accepted: positions.length, positions: [...positions] };
}

/** Line by line: what came before a fault is in the log, and the answer says how many lines that are. */
async function ingestLines(request: FastifyRequest, topic: InputTopic, log: IngestLog): Promise<Accepted> {
  const positions: string[] = [];
  let batch: NewRecord[] = [];
  let batchBytes = 0;
  const flush = async (): Promise<void> => {
    const records = batch;
    batch = [];
    batchBytes = 0;
    for (const position of await log.append(topic, records)) positions.push(position);
  };
  try {
    const fault = await eachLine(request, async ({ line, bytes }) => {
      const checked = parseNdjsonLine(bytes, topic);
      if (!checked.ok) return refuse(checked.failure, line);
      batch.push(toRecord(checked.value));
      batchBytes += bytes.length;
      if (batch.length >= BATCH_LINES || batchBytes >= BATCH_BYTES) await flush();
      return undefined;
    });
    await flush();
    if (fault !== undefined) throw fault;
  } catch (error) {
    discard(request.raw);
    throw error instanceof HttpFault ? error.with({ accepted: positions.length }) : error;
  }
  return { accepted: positions.length, positions };
}

/** Until the first fault, the caller's or the body's own, which is returned: what was read before it still counts. */
async function eachLine(request: FastifyRequest, take: (line: BodyLine) => Promise<HttpFault | undefined>): Promise<HttpFault | undefined> {
  for await (const item of readLines(request.raw, lengthOf(request))) {
    const fault = item.ok ? await take(item) : item.fault;
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function toRecord({ key, value, headers }: NewRecord): NewRecord {
  return { key, value, ...(headers === undefined ? {} : { headers }) };
}

function refuse({ stage, field, message }: DecodeFailure, line?: number): HttpFault {
  return new HttpFault(stage === 'size' ? 413 : 400, message, { field, line });
}

/** Ours only; HTTP hands header text over byte by byte (RFC 9110 §5.5), Kafka's headers are UTF-8. */
function readHeaders(request: FastifyRequest): TextHeaders {
  const texts: Partial<Record<HeaderName, string>> = {};
  for (const name of HEADER_NAMES) {
    const text = request.headers[name];
    if (typeof text === 'string') texts[name] = Buffer.from(text, 'latin1').toString('utf8');
  }
  return texts;
}

/** Compressed bodies would make the bounds on their size meaningless. @throws {HttpFault} 415 */
function requirePlainBody(request: FastifyRequest): void {
  const allowed = [...MESSAGE_TYPES, LINES_TYPE].join(', ');
  if (typeOf(request) === '') throw new HttpFault(415, `Content-Type is missing; allowed are ${allowed}`, { field: 'content-type' });
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    throw new HttpFault(415, 'Content-Encoding is not taken: send the body as it is', { field: 'content-encoding' });
}

function typeOf(request: FastifyRequest): string {
  return request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function lengthOf(request: FastifyRequest): number | undefined {
  const text = request.headers['content-length'];
  return text === undefined ? undefined : Number(text);
}
