/** What happens in a cluster, one thing at a time, each as likely as it is written here. */
import { keyOf, tellsByOperator, type SimContext } from './context.js';
import { die, end, isOver, launch } from './launches.js';
import { giveUp, lastContainerStatus, masterMade, reregister, update } from './mesos.js';
import type { SimAgent, SimTask } from './shape.js';
import { isTerminal, tellAgentAdded, tellAgentRemoved, tellScheduler, tellTaskAdded, tellTaskUpdated } from './telling.js';

const ACTIONS: readonly (readonly [weight: number, act: (context: SimContext) => void])[] = [
  [34, launchOne],
  [20, startAgain],
  [18, tellHealth],
  [18, endOne],
  [6, partitionAgent],
  [8, returnAgent],
  [2, removeAgent],
  [4, restartAgent],
  [2, failOver],
  [5, reconcile],
  [1, tearDown],
  [3, resubscribe],
];

export function actOnce(context: SimContext): void {
  let left = context.random.int(ACTIONS.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, act] of ACTIONS) {
    left -= weight;
    if (left >= 0) continue;
    act(context);
    return;
  }
}

function launchOne(context: SimContext): void {
  const { random, frameworks } = context;
  const agents = context.agents.filter(({ state }) => state === 'up');
  const living = frameworks.filter(({ isAlive }) => isAlive);
  if (agents.length === 0 || living.length === 0) return;
  const framework = random.pick(living);
  // Few ids, so that both frameworks have the same ones.
  const free = Array.from({ length: 9 }, (_, index) => `t-${String(index)}`).filter((id) => !context.tasks.has(keyOf({ framework, id })));
  if (free.length > 0) launch(context, { framework, agent: random.pick(agents), id: random.pick(free) });
}

function startAgain(context: SimContext): void {
  const { random } = context;
  const agents = context.agents.filter(({ state }) => state === 'up');
  const over = [...context.tasks.values()].filter((task) => task.framework.isAlive && isOver(task));
  if (agents.length === 0 || over.length === 0) return;
  const { framework, id } = random.pick(over);
  launch(context, { framework, agent: random.pick(agents), id });
}

function runningOf({ lives }: SimContext): readonly SimTask[] {
  return lives.filter((task) => task.isAlive && task.state === 'TASK_RUNNING' && task.framework.isAlive);
}

function tellHealth(context: SimContext): void {
  const running = runningOf(context);
  if (running.length > 0) update(context, context.random.pick(running), 'TASK_RUNNING', { occasion: 'health' });
}

function endOne(context: SimContext): void {
  const { random, timeline, plan } = context;
  const running = runningOf(context);
  if (running.length === 0) return;
  const task = random.pick(running);
  const way = random.pick(['finish', 'fail', 'kill', 'kill', 'agent']);
  if (way === 'finish') end(context, task, 'TASK_FINISHED');
  else if (way === 'fail') end(context, task, 'TASK_FAILED');
  else if (way === 'agent') end(context, task, 'TASK_FAILED', true);
  else {
    if (plan.generation !== '0.25') update(context, task, 'TASK_KILLING');
    timeline.at(random.between(10, 5_000), () => {
      if (task.framework.isAlive && task.agent.state !== 'dead') end(context, task, 'TASK_KILLED');
    });
  }
}

function partitionAgent(context: SimContext): void {
  const agents = context.agents.filter(({ state }) => state === 'up');
  if (agents.length < 2) return;
  const agent = context.random.pick(agents);
  agent.state = context.plan.generation === 'modern' ? 'partitioned' : 'dead';
  for (const task of heldOf(context, agent)) {
    giveUp(context, task, 'TASK_UNREACHABLE', 'REASON_AGENT_REMOVED');
    // Before 1.5 what comes back is killed.
    if (agent.state === 'dead') {
      task.known = undefined;
      die(context, task);
    }
  }
}

function heldOf({ lives }: SimContext, agent: SimAgent): readonly SimTask[] {
  return lives.filter(
    (task) => task.agent === agent && task.known !== undefined && !isTerminal(task.known.state) && task.framework.isAlive,
  );
}

function returnAgent(context: SimContext): void {
  const agents = context.agents.filter(({ state }) => state === 'partitioned');
  if (agents.length === 0) return;
  const agent = context.random.pick(agents);
  agent.state = 'up';
  reregister(context, agent, true);
}

