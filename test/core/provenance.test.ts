/** Provenance and ownership, a case for each rule; and the address book: who is judged anew, and that the order of reading decides nothing. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createAddressBook, type AddressBook, type JudgedAddress } from '../../core/address-book.js';
import { latestHolders, NEAR_TIE_MS, toBearer, type Bearer } from '../../core/provenance.js';
import type { Assignment, TaskRecord, ToldAt } from '../../core/records.js';
import type { NetworkMode } from '../../core/said.js';
import { evolveTask } from '../../core/task.js';
import { buildTask, buildToldAt, START_MS } from '../support/records.js';
import { addressSaid, buildNetworkInfo, buildStatus, buildTaskInfo, networkOf } from '../support/said.js';

const ADDRESS = '10.0.0.1';

interface BearerOver {
  readonly network?: string | undefined;
  readonly agentId?: string;
  readonly assignment?: Partial<Assignment>;
  readonly introduced?: Partial<ToldAt>;
  readonly info?: TaskRecord['info'];
}

/** A task that carries ADDRESS, on agent-1, without a network's name, in a container of its own. */
function buildBearer(taskId: string, { network, agentId = 'agent-1', assignment, introduced, info }: BearerOver = {}): TaskRecord {
  const base = buildTask({ taskId, agentId, info });
  if (base.assignment === undefined) throw new Error('Cannot build a bearer without an assignment');
  const tellings = [[buildNetworkInfo({ ...networkOf(ADDRESS)[0], name: network })]];
  return {
    ...base,
    assignment: { ...base.assignment, agentId, containerId: `c-${taskId}`, introduced: buildToldAt(introduced), tellings, ...assignment },
  };
}

function asks(mode: NetworkMode): TaskRecord['info'] {
  return buildTaskInfo({ container: { type: 'docker', dockerNetwork: mode, dockerPortMappings: [], networkInfos: [] } });
}

function judge(
  tasks: readonly TaskRecord[],
  known: { readonly agent?: readonly string[]; readonly hint?: TaskRecord } = {},
): ReadonlyMap<string, JudgedAddress | undefined> {
  const book = createAddressBook();
  if (known.agent !== undefined) book.noteAgent({ agentId: 'agent-1', hostname: undefined, addresses: known.agent });
  if (known.hint !== undefined) book.note('hint', known.hint);
  for (const task of tasks) book.note(task.taskId, task);
  return new Map(tasks.map(({ taskId }) => [taskId, book.addressesOf(taskId).find(({ address }) => address === ADDRESS)]));
}

