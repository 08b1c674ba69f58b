/**
 * Which targets a task has: its addresses × the checks that match, each once.
 */
import type { Check, CheckRule, CheckSource } from './check.js';
import type { JudgedAddress } from './address-book.js';
import type { EngineSettings } from './engine-types.js';
import { targetId } from './keys.js';
import { matches, NO_FACTS, type MatchFacts } from './match.js';
import { stableHash } from './murmur2.js';
import type { ProbeTask } from './probe.js';
import type { AgentRecord, TargetPlan, TaskRecord } from './records.js';
import type { Label } from './said.js';

export type PlanSettings = Pick<EngineSettings, 'checks' | 'allows' | 'agentAddresses' | 'ownAddresses'>;

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
  for (const address of addresses) {
    if (!mayProbe(address, agent, settings).probed) continue;
    for (const { check, source } of checksFor(task, address, settings.checks)) {
      const port = 'number' in check.port ? check.port.number : portNamed(task, check.port.name);
      if (port === undefined) continue;
      const { frameworkId, taskId } = task;
      const id = targetId({ frameworkId, taskId, check: check.name, address: address.address, port });
      plans.set(id, {
        id,
        frameworkId,
        taskId,
        assignmentId: assignment.id,
        check,
        checkSource: source,
        address: address.address,
        family: address.family,
        port,
        network: address.network,
        agentId: assignment.agentId,
      });
    }
  }
  return plans;
}

function checksFor(
  task: TaskRecord,
  address: JudgedAddress,
  rules: readonly CheckRule[],
): readonly { readonly check: Check; readonly source: CheckSource }[] {
  const facts = factsOf(task, address);
  return rules.filter((rule) => matches(rule.match, facts)).map((check) => ({ check, source: 'config' }));
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

function portNamed(task: TaskRecord, name: string): number | undefined {
  return task.info?.discoveryPorts.find((port) => port.name === name)?.number;
}

function defined(...texts: readonly (string | undefined)[]): readonly string[] {
  return texts.filter((text) => text !== undefined);
}

const checkHashes = new WeakMap<Check, string>();

/** Changes with the assignment and with anything that changes what is asked. */
export function generationOf(plan: TargetPlan): string {
  let hash = checkHashes.get(plan.check);
  if (hash === undefined) {
    const { kind, options, intervalMs, timeoutMs } = plan.check;
    hash = stableHash(JSON.stringify([kind, options, intervalMs, timeoutMs]));
    checkHashes.set(plan.check, hash);
  }
  return `${plan.assignmentId}/${hash}`;
}

export function probeTaskOf(plan: TargetPlan, spreadMs: number): ProbeTask {
  return {
    id: plan.id,
    generation: generationOf(plan),
    kind: plan.check.kind,
    to: { address: plan.address, family: plan.family, port: plan.port },
    options: plan.check.options,
    intervalMs: plan.check.intervalMs,
    timeoutMs: plan.check.timeoutMs,
    spreadMs,
    agentId: plan.agentId,
  };
}
