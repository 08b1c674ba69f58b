/** The index behind the address map: however it came to be, it answers as one that was made of what is known now. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createAddressBook, getOrAdd, type AddressBook } from '../../core/address-book.js';
import type { AgentRecord, TaskRecord } from '../../core/records.js';
import type { NetworkInfoSaid } from '../../core/said.js';
import { buildTask, buildToldAt } from '../support/records.js';
import { addressSaid, buildNetworkInfo, buildTaskInfo } from '../support/said.js';

const KEYS = ['a', 'b', 'c', 'd'] as const;
const ADDRESSES = ['10.0.0.1', '10.0.0.2', 'fd00::1'] as const;

function infoOf(name: string | undefined, ...addresses: readonly string[]): NetworkInfoSaid {
  return buildNetworkInfo({ name, addresses: addresses.map(addressSaid) });
}

function carrying(taskId: string, tellings: readonly (readonly NetworkInfoSaid[])[], over: Partial<TaskRecord> = {}): TaskRecord {
  const task = buildTask({ taskId, ...over });
  if (task.assignment === undefined) throw new Error('A task that carries something has an assignment');
  const { agentId } = task;
  return { ...task, assignment: { ...task.assignment, agentId, containerId: `c-${taskId}`, tellings } };
}

function agentOf(agentId: string, ...addresses: readonly string[]): AgentRecord {
  return { agentId, hostname: undefined, addresses };
}

function shortOf(book: AddressBook, key: string): readonly string[] {
  return book
    .addressesOf(key)
    .map(({ address, network, provenance, ownership }) => `${address} ${network ?? ''} ${provenance} ${ownership}`);
}

describe('the book', () => {
  const told = fc.record({
    name: fc.constantFrom(undefined, undefined, 'n'),
    addresses: fc.subarray([...ADDRESSES], { minLength: 1 }),
  });
  const step = fc.record({
    key: fc.constantFrom(...KEYS),
    does: fc.constantFrom('tells', 'tells', 'tells', 'ends', 'is forgotten', 'agent', 'is healthy'),
    agentId: fc.constantFrom('agent-1', 'agent-1', 'agent-2', undefined),
    tellings: fc.array(told, { minLength: 1, maxLength: 2 }),
    aside: fc.subarray([...ADDRESSES], { maxLength: 1 }),
    offset: fc.nat(9),
    own: fc.subarray([...ADDRESSES], { maxLength: 2 }),
  });

  test('answers as a new one would, and names all whose answer changes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const book = createAddressBook();
        const tasks = new Map<string, TaskRecord>();
        const agents = new Map<string, AgentRecord>();
        for (const { key, does, agentId, tellings, aside, offset, own } of steps) {
          const before = new Map(KEYS.map((one) => [one, shortOf(book, one)]));
          let touched: readonly string[];
          if (does === 'agent') {
            const agent = agentOf(agentId ?? 'agent-3', ...own);
            agents.set(agent.agentId, agent);
            touched = book.noteAgent(agent);
          } else {
            const known = tasks.get(key);
            const task = carrying(
              key,
              tellings.map(({ name, addresses }) => [infoOf(name, ...addresses)]),
              { agentId, aside },
            );
            const assignment = task.assignment === undefined ? undefined : { ...task.assignment, introduced: buildToldAt({ offset }) };
            const next = {
              tells: { ...task, assignment },
              ends: known === undefined ? undefined : { ...known, status: 'ended' as const },
              'is forgotten': undefined,
              'is healthy': known === undefined ? undefined : { ...known, healthy: true },
            }[does];
            if (next === undefined) tasks.delete(key);
            else tasks.set(key, next);
            touched = book.note(key, next);
          }
          const fresh = createAddressBook();
          for (const agent of agents.values()) fresh.noteAgent(agent);
          for (const [one, task] of tasks) fresh.note(one, task);
          const reviewed = touched.flatMap((address) => book.review(address));
          for (const one of KEYS) {
            expect(book.provenancesOf(one)).toEqual(book.addressesOf(one).map(({ provenance }) => provenance));
            expect(shortOf(book, one)).toEqual(shortOf(fresh, one));
            const isChanged = JSON.stringify(before.get(one)) !== JSON.stringify(shortOf(book, one));
            if (isChanged && (one !== key || does === 'agent')) expect(reviewed).toContain(one);
          }
          expect([...book.agents()]).toEqual([...fresh.agents()]);
        }
      }),
    );
  });

  test('knows its agents', () => {
    const book = createAddressBook();
    expect(book.noteAgent(agentOf('agent-1', '10.9.0.1'))).toEqual([]);
    book.noteAgent(agentOf('agent-2'));
    expect(book.agent('agent-1')).toEqual(agentOf('agent-1', '10.9.0.1'));
    expect(book.agent('agent-9')).toBeUndefined();
    expect([...book.agents()].map(({ agentId }) => agentId)).toEqual(['agent-1', 'agent-2']);
  });

  test('has nothing to say of what it does not know', () => {
    const book = createAddressBook();
    expect(book.note('a', undefined)).toEqual([]);
    expect(book.note('a', buildTask({ status: 'ended' }))).toEqual([]);
    expect(book.note('b', buildTask({ assignment: undefined }))).toEqual([]);
    expect(book.addressesOf('a')).toEqual([]);
    expect(book.review('10.0.0.1')).toEqual([]);
  });

  test('lets go of what a task carried', () => {
    const book = createAddressBook();
    book.note('a', carrying('a', [[infoOf(undefined, '10.0.0.1')]]));
    book.note('a', carrying('a', [[infoOf(undefined, '10.0.0.2')]]));
    expect(book.review('10.0.0.1')).toEqual([]);
    expect(book.review('10.0.0.2')).toEqual(['a']);
    book.note('a', carrying('a', [[infoOf(undefined, '10.0.0.2')]], { status: 'ended' }));
    expect(book.review('10.0.0.2')).toEqual([]);
    expect(book.noteAgent(agentOf('agent-1', '10.0.0.2'))).toEqual([]);
  });

  test('touches what an agent’s tasks carry, each once, and after they moved no more', () => {
    const book = createAddressBook();
    book.note('a', carrying('a', [[infoOf(undefined, '10.0.0.1', '10.0.0.2')]]));
    book.note('b', carrying('b', [[infoOf(undefined, '10.0.0.2')]]));
    expect([...book.noteAgent(agentOf('agent-1', '10.9.0.1'))].sort()).toEqual(['10.0.0.1', '10.0.0.2']);
    book.note('a', carrying('a', [[infoOf(undefined, '10.0.0.1')]], { agentId: 'agent-2' }));
    expect(book.noteAgent(agentOf('agent-1', '10.9.0.2'))).toEqual(['10.0.0.2']);
    expect(book.noteAgent(agentOf('agent-2', '10.9.0.3'))).toEqual(['10.0.0.1']);
    expect(['agent-1', 'agent-2', 'agent-3'].map((agentId) => [...book.tasksOn(agentId)])).toEqual([['b'], ['a'], []]);
  });

  test('is told nothing new by a change that no verdict stands on', () => {
    const book = createAddressBook();
    const task = carrying('a', [[infoOf(undefined, '10.0.0.1')]]);
    book.note('a', task);
    const [known] = book.addressesOf('a');
    book.note('a', { ...task, healthy: true });
    expect(book.addressesOf('a')[0]?.reason).toBe(known?.reason);
    for (const change of [{ info: buildTaskInfo() }, { aside: ['10.0.0.9'] }, { labels: [{ key: 'k', value: 'v' }] }]) {
      book.note('b', carrying('b', [[infoOf(undefined, '10.0.0.1')]], { agentId: 'agent-2' }));
      expect(book.note('b', carrying('b', [[infoOf(undefined, '10.0.0.2')]], { agentId: 'agent-2', ...change }))).toEqual(['10.0.0.1']);
    }
  });
});

describe('a hint', () => {
  const docker = carrying('docker', [[infoOf(undefined, '172.17.0.2')]], { aside: ['10.0.0.1'] });
  const other = carrying('other', [[infoOf(undefined, '10.0.0.1')]]);
  const reasonOf = (book: AddressBook): string => book.addressesOf('other')[0]?.provenance ?? '';

  test('counts as long as a task gives it, whichever of them', () => {
    const book = createAddressBook();
    book.note('other', other);
    expect(reasonOf(book)).toBe('container');
    expect(book.note('docker', docker)).toEqual(['10.0.0.1']);
    expect(book.note('docker-2', { ...docker, taskId: 'docker-2' })).toContain('10.0.0.1');
    expect(reasonOf(book)).toBe('agent');
    book.note('docker', undefined);
    expect(reasonOf(book)).toBe('agent');
    expect(book.addressesOf('other')[0]?.reason).toContain('docker-2');
    expect(book.note('docker-2', undefined)).toContain('10.0.0.1');
    expect(reasonOf(book)).toBe('container');
  });

  test.each<[string, Partial<TaskRecord>, string]>([
    ['of another agent', { agentId: 'agent-2' }, 'container'],
    ['of an agent that is not known', { agentId: undefined }, 'container'],
    ['of its agent', {}, 'agent'],
  ])('%s', (_, over, provenance) => {
    const book = createAddressBook();
    book.note('other', other);
    book.note('docker', carrying('docker', [[infoOf(undefined, '172.17.0.2')]], { aside: ['10.0.0.1'], ...over }));
    expect(reasonOf(book)).toBe(provenance);
  });

  test('is none of a task whose own address is not known, or that carries it itself', () => {
    for (const tellings of [[], [[infoOf(undefined, '10.0.0.1', '172.17.0.2')]]]) {
      const book = createAddressBook();
      book.note('other', other);
      book.note('docker', carrying('docker', tellings, { aside: ['10.0.0.1'] }));
      expect(reasonOf(book)).toBe('container');
    }
  });
});

describe('what a task shows', () => {
  const shown = (...tellings: readonly (readonly NetworkInfoSaid[])[]): readonly string[] => {
    const book = createAddressBook();
    book.noteAgent(agentOf('agent-1', '10.0.0.9', 'fd00::9'));
    book.note('a', carrying('a', tellings));
    return shortOf(book, 'a');
  };

  test.each<[string, readonly (readonly NetworkInfoSaid[])[], readonly string[]]>([
    [
      'an address told twice is one, under the network that has a name',
      [[infoOf(undefined, '10.0.0.1'), infoOf('n', '10.0.0.1')]],
      ['10.0.0.1 n container owned'],
    ],
    ['in that order too', [[infoOf('n', '10.0.0.1'), infoOf(undefined, '10.0.0.1')]], ['10.0.0.1 n container owned']],
    ['under two names it is that told first', [[infoOf('n', '10.0.0.1'), infoOf('m', '10.0.0.1')]], ['10.0.0.1 n container owned']],
    [
      'the newest telling, where none is the agent’s',
      [[infoOf(undefined, '10.0.0.1')], [infoOf(undefined, '10.0.0.2')]],
      ['10.0.0.2  container owned'],
    ],
    ['not one that is all the agent’s', [[infoOf(undefined, '10.0.0.1')], [infoOf(undefined, '10.0.0.9')]], ['10.0.0.1  container owned']],
    ['the agent’s, where there is nothing else', [[infoOf(undefined, '10.0.0.9')]], ['10.0.0.9  agent owned']],
    [
      'beside a known address of the agent its other one',
      [[infoOf(undefined, 'fd00::9', '10.0.0.2')]],
      ['fd00::9  agent owned', '10.0.0.2  agent owned'],
    ],
    ['not where they have a name', [[infoOf('n', 'fd00::9', '10.0.0.2')]], ['fd00::9 n agent owned', '10.0.0.2 n container owned']],
    [
      'nor from another entry',
      [[infoOf(undefined, 'fd00::9'), infoOf(undefined, '10.0.0.2')]],
      ['fd00::9  agent owned', '10.0.0.2  container owned'],
    ],
  ])('%s', (_, tellings, expected) => {
    expect(shown(...tellings)).toEqual(expected);
  });
});

test('what is not there is made once', () => {
  const map = new Map<string, number[]>();
  const made = getOrAdd(map, 'a', () => [1]);
  expect(getOrAdd(map, 'a', () => [2])).toBe(made);
});
