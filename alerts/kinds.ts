/** The sink kinds. A new one is one file and one line here. */
import type { SinkKind } from './kind.js';
import { logKind } from './log.js';
import { webhookKind } from './webhook.js';

export const SINK_KINDS: readonly SinkKind[] = [logKind, webhookKind];

export function findSinkKind(kind: string): SinkKind | undefined {
  return SINK_KINDS.find((one) => one.kind === kind);
}
