/**
 * Mesos checks health inside the container, against loopback; we check its address. Where the two disagree, that is said:
 * it is the reason to have this product.
 */
import type { Health, TaskRecord } from './records.js';

/** One sentence, or `undefined` where they agree or one of them has no opinion. */
export function describeDisagreement(task: Pick<TaskRecord, 'healthy' | 'checkPassed'> | undefined, health: Health): string | undefined {
  const inside = task?.healthy ?? task?.checkPassed;
  if (inside === true && health === 'unhealthy') {
    return 'Mesos’s own check passes inside the container, but its address does not answer: the network between is broken, or the program listens on loopback only';
  }
  if (inside === false && health === 'healthy') return 'Mesos’s own check fails inside the container, but its address answers';
  return undefined;
}
