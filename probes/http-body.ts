/** Judges a body while it is read: several conditions on one reading, decided as early as they can be. */
import { quoteSnippet } from './detail.js';
import type { Pattern } from './pattern.js';

export interface BodyConditions {
  readonly contains: readonly { readonly text: string; readonly bytes: Buffer }[];
  readonly matches: readonly Pattern[];
  /** Judged on this much of the body. */
  readonly limitBytes: number;
}

export type BodyVerdict = { readonly holds: true } | { readonly holds: false; readonly detail: string };

export interface BodyJudge {
  /** Takes a piece; a verdict once there is one, `undefined` while more must be read. */
  readonly add: (chunk: Buffer) => BodyVerdict | undefined;
  /** The body is complete. */
  readonly end: () => BodyVerdict;
}

/**
 * Texts are looked for as they come, so a body that goes on for ever passes once it has them. Patterns are tried
 * once, on the whole or on what the limit leaves of it: `$` means its end.
 */
export function createBodyJudge({ contains, matches, limitBytes }: BodyConditions): BodyJudge {
  const chunks: Buffer[] = [];
  let readBytes = 0;
  let missing = contains;
  /** The end of what was read so far, long enough for a text that lies across two pieces. */
  let tail: Buffer = Buffer.alloc(0);
  const tailBytes = Math.max(0, ...contains.map(({ bytes }) => bytes.length - 1));

  function lookForTexts(chunk: Buffer): void {
    if (missing.length === 0) return;
    const window = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
    missing = missing.filter(({ bytes }) => !window.includes(bytes));
    tail = window.subarray(Math.max(0, window.length - tailBytes));
  }

  function judge(isComplete: boolean): BodyVerdict {
    const body = Buffer.concat(chunks);
    const text = matches.length === 0 ? '' : body.toString('utf8');
    const first = missing[0]?.text;
    const where = isComplete ? `a body of ${readBytes} bytes` : `the first ${readBytes} bytes of the body`;
    if (first !== undefined) return { holds: false, detail: `No ${JSON.stringify(first.slice(0, 60))} in ${where}: ${quoteSnippet(body)}` };
    const unmatched = matches.find((pattern) => !pattern.isFoundIn(text));
    if (unmatched === undefined) return { holds: true };
    return { holds: false, detail: `No match of /${unmatched.text.slice(0, 60)}/ in ${where}: ${quoteSnippet(body)}` };
  }

  return {
    add: (chunk) => {
      const piece = chunk.subarray(0, limitBytes - readBytes);
      readBytes += piece.length;
      chunks.push(piece);
      lookForTexts(piece);
      if (matches.length === 0 && missing.length === 0) return { holds: true };
      return readBytes >= limitBytes ? judge(false) : undefined;
    },
    end: () => judge(true),
  };
}
