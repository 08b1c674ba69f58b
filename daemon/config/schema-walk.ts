/** What a zod schema allows at a path: for the nearest known key, and for the names of environment variables. */
import { z } from 'zod';
import type { Path } from './fault.js';

export type Shape = Readonly<Record<string, z.core.$ZodType>>;

/** The schema behind defaults, optionals, transforms and the like. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly)
    return unwrap(schema.def.innerType);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return unwrap(schema.def.innerType);
  if (schema instanceof z.ZodPipe) return unwrap(schema.def.in);
  return schema;
}

/** The keys an object may have; of several alternatives, those of all objects among them. `undefined` for what is no object. */
export function shapeOf(schema: z.core.$ZodType): Shape | undefined {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodObject) return bare.shape;
  if (!(bare instanceof z.ZodUnion)) return undefined;
  const shapes = bare.options.map(shapeOf).filter((shape) => shape !== undefined);
  return shapes.length === 0 ? undefined : Object.fromEntries(shapes.flatMap((shape) => Object.entries(shape)));
}

/** The schema at a path below; `undefined` where the path leads nowhere. */
export function schemaAt(schema: z.core.$ZodType, path: Path): z.core.$ZodType | undefined {
  let here: z.core.$ZodType | undefined = schema;
  for (const part of path) {
    if (here === undefined) return undefined;
    here = typeof part === 'number' ? itemOf(here) : (shapeOf(here)?.[part] ?? recordValueOf(here));
  }
  return here;
}

/** The items' schema of a list. */
export function itemOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodArray) return bare.element;
  if (bare instanceof z.ZodUnion) return bare.options.map(itemOf).find((item) => item !== undefined);
  return undefined;
}

function recordValueOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const bare = unwrap(schema);
  return bare instanceof z.ZodRecord ? bare.def.valueType : undefined;
}

/** What `.describe` said of it, at whatever layer. */
export function describeSchema(schema: z.core.$ZodType): string {
  const own = z.globalRegistry.get(schema)?.description;
  if (own !== undefined) return own;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return describeSchema(schema.def.innerType);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return describeSchema(schema.def.innerType);
  return schema instanceof z.ZodPipe ? describeSchema(schema.def.in) : '';
}
