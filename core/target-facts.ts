/** What routes and silences are matched against, of a target: by its task and address as they are known now. */
import { taskKeyOf, type EngineContext } from './context.js';
import { NO_FACTS, type MatchFacts } from './match.js';
import { factsOf } from './plan.js';
import type { TargetRecord } from './records.js';

export function factsOfTarget({ belief }: EngineContext, target: TargetRecord): MatchFacts {
  const key = taskKeyOf(target);
  const task = belief.tasks.get(key);
  if (task === undefined) return NO_FACTS;
  return factsOf(
    task,
    belief.book.addressesOf(key).find(({ address }) => address === target.address),
  );
}
