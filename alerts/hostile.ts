/**
 * Text that a receiver sent is hostile: it ends in logs, pages and incident records. It is cut, what does not print is escaped,
 * and where it holds a piece of a secret (an error page that repeats the URL asked for) it is not shown at all.
 */

const QUOTE_MAX_CHARACTERS = 200;

/** Shorter pieces are words, not secrets; hiding them would hide most answers. */
const PIECE_MIN_CHARACTERS = 6;

/** The text in quotes, safe to log; a word instead when it is empty or holds one of the pieces. */
export function quoteHostile(text: string, secretPieces: readonly string[]): string {
  if (text.trim() === '') return 'with no text';
  const lower = [text, decodeLenient(text)].map((one) => one.toLowerCase());
  if (secretPieces.some((piece) => lower.some((one) => one.includes(piece)))) return 'with a text that holds a part of a secret';
  const escaped = escapeUnprintable(text.slice(0, QUOTE_MAX_CHARACTERS + 1));
  if (escaped.length <= QUOTE_MAX_CHARACTERS) return `"${escaped}"`;
  // Not through the middle of a surrogate pair.
  return `"${escaped.slice(0, QUOTE_MAX_CHARACTERS - 1).replace(/[\ud800-\udbff]$/, '')}…"`;
}

/** What of a URL and of other secrets may not be repeated: user, password, path segments, query values. */
export function secretPieces(url: URL | undefined, secrets: readonly string[]): readonly string[] {
  const ofUrl = url === undefined ? [] : [url.username, url.password, ...url.pathname.split('/'), ...url.search.split(/[?&=]/)];
  const pieces = [...ofUrl, ...secrets].flatMap((piece) => [piece, decodeLenient(piece)]).map((piece) => piece.toLowerCase());
  return [...new Set(pieces)].filter((piece) => piece.length >= PIECE_MIN_CHARACTERS);
}

/** Control and format characters (bidirectional overrides too), separators, surrogates, the unassigned, and the quote itself. */
function escapeUnprintable(text: string): string {
  return text.replace(/["\\\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    const point = character.codePointAt(0) ?? 0;
    return point < 0x100 ? `\\x${point.toString(16).padStart(2, '0')}` : `\\u{${point.toString(16)}}`;
  });
}

/** Percent-decoded where that can be done, else as it is. */
export function decodeLenient(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
