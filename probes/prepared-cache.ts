/** Targets of one check share the prepared probe: its patterns are compiled and its files read once. */
import type { Prepared, Probe } from '../core/probe.js';

export interface PreparedCache {
  /** The probe for these options; freed when all who acquired it have released it. */
  readonly acquire: (
    kind: string,
    options: Readonly<Record<string, unknown>>,
  ) => { readonly value: Prepared<Probe>; readonly release: () => void };
}

interface Entry {
  readonly value: Prepared<Probe>;
  users: number;
}

export function createPreparedCache(prepare: (kind: string, options: unknown) => Prepared<Probe>): PreparedCache {
  const entries = new Map<string, Entry>();
  return {
    acquire: (kind, options) => {
      const key = `${kind} ${JSON.stringify(options)}`;
      const entry = entries.get(key) ?? { value: prepare(kind, options), users: 0 };
      entries.set(key, entry);
      entry.users += 1;
      let isReleased = false;
      return {
        value: entry.value,
        release: () => {
          if (isReleased) return;
          isReleased = true;
          entry.users -= 1;
          if (entry.users === 0) entries.delete(key);
        },
      };
    },
  };
}