describe('provenance', () => {
  const many = ['a', 'b', 'c'];
  test.each<[string, string, string, ReturnType<typeof judge>]>([
    [
      'a known address of its agent',
      'agent',
      'known address of agent agent-1',
      judge([buildBearer('a', { network: 'net' })], { agent: [ADDRESS] }),
    ],
    ['told under a network name', 'container', 'told under network net', judge([buildBearer('a', { network: 'net' })])],
    [
      'told under a network name although TaskInfo asks for none',
      'unknown',
      'the signs contradict each other',
      judge([buildBearer('a', { network: 'net', info: asks('host') })]),
    ],
    ['asked for the host network', 'agent', "Docker's host network", judge([buildBearer('a', { info: asks('host') })])],
    ['asked for no network', 'agent', "Docker's none network", judge([buildBearer('a', { info: asks('none') })])],
    ['asked for the bridge', 'agent-local', "Docker's bridge", judge([buildBearer('a', { info: asks('bridge') })])],
    [
      'told under a network name that was only echoed: asked for the bridge, which takes none',
      'agent-local',
      "Docker's bridge",
      judge([buildBearer('a', { network: 'net', info: asks('bridge') })]),
    ],
    [
      'hinted at by another task',
      'agent',
      'likely: task web.9',
      judge([buildBearer('a')], { hint: { ...runningTask('web.9', '10.9.9.9'), aside: [ADDRESS] } }),
    ],
    ['carried by three executors of one agent', 'agent', 'likely: 3 or more executors', judge(many.map((key) => buildBearer(key)))],
    [
      'carried on three agents',
      'agent-local',
      'likely: it is carried on 3 or more agents',
      judge(many.map((key) => buildBearer(key, { agentId: `agent-${key}` }))),
    ],
    ['asked for by name, told without one', 'agent', 'likely: TaskInfo asks', judge([buildBearer('a', { info: asks('user') })])],
    [
      'asked for by name, told without one, and not its agent’s known one',
      'unknown',
      'yet agent agent-1 is known by 10.0.0.99: the signs contradict',
      judge([buildBearer('a', { info: asks('user') })], { agent: ['10.0.0.99'] }),
    ],
    [
      'carried by three executors of one agent that is known by another one',
      'unknown',
      '3 or more executors of agent agent-1 carry it at once, yet',
      judge([buildBearer('c', { introduced: { offset: -1 } }), buildBearer('b', { introduced: { offset: -2 } }), buildBearer('a')], {
        agent: ['10.0.0.99'],
      }),
    ],
    ['not its agent’s known one', 'container', 'likely: TASK_RUNNING told it, and', judge([buildBearer('a')], { agent: ['10.0.0.99'] })],
    ['its agent known by the other family only', 'container', 'nothing speaks', judge([buildBearer('a')], { agent: ['fd00::1'] })],
    ['nothing of all that', 'container', 'nothing speaks against it; the', judge([buildBearer('a')])],
    ['no network asked for', 'container', 'but TaskInfo asks for no network', judge([buildBearer('a', { info: buildTaskInfo() })])],
  ])('%s → %s', (_, provenance, reason, verdicts) => {
    expect(verdicts.get('a')).toMatchObject({ provenance, reason: expect.stringContaining(reason), ownership: 'owned' });
  });

  test.each([
    ['known', 'certain', judge([buildBearer('a')], { agent: [ADDRESS] })],
    ['told under a name', 'certain', judge([buildBearer('a', { network: 'net' })])],
    ['inferred', 'likely', judge(many.map((key) => buildBearer(key)))],
    ['not spoken against', 'guess', judge([buildBearer('a')])],
    ['contradicted', 'guess', judge([buildBearer('a', { network: 'net', info: asks('host') })])],
  ] as const)('what is %s is %s', (_, confidence, verdicts) => {
    expect(verdicts.get('a')?.confidence).toBe(confidence);
  });

  test('an address that is unknown is one task’s alone, too', () => {
    const verdicts = judge([
      buildBearer('a', { network: 'net', info: asks('host') }),
      buildBearer('b', { network: 'net', info: asks('host'), introduced: { offset: 5 } }),
    ]);
    expect([verdicts.get('a')?.ownership, verdicts.get('b')?.ownership]).toEqual(['readdressed', 'owned']);
  });

  test('tasks of one executor are not many executors', () => {
    const verdicts = judge(many.map((key) => buildBearer(key, { assignment: { executorId: 'pod', containerId: `c-${key}` } })));
    expect(verdicts.get('a')?.provenance).toBe('container');
  });
});

