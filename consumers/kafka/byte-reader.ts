/**
 * Reads what the records of a batch are made of (kafka.apache.org/documentation/#record): numbers of one to ten bytes, and bytes
 * with their length before them. A million records go through here at a start.
 */

export interface ByteReader {
  readonly bytes: Buffer;
  /** Where it reads next. */
  at: number;
}

const MORE = 0x80;
const LOW_BITS = 0x7f;
const VARINT_MAX_BYTES = 10;

/**
 * A varint or varlong: seven bits a byte, the lowest first, the sign in the very first bit (zigzag). Exact up to 2^53.
 * @throws {Error} when it goes on beyond the bytes, or for more of them than a varlong has.
 */
export function readVarint(reader: ByteReader): number {
  const { bytes } = reader;
  const first = byteAt(bytes, reader.at);
  reader.at += 1;
  let magnitude = (first & LOW_BITS) >>> 1;
  if (first >= MORE) {
    const from = reader.at;
    let scale = 64;
    for (let byte = first; byte >= MORE; scale *= 128) {
      if (reader.at - from >= VARINT_MAX_BYTES - 1) throw new Error('a number has no end');
      byte = byteAt(bytes, reader.at);
      reader.at += 1;
      magnitude += (byte & LOW_BITS) * scale;
    }
  }
  return (first & 1) === 0 ? magnitude : -magnitude - 1;
}

/**
 * A view on the bytes whose length stands before them; `undefined` where that is negative.
 * @throws {Error} when they run past `end`.
 */
export function readSized(reader: ByteReader, end: number): Buffer | undefined {
  const length = readVarint(reader);
  if (length < 0) return undefined;
  const from = reader.at;
  const to = from + length;
  if (to > end) throw new Error('a field runs past the end of its record');
  reader.at = to;
  return reader.bytes.subarray(from, to);
}

/** An int64. Exact up to 2^53. */
export function readInt64(bytes: Buffer, at: number): number {
  return bytes.readInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4);
}

function byteAt(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new Error('the bytes end in the middle of a number');
  return byte;
}
