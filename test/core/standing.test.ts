/** Which of several tellings of one container stands, a case for each rule; and that what does not stand is evidence against the agent's tasks. */
import { describe, expect, test } from '@jest/globals';
import { createAddressBook } from '../../core/address-book.js';
import type { TaskRecord } from '../../core/records.js';
import type { NetworkInfoSaid } from '../../core/said.js';
import { standingOf } from '../../core/standing.js';
import { buildTask } from '../support/records.js';
import { addressSaid, buildNetworkInfo } from '../support/said.js';

function infoOf(name: string | undefined, ...addresses: readonly string[]): NetworkInfoSaid {
  return buildNetworkInfo({ name, addresses: addresses.map(addressSaid) });
}

function taskTelling(tellings: readonly (readonly NetworkInfoSaid[])[], over: Partial<TaskRecord> = {}): TaskRecord {
  const task = buildTask(over);
  if (task.assignment === undefined) throw new Error('Cannot tell anything of a task without an assignment');
  return { ...task, assignment: { ...task.assignment, containerId: `c-${task.taskId}`, tellings } };
}

const AGENT = [infoOf(undefined, '10.1.0.1', 'fd00:1::1')];
const BRIDGE = [infoOf(undefined, '172.17.0.2')];
const A = infoOf('a', '10.2.0.1');
const B = infoOf('b', '10.3.0.1');
const dockerLabel = { key: 'Docker.NetworkSettings.IPAddress', value: '172.17.0.2' };

describe('of what RUNNING statuses told of one container', () => {
  test.each<readonly [string, TaskRecord, readonly (readonly NetworkInfoSaid[])[], readonly string[]]>([
    ['nothing: nothing stands', taskTelling([]), [], []],
    ['one telling stands as it is', taskTelling([AGENT], { aside: ['10.1.0.1'], labels: [dockerLabel] }), [AGENT], []],
    ['names stand, told first', taskTelling([[A], AGENT]), [[A]], ['10.1.0.1', 'fd00:1::1']],
    ['names stand, told last', taskTelling([AGENT, [A]]), [[A]], ['10.1.0.1', 'fd00:1::1']],
    ['a network that is left out for a while is filled in', taskTelling([[A, B], [A]]), [[A, B]], []],
    ['of one network the newest entry stands', taskTelling([[A], [infoOf('a', '10.2.0.9')]]), [[infoOf('a', '10.2.0.9')]], []],
    [
      'an entry without a name beside named ones is the executor telling its address itself, not the agent',
      taskTelling([[infoOf(undefined, '10.2.0.1'), A], AGENT]),
      [[infoOf(undefined, '10.2.0.1'), A]],
      ['10.1.0.1', 'fd00:1::1'],
    ],
    [
      'a network without addresses for a while keeps those it had',
      taskTelling([
        [A, B],
        [A, infoOf('b')],
      ]),
      [[A, B]],
      [],
    ],
    ['one that never had any stands as it is', taskTelling([[infoOf('b')], [A, infoOf('b')]]), [[A, infoOf('b')]], []],
    [
      'an entry without a name that repeats a named address goes with its telling',
      taskTelling([[infoOf(undefined, '10.2.0.1'), A], [A]]),
      [[A]],
      [],
    ],
    [
      'a label names one of two addresses',
      taskTelling([[infoOf(undefined, '172.17.0.2', 'fd00::2')], AGENT], { labels: [dockerLabel] }),
      [[infoOf(undefined, '172.17.0.2', 'fd00::2')]],
      ['10.1.0.1', 'fd00:1::1'],
    ],
    ['the address that a label names stands', taskTelling([BRIDGE, AGENT], { labels: [dockerLabel] }), [BRIDGE], ['10.1.0.1', 'fd00:1::1']],
    [
      'a label of another key names nothing',
      taskTelling([BRIDGE, AGENT], { labels: [{ ...dockerLabel, key: 'ip' }] }),
      [BRIDGE, AGENT],
      [],
    ],
    [
      'a label that no telling has decides nothing',
      taskTelling([BRIDGE, AGENT], { labels: [{ ...dockerLabel, value: '172.17.0.9' }] }),
      [BRIDGE, AGENT],
      [],
    ],
    [
      'what was told outside RUNNING too does not stand',
      taskTelling([BRIDGE, AGENT], { aside: ['10.1.0.1'] }),
      [BRIDGE],
      ['10.1.0.1', 'fd00:1::1'],
    ],
    [
      'where all were told outside RUNNING nothing is decided',
      taskTelling([BRIDGE, AGENT], { aside: ['10.1.0.1', '172.17.0.2'] }),
      [BRIDGE, AGENT],
      [],
    ],
    ['where none was, nothing is decided', taskTelling([BRIDGE, AGENT]), [BRIDGE, AGENT], []],
  ])('%s', (_, task, tellings, overruled) => {
    expect(standingOf(task)).toEqual({ tellings, overruled });
  });

  test("Mesos's own label of that time counts like Docker's", () => {
    const labels = [{ key: 'MesosContainerizer.NetworkSettings.IPAddress', value: '172.17.0.2' }];
    expect(standingOf(taskTelling([BRIDGE, AGENT], { labels })).tellings).toEqual([BRIDGE]);
  });
});

describe('what does not stand', () => {
  test('is not shown, and speaks against the same address of other tasks of that agent', () => {
    const book = createAddressBook();
    book.note('host', taskTelling([AGENT], { taskId: 'host' }));
    expect(book.addressesOf('host').map(({ provenance }) => provenance)).toEqual(['container', 'container']);
    const touched = book.note('cni', taskTelling([[A], AGENT], { taskId: 'cni' }));
    expect([...touched].sort()).toEqual(['10.1.0.1', 'fd00:1::1']);
    expect(book.addressesOf('cni').map(({ address, provenance }) => [address, provenance])).toEqual([['10.2.0.1', 'container']]);
    expect(book.addressesOf('host').map(({ provenance }) => provenance)).toEqual(['agent', 'agent']);
  });

  test('is judged anew when a label comes that decides', () => {
    const book = createAddressBook();
    const task = taskTelling([BRIDGE, AGENT]);
    book.note('t', task);
    book.note('t', { ...task, labels: [dockerLabel] });
    expect(book.addressesOf('t').map(({ address }) => address)).toEqual(['172.17.0.2']);
  });
});
