/** Checks that labels declare: the same options as in the configuration, all of them text, by the same schemas. */
import type { ParseCheck } from '../../core/check-sources.js';
import { parseCheck } from './checks.js';
import { formatPath } from './fault.js';
import type { Files } from './files.js';
import { registeredKinds } from './kinds.js';

/** Common options that are numbers; a kind's own schema reads text by itself. */
const NUMBERS = ['port', 'rise', 'fall'];
/** Kept, so that a thousand tasks with the same labels are parsed once; bounded, because labels are anybody's. */
const KEPT_MAX = 10_000;
/** A label names no file: whoever may label a task must not make us read one. */
const NO_FILES: Pick<Files, 'resolveIn'> = {
  resolveIn: (options) => ({ options, problems: [] }),
};

/** Pure but for what it remembers. */
export function createLabelChecks(): ParseCheck {
  const kinds = registeredKinds(() => {
    throw new Error('labels name no files');
  }).probes;
  const known = new Map<string, ReturnType<ParseCheck>>();
  return (name, options) => {
    const key = JSON.stringify([name, Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1))]);
    const found = known.get(key);
    if (found !== undefined) return found;
    if (known.size >= KEPT_MAX) known.clear();
    const parsed = parse(name, options);
    known.set(key, parsed);
    return parsed;
  };

  function parse(name: string, options: Readonly<Record<string, string>>): ReturnType<ParseCheck> {
    const files = Object.keys(options).filter((option) => /(^|\.)[a-zA-Z]*File$/.test(option));
    if (files.length > 0) return { ok: false, faults: files.map((option) => `${option}: files cannot be named in labels`) };
    if ('name' in options || 'match' in options) return { ok: false, faults: ['name and match are not options of a label'] };
    const { rule, problems } = parseCheck({ ...nest(options), name }, [], kinds, { ...NO_FILES, needsPort: false });
    if (rule !== undefined && problems.length === 0) {
      const { match: _match, ...check } = rule;
      return { ok: true, check };
    }
    return { ok: false, faults: problems.map(({ path, message }) => (path.length === 0 ? message : `${formatPath(path)}: ${message}`)) };
  }
}

/** `body.contains` → `{ body: { contains } }`. A key that is also a group keeps the group: its own schema then says what is wrong. */
function nest(options: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const root = new Map<string, unknown>();
  for (const [option, value] of Object.entries(options)) {
    const parts = option.split('.');
    let group = root;
    for (const part of parts.slice(0, -1)) {
      const known = group.get(part);
      const next = known instanceof Map ? (known as Map<string, unknown>) : new Map<string, unknown>();
      group.set(part, next);
      group = next;
    }
    const last = parts.at(-1) ?? option;
    if (!(group.get(last) instanceof Map))
      group.set(last, parts.length === 1 && NUMBERS.includes(last) && /^\d{1,9}$/.test(value) ? Number(value) : value);
  }
  return toPlain(root);
}

function toPlain(group: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...group].map(([key, value]) => [key, value instanceof Map ? toPlain(value as ReadonlyMap<string, unknown>) : value]),
  );
}
