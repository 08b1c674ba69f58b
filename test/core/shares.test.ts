/** Restart, hand-over and moves between shares: protocol.md §2, §5, §6. */
import { describe, expect, test } from '@jest/globals';
import { createEngine } from '../../core/engine.js';
import { taskId } from '../../core/keys.js';
import { partitionOf } from '../../core/murmur2.js';
import { createInstance, createOwner, type Instance } from '../support/engine-harness.js';
import { buildSettings, PASS, REFUSED } from '../support/engine-settings.js';
import { createWorld, foldState, publish, stateOf, writeState, type World } from '../support/engine-world.js';
import { buildAgentSaid, buildStatus, buildTaskInfo, networkOf } from '../support/said.js';

const ID = 'marathon|web.1|web|10.0.0.1|8080';
const TASK = 'task|marathon|web.1';

/** An agent id that belongs to this share of `count`. */
function agentOf(share: number, count: number): string {
  for (let index = 0; ; index += 1) if (partitionOf(`agent-${String(index)}`, count) === share) return `agent-${String(index)}`;
}

function turnUnhealthy(instance: Instance, id = ID): void {
  for (let fails = 0; fails < 3; fails += 1) {
    instance.probe(id, REFUSED);
    instance.settle();
  }
}

function eventsTold(world: World): readonly string[] {
  return world.told.map(({ notification }) => notification.event);
}

describe('restart', () => {
  test('firing that was sent, but not yet noted as sent, is followed by resolved when the task ended meanwhile', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    turnUnhealthy(a);
    expect(eventsTold(world)).toEqual(['firing']);
    publish(world, [buildStatus({ state: 'TASK_FINISHED' })]);
    createOwner(world);
    expect(eventsTold(world)).toEqual(['firing', 'resolved']);
    expect(world.told[1]?.notification.reason).toBe('gone');
  });

  test('a pending notification goes on under the same webhook id, with the same words', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    turnUnhealthy(a);
    world.nowMs += 60_000;
    a.report([...a.outbox.keys()][0] ?? '', 'retrying');
    a.settle();
    createOwner(world);
    const [first, again] = world.told.map(({ notification }) => notification);
    expect(again?.webhookId).toBe(first?.webhookId);
    expect(again?.timeMs).toBe(first?.timeMs);
    expect(again?.attempts).toBe(1);
  });

  test('what is told while draining is not marked as read: the next life reads it', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    a.give({ type: 'draining', nowMs: world.nowMs });
    publish(world, [buildStatus({ state: 'TASK_FINISHED' })]);
    a.settle();
    expect(a.engine.isDrained()).toBe(true);
    const b = createOwner(world);
    expect(b.engine.task('marathon', 'web.1')?.status).toBe('ended');
  });

  test('a task forgotten while nobody owned its share stays forgotten', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    publish(world, [{ type: 'forget', frameworkId: 'marathon', taskId: 'web.1' }]);
    const b = createOwner(world);
    expect(foldState(world, 0).has(TASK)).toBe(false);
    b.tick(10_000);
    b.settle();
    b.tick(10_000);
    b.settle();
    expect(createOwner(world).engine.task('marathon', 'web.1')).toBeUndefined();
    expect(new Set(world.events.filter(({ type }) => type === 'taskpulse.task.ended').map(({ id }) => id)).size).toBe(1);
  });

  test('all that was ever told of an agent is known again, although the state still holds its older records', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildAgentSaid({ addresses: ['192.168.0.1'] })]);
    a.settle();
    publish(world, [buildAgentSaid({ addresses: ['192.168.0.2'] })]);
    a.settle();
    for (let round = 0; round < 3; round += 1) {
      a.tick(10_000);
      a.settle();
    }
    const b = createOwner(world);
    expect([...b.engine.agents()]).toMatchObject([{ addresses: ['192.168.0.1', '192.168.0.2'] }]);
  });

  test('a run that another owner had a part in is closed as cut', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    for (let passes = 0; passes < 3; passes += 1) a.probe(ID, PASS);
    a.settle();
    a.own();
    a.own(0);
    a.settle();
    a.probe(ID, PASS);
    a.probe(ID, REFUSED);
    a.settle();
    expect(world.events.find(({ type }) => type === 'taskpulse.target.run')?.data).toMatchObject({ outcome: 'pass', cut: true });
  });
});

