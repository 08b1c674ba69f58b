/**
 * Building blocks of option schemas, and the way from zod's issues to faults that say what was allowed.
 *
 * Values may come from YAML or, all of them text, from labels: so a flag is also "true", a list also a text with commas.
 */
import { z } from 'zod';
import type { OptionFault, Prepared } from '../core/probe.js';

/** What a text means, or one sentence that says what was allowed. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** Validates against a schema; every fault with its path, unknown keys with the nearest known one. */
export function readOptions<T>(schema: z.ZodType<T>, raw: unknown): Prepared<T> {
  const result = schema.safeParse(raw);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, faults: result.error.issues.flatMap(toFaults) };
}

/** An object with these keys and no others. */
export function strictOptions<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? `known keys are ${known.join(', ')}` : sayAllowed('a map of options')(issue)),
  });
}

/** `true` or `false`, also as text. */
export function flag() {
  return z
    .union([z.boolean(), z.enum(['true', 'false'])], { error: sayAllowed('true or false') })
    .transform((value) => String(value) === 'true');
}

/** A text that `parse` accepts. `allowed` ends the sentence "… is not …". */
export function parsedText(parse: (text: string) => Parsed<unknown>, allowed: string, maxCharacters = 1024) {
  return z
    .string({ error: sayAllowed(allowed) })
    .max(maxCharacters, { error: `longer than ${maxCharacters} characters` })
    .superRefine((text, context) => {
      if (text.length > maxCharacters) return;
      const parsed = parse(text);
      if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.message });
    });
}

/** The value of a text that the schema has let through. @throws when it has not: a bug. */
export function accepted<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(`Cannot use an option that was not validated: ${parsed.message}`);
  return parsed.value;
}

/** An error map: quotes the value and says what was allowed. */
export function sayAllowed(allowed: string): (issue: { readonly input?: unknown }) => string {
  return ({ input }) => (input === undefined ? `missing: ${allowed} is needed` : `${quote(input)} is not ${allowed}`);
}

/** A value as one would write it, short. */
export function quote(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** The known key that is the fewest edits away, if it is near enough to be what was meant. */
export function nearestKey(key: string, known: readonly string[]): string | undefined {
  const ranked = known.map((candidate) => ({ candidate, distance: editDistance(key.toLowerCase(), candidate.toLowerCase()) }));
  const best = ranked.reduce<(typeof ranked)[number] | undefined>(
    (least, one) => (least && least.distance <= one.distance ? least : one),
    undefined,
  );
  return best !== undefined && best.distance <= Math.ceil(key.length / 3) ? best.candidate : undefined;
}

function toFaults(issue: z.core.$ZodIssue): readonly OptionFault[] {
  if (issue.code === 'invalid_union') {
    const meant = meantBranch(issue.errors);
    if (meant !== undefined) return meant.flatMap((inner) => toFaults({ ...inner, path: [...issue.path, ...inner.path] }));
  }
  if (issue.code !== 'unrecognized_keys') return [{ path: formatPath(issue.path), message: issue.message }];
  const known = issue.message.replace('known keys are ', '').split(', ');
  return issue.keys.map((key) => {
    const near = nearestKey(key, known);
    const hint = near === undefined ? '' : `did you mean "${near}"? `;
    return { path: formatPath([...issue.path, key]), message: `unknown key: ${hint}${issue.message}` };
  });
}

/** Of a union's branches the one whose type the value has: its faults lie deeper, or are unknown keys. */
function meantBranch(branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] | undefined {
  const near = branches.filter((issues) => issues.every((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys'));
  return near.length === 1 ? near[0] : undefined;
}

function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

/** Levenshtein's distance, by rows. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
