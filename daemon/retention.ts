/**
 * Retention of the embedded log, which has no broker to do it: inputs go once the state stands on them, history and dead
 * letters by age. On Kafka the topics' own policies hold.
 */
import type { Clock } from '../core/clock.js';
import type { Engine } from '../core/engine-types.js';
import { isInputTopic, type Log, type LogTopic } from '../core/log.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long records stay although nobody needs them any more: to be looked at, and asked about (`who --at`). */
export const KEPT_MS: Readonly<Record<Exclude<LogTopic, 'state'>, number>> = {
  taskStatus: DAY_MS,
  taskInfo: DAY_MS,
  events: 30 * DAY_MS,
  deadLetter: 30 * DAY_MS,
};

export interface RetentionOptions {
  readonly log: Pick<Log, 'prune' | 'readRange'>;
  readonly clock: Clock;
  readonly engine: Pick<Engine, 'inputsFrom'>;
  readonly onTrouble: (error: unknown) => void;
}

/** Prunes now and every hour, until the returned function is called. */
export function startRetention({ log, clock, engine, onTrouble }: RetentionOptions): () => void {
  let cancel: () => void = () => undefined;
  let isOver = false;

  async function prune(): Promise<void> {
    for (const topic of ['taskStatus', 'taskInfo', 'events', 'deadLetter'] as const) {
      const old = await firstYoungerThan(log, topic, clock.nowMs() - KEPT_MS[topic]);
      const below = isInputTopic(topic) ? Math.min(old, engine.inputsFrom(topic, 0) ?? 0) : old;
      await log.prune({ topic, partition: 0 }, below);
    }
  }

  function run(): void {
    if (isOver) return;
    void prune()
      .catch(onTrouble)
      .finally(() => {
        if (!isOver) cancel = clock.after(HOUR_MS, run);
      });
  }

  run();
  return () => {
    isOver = true;
    cancel();
  };
}

/** The first offset whose record is not older, found by halving: records stand in the order of their times. */
async function firstYoungerThan(log: Pick<Log, 'readRange'>, topic: LogTopic, atMs: number): Promise<number> {
  const { low, end } = await log.readRange({ topic, partition: 0, from: 0, max: 1 });
  let from = low;
  let to = end;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const [record] = (await log.readRange({ topic, partition: 0, from: middle, max: 1 })).records;
    if (record === undefined || record.atMs >= atMs) to = middle;
    else from = record.offset + 1;
  }
  return from;
}
