/** Inputs that grow, are overtaken by retention or made anew, and a state topic that is: while it runs, and while it does not. */
import { afterEach, describe, expect, test } from '@jest/globals';
import {
  createHttpTarget,
  createReceiver,
  createScenario,
  ended,
  running,
  type HttpTarget,
  type Receiver,
  type Scenario,
} from '../support/scenario.js';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

function keep<T extends { close: () => Promise<void> }>(one: T): T {
  open.push(one);
  return one;
}

/** Something answers at 127.0.0.11, and at 127.0.0.12 until it is closed. */
async function setUp(partitions = 2): Promise<{ readonly scenario: Scenario; readonly receiver: Receiver; readonly mortal: HttpTarget }> {
  const target = keep(await createHttpTarget('127.0.0.11'));
  const mortal = keep(await createHttpTarget('127.0.0.12', target.port));
  const receiver = keep(await createReceiver());
  const scenario = keep(
    createScenario(
      {
        probing: { allow: ['127.0.0.0/8'] },
        checks: [{ name: 'web', kind: 'http', port: target.port, path: '/', interval: '1s', timeout: '500ms', fall: 2, grace: '0s' }],
        sinks: [{ name: 'ops', kind: 'webhook', url: receiver.url }],
        judgement: { forgetAfter: '30s' },
      },
      partitions,
    ),
  );
  await scenario.start();
  return { scenario, receiver, mortal };
}

/** Tasks of one executor share its address. */
function inPod(taskId: string): object {
  return running(taskId, '127.0.0.11', { executor_id: { value: 'pod' } });
}

async function tellAt(scenario: Scenario, partition: number, status: object): Promise<void> {
  const headers = { 'content-type': 'application/json', 'taskpulse-framework-id': 'f1' };
  await scenario.broker.connect().append({ topic: 'taskStatus', partition }, [{ key: 'k', value: JSON.stringify(status), headers }]);
  await scenario.clock.advance(10);
}

async function metric(scenario: Scenario, line: string): Promise<string | undefined> {
  const text = await (await fetch(`${scenario.daemon().url}/metrics`)).text();
  return text
    .split('\n')
    .find((one) => one.startsWith(`${line} `))
    ?.slice(line.length + 1);
}

async function taskIds(scenario: Scenario): Promise<readonly string[]> {
  const { items } = (await scenario.get('/api/v1/tasks')) as { readonly items: readonly { readonly taskId: string }[] };
  return items.map(({ taskId }) => taskId).sort();
}

function heard({ heard: all }: Receiver): readonly (readonly unknown[])[] {
  return all.map(({ body }) => {
    const incident = body['incident'] as { readonly scope: string; readonly failing: number };
    return [incident.scope, body['event'], body['event'] === 'firing' ? incident.failing : body['reason']];
  });
}