describe('reasons, in one sentence', () => {
  const own = ['10.0.0.99', 'fd00::99'];
  const beside = buildBearer('a', {
    assignment: { tellings: [[buildNetworkInfo({ name: undefined, addresses: [ADDRESS, 'fd00::99'].map(addressSaid) })]] },
  });
  const named = buildBearer('a', {
    assignment: { tellings: [[buildNetworkInfo({ name: 'net', addresses: [ADDRESS, 'fd00::99'].map(addressSaid) })]] },
  });
  test.each<[string, string, ReturnType<typeof judge>]>([
    ['known-agent', 'it is the known address of agent agent-1', judge([buildBearer('a')], { agent: [ADDRESS] })],
    ['beside-agent', 'it was told together with fd00::99, the known address of agent agent-1', judge([beside], { agent: ['fd00::99'] })],
    ['named, beside it', "it was told under network net, which an agent's own address never is", judge([named], { agent: ['fd00::99'] })],
    [
      'named-against-request',
      "it was told under network net, yet TaskInfo asks for Docker's none network: the signs contradict each other",
      judge([buildBearer('a', { network: 'net', info: asks('none') })]),
    ],
    [
      'asked-without',
      "TaskInfo asks for Docker's none network, so the agent's address stands in",
      judge([buildBearer('a', { info: asks('none') })]),
    ],
    [
      'asked-bridge',
      "TaskInfo asks for Docker's bridge, which only its own agent reaches",
      judge([buildBearer('a', { info: asks('bridge') })]),
    ],
    [
      'asked-by-name',
      'likely: TaskInfo asks for a network by name, and it was told without one, as the agent tells its own',
      judge([buildBearer('a', { info: asks('user') })]),
    ],
    [
      'hinted',
      'likely: task hint of the same agent told it outside RUNNING although its container has another address',
      judge([buildBearer('a')], { hint: hinting() }),
    ],
    ['crowded', 'likely: 3 or more executors of agent agent-1 carry it at once', judge(['a', 'b', 'c'].map((key) => buildBearer(key)))],
    [
      'against-agent',
      'task hint of the same agent told it outside RUNNING although its container has another address, yet agent agent-1 is known by 10.0.0.99 and fd00::99: the signs contradict each other',
      judge([buildBearer('a')], { hint: hinting(), agent: own }),
    ],
    [
      'bridge-range',
      'likely: it is carried on 3 or more agents at once, as bridge ranges are',
      judge(['a', 'b', 'c'].map((key) => buildBearer(key, { agentId: `agent-${key}` }))),
    ],
    [
      'not-agent',
      'likely: TASK_RUNNING told it, and agent agent-1 is known by 10.0.0.99 and fd00::99',
      judge([buildBearer('a')], { agent: own }),
    ],
    ['otherwise', "TASK_RUNNING told it and nothing speaks against it; the agent's address is not known", judge([buildBearer('a')])],
    [
      'otherwise, nothing asked for',
      "TASK_RUNNING told it and nothing speaks against it, but TaskInfo asks for no network; the agent's address is not known",
      judge([buildBearer('a', { info: buildTaskInfo() })]),
    ],
    [
      'an agent that is not known carries nothing with others',
      "TASK_RUNNING told it and nothing speaks against it; the agent's address is not known",
      judge([
        ...['b', 'c', 'd'].map((key) => buildBearer(key, { agentId: `agent-${key}` })),
        buildBearer('a', { assignment: { agentId: undefined } }),
      ]),
    ],
  ])('%s', (_, reason, verdicts) => {
    expect(verdicts.get('a')?.reason).toBe(reason);
  });

  test('of who lost it, and of who cannot be told', () => {
    const [a, later, near] = [{}, { offset: 5 }, { partition: 1, atMs: START_MS + 1 }].map((introduced, index) =>
      buildBearer(['a', 'b', 'c'][index] ?? '', { introduced }),
    );
    if (a === undefined || later === undefined || near === undefined) throw new Error('There are three');
    expect(judge([a, later]).get('a')?.reason).toBe('task b was given it later');
    expect(judge([a, near]).get('a')?.reason).toBe(
      'task c was given it too, and which of the two was later cannot be told: neither is judged until one ends',
    );
  });

  function hinting(): TaskRecord {
    return { ...buildBearer('hint', { assignment: { tellings: [networkOf('172.17.0.9')] } }), aside: [ADDRESS] };
  }
});

