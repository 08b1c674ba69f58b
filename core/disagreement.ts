/**
 * Mesos checks health inside the container, against loopback; we check its address. Where the two disagree, that is said:
 * it is the reason to have this product.
 */
import type { TargetRecord, TaskRecord } from './records.js';

/** One sentence, or `undefined` where they agree, one of them has no opinion, or ours is that nothing should answer. */
export function describeDisagreement(
  task: Pick<TaskRecord, 'healthy' | 'checkPassed'> | undefined,
  { health, run, expect }: Pick<TargetRecord, 'health' | 'run' | 'expect'>,
): string | undefined {
  if (expect === 'refused') return undefined;
  const inside = task?.healthy ?? task?.checkPassed;
  if (inside === true && health === 'unhealthy') return `Mesos’s own check passes inside the container, but ${describeFailure(run)}`;
  if (inside === false && health === 'healthy') return 'Mesos’s own check fails inside the container, but its address answers';
  return undefined;
}

/** What failed says where to look: a connection that was taken came through the network between. */
function describeFailure(run: TargetRecord['run']): string {
  if (run?.outcome !== 'fail') return 'not at its address';
  if (run.layer === 'connect' || run.layer === 'address')
    return 'its address does not answer: the network between is broken, or the program listens on loopback only';
  return 'at its address it takes the connection and does not answer as the check wants';
}
