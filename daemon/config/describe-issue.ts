/** zod's issues in our words: the value that stands there, and what was allowed. */
import { type z } from 'zod';
import { quote, type Path, type PathPart, type Problem } from './fault.js';
import { nearestOf } from './nearest.js';
import { schemaAt, shapeOf } from './schema-walk.js';

type RawIssue = z.core.$ZodRawIssue;

/** Parses by a schema; what is wrong comes as problems below `path`, all of them. */
export function parseBy<T>(
  schema: z.ZodType<T>,
  value: unknown,
  path: Path,
): { readonly value: T | undefined; readonly problems: readonly Problem[] } {
  const parsed = schema.safeParse(value, { error: describeIssue });
  if (parsed.success) return { value: parsed.data, problems: [] };
  return { value: undefined, problems: parsed.error.issues.flatMap((issue) => toProblems(issue, path, schema)) };
}

/** The message of an unknown key among those that are known there. */
export function unknownKey(key: string, known: readonly string[]): string {
  const nearest = nearestOf(key, known);
  return nearest === undefined
    ? 'unknown key; nothing can be set here'
    : `unknown key; the nearest known key is ${JSON.stringify(nearest)}`;
}

/** For a schema's parse: one sentence, the value quoted. */
export function describeIssue(issue: RawIssue): string {
  const { input } = issue;
  switch (issue.code) {
    case 'invalid_type':
      return describeType(issue.expected, input);
    case 'invalid_value':
      return describeChoice(issue.values.map(String), input);
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `${quote(input)} has more than ${Number(issue.maximum)} ${unitOf(issue.origin)}`
        : `${quote(input)} is ${issue.inclusive === false ? 'not below' : 'above'} ${Number(issue.maximum)}`;
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) === 1) return 'must not be empty';
      return issue.origin === 'string' || issue.origin === 'array'
        ? `${quote(input)} has fewer than ${Number(issue.minimum)} ${unitOf(issue.origin)}`
        : `${quote(input)} is ${issue.inclusive === false ? 'not above' : 'below'} ${Number(issue.minimum)}`;
    case 'invalid_format':
      return `${quote(input)} does not match ${issue.pattern ?? issue.format}`;
    default:
      return issue.message ?? `${quote(input)} is not allowed here`;
  }
}

function describeType(expected: string, input: unknown): string {
  if (input === undefined) return 'missing, and there is no default';
  switch (expected) {
    case 'object':
    case 'record':
      return `${quote(input)} stands where a group of keys is expected`;
    case 'array':
      return `${quote(input)} stands where a list is expected`;
    case 'int':
      return `${quote(input)} is not a whole number`;
    case 'boolean':
      return `${quote(input)} is neither true nor false`;
    case 'string':
      return `${quote(input)} is not a text${typeof input === 'number' || typeof input === 'boolean' ? `; put it in quotes: '${String(input)}'` : ''}`;
    case 'never':
      return 'not supported by this version yet';
    default:
      return `${quote(input)} is not a ${expected}`;
  }
}

export function describeChoice(allowed: readonly string[], input: unknown): string {
  const nearest = typeof input === 'string' ? nearestOf(input, allowed) : undefined;
  const hint = allowed.length > 1 && nearest !== undefined ? `; the nearest is ${JSON.stringify(nearest)}` : '';
  return `${quote(input)} is not ${allowed.length > 1 ? 'one of ' : ''}${allowed.join(', ')}${hint}`;
}

function unitOf(origin: string): string {
  return origin === 'string' ? 'characters' : 'items';
}

function toProblems(issue: z.core.$ZodIssue, path: Path, schema: z.core.$ZodType): readonly Problem[] {
  // zod's paths hold what indexes objects and lists here: no symbols
  const below = issue.path as readonly PathPart[];
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(shapeOf(schemaAt(schema, below) ?? schema) ?? {});
    return issue.keys.map((key) => ({ path: [...path, ...below, key], message: unknownKey(key, known) }));
  }
  if (issue.code === 'invalid_union') {
    // the alternative that fits the value's own type tells more than "none of them fits"
    const fitting = issue.errors.find((branch) => branch.every((one) => one.code !== 'invalid_type' || one.path.length > 0));
    const inside = schemaAt(schema, below) ?? schema;
    if (fitting !== undefined) return fitting.flatMap((one) => toProblems(one, [...path, ...below], inside));
    const [first] = issue.errors.flat();
    return [{ path: [...path, ...below], message: first?.message ?? issue.message }];
  }
  return [{ path: [...path, ...below], message: issue.message }];
}
