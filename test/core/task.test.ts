/** evolveTask: a table of lives, and a property against a reference model that keeps whole histories instead of folding. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TaskRecord } from '../../core/records.js';
import type { StatusSaid, TaskState } from '../../core/said.js';
import { evolveTask, type TaskSaid } from '../../core/task.js';
import { MAX_TELLINGS } from '../../core/task-assignment.js';
import { buildToldAt, START_MS } from '../support/records.js';
import { buildLiveState, buildNetworkInfo, buildStatus, buildTaskInfo, networkOf } from '../support/said.js';

/** Folds statuses one after another at offsets 0, 1, … of one partition, a second apart. */
function fold(said: readonly TaskSaid[], from?: TaskRecord): TaskRecord | undefined {
  let task = from;
  const first = (from?.folded['taskStatus:0'] ?? -1) + 1;
  said.forEach((one, index) => {
    task = evolveTask(task, {
      at: buildToldAt({ offset: first + index, atMs: START_MS + (first + index) * 1_000 }),
      said: [one],
      frameworkName: undefined,
    });
  });
  return task;
}

function addressesOf(task: TaskRecord | undefined): readonly string[] {
  return task?.assignment?.tellings.flat().flatMap(({ addresses }) => addresses.map(({ address }) => address)) ?? [];
}

const running = (address: string, over: Partial<StatusSaid> = {}): StatusSaid =>
  buildStatus({ containerId: 'c1', statusAtMs: 10_000, networkInfos: networkOf(address), ...over });

describe('addresses', () => {
  test.each<[TaskState]>([
    ['TASK_STAGING'],
    ['TASK_STARTING'],
    ['TASK_KILLING'],
    ['TASK_FINISHED'],
    ['TASK_FAILED'],
    ['TASK_LOST'],
    ['TASK_UNREACHABLE'],
    ['TASK_STATE_99'],
  ])('told by %s are no addresses of the task', (state) => {
    expect(addressesOf(fold([buildStatus({ state, networkInfos: networkOf('10.0.0.9') })]))).toEqual([]);
    expect(addressesOf(fold([running('10.0.0.1'), buildStatus({ state, networkInfos: networkOf('10.0.0.9') })]))).toEqual(['10.0.0.1']);
  });

  test.each<[string, Partial<StatusSaid>]>([
    ['no network infos at all', { networkInfos: undefined }],
    ['an empty list', { networkInfos: [] }],
    ['an entry without addresses', { networkInfos: [buildNetworkInfo()] }],
  ])('are not erased by a RUNNING with %s', (_, over) => {
    expect(addressesOf(fold([running('10.0.0.1'), buildStatus({ containerId: 'c1', ...over })]))).toEqual(['10.0.0.1']);
  });

  test('in another order, or told again, are no news', () => {
    const infos = [buildNetworkInfo({ name: 'a', addresses: networkOf('10.0.0.1')[0]?.addresses ?? [] }), ...networkOf('10.1.0.1')];
    const task = fold([buildStatus({ networkInfos: infos })]);
    expect(fold([buildStatus({ networkInfos: infos }), buildStatus({ networkInfos: infos.toReversed() })], task)).toBe(task);
  });

  test('of one assignment are kept as they were told, the newest last, and only so many', () => {
    const task = fold(['10.0.0.1', '10.0.0.2', '10.0.0.1', '10.0.0.3', '10.0.0.4'].map((address) => running(address)));
    expect(task?.assignment?.tellings).toHaveLength(MAX_TELLINGS);
    expect(addressesOf(task)).toEqual(['10.0.0.2', '10.0.0.3', '10.0.0.4']);
    expect(task?.assignment?.id).toBe('0:0');
  });

  test('make the assignment: a RUNNING without them introduces nothing', () => {
    expect(fold([buildStatus({ containerId: 'c1' }), running('10.0.0.1')])?.assignment?.id).toBe('0:1');
  });

  test('outside RUNNING are kept aside as evidence, each once', () => {
    const starting = buildStatus({ state: 'TASK_STARTING', networkInfos: networkOf('192.168.0.1') });
    expect(fold([starting, starting, running('10.0.0.1')])?.aside).toEqual(['192.168.0.1']);
  });
});

