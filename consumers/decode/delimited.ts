/** Length-delimited protobuf (a varint length, then so many bytes, repeated), as `publish --format delimited` reads it. */
import { MESSAGE_MAX_BYTES } from './decode-record.js';
import { failed, type Failed } from './failure.js';

/** One message of a delimited file, its place counted from 1, its first byte from 0; or why reading could not go on. */
export type Delimited =
  | { readonly ok: true; readonly index: number; readonly offset: number; readonly value: Uint8Array }
  | (Failed & { readonly index: number; readonly offset: number });

/** A length needs at most five bytes: 2^32 - 1 is more than any message may have. */
const LENGTH_MAX_BYTES = 5;

/**
 * Yields the messages of a stream of bytes in order, each a copy. A message above {@link MESSAGE_MAX_BYTES} is a failure of
 * its own and is passed over without being held; a broken length or a cut end is a failure and the last thing yielded.
 * Throws only what `source` throws.
 */
export async function* decodeDelimited(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Delimited> {
  const splitter = createDelimitedSplitter();
  for await (const chunk of source) {
    yield* splitter.push(chunk);
    if (splitter.isBroken()) return;
  }
  const cut = splitter.end();
  if (cut !== undefined) yield cut;
}

export interface DelimitedSplitter {
  /** The messages that this chunk completes. */
  readonly push: (chunk: Uint8Array) => readonly Delimited[];
  /** Why the stream may not end here; `undefined` between two messages. */
  readonly end: () => Delimited | undefined;
  /** A length was no length: where the next message begins cannot be known. */
  readonly isBroken: () => boolean;
}

/** The same for bytes that are pushed. */
export function createDelimitedSplitter(maxBytes: number = MESSAGE_MAX_BYTES): DelimitedSplitter {
  let held: Buffer = Buffer.alloc(0); // what is not yet a whole message
  let heldFrom = 0; // its place in the stream
  let skipBytes = 0; // what is still to come of a message that is too large
  let index = 0;
  let broken = false;

  const push = (chunk: Uint8Array): readonly Delimited[] => {
    const parts: Delimited[] = [];
    const bytes = Buffer.concat([held, chunk]); // a copy, also where nothing was held: the chunk is the caller's
    let at = 0;
    while (!broken) {
      const skipped = Math.min(skipBytes, bytes.length - at);
      at += skipped;
      skipBytes -= skipped;
      const length = skipBytes === 0 ? readLength(bytes, at) : undefined;
      if (length === undefined) break;
      const place = { index: index + 1, offset: heldFrom + at };
      if (length === 'broken') {
        broken = true;
        parts.push({ ...failed('decode', 'Malformed', undefined, `Cannot read message ${where(place)}: its length is not one`), ...place });
        break;
      }
      if (length.value <= maxBytes && bytes.length - length.end < length.value) break;
      index = place.index;
      at = length.end;
      if (length.value <= maxBytes) {
        parts.push({ ok: true, ...place, value: bytes.subarray(at, at + length.value) });
        at += length.value;
      } else {
        skipBytes = length.value;
        const why = `it has ${String(length.value)} bytes, allowed are ${String(maxBytes)}`;
        parts.push({ ...failed('size', 'TooLarge', undefined, `Cannot read message ${where(place)}: ${why}`), ...place });
      }
    }
    held = bytes.subarray(at);
    heldFrom += at;
    return parts;
  };

  const end = (): Delimited | undefined => {
    if (broken || (held.length === 0 && skipBytes === 0)) return undefined;
    const place = { index: skipBytes > 0 ? index : index + 1, offset: heldFrom };
    return { ...failed('decode', 'Truncated', undefined, `Cannot read message ${where(place)}: the input ends within it`), ...place };
  };

  return { push, end, isBroken: () => broken };
}

function where(place: { readonly index: number; readonly offset: number }): string {
  return `${String(place.index)} at byte ${String(place.offset)}`;
}

/** `undefined`: not all of it is there yet. Not by bit operators, which end at 2^31. */
function readLength(bytes: Buffer, at: number): { readonly value: number; readonly end: number } | 'broken' | undefined {
  let value = 0;
  for (let count = 0; count < LENGTH_MAX_BYTES; count++) {
    const byte = bytes[at + count];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * count);
    if (byte < 0x80) return value < 2 ** 32 ? { value, end: at + count + 1 } : 'broken';
  }
  return 'broken';
}
