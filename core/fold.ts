/** Folds what the inputs say into the map: tasks, agents, names. Duties for what changed follow in duty.ts. */
import { isLive, saveAgent, saveTask, taskKeyOf, type EngineContext } from './context.js';
import { mergeAgent } from './belief.js';
import { endTargets, replan, reviewAddresses } from './duty.js';
import type { EngineInput } from './engine-types.js';
import type { TaskRecord } from './records.js';
import type { AgentSaid, FrameworkSaid } from './said.js';
import { endedEvent, endsAssignment, taskEvents } from './task-events.js';
import { evolveTask, type TaskSaid } from './task.js';
import { partitionName } from './told.js';
import { confirmTask } from './unconfirmed.js';

type SaidInput = Extract<EngineInput, { type: 'said' }>;

export function foldSaid(context: EngineContext, input: SaidInput): void {
  const [only] = input.said;
  // Nearly all records are one status.
  if (input.said.length === 1 && only?.type === 'status') {
    foldTask(context, taskKeyOf(only), [only], input);
    return;
  }
  const steps = new Map<string, TaskSaid[]>();
  for (const said of input.said) {
    if (said.type === 'agent') foldAgent(context, said, input.nowMs);
    else if (said.type === 'framework') foldFramework(context, said, input);
    else {
      const key = taskKeyOf(said);
      const step = steps.get(key);
      if (step === undefined) steps.set(key, [said]);
      else step.push(said);
    }
  }
  for (const [key, said] of steps) foldTask(context, key, said, input);
}

function foldTask(context: EngineContext, key: string, said: readonly TaskSaid[], { at, nowMs }: SaidInput): void {
  const { belief } = context;
  const known = belief.tasks.get(key);
  const first = said[0];
  if (first === undefined || isBelowMark(context, known ?? { agentId: undefined, ...first }, at)) return;
  const isSpokenOf = at.topic === 'taskStatus' && at.offset > (known?.folded[partitionName(at)] ?? -1);
  const before = known !== undefined && isSpokenOf ? confirmTask(known) : known;
  const after = evolveTask(before, { at, said, frameworkName: belief.frameworkNames.get(first.frameworkId) });
  if (after === known) return;
  if (after === undefined) {
    if (before !== undefined) forgetTask(context, before, nowMs);
    return;
  }
  if (before !== undefined && belief.shareOfTask(before) !== belief.shareOfTask(after)) {
    leaveShare(context, before, nowMs);
    if (isForgottenThere(context, after, at)) {
      belief.tasks.delete(key);
      reviewAddresses(context, belief.book.note(key, undefined), nowMs);
      return;
    }
  }
  const held = endsAssignment(before, after) ? belief.book.addressesOf(key) : [];
  belief.tasks.set(key, after);
  const touched = belief.book.note(key, after);
  saveTask(context, key, after, taskEvents(before, after, { at, held }));
  warnOfFaults(context, before, after);
  replan(context, key, nowMs);
  reviewAddresses(context, touched, nowMs, key);
}

/** Below its share's mark nothing is folded again, so what was forgotten stays forgotten (protocol.md §2.2). */
function isBelowMark(context: EngineContext, task: Pick<TaskRecord, 'agentId' | 'frameworkId' | 'taskId'>, at: SaidInput['at']): boolean {
  const mark = context.belief.marks.get(context.belief.shareOfTask(task))?.get(partitionName(at));
  return mark !== undefined && at.offset < mark;
}

/** The share that it moves to stood on the move already and holds it no more: what came of it there is not told again. */
function isForgottenThere(context: EngineContext, task: TaskRecord, at: SaidInput['at']): boolean {
  const share = context.belief.shareOfTask(task);
  return isBelowMark(context, task, at) && context.ledger.acceptedOf(share, taskKeyOf(task)) === undefined;
}

/** Removes a task from the map; its targets end as forgotten. */
export function forgetTask(context: EngineContext, task: TaskRecord, nowMs: number): void {
  const { belief, ledger } = context;
  const key = taskKeyOf(task);
  const share = belief.shareOfTask(task);
  endTargets(context, key, 'forgotten', 'the task was forgotten', nowMs);
  const held = belief.book.addressesOf(key);
  belief.tasks.delete(key);
  const touched = belief.book.note(key, undefined);
  const events = task.status === 'ended' ? [] : [endedEvent(task, { reason: 'forgotten', timeMs: nowMs, position: undefined, held })];
  if (isLive(context, share)) ledger.retire(share, key, task, events);
  else belief.owe(share, key, events, task);
  reviewAddresses(context, touched, nowMs);
}

/** Takes over what counts in the state, be it ahead of what we have read of the inputs. */
export function foldAdopted(context: EngineContext, share: number, text: string, record: object | undefined, nowMs: number): void {
  const { belief } = context;
  const before = context.isCaughtUp ? belief.tasks.get(text) : undefined;
  const touched = belief.adopt(share, text, record);
  const after = before === undefined ? undefined : belief.tasks.get(text);
  // Whoever owns its new share has read of the move before us.
  if (before !== undefined && after !== undefined && belief.shareOfTask(before) !== belief.shareOfTask(after))
    leaveShare(context, before, nowMs);
  reviewAddresses(context, touched, nowMs);
}

/** The task runs on another agent now: its old share ends what it had and drops its value (protocol.md §6.2). */
function leaveShare(context: EngineContext, task: TaskRecord, nowMs: number): void {
  const { belief, ledger } = context;
  const share = belief.shareOfTask(task);
  const key = taskKeyOf(task);
  endTargets(context, key, 'gone', 'the task was launched again on another agent', nowMs);
  if (isLive(context, share)) ledger.retire(share, key, task, []);
  else belief.owe(share, key, [], task);
}

function foldAgent(context: EngineContext, said: AgentSaid, nowMs: number): void {
  const { belief } = context;
  const known = belief.book.agent(said.agentId);
  const agent = mergeAgent(known ?? { agentId: said.agentId, hostname: undefined, addresses: [] }, said);
  if (agent === known) return;
  const touched = belief.book.noteAgent(agent);
  saveAgent(context, agent);
  reviewAddresses(context, touched, nowMs);
  // An address that only its own machine reaches is judged as before, and may be probed if that machine is ours.
  for (const key of belief.book.tasksOn(agent.agentId)) replan(context, key, nowMs);
}

function foldFramework(context: EngineContext, said: FrameworkSaid, { nowMs }: SaidInput): void {
  const { belief } = context;
  if (belief.frameworkNames.get(said.frameworkId) === said.name) return;
  const isFirst = !belief.frameworkNames.has(said.frameworkId);
  belief.frameworkNames.set(said.frameworkId, said.name);
  if (isFirst && belief.tasks.size === 0) return;
  for (const [key, task] of belief.tasks) {
    if (task.frameworkId !== said.frameworkId || task.frameworkName === said.name) continue;
    const named = { ...task, frameworkName: said.name };
    belief.tasks.set(key, named);
    saveTask(context, key, named, []);
    replan(context, key, nowMs);
  }
}

function warnOfFaults(context: EngineContext, before: TaskRecord | undefined, after: TaskRecord): void {
  if (!context.isCaughtUp || after.faults === before?.faults || after.faults.length === 0) return;
  const { frameworkId, taskId } = after;
  context.emit({
    type: 'log',
    level: 'warn',
    fields: { frameworkId, taskId, faults: after.faults },
    message: 'Part of a task status was left out',
  });
}