describe('ends', () => {
  test.each<[string, StatusSaid]>([
    ['a RUNNING of the same container', running('10.0.0.1', { statusAtMs: 99_000 })],
    ['a RUNNING without a container, older', buildStatus({ statusAtMs: 11_000, networkInfos: networkOf('10.0.0.1') })],
    ['a RUNNING without any timestamp', buildStatus({ networkInfos: networkOf('10.0.0.1') })],
    ['a reconciliation', buildStatus({ reason: 'REASON_RECONCILIATION', statusAtMs: 99_000, networkInfos: networkOf('10.0.0.1') })],
    ['an agent that registers again', buildStatus({ reason: 'REASON_AGENT_REREGISTERED', containerId: 'c2', statusAtMs: 99_000 })],
    ['a RUNNING of an earlier container', running('10.0.0.9', { containerId: 'c0', statusAtMs: 9_000 })],
    ['a suspending status', buildStatus({ state: 'TASK_LOST', statusAtMs: 99_000 })],
    ['another end of its container', buildStatus({ state: 'TASK_KILLED', containerId: 'c1', statusAtMs: 99_000 })],
    ['another end that is not later', buildStatus({ state: 'TASK_KILLED', statusAtMs: 20_000 })],
    ['another end by the master', buildStatus({ state: 'TASK_KILLED', source: 'master', statusAtMs: 99_000 })],
  ])('are final: %s changes nothing', (_, late) => {
    const ended = fold([running('10.0.0.1'), buildStatus({ state: 'TASK_FINISHED', containerId: 'c1', statusAtMs: 20_000 })]);
    expect(fold([late], ended)).toBe(ended);
  });

  test('are final: a later one, perhaps of a life that nothing else was heard of, is noted and changes nothing else', () => {
    const ended = fold([running('10.0.0.1'), buildStatus({ state: 'TASK_FINISHED', containerId: 'c1', statusAtMs: 20_000 })]);
    const later = fold([buildStatus({ state: 'TASK_KILLED', statusAtMs: 99_000 })], ended);
    const formerEnds = [{ atMs: 99_000, agentId: 'agent-1', containerId: undefined }];
    expect(later).toEqual({ ...ended, formerEnds, folded: later?.folded, position: later?.position });
  });

  test('are final by the clock of another machine too: the introducing RUNNING, told again, revives nothing', () => {
    const introducing = buildStatus({ statusAtMs: 100_000, networkInfos: networkOf('10.0.0.1') });
    const ended = fold([introducing, buildStatus({ state: 'TASK_FAILED', source: 'master', statusAtMs: 98_000 })]);
    expect(fold([introducing], ended)).toBe(ended);
  });

  test.each<[string, StatusSaid]>([
    ['another container', running('10.0.0.2', { containerId: 'c2', statusAtMs: 30_000 })],
    ['a later status where no container is told', buildStatus({ statusAtMs: 30_000, networkInfos: networkOf('10.0.0.2') })],
  ])('leave the way free for a new life: %s', (_, next) => {
    const { containerId } = next;
    const first = running('10.0.0.1', { containerId: containerId === undefined ? undefined : 'c1' });
    const task = fold([first, buildStatus({ state: 'TASK_FINISHED', statusAtMs: 20_000 }), next]);
    expect(task).toMatchObject({ status: 'active', endedAtMs: undefined, assignment: { id: '0:2' } });
    expect(addressesOf(task)).toEqual(['10.0.0.2']);
  });

  test('of an earlier container end nothing', () => {
    const task = fold([running('10.0.0.2', { containerId: 'c2' })]);
    expect(fold([buildStatus({ state: 'TASK_FAILED', containerId: 'c1' })], task)).toBe(task);
  });

  test('told by the state of the master end it too', () => {
    expect(fold([running('10.0.0.1'), buildLiveState({ state: 'TASK_KILLED' })])).toMatchObject({ status: 'ended', state: 'TASK_KILLED' });
  });
});

describe('lives', () => {
  test('a container that was not announced by the end of the one before begins a new life', () => {
    const task = fold([running('10.0.0.1'), running('10.0.0.2', { containerId: 'c2', statusAtMs: 30_000 })]);
    expect(addressesOf(task)).toEqual(['10.0.0.2']);
    expect(task?.assignment?.id).toBe('0:1');
  });

  test('late news of an earlier container change nothing', () => {
    const task = fold([running('10.0.0.2', { containerId: 'c2', statusAtMs: 30_000 })]);
    expect(fold([running('10.0.0.1', { statusAtMs: 20_000 })], task)).toBe(task);
    expect(fold([buildStatus({ state: 'TASK_UNREACHABLE', containerId: 'c1' })], task)).toBe(task);
  });

  test('a task that runs on another agent has a new life, although no container is told', () => {
    const before = buildStatus({ statusAtMs: 10_000, networkInfos: networkOf('10.0.0.1') });
    const task = fold([before, buildStatus({ agentId: 'agent-2', statusAtMs: 20_000, networkInfos: networkOf('10.0.0.2') })]);
    expect(addressesOf(task)).toEqual(['10.0.0.2']);
    expect(task).toMatchObject({ agentId: 'agent-2', assignment: { id: '0:1', agentId: 'agent-2' } });
  });
});

