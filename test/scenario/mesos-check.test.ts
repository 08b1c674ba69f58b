/** A health check of Mesos's own, asked at the container as Mesos asks it: delay, grace, interval and consecutive failures (mesos-facts §6.1). */
import { afterEach, describe, expect, test } from '@jest/globals';
import { createHttpTarget, createScenario, running, type HttpTarget, type Scenario } from '../support/scenario.js';

const [DELAY_S, INTERVAL_S, GRACE_S, FAILURES] = [15, 5, 40, 2];

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

function keep<T extends { close: () => Promise<void> }>(one: T): T {
  open.push(one);
  return one;
}

/** Times of the probes, in seconds after the task was told to run. */
async function setUp(answer: number): Promise<{ scenario: Scenario; target: HttpTarget; askedS: readonly number[] }> {
  const target = keep(await createHttpTarget('127.0.0.12'));
  target.answer = answer;
  const scenario = keep(createScenario({ probing: { allow: ['127.0.0.0/8'] }, checks: [] }));
  await scenario.start();
  await tellInfo(scenario, {
    name: 'web',
    task_id: { value: 'web.1' },
    agent_id: { value: 'agent-1' },
    health_check: {
      type: 'HTTP',
      http: { port: target.port, path: '/' },
      delay_seconds: DELAY_S,
      interval_seconds: INTERVAL_S,
      timeout_seconds: 2,
      grace_period_seconds: GRACE_S,
      consecutive_failures: FAILURES,
    },
  });
  const startMs = scenario.clock.nowMs();
  const askedS: number[] = [];
  target.onHit = () => askedS.push((scenario.clock.nowMs() - startMs) / 1_000);
  await scenario.tell(running('web.1', '127.0.0.12'));
  return { scenario, target, askedS };
}

async function tellInfo(scenario: Scenario, info: object): Promise<void> {
  const headers = { 'content-type': 'application/json', 'taskpulse-envelope': 'task-info', 'taskpulse-framework-id': 'f1' };
  await scenario.broker.connect().append({ topic: 'taskInfo' }, [{ key: 'k', value: JSON.stringify(info), headers }]);
  await scenario.clock.advance(10);
}

async function healthOf(scenario: Scenario): Promise<unknown> {
  const { items } = (await scenario.get('/api/v1/targets')) as { items: { health: string; checkSource: string }[] };
  return items.map(({ health, checkSource }) => `${checkSource} ${health}`);
}

/** In steps that let answers over real sockets come in between. */
async function advance(scenario: Scenario, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) await scenario.clock.advance(1_000);
}

describe('a health check of Mesos', () => {
  test('asks nothing before its delay, and then once an interval', async () => {
    const { scenario, askedS } = await setUp(200);
    await advance(scenario, DELAY_S - 1);
    expect(askedS).toEqual([]);
    expect(await healthOf(scenario)).toEqual(['task-info unknown']);

    await advance(scenario, 1 + 4 * INTERVAL_S);
    expect(askedS.length).toBeGreaterThanOrEqual(4);
    expect(askedS[0]).toBeGreaterThanOrEqual(DELAY_S);
    // The first probes of all targets are spread over one interval.
    expect(askedS[0]).toBeLessThanOrEqual(DELAY_S + INTERVAL_S);
    for (const [index, atS] of askedS.entries())
      if (index > 0) expect(Math.abs(atS - (askedS[index - 1] ?? 0) - INTERVAL_S)).toBeLessThan(1);
    expect(await healthOf(scenario)).toEqual(['task-info healthy']);
  });

  test('counts no failure within its grace, which the delay is part of, and then so many as it names', async () => {
    const { scenario, askedS } = await setUp(500);
    await advance(scenario, GRACE_S);
    expect(askedS.length).toBeGreaterThanOrEqual(FAILURES);
    expect(await healthOf(scenario)).toEqual(['task-info unknown']);

    await advance(scenario, INTERVAL_S * FAILURES + 1);
    expect(await healthOf(scenario)).toEqual(['task-info unhealthy']);
  });

  test('counts failures within its grace once it has passed', async () => {
    const { scenario, target } = await setUp(200);
    await advance(scenario, DELAY_S + INTERVAL_S + 1);
    expect(await healthOf(scenario)).toEqual(['task-info healthy']);
    target.answer = 500;
    await advance(scenario, INTERVAL_S * FAILURES + 1);
    expect(await healthOf(scenario)).toEqual(['task-info unhealthy']);
  });
});
