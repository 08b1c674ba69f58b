/**
 * Tasks of which records may have been lost, because retention passed our mark or their topic was made anew (protocol.md
 * §2.3, §2.6). They are *unconfirmed* until something is told of them or a probe passes: probed, but not paged singly.
 */
import type { InputTopic } from './log.js';
import type { TaskRecord, ToldAt } from './records.js';
import { partitionName } from './told.js';

/** An input partition whose records below `found` were gone before they were read. */
export interface LostRecords {
  readonly topic: InputTopic;
  readonly partition: number;
  readonly found: number;
}

/**
 * Whether records of this task may be among those lost: only the task statuses tell of life and death.
 *
 * @param mark below it all stands in the state of the task's share
 */
export function mayHaveMissed(task: TaskRecord, lost: LostRecords, mark: number | undefined): boolean {
  const folded = task.folded[partitionName(lost)];
  if (lost.topic !== 'taskStatus' || folded === undefined) return false;
  return Math.max(folded + 1, mark ?? 0) < lost.found;
}

/** The same object when it has ended, or is in doubt already. */
export function doubtTask(task: TaskRecord, nowMs: number): TaskRecord {
  return task.status === 'ended' || task.unconfirmedSinceMs !== undefined ? task : { ...task, unconfirmedSinceMs: nowMs };
}

/** The same object when it is not in doubt. */
export function confirmTask(task: TaskRecord): TaskRecord {
  if (task.unconfirmedSinceMs === undefined) return task;
  const { unconfirmedSinceMs: _since, ...confirmed } = task;
  return confirmed;
}

/** Nothing that was noted of this partition orders what will be read of it; the same object when nothing was. */
export function voidPositions(task: TaskRecord, of: Pick<ToldAt, 'topic' | 'partition'>): TaskRecord {
  const name = partitionName(of);
  const isOf = (at: ToldAt | undefined): at is ToldAt => at !== undefined && at.isFormer === undefined && partitionName(at) === name;
  const { folded, position, infoAt, requests, assignment } = task;
  const request = requests?.[of.topic];
  const changes = {
    ...(folded[name] === undefined ? {} : { folded: omit(folded, name) }),
    ...(isOf(position) ? { position: asFormer(position) } : {}),
    ...(isOf(infoAt) ? { infoAt: asFormer(infoAt) } : {}),
    ...(request !== undefined && isOf(request.at)
      ? { requests: { ...requests, [of.topic]: { ...request, at: asFormer(request.at) } } }
      : {}),
    ...(assignment !== undefined && isOf(assignment.introduced)
      ? { assignment: { ...assignment, introduced: asFormer(assignment.introduced) } }
      : {}),
  };
  return Object.keys(changes).length === 0 ? task : { ...task, ...changes };
}

function asFormer(at: ToldAt): ToldAt {
  return { ...at, isFormer: true };
}

function omit(folded: TaskRecord['folded'], name: string): TaskRecord['folded'] {
  return Object.fromEntries(Object.entries(folded).filter(([key]) => key !== name));
}