/** Marked gone by an operator, or shut down in order; another machine may take its place. */
function removeAgent(context: SimContext): void {
  const agents = context.agents.filter(({ state }) => state !== 'dead');
  if (agents.length < 2) return;
  const { random } = context;
  const agent = random.pick(agents);
  const isOrderly = agent.state === 'up' && random.chance(0.5);
  agent.state = 'dead';
  for (const task of context.lives.filter((life) => life.agent === agent)) {
    if (task.known !== undefined && !isTerminal(task.known.state) && task.framework.isAlive) {
      if (isOrderly) {
        const lost = masterMade(context, task, 'TASK_LOST', 'REASON_AGENT_REMOVED');
        tellScheduler(context, task, lost);
        tellTaskUpdated(context, task, lost, 'TASK_LOST');
      } else giveUp(context, task, 'TASK_GONE_BY_OPERATOR', 'REASON_AGENT_REMOVED_BY_OPERATOR');
    }
    task.known = undefined;
    die(context, task);
  }
  if (isOrderly) tellAgentRemoved(context, agent);
  if (random.chance(0.7)) addAgent(context);
}

export function addAgent(context: SimContext): void {
  const { random, agents, plan, timeline } = context;
  const index = agents.length;
  const hasIPv6 = plan.generation === 'modern' && random.chance(0.4);
  const agent: SimAgent = {
    id: `S${String(index)}`,
    index,
    v4: `10.1.0.${String(index + 1)}`,
    v6: hasIPv6 ? `fd00:1::${String(index + 1)}` : undefined,
    skewMs: random.between(-900, 900),
    state: 'up',
    isKnown: false,
  };
  agents.push(agent);
  timeline.at(plan.agentNews === 'early' ? 0 : random.between(30_000, 300_000), () => {
    tellAgentAdded(context, agent);
  });
}

/** Its process only: nobody hears of it but by what its networks look like for a while. */
function restartAgent(context: SimContext): void {
  const agents = context.agents.filter(({ state }) => state === 'up');
  if (agents.length === 0) return;
  const agent = context.random.pick(agents);
  for (const task of runningOf(context)) {
    if (task.agent === agent && task.runtime === 'cni' && context.random.chance(0.5))
      update(context, task, 'TASK_RUNNING', { occasion: 'health', isRecovering: context.random.chance(0.5) });
  }
}

/** The new master knows nothing until agents come back, one by one. */
function failOver(context: SimContext): void {
  for (const task of context.lives) if (task.known !== undefined) task.known = undefined;
  for (const agent of context.agents) {
    if (agent.state !== 'up') continue;
    context.timeline.at(context.random.between(500, 20_000), () => {
      if (agent.state === 'up') reregister(context, agent, false);
    });
  }
}

/** A framework asks for all it believes to have; the master answers of what it knows. */
function reconcile(context: SimContext): void {
  for (const task of context.tasks.values()) {
    if (!task.framework.isAlive || !task.told.isAny || (task.told.end && !task.isAlive)) continue;
    if (task.agent.state === 'dead') giveUpAgain(context, task, 'TASK_GONE_BY_OPERATOR');
    else if (task.agent.state === 'partitioned') giveUpAgain(context, task, 'TASK_UNREACHABLE');
    else if (task.known !== undefined) {
      const { statuses, state } = task.known;
      const fields = context.plan.generation === '0.25' ? {} : lastContainerStatus(statuses);
      tellScheduler(context, task, masterMade(context, task, statuses.at(-1)?.state ?? state, 'REASON_RECONCILIATION', fields));
    }
  }
}

function giveUpAgain(context: SimContext, task: SimTask, aware: string): void {
  const state = task.framework.isPartitionAware && context.plan.generation === 'modern' ? aware : 'TASK_LOST';
  tellScheduler(context, task, masterMade(context, task, state, 'REASON_RECONCILIATION'));
}

function tearDown(context: SimContext): void {
  const framework = context.random.pick(context.frameworks);
  if (!framework.isAlive || context.frameworks.filter(({ isAlive }) => isAlive).length < 2) return;
  framework.isAlive = false;
  for (const task of context.lives) {
    if (task.framework !== framework) continue;
    if (task.known !== undefined) {
      const state = isTerminal(task.known.state) ? task.known.state : 'TASK_KILLED';
      tellTaskUpdated(context, task, masterMade(context, task, 'TASK_KILLED', 'REASON_FRAMEWORK_REMOVED'), state);
    }
    task.known = undefined;
    die(context, task);
  }
}

/** A bridge that subscribes anew gets a snapshot, and tells each task and agent of it. */
function resubscribe(context: SimContext): void {
  if (!tellsByOperator(context)) return;
  for (const agent of context.agents) if (agent.state === 'up') tellAgentAdded(context, agent);
  for (const task of context.lives) {
    // Those of agents that are away are in unreachable_tasks, with the state that the master gave them.
    if (task.known === undefined || task.agent.state !== 'up') continue;
    tellTaskAdded(context, task, task.known.state, task.known.statuses);
  }
}