describe('retention that passed the marks while nobody ran', () => {
  test('leaves the tasks known and in doubt: one self incident instead of a page for each, and forgotten in the end', async () => {
    const { scenario, receiver, mortal } = await setUp();
    await tellAt(scenario, 0, inPod('alive'));
    await tellAt(scenario, 0, running('dead', '127.0.0.12'));
    await tellAt(scenario, 1, inPod('elsewhere'));
    await scenario.clock.advance(25_000);
    expect(await metric(scenario, 'taskpulse_targets{health="healthy"}')).toBe('3');
    await scenario.close();

    await mortal.close();
    await tellAt(scenario, 0, ended('dead'));
    await tellAt(scenario, 0, inPod('late'));
    scenario.broker.prune({ topic: 'taskStatus', partition: 0 }, 3);
    await scenario.start();
    await scenario.clock.advance(5_000);
    expect(await taskIds(scenario)).toEqual(['alive', 'dead', 'elsewhere', 'late']);
    expect(await metric(scenario, 'taskpulse_tasks_unconfirmed')).toBe('1');
    expect(await metric(scenario, 'taskpulse_log_gaps_total{topic="mesos.task-status"}')).toBe('1');
    expect(await scenario.get('/api/v1/status')).toMatchObject({ unconfirmed: 1 });
    expect(await scenario.get('/api/v1/targets?health=unhealthy')).toMatchObject({ items: [{ taskId: 'dead' }] });
    expect(await scenario.get('/api/v1/incidents?status=open')).toMatchObject({
      items: [{ scope: 'self', failing: 1, reason: expect.stringContaining('1 of 4 tasks are unconfirmed') }],
    });
    expect(heard(receiver)).toEqual([['self', 'firing', 2]]);

    await scenario.clock.advance(45_000);
    expect(await taskIds(scenario)).toEqual(['alive', 'elsewhere', 'late']);
    expect(heard(receiver).slice(1)).toEqual([['self', 'resolved', 'forgotten']]);
  }, 30_000);

  test('is none of our business where nothing was known before', async () => {
    const { scenario, receiver } = await setUp();
    await scenario.close();
    await tellAt(scenario, 0, ended('one'));
    await tellAt(scenario, 0, inPod('two'));
    await tellAt(scenario, 1, ended('three'));
    scenario.broker.prune({ topic: 'taskStatus', partition: 0 }, 1);
    scenario.broker.prune({ topic: 'taskStatus', partition: 1 }, 1);
    await scenario.start();
    await scenario.clock.advance(25_000);
    expect(await taskIds(scenario)).toEqual(['two']);
    // also where nothing is left to be read
    expect(await scenario.get('/api/v1/status')).toMatchObject({
      inputs: expect.arrayContaining([expect.objectContaining({ partition: 1, position: 1, mark: 1 })]),
    });
    expect(await metric(scenario, 'taskpulse_log_gaps_total{topic="mesos.task-status"}')).toBe('0');
    expect(heard(receiver)).toEqual([]);
  });
});

describe('a topic made anew', () => {
  async function setUpMarked(): Promise<Awaited<ReturnType<typeof setUp>>> {
    const all = await setUp();
    for (let index = 0; index < 5; index += 1) await tellAt(all.scenario, 0, inPod(`old.${String(index)}`));
    await all.scenario.clock.advance(25_000);
    return all;
  }

  test('while it runs is read from its beginning, which readiness, status and a metric say', async () => {
    const { scenario, receiver } = await setUpMarked();
    expect(await scenario.get('/api/v1/status')).toMatchObject({
      inputs: expect.arrayContaining([expect.objectContaining({ position: 5, mark: 5 })]),
    });
    scenario.broker.recreate('taskStatus');
    await scenario.clock.advance(10);
    await tellAt(scenario, 0, inPod('new'));
    expect(await scenario.get('/readyz')).toMatchObject({
      status: 503,
      detail: expect.stringContaining('partition 0 of the task statuses was made anew'),
    });
    expect(await taskIds(scenario)).toContain('new');
    await scenario.clock.advance(25_000);
    expect(await scenario.get('/readyz')).toMatchObject({ status: 'ready' });
    expect(await metric(scenario, 'taskpulse_log_anew_total{topic="mesos.task-status"}')).toBe('1');
    expect(await scenario.get('/api/v1/status')).toMatchObject({
      inputs: expect.arrayContaining([expect.objectContaining({ position: 1, end: 1, lag: 0, mark: 1 })]),
      unconfirmed: 0,
    });
    expect(heard(receiver)).toEqual([
      ['self', 'firing', 5],
      ['self', 'resolved', 'recovered'],
    ]);
  });

  test('while nobody ran is noticed, although it ends where the one before did', async () => {
    const { scenario } = await setUpMarked();
    await scenario.close();
    scenario.broker.recreate('taskStatus');
    await scenario.clock.advance(1_000);
    for (let index = 0; index < 5; index += 1) await tellAt(scenario, 0, inPod(`new.${String(index)}`));
    await scenario.start();
    await scenario.clock.advance(3_000);
    expect((await taskIds(scenario)).filter((id) => id.startsWith('new'))).toHaveLength(5);
    expect(await metric(scenario, 'taskpulse_log_anew_total{topic="mesos.task-status"}')).toBe('1');
    await scenario.close();
    await scenario.start();
    expect(await metric(scenario, 'taskpulse_log_anew_total{topic="mesos.task-status"}')).toBe('0');
  });

  test('while nobody ran, and shorter than before, does not hold up the start', async () => {
    const { scenario } = await setUpMarked();
    await scenario.close();
    scenario.broker.recreate('taskStatus', 1);
    await tellAt(scenario, 0, inPod('new'));
    await scenario.start();
    await scenario.clock.advance(3_000);
    expect(await taskIds(scenario)).toContain('new');
    expect(await scenario.get('/readyz')).toMatchObject({ status: 'ready' });
  });
});

