/**
 * `match` of the configuration, of routes and of silences: all keys that are given must match.
 * Globs: `*` any run, `?` one character, the whole string, case-sensitive, no escapes (interface.md).
 */

export interface Match {
  /** Framework id or name. */
  readonly framework?: string;
  /** Task id, or the task's name where TaskInfo is known. */
  readonly task?: string;
  readonly network?: string;
  readonly group?: string;
  readonly agent?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** Only in routes and silences. */
  readonly scope?: string;
  readonly check?: string;
  readonly severity?: string;
}

/** What is matched against; an empty list matches only a key that is not given, or `*`. */
export interface MatchFacts {
  readonly framework: readonly string[];
  readonly task: readonly string[];
  readonly network: readonly string[];
  readonly group: readonly string[];
  readonly agent: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly scope: readonly string[];
  readonly check: readonly string[];
  readonly severity: readonly string[];
}

export const NO_FACTS: MatchFacts = {
  framework: [],
  task: [],
  network: [],
  group: [],
  agent: [],
  labels: {},
  scope: [],
  check: [],
  severity: [],
};

const LISTED = ['framework', 'task', 'network', 'group', 'agent', 'scope', 'check', 'severity'] as const;

/** Whether all keys of the match hold. */
export function matches(match: Match, facts: MatchFacts): boolean {
  for (const key of LISTED) {
    const pattern = match[key];
    if (pattern === undefined || pattern === '*') continue;
    if (!facts[key].some((text) => globMatches(pattern, text))) return false;
  }
  return Object.entries(match.labels ?? {}).every(([key, pattern]) => {
    const value = Object.hasOwn(facts.labels, key) ? facts.labels[key] : undefined;
    return value !== undefined && globMatches(pattern, value);
  });
}

/** Whether the whole text fits the glob; linear in practice: the last star is the only place to go back to. */
export function globMatches(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let starAt = 0;
  let from = 0;
  while (at < text.length) {
    const want = pattern[from];
    if (want === '*') {
      star = from;
      starAt = at;
      from += 1;
    } else if (want === '?') {
      from += 1;
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    } else if (want === text[at]) {
      from += 1;
      at += 1;
    } else if (star >= 0) {
      from = star + 1;
      starAt += 1;
      at = starAt;
    } else {
      return false;
    }
  }
  while (pattern[from] === '*') from += 1;
  return from === pattern.length;
}
