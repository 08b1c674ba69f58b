/** Containers answer; one answers 500, one refuses; Taskpulse itself is restarted while an alert is open. */
import type { Step } from './step.js';
import { describeIncident, describeTarget, list, lookAtIncident, running, seeFiring, seeResolved, type World } from './world.js';

export function failuresStory(world: World): readonly Step[] {
  const { api, at, tell } = world;
  const first = ['web.1', 'web.2', 'web.3', 'web.4', 'web.5', 'web.6', 'db.1', 'db.2'] as const;
  let opened: string | undefined;
  let toldBefore = 0;
  return [
    {
      title: 'Eight tasks start on two agents; each container has an address of its own',
      act: async () => tell(...first.map((name) => running(world, name, name))),
      expected: `${first.length} targets, all healthy`,
      observe: async () => {
        const targets = await api.targets();
        const healthy = targets.filter(({ health }) => health === 'healthy');
        const isTrue = targets.length === first.length && healthy.length === first.length;
        return { isTrue, seen: `${targets.length} targets, ${healthy.length} healthy` };
      },
      look: '/api/v1/targets',
    },
    {
      title: 'web.2 answers 500 from now on',
      act: async () => at('web.2').answer(500),
      expected: 'web.2 is unhealthy because of the status, one incident is open, "firing" is told once',
      observe: async () => seeFiring(world, 'web.2', 'response', 'status'),
      look: '/api/v1/targets?task=web.2',
    },
    {
      title: 'web.2 answers 200 again',
      act: async () => at('web.2').answer(200),
      expected: 'its incident is closed as recovered, "resolved" is told once',
      observe: async () => seeResolved(world, 'web.2', 'recovered'),
      look: '/api/v1/incidents?status=closed',
    },
    {
      title: 'db.2 listens no more: its kernel refuses connections',
      act: async () => at('db.2').refuse(),
      expected: 'db.2 is unhealthy because of the refusal, one incident is open, "firing" is told once',
      observe: async () => seeFiring(world, 'db.2', 'connect', 'refused'),
      look: '/api/v1/incidents?status=open',
    },
    {
      title: 'Taskpulse itself is stopped and started again while that alert is open',
      act: async () => {
        opened = (await lookAtIncident(world, 'db.2')).incident?.id;
        toldBefore = world.heardCount();
        await world.restartDaemon();
      },
      expected: 'the same incident is open, and nothing is told again',
      observe: async () => {
        const { incident } = await lookAtIncident(world, 'db.2');
        const [target] = await api.targets('db.2');
        const news = world.heardCount() - toldBefore;
        const isTrue = incident?.id === opened && incident?.closed === null && target?.health === 'unhealthy' && news === 0;
        const same = incident?.id === opened ? 'the same' : 'another';
        return { isTrue, seen: `${describeTarget(target)}; ${describeIncident(incident)}, ${same} as before; webhooks since: ${news}` };
      },
      look: '/api/v1/status',
      holdMs: 3_000,
    },
    {
      title: 'db.2 listens again',
      act: async () => at('db.2').listen(),
      expected: 'its incident is closed as recovered, "resolved" is told once',
      observe: async () => seeResolved(world, 'db.2', 'recovered'),
      look: '/api/v1/targets?task=db.2',
    },
    {
      title: 'A pod starts: two tasks share one container address',
      act: async () =>
        tell({ ...running(world, 'pod-1.app', 'pod-1'), pod: 'pod-1' }, { ...running(world, 'pod-1.log', 'pod-1'), pod: 'pod-1' }),
      expected: 'both tasks have the address, both are healthy',
      observe: async () => {
        const addresses = (await api.addresses(`address=${at('pod-1').address}`)).filter(({ taskId }) => taskId.startsWith('pod-1.'));
        const targets = (await api.targets()).filter(({ taskId }) => taskId.startsWith('pod-1.'));
        const isTrue =
          addresses.length === 2 &&
          addresses.every(({ provenance, probed }) => provenance === 'container' && probed) &&
          targets.length === 2 &&
          targets.every(({ health }) => health === 'healthy');
        return { isTrue, seen: list(targets.map(describeTarget)).replaceAll(', then ', ', ') };
      },
      look: `/api/v1/addresses?address=${at('pod-1').address}`,
    },
  ];
}