describe('who of two was given it last', () => {
  type Given = readonly [agentId: string | undefined, startedMs: number | undefined, introduced: Partial<ToldAt>];
  test.each<[string, Given, Given, string, string]>([
    ['on one agent by when they started', ['agent-1', 2_000, {}], ['agent-1', 1_000, { offset: 5 }], 'owned', 'readdressed'],
    ['on one agent, started at once, as told', ['agent-1', 1_000, {}], ['agent-1', 1_000, { offset: 5 }], 'readdressed', 'owned'],
    ['on one agent, one without a time, as told', ['agent-1', undefined, {}], ['agent-1', 1_000, { offset: 5 }], 'readdressed', 'owned'],
    [
      'on one agent, the other without a time, as told',
      ['agent-1', 1_000, {}],
      ['agent-1', undefined, { offset: 5 }],
      'readdressed',
      'owned',
    ],
    ['on two agents that agree with the order told', ['agent-1', 1_000, {}], ['agent-2', 2_000, { offset: 5 }], 'readdressed', 'owned'],
    ['on two agents that do not', ['agent-1', 2_000, {}], ['agent-2', 1_000, { offset: 5 }], 'contested', 'contested'],
    ['on agents that are not known, which do not', [undefined, 2_000, {}], [undefined, 1_000, { offset: 5 }], 'contested', 'contested'],
    [
      'on one agent, near in time, by when they started',
      ['agent-1', 1_000, {}],
      ['agent-1', 2_000, { partition: 1, atMs: START_MS + 1 }],
      'readdressed',
      'owned',
    ],
  ])('%s', (_, [agentA, startedA, introducedA], [agentB, startedB, introducedB], first, second) => {
    const verdicts = judge([
      buildBearer('a', { assignment: { agentId: agentA, statusAtMs: startedA }, introduced: introducedA }),
      buildBearer('b', { assignment: { agentId: agentB, statusAtMs: startedB }, introduced: introducedB }),
    ]);
    expect([verdicts.get('a')?.ownership, verdicts.get('b')?.ownership]).toEqual([first, second]);
  });

  test('tasks of the same ids in two frameworks, or on two agents, are two executors', () => {
    const of = (key: string, frameworkId: string, agentId: string, offset: number): TaskRecord => ({
      ...buildBearer(key, { agentId, assignment: { executorId: 'e', containerId: undefined }, introduced: { offset } }),
      frameworkId,
    });
    expect(judge([of('a', 'f', 'agent-1', 0), of('b', 'g', 'agent-1', 1)]).get('a')?.ownership).toBe('readdressed');
    expect(judge([of('a', 'f', 'agent-1', 0), of('b', 'f', 'agent-2', 1)]).get('a')?.ownership).toBe('readdressed');
    expect(judge([of('a', 'f', 'agent-1', 0), of('b', 'f', 'agent-1', 1)]).get('a')?.ownership).toBe('owned');
  });

  test('of each executor, network and partition only those told and started last can take it away', () => {
    type Over = Partial<Record<'startedMs' | 'partition', number> & Record<'network' | 'executorId', string>> & { readonly offset: number };
    const bearerOf = (key: string, over: Over): Bearer => {
      const { offset, startedMs, network, partition = 0, executorId = 'pod' } = over;
      const task = buildBearer(key, {
        assignment: { executorId, statusAtMs: startedMs },
        introduced: { offset, partition, atMs: START_MS + offset },
      });
      if (task.assignment === undefined) throw new Error('It has an assignment');
      return toBearer(key, task, task.assignment, { address: '10.0.0.1', network, beside: [] });
    };
    const keysOf = (...bearers: readonly Bearer[]): readonly string[] => latestHolders(bearers).map(({ key }) => key);
    const [first, second, third] = [bearerOf('a', { offset: 1 }), bearerOf('b', { offset: 2 }), bearerOf('c', { offset: 3 })];
    for (const order of [
      [first, second, third],
      [third, second, first],
      [second, third, first],
    ])
      // Without times of their own, the first that is looked at stands for when they started.
      expect(keysOf(...order)[0]).toBe('c');
    const [early, late] = [bearerOf('d', { offset: 1, startedMs: 9_000 }), bearerOf('e', { offset: 2, startedMs: 1_000 })];
    expect(keysOf(early, late)).toEqual(['e', 'd']);
    expect(keysOf(late, early)).toEqual(['e', 'd']);
    expect(keysOf(early, late, bearerOf('f', { offset: 0, startedMs: 5_000 }))).toEqual(['e', 'd']);
    expect(keysOf(bearerOf('f', { offset: 0 }), early, late)).toEqual(['e', 'd']);
    expect(keysOf(early, late, bearerOf('f', { offset: 0 }))).toEqual(['e', 'd']);
    const others = [
      bearerOf('n', { offset: 0, network: 'n' }),
      bearerOf('p', { offset: 1, partition: 1 }),
      bearerOf('m', { offset: 2, network: 'm' }),
    ];
    expect([...keysOf(third, ...others)].sort()).toEqual(['c', 'm', 'n', 'p']);
    const blanks = [bearerOf('b2', { offset: 2, network: 'of n' }), bearerOf('b1', { offset: 1, executorId: 'pod of', network: 'n' })];
    expect(keysOf(...blanks)).toEqual(['b2', 'b1']);
  });
});

