/** The rules of protocol.md §1 and §5, one case for each interleaving that they answer. The oracle reads by the published rule. */
import { describe, expect, test } from '@jest/globals';
import type { EngineEffect } from '../../core/engine-types.js';
import { createLedger, type Ledger } from '../../core/ledger.js';
import { BATCH_MAX } from '../../core/ledger-share.js';
import { createInstance, createOwner, type Instance } from '../support/engine-harness.js';
import { PASS, REFUSED } from '../support/engine-settings.js';
import { compactState, createWorld, foldState, publish, stateOf, writeState, type World } from '../support/engine-world.js';
import { buildStatus, networkOf } from '../support/said.js';

const ID = 'marathon|web.1|web|10.0.0.1|8080';
const TARGET = `target|${ID}`;
const TASK = 'task|marathon|web.1';

function startTask(world: World): void {
  publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1') })]);
}

/** An owner whose target has failed once: its record says fails 1. */
function ownerOfFailing(world: World): Instance {
  const a = createOwner(world);
  startTask(world);
  a.settle();
  a.probe(ID, PASS);
  a.settle();
  a.probe(ID, REFUSED);
  a.settle();
  return a;
}

function turnUnhealthy(instance: Instance): void {
  for (let fails = 0; fails < 3; fails += 1) instance.probe(ID, REFUSED);
}

/** Lets the incident's record into the log, and no more: its events are not. */
function landIncident(instance: Instance, world: World): void {
  turnUnhealthy(instance);
  while (!stateOf(world, 0).some(({ key }) => key.startsWith('incident|'))) {
    if (instance.outgoing.length > 0) instance.land();
    else if (!instance.readState(0)) throw new Error('Cannot see the incident written');
  }
}

function liveLedger(): Ledger {
  const ledger = createLedger(1);
  ledger.claim(0, { instance: 'a', memberId: 'a', nonce: 'n' });
  ledger.read({ share: 0, offset: 0, key: 'claim', value: JSON.stringify({ schema: 1, nonce: 'n' }), epoch: -1, seq: -1 });
  return ledger;
}

function keysOf(effects: readonly EngineEffect[]): readonly string[] {
  return effects.flatMap((effect) => (effect.type === 'append-state' ? effect.records.map(({ key }) => key) : []));
}

function readBack(ledger: Ledger, key: string, seq: number): void {
  ledger.read({ share: 0, offset: 1 + seq, key, value: '{"schema":1}', epoch: 0, seq });
}

/** What a reader finds who comes when the cleaner has been. */
function foldCompacted(world: World): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  compactState(world);
  return foldState(world, 0);
}

function lastRecordOf(world: World, key: string): { readonly key: string; readonly value: string | undefined; epoch: number; seq: number } {
  const found = stateOf(world, 0).findLast((entry) => entry.key === key);
  if (found === undefined) throw new Error(`Cannot find ${key}`);
  return found;
}

