/** What time alone brings: marks of the inputs, tasks and incidents to be forgotten. */
import type { Unlettered } from './bad-records.js';
import { isLive, type EngineContext } from './context.js';
import { dropIncident } from './delivery.js';
import { forgetTask } from './fold.js';
import { formatStateKey } from './keys.js';
import { reviewUnconfirmed } from './lost-inputs.js';
import type { DeliveryRecord, InputsRecord, TaskRecord } from './records.js';
import { partitionName } from './told.js';

/** A mark is written at most this often (protocol.md §2.2). */
export const MARK_EVERY_MS = 10_000;
/** How long the end of a task is remembered, so that late statuses do not revive it; Mesos retries for 10 minutes. */
export const ENDED_KEPT_MS = 3_600_000;
const ENDED_KEPT_MAX = 50_000;
const CLOSED_KEPT_MAX = 10_000;
const SWEEP_EVERY_MS = 60_000;

interface Candidate {
  readonly record: InputsRecord;
  readonly barrier: number;
}

export interface Housekeeping {
  readonly tick: (nowMs: number) => void;
  /** An input partition was made anew: marks that wait to be written are void. */
  readonly dropMarks: () => void;
  /** The share is not ours any more: what its marks waited for will never be read back. */
  readonly letGo: (share: number) => void;
  /** Marks for a last time, once everything is written; true when nothing more is to be done. */
  readonly finish: () => boolean;
}

/** @param firstHeld by input partition, the first record that no mark of this share passes */
export function createHousekeeping(context: EngineContext, firstHeld: (share: number) => ReadonlyMap<string, Unlettered>): Housekeeping {
  const { belief, ledger } = context;
  const candidates = new Map<number, Candidate>();
  const written = new Map<number, string>();
  let markedAtMs = -Infinity;
  let sweptAtMs = -Infinity;

  function tick(nowMs: number): void {
    if (!context.isCaughtUp) return;
    reviewUnconfirmed(context, nowMs);
    if (nowMs - markedAtMs >= MARK_EVERY_MS || nowMs < markedAtMs) {
      markedAtMs = nowMs;
      writeMarks();
    }
    const sweepEveryMs = Math.min(SWEEP_EVERY_MS, context.settings.forgetAfterMs / 4);
    if (nowMs - sweptAtMs < sweepEveryMs && nowMs >= sweptAtMs) return;
    sweptAtMs = nowMs;
    if (sweepTasks(nowMs)) reviewUnconfirmed(context, nowMs, 'forgotten');
    sweepIncidents(nowMs);
  }

  function writeMarks(): void {
    for (let share = 0; share < belief.shareCount; share += 1) {
      if (!isLive(context, share)) continue;
      const candidate = candidates.get(share) ?? { record: currentMarks(share), barrier: ledger.barrier() };
      if (ledger.hasPassed(share, candidate.barrier)) {
        writeMark(share, candidate.record);
        candidates.delete(share);
      } else {
        candidates.set(share, candidate);
      }
    }
  }

  function currentMarks(share: number): InputsRecord {
    const held = firstHeld(share);
    const marks = [...belief.inputs].map(([name, { topic, partition, offset, atMs }]) => {
      const first = held.get(name);
      return first === undefined ? { topic, partition, offset, atMs } : { topic, partition, offset: first.offset, atMs: first.beforeMs };
    });
    return { marks: [...marks, ...idleMarks(share)].sort((a, b) => (partitionName(a) < partitionName(b) ? -1 : 1)) };
  }

  /** Of partitions in which nothing was there to be read in our life: what stands below their marks stands on. */
  function idleMarks(share: number): InputsRecord['marks'] {
    const record = ledger.acceptedOf(share, formatStateKey({ kind: 'inputs' })) as InputsRecord | undefined; // under its own key
    const known = belief.marks.get(share);
    return (record?.marks ?? []).filter((mark) => known?.has(partitionName(mark)) === true && !belief.inputs.has(partitionName(mark)));
  }

  function writeMark(share: number, record: InputsRecord): void {
    const text = JSON.stringify(record);
    if (written.get(share) === text || record.marks.length === 0) return;
    written.set(share, text);
    belief.marks.set(share, new Map(record.marks.map((mark) => [partitionName(mark), mark.offset])));
    const key = formatStateKey({ kind: 'inputs' });
    // what a later version added goes with it (protocol.md §1.7)
    ledger.change(share, key, { ...ledger.acceptedOf(share, key), ...record });
  }

  /**
   * Ended tasks after a while; after `forgetAfter` suspended ones that nobody spoke of, and unconfirmed ones.
   * True when unconfirmed ones were among them.
   */
  function sweepTasks(nowMs: number): boolean {
    const ended: TaskRecord[] = [];
    const due: TaskRecord[] = [];
    const endedKeptMs = Math.min(ENDED_KEPT_MS, context.settings.forgetAfterMs);
    for (const task of belief.tasks.values()) {
      if (!isLive(context, belief.shareOfTask(task))) continue;
      const ageMs = nowMs - task.statusSinceMs;
      if (task.status === 'ended') {
        if (ageMs >= endedKeptMs) due.push(task);
        else ended.push(task);
      } else if (nowMs - inDoubtSinceMs(task) >= context.settings.forgetAfterMs) {
        due.push(task);
      }
    }
    due.push(...ended.sort((a, b) => a.statusSinceMs - b.statusSinceMs).slice(0, Math.max(0, ended.length - ENDED_KEPT_MAX)));
    for (const task of due) forgetTask(context, task, nowMs);
    return due.some(({ unconfirmedSinceMs }) => unconfirmedSinceMs !== undefined);
  }

  function sweepIncidents(nowMs: number): void {
    const closed = [...belief.incidents.values()].filter(
      (incident) =>
        incident.closedMs !== undefined &&
        isLive(context, belief.incidentShares.get(incident.id) ?? -1) &&
        isSettled(belief.deliveries.get(incident.id)),
    );
    closed.sort((a, b) => (a.closedMs ?? 0) - (b.closedMs ?? 0));
    closed.forEach((incident, index) => {
      const isOld = nowMs - (incident.closedMs ?? nowMs) >= context.settings.forgetAfterMs;
      if (isOld || index < closed.length - CLOSED_KEPT_MAX) dropIncident(context, incident);
    });
  }

  function finish(): boolean {
    if (ledger.dirty() > 0) return false;
    for (let share = 0; share < belief.shareCount; share += 1)
      if (ledger.phase(share) === 'draining') writeMark(share, currentMarks(share));
    return ledger.dirty() === 0;
  }

  return {
    tick,
    dropMarks: () => candidates.clear(),
    letGo: (share) => {
      candidates.delete(share);
      written.delete(share);
    },
    finish,
  };
}

/** Since when nothing speaks for it; `Infinity` while something does. */
function inDoubtSinceMs(task: TaskRecord): number {
  const suspendedMs = task.status === 'suspended' ? lastToldMs(task) : Infinity;
  return Math.min(suspendedMs, task.unconfirmedSinceMs ?? Infinity);
}

function lastToldMs(task: TaskRecord): number {
  return Math.max(task.statusSinceMs, task.position?.atMs ?? task.statusSinceMs);
}

function isSettled(deliveries: ReadonlyMap<string, DeliveryRecord> | undefined): boolean {
  return [...(deliveries?.values() ?? [])].every(({ result }) => result !== 'pending');
}
