/**
 * The one shape of a probe kind. A kind owns its options: their schema, defaults and bounds stand beside the code that
 * uses them, and nothing else in the program knows them.
 *
 * What the schema gives out is plain (texts, numbers, flags, lists), complete with defaults, and fit to be given to it
 * again: it can be printed, hashed and sent to a worker thread. What a text means is parsed when a probe is prepared.
 */
import type { z } from 'zod';
import type { OptionFault, Prepared, Probe } from '../core/probe.js';
import { readOptions } from './options.js';

export interface ProbeKind {
  readonly kind: string;
  /** The kind's own options, strict. The keys that every check has are not among them. */
  readonly schema: z.ZodType<Readonly<Record<string, unknown>>>;
  /**
   * Validates the options once, reads the files they name, and returns the probe; every fault is reported together.
   * `path` is put before the faults' paths (`checks[2]`); empty, they begin below the check.
   */
  readonly prepare: (options: unknown, path: string) => Prepared<Probe>;
}

/** Either the probe, or faults with paths below the check. */
type Built = { readonly ok: true; readonly value: Probe } | { readonly ok: false; readonly faults: readonly OptionFault[] };

/** Makes a kind of a schema and a function that turns valid options into a probe. */
export function defineKind<Options extends Readonly<Record<string, unknown>>>(definition: {
  readonly kind: string;
  readonly schema: z.ZodType<Options>;
  readonly build: (options: Options) => Built;
}): ProbeKind {
  const { kind, schema, build } = definition;
  return {
    kind,
    schema,
    prepare: (raw, path) => {
      const options = readOptions(schema, raw ?? {});
      const built = options.ok ? build(options.value) : options;
      if (built.ok) return built;
      return { ok: false, faults: built.faults.map((fault) => ({ ...fault, path: joinPath(path, fault.path) })) };
    },
  };
}

function joinPath(path: string, below: string): string {
  if (path === '' || below === '') return path + below;
  return below.startsWith('[') ? path + below : `${path}.${below}`;
}