describe('records that do not count', () => {
  test('a late retry of an older record is written over', () => {
    const world = createWorld();
    const a = createOwner(world);
    startTask(world);
    a.settle();
    const older = lastRecordOf(world, TARGET);
    a.probe(ID, REFUSED);
    a.settle();
    writeState(world, 0, older);
    a.settle();
    expect(foldCompacted(world).get(TARGET)).toMatchObject({ fails: 1 });
  });

  test('a retry of the very record that counts changes nothing while its epoch is the highest', () => {
    const world = createWorld();
    const a = ownerOfFailing(world);
    const length = stateOf(world, 0).length;
    writeState(world, 0, lastRecordOf(world, TARGET));
    a.settle();
    expect(stateOf(world, 0)).toHaveLength(length + 1);
    expect(foldCompacted(world).get(TARGET)).toMatchObject({ fails: 1 });
  });

  test('a retry of the record that counts, landing after a higher claim, is written over: only it would survive the cleaner', () => {
    const world = createWorld();
    const a = ownerOfFailing(world);
    const record = lastRecordOf(world, TARGET);
    const b = createOwner(world, 'b');
    writeState(world, 0, record);
    a.settle();
    b.settle();
    expect(foldCompacted(world).get(TARGET)).toMatchObject({ fails: 1 });
  });

  test("a zombie's record is written over even when it says what counts", () => {
    const world = createWorld();
    ownerOfFailing(world);
    const record = lastRecordOf(world, TARGET);
    const b = createOwner(world, 'b');
    writeState(world, 0, { ...record, seq: record.seq + 90 });
    b.settle();
    expect(foldCompacted(world).get(TARGET)).toMatchObject({ fails: 1 });
  });

  test("a zombie's record that is read before anybody claims is written over by the next owner", () => {
    const world = createWorld();
    const a = ownerOfFailing(world);
    const record = lastRecordOf(world, TARGET);
    a.probe(ID, PASS);
    a.settle();
    writeState(world, 0, record);
    const b = createOwner(world, 'b');
    b.settle();
    expect(foldCompacted(world).get(TARGET)).toMatchObject({ fails: 0 });
  });

  test('a late record of the marks does not take the marks away', () => {
    const world = createWorld();
    const a = createOwner(world);
    startTask(world);
    a.settle();
    for (let round = 0; round < 3; round += 1) {
      a.tick(10_000);
      a.settle();
    }
    const older = lastRecordOf(world, 'inputs');
    publish(world, [buildStatus({ networkInfos: networkOf('10.0.0.1'), healthy: true })]);
    a.settle();
    for (let round = 0; round < 3; round += 1) {
      a.tick(10_000);
      a.settle();
    }
    const marks = foldState(world, 0).get('inputs');
    expect(marks).toMatchObject({ marks: [{ offset: 2 }] });
    writeState(world, 0, older);
    a.settle();
    expect(foldCompacted(world).get('inputs')).toEqual(marks);
  });

  test('a kind that this version does not know is carried along, and written back where it has to be', () => {
    const world = createWorld();
    const a = ownerOfFailing(world);
    const epoch = a.engine.ownEpoch(0) ?? 0;
    const future = { key: 'forecast|1', value: JSON.stringify({ schema: 1, rain: true }), epoch, seq: 900 };
    writeState(world, 0, future);
    a.settle();
    const b = createOwner(world, 'b');
    writeState(world, 0, { ...future, seq: 3 });
    b.settle();
    expect(foldCompacted(world).get('forecast|1')).toEqual({ rain: true });
  });

  test('a record under an epoch that cannot have been claimed in this topic is of the one before it, and is written over', () => {
    const world = createWorld();
    const a = ownerOfFailing(world);
    const before = foldState(world, 0).get(TARGET);
    writeState(world, 0, { key: TARGET, value: JSON.stringify({ ...before, schema: 1, fails: 0 }), epoch: 9_000, seq: 1 });
    a.settle();
    expect(a.engine.target(ID)?.record).toMatchObject({ fails: 1 });
    expect(JSON.parse(stateOf(world, 0).findLast(({ key }) => key === TARGET)?.value ?? '{}')).toMatchObject({ fails: 1 });
  });

  test('what nobody can read deletes nothing that is believed', () => {
    const world = createWorld();
    const a = ownerOfFailing(world);
    writeState(world, 0, { key: TASK, value: 'not json', epoch: -1, seq: -1 });
    a.settle();
    expect(a.engine.task('marathon', 'web.1')).toBeDefined();
    expect(foldCompacted(world).get(TASK)).toMatchObject({ taskId: 'web.1' });
  });
});

