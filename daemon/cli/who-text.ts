/** What `who` prints: the holder in a sentence, those before it in a line each. */
import type { z } from 'zod';
import { historyPageSchema, type HoldingView } from '../http/history-schemas.js';
import { plain } from './plain.js';

export type History = z.output<typeof historyPageSchema>;

/** `undefined` when the answer is not one of ours. */
export function readHistory(json: unknown): History | undefined {
  const read = historyPageSchema.safeParse(json);
  return read.success ? read.data : undefined;
}

export function describeHoldings(asked: string, at: string | undefined, { items, next }: History): string {
  const address = plain(asked);
  if (at !== undefined) {
    if (items.length === 0) return `Nobody that is known of held ${address} at ${at}`;
    return items.map((holding) => `${address} was held at ${at} by ${describe(holding)}\n  ${period(holding)}`).join('\n');
  }
  const held = items.filter(({ to }) => to === null);
  const before = items.filter(({ to }) => to !== null);
  if (held.length === 0 && before.length === 0) return `Nobody that is known of holds ${address}, or ever did`;
  const lines = held.map((holding) => `${address} is held by ${describe(holding)}\n  ${period(holding)}`);
  if (held.length === 0) lines.push(`Nobody that is known of holds ${address} now`);
  if (before.length > 0) lines.push('before that:', ...before.map((holding) => `  ${period(holding)}  ${describe(holding)}`));
  if (next !== undefined) lines.push('  … and more: --limit shows it');
  return lines.join('\n');
}

function describe({ taskId, frameworkId, agentId, network, provenance }: HoldingView): string {
  const where = [
    ...(agentId === null ? [] : [`on agent ${agentId}`]),
    ...(network === null ? [] : [`network ${network}`]),
    ...(provenance === 'container' ? [] : [`as ${ROLES[provenance]}`]),
  ];
  return plain([`task ${taskId} of framework ${frameworkId}`, ...where].join(', '));
}

const ROLES: Readonly<Record<Exclude<HoldingView['provenance'], 'container'>, string>> = {
  agent: "the agent's own address",
  'agent-local': 'an address that only its agent reaches',
  unknown: 'an address of unknown kind',
};

function period({ from, to, fromPosition, toPosition, endedBy }: HoldingView): string {
  const end = to === null ? 'now' : `${to}${toPosition === null ? '' : ` (${toPosition})`}`;
  return `${from} (${fromPosition}) to ${end}${endedBy === null ? '' : `, ${endedBy}`}`;
}
