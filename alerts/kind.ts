/** What a sink kind is. One file each in this folder, listed in kinds.ts; nothing else knows them. */
import type { z } from 'zod';
import type { Dispatcher } from 'undici';
import type { Clock } from '../core/clock.js';
import type { Sink } from '../core/notification.js';
import type { OptionFault, Prepared } from '../core/probe.js';

/** The part of pino that alerts write to. */
export interface AlertLog {
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}

export interface SinkDeps {
  readonly clock: Clock;
  readonly log: AlertLog;
  /** The text of a file that the configuration names; read once, at prepare. @throws when it cannot be read. */
  readonly readSecretFile: (file: string) => string;
  /** How HTTP goes out, where the operator wants a proxy; default: directly. */
  readonly dispatcher?: Dispatcher | undefined;
}

export interface SinkKind {
  readonly kind: string;
  /** The kind's own options, strict, without `name` and `kind`; also the editor's schema. */
  readonly schema: z.ZodType;
  /** Validates once and returns the closure that sends. Faults carry `path` in front: `sinks[0].url`. */
  readonly prepare: (options: unknown, path: string, deps: SinkDeps) => Prepared<Sink>;
}

/** Parses options by a kind's schema; what is wrong comes as faults below `path`, all of them. */
export function parseOptions<T>(schema: z.ZodType<T>, options: unknown, path: string): Prepared<T> {
  const parsed = schema.safeParse(options);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, faults: parsed.error.issues.flatMap((issue) => issueFaults(issue, path)) };
}

/** `sinks[0]` and `urls`, 2 → `sinks[0].urls[2]`. */
export function joinPath(path: string, ...parts: readonly PropertyKey[]): string {
  return parts.reduce<string>((joined, part) => {
    if (typeof part === 'number') return `${joined}[${part}]`;
    return joined === '' ? String(part) : `${joined}.${String(part)}`;
  }, path);
}

function issueFaults(issue: z.core.$ZodIssue, path: string): readonly OptionFault[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: joinPath(path, ...issue.path), message: issue.message }];
  return issue.keys.map((key) => ({ path: joinPath(path, ...issue.path, key), message: 'Unknown option' }));
}
