/** What the engine's parts share: the belief, the ledger, the settings of the moment, and where effects go. */
import type { Belief } from './belief.js';
import type { EngineEffect, EngineSettings } from './engine-types.js';
import { formatStateKey, taskKey } from './keys.js';
import type { Controls } from './controls.js';
import type { Ledger } from './ledger.js';
import type { Probing } from './probing.js';
import type { AgentRecord, TaskRecord } from './records.js';
import type { EventBody } from './state-value.js';
import type { LostRecords } from './unconfirmed.js';

export interface EngineContext {
  readonly belief: Belief;
  readonly ledger: Ledger;
  readonly emit: (effect: EngineEffect) => void;
  readonly probing: Probing;
  readonly controls: Controls;
  /** Probes in a target's current run; absent when the run began before our time. */
  readonly runCounts: Map<string, number>;
  /** Webhook ids handed to the outbox in this life, by delivery key. */
  readonly handedOut: Map<string, string>;
  /** Input partitions whose records were gone before we read them, by name. */
  readonly lost: Map<string, LostRecords>;
  /** Targets that only the configuration removes, while the members differ: since when, and of which task (protocol.md §5.5). */
  readonly withheld: Map<string, { readonly taskKey: string; readonly sinceMs: number }>;
  /** What the other members judge by. */
  otherConfigurations: readonly string[] | undefined;
  settings: EngineSettings;
  isCaughtUp: boolean;
  isDraining: boolean;
  /** Nothing is judged while the feed lags (protocol.md §3.2). */
  isLagging: boolean;
  staleResults: number;
}

export function isLive(context: EngineContext, share: number): boolean {
  return context.ledger.phase(share) === 'live';
}

/** Whether records of this share are ours to write, be it for a last time. */
export function mayWrite(context: EngineContext, share: number): boolean {
  const phase = context.ledger.phase(share);
  return phase === 'live' || phase === 'draining';
}

export function taskKeyOf(task: Pick<TaskRecord, 'frameworkId' | 'taskId'>): string {
  return taskKey(task.frameworkId, task.taskId);
}

/** Writes the task's value where its share is ours, else notes that it is owed. */
export function saveTask(context: EngineContext, key: string, task: TaskRecord, events: readonly EventBody[]): void {
  save(context, context.belief.shareOfTask(task), key, task, events);
}

export function saveAgent(context: EngineContext, agent: AgentRecord): void {
  save(context, context.belief.shareOfAgent(agent.agentId), formatStateKey({ kind: 'agent', agentId: agent.agentId }), agent, []);
}

function save(context: EngineContext, share: number, key: string, record: object, events: readonly EventBody[]): void {
  if (isLive(context, share)) context.ledger.change(share, key, record, events);
  else context.belief.owe(share, key, events);
}