describe('a task that is launched again on an agent of another share', () => {
  const [first, second] = [agentOf(0, 2), agentOf(1, 2)];

  function moveWhileDown(address: string): World {
    const world = createWorld(2);
    const a = createOwner(world);
    publish(world, [buildStatus({ agentId: first, containerId: 'c1', networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    turnUnhealthy(a);
    a.sendAll();
    a.settle();
    publish(world, [buildStatus({ agentId: second, containerId: 'c2', networkInfos: networkOf(address) })]);
    return world;
  }

  test.each([
    ['the old share first', [0, 1]],
    ['the new share first', [1, 0]],
  ])('is moved although nobody was there when it moved: %s', (_, shares) => {
    const world = moveWhileDown('10.0.0.2');
    const b = createInstance(world, 'b');
    b.start();
    b.own(shares[0] ?? 0);
    b.settle();
    b.own(0, 1);
    b.settle();
    expect(foldState(world, 0).has(TASK)).toBe(false);
    expect(foldState(world, 1).get(TASK)).toMatchObject({ agentId: second });
    expect([...b.engine.targets()].map(({ record }) => record.address)).toEqual(['10.0.0.2']);
    expect(foldState(world, 0).has(`target|${ID}`)).toBe(false);
    expect(eventsTold(world)).toEqual(['firing', 'resolved']);
  });

  test('keeps its new target when the old share tells the end of the old one, even at the same address', () => {
    const world = moveWhileDown('10.0.0.1');
    const b = createInstance(world, 'b');
    b.start();
    b.own(1);
    b.settle();
    const c = createInstance(world, 'c');
    c.start();
    c.own(0);
    c.settle();
    b.settle();
    expect(b.engine.target(ID)?.record).toMatchObject({ agentId: second, health: 'unknown' });
    expect([...b.probing.keys()]).toEqual([ID]);
    expect(foldState(world, 0).has(`target|${ID}`)).toBe(false);
    expect(foldState(world, 1).has(`target|${ID}`)).toBe(true);
    c.settle();
    expect(c.engine.target(ID)?.record).toMatchObject({ agentId: second });
    expect(eventsTold(world)).toEqual(['firing', 'resolved']);
  });

  test('keeps its new target when the owner of the old share, who has not read of the move, still writes the old one', () => {
    const world = createWorld(2);
    const c = createInstance(world, 'c');
    c.start();
    c.own(0);
    publish(world, [buildStatus({ agentId: first, containerId: 'c1', networkInfos: networkOf('10.0.0.1') })]);
    c.settle();
    publish(world, [buildStatus({ agentId: second, containerId: 'c2', networkInfos: networkOf('10.0.0.1') })]);
    const b = createInstance(world, 'b');
    b.start();
    b.own(1);
    b.settle();
    c.probe(ID, PASS);
    c.land();
    b.settle();
    expect(b.engine.target(ID)?.record).toMatchObject({ agentId: second, passes: 0 });
  });

  test('does not come back in its old share after it is forgotten', () => {
    const world = moveWhileDown('10.0.0.2');
    const b = createOwner(world, 'b');
    publish(world, [{ type: 'forget', frameworkId: 'marathon', taskId: 'web.1' }]);
    b.settle();
    for (let round = 0; round < 4; round += 1) {
      b.tick(10_000);
      b.settle();
    }
    expect(createOwner(world, 'c').engine.task('marathon', 'web.1')).toBeUndefined();
  });
});

/** `x` owns the share of `web.1` without an agent, `y` that of the agent. */
function createOwners(): { world: World; own: number; agentId: string; x: Instance; y: Instance } {
  const world = createWorld(2);
  const own = partitionOf(taskId('marathon', 'web.1'), 2);
  const [x, y] = [createInstance(world, 'x'), createInstance(world, 'y')];
  x.start();
  x.own(own);
  y.start();
  y.own(1 - own);
  for (const instance of [x, y]) instance.settle();
  return { world, own, agentId: agentOf(1 - own, 2), x, y };
}

test('a task whose agent only its TaskInfo names has its target in its own share, judged there and kept by a restart', () => {
  const { world, own, agentId, x, y } = createOwners();
  publish(world, [buildTaskInfo({ agentId })], { topic: 'taskInfo' });
  x.settle();
  y.settle();
  publish(world, [buildStatus({ agentId: undefined, networkInfos: networkOf('10.0.0.1') })]);
  for (let round = 0; round < 3; round += 1) for (const instance of [x, y]) instance.settle();
  expect([x.probing.size, y.probing.size]).toEqual([0, 1]);
  turnUnhealthy(y);
  y.sendAll();
  y.settle();
  expect(eventsTold(world)).toEqual(['firing']);
  expect([foldState(world, own).has(`target|${ID}`), foldState(world, 1 - own).has(`target|${ID}`)]).toEqual([false, true]);
  const b = createOwner(world, 'b');
  expect(b.engine.target(ID)?.record.health).toBe('unhealthy');
  expect(eventsTold(world)).toEqual(['firing']);
});

test('a task whose agent a later RUNNING of the same life is the first to name is judged in its new share', () => {
  const { world, agentId, x, y } = createOwners();
  publish(world, [buildStatus({ agentId: undefined, networkInfos: networkOf('10.0.0.1') })]);
  for (let round = 0; round < 3; round += 1) for (const instance of [x, y]) instance.settle();
  expect([x.probing.size, y.probing.size]).toEqual([1, 0]);
  publish(world, [buildStatus({ agentId, networkInfos: networkOf('10.0.0.1') })]);
  for (let round = 0; round < 3; round += 1) for (const instance of [y, x]) instance.settle();
  expect([x.probing.size, y.probing.size]).toEqual([0, 1]);
  turnUnhealthy(y);
  y.sendAll();
  expect(eventsTold(world)).toEqual(['firing']);
});

describe('a task that was forgotten in the share that it moved to, of which the share before knows less', () => {
  const HOUR_MS = 3_600_000;
  const ended = { state: 'TASK_FINISHED' } as const;

  /** An owner of both writes share 1 with its mark, and nothing of share 0, before it dies. */
  function forgetInLastShare(world: World, ...runs: readonly (readonly [index: number, isEnded?: true | undefined])[]): void {
    world.nowMs += 3 * HOUR_MS;
    for (const [index, isEnded] of runs) {
      const run = { agentId: agentOf(index % 2, 2), containerId: `c${String(index)}` };
      const atMs = world.nowMs - (3 - index / 4) * HOUR_MS;
      publish(world, [buildStatus({ ...run, statusAtMs: atMs, networkInfos: networkOf(`10.0.0.${String(index)}`) })], { atMs });
      if (isEnded) publish(world, [buildStatus({ ...run, ...ended, statusAtMs: atMs + 1_000 })], { atMs: atMs + 1_000 });
    }
    const a = createInstance(world);
    a.start();
    a.own(0, 1);
    const landsOfShare1 = (): number => a.outgoing.findIndex((append) => 'share' in append && append.share === 1);
    for (let tick = 0; tick < 4; tick += 1) {
      for (let index = landsOfShare1(); index >= 0; index = landsOfShare1()) {
        a.land(index);
        while (a.readState(1));
      }
      a.tick(10_000);
    }
    expect([[...foldState(world, 0).keys()], [...foldState(world, 1).keys()]]).toEqual([[], ['inputs']]);
  }

  test.each([
    ['had ended before it moved', true],
    ['moved as it was', undefined],
  ] as const)('does not come to life again: it %s', (_name, isEnded) => {
    const world = createWorld(2);
    forgetInLastShare(world, [0, isEnded], [1, true]);
    const b = createOwner(world, 'b');
    expect([...b.engine.tasks()]).toEqual([]);
    expect([...b.probing.keys()]).toEqual([]);
    b.tick(10_000);
    b.settle();
    expect(foldState(world, 0).has(TASK)).toBe(false);
  });

  test('lives in the share that it came back to', () => {
    const world = createWorld(2);
    forgetInLastShare(world, [0], [1, true]);
    publish(world, [buildStatus({ agentId: agentOf(0, 2), containerId: 'c2', networkInfos: networkOf('10.0.0.2') })]);
    expect([...createOwner(world, 'b').probing.keys()]).toEqual(['marathon|web.1|web|10.0.0.2|8080']);
  });

  test('has its old target told as gone where the share before still holds it', () => {
    const world = createWorld(2);
    const atMs = world.nowMs;
    publish(world, [buildStatus({ agentId: agentOf(0, 2), containerId: 'c0', networkInfos: networkOf('10.0.0.1') })], { atMs });
    const x = createOwner(world, 'x');
    turnUnhealthy(x);
    x.sendAll();
    x.settle();
    const inShare0 = stateOf(world, 0).length;
    const run = { agentId: agentOf(1, 2), containerId: 'c1' };
    publish(world, [buildStatus({ ...run, networkInfos: networkOf('10.0.0.2') })]);
    publish(world, [buildStatus({ ...run, ...ended })]);
    x.settle();
    for (let tick = 0; tick < 3; tick += 1) {
      x.tick(2 * HOUR_MS);
      x.settle();
    }
    expect([...foldState(world, 1).keys()]).toEqual(['inputs']);
    // what its owner wrote of share 0 since never landed
    stateOf(world, 0).splice(inShare0);
    world.told.splice(0);
    const b = createOwner(world, 'b');
    expect([...b.engine.tasks()]).toEqual([]);
    expect(b.probing.size).toBe(0);
    expect(eventsTold(world)).toEqual(['resolved']);
    expect(foldState(world, 0).has(TASK)).toBe(false);
  });
});

describe('marks', () => {
  test('are not asked for before what they cover is read back', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    while (a.readInput('taskStatus:0'));
    for (let round = 0; round < 3; round += 1) a.tick(10_000);
    a.settle();
    expect(foldState(world, 0).has('inputs')).toBe(false);
    a.tick(10_000);
    a.settle();
    expect(foldState(world, 0).get('inputs')).toMatchObject({ marks: [{ offset: 1 }] });
  });

  test('that wait to be written are void once the share was lost, although it is ours again before anybody looks', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
    a.settle();
    a.tick(10_000);
    // more than one batch, so that what the mark covers and the mark can be written apart
    for (let index = 2; index <= 300; index += 1) {
      const networkInfos = networkOf(`10.0.${String(index >> 8)}.${String(index & 255)}`);
      publish(world, [buildStatus({ taskId: `web.${String(index)}`, networkInfos })]);
    }
    while (a.readInput('taskStatus:0'));
    a.tick(10_000);
    writeState(world, 0, { key: 'claim', value: JSON.stringify({ schema: 1, instance: 'z', nonce: 'z', shares: 1 }), epoch: -1, seq: -1 });
    while (a.readState(0));
    a.own(0);
    a.land(a.outgoing.findIndex(({ type }) => type === 'append-claim'));
    while (a.readState(0));
    expect(a.engine.phase(0)).toBe('live');
    a.tick(10_000);
    const epoch = a.engine.ownEpoch(0);
    a.outgoing.splice(0, a.outgoing.length, ...a.outgoing.filter((append) => append.type === 'append-events' && append.epoch === epoch));
    a.land();
    // one batch is in the log when it dies
    a.land();
    expect(createOwner(world, 'b').engine.counts().tasks.active).toBe(300);
  });

  test('keep what was forgotten forgotten, although another share has inputs read from their beginning', () => {
    const world = createWorld(2);
    const a = createInstance(world, 'a');
    a.start();
    a.own(0);
    const agentId = agentOf(0, 2);
    publish(world, [buildStatus({ agentId, networkInfos: networkOf('10.0.0.1') })]);
    publish(world, [buildStatus({ agentId, state: 'TASK_FINISHED' })]);
    a.settle();
    for (let round = 0; round < 3; round += 1) {
      a.tick(3_600_000);
      a.settle();
    }
    expect(a.engine.task('marathon', 'web.1')).toBeUndefined();
    expect(a.engine.inputsFrom('taskStatus', 0)).toBeUndefined();
    expect(createOwner(world, 'b').engine.task('marathon', 'web.1')).toBeUndefined();
  });

  test('let a start begin at the least of all shares, and at the beginning while one has none', () => {
    const engine = createEngine({ settings: buildSettings(), shareCount: 2 });
    const mark = (share: number, offset: number): void => {
      const value = JSON.stringify({ schema: 1, marks: [{ topic: 'taskStatus', partition: 0, offset, atMs: 1 }] });
      engine.handle({ type: 'state-record', share, offset: 0, atMs: 1, key: 'inputs', value, epoch: -1, seq: 0, nowMs: 1 });
    };
    mark(0, 38);
    expect(engine.inputsFrom('taskStatus', 0)).toBeUndefined();
    mark(1, 37);
    expect(engine.inputsFrom('taskStatus', 0)).toBe(37);
    expect(engine.inputsFrom('taskStatus', 1)).toBeUndefined();
  });
});

describe('bad records', () => {
  const failure = { stage: 'decode', errorClass: 'TruncatedMessage', field: undefined, message: 'It ends too early' } as const;

  test('no mark passes one before its dead letter is in the log, and the mark tells the time of the record before it', () => {
    const world = createWorld();
    const a = createOwner(world);
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })], { atMs: 1_000 });
    publish(world, failure, { atMs: 2_000 });
    publish(world, [buildStatus({ healthy: true })], { atMs: 3_000 });
    while (a.readInput('taskStatus:0'));
    const [letter] = a.outgoing.splice(
      a.outgoing.findIndex(({ type }) => type === 'append-dead-letter'),
      1,
    );
    for (let round = 0; round < 3; round += 1) {
      a.tick(10_000);
      a.settle();
    }
    expect(foldState(world, 0).get('inputs')).toMatchObject({ marks: [{ offset: 1, atMs: 1_000 }] });
    if (letter !== undefined) a.outgoing.push(letter);
    a.settle();
    for (let round = 0; round < 3; round += 1) {
      a.tick(10_000);
      a.settle();
    }
    expect(foldState(world, 0).get('inputs')).toMatchObject({ marks: [{ offset: 3, atMs: 3_000 }] });
  });

  test('are written once more by the successor of an owner that died, and not by one that comes after the mark', () => {
    const world = createWorld();
    const a = createOwner(world);
    const b = createInstance(world, 'b');
    b.start();
    publish(world, failure);
    b.settle();
    a.readInput('taskStatus:0');
    b.own(0);
    b.settle();
    expect(world.deadLetters).toHaveLength(1);
    const c = createInstance(world, 'c');
    c.start();
    for (let round = 0; round < 3; round += 1) {
      b.tick(10_000);
      b.settle();
    }
    c.settle();
    c.own(0);
    c.settle();
    expect(world.deadLetters).toHaveLength(1);
  });
});

