/** What readiness says of inputs that have turned to poison (core/poison.ts). */
import type { LetterCounts } from '../core/engine-types.js';
import type { Config } from './config/config.js';

/** One sentence for each input partition. */
export function sayPoisoned({ poisoned }: LetterCounts, topics: Config['log']['topics']): readonly string[] {
  return poisoned.map(
    ({ topic, partition, leftOut, reason }) =>
      `${topics[topic]} partition ${String(partition)} has turned to poison, ${String(leftOut)} bad records are left out of the dead letters: ${reason}`,
  );
}
