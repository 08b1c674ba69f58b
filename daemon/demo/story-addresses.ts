/**
 * Traps of addresses: a Docker task that tells its agent's address, a task without a network of its own, an end while an
 * alert is open, an address given to a new task too early.
 */
import type { Step } from './step.js';
import { describeAddresses, describeHits, describeTarget, running, seeFiring, seeResolved, type World } from './world.js';

export function dockerStory(world: World): readonly Step[] {
  const { api, at, tell } = world;
  const agentAddress = world.agentAddress('agent-b');
  const shop = { taskId: 'shop.1', agent: 'agent-b' } as const;
  const look = '/api/v1/addresses?task=shop.1';
  const isAgentLeftAlone = (): boolean => (world.agentHits('agent-b') ?? 0) === 0;

  async function seeOneContainerAddress(): ReturnType<Step['observe']> {
    const addresses = await api.addresses('task=shop.1');
    const [target] = await api.targets('shop.1');
    const [only] = addresses;
    const isTrue =
      addresses.length === 1 && only?.address === at('shop.1').address && only.provenance === 'container' && target?.health === 'healthy';
    return {
      isTrue: isTrue && isAgentLeftAlone(),
      seen: `${describeAddresses(addresses)}; ${describeTarget(target)}${describeHits(world, 'agent-b')}`,
    };
  }

  return [
    {
      title: `A Docker task is starting: its TASK_STARTING carries ${agentAddress}, the address of its agent`,
      act: async () => tell({ ...shop, state: 'TASK_STARTING', told: { address: agentAddress } }),
      expected: 'no address yet: STARTING tells none',
      observe: async () => {
        const addresses = await api.addresses('task=shop.1');
        const task = (await api.tasks()).find(({ taskId }) => taskId === 'shop.1');
        const isTrue = task?.state === 'TASK_STARTING' && addresses.length === 0 && isAgentLeftAlone();
        return {
          isTrue,
          seen: `shop.1 is ${task?.state ?? 'not known'}, ${describeAddresses(addresses)}${describeHits(world, 'agent-b')}`,
        };
      },
      look,
    },
    {
      title: 'It runs: TASK_RUNNING carries its own address, and so does the first health update',
      act: async () =>
        tell(running(world, 'shop.1', 'shop.1'), {
          ...running(world, 'shop.1', 'shop.1'),
          healthy: true,
          reason: 'REASON_TASK_HEALTH_CHECK_STATUS_UPDATED',
        }),
      expected: 'exactly one address, the container’s, and it answers',
      observe: seeOneContainerAddress,
      look,
    },
    {
      title: `It is being killed: TASK_KILLING carries ${agentAddress} again`,
      act: async () => tell({ ...shop, state: 'TASK_KILLING', told: { address: agentAddress } }),
      expected: 'still exactly one address, the container’s; the agent was never asked',
      observe: seeOneContainerAddress,
      look,
      holdMs: 3_000,
    },
    {
      title: 'It is killed, and its last status carries the address of the agent as well',
      act: async () => {
        await tell({ ...shop, state: 'TASK_KILLED', told: { address: agentAddress } });
        await at('shop.1').refuse();
      },
      expected: 'no address and no target; nothing is told, since it had no incident',
      observe: async () => {
        const addresses = await api.addresses('task=shop.1');
        const [target] = await api.targets('shop.1');
        const told = world.heard('shop.1').length;
        const isTrue = addresses.length === 0 && target === undefined && told === 0 && isAgentLeftAlone();
        return { isTrue, seen: `shop.1 has ${describeAddresses(addresses)}, ${describeTarget(target)}; webhooks about it: ${told}` };
      },
      look,
      holdMs: 2_000,
    },
    {
      title: `A task without a network of its own runs: Mesos tells ${agentAddress} for it`,
      act: async () => tell({ taskId: 'batch.1', agent: 'agent-b', state: 'TASK_RUNNING', told: { address: agentAddress } }),
      expected: 'the address is shown as the agent’s, and not probed',
      observe: async () => {
        const addresses = await api.addresses('task=batch.1');
        const [only] = addresses;
        const isTrue = addresses.length === 1 && only?.provenance === 'agent' && !only.probed && isAgentLeftAlone();
        const why = only === undefined ? '' : `, because ${only.reason}`;
        return { isTrue, seen: `${describeAddresses(addresses)}${why}${describeHits(world, 'agent-b')}` };
      },
      look: '/api/v1/addresses?provenance=agent',
      holdMs: 2_000,
    },
  ];
}

