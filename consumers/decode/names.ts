/**
 * One string for each name that comes again and again: agents, frameworks, networks, the keys of labels. Every message brings
 * its own copy, and tasks keep them; with the same one everywhere it stands in memory once, and its hash is known.
 */

/** Above this nothing is remembered: what is long is seldom a name, and the memory taken stays bounded. */
const REMEMBERED_MAX_CHARS = 128;
const NAMES_MAX = 10_000;

export interface Names {
  /** The string of the same text that was given before, or else this one. */
  readonly same: (text: string) => string;
  readonly count: () => number;
}

export function createNames(max: number = NAMES_MAX): Names {
  const names = new Map<string, string>();
  const same = (text: string): string => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (text.length > REMEMBERED_MAX_CHARS) return text;
    // Emptied, not kept by use: what is in use is back at once, and nothing is counted for each record.
    if (names.size >= max) names.clear();
    names.set(text, text);
    return text;
  };
  return { same, count: () => names.size };
}

/** For the whole process: which of two equal strings it gives changes no result. */
export const sameName = createNames().same;
