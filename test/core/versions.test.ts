/** Records of other versions: an earlier one's are read, what a later one added is carried along (protocol.md §1.7). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { createInstance, createOwner, type Instance } from '../support/engine-harness.js';
import { PASS, REFUSED } from '../support/engine-settings.js';
import {
  compactState,
  createWorld,
  foldState,
  publish,
  stateOf,
  writeState,
  type StateEntry,
  type World,
} from '../support/engine-world.js';
import { buildStatus, networkOf } from '../support/said.js';

const UP = 'marathon|web.2|web|10.0.0.2|8080';
const DOWN = 'marathon|web.1|web|10.0.0.1|8080';

const FIRST = readFileSync(new URL('../fixtures/state/first-version.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as StateEntry);

function worldOf(entries: readonly StateEntry[]): World {
  const world = createWorld();
  stateOf(world, 0).push(...entries);
  world.stateEnds[0] = entries.length;
  world.nowMs = (entries.at(-1)?.atMs ?? 0) + 10_000;
  return world;
}

/** As a later version would write it: more fields, at the top and inside. */
function addFields(entry: StateEntry): StateEntry {
  if (entry.value === undefined || entry.key === 'claim') return entry;
  const { assignment, run, subject, ...record } = JSON.parse(entry.value) as Record<string, object | undefined>;
  const inside = Object.fromEntries(
    Object.entries({ assignment, run, subject }).flatMap(([name, value]) => (value === undefined ? [] : [[name, { ...value, later: 1 }]])),
  );
  return { ...entry, value: JSON.stringify({ ...record, ...inside, later: { kept: true } }) };
}

/** Both tasks told of anew, the agent too; the target that was down recovers, the other one fails; marks are written. */
function liveOn(world: World, a: Instance): void {
  const running = { networkInfos: networkOf('10.0.0.1'), healthy: true };
  publish(world, [buildStatus({ containerId: 'c1', ...running })], { offset: 4 });
  const agent = { type: 'agent', agentId: 'agent-1', hostname: 'node-1.example', addresses: ['192.168.0.2'] } as const;
  publish(world, [agent, buildStatus({ taskId: 'web.2', containerId: 'c2', healthy: false })]);
  publish(world, [buildStatus({ taskId: 'web.3', containerId: 'c3', state: 'TASK_LOST' })]);
  a.settle();
  a.probe(DOWN, PASS);
  a.probe(UP, REFUSED);
  a.settle();
  a.sendAll();
  for (let round = 0; round < 3; round += 1) {
    a.settle();
    a.tick(10_000);
  }
  a.settle();
}

describe('the first version', () => {
  test('is read: tasks, addresses, targets, the open incident, and the mark', () => {
    const { engine } = createOwner(worldOf(FIRST));
    expect([...engine.tasks()].map(({ taskId, status }) => `${taskId} ${status}`)).toEqual(['web.1 active', 'web.2 active', 'web.3 ended']);
    expect([...engine.addresses()].map(({ address }) => address)).toEqual(['10.0.0.1', '10.0.0.2']);
    expect([...engine.targets()].map(({ record }) => [record.id, record.health, record.fails])).toEqual([
      [DOWN, 'unhealthy', 3],
      [UP, 'healthy', 0],
    ]);
    const incidents = [...engine.incidents()].map(({ record, deliveries }) => [record.closedMs, ...deliveries.map(({ result }) => result)]);
    expect(incidents).toEqual([[undefined, 'sent']]);
    expect(engine.inputsFrom('taskStatus', 0)).toBe(4);
  });

  test('is gone on with: nothing is told again, and its incident is resolved under its id', () => {
    const world = worldOf(FIRST);
    const a = createOwner(world);
    const id = [...a.engine.incidents()][0]?.record.id;
    liveOn(world, a);
    expect(world.told.map(({ notification }) => [notification.event, notification.incidentId])).toEqual([['resolved', id]]);
  });
});

describe('a later version', () => {
  const later = FIRST.map(addFields);

  test('loses none of the fields that it added when we write its records again', () => {
    const world = worldOf(later);
    const a = createOwner(world);
    liveOn(world, a);
    const rewritten = new Set(
      stateOf(world, 0)
        .slice(later.length)
        .map(({ key }) => key.split('|')[0]),
    );
    expect([...rewritten].sort()).toEqual(['agent', 'claim', 'delivery', 'incident', 'inputs', 'target', 'task']);
    for (const [key, value] of foldState(world, 0)) expect([key, value['later']]).toEqual([key, { kept: true }]);
    expect(foldState(world, 0).get('task|marathon|web.1')).toMatchObject({ healthy: true, assignment: { later: 1 } });
    expect(foldState(world, 0).get('inputs')).toMatchObject({ marks: [{ offset: 7 }] });
  });

  test('finds them also where the cleaner was and another instance took over', () => {
    const world = worldOf(later);
    liveOn(world, createOwner(world));
    compactState(world);
    const b = createOwner(world, 'b');
    b.probe(UP, REFUSED);
    b.settle();
    expect(foldState(world, 0).get(`target|${UP}`)).toMatchObject({ fails: 2, later: { kept: true } });
  });
});

describe('a kind of record that we do not know', () => {
  const KINDS = [
    { key: 'lease|agent-1', value: '{"schema":1,"until":1}', epoch: 0, seq: 100 },
    { key: 'note|1', value: '{"schema":1,"text":"from any instance, without an epoch"}', epoch: -1, seq: -1 },
    { key: 'blob', value: 'not even JSON', epoch: -1, seq: -1 },
  ] as const;

  function withKinds(): World {
    const world = worldOf(FIRST);
    for (const entry of KINDS) writeState(world, 0, entry);
    return world;
  }

  const valuesOf = (world: World) =>
    KINDS.map(
      ({ key }) =>
        stateOf(world, 0)
          .filter((entry) => entry.key === key)
          .at(-1)?.value,
    );

  test('is left alone by an owner, at a restart, and by the next owner after the cleaner', () => {
    const world = withKinds();
    liveOn(world, createOwner(world));
    compactState(world);
    liveOn(world, createOwner(world, 'a'));
    createOwner(world, 'b');
    expect(valuesOf(world)).toEqual(KINDS.map(({ value }) => value));
  });

  test('that comes while we own the share is left alone too', () => {
    const world = worldOf(FIRST);
    const a = createOwner(world);
    for (const entry of KINDS) writeState(world, 0, entry);
    a.settle();
    liveOn(world, a);
    expect(valuesOf(world)).toEqual(KINDS.map(({ value }) => value));
    expect(stateOf(world, 0).filter(({ key }) => key === 'note|1')).toHaveLength(1);
  });

  test('is written back where a zombie overwrote what counts: the cleaner would keep the wrong one', () => {
    const world = withKinds();
    createOwner(world);
    const b = createInstance(world, 'b');
    b.start();
    writeState(world, 0, { key: 'lease|agent-1', value: '{"schema":1,"until":0}', epoch: 0, seq: 99 });
    b.own(0);
    b.settle();
    expect(JSON.parse(valuesOf(world)[0] ?? '')).toEqual({ schema: 1, until: 1 });
  });

  test('whose tombstone was read stays gone', () => {
    const world = withKinds();
    writeState(world, 0, { key: 'lease|agent-1', value: undefined, epoch: 0, seq: 101 });
    createOwner(world);
    writeState(world, 0, { key: 'lease|agent-1', value: '{"schema":1,"until":1}', epoch: 0, seq: 100 });
    createOwner(world, 'b');
    expect(valuesOf(world)[0]).toBeUndefined();
  });
});
