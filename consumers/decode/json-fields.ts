/**
 * Strict reading of fields out of parsed JSON: a field of a wrong type is told by its path, once, the first one found.
 * `null` is absent; names that nobody asks for are never looked at (Mesos's mapping, stout's protobuf.hpp, ignores them too).
 */
import { invalid, quote, type Failed } from './failure.js';
import { type Enumeration } from './wire.js';

/** One JSON object and where it stands. */
export interface JsonPlace {
  readonly object: Readonly<Record<string, unknown>>;
  readonly path: string;
  readonly found: FirstFault;
}

/** Filled in by the readers, looked at once at the end. */
export interface FirstFault {
  fault: Failed | undefined;
}

const INT32_MIN = -2_147_483_648;
const INT32_MAX = 2_147_483_647;
const UINT32_MAX = 4_294_967_295;

export function readString(at: JsonPlace, name: string): string | undefined {
  const value = field(at, name);
  if (value === undefined || typeof value === 'string') return value;
  refuse(at, name, value, 'a string');
  return undefined;
}

export function readBoolean(at: JsonPlace, name: string): boolean | undefined {
  const value = field(at, name);
  if (value === undefined || typeof value === 'boolean') return value;
  refuse(at, name, value, 'true or false');
  return undefined;
}

export function readDouble(at: JsonPlace, name: string): number | undefined {
  const value = field(at, name);
  if (value === undefined || typeof value === 'number') return value;
  refuse(at, name, value, 'a number');
  return undefined;
}

/** An int32; also as a decimal string, as the proto3 JSON mapping allows. */
export function readInt32(at: JsonPlace, name: string): number | undefined {
  return readInteger(at, name, INT32_MIN, INT32_MAX);
}

export function readUint32(at: JsonPlace, name: string): number | undefined {
  return readInteger(at, name, 0, UINT32_MAX);
}

export function readUint32s(at: JsonPlace, name: string): readonly number[] | undefined {
  return readArray(at, name)?.flatMap((value, index) => {
    const number = toInteger(value, 0, UINT32_MAX);
    if (number !== undefined) return [number];
    at.found.fault ??= invalid(`${join(at.path, name)}[${String(index)}]`, `${describe(value)} where ${rangeText(0, UINT32_MAX)} must be`);
    return [];
  });
}

function readInteger(at: JsonPlace, name: string, min: number, max: number): number | undefined {
  const value = field(at, name);
  if (value === undefined) return undefined;
  const number = toInteger(value, min, max);
  if (number === undefined) refuse(at, name, value, rangeText(min, max));
  return number;
}

function toInteger(value: unknown, min: number, max: number): number | undefined {
  const number = typeof value === 'string' && /^-?\d{1,10}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max ? number : undefined;
}

function rangeText(min: number, max: number): string {
  return `a whole number from ${String(min)} to ${String(max)}`;
}

/** An enum by name, or by number as v0 writers do. */
export function readEnumeration(at: JsonPlace, name: string): Enumeration | undefined {
  const value = field(at, name);
  if (value === undefined || typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isInteger(value) && value >= INT32_MIN && value <= INT32_MAX) return value;
  refuse(at, name, value, 'the name of an enum value, or its number');
  return undefined;
}

/** Base64 of either alphabet. */
export function readBytes(at: JsonPlace, name: string): Uint8Array | undefined {
  const value = field(at, name);
  if (value === undefined) return undefined;
  if (typeof value === 'string' && /^[\w+/-]*={0,2}$/.test(value)) return Buffer.from(value, 'base64');
  refuse(at, name, value, 'a string of base64');
  return undefined;
}

/** A message; `v0Name` is what v0 calls it, looked at where the v1 name is absent. */
export function readMessage<T>(at: JsonPlace, name: string, read: (place: JsonPlace) => T, v0Name?: string): T | undefined {
  const used = v0Name !== undefined && field(at, name) === undefined ? v0Name : name;
  const value = field(at, used);
  if (value === undefined) return undefined;
  if (isObject(value)) return read({ object: value, path: join(at.path, used), found: at.found });
  refuse(at, used, value, 'an object');
  return undefined;
}

export function readList<T>(at: JsonPlace, name: string, read: (place: JsonPlace) => T): readonly T[] | undefined {
  const values = readArray(at, name);
  if (values === undefined) return undefined;
  const list: T[] = [];
  // Not by flatMap, which takes longer than the reading of what is in the list.
  for (const [index, value] of values.entries()) {
    const path = `${join(at.path, name)}[${String(index)}]`;
    if (isObject(value)) list.push(read({ object: value, path, found: at.found }));
    else at.found.fault ??= invalid(path, `${describe(value)} where an object must be`);
  }
  return list;
}

export function readStrings(at: JsonPlace, name: string): readonly string[] | undefined {
  const values = readArray(at, name);
  return values?.flatMap((value, index) => {
    if (typeof value === 'string') return [value];
    at.found.fault ??= invalid(`${join(at.path, name)}[${String(index)}]`, `${describe(value)} where a string must be`);
    return [];
  });
}

/** `Array.isArray`, which says `any[]`. */
function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readArray(at: JsonPlace, name: string): readonly unknown[] | undefined {
  const value = field(at, name);
  if (value === undefined) return undefined;
  if (isArray(value)) return value;
  refuse(at, name, value, 'an array');
  return undefined;
}

function field(at: JsonPlace, name: string): unknown {
  return at.object[name] ?? undefined;
}

function refuse(at: JsonPlace, name: string, value: unknown, wanted: string): void {
  at.found.fault ??= invalid(join(at.path, name), `${describe(value)} where ${wanted} must be`);
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** What a value is, the value itself only where it is short and plain. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'string') return `the string ${quote(value)}`;
  if (typeof value === 'number' || typeof value === 'boolean') return `the ${typeof value} ${String(value)}`;
  return 'an object';
}
