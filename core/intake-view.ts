/** How far the reader is: for readiness, `/api/v1/status` and the lag metric. */
import type { LogTopic } from './log.js';

export interface PartitionProgress {
  readonly topic: LogTopic;
  readonly partition: number;
  /** Next offset to read. */
  readonly position: number;
  /** The end when it was last asked for. */
  readonly end: number;
}

export interface IntakeView {
  readonly progress: () => readonly PartitionProgress[];
  /** Milliseconds since every input had last been read to an end that was asked for. */
  readonly feedLagMs: () => number;
  /** What stands between us and being ready, one sentence each; empty when nothing does. */
  readonly missing: () => readonly string[];
}
