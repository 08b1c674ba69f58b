/**
 * The JSON of the state topic: `{schema, …record, events?, retired?}`. Events ride in the record they belong to and are
 * copied from there into the history, so whoever copies them writes the same bytes (protocol.md §1.5).
 */
import { SCHEMA_VERSION } from './records.js';

/** An event before it has its place: id and key come from the record that carries it. */
export interface EventBody {
  readonly type: string;
  readonly timeMs: number;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface StateValue {
  readonly record: Readonly<Record<string, unknown>>;
  readonly events: readonly EventBody[];
  /** The last value of a key: a tombstone follows. */
  readonly retired: boolean;
}

export type ParsedValue =
  { readonly ok: true; readonly value: StateValue } | { readonly ok: false; readonly fault: 'newer-schema' | 'not-a-record' };

export function formatStateValue(record: object, events: readonly EventBody[], retired: boolean): string {
  return JSON.stringify({ schema: SCHEMA_VERSION, ...record, ...(events.length > 0 ? { events } : {}), ...(retired ? { retired } : {}) });
}

/** Whether two records say the same, whatever events rode in them. */
export function sameRecord(a: object | undefined, b: object | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && formatStateValue(a, [], false) === formatStateValue(b, [], false));
}

export function parseStateValue(text: string): ParsedValue {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { ok: false, fault: 'not-a-record' };
  }
  if (!isObject(parsed)) return { ok: false, fault: 'not-a-record' };
  const { schema, events, retired, ...record } = parsed;
  if (typeof schema !== 'number') return { ok: false, fault: 'not-a-record' };
  if (schema > SCHEMA_VERSION) return { ok: false, fault: 'newer-schema' };
  return { ok: true, value: { record, events: Array.isArray(events) ? events.filter(isEventBody) : [], retired: retired === true } };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEventBody(value: unknown): value is EventBody {
  return isObject(value) && typeof value['type'] === 'string' && typeof value['timeMs'] === 'number' && isObject(value['data']);
}