describe('growth', () => {
  test('of an input is followed while it runs: new partitions are read from their beginning and get marks', async () => {
    const { scenario } = await setUp();
    await tellAt(scenario, 0, inPod('web.0'));
    scenario.broker.grow('taskStatus', 4);
    await tellAt(scenario, 3, inPod('web.3'));
    expect(await taskIds(scenario)).toEqual(['web.0', 'web.3']);
    await scenario.clock.advance(25_000);
    expect(await scenario.get('/api/v1/status')).toMatchObject({
      inputs: expect.arrayContaining([expect.objectContaining({ partition: 3, position: 1, mark: 1 })]),
    });
  });

  test('of the state topic is noticed while it runs: nothing is owned any more, and readiness says what to do', async () => {
    const { scenario } = await setUp();
    scenario.broker.grow('state', 3);
    await scenario.clock.advance(2_000);
    expect(await scenario.get('/readyz')).toMatchObject({ status: 503, detail: expect.stringContaining('2 partitions and has 3 now') });
    expect(await metric(scenario, 'taskpulse_shares{phase="live"}')).toBe('0');
  });
});

describe('a state topic made anew while it runs', () => {
  test('is not followed as if nothing had happened: all is read again, owned again and probed again', async () => {
    const { scenario, receiver, mortal } = await setUp();
    await tellAt(scenario, 0, inPod('web.0'));
    await tellAt(scenario, 1, running('web.1', '127.0.0.12'));
    await scenario.clock.advance(25_000);
    scenario.broker.recreate('state');
    await scenario.clock.advance(10_000);
    expect(await scenario.get('/readyz')).toMatchObject({ status: 'ready' });
    const after = (await scenario.get('/api/v1/status')) as { readonly shares: readonly { readonly epoch: number }[] };
    expect(after).toMatchObject({ shares: [{ phase: 'live' }, { phase: 'live' }], inputs: [{}, {}, {}, {}] });
    expect(after.shares.map(({ epoch }) => epoch)).toEqual([0, 0]);
    expect(await taskIds(scenario)).toEqual(['web.0', 'web.1']);
    await mortal.close();
    await scenario.clock.advance(5_000);
    expect(heard(receiver)).toEqual([['target', 'firing', 1]]);
    await scenario.close();
    // what the next life stands on: written anew, not only read anew
    const written = [0, 1].flatMap((partition) => scenario.broker.records({ topic: 'state', partition })).map(({ key }) => String(key));
    expect(written).toEqual(expect.arrayContaining(['task|f1|web.0', 'task|f1|web.1', expect.stringMatching(/^target\|f1\|web\.1\|/)]));
    expect(written).toContainEqual(expect.stringMatching(/^incident\|/));
    await scenario.start();
    expect(await taskIds(scenario)).toEqual(['web.0', 'web.1']);
    await scenario.clock.advance(5_000);
    expect(heard(receiver)).toHaveLength(1);
  });

  test('says so while it reads again, and stops when told to in the middle of it', async () => {
    const { scenario } = await setUp();
    await tellAt(scenario, 0, inPod('web.0'));
    await scenario.clock.advance(2_000);
    scenario.broker.recreate('state');
    await scenario.clock.advance(10);
    expect(await scenario.get('/readyz')).toMatchObject({
      status: 503,
      detail: expect.stringContaining('the state topic was made anew under us'),
    });
    expect(await metric(scenario, 'taskpulse_shares{phase="live"}')).toBe('0');
    await scenario.close();
    await scenario.start();
    expect(await taskIds(scenario)).toEqual(['web.0']);
  });
});
