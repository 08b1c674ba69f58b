/** What is wrong with a configuration, and where: every fault has a path, and a line where a file tells one. */

export type PathPart = string | number;
export type Path = readonly PathPart[];

/** Found while validating; where it stands is looked up later. */
export interface Problem {
  readonly path: Path;
  readonly message: string;
}

export interface ConfigFault {
  /** `checks[2].port`; empty for the file as a whole. */
  readonly path: string;
  /** One sentence: the value, and what was allowed. */
  readonly message: string;
  /** `taskpulse.yaml:12:9`, the name of an environment variable, or the file alone. */
  readonly where: string;
}

/** `checks`, 2, `port` → `checks[2].port`. */
export function formatPath(path: Path): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? part : `.${part}`;
  }
  return text;
}

/** The reverse, for faults that a kind tells by text; keys that hold dots are cut at them. */
export function parsePath(text: string): Path {
  return [...text.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, key]) => (index === undefined ? (key ?? '') : Number(index)));
}

/** `taskpulse.yaml:12:9: checks[2].port: 70000 is above 65535`. */
export function formatFault(fault: ConfigFault): string {
  return [fault.where, fault.path, fault.message].filter((part) => part !== '').join(': ');
}

/** A value as it may stand in a message: short, on one line, objects by what they are. */
export function quote(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'a group of keys';
}
