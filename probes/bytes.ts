/** Bytes written as text: what to send, what to expect, and sizes. */
import type { Parsed } from './options.js';
import { parsePattern, type Pattern } from './pattern.js';

/** Finds something in bytes. */
export interface ByteMatcher {
  /** As the operator wrote it. */
  readonly text: string;
  /** Where the first match at or after `from` ends, or -1. */
  readonly endOfMatch: (bytes: Buffer, from: number) => number;
  /** Whether there is a match at or after `from`; cheaper. */
  readonly isFoundIn: (bytes: Buffer, from: number) => boolean;
  /** A literal is cheap to look for again; a pattern is not. */
  readonly isLiteral: boolean;
}

const ESCAPES: Readonly<Record<string, string>> = { r: '\r', n: '\n', t: '\t', '0': '\0', '\\': '\\', '/': '/' };

/**
 * Text as UTF-8 bytes, with escapes for what cannot be typed: `\r \n \t \0 \\ \/` and `\xNN` for any byte.
 */
export function parseBytes(text: string): Parsed<Buffer> {
  const parts: Buffer[] = [];
  for (const [piece] of text.matchAll(/\\x[0-9a-fA-F]{2}|\\[^]?|[^\\]+/g)) {
    if (!piece.startsWith('\\')) {
      parts.push(Buffer.from(piece, 'utf8'));
    } else if (piece.length === 4) {
      parts.push(Buffer.from([Number.parseInt(piece.slice(2), 16)]));
    } else {
      const plain = ESCAPES[piece.slice(1)];
      if (plain === undefined) return { ok: false, message: `unknown escape "${piece}": \\r \\n \\t \\0 \\\\ \\/ and \\xNN are known` };
      parts.push(Buffer.from(plain, 'utf8'));
    }
  }
  return { ok: true, value: Buffer.concat(parts) };
}

/**
 * What to look for: text (as {@link parseBytes}), or `/pattern/` with flags `i`, `m`, `s`. A pattern sees one character a
 * byte, so that `\xNN` in it is that byte; therefore it must be written in ASCII.
 */
export function parseByteMatcher(text: string): Parsed<ByteMatcher> {
  const asPattern = /^\/(.*)\/([a-z]*)$/s.exec(text);
  if (asPattern !== null) {
    const [, body = '', flags = ''] = asPattern;
    if (body === '') return { ok: false, message: 'the pattern is empty' };
    if (!/^[\x00-\x7f]*$/.test(body)) return { ok: false, message: 'a pattern over bytes must be ASCII: write other bytes as \\xNN' };
    const pattern = parsePattern(body, flags);
    return pattern.ok ? { ok: true, value: matchPattern(text, pattern.value) } : pattern;
  }
  const bytes = parseBytes(text);
  if (!bytes.ok) return bytes;
  if (bytes.value.length === 0) return { ok: false, message: 'the expected text is empty' };
  return { ok: true, value: matchLiteral(text, bytes.value) };
}

const UNITS: Readonly<Record<string, number>> = { B: 1, KiB: 1024, MiB: 1024 * 1024 };

/** A size such as `64KiB`, at least one byte and at most `maxBytes`. */
export function parseSize(text: string, maxBytes: number): Parsed<number> {
  const match = /^(\d{1,9})(B|KiB|MiB)$/.exec(text);
  const bytes = match === null ? undefined : Number(match[1]) * (UNITS[match[2] ?? ''] ?? 0);
  if (bytes === undefined) return { ok: false, message: `${JSON.stringify(text)} is not a size: a whole number with B, KiB or MiB` };
  if (bytes < 1 || bytes > maxBytes)
    return { ok: false, message: `${JSON.stringify(text)} is out of bounds: 1B to ${formatSize(maxBytes)}` };
  return { ok: true, value: bytes };
}

export function formatSize(bytes: number): string {
  if (bytes % (1024 * 1024) === 0) return `${bytes / (1024 * 1024)}MiB`;
  return bytes % 1024 === 0 ? `${bytes / 1024}KiB` : `${bytes}B`;
}

function matchLiteral(text: string, needle: Buffer): ByteMatcher {
  return {
    text,
    isLiteral: true,
    isFoundIn: (bytes, from) => bytes.indexOf(needle, from) >= 0,
    endOfMatch: (bytes, from) => {
      const at = bytes.indexOf(needle, from);
      return at < 0 ? -1 : at + needle.length;
    },
  };
}

function matchPattern(text: string, pattern: Pattern): ByteMatcher {
  return {
    text,
    isLiteral: false,
    isFoundIn: (bytes, from) => pattern.isFoundIn(bytes.toString('latin1', from)),
    endOfMatch: (bytes, from) => {
      const end = pattern.endOfMatch(bytes.toString('latin1', from), 0);
      return end < 0 ? -1 : from + end;
    },
  };
}
