/**
 * One owner after another over one log, killed at any moment, its appends doubled or lost, its answers late: whatever happens,
 * receivers hear each notification under one id, every firing that may have been heard is resolved in the end, and what the
 * state says is what an engine that was never killed would say of the same inputs.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createInstance, createOwner, type Instance } from '../support/engine-harness.js';
import { buildRule, buildSettings, OUR_ERROR, PASS, REFUSED } from '../support/engine-settings.js';
import { compactState, createWorld, foldState, publish, type World } from '../support/engine-world.js';
import { buildStatus, networkOf } from '../support/said.js';

const SETTINGS = buildSettings({ checks: [buildRule({ fall: 2 })], sinks: ['ops', 'am'] });
const TASKS = 3;

type Step =
  | { readonly step: 'run' | 'end' | 'lose' | 'forget'; readonly task: number; readonly address: number }
  | { readonly step: 'probe'; readonly task: number; readonly outcome: 'pass' | 'fail' | 'error' }
  | { readonly step: 'land'; readonly fate: 'once' | 'duplicate' | 'noAck' }
  | { readonly step: 'read-state' | 'read-input' | 'settle' | 'tick' | 'compact' }
  | { readonly step: 'answer'; readonly result: 'sent' | 'failed' | 'parked' | 'retrying' }
  | { readonly step: 'kill' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      step: fc.constantFrom('run', 'run', 'run', 'end', 'lose', 'forget'),
      task: fc.nat(TASKS - 1),
      address: fc.nat(1),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      step: fc.constant('probe' as const),
      task: fc.nat(TASKS - 1),
      outcome: fc.constantFrom('pass', 'fail', 'fail', 'fail', 'error'),
    }),
  },
  { weight: 6, arbitrary: fc.record({ step: fc.constant('land' as const), fate: fc.constantFrom('once', 'once', 'duplicate', 'noAck') }) },
  { weight: 8, arbitrary: fc.record({ step: fc.constantFrom('read-state', 'read-state', 'read-input', 'settle', 'tick') }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('compact' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ step: fc.constant('answer' as const), result: fc.constantFrom('sent', 'sent', 'failed', 'parked', 'retrying') }),
  },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('kill' as const) }) },
);

interface Play {
  readonly world: World;
  instance: Instance;
  /** Webhook ids that a sink took in. */
  readonly heard: Set<string>;
  containers: number;
}

function idOf(task: number, address: number): string {
  return `marathon|t${String(task)}|web|10.0.0.${String(address)}|8080`;
}

function play(state: Play, one: Step): void {
  const { world, instance } = state;
  world.nowMs += 10;
  switch (one.step) {
    case 'run':
      state.containers += 1;
      publish(world, [
        buildStatus({
          taskId: `t${String(one.task)}`,
          agentId: `agent-${String(one.task)}`,
          containerId: `c${String(state.containers)}`,
          statusAtMs: world.nowMs,
          networkInfos: networkOf(`10.0.0.${String(one.address)}`),
        }),
      ]);
      return;
    case 'end':
      publish(world, [
        buildStatus({
          taskId: `t${String(one.task)}`,
          state: 'TASK_FINISHED',
          agentId: `agent-${String(one.task)}`,
          statusAtMs: world.nowMs,
        }),
      ]);
      return;
    case 'lose':
      publish(world, [
        buildStatus({ taskId: `t${String(one.task)}`, state: 'TASK_LOST', agentId: `agent-${String(one.task)}`, statusAtMs: world.nowMs }),
      ]);
      return;
    case 'forget':
      publish(world, [{ type: 'forget', frameworkId: 'marathon', taskId: `t${String(one.task)}` }]);
      return;
    case 'probe': {
      const id = [0, 1].map((address) => idOf(one.task, address)).find((candidate) => instance.probing.has(candidate));
      if (id !== undefined) instance.probe(id, { pass: PASS, fail: REFUSED, error: OUR_ERROR }[one.outcome]);
      return;
    }
    case 'land':
      if (instance.outgoing.length > 0) instance.land(0, one.fate);
      return;
    case 'read-state':
      for (let share = 0; share < world.shareCount; share += 1) instance.readState(share);
      return;
    case 'read-input':
      instance.readInput('taskStatus:0');
      return;
    case 'settle':
      instance.settle();
      return;
    case 'tick':
      instance.tick(10_000);
      return;
    case 'compact':
      // min.compaction.lag.ms: nothing is cleaned that a reader who lives has not read.
      for (let share = 0; share < world.shareCount; share += 1) while (instance.readState(share));
      compactState(world);
      return;
    case 'answer': {
      const [key] = instance.outbox.keys();
      const waiting = key === undefined ? undefined : instance.outbox.get(key);
      if (key === undefined || waiting === undefined) return;
      if (one.result === 'sent') state.heard.add(waiting.webhookId);
      instance.report(key, one.result);
      return;
    }
    case 'kill':
      state.instance = createOwner(world, 'a', SETTINGS);
  }
}

function startPlay(shareCount: number): Play {
  const world = createWorld(shareCount);
  return { world, instance: createOwner(world, 'a', SETTINGS), heard: new Set(), containers: 0 };
}

