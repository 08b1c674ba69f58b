/** An agent is lost from sight and comes back: its tasks are suspended and revived, and nobody is woken for it. */
import type { Step } from './step.js';
import { running, type World } from './world.js';

export function lostStory(world: World): readonly Step[] {
  const { api, tell } = world;
  const names = ['web.5', 'web.6', 'db.2'] as const;
  let toldBefore = 0;
  let before: readonly string[] = [];

  /** The records of the targets as they are shown: whose, since when, how. */
  async function lookAtTargets(): Promise<readonly string[]> {
    const targets = await api.targets();
    return targets
      .filter(({ taskId }) => names.some((name) => name === taskId))
      .map(({ taskId, health, since, passes }) => `${taskId} ${health} since ${since.slice(11, 19)} (passes ${passes})`);
  }

  async function see(status: 'suspended' | 'active'): ReturnType<Step['observe']> {
    const tasks = (await api.tasks()).filter(({ taskId }) => names.some((name) => name === taskId));
    const targets = await lookAtTargets();
    const news = world.heardCount() - toldBefore;
    const isTrue =
      tasks.length === names.length && tasks.every((task) => task.status === status) && targets.join() === before.join() && news === 0;
    const states = tasks.map((task) => `${task.taskId} ${task.status}`).join(', ');
    return {
      isTrue,
      seen: `${states}; targets as before: ${targets.join() === before.join() ? 'yes' : 'no'} (${targets.join(', ')}); webhooks since: ${news}`,
    };
  }

  return [
    {
      title: 'agent-b is lost from sight: the master tells TASK_UNREACHABLE for its tasks, whose containers still answer',
      act: async () => {
        toldBefore = world.heardCount();
        before = await lookAtTargets();
        await tell(
          ...names.map(
            (taskId) =>
              ({ taskId, agent: 'agent-b', state: 'TASK_UNREACHABLE', source: 'SOURCE_MASTER', reason: 'REASON_AGENT_REMOVED' }) as const,
          ),
        );
      },
      expected: 'the tasks are suspended, their targets keep what they had, nothing is told',
      observe: async () => see('suspended'),
      look: '/api/v1/tasks',
      holdMs: 3_000,
    },
    {
      title: 'agent-b is back: its tasks were running all the time',
      act: async () =>
        tell(
          ...names.map(
            (name) => ({ ...running(world, name, name), source: 'SOURCE_MASTER', reason: 'REASON_AGENT_REREGISTERED' }) as const,
          ),
        ),
      expected: 'the tasks are active with the targets they had, nothing is told',
      observe: async () => see('active'),
      look: '/api/v1/targets',
      holdMs: 2_000,
    },
  ];
}
