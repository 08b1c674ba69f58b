/**
 * Which targets a task has: its addresses × the checks that match, each once.
 */
import type { Check } from './check.js';
import { findChecks, findLabelFaults } from './check-sources.js';
import { portOf, portsOf } from './ports.js';
import type { JudgedAddress } from './address-book.js';
import type { EngineSettings } from './engine-types.js';
import { targetId } from './keys.js';
import { NO_FACTS, type MatchFacts } from './match.js';
import { stableHash } from './murmur2.js';
import type { ProbeTask } from './probe.js';
import type { AgentRecord, TargetPlan, TaskRecord } from './records.js';
import type { Label } from './said.js';

export type PlanSettings = Pick<EngineSettings, 'checks' | 'parseCheck' | 'allows' | 'agentAddresses' | 'ownAddresses'>;

/** Whether an address may be probed, with the reason when it may not. */
export function mayProbe(
  address: JudgedAddress,
  agent: AgentRecord | undefined,
  settings: PlanSettings,
): { readonly probed: true } | { readonly probed: false; readonly reason: string } {
  if (address.ownership !== 'owned') return { probed: false, reason: address.reason };
  if (address.provenance === 'agent' && settings.agentAddresses !== 'probe') {
    return { probed: false, reason: `${address.reason}; addresses of agents are shown, not probed (probing.agentAddresses)` };
  }
  if (address.provenance === 'agent-local' && agent?.addresses.some((own) => settings.ownAddresses.includes(own)) !== true) {
    return { probed: false, reason: `${address.reason}; this instance does not run on that agent` };
  }
  const decision = settings.allows(address.address);
  return decision.allowed ? { probed: true } : { probed: false, reason: `${address.reason}; ${decision.reason}` };
}

/** The targets of one task by id. */
export function planTargets(
  task: TaskRecord,
  addresses: readonly JudgedAddress[],
  agent: AgentRecord | undefined,
  settings: PlanSettings,
): ReadonlyMap<string, TargetPlan> {
  const plans = new Map<string, TargetPlan>();
  const assignment = task.assignment;
  if (assignment === undefined || task.status === 'ended') return plans;
  for (const { address, ...found } of findChecks(task, addresses, settings, (one) => factsOf(task, one))) {
    if (!mayProbe(address, agent, settings).probed) continue;
    for (const check of found.checks) {
      const port = portOf(task, check);
      if (port === undefined) continue;
      const { frameworkId, taskId } = task;
      const id = targetId({ frameworkId, taskId, check: check.name, address: address.address, port });
      const shared = sharedProbeId(task, address.address, port, check);
      plans.set(id, {
        id,
        probeId: shared ?? id,
        generation: shared === undefined ? `${assignment.id}/${hashOf(check)}` : hashOf(check),
        frameworkId,
        taskId,
        assignmentId: assignment.id,
        check,
        checkSource: found.source,
        checkReason: found.reason,
        address: address.address,
        family: address.family,
        port,
        network: address.network,
        // the task's, which may be told apart from its RUNNING: both belong to one share
        agentId: task.agentId,
      });
    }
  }
  return plans;
}

/** What is wrong with a task's checks, one sentence each. */
export function findFaults(task: TaskRecord, addresses: readonly JudgedAddress[], settings: PlanSettings): readonly string[] {
  if (addresses.length === 0) return findLabelFaults(task, addresses, settings.parseCheck);
  const found = findChecks(task, addresses, settings, (address) => factsOf(task, address));
  const hasLabelChecks = found.some(({ source, checks }) => source === 'label' && checks.length > 0);
  const findings = found.flatMap(({ address, checks, findings: faults }) => [
    ...faults,
    ...(hasLabelChecks && checks.length === 0 ? [`${address.address} has no check: the labels are those of another network`] : []),
    ...checks.filter((check) => portOf(task, check) === undefined).map((check) => describePortless(task, check)),
  ]);
  return [...new Set(findings)];
}

function describePortless(task: TaskRecord, { name, port }: Check): string {
  if ('name' in port) return `check ${name}: the task has no port named ${port.name}`;
  const ports = portsOf(task);
  if (ports.length === 0) return `check ${name}: no port is named, and none is known of the task`;
  return `check ${name}: no port is named, and the task has ${String(ports.length)}: ${ports.join(', ')}`;
}

/** What a rule, a route or a silence is matched against. */
export function factsOf(task: TaskRecord, address: JudgedAddress | undefined): MatchFacts {
  return {
    ...NO_FACTS,
    framework: defined(task.frameworkId, task.frameworkName),
    task: defined(task.taskId, task.info?.name),
    network: defined(address?.network),
    group: address?.groups ?? [],
    agent: defined(task.agentId),
    labels: labelsOf(task, address),
  };
}

/** NetworkInfo over TaskStatus over TaskInfo. */
function labelsOf(task: TaskRecord, address: JudgedAddress | undefined): Readonly<Record<string, string>> {
  const entries = ([] as readonly Label[]).concat(task.info?.labels ?? [], task.labels, address?.labels ?? []);
  return Object.fromEntries(entries.map(({ key, value }) => [key, value]));
}

function defined(...texts: readonly (string | undefined)[]): readonly string[] {
  return texts.filter((text) => text !== undefined);
}

const checkHashes = new WeakMap<Check, string>();

function hashOf(check: Check): string {
  let hash = checkHashes.get(check);
  if (hash === undefined) {
    const { kind, options, intervalMs, timeoutMs } = check;
    hash = stableHash(JSON.stringify([kind, options, intervalMs, timeoutMs]));
    checkHashes.set(check, hash);
  }
  return hash;
}

/** Tasks of one executor share an address: what asks the same of it is one probe. */
function sharedProbeId({ frameworkId, taskId, assignment }: TaskRecord, address: string, port: number, check: Check): string | undefined {
  const { parentContainerId, executorId, agentId } = assignment ?? {};
  if (parentContainerId === undefined && (executorId === undefined || executorId === taskId)) return undefined;
  return `shared|${stableHash(JSON.stringify([frameworkId, agentId, parentContainerId ?? executorId, address, port, hashOf(check)]))}`;
}

export function probeTaskOf(plan: TargetPlan, spreadMs: number): ProbeTask {
  return {
    id: plan.probeId,
    generation: plan.generation,
    kind: plan.check.kind,
    to: { address: plan.address, family: plan.family, port: plan.port },
    options: plan.check.options,
    intervalMs: plan.check.intervalMs,
    timeoutMs: plan.check.timeoutMs,
    spreadMs,
    agentId: plan.agentId,
  };
}