describe('claims', () => {
  test('our own claim seen again lifts the epoch, and what was under way is written again', () => {
    const world = createWorld();
    const a = createInstance(world);
    a.start();
    a.own(0);
    a.land(0, 'duplicate');
    a.readState(0);
    startTask(world);
    a.readInput('taskStatus:0');
    a.land(0);
    a.land(0);
    a.settle();
    expect(a.engine.ownEpoch(0)).toBe(1);
    expect(foldCompacted(world).get(TASK)).toMatchObject({ taskId: 'web.1' });
    expect(foldState(world, 0).get(TARGET)).toBeDefined();
  });

  test('what was read back before our claim was seen again is still told', () => {
    const world = createWorld();
    const a = createInstance(world);
    a.start();
    a.own(0);
    a.land(0, 'duplicate');
    const claim = a.outgoing.splice(0, 1);
    a.readState(0);
    startTask(world);
    a.settle();
    landIncident(a, world);
    while (a.readState(0));
    // Read back, its events are not in the log yet: now the retry of the claim is seen.
    a.outgoing.push(...claim);
    a.land(a.outgoing.length - 1);
    a.readState(0);
    a.settle();
    expect(world.told.map(({ notification }) => notification.event)).toEqual(['firing']);
    expect(world.events.map(({ type }) => type)).toContain('taskpulse.target.unhealthy');
  });

  test('whoever loses the share forgets what was never accepted', () => {
    const world = createWorld();
    const a = ownerOfFailing(world);
    a.probe(ID, REFUSED);
    a.probe(ID, REFUSED);
    expect(a.engine.counts().incidentsOpen.target).toBe(1);
    const b = createOwner(world, 'b');
    a.settle();
    expect(a.engine.ownEpoch(0)).toBeUndefined();
    expect(a.engine.counts().incidentsOpen.target).toBe(0);
    expect(a.engine.target(ID)?.record).toEqual(b.engine.target(ID)?.record);
  });

  test('what was said of a task and not accepted is owed again when the share comes back', () => {
    const world = createWorld();
    const a = createOwner(world);
    const b = createInstance(world, 'b');
    startTask(world);
    a.readInput('taskStatus:0');
    // b claims and dies before it has read the inputs.
    b.own(0);
    b.land();
    a.settle();
    expect(a.engine.ownEpoch(0)).toBeUndefined();
    a.own(0);
    a.settle();
    expect(foldState(world, 0).get(TASK)).toMatchObject({ taskId: 'web.1' });
  });

  test('a key that was to be written again is written by whoever owns the share next, even the same', () => {
    const world = createWorld();
    const a = ownerOfFailing(world);
    const record = lastRecordOf(world, TARGET);
    a.probe(ID, PASS);
    a.settle();
    writeState(world, 0, record);
    a.readState(0);
    a.outgoing.length = 0; // the append that would mend it never lands
    const b = createInstance(world, 'b');
    b.own(0);
    b.land();
    a.settle();
    a.own(0);
    a.settle();
    expect(foldCompacted(world).get(TARGET)).toMatchObject({ fails: 0 });
  });

  test('a new owner copies the events of the last records again before it writes anything', () => {
    const world = createWorld();
    const a = ownerOfFailing(world);
    landIncident(a, world);
    const told = world.events.length;
    const b = createInstance(world, 'b');
    b.start();
    b.own(0);
    b.land();
    b.readState(0);
    expect(b.outgoing.map(({ type }) => type)).toEqual(['append-events']);
    b.settle();
    expect(world.events.slice(told).map(({ type }) => type)).toContain('taskpulse.incident.opened');
    const byId = new Map(world.events.map((event) => [event.id, event]));
    for (const event of world.events) expect(event).toEqual(byId.get(event.id));
  });

  test('an owner that comes back copies its own events again too: they may have been lost with the share', () => {
    const world = createWorld();
    const a = ownerOfFailing(world);
    landIncident(a, world);
    while (a.readState(0));
    expect(world.events.map(({ type }) => type)).not.toContain('taskpulse.incident.opened');
    const b = createInstance(world, 'b');
    b.own(0);
    b.land();
    a.readState(0);
    a.own(0);
    a.settle();
    expect(world.events.map(({ type }) => type)).toContain('taskpulse.incident.opened');
    expect(world.told.map(({ notification }) => notification.event)).toEqual(['firing']);
  });
});

