/**
 * Records that could not be decoded, until their dead letter is in the log (protocol.md §2.5).
 *
 *   held       kept by every instance until the mark of the share that answers for them passes them
 *   asked      its owner wants the dead letter written: a few at a time, since a topic that refuses one refuses all
 *   left out   their partition has turned to poison (poison.ts): counted only
 *
 * They belong to no agent: the share of an input partition is its number, modulo the number of shares.
 */
import { isLive, mayWrite, type EngineContext } from './context.js';
import type { EngineInput, LetterCounts } from './engine-types.js';
import type { LogRecord } from './log.js';
import { CLEAN, noteBad, noteGood, noteLeftOut, noteTime, SAMPLE_EVERY, type Poisoning } from './poison.js';
import type { ToldAt } from './records.js';
import type { DecodeFailure } from './said.js';
import { reviewSelf, type SelfWish } from './self-incident.js';
import { parsePartitionName, partitionName } from './told.js';

/** From here on an input partition waits when the next bad record comes. */
export const HELD_MAX = 10_000;
/** Beyond it the records themselves are not kept: they are read again when their dead letter is written. */
export const HELD_BYTES_MAX = 16 * 1024 * 1024;
/** Dead letters under way. */
export const ASKED_MAX = 16;

type BadInput = Extract<EngineInput, { type: 'bad-record' }>;
type InputPartition = Pick<ToldAt, 'topic' | 'partition'>;

/** A bad record whose dead letter is not in the log yet. */
export interface Unlettered extends ToldAt {
  /** Time of the record before it, when there was one. */
  readonly beforeMs: number | undefined;
}

interface Held extends Unlettered {
  readonly failure: DecodeFailure;
  readonly record: LogRecord | undefined;
  /** Bad records before it, since the last dead letter, that have none. */
  readonly leftOut: number;
}

export interface BadRecords {
  readonly note: (input: BadInput) => void;
  readonly noteGood: (at: InputPartition) => void;
  readonly noteAppended: (at: ToldAt) => void;
  readonly tick: (nowMs: number) => void;
  /** A share is ours and live. */
  readonly takeUp: () => void;
  /** It is not ours any more: what was asked for is its next owner's to ask for. */
  readonly putDown: (share: number) => void;
  /** The owner's mark has passed them: their dead letters are in the log. */
  readonly dropLettered: (share: number) => void;
  /** Its topic was made anew: what is held is of another log, and must hold no mark of this one. */
  readonly dropPartition: (at: InputPartition) => void;
  /** By input partition, the first that is held of those a share answers for: no mark passes it. */
  readonly firstHeld: (share: number) => ReadonlyMap<string, Unlettered>;
  /** Whether a bad record of this partition has to wait until there is room. */
  readonly mustWait: (at: InputPartition) => boolean;
  /** Whether dead letters of this partition are ours to write. */
  readonly answersFor: (at: InputPartition) => boolean;
  readonly counts: () => LetterCounts;
}

