/** The configuration as JSON Schema (draft 2020-12), for editors and for the reference: also the options of every kind. */
import { z } from 'zod';
import type { ConfigKind, ConfigKinds } from './kinds.js';
import { CHECK, INSTANCE, LATER_SECTIONS, ROUTE, SECTIONS, SINK, TOP_KEYS } from './schema.js';
import { shapeOf } from './schema-walk.js';

/** As much of JSON Schema as `z.toJSONSchema` writes here. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly 'x-range'?: string;
}

type KindList = readonly Pick<ConfigKind, 'kind' | 'schema'>[];

/** What an editor needs to complete and to check a configuration file. */
export function configJsonSchema(kinds: { readonly [Name in keyof ConfigKinds]: KindList }): JsonSchema {
  const keys: Readonly<Record<string, z.core.$ZodType>> = {
    instance: INSTANCE,
    ...SECTIONS,
    ...LATER_SECTIONS,
    checks: z
      .array(anyKind(kinds.probes.map((kind) => checkOf(kind))))
      .default([])
      .describe('What is asked of which tasks. None: nothing is probed.'),
    sinks: z
      .array(anyKind(kinds.sinks.map((kind) => sinkOf(kind))))
      .default([])
      .describe('Who is told.'),
    routes: z
      .array(ROUTE)
      .default([])
      .describe('Who is told of what: the first that matches wins. Without routes every sink gets everything.'),
  };
  const schema = z
    .strictObject(Object.fromEntries(TOP_KEYS.flatMap((key) => (keys[key] === undefined ? [] : [[key, keys[key]]]))))
    .meta({ title: 'Taskpulse configuration' });
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

/** A check of this kind: the keys of every check, and beside them the kind's own. */
export function checkOf({ kind, schema }: KindList[number]): z.ZodObject {
  const own = shapeOf(schema) ?? {};
  const { expect } = own;
  const word = kind === 'http' ? z.literal(kind).default('http') : z.literal(kind);
  // both meanings of the word stand under one key: the common one by its words
  const expectation = expect === undefined ? {} : { expect: z.union([CHECK.shape.expect, expect]).optional() };
  return z.strictObject({ ...CHECK.shape, ...own, ...expectation, kind: word });
}

export function sinkOf({ kind, schema }: KindList[number]): z.ZodObject {
  return z.strictObject({ ...SINK.shape, ...shapeOf(schema), kind: z.literal(kind) });
}

function anyKind(objects: readonly z.ZodObject[]): z.ZodType {
  const [first, ...others] = objects;
  return first === undefined ? z.never() : z.union([first, ...others]);
}