describe('ownership', () => {
  test.each<[string, string, string, BearerOver, BearerOver]>([
    ['the one introduced later has it', 'readdressed', 'owned', {}, { introduced: { offset: 5 } }],
    ['between partitions the log time decides', 'readdressed', 'owned', {}, { introduced: { partition: 1, atMs: START_MS + NEAR_TIE_MS } }],
    ['nearer than that nobody has it', 'contested', 'contested', {}, { introduced: { partition: 1, atMs: START_MS + NEAR_TIE_MS - 1 } }],
    ['networks of different names do not meet', 'owned', 'owned', { network: 'a' }, { network: 'b', introduced: { offset: 5 } }],
    ['a network without a name may be any', 'readdressed', 'owned', { network: 'a' }, { introduced: { offset: 5 } }],
    [
      'tasks of one pod share it',
      'owned',
      'owned',
      { assignment: { parentContainerId: 'p' } },
      { assignment: { parentContainerId: 'p' }, introduced: { offset: 5 } },
    ],
    ['an address of the agent is nobody to lose it to', 'owned', 'owned', {}, { info: asks('host'), introduced: { offset: 5 } }],
  ])('%s', (_, first, second, a, b) => {
    const verdicts = judge([buildBearer('a', a), buildBearer('b', b)]);
    expect([verdicts.get('a')?.ownership, verdicts.get('b')?.ownership]).toEqual([first, second]);
  });

  test('who lost it for certain is not contested by a third', () => {
    const later = buildBearer('b', { network: 'net', introduced: { offset: 5 } });
    const near = buildBearer('c', { network: 'net', introduced: { partition: 1, atMs: START_MS + 1 } });
    for (const order of [
      [later, near],
      [near, later],
    ])
      expect(judge([buildBearer('a', { network: 'net' }), ...order]).get('a')).toMatchObject({
        ownership: 'readdressed',
        reason: 'task b was given it later',
      });
  });
});

function runningTask(
  taskId: string,
  address: string,
  over: { agentId?: string; partition?: number; offset?: number; atMs?: number } = {},
): TaskRecord {
  const { agentId = 'agent-1', partition = 0, offset = 0, atMs = START_MS } = over;
  const status = buildStatus({
    taskId,
    agentId,
    containerId: `c-${taskId}`,
    networkInfos: [buildNetworkInfo({ ...networkOf(address)[0], name: undefined })],
  });
  const task = evolveTask(undefined, { at: buildToldAt({ partition, offset, atMs }), said: [status], frameworkName: undefined });
  if (task === undefined) throw new Error('Cannot be: a RUNNING makes a task');
  return task;
}

function ownershipOf(book: AddressBook, key: string): readonly string[] {
  return book.addressesOf(key).map(({ ownership }) => ownership);
}

