/** The registry of probe kinds: a new kind is one file and one line here. */
import { httpKind } from './http.js';
import type { ProbeKind } from './kind.js';
import { tcpKind } from './tcp.js';

export const PROBE_KINDS: readonly ProbeKind[] = [tcpKind, httpKind];

/** The kind of that name, or `undefined`. */
export function findKind(name: string, kinds: readonly ProbeKind[] = PROBE_KINDS): ProbeKind | undefined {
  return kinds.find(({ kind }) => kind === name);
}
