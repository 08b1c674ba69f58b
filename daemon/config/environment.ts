/** `TASKPULSE_LOG_KAFKA_GROUP_ID` is `log.kafka.groupId`: variables override scalars, and lists of scalars by comma. */
import { z } from 'zod';
import { formatPath, type ConfigFault, type Path } from './fault.js';
import { isGroup } from './group.js';
import { nearestOf } from './nearest.js';
import { INSTANCE, SECTIONS } from './schema.js';
import { itemOf, shapeOf, unwrap } from './schema-walk.js';

export type Environment = Readonly<Record<string, string | undefined>>;

const PREFIX = 'TASKPULSE_';

type ValueType = 'text' | 'number' | 'flag' | 'list';

export interface Variable {
  readonly name: string;
  readonly path: Path;
  readonly type: ValueType;
}

export interface Overridden {
  readonly tree: unknown;
  /** Path as text → the variable that set it. */
  readonly origins: ReadonlyMap<string, string>;
  /** Variables that set nothing: a slip of the pen, or another program's. */
  readonly warnings: readonly ConfigFault[];
}

/** All variables there are, in the order of the configuration. */
export function listVariables(): readonly Variable[] {
  return [...variablesOf(INSTANCE, ['instance']), ...Object.entries(SECTIONS).flatMap(([name, schema]) => variablesOf(schema, [name]))];
}

/** The tree with what the environment says of it; an empty value of a scalar counts as not set. */
export function applyEnvironment(tree: unknown, env: Environment): Overridden {
  const variables = new Map(listVariables().map((variable) => [variable.name, variable]));
  const origins = new Map<string, string>();
  const warnings: ConfigFault[] = [];
  let overridden = tree;
  for (const [name, text] of Object.entries(env)) {
    if (!name.startsWith(PREFIX) || text === undefined) continue;
    const variable = variables.get(name);
    if (variable === undefined) {
      const nearest = nearestOf(name, [...variables.keys()]) ?? '';
      warnings.push({ path: '', where: name, message: `no setting has this variable; the nearest is ${nearest}` });
    } else if (text !== '' || variable.type === 'list') {
      overridden = setAt(overridden, variable.path, readValue(text, variable.type));
      origins.set(formatPath(variable.path), name);
    }
  }
  return { tree: overridden, origins, warnings };
}

function variablesOf(schema: z.core.$ZodType, path: Path): readonly Variable[] {
  const bare = unwrap(schema);
  const below = Object.entries(shapeOf(bare) ?? {}).flatMap(([key, inner]) => variablesOf(inner, [...path, key]));
  const type = valueTypeOf(bare);
  return type === undefined ? below : [{ name: variableName(path), path, type }, ...below];
}

function valueTypeOf(schema: z.core.$ZodType): ValueType | undefined {
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return 'text';
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodBoolean) return 'flag';
  if (schema instanceof z.ZodUnion) return schema.options.map((option) => valueTypeOf(unwrap(option))).find((type) => type !== undefined);
  const item = itemOf(schema);
  return item !== undefined && valueTypeOf(unwrap(item)) === 'text' ? 'list' : undefined;
}

function variableName(path: Path): string {
  return (
    PREFIX +
    path
      .map((part) =>
        String(part)
          .replace(/[A-Z]/g, (letter) => `_${letter}`)
          .toUpperCase(),
      )
      .join('_')
  );
}

/** What is no number or flag stays text, and is then refused with its value. */
function readValue(text: string, type: ValueType): unknown {
  if (type === 'list') return text === '' ? [] : text.split(',').map((item) => item.trim());
  if (type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  return type === 'flag' && (text === 'true' || text === 'false') ? text === 'true' : text;
}

/** A copy with the value at the path. Something on the way that is neither a group nor a flag stays: it is a fault of its own. */
function setAt(tree: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (tree !== undefined && typeof tree !== 'boolean' && !isGroup(tree)) return tree;
  const group = isGroup(tree) ? tree : {};
  return { ...group, [key]: setAt(group[key], rest, value) };
}
