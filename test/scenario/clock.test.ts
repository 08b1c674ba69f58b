/** Fault 31: the wall clock jumps by an hour, the event loop stands still for longer than a session. */
import { afterEach, describe, expect, test } from '@jest/globals';
import {
  createHttpTarget,
  createReceiver,
  createScenario,
  running,
  type HttpTarget,
  type Receiver,
  type Scenario,
} from '../support/scenario.js';
import { createTimedMembership, type TimedMembership } from '../support/timed-membership.js';

const SESSION_MS = 10_000;
const HOUR_MS = 3_600_000;

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

function keep<T extends { close: () => Promise<void> }>(one: T): T {
  open.push(one);
  return one;
}

interface Setting {
  readonly scenario: Scenario;
  readonly target: HttpTarget;
  readonly receiver: Receiver;
  readonly membership: () => TimedMembership;
}

/** One healthy target, probed each second, unhealthy after three fails. */
async function setUp(): Promise<Setting> {
  const target = keep(await createHttpTarget('127.0.0.12'));
  const receiver = keep(await createReceiver());
  let membership: TimedMembership | undefined;
  const scenario = keep(
    createScenario(
      {
        probing: { allow: ['127.0.0.0/8'] },
        checks: [{ name: 'web', kind: 'http', port: target.port, path: '/', interval: '1s', timeout: '500ms', fall: 3, grace: '5s' }],
        sinks: [{ name: 'ops', kind: 'webhook', url: receiver.url }],
      },
      2,
      undefined,
      (clock, shareCount) => (membership = createTimedMembership(clock, shareCount, SESSION_MS)),
    ),
  );
  await scenario.start();
  await scenario.tell(running('web.1', '127.0.0.12'));
  await scenario.clock.advance(3_000);
  expect([...scenario.daemon().view.targets()].map(({ record }) => record.health)).toEqual(['healthy']);
  return {
    scenario,
    target,
    receiver,
    membership: () => {
      if (membership === undefined) throw new Error('Nobody has joined');
      return membership;
    },
  };
}

const heardOf = ({ heard }: Receiver) => heard.map(({ body }) => `${String(body['event'])} ${String(body['reason'])}`);

function claimsOf({ broker }: Scenario): number {
  return [0, 1].flatMap((partition) => broker.records({ topic: 'state', partition })).filter(({ key }) => String(key) === 'claim').length;
}

const failing = expect.stringContaining('firing');

describe.each([
  ['forward', HOUR_MS],
  ['back', -HOUR_MS],
])('the wall clock is set %s an hour', (_where, jumpMs) => {
  test('shares, lease and the pace of probes stay as they are, and nothing is told', async () => {
    const { scenario, target, receiver, membership } = await setUp();
    const claims = claimsOf(scenario);
    scenario.clock.jump(jumpMs);
    const hits = target.hits;
    await scenario.clock.advance(30_000);
    expect(target.hits - hits).toBeGreaterThanOrEqual(29);
    expect(target.hits - hits).toBeLessThanOrEqual(31);
    expect([claimsOf(scenario), membership().members(), membership().holdsLease()]).toEqual([claims, 1, true]);
    expect(await scenario.get('/readyz')).toMatchObject({ status: 'ready' });
    expect(heardOf(receiver)).toEqual([]);
  });

  test('a failure and its end are told as soon as ever', async () => {
    const { scenario, target, receiver } = await setUp();
    scenario.clock.jump(jumpMs);
    target.answer = 500;
    await scenario.clock.advance(4_000);
    expect(heardOf(receiver)).toEqual([failing]);
    scenario.clock.jump(-jumpMs);
    target.answer = 200;
    await scenario.clock.advance(3_000);
    expect(heardOf(receiver)).toEqual([failing, 'resolved recovered']);
  });

  test('marks go on', async () => {
    const { scenario } = await setUp();
    scenario.clock.jump(jumpMs);
    await scenario.tell(running('web.3', '127.0.0.12'));
    await scenario.clock.advance(25_000);
    const marks = [0, 1].flatMap((partition) =>
      scenario.broker
        .records({ topic: 'state', partition })
        .filter(({ key }) => String(key) === 'inputs')
        .slice(-1)
        .map(({ value }) => (JSON.parse(String(value)) as { marks: { topic: string; offset: number }[] }).marks),
    );
    const told = [0, 1].map((partition) => scenario.broker.records({ topic: 'taskStatus', partition }).length).filter((count) => count > 0);
    expect(told).toEqual([2]);
    for (const ofShare of marks) expect(Math.max(...ofShare.map(({ offset }) => offset))).toBe(2);
    expect(marks).toHaveLength(2);
  });
});

test('a task that starts right before the wall clock is set back an hour is judged after its grace, not an hour later', async () => {
  const { scenario, receiver } = await setUp();
  await scenario.tell(running('web.2', '127.0.0.13'));
  await scenario.clock.advance(500);
  scenario.clock.jump(-HOUR_MS);
  await scenario.clock.advance(12_000);
  expect(heardOf(receiver)).toEqual([failing]);
});

describe('the event loop stands still for twice the session', () => {
  test('what was probed by then counts for nothing, shares are claimed anew, and the failure is told once', async () => {
    const { scenario, target, receiver, membership } = await setUp();
    const claims = claimsOf(scenario);
    target.answer = 500;
    await scenario.clock.advance(2_000);
    expect(membership().holdsLease()).toBe(true);
    const stalled = scenario.clock.stall(2 * SESSION_MS);
    expect(membership().holdsLease()).toBe(false);
    await stalled;
    expect(heardOf(receiver)).toEqual([]);
    await scenario.clock.advance(10_000);
    expect([claimsOf(scenario), membership().members(), membership().holdsLease()]).toEqual([claims + 2, 2, true]);
    expect(heardOf(receiver)).toEqual([failing]);
    target.answer = 200;
    await scenario.clock.advance(3_000);
    expect(heardOf(receiver)).toEqual([failing, 'resolved recovered']);
    expect(await scenario.get('/readyz')).toMatchObject({ status: 'ready' });
  });

  test('an incident that is open stays one: nobody is told again', async () => {
    const { scenario, target, receiver } = await setUp();
    target.answer = 500;
    await scenario.clock.advance(5_000);
    expect(heardOf(receiver)).toEqual([failing]);
    await scenario.clock.stall(2 * SESSION_MS);
    await scenario.clock.advance(10_000);
    expect(heardOf(receiver)).toEqual([failing]);
    target.answer = 200;
    await scenario.clock.advance(3_000);
    expect(heardOf(receiver)).toEqual([failing, 'resolved recovered']);
  });
});
