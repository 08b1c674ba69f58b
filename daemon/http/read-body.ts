/**
 * Reading bodies: whole, or line by line, within bounds. A body that is refused is not cut off but read to its end and thrown
 * away (the request's timeout bounds that): a client that is still sending would else lose the answer to a reset connection.
 */
import type { Readable } from 'node:stream';
import { MESSAGE_MAX_BYTES } from '../../consumers/decode/decode-record.js';
import { BODY_MAX_BYTES, LINE_MAX_BYTES } from './limits.js';
import { HttpFault } from './problem.js';

/** @throws {HttpFault} 413 */
export async function readMessage(body: Readable, contentLength: number | undefined): Promise<Buffer> {
  if (contentLength !== undefined && contentLength > MESSAGE_MAX_BYTES) throw refuseMessage(body);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(body)) {
    bytes += chunk.length;
    if (bytes > MESSAGE_MAX_BYTES) throw refuseMessage(body);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}

/** A line of a body, counted from 1. */
export interface BodyLine {
  readonly ok: true;
  readonly line: number;
  readonly bytes: Buffer;
}

/** What ends a body early: the last thing that is given out. */
export interface BodyFault {
  readonly ok: false;
  readonly fault: HttpFault;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Lines of an ndjson body (https://github.com/ndjson/ndjson-spec), as they arrive; empty ones count and are left out. */
export async function* readLines(body: Readable, contentLength: number | undefined): AsyncGenerator<BodyLine | BodyFault> {
  if (contentLength !== undefined && contentLength > BODY_MAX_BYTES) {
    yield refuseBody(undefined);
    return;
  }
  let line = 1;
  let total = 0;
  let begun: Buffer[] = [];
  let begunBytes = 0;
  for await (const chunk of chunksOf(body)) {
    total += chunk.length;
    if (total > BODY_MAX_BYTES) {
      yield refuseBody(line);
      return;
    }
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      if (begunBytes + end - from > LINE_MAX_BYTES) {
        yield refuseLine(line);
        return;
      }
      const rest = chunk.subarray(from, end);
      const bytes = trimEnd(begun.length === 0 ? rest : Buffer.concat([...begun, rest]));
      if (bytes.length > 0) yield { ok: true, line, bytes };
      begun = [];
      begunBytes = 0;
      from = end + 1;
      line += 1;
    }
    begun.push(chunk.subarray(from));
    begunBytes += chunk.length - from;
    if (begunBytes > LINE_MAX_BYTES) {
      yield refuseLine(line);
      return;
    }
  }
  const bytes = trimEnd(Buffer.concat(begun));
  if (bytes.length > 0) yield { ok: true, line, bytes };
}

/** Reads on and throws away: what is left of a body that will not be used. */
export function discard(body: Readable): void {
  body.resume();
}

/** Leaving the loop early must not destroy the request: the answer goes over the same socket. @throws {HttpFault} 400 when the client breaks off. */
async function* chunksOf(body: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) yield chunk as Buffer; // a request without an encoding set gives out buffers
  } catch (error) {
    throw new HttpFault(400, 'The body broke off before its end', {}, { cause: error });
  }
}

function trimEnd(bytes: Buffer): Buffer {
  return bytes.at(-1) === CARRIAGE_RETURN ? bytes.subarray(0, -1) : bytes;
}

function refuseMessage(body: Readable): HttpFault {
  discard(body);
  return new HttpFault(413, `Cannot take the message: it is larger than ${MESSAGE_MAX_BYTES} bytes`);
}

function refuseLine(line: number): BodyFault {
  return {
    ok: false,
    fault: new HttpFault(413, `Cannot take line ${line}: its message is larger than ${MESSAGE_MAX_BYTES} bytes`, { line }),
  };
}

function refuseBody(line: number | undefined): BodyFault {
  const detail = `Cannot take the body: it is larger than ${BODY_MAX_BYTES} bytes; send it in several requests`;
  return { ok: false, fault: new HttpFault(413, detail, { line }) };
}