test('a claim is to be written until it is read back, the share is taken away, or claimed anew', () => {
  const world = createWorld();
  const a = createInstance(world);
  a.start();
  const nonces: string[] = [];
  const claimAgain = (): void => {
    a.own(0);
    for (const append of a.outgoing.splice(0)) if (append.type === 'append-claim') nonces.push(append.claim.nonce);
  };
  const wanted = (): readonly boolean[] => nonces.map((nonce) => a.engine.isClaiming(0, nonce));
  claimAgain();
  expect(wanted()).toEqual([true]);
  a.own();
  expect(wanted()).toEqual([false]);
  claimAgain();
  expect(wanted()).toEqual([false, true]);
  const value = JSON.stringify({ schema: 1, instance: 'a', nonce: nonces[1], shares: 1 });
  writeState(world, 0, { key: 'claim', value, epoch: -1, seq: -1 });
  a.settle();
  expect([a.engine.phase(0), ...wanted()]).toEqual(['live', false, false]);
});

test('equal settings change nothing: nothing is started or stopped', () => {
  const world = createWorld();
  const a = createOwner(world);
  publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
  a.settle();
  const effects = a.give({ type: 'reconfigured', settings: buildSettings(), nowMs: world.nowMs });
  expect(effects).toEqual([]);
});