describe('suspension', () => {
  test.each<[TaskState]>([['TASK_LOST'], ['TASK_UNREACHABLE'], ['TASK_UNKNOWN'], ['TASK_GONE_BY_OPERATOR']])(
    '%s keeps what the task had, and RUNNING brings it back',
    (state) => {
      const suspended = fold([running('10.0.0.1'), buildStatus({ state, agentId: undefined })]);
      expect(suspended).toMatchObject({ status: 'suspended', state, agentId: 'agent-1', assignment: { id: '0:0' } });
      const back = fold([buildStatus({ containerId: 'c1', reason: 'REASON_AGENT_REREGISTERED', source: 'master' })], suspended);
      expect(back).toMatchObject({ status: 'active', assignment: { id: '0:0' } });
      expect(addressesOf(back)).toEqual(['10.0.0.1']);
    },
  );

  test('told again keeps the time at which it began, and notes that it was told', () => {
    const lost = buildStatus({ state: 'TASK_UNREACHABLE' });
    const suspended = fold([running('10.0.0.1'), lost]);
    expect(fold([lost], suspended)).toBe(suspended);
    const later = evolveTask(suspended, {
      at: buildToldAt({ offset: 9, atMs: START_MS + 3_600_000 }),
      said: [lost],
      frameworkName: undefined,
    });
    expect(later).toMatchObject({ statusSinceMs: START_MS + 1_000, position: { offset: 9 } });
  });
});

describe('folding', () => {
  test('what is at or below the position noted for its partition is skipped', () => {
    const task = fold([running('10.0.0.1'), running('10.0.0.1', { healthy: true })]);
    const again = evolveTask(task, {
      at: buildToldAt({ offset: 1 }),
      said: [buildStatus({ state: 'TASK_FINISHED' })],
      frameworkName: undefined,
    });
    expect(again).toBe(task);
  });

  test('the name of the framework is taken over', () => {
    const named = evolveTask(undefined, { at: buildToldAt(), said: [running('10.0.0.1')], frameworkName: 'Marathon' });
    expect(named?.frameworkName).toBe('Marathon');
    const again = evolveTask(named, { at: buildToldAt({ offset: 1 }), said: [running('10.0.0.1')], frameworkName: 'Marathon' });
    expect(again).toBe(named);
  });

  test('a tombstone forgets', () => {
    expect(fold([running('10.0.0.1'), { type: 'forget', frameworkId: 'marathon', taskId: 'web.1' }])).toBeUndefined();
  });

  test('task info adds to what is known of the task', () => {
    const info = buildTaskInfo({ name: 'web', labels: [{ key: 'tier', value: 'front' }], agentId: 'agent-7' });
    const task = fold([running('10.0.0.1'), info]);
    expect(task).toMatchObject({ agentId: 'agent-1', info: { name: 'web' }, assignment: { id: '0:0' } });
    expect(fold([info], task)).toBe(task);
    expect(fold([info])).toMatchObject({ state: 'TASK_STAGING', status: 'active', agentId: 'agent-7', position: { offset: 0 } });
  });

  test("a RUNNING whose state is already overtaken by the master's is no address less", () => {
    // mesos-facts §4.8 no. 7: state FINISHED against status RUNNING in one record.
    const task = evolveTask(undefined, {
      at: buildToldAt(),
      said: [running('10.0.0.1'), buildLiveState({ state: 'TASK_FINISHED' })],
      frameworkName: undefined,
    });
    expect(task).toMatchObject({ status: 'ended', state: 'TASK_FINISHED', assignment: { id: '0:0' } });
  });
});

/** What is told of one task id: lives one after another, each with a container and an address of its own. */
interface Told {
  readonly life: number;
  readonly kind: 'starting' | 'running' | 'healthy' | 'bare' | 'lost' | 'back' | 'end';
}

