/**
 * Patterns from labels and files, run by a linear-time engine (RE2 syntax): neither a hostile pattern nor a hostile
 * answer can hold the event loop. The compiled program is bounded too, since time is its size times the input's.
 */
import { RE2JS } from 're2js';
import type { Parsed } from './options.js';

/** Longest pattern, in characters. */
export const PATTERN_MAX_CHARACTERS = 512;

/** Largest compiled program, in instructions: `[a-z]{1,500}` alone has 1,000. */
const PROGRAM_MAX_SIZE = 600;

export interface Pattern {
  readonly text: string;
  readonly isFoundIn: (input: string | Uint8Array) => boolean;
  /** Where the first match at or after `from` ends, or -1. Slower than `isFoundIn`. */
  readonly endOfMatch: (input: string, from: number) => number;
}

/** The flags `/pattern/ims` may carry. */
const FLAGS: Readonly<Record<string, number>> = {
  i: RE2JS.CASE_INSENSITIVE,
  m: RE2JS.MULTILINE,
  s: RE2JS.DOTALL,
};

/** Compiles a pattern of RE2 syntax: no back-references, no look-around. */
export function parsePattern(text: string, flags = ''): Parsed<Pattern> {
  if (text.length > PATTERN_MAX_CHARACTERS)
    return { ok: false, message: `the pattern is longer than ${PATTERN_MAX_CHARACTERS} characters` };
  let bits = 0;
  for (const flag of flags) {
    const bit = FLAGS[flag];
    if (bit === undefined) return { ok: false, message: `unknown pattern flag "${flag}": i, m and s are known` };
    bits |= bit;
  }
  try {
    const compiled = RE2JS.compile(text, bits);
    const size = compiled.programSize();
    if (size > PROGRAM_MAX_SIZE) return { ok: false, message: `the pattern is too complex: ${size} steps, at most ${PROGRAM_MAX_SIZE}` };
    return { ok: true, value: toPattern(text, compiled) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, message: `${JSON.stringify(text)} is not a pattern of RE2 syntax: ${why}` };
  }
}

function toPattern(text: string, compiled: RE2JS): Pattern {
  return {
    text,
    isFoundIn: (input) => compiled.test(input),
    endOfMatch: (input, from) => {
      const matcher = compiled.matcher(input);
      return matcher.find(from) ? matcher.end() : -1;
    },
  };
}
