/** Provenance and ownership, a case for each rule; and the address book: who is judged anew, and that the order of reading decides nothing. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createAddressBook, type AddressBook, type JudgedAddress } from '../../core/address-book.js';
import { NEAR_TIE_MS } from '../../core/provenance.js';
import type { Assignment, TaskRecord, ToldAt } from '../../core/records.js';
import type { NetworkMode } from '../../core/said.js';
import { evolveTask } from '../../core/task.js';
import { buildTask, buildToldAt, START_MS } from '../support/records.js';
import { buildNetworkInfo, buildStatus, buildTaskInfo, networkOf } from '../support/said.js';

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
