/** Where a start would begin to read the inputs: the least mark of all shares, as status and metrics show it. */
import type { EngineView } from '../core/engine-types.js';
import { partitionName } from '../core/told.js';

/** By partition name; absent where some share has none: that one is read from its beginning. */
export function leastMarks(engine: Pick<EngineView, 'inputMarks' | 'shares'>): ReadonlyMap<string, number> {
  const least = new Map<string, { readonly offset: number; readonly count: number }>();
  for (const mark of engine.inputMarks()) {
    const known = least.get(partitionName(mark));
    least.set(partitionName(mark), { offset: Math.min(mark.offset, known?.offset ?? Infinity), count: (known?.count ?? 0) + 1 });
  }
  const shareCount = engine.shares().length;
  return new Map([...least].flatMap(([name, { offset, count }]) => (count < shareCount ? [] : [[name, offset] as const])));
}