function sayOf({ life, kind }: Told): StatusSaid {
  const base = { containerId: `c${String(life)}`, statusAtMs: 10_000 * (life + 1) };
  const addressed = { ...base, networkInfos: networkOf(`10.0.0.${String(life)}`) };
  switch (kind) {
    case 'starting':
      return buildStatus({ ...base, state: 'TASK_STARTING', networkInfos: networkOf('192.168.0.1') });
    case 'running':
      return buildStatus({ ...addressed, statusAtMs: base.statusAtMs + 1_000 });
    case 'healthy':
      return buildStatus({ ...addressed, statusAtMs: base.statusAtMs + 5_000, healthy: true });
    case 'bare':
      return buildStatus({ ...base, statusAtMs: base.statusAtMs + 6_000 });
    case 'lost':
      return buildStatus({ state: 'TASK_LOST', source: 'master', statusAtMs: base.statusAtMs + 7_000 });
    case 'back':
      return buildStatus({ ...addressed, source: 'master', reason: 'REASON_AGENT_REREGISTERED', statusAtMs: base.statusAtMs + 7_500 });
    case 'end':
      return buildStatus({ ...base, state: 'TASK_FINISHED', statusAtMs: base.statusAtMs + 8_000, networkInfos: networkOf('192.168.0.1') });
  }
}

/** One life in the order in which it happens; any status of it may be missing. */
const life = fc.subarray<Told['kind']>(['starting', 'running', 'bare', 'healthy', 'lost', 'back', 'end'], { minLength: 1 });

/** Lives in order, with copies of what was told before thrown in: late, repeated, of this life and of earlier ones. */
const history: fc.Arbitrary<readonly Told[]> = fc
  .tuple(fc.array(life, { minLength: 1, maxLength: 4 }), fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 12 }))
  .map(([lives, copies]) => {
    const order = lives.flatMap((kinds, index) => kinds.map((kind): Told => ({ life: index, kind })));
    for (const [from, to] of copies) {
      const at = to % (order.length + 1);
      const copy = order[from % order.length];
      if (copy !== undefined && copy.kind !== 'lost' && from % order.length < at) order.splice(at, 0, copy);
    }
    return order;
  });

/**
 * The reference looks at the whole history instead of folding it: the newest life told counts; its end is final; LOST holds
 * until a RUNNING of that life; it has an address once a RUNNING of it told one.
 */
function expectedOf(told: readonly Told[]): { readonly status: string; readonly addresses: readonly string[] } {
  const newest = Math.max(...told.map((one) => one.life));
  const own = told.slice(told.findIndex((one) => one.life === newest)).filter((one) => one.life === newest);
  const lastLost = own.findLastIndex(({ kind }) => kind === 'lost');
  const isBack = own.slice(lastLost + 1).some(({ kind }) => ['running', 'healthy', 'bare', 'back'].includes(kind));
  const isLost = lastLost >= 0 && !isBack;
  const hasAddress = own.some(({ kind }) => ['running', 'healthy', 'back'].includes(kind));
  return {
    status: own.some(({ kind }) => kind === 'end') ? 'ended' : isLost ? 'suspended' : 'active',
    addresses: hasAddress ? [`10.0.0.${String(newest)}`] : [],
  };
}

/**
 * Whether the model can speak: a life that begins with its end or a return cannot be told from the one before, nor can one
 * that was lost before it ran be told from the next.
 */
function isTellable(told: readonly Told[]): boolean {
  const lives = [...new Set(told.map((one) => one.life))].map((index) => told.filter((one) => one.life === index).map(({ kind }) => kind));
  return lives.every((kinds) => {
    const firstLost = kinds.indexOf('lost');
    const ranBefore = kinds.slice(0, Math.max(0, firstLost)).some((kind) => kind === 'running' || kind === 'healthy' || kind === 'bare');
    return kinds[0] !== 'end' && kinds[0] !== 'back' && (firstLost < 0 || ranBefore);
  });
}

describe('any history', () => {
  test('folds to what the reference says of it, and folding it again changes nothing', () => {
    fc.assert(
      fc.property(history.filter(isTellable), (told) => {
        const said = told.map(sayOf);
        const task = fold(said);
        expect({ status: task?.status, addresses: addressesOf(task) }).toEqual(expectedOf(told));
        const again = said.reduce<TaskRecord | undefined>(
          (known, one, offset) => evolveTask(known, { at: buildToldAt({ offset }), said: [one], frameworkName: undefined }),
          task,
        );
        expect(again?.status).toBe(task?.status);
        expect(addressesOf(again)).toEqual(addressesOf(task));
      }),
      { numRuns: 2_000 },
    );
  });

  test('what is no news gives the same object, and what is news another', () => {
    fc.assert(
      fc.property(history, fc.nat(40), (told, pick) => {
        const said = told.map(sayOf);
        const task = fold(said);
        const one = said[pick % said.length];
        if (one === undefined) return;
        const next = fold([one], task);
        if (next !== task) expect({ ...next, folded: {}, position: undefined }).not.toEqual({ ...task, folded: {}, position: undefined });
      }),
    );
  });
});
