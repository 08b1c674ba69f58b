/**
 * Carries out what the engine wants written: tries until the log has it, or until the share is no longer ours at that
 * epoch. An unknown outcome is tried again with the very same record; readers order by (epoch, seq), not by offset.
 */
import type { Clock, Sleep } from '../core/clock.js';
import type { Engine, EngineInput } from '../core/engine-types.js';
import { LogError, type Log, type LogTopic, type NewRecord } from '../core/log.js';
import { backoffMs, type Backoff } from '../core/retry.js';
import { claimRecord, deadLetterRecord, eventRecord, stateRecord, type AppendEffect } from './records-out.js';

const BACKOFF: Backoff = { firstMs: 100, maxMs: 5_000, jitter: 0.5 };

export interface AppenderOptions {
  readonly log: Log;
  readonly topics: Readonly<Record<LogTopic, string>>;
  readonly engine: Pick<Engine, 'ownEpoch'>;
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** Feeds what came of it back to the engine. */
  readonly dispatch: (input: EngineInput) => void;
  /** An append failed and is tried again. */
  readonly onTrouble: (error: Error, topic: LogTopic, attempt: number) => void;
}

export interface Appender {
  /** Never rejects. */
  readonly append: (effect: AppendEffect) => void;
  /** Appends under way. */
  readonly pending: () => number;
  /** Gives up what is not in the log yet. */
  readonly stop: () => Promise<void>;
}

export function createAppender({ log, topics, engine, clock, sleep, dispatch, onTrouble }: AppenderOptions): Appender {
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();

  function append(effect: AppendEffect): void {
    const job = carryOut(effect).finally(() => underWay.delete(job));
    underWay.add(job);
  }

  async function carryOut(effect: AppendEffect): Promise<void> {
    switch (effect.type) {
      case 'append-state': {
        const epoch = effect.records[0]?.epoch;
        await tryUntil(
          { topic: 'state', partition: effect.share },
          effect.records.map(stateRecord),
          () => engine.ownEpoch(effect.share) === epoch,
        );
        return;
      }
      case 'append-events': {
        const isDone = await tryUntil(
          { topic: 'events', partition: effect.share },
          effect.events.map(eventRecord),
          () => engine.ownEpoch(effect.share) === effect.epoch,
        );
        if (isDone) dispatch({ type: 'events-appended', share: effect.share, epoch: effect.epoch, nowMs: clock.nowMs() });
        return;
      }
      case 'append-claim':
        await tryUntil({ topic: 'state', partition: effect.share }, [claimRecord(effect.claim)], () => true);
        return;
      case 'append-dead-letter': {
        const letter = deadLetterRecord(effect.at, topics[effect.at.topic], effect.record, effect.failure);
        const isDone = await tryUntil({ topic: 'deadLetter' }, [letter], () => true, { ...letter, value: undefined });
        if (isDone) dispatch({ type: 'dead-letter-appended', at: effect.at, nowMs: clock.nowMs() });
      }
    }
  }

  /** True once it is in the log; false when it is not wanted any more. */
  async function tryUntil(
    to: { readonly topic: LogTopic; readonly partition?: number },
    records: readonly NewRecord[],
    isWanted: () => boolean,
    /** Taken instead when the log will never take the record itself: a dead letter that only points at its origin. */
    insteadOfTooLarge?: NewRecord,
  ): Promise<boolean> {
    let wanted = records;
    for (let attempt = 1; !stopping.signal.aborted && isWanted(); attempt += 1) {
      try {
        await log.append(to, wanted);
        return true;
      } catch (error) {
        const trouble = error instanceof Error ? error : new Error(String(error));
        if (trouble instanceof LogError && trouble.failure === 'closed') return false;
        if (trouble instanceof LogError && trouble.failure === 'too-large' && insteadOfTooLarge !== undefined) wanted = [insteadOfTooLarge];
        onTrouble(trouble, to.topic, attempt);
        await sleep(backoffMs(BACKOFF, attempt, clock.random()), stopping.signal);
      }
    }
    return false;
  }

  return {
    append,
    pending: () => underWay.size,
    stop: async () => {
      stopping.abort();
      await Promise.all(underWay);
    },
  };
}
