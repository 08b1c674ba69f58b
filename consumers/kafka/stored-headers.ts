/** Headers of stored records: read anew only where their bytes differ from those of the record before, which is rare in most topics. */
import type { LogHeaders } from '../../core/log.js';
import { collectHeaders } from '../raw-record.js';
import { readSized, readVarint } from './byte-reader.js';

/** The headers that stand between two places. Equal bytes one after another give the same object. */
export type ReadHeaders = (bytes: Buffer, from: number, to: number) => LogHeaders;

export const NO_HEADERS: LogHeaders = {};
const NO_BYTES = Buffer.alloc(0);

export function createHeaderReader(): ReadHeaders {
  let before: { readonly bytes: Buffer; readonly from: number; readonly to: number } = { bytes: NO_BYTES, from: 0, to: 0 };
  let headers = NO_HEADERS;
  return (bytes, from, to) => {
    // a count of none, in one byte
    if (bytes[from] === 0) return NO_HEADERS;
    const isSame = before.to - before.from === to - from && bytes.compare(before.bytes, before.from, before.to, from, to) === 0;
    if (!isSame) {
      headers = readHeaders(bytes, from, to);
      before = { bytes, from, to };
    }
    return headers;
  };
}

/** @throws {Error} when they run past `to`. */
function readHeaders(bytes: Buffer, from: number, to: number): LogHeaders {
  const reader = { bytes, at: from };
  const pairs: (readonly [string, Buffer])[] = [];
  for (let left = readVarint(reader); left > 0; left -= 1) {
    const name = readSized(reader, to)?.toString('utf8') ?? '';
    // Kafka allows a header without a value; for us it is an empty one
    pairs.push([name, readSized(reader, to) ?? NO_BYTES]);
  }
  return collectHeaders(pairs);
}
