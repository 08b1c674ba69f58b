/** What `publish` reads: the messages of a file in order, each checked, each with its place. */
import type { CheckedRecord } from '../../consumers/decode/log-record.js';
import { parseNdjsonLine, toLogRecord } from '../../consumers/decode/log-record.js';
import { MESSAGE_MAX_BYTES } from '../../consumers/decode/decode-record.js';
import { decodeDelimited } from '../../consumers/decode/delimited.js';
import type { TextHeaders } from '../../consumers/decode/headers.js';
import type { InputTopic } from '../../core/log.js';

export interface PublishItem {
  /** Line or message, from 1. */
  readonly place: number;
  /** The line, or the message's bytes. */
  readonly bytes: Uint8Array;
  readonly record: CheckedRecord;
}

/** Either the next item, or why there is none at this place. */
export type ReadItem =
  { readonly ok: true; readonly item: PublishItem } | { readonly ok: false; readonly place: number; readonly message: string };

const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Lines of an ndjson file; empty lines are counted and left out. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, topic: InputTopic): AsyncGenerator<ReadItem> {
  for await (const { place, bytes } of splitLines(chunks)) {
    if (bytes === undefined) {
      yield { ok: false, place, message: `it is longer than ${MESSAGE_MAX_BYTES} bytes` };
      continue;
    }
    if (bytes.length === 0) continue;
    const read = parseNdjsonLine(bytes, topic);
    yield read.ok ? { ok: true, item: { place, bytes, record: read.value } } : { ok: false, place, message: read.failure.message };
  }
}

/** Messages of a length-delimited protobuf file, all with the same headers. */
export async function* readDelimited(chunks: AsyncIterable<Uint8Array>, topic: InputTopic, headers: TextHeaders): AsyncGenerator<ReadItem> {
  for await (const part of decodeDelimited(chunks)) {
    if (!part.ok) {
      yield { ok: false, place: part.index, message: part.failure.message };
      continue;
    }
    const read = toLogRecord({ topic, value: part.value, headers });
    yield read.ok
      ? { ok: true, item: { place: part.index, bytes: part.value, record: read.value } }
      : { ok: false, place: part.index, message: read.failure.message };
  }
}

interface Line {
  readonly place: number;
  /** `undefined`: longer than a message may be. */
  readonly bytes: Uint8Array | undefined;
}

async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let begun: Buffer[] = [];
  let begunBytes = 0;
  let place = 1;
  const finish = (last: Buffer): Line => {
    const isTooLong = begunBytes + last.length > MESSAGE_MAX_BYTES;
    const line = { place, bytes: isTooLong ? undefined : trim(begun.length === 0 ? last : Buffer.concat([...begun, last]), place) };
    begun = [];
    begunBytes = 0;
    place += 1;
    return line;
  };
  for await (const bytes of chunks) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      yield finish(chunk.subarray(from, end));
      from = end + 1;
    }
    const rest = chunk.subarray(from);
    // of a line that is too long nothing more is held
    if (begunBytes <= MESSAGE_MAX_BYTES) begun.push(rest);
    begunBytes += rest.length;
  }
  if (begunBytes > 0) yield finish(Buffer.alloc(0));
}

/** Without the carriage return of Windows, and the mark that some editors put before a file. */
function trim(line: Buffer, place: number): Buffer {
  const end = line.at(-1) === 0x0d ? line.length - 1 : line.length;
  const start = place === 1 && line.subarray(0, 3).equals(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  return line.subarray(start, end);
}
