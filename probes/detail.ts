/**
 * Text that came from a target is hostile: it ends in logs, pages and messages. It is cut, and what does not
 * print is escaped, before it leaves this folder.
 */

/** Most characters of a detail. */
export const DETAIL_MAX_CHARACTERS = 200;

/** Most characters of a piece of a target's answer that a detail quotes. */
const SNIPPET_MAX_CHARACTERS = 60;

/** Cuts to 200 characters and escapes what could move a cursor, hide text or end a line. */
export function cleanDetail(text: string): string {
  return cut(escapeUnprintable(text.slice(0, DETAIL_MAX_CHARACTERS + 1)), DETAIL_MAX_CHARACTERS);
}

/** The first few characters of what a target sent, quoted: enough to see what speaks there, never the whole. */
export function quoteSnippet(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'nothing';
  const text = Buffer.from(bytes.subarray(0, 4 * SNIPPET_MAX_CHARACTERS)).toString('utf8');
  return `"${cut(escapeUnprintable(text.slice(0, SNIPPET_MAX_CHARACTERS + 1)), SNIPPET_MAX_CHARACTERS)}"`;
}

/** Control and format characters (bidirectional overrides too), separators, surrogates and the unassigned. */
function escapeUnprintable(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return point < 0x100 ? `\\x${point.toString(16).padStart(2, '0')}` : `\\u{${point.toString(16)}}`;
  });
}

function cut(text: string, maxCharacters: number): string {
  return text.length <= maxCharacters ? text : `${text.slice(0, maxCharacters - 1)}…`;
}