export function createBadRecords(context: EngineContext): BadRecords {
  const { belief } = context;
  const held = new Map<string, Held>();
  const asked = new Set<string>();
  const poisonings = new Map<string, Poisoning>();
  const lastBad = new Map<string, { readonly at: ToldAt; readonly reason: string }>();
  let bytes = 0;
  let leftOut = 0;

  const shareOf = ({ partition }: InputPartition): number => partition % belief.shareCount;
  const isOpen = (name: string): boolean => poisonings.get(name)?.isOpen === true;

  function note(input: BadInput): void {
    const { at, failure, nowMs } = input;
    const name = partitionName(at);
    const mark = belief.marks.get(shareOf(at))?.get(name);
    if (mark !== undefined && at.offset < mark) return;
    const before = poisonings.get(name) ?? CLEAN;
    // before caught up nobody may be there to make room: waiting for it could last for ever
    const hasRoom = held.size < HELD_MAX || context.isCaughtUp;
    const after = hasRoom ? noteBad(before, nowMs) : noteLeftOut(before, nowMs);
    poisonings.set(name, after);
    lastBad.set(name, { at, reason: failure.message });
    if (after.isOpen && !before.isOpen) warnOfPoison(at);
    if (after.leftOut > before.leftOut) {
      leftOut += 1;
      return;
    }
    hold(input, before.sinceLetter);
    warn(input);
    ask();
  }

  function hold({ at, failure, record }: BadInput, leftOutBefore: number): void {
    const size = sizeOf(record);
    const isKept = bytes + size <= HELD_BYTES_MAX;
    if (isKept) bytes += size;
    const beforeMs = belief.inputs.get(partitionName(at))?.atMs;
    held.set(keyOf(at), { ...at, beforeMs, failure, record: isKept ? record : undefined, leftOut: leftOutBefore });
  }

  function release(key: string): void {
    const one = held.get(key);
    if (one === undefined) return;
    held.delete(key);
    asked.delete(key);
    if (one.record !== undefined) bytes -= sizeOf(one.record);
  }

  /** Asks for the next dead letters of our shares. */
  function ask(): void {
    if (!context.isCaughtUp) return;
    for (const [key, one] of held) {
      if (asked.size >= ASKED_MAX) return;
      if (asked.has(key) || !isLive(context, shareOf(one))) continue;
      asked.add(key);
      const { topic, partition, offset, atMs, failure, record, leftOut: before } = one;
      context.emit({ type: 'append-dead-letter', at: { topic, partition, offset, atMs }, failure, record, leftOut: before });
    }
  }

  /** Read in this life, or by an earlier owner up to its mark. */
  function knownInputs(): ReadonlyMap<string, InputPartition> {
    const known = new Map<string, InputPartition>(belief.inputs);
    for (const marks of belief.marks.values()) {
      for (const name of marks.keys()) {
        const at = parsePartitionName(name);
        if (at !== undefined) known.set(name, at);
      }
    }
    return known;
  }

  /** An incident is open while a partition is poisoned that a share of ours answers for. */
  function review(nowMs: number): void {
    const wishes = [...knownInputs()].map(([name, at]): SelfWish => {
      const where = sayPartition(at);
      const problem = `${where} has turned to poison; its last bad record: ${lastBad.get(name)?.reason ?? 'unknown'}`;
      return {
        about: `poison|${name}`,
        share: shareOf(at),
        problem: isOpen(name) ? problem : undefined,
        recovered: `${where} can be decoded again`,
        labels: { topic: at.topic, partition: String(at.partition) },
      };
    });
    reviewSelf(context, wishes, nowMs);
  }

  function warn({ at, failure }: BadInput): void {
    const { topic, partition, offset } = at;
    context.emit({
      type: 'log',
      level: 'warn',
      fields: { topic, partition, offset, reason: failure.message, kind: failure.errorClass },
      message: 'Cannot decode a record',
    });
  }

  function warnOfPoison({ topic, partition, offset }: ToldAt): void {
    context.emit({
      type: 'log',
      level: 'error',
      fields: { topic, partition, offset, sampleEvery: SAMPLE_EVERY },
      message: 'An input has turned to poison: its bad records are counted, and few of them copied to the dead letters',
    });
  }

  return {
    note,
    noteGood: (at) => {
      const name = partitionName(at);
      const before = poisonings.get(name);
      if (before !== undefined) poisonings.set(name, noteGood(before));
    },
    noteAppended: (at) => {
      // of a partition that was made anew meanwhile it is another record's place
      if (held.get(keyOf(at))?.atMs === at.atMs) release(keyOf(at));
      ask();
    },
    tick: (nowMs) => {
      for (const [name, poisoning] of poisonings) poisonings.set(name, noteTime(poisoning, nowMs));
      review(nowMs);
      ask();
    },
    takeUp: ask,
    putDown: (share) => {
      for (const key of [...asked]) {
        const one = held.get(key);
        if (one === undefined || shareOf(one) === share) asked.delete(key);
      }
    },
    dropLettered: (share) => {
      for (const [key, one] of held) {
        const mark = belief.marks.get(share)?.get(partitionName(one));
        if (shareOf(one) === share && mark !== undefined && one.offset < mark) release(key);
      }
    },
    dropPartition: (at) => {
      poisonings.delete(partitionName(at));
      for (const [key, one] of held) if (partitionName(one) === partitionName(at)) release(key);
    },
    firstHeld: (share) => {
      const first = new Map<string, Unlettered>();
      for (const one of held.values()) {
        if (shareOf(one) !== share) continue;
        const name = partitionName(one);
        if (one.offset < (first.get(name)?.offset ?? Infinity)) first.set(name, one);
      }
      return first;
    },
    mustWait: (at) => held.size >= HELD_MAX && context.isCaughtUp && !isOpen(partitionName(at)),
    answersFor: (at) => mayWrite(context, shareOf(at)),
    counts: () => ({
      held: held.size,
      leftOut,
      poisoned: [...lastBad].flatMap(
        ([
          name,
          {
            at: { topic, partition },
            reason,
          },
        ]) => (isOpen(name) ? [{ topic, partition, reason, leftOut: poisonings.get(name)?.leftOut ?? 0 }] : []),
      ),
    }),
  };
}

/** An input partition in a sentence. */
export function sayPartition({ topic, partition }: InputPartition): string {
  return `partition ${String(partition)} of the ${topic === 'taskStatus' ? 'task statuses' : 'task infos'}`;
}

function keyOf(at: ToldAt): string {
  return `${partitionName(at)}:${String(at.offset)}`;
}

function sizeOf({ key, value, headers }: LogRecord): number {
  let size = (key?.byteLength ?? 0) + (value?.byteLength ?? 0);
  for (const [name, header] of Object.entries(headers)) {
    size += name.length;
    for (const one of header instanceof Uint8Array ? [header] : header) size += one.byteLength;
  }
  return size;
}
