/**
 * When records of the inputs were gone before they were read: which tasks are in doubt, until when, and the one self
 * incident that says how many (protocol.md §2.3, §2.6). The rules for one task are in unconfirmed.ts.
 */
import { isLive, saveTask, taskKeyOf, type EngineContext } from './context.js';
import { reviewAddresses } from './duty.js';
import type { ClosedAs, TaskRecord } from './records.js';
import { reviewSelf, type SelfWish } from './self-incident.js';
import { partitionName } from './told.js';
import { confirmTask, doubtTask, mayHaveMissed, voidPositions, type LostRecords } from './unconfirmed.js';

/** The share whose owner speaks for what is in doubt in all of them: everybody knows the whole map. */
const SPOKESMAN = 0;

/** Reading went on at `found`. Of foreign shares their owners judge, who may have read what we lost. */
export function foldOvertaken(context: EngineContext, lost: LostRecords, nowMs: number): void {
  context.lost.set(partitionName(lost), lost);
  for (const [key, task] of context.belief.tasks)
    if (isLive(context, context.belief.shareOfTask(task))) doubt(context, key, task, lost, nowMs);
  reviewUnconfirmed(context, nowMs);
}

/** A share is ours: what we lost before, and its owner before us did not read either, is lost to it. */
export function takeUpLost(context: EngineContext, share: number, nowMs: number): void {
  for (const lost of context.lost.values())
    for (const [key, task] of context.belief.tasks) if (context.belief.shareOfTask(task) === share) doubt(context, key, task, lost, nowMs);
  reviewUnconfirmed(context, nowMs);
}

function doubt(context: EngineContext, key: string, task: TaskRecord, lost: LostRecords, nowMs: number): void {
  const mark = context.belief.marks.get(context.belief.shareOfTask(task))?.get(partitionName(lost));
  if (mayHaveMissed(task, lost, mark)) setTask(context, key, task, doubtTask(task, nowMs));
}

/** The partition begins again: what the state of these shares (of all, where none are named) says of positions in it is void. */
export function foldAnew(
  context: EngineContext,
  anew: Pick<LostRecords, 'topic' | 'partition'> & { readonly shares: readonly number[] | undefined },
  nowMs: number,
): void {
  const { belief } = context;
  const name = partitionName(anew);
  const isConcerned = (share: number): boolean => anew.shares?.includes(share) ?? true;
  belief.inputs.delete(name);
  belief.anew.add(name);
  context.lost.delete(name);
  for (const [share, marks] of belief.marks)
    if (isConcerned(share)) belief.marks.set(share, new Map([...marks].filter(([partition]) => partition !== name)));
  const touched: string[] = [];
  for (const [key, task] of belief.tasks) {
    if (!isConcerned(belief.shareOfTask(task))) continue;
    const isKnownFrom = anew.topic === 'taskStatus' && task.folded[name] !== undefined;
    const voided = voidPositions(task, anew);
    touched.push(...setTask(context, key, task, isKnownFrom ? doubtTask(voided, nowMs) : voided));
  }
  reviewAddresses(context, touched, nowMs);
  reviewUnconfirmed(context, nowMs);
}

/** A probe of it passed: it lives. */
export function confirm(context: EngineContext, key: string): void {
  const task = context.belief.tasks.get(key);
  if (task !== undefined) setTask(context, key, task, confirmTask(task));
}

function setTask(context: EngineContext, key: string, before: TaskRecord, after: TaskRecord): readonly string[] {
  const { belief, ledger } = context;
  if (after === before) return [];
  ledger.step(); // each task by itself: together they would be one batch without bound
  belief.tasks.set(key, after);
  if (after.unconfirmedSinceMs !== undefined) belief.unconfirmed.add(key);
  saveTask(context, key, after, []);
  return belief.book.note(key, after);
}

/** Tasks in doubt now; of foreign shares, those that their owners hold in doubt. */
export function countUnconfirmed({ belief, ledger }: Pick<EngineContext, 'belief' | 'ledger'>): number {
  let count = 0;
  for (const key of belief.unconfirmed) {
    const task = belief.tasks.get(key);
    if (task?.unconfirmedSinceMs === undefined) continue;
    const share = belief.shareOfTask(task);
    const written = ledger.acceptedOf(share, taskKeyOf(task));
    if (ledger.phase(share) !== 'none' || (written !== undefined && 'unconfirmedSinceMs' in written)) count += 1;
  }
  return count;
}

/** Opens, brings up to date or closes the self incident. @param closedAs why none is in doubt any more, if so */
export function reviewUnconfirmed(context: EngineContext, nowMs: number, closedAs: ClosedAs = 'recovered'): void {
  const { belief } = context;
  for (const key of belief.unconfirmed) if (belief.tasks.get(key)?.unconfirmedSinceMs === undefined) belief.unconfirmed.delete(key);
  const failing = countUnconfirmed(context);
  const of = belief.tasks.size;
  const problem =
    `records of the task statuses were gone before they were read: ${String(failing)} of ${String(of)} tasks ` +
    'are unconfirmed until something is told of them or a probe passes';
  const wish: SelfWish = {
    about: 'unconfirmed',
    share: SPOKESMAN,
    problem: failing === 0 ? undefined : problem,
    recovered: 'no task is unconfirmed any more',
    closedAs,
    failing,
    of,
    labels: {},
  };
  reviewSelf(context, [wish], nowMs);
}
