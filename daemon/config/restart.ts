/** What a reload cannot change: sockets, stores and threads that were made at the start. */
import { isDeepStrictEqual } from 'node:util';
import type { Config } from './config.js';

const FIXED: readonly (readonly [name: string, read: (config: Config) => unknown])[] = [
  ['instance', ({ instance }) => instance],
  ['log', ({ log }) => log],
  ['http.host', ({ http }) => http.host],
  ['http.port', ({ http }) => http.port],
  ['probing.workers', ({ probing }) => probing.workers],
];

/** The settings that differ and take effect only at the next start; empty: the new configuration can be taken over now. */
export function restartNeeded(before: Config, after: Config): readonly string[] {
  return FIXED.filter(([, read]) => !isDeepStrictEqual(read(before), read(after))).map(([name]) => name);
}