/** All tasks end, everything is written, every sink takes what it is given. */
function finish(state: Play): void {
  for (let task = 0; task < TASKS; task += 1) play(state, { step: 'end', task, address: 0 });
  for (let round = 0; round < 6; round += 1) {
    state.instance.settle();
    for (const { webhookId } of state.instance.outbox.values()) state.heard.add(webhookId);
    state.instance.sendAll();
  }
  state.instance.settle();
}

function checkTold({ world }: Play): void {
  const byNotification = new Map<string, Set<string>>();
  const events = new Map<string, string[]>();
  for (const { notification } of world.told) {
    const { incidentId, sink, event, webhookId } = notification;
    const ids = byNotification.get(`${incidentId} ${sink} ${event}`) ?? new Set();
    byNotification.set(`${incidentId} ${sink} ${event}`, ids.add(webhookId));
    events.set(`${incidentId} ${sink}`, [...(events.get(`${incidentId} ${sink}`) ?? []), event]);
  }
  for (const [name, ids] of byNotification) expect([name, ids.size]).toEqual([name, 1]);
  for (const [name, order] of events) {
    const firstResolved = order.indexOf('resolved');
    expect([name, firstResolved >= 0 && order.slice(firstResolved).includes('firing')]).toEqual([name, false]);
    expect([name, order.at(-1)]).toEqual([name, 'resolved']);
  }
}

function checkState({ world, instance }: Play): void {
  for (let share = 0; share < world.shareCount; share += 1) {
    const state = foldState(world, share);
    const incidents = [...state].filter(([key]) => key.startsWith('incident|')).map(([, value]) => value);
    for (const incident of incidents) expect(incident['closedMs']).toBeDefined();
    for (const [key, value] of state) if (key.startsWith('delivery|')) expect([key, value['result']]).not.toEqual([key, 'pending']);
    expect([...state.keys()].filter((key) => key.startsWith('target|'))).toEqual([]);
    compactState(world);
    expect(foldState(world, share)).toEqual(state);
  }
  expect(instance.probing.size).toBe(0);
  expect(instance.engine.counts().dirty).toBe(0);
}

describe.each([[1], [3]])('with %d shares', (shareCount) => {
  test('every firing is resolved, nothing is told under two ids, and the state is clean, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 120 }), (steps) => {
        const state = startPlay(shareCount);
        for (const one of steps) play(state, one);
        finish(state);
        checkTold(state);
        checkState(state);
      }),
      { numRuns: 300 },
    );
  });

  test('a new life believes of tasks, targets and incidents what the one before had read back', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 80 }), (steps) => {
        const state = startPlay(shareCount);
        for (const one of steps) play(state, one);
        state.instance.settle();
        const before = state.instance.engine;
        const next = createInstance(state.world, 'b', SETTINGS);
        next.start();
        const tasks = (from: Instance['engine']): unknown =>
          [...from.tasks()].map((task) => [task.taskId, task.status, task.assignment?.id]).sort();
        const targets = (from: Instance['engine']): unknown =>
          [...from.targets()].map(({ record }) => [record.id, record.health, record.passes, record.fails, record.incidentId]).sort();
        const incidents = (from: Instance['engine']): unknown =>
          [...from.incidents()].map(({ record }) => [record.id, record.closedAs]).sort();
        expect(tasks(next.engine)).toEqual(tasks(before));
        expect(targets(next.engine)).toEqual(targets(before));
        expect(incidents(next.engine)).toEqual(incidents(before));
        expect(next.probing.size).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});

test('killed at every step of one history, an owner goes on and tells what an owner that lived tells', () => {
  const history: readonly Step[] = [
    { step: 'run', task: 0, address: 0 },
    { step: 'run', task: 1, address: 1 },
    { step: 'settle' },
    ...Array.from({ length: 3 }, (): Step => ({ step: 'probe', task: 0, outcome: 'fail' })),
    { step: 'land', fate: 'once' },
    { step: 'read-state' },
    { step: 'settle' },
    { step: 'answer', result: 'sent' },
    { step: 'settle' },
    { step: 'probe', task: 0, outcome: 'pass' },
    { step: 'settle' },
    ...Array.from({ length: 2 }, (): Step => ({ step: 'probe', task: 1, outcome: 'fail' })),
    { step: 'settle' },
    { step: 'end', task: 1, address: 0 },
    { step: 'settle' },
  ];
  // What was not acknowledged when it died is probed again by the next life: more fails than any threshold needs.
  const replayed = (kills: number): readonly string[] => {
    const state = startPlay(1);
    history.forEach((one, index) => {
      play(state, one);
      if (index !== kills) return;
      play(state, { step: 'kill' });
      const failing = history.slice(0, index + 1).findLast((past) => past.step === 'probe' && past.outcome === 'fail');
      if (failing?.step === 'probe' && history[index]?.step === 'probe') for (let again = 0; again < 2; again += 1) play(state, failing);
    });
    finish(state);
    checkTold(state);
    checkState(state);
    return [...state.heard].sort();
  };
  const whole = replayed(-1).length;
  for (let kills = 0; kills < history.length; kills += 1) expect(replayed(kills).length).toBeGreaterThanOrEqual(whole - 4);
});
