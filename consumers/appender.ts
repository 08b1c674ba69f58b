/**
 * Carries out what the engine wants written: tries until the log has it, or until the share is no longer ours at that
 * epoch, or no longer claimed: a late claim would stop whoever owns it by then. An unknown outcome is tried again with the
 * very same record; readers order by (epoch, seq), not by offset.
 */
import type { Clock, Sleep } from '../core/clock.js';
import type { Engine, EngineInput } from '../core/engine-types.js';
import { LogError, type Log, type LogRecord, type LogTopic, type NewRecord } from '../core/log.js';
import { backoffMs, type Backoff } from '../core/retry.js';
import type { DecodeFailure } from '../core/said.js';
import { claimRecord, deadLetterRecords, eventRecord, stateRecord, type AppendEffect } from './records-out.js';

const BACKOFF: Backoff = { firstMs: 100, maxMs: 5_000, jitter: 0.5 };

export interface AppenderOptions {
  readonly log: Log;
  readonly topics: Readonly<Record<LogTopic, string>>;
  readonly engine: Pick<Engine, 'ownEpoch' | 'isClaiming' | 'answersFor'>;
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** Feeds what came of it back to the engine. */
  readonly dispatch: (input: EngineInput) => void;
  /** An append failed and is tried again. */
  readonly onTrouble: (error: Error, topic: LogTopic, attempt: number) => void;
  /** A dead letter is in the log. */
  readonly onLetter: (stage: DecodeFailure['stage']) => void;
}

export interface Appender {
  /** Never rejects. */
  readonly append: (effect: AppendEffect) => void;
  /** Appends under way. */
  readonly pending: () => number;
  /** Why dead letters cannot be written now, one sentence; empty when they can. */
  readonly missing: () => readonly string[];
  /** Gives up what is not in the log yet. */
  readonly stop: () => Promise<void>;
}

type LetterEffect = Extract<AppendEffect, { type: 'append-dead-letter' }>;

/** A leader that moves refuses once or twice: that is no reason to be unready. */
const TOLD_FROM_ATTEMPT = 3;
/** One cause, and perhaps another one: many shares tell the same in other words. */
const MISSING_MAX = 2;

type Note = (trouble: LogError, attempt: number) => void;

export function createAppender(options: AppenderOptions): Appender {
  const { log, topics, engine, clock, sleep, dispatch, onTrouble } = options;
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  /** Of what waits for another attempt, why. */
  const refusals = new Map<AppendEffect, string>();

  function append(effect: AppendEffect): void {
    const job = carryOut(effect).finally(() => {
      underWay.delete(job);
      refusals.delete(effect);
    });
    underWay.add(job);
  }

  const noteOf =
    (effect: AppendEffect, what: string): Note =>
    ({ message }, attempt) => {
      if (attempt >= TOLD_FROM_ATTEMPT) refusals.set(effect, `${what} cannot be written: ${message}`);
    };

  async function carryOut(effect: AppendEffect): Promise<void> {
    switch (effect.type) {
      case 'append-state': {
        const epoch = effect.records[0]?.epoch;
        await tryUntil(
          { topic: 'state', partition: effect.share },
          effect.records.map(stateRecord),
          () => engine.ownEpoch(effect.share) === epoch,
          noteOf(effect, 'state'),
        );
        return;
      }
      case 'append-events': {
        const isDone = await tryUntil(
          { topic: 'events', partition: effect.share },
          effect.events.map(eventRecord),
          () => engine.ownEpoch(effect.share) === effect.epoch,
          noteOf(effect, 'history'),
        );
        if (isDone) dispatch({ type: 'events-appended', share: effect.share, epoch: effect.epoch, nowMs: clock.nowMs() });
        return;
      }
      case 'append-claim':
        await tryUntil(
          { topic: 'state', partition: effect.share },
          [claimRecord(effect.claim)],
          () => engine.isClaiming(effect.share, effect.claim.nonce),
          noteOf(effect, 'claims'),
        );
        return;
      case 'append-dead-letter':
        await writeLetter(effect);
    }
  }

  async function writeLetter(effect: LetterEffect): Promise<void> {
    const { at, failure } = effect;
    const isWanted = (): boolean => engine.answersFor(at);
    const note: Note = ({ message }) => void refusals.set(effect, `dead letters cannot be written: ${message}`);
    const record = effect.record === undefined ? await readAgain(effect, isWanted, note) : { found: effect.record };
    if (record === undefined) return;
    const [letter, ...smaller] = deadLetterRecords(effect, topics[at.topic], record.found);
    if (letter === undefined || !(await tryUntil({ topic: 'deadLetter' }, [letter], isWanted, note, smaller))) return;
    options.onLetter(failure.stage);
    dispatch({ type: 'dead-letter-appended', at, nowMs: clock.nowMs() });
  }

  /** `undefined` when it is not wanted any more; found is `undefined` when retention has passed it. */
  async function readAgain(
    { at: { topic, partition, offset } }: LetterEffect,
    isWanted: () => boolean,
    note: Note,
  ): Promise<{ readonly found: LogRecord | undefined } | undefined> {
    return retry(topic, isWanted, note, async () => {
      const { records } = await log.readRange({ topic, partition, from: offset, max: 1 });
      return { found: records.find((record) => record.offset === offset) };
    });
  }

  /** True once it is in the log; false when it is not wanted any more. */
  async function tryUntil(
    to: { readonly topic: LogTopic; readonly partition?: number },
    records: readonly NewRecord[],
    isWanted: () => boolean,
    note: Note,
    /** What is written instead where the log will never take the record itself. */
    smaller: readonly NewRecord[] = [],
  ): Promise<boolean> {
    const choices = [records, ...smaller.map((record) => [record])];
    const done = await retry(to.topic, isWanted, note, async () => {
      // each time from the whole record on: the topic may take more than it did
      for (let choice = 0; ; choice += 1) {
        try {
          await log.append(to, choices[choice] ?? records);
          return true;
        } catch (error) {
          const isTooLarge = error instanceof LogError && error.failure === 'too-large';
          if (!isTooLarge || choice + 1 >= choices.length) throw error;
        }
      }
    });
    return done === true;
  }

  /** Tries until it is done; `undefined` when it is not wanted any more, or the log is closed. */
  async function retry<T>(topic: LogTopic, isWanted: () => boolean, note: Note, work: () => Promise<T>): Promise<T | undefined> {
    for (let attempt = 1; !stopping.signal.aborted && isWanted(); attempt += 1) {
      try {
        return await work();
      } catch (error) {
        const trouble = error instanceof LogError ? error : new LogError(String(error), 'unavailable', { cause: error });
        if (trouble.failure === 'closed') return undefined;
        note(trouble, attempt);
        onTrouble(trouble, topic, attempt);
        await sleep(backoffMs(BACKOFF, attempt, clock.random()), stopping.signal);
      }
    }
    return undefined;
  }

  return {
    append,
    pending: () => underWay.size,
    missing: () => [...new Set(refusals.values())].slice(0, MISSING_MAX),
    stop: async () => {
      stopping.abort();
      await Promise.all(underWay);
    },
  };
}
