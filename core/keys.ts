/**
 * Keys of the state topic: a kind and its parts, joined by `|`, each part percent-encoded, because ids may hold
 * any character (mesos-facts §8). The parts of a target's key make its id.
 */
import { assertNever } from './assert-never.js';

export type StateKey =
  | { readonly kind: 'task'; readonly frameworkId: string; readonly taskId: string }
  | { readonly kind: 'agent'; readonly agentId: string }
  | { readonly kind: 'target'; readonly id: string }
  | { readonly kind: 'incident'; readonly id: string }
  | { readonly kind: 'delivery'; readonly incidentId: string; readonly sink: string }
  | { readonly kind: 'silence'; readonly id: string }
  | { readonly kind: 'inputs' }
  | { readonly kind: 'claim' };

/** Names a task: task ids repeat between frameworks. Of a task without an agent it chooses the share, so it stays as it is. */
export function taskId(frameworkId: string, task: string): string {
  return joinParts(encodePart(frameworkId), encodePart(task));
}

/** The key of a task in the state, and in everything that is held by task: one string for all of it. */
export function taskKey(frameworkId: string, task: string): string {
  return joinParts('task', encodePart(frameworkId), encodePart(task));
}

/** The id of a target: one address and port of a task under one check. */
export function targetId(parts: {
  readonly frameworkId: string;
  readonly taskId: string;
  readonly check: string;
  readonly address: string;
  readonly port: number;
}): string {
  return [parts.frameworkId, parts.taskId, parts.check, parts.address, String(parts.port)].map(encodePart).join('|');
}

export function formatStateKey(key: StateKey): string {
  switch (key.kind) {
    case 'task':
      return taskKey(key.frameworkId, key.taskId);
    case 'agent':
      return `agent|${encodePart(key.agentId)}`;
    case 'target':
      return `target|${key.id}`;
    case 'incident':
      return `incident|${encodePart(key.id)}`;
    case 'delivery':
      return `delivery|${encodePart(key.incidentId)}|${encodePart(key.sink)}`;
    case 'silence':
      return `silence|${encodePart(key.id)}`;
    case 'inputs':
    case 'claim':
      return key.kind;
    default:
      return assertNever(key, 'state key');
  }
}

/** `undefined` for a kind that this version does not know: such records are carried along untouched. */
export function parseStateKey(text: string): StateKey | undefined {
  const [kind, ...rest] = text.split('|');
  const parts = rest.map(decodePart);
  const [first, second] = parts;
  if (parts.some((part) => part === undefined)) return undefined;
  if (kind === 'target') return rest.length === 5 ? { kind, id: rest.join('|') } : undefined;
  if (kind === 'inputs' || kind === 'claim') return rest.length === 0 ? { kind } : undefined;
  if (first === undefined) return undefined;
  if (kind === 'task' && second !== undefined && parts.length === 2) return { kind, frameworkId: first, taskId: second };
  if (kind === 'delivery' && second !== undefined && parts.length === 2) return { kind, incidentId: first, sink: second };
  if (parts.length !== 1) return undefined;
  if (kind === 'agent') return { kind, agentId: first };
  if (kind === 'incident' || kind === 'silence') return { kind, id: first };
  return undefined;
}

/** Not by a template: that keeps the pieces, and the string is put together each time it is compared. */
function joinParts(...parts: readonly string[]): string {
  return parts.join('|');
}

/** What encodeURIComponent leaves as it is: nearly all ids. */
const PLAIN = /^[\w.!~*'()-]*$/;

/** JSON can carry half a surrogate pair, of which encodeURIComponent makes an error: the replacement character stands in. */
function encodePart(part: string): string {
  if (PLAIN.test(part)) return part;
  try {
    return encodeURIComponent(part);
  } catch {
    return encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd'));
  }
}

function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