describe('batches', () => {
  test('one batch is under way, each key once in it', () => {
    const world = createWorld();
    const a = createOwner(world);
    startTask(world);
    a.readInput('taskStatus:0');
    const [first] = a.outgoing;
    a.probe(ID, REFUSED);
    a.probe(ID, REFUSED);
    expect(a.outgoing).toEqual([first]);
    a.land();
    while (a.readState(0));
    a.land();
    const batch = a.outgoing.flatMap((append) => (append.type === 'append-state' ? append.records.map(({ key }) => key) : []));
    expect(batch).toEqual([TARGET]);
  });

  test('events are in the log before the next batch, and before the outside is told', () => {
    const world = createWorld();
    const a = ownerOfFailing(world);
    a.probe(ID, REFUSED);
    a.probe(ID, REFUSED);
    a.land();
    while (a.readState(0));
    a.probe(ID, PASS);
    while (a.outgoing[0]?.type === 'append-state') {
      a.land();
      while (a.readState(0));
    }
    expect(a.outgoing.map(({ type }) => type)).toEqual(['append-events']);
    expect(world.told).toEqual([]);
    a.land();
    expect(a.outgoing.map(({ type }) => type)).toEqual(['append-state']);
  });

  test('what one step changed is never cut in two, so that a crash leaves no half of a decision', () => {
    const ledger = liveLedger();
    for (let key = 0; key < BATCH_MAX - 1; key += 1) {
      ledger.step();
      ledger.change(0, `a${String(key)}`, {});
    }
    ledger.step();
    for (const key of ['incident', 'target', 'delivery']) ledger.change(0, key, {});
    ledger.step();
    ledger.change(0, 'after', {});
    expect(keysOf(ledger.flush())).toHaveLength(BATCH_MAX - 1);
    for (let seq = 0; seq < BATCH_MAX - 1; seq += 1) readBack(ledger, `a${String(seq)}`, seq);
    expect(keysOf(ledger.flush())).toEqual(['incident', 'target', 'delivery', 'after']);
  });

  test('steps that changed one key belong together', () => {
    const ledger = liveLedger();
    for (let key = 0; key < BATCH_MAX - 1; key += 1) {
      ledger.step();
      ledger.change(0, `a${String(key)}`, {});
    }
    ledger.step();
    ledger.change(0, 'target', {});
    ledger.step();
    ledger.change(0, 'incident', {});
    ledger.change(0, 'target', {});
    expect(keysOf(ledger.flush())).toHaveLength(BATCH_MAX - 1);
  });

  test('a step that is too large for a batch is cut all the same', () => {
    const ledger = liveLedger();
    ledger.step();
    for (let key = 0; key < BATCH_MAX + 1; key += 1) ledger.change(0, `a${String(key)}`, {});
    expect(keysOf(ledger.flush())).toHaveLength(BATCH_MAX);
    for (let seq = 0; seq < BATCH_MAX; seq += 1) readBack(ledger, `a${String(seq)}`, seq);
    expect(keysOf(ledger.flush())).toEqual([`a${String(BATCH_MAX)}`]);
  });

  test('a target that ended leaves a last record with its events, then a tombstone', () => {
    const world = createWorld();
    const a = ownerOfFailing(world);
    publish(world, [buildStatus({ state: 'TASK_FINISHED' })]);
    a.settle();
    const records = stateOf(world, 0).filter(({ key }) => key === TARGET);
    expect(JSON.parse(records.at(-2)?.value ?? '{}')).toMatchObject({ retired: true, events: [{ type: 'taskpulse.target.gone' }] });
    expect(records.at(-1)?.value).toBeUndefined();
    expect(world.events.filter(({ type }) => type === 'taskpulse.target.gone')).toHaveLength(1);
  });

  test('a retired record without its tombstone is gone for readers, and the next owner writes the tombstone', () => {
    const world = createWorld();
    const a = ownerOfFailing(world);
    publish(world, [buildStatus({ state: 'TASK_FINISHED' })]);
    a.readInput('taskStatus:0');
    a.land();
    const b = createOwner(world, 'b');
    b.settle();
    expect(b.engine.target(ID)).toBeUndefined();
    expect(lastRecordOf(world, TARGET).value).toBeUndefined();
  });
});