export function reuseStory(world: World): readonly Step[] {
  const { api, at, tell } = world;
  let hitsAtEnd = 0;
  const reused = at('web.4');
  return [
    {
      title: 'web.3 answers 500 from now on',
      act: async () => at('web.3').answer(500),
      expected: 'web.3 is unhealthy because of the status, one incident is open, "firing" is told once',
      observe: async () => seeFiring(world, 'web.3', 'response', 'status'),
      look: '/api/v1/incidents?status=open',
    },
    {
      title: 'web.3 fails for good, while its alert is open',
      act: async () => {
        const { address, network } = at('web.3');
        await tell({ taskId: 'web.3', agent: 'agent-a', state: 'TASK_FAILED', told: { address, network } });
        hitsAtEnd = at('web.3').hits();
      },
      expected: 'its incident is closed as gone, which is not recovered; its address is probed no more',
      observe: async () => {
        const resolved = await seeResolved(world, 'web.3', 'gone');
        const [target] = await api.targets('web.3');
        const since = at('web.3').hits() - hitsAtEnd;
        return {
          isTrue: resolved.isTrue && target === undefined && since <= 1, // one probe may have been under way
          seen: `${resolved.seen}; probes at ${at('web.3').address} since: ${since}`,
        };
      },
      look: '/api/v1/incidents?status=closed',
      holdMs: 2_000,
    },
    {
      title: 'web.4 answers 500 from now on',
      act: async () => reused.answer(500),
      expected: 'web.4 is unhealthy because of the status, one incident is open, "firing" is told once',
      observe: async () => seeFiring(world, 'web.4', 'response', 'status'),
      look: '/api/v1/targets?task=web.4',
    },
    {
      title: `${reused.address} is given to the new task web.7, which answers; nobody has told the end of web.4 yet`,
      act: async () => {
        reused.answer(200);
        await tell(running(world, 'web.7', 'web.4'));
      },
      expected: 'the address is probed for web.7 alone; web.4 is told as gone, not as recovered',
      observe: async () => {
        const resolved = await seeResolved(world, 'web.4', 'gone');
        const targets = (await api.targets()).filter(({ taskId }) => taskId === 'web.4' || taskId === 'web.7');
        const [target] = targets;
        const isTrue = resolved.isTrue && targets.length === 1 && target?.taskId === 'web.7' && target.health === 'healthy';
        return { isTrue, seen: `${targets.map(describeTarget).join(', ')}; of web.4, ${resolved.seen}` };
      },
      look: `/api/v1/addresses?address=${reused.address}`,
    },
    {
      title: 'The end of web.4 is told at last',
      act: async () => {
        const { address, network } = reused;
        await tell({ taskId: 'web.4', agent: 'agent-a', state: 'TASK_KILLED', told: { address, network } });
      },
      expected: 'the address stays with web.7, and nothing is told',
      observe: async () => {
        const task = (await api.tasks()).find(({ taskId }) => taskId === 'web.4');
        const addresses = (await api.addresses(`address=${reused.address}`)).filter(({ network }) => network === reused.network);
        const told = world.heard('web.4').length + world.heard('web.7').length;
        const [target] = await api.targets('web.7');
        const isTrue =
          task?.state === 'TASK_KILLED' &&
          addresses.length === 1 &&
          addresses[0]?.taskId === 'web.7' &&
          target?.health === 'healthy' &&
          told === 2;
        return { isTrue, seen: `web.4 is ${task?.state ?? 'not known'}; ${describeAddresses(addresses)}; ${describeTarget(target)}` };
      },
      look: `/api/v1/addresses?address=${reused.address}`,
      holdMs: 2_000,
    },
  ];
}
