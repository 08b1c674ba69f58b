/**
 * What is believed of an address now, as claims: who holds it, and who let go of it so lately that the history does not tell it yet
 * (an end is told once its record is read back, a moment after it is believed).
 */
import type { EngineView } from '../../core/engine-types.js';
import { assignmentKey, executorOf, type Claim } from '../../core/holdings.js';
import type { Assignment, TaskRecord } from '../../core/records.js';
import { formatPosition } from '../../core/log.js';
import type { Provenance } from '../../core/views.js';

/** @param told assignments whose end the history tells, by {@link assignmentKey} */
export function claimsOfNow(engine: EngineView, address: string, told: ReadonlySet<string>): readonly Claim[] {
  const agentAddresses = new Map([...engine.agents()].map(({ agentId, addresses }) => [agentId, addresses]));
  const claims: Claim[] = [];
  for (const task of engine.tasks()) {
    const { assignment } = task;
    const network = assignment === undefined ? undefined : networkOf(assignment, address);
    if (assignment === undefined || network === undefined) continue;
    if (task.status === 'ended') {
      if (told.has(assignmentKey(task.frameworkId, task.taskId, assignment.id))) continue;
      const isAgents = agentAddresses.get(assignment.agentId ?? '')?.includes(address) === true;
      const provenance = isAgents ? 'agent' : network.name === undefined ? 'unknown' : 'container';
      claims.push({ ...claimOf(task, assignment, { address, provenance, network: network.name }), end: endOf(task) });
    } else {
      const entry = engine.addressesOf(task).find((one) => one.address === address);
      if (entry !== undefined) claims.push({ ...claimOf(task, assignment, entry), end: undefined });
    }
  }
  return claims;
}

function networkOf({ tellings }: Assignment, address: string): { readonly name: string | undefined } | undefined {
  return tellings.flat().findLast((info) => info.addresses.some((said) => said.address === address));
}

function claimOf(
  { frameworkId, taskId }: TaskRecord,
  assignment: Assignment,
  told: { readonly address: string; readonly provenance: Provenance; readonly network: string | undefined },
): Omit<Claim, 'end'> {
  const { agentId, introduced, statusAtMs, id } = assignment;
  return {
    address: told.address,
    frameworkId,
    taskId,
    agentId,
    executor: executorOf({ ...assignment, frameworkId, taskId }),
    network: told.network,
    provenance: told.provenance,
    startedAtMs: statusAtMs,
    fromMs: introduced.atMs,
    fromPosition: id,
  };
}

function endOf(task: TaskRecord): Claim['end'] {
  return {
    atMs: task.statusSinceMs,
    position: task.position === undefined ? undefined : formatPosition(task.position),
    reason: 'ended',
  };
}