describe('the address book', () => {
  test('names those whose verdicts a change may alter, and judges them anew', () => {
    const book = createAddressBook();
    book.note('a', runningTask('a', ADDRESS));
    expect(ownershipOf(book, 'a')).toEqual(['owned']);
    const b = runningTask('b', ADDRESS, { agentId: 'agent-2', offset: 1 });
    expect(book.note('b', b)).toEqual([ADDRESS]);
    expect([...book.review(ADDRESS)].sort()).toEqual(['a', 'b']);
    expect(ownershipOf(book, 'a')).toEqual(['readdressed']);
    expect(book.note('b', { ...b, status: 'ended' })).toEqual([ADDRESS]);
    expect(book.review(ADDRESS)).toEqual(['a']);
    expect(ownershipOf(book, 'a')).toEqual(['owned']);
  });

  test('when an agent is known to hold an address, tasks of other agents that carry it are judged anew too', () => {
    const book = createAddressBook();
    book.note('a', runningTask('a', ADDRESS));
    book.note('b', runningTask('b', ADDRESS, { agentId: 'agent-2', offset: 1 }));
    expect(ownershipOf(book, 'a')).toEqual(['readdressed']);
    expect(book.noteAgent({ agentId: 'agent-2', hostname: undefined, addresses: [ADDRESS] })).toEqual([ADDRESS]);
    expect([...book.review(ADDRESS)].sort()).toEqual(['a', 'b']);
    expect(ownershipOf(book, 'a')).toEqual(['owned']);
  });

  test('shows the newest telling that is not the agent standing in', () => {
    const book = createAddressBook();
    const task = runningTask('a', ADDRESS);
    const later = evolveTask(task, {
      at: buildToldAt({ offset: 1 }),
      said: [
        buildStatus({
          taskId: 'a',
          containerId: 'c-a',
          networkInfos: [buildNetworkInfo({ ...networkOf('192.168.0.1')[0], name: undefined })],
        }),
      ],
      frameworkName: undefined,
    });
    book.note('a', later);
    expect(book.addressesOf('a').map(({ address }) => address)).toEqual(['192.168.0.1']);
    book.noteAgent({ agentId: 'agent-1', hostname: undefined, addresses: ['192.168.0.1'] });
    expect(book.addressesOf('a').map(({ address }) => address)).toEqual([ADDRESS]);
  });

  test('judges a task anew when its own request becomes known, whether or not that matters to others', () => {
    const book = createAddressBook();
    const task = runningTask('a', ADDRESS);
    book.note('a', { ...task, info: asks('host') });
    expect(book.addressesOf('a')).toMatchObject([{ provenance: 'agent' }]);
    expect(book.note('a', { ...task, info: asks('bridge') })).toEqual([]);
    expect(book.addressesOf('a')).toMatchObject([{ provenance: 'agent-local' }]);
  });

  test('no news of what bears on verdicts affects nobody', () => {
    const book = createAddressBook();
    const a = runningTask('a', ADDRESS);
    book.note('a', a);
    book.note('b', runningTask('b', ADDRESS, { agentId: 'agent-2', offset: 1 }));
    expect(book.note('a', { ...a, healthy: true })).toEqual([]);
  });

  test('answers the same in whatever order the partitions were read', () => {
    const one = fc.record({ partition: fc.nat(2), atMs: fc.integer({ min: 0, max: 20_000 }), address: fc.nat(1), isEnded: fc.boolean() });
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 8 }), fc.infiniteStream(fc.nat(7)), (all, dice) => {
        const tasks = all.map(({ partition, atMs, address, isEnded }, index) => {
          const task = runningTask(`t${String(index)}`, `10.0.0.${String(address)}`, {
            agentId: `agent-${String(index % 2)}`,
            partition,
            offset: index,
            atMs: START_MS + atMs,
          });
          return isEnded ? { ...task, status: 'ended' as const } : task;
        });
        const inOrder = createAddressBook();
        for (const task of tasks) inOrder.note(task.taskId, task);
        const shuffled = createAddressBook();
        const left = [...tasks];
        while (left.length > 0) {
          const [task] = left.splice(dice.next().value % left.length, 1);
          if (task === undefined) continue;
          shuffled.note(task.taskId, task);
          shuffled.addressesOf(task.taskId); // what is kept of verdicts must not outlive what they stand on
        }
        for (const { taskId } of tasks) expect(shuffled.addressesOf(taskId)).toEqual(inOrder.addressesOf(taskId));
      }),
      { numRuns: 500 },
    );
  });
});
