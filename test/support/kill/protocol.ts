/** What the parent tells a process that is to be killed, and what that says while it lives. */
import type { LogTopic } from '../../../core/log.js';

/** Tasks of the history. */
export const TASKS = 6;

export interface ChildOptions {
  readonly log:
    | { readonly kind: 'embedded'; readonly directory: string }
    | { readonly kind: 'kafka'; readonly brokers: readonly string[]; readonly topics: Readonly<Record<LogTopic, string>> };
  readonly topics: Readonly<Record<LogTopic, string>>;
  /** Where notifications go. */
  readonly receiver: string;
  readonly life: number;
  readonly seed: number;
  /** When the first life began, and how much faster time runs since: marks, sweeps and forgetting happen within seconds then. */
  readonly beganMs: number;
  readonly faster: number;
  readonly fall: number;
  readonly mode: 'run' | 'finish';
}

export type ChildSaid =
  | { readonly said: 'live' }
  | { readonly said: 'told'; readonly partition: number; readonly offset: number; readonly taskId: string; readonly state: string }
  | {
      readonly said: 'probe';
      readonly id: string;
      readonly generation: string;
      readonly outcome: 'pass' | 'fail' | 'error';
      readonly atMs: number;
    };

/** Time that runs faster, the same in every process. */
export function fastTime({ beganMs, faster }: Pick<ChildOptions, 'beganMs' | 'faster'>, nowMs: number): number {
  return beganMs + (nowMs - beganMs) * faster;
}

/** Numbers in [0, 1) that a seed decides (mulberry32). */
export function createDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
