/** An item that is of a kind (a check, a sink): the keys that all of them have, and beside them the kind's own options. */
import type { z } from 'zod';
import { describeChoice, parseBy, unknownKey } from './describe-issue.js';
import { isGroup } from './group.js';
import { formatPath, parsePath, quote, type Path, type Problem } from './fault.js';
import type { Files } from './files.js';
import type { ConfigKind } from './kinds.js';
import { shapeOf } from './schema-walk.js';

export interface KindedRules<T> {
  /** What one is called in messages: `check`, `sink`. */
  readonly what: string;
  readonly common: z.ZodType<T>;
  readonly kinds: readonly ConfigKind[];
  /** Kinds that other versions have. */
  readonly later: readonly string[];
  readonly defaultKind: string | undefined;
  /** Whether a key that is both common and the kind's own is meant as the kind's. */
  readonly isOption: (key: string, value: unknown) => boolean;
}

export interface Kinded<T> {
  /** `undefined` when there are problems in it. */
  readonly common: T | undefined;
  /** As the kind's schema gives them out: with defaults, and fit to be given to it again. */
  readonly options: Readonly<Record<string, unknown>> | undefined;
  readonly problems: readonly Problem[];
}

/** Validates one item; all problems in it are reported, those of the kind too. */
export function parseKinded<T>(item: unknown, path: Path, rules: KindedRules<T>, files: Pick<Files, 'resolveIn'>): Kinded<T> {
  if (!isGroup(item))
    return {
      common: undefined,
      options: undefined,
      problems: [{ path, message: `${quote(item)} stands where a ${rules.what} is expected` }],
    };
  const kindName = item['kind'] ?? rules.defaultKind;
  const kind = rules.kinds.find((one) => one.kind === kindName);
  const commonKeys = Object.keys(shapeOf(rules.common) ?? {});
  const optionKeys = Object.keys(kind === undefined ? {} : (shapeOf(kind.schema) ?? {}));

  const common: Record<string, unknown> = {};
  const options: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(item)) {
    const isOwn = optionKeys.includes(key) && (!commonKeys.includes(key) || rules.isOption(key, value));
    if (isOwn) options[key] = value;
    else if (commonKeys.includes(key)) common[key] = value;
    else if (kind !== undefined)
      problems.push({ path: [...path, key], message: describeUnknown(key, [...commonKeys, ...optionKeys], kind, rules) });
  }
  if (kind === undefined) problems.push({ path: [...path, 'kind'], message: describeKind(kindName, rules) });

  const parsed = parseBy(rules.common, kind === undefined ? { ...common, kind: rules.kinds[0]?.kind ?? '-' } : common, path);
  const own = kind === undefined ? undefined : parseOptions(kind, options, path, files);
  return { common: parsed.value, options: own?.options, problems: [...problems, ...parsed.problems, ...(own?.problems ?? [])] };
}

function parseOptions(kind: ConfigKind, raw: unknown, path: Path, files: Pick<Files, 'resolveIn'>): Omit<Kinded<never>, 'common'> {
  const resolved = files.resolveIn(raw, path);
  const parsed = parseBy(kind.schema, resolved.options, path);
  if (parsed.value === undefined) return { options: undefined, problems: [...resolved.problems, ...parsed.problems] };
  const checked = kind.check(resolved.options, formatPath(path));
  const told = new Set(resolved.problems.map((problem) => formatPath(problem.path)));
  const further = checked.ok ? [] : checked.faults.filter((fault) => !told.has(fault.path));
  const problems = [...resolved.problems, ...further.map((fault) => ({ path: parsePath(fault.path), message: fault.message }))];
  return { options: isGroup(parsed.value) ? parsed.value : {}, problems };
}

function describeUnknown<T>(key: string, known: readonly string[], kind: ConfigKind, rules: KindedRules<T>): string {
  const owner = rules.kinds.find((other) => Object.hasOwn(shapeOf(other.schema) ?? {}, key));
  return owner === undefined ? unknownKey(key, known) : `an option of kind ${owner.kind}; this ${rules.what} is of kind ${kind.kind}`;
}

function describeKind<T>(kind: unknown, rules: KindedRules<T>): string {
  if (typeof kind === 'string' && rules.later.includes(kind)) return `kind ${kind} is not supported by this version yet`;
  if (kind === undefined) return `missing; one of ${rules.kinds.map((one) => one.kind).join(', ')}`;
  return describeChoice(
    rules.kinds.map((one) => one.kind),
    kind,
  );
}
