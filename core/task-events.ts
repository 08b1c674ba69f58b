/**
 * What the history tells of a task: that it was given addresses, and that it let them go. An end stands for itself: it says
 * what was held, since when and told where, so that who held an address is read from ends alone (holdings.ts).
 */
import type { JudgedAddress } from './address-book.js';
import { formatPosition } from './log.js';
import type { Assignment, TaskRecord, ToldAt } from './records.js';
import type { EventBody } from './state-value.js';
import { isEqual } from './task-assignment.js';
import { formatTime } from './views.js';

export const TASK_ADDRESSED = 'taskpulse.task.addressed';
export const TASK_ENDED = 'taskpulse.task.ended';

const NONE: readonly EventBody[] = [];

export type EndReason = 'ended' | 'replaced' | 'forgotten';

/** Whether this step ends an assignment whose addresses were told. */
export function endsAssignment(before: TaskRecord | undefined, after: TaskRecord): boolean {
  if (before === undefined || before.status === 'ended' || !wasTold(before.assignment)) return false;
  return after.status === 'ended' || after.assignment?.id !== before.assignment.id;
}

/** @param held what it held before this step, where the step ends an assignment */
export function taskEvents(
  before: TaskRecord | undefined,
  after: TaskRecord,
  { at, held }: { readonly at: ToldAt; readonly held: readonly JudgedAddress[] },
): readonly EventBody[] {
  const { assignment } = after;
  const position = at.topic === 'taskStatus' ? formatPosition(at) : undefined;
  const timeMs = after.statusSinceMs;
  // Its address was told, and nobody ever told its end: another container, or another agent, took its place.
  const isReplaced = before !== undefined && endsAssignment(before, after) && before.assignment?.id !== assignment?.id;
  const isAsBefore = before?.assignment?.id === assignment?.id && isToldAlike(before?.assignment?.tellings, assignment?.tellings);
  const isEnd = after.status === 'ended' && before?.status !== 'ended';
  const replaced = isReplaced ? [endedEvent(before, { reason: 'replaced', timeMs, position, held })] : NONE;
  const addressed = wasTold(assignment) && !isAsBefore ? [addressedEvent(after, assignment)] : NONE;
  const ended = isEnd ? [endedEvent(after, { reason: 'ended', timeMs, position, held })] : NONE;
  // nearly always one, and owed for a hundred thousand tasks while their shares are nobody's
  if (!isReplaced && !isEnd) return addressed;
  return [...replaced, ...addressed, ...ended];
}

/** By the newest too: of many tellings only so many are kept. */
function isToldAlike(a: Assignment['tellings'] = [], b: Assignment['tellings'] = []): boolean {
  return a === b || (a.length === b.length && isEqual(a.at(-1), b.at(-1)));
}

function wasTold(assignment: Assignment | undefined): assignment is Assignment {
  return assignment !== undefined && assignment.tellings.length > 0;
}

function addressedEvent({ frameworkId, taskId, agentId }: TaskRecord, { id, introduced, tellings }: Assignment): EventBody {
  return {
    type: TASK_ADDRESSED,
    timeMs: introduced.atMs,
    data: {
      frameworkId,
      taskId,
      agentId,
      assignment: id,
      addresses: addressesOf(tellings.at(-1) ?? []),
    },
  };
}

function addressesOf(infos: Assignment['tellings'][number]): readonly object[] {
  const told = infos.map(({ name, addresses }) => addresses.map(({ address, family }) => ({ address, family, network: name })));
  return told.length === 1 ? (told[0] ?? []) : told.flat();
}

export interface TaskEnd {
  readonly reason: EndReason;
  readonly timeMs: number;
  /** Of the status that ended it; `undefined` when none did. */
  readonly position: string | undefined;
  readonly held: readonly JudgedAddress[];
}

export function endedEvent(task: TaskRecord, { reason, timeMs, position, held }: TaskEnd): EventBody {
  const { frameworkId, taskId, agentId, state, assignment } = task;
  return {
    type: TASK_ENDED,
    timeMs,
    data: {
      frameworkId,
      taskId,
      agentId,
      state,
      reason,
      position,
      assignment: assignment?.id,
      executorId: assignment?.executorId,
      containerId: assignment?.containerId,
      parentContainerId: assignment?.parentContainerId,
      since: assignment === undefined ? undefined : formatTime(assignment.introduced.atMs),
      startedAtMs: assignment?.statusAtMs,
      /** All that was ever told; `held` is what counted of it. */
      addresses: [...new Set((assignment?.tellings ?? []).flat().flatMap((info) => info.addresses.map(({ address }) => address)))],
      held: held.map(({ address, family, network, provenance }) => ({ address, family, network, provenance })),
    },
  };
}
