import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { ProbeContext, ProbeOutcome, ProbeResult, ProbeTask } from '../../core/probe.js';
import { createAddressPolicy } from '../../probes/address-policy.js';
import type { ProbeKind } from '../../probes/kind.js';
import { strictOptions } from '../../probes/options.js';
import { createProber, DEFAULT_LIMITS, type LocalProber, type ProberLimits, type ProberTrouble } from '../../probes/worker.js';
import { createVirtualClock, type VirtualClock } from '../support/virtual-clock.js';

const PASS: ProbeOutcome = { outcome: 'pass', latencyMs: 1, phases: {} };

interface Started {
  readonly address: string;
  readonly atMs: number;
  readonly context: ProbeContext;
  readonly end: (outcome: ProbeOutcome) => void;
}

const open: LocalProber[] = [];
afterEach(async () => {
  for (const prober of open.splice(0)) await prober.close();
});

/** A prober whose only kind does what the test says; by default a probe passes at once. */
function setUp(options: { limits?: Partial<ProberLimits>; respond?: (started: Started) => void } = {}) {
  const clock = createVirtualClock();
  const started: Started[] = [];
  const results: ProbeResult[] = [];
  const troubles: ProberTrouble[] = [];
  const respond = options.respond ?? ((one) => one.end(PASS));
  const fake: ProbeKind = {
    kind: 'fake',
    schema: strictOptions({}),
    prepare: (given) => {
      if (JSON.stringify(given) !== '{}') return { ok: false, faults: [{ path: 'x', message: 'unknown key' }] };
      return {
        ok: true,
        value: (to, context) =>
          new Promise((resolve) => {
            const one = { address: to.address, atMs: clock.monotonicMs(), context, end: resolve };
            context.signal.addEventListener('abort', () =>
              resolve({ outcome: 'error', layer: 'local', cause: 'cancelled', detail: '', latencyMs: 0, phases: {} }),
            );
            started.push(one);
            respond(one);
          }),
      };
    },
  };
  const policy = createAddressPolicy({ allow: ['10.0.0.0/8'], deny: ['10.66.0.0/16'] });
  if (!policy.ok) throw new Error('policy');
  const prober = createProber({
    clock,
    policy: policy.value,
    kinds: [fake],
    onResult: (result) => results.push(result),
    onTrouble: (trouble) => troubles.push(trouble),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  open.push(prober);
  return { clock, prober, started, results, troubles };
}

function task(changes: Partial<ProbeTask> & { address?: string } = {}): ProbeTask {
  const { address = '10.0.0.1', ...rest } = changes;
  return {
    id: 'one',
    generation: 'g1',
    kind: 'fake',
    to: { address, family: 4, port: 80 },
    options: {},
    intervalMs: 10_000,
    timeoutMs: 2000,
    spreadMs: 0,
    agentId: undefined,
    ...rest,
  };
}

function failAfter(clock: VirtualClock, delayMs: number, cause: 'timeout' | 'refused' = 'timeout') {
  return (one: Started): void => {
    clock.after(delayMs, () => one.end({ outcome: 'fail', layer: 'connect', cause, detail: 'x', latencyMs: delayMs, phases: {} }));
  };
}

describe('the schedule', () => {
  test('a target is probed within its spread and then on its interval, on time to a tick', async () => {
    const { clock, prober, started, results } = setUp();
    prober.start(task({ spreadMs: 10_000 }));
    await clock.advance(40_000);
    expect(started).toHaveLength(4);
    const [first, ...rest] = started.map(({ atMs }) => atMs);
    expect(first).toBeLessThanOrEqual(10_020);
    for (const [index, atMs] of rest.entries()) expect(Math.abs(atMs - (first ?? 0) - (index + 1) * 10_000)).toBeLessThanOrEqual(20);
    for (const result of results) expect(result.latenessMs).toBeLessThanOrEqual(20);
  });

  test('a delay moves the first probe, and the grid with it', async () => {
    const { clock, prober, started } = setUp();
    prober.start(task({ delayMs: 15_000 }));
    await clock.advance(14_900);
    expect(started).toHaveLength(0);
    await clock.advance(10_200);
    expect(started).toHaveLength(2);
  });

  test('a result carries the target, its generation and the wall clock at the start', async () => {
    const { clock, prober, results } = setUp();
    prober.start(task({ generation: 'g7' }));
    await clock.advance(100);
    expect(results).toEqual([{ id: 'one', generation: 'g7', outcome: PASS, atMs: expect.any(Number), latenessMs: expect.any(Number) }]);
    expect(clock.nowMs() - (results[0]?.atMs ?? 0)).toBeLessThanOrEqual(100);
  });

  test('a probe that is not done when the next is due is not doubled, and the skip is counted', async () => {
    const { clock, prober, started } = setUp({ respond: () => undefined });
    prober.start(task());
    await clock.advance(35_000);
    expect(started).toHaveLength(1);
    expect(prober.stats()).toMatchObject({ inFlight: 1, skipped: 3 });
  });

  test('a recheck runs at once, and the schedule goes on as it was', async () => {
    const { clock, prober, started } = setUp();
    prober.start(task());
    await clock.advance(5000);
    prober.probeNow('one');
    await clock.advance(6000);
    expect(started.map(({ atMs }) => atMs)).toEqual([20, 5000, 10_000]);
  });

  test('a recheck while a probe runs follows it', async () => {
    const { clock, prober, started } = setUp({ respond: () => undefined });
    prober.start(task());
    await clock.advance(100);
    prober.probeNow('one');
    await clock.advance(100);
    expect(started).toHaveLength(1);
    started[0]?.end(PASS);
    await clock.advance(20);
    expect(started).toHaveLength(2);
  });

  test('5,000 targets that start together are spread: no 100 ms has more than 1.6 times the mean', async () => {
    const { clock, prober, started } = setUp();
    for (let n = 0; n < 5000; n++)
      prober.start(task({ id: `t${n}`, address: `10.0.${n >> 8}.${n & 255}`, spreadMs: 10_000, intervalMs: 60_000 }));
    await clock.advance(10_020);
    expect(started.length).toBe(5000);
    const buckets = new Map<number, number>();
    for (const { atMs } of started) buckets.set(Math.floor(atMs / 100), (buckets.get(Math.floor(atMs / 100)) ?? 0) + 1);
    expect(Math.max(...buckets.values())).toBeLessThan(1.6 * 50);
  });

  test('without targets nothing ticks', async () => {
    const { clock, prober } = setUp();
    expect(clock.pendingCount()).toBe(0);
    prober.start(task());
    await clock.advance(100);
    prober.stop('one');
    expect(clock.pendingCount()).toBe(0);
  });
});

describe('stopping', () => {
  test('no probe is sent after stop, and the one under way is aborted and its result dropped', async () => {
    const { clock, prober, started, results } = setUp({ respond: () => undefined });
    prober.start(task());
    await clock.advance(100);
    prober.stop('one');
    expect(started[0]?.context.signal.aborted).toBe(true);
    await clock.advance(30_000);
    expect(started).toHaveLength(1);
    expect(results).toEqual([]);
    expect(prober.stats()).toMatchObject({ targets: 0, inFlight: 0, waiting: 0 });
  });

  test('a target started anew under the same id gives results of the new generation only', async () => {
    const { clock, prober, started, results } = setUp({ respond: () => undefined });
    prober.start(task({ generation: 'old' }));
    await clock.advance(100);
    prober.start(task({ generation: 'new', address: '10.0.0.2' }));
    await clock.advance(100);
    for (const one of started) one.end(PASS);
    await clock.advance(100);
    expect(results.map(({ generation }) => generation)).toEqual(['new']);
    expect(started.map(({ address }) => address)).toEqual(['10.0.0.1', '10.0.0.2']);
  });

  test('one that waits for its turn is never sent', async () => {
    const { clock, prober, started } = setUp({ limits: { inFlightMax: 1 }, respond: () => undefined });
    prober.start(task({ id: 'a', address: '10.0.0.1' }));
    prober.start(task({ id: 'b', address: '10.0.0.2' }));
    await clock.advance(100);
    prober.stop('b');
    started[0]?.end(PASS);
    await clock.advance(100);
    expect(started.map(({ address }) => address)).toEqual(['10.0.0.1']);
  });

  test('a receiver may stop the target from within its result', async () => {
    const { clock, prober, started, results } = setUp();
    prober.start(task());
    await clock.advance(20);
    expect(results).toHaveLength(1);
    prober.probeNow('one');
    prober.stop('one');
    await clock.advance(20_000);
    expect(started).toHaveLength(2);
    expect(results).toHaveLength(1);
  });

  test('close aborts all, waits until they are done, and may be called twice', async () => {
    const { clock, prober, started } = setUp({ respond: () => undefined });
    for (let n = 0; n < 10; n++) prober.start(task({ id: `t${n}` }));
    await clock.advance(100);
    await prober.close();
    await prober.close();
    expect(started.every(({ context }) => context.signal.aborted)).toBe(true);
    expect(prober.stats()).toMatchObject({ targets: 0, inFlight: 0 });
    prober.start(task());
    expect(clock.pendingCount()).toBe(0);
  });
});

describe('limits', () => {
  test('at most so many probes are in flight to one agent; the others are late, and say so', async () => {
    const { clock, prober, started, results } = setUp({ limits: { inFlightPerAgentMax: 2 }, respond: () => undefined });
    for (let n = 0; n < 5; n++) prober.start(task({ id: `t${n}`, agentId: 'agent-1' }));
    await clock.advance(1000);
    expect(started).toHaveLength(2);
    for (const one of started.splice(0)) one.end(PASS);
    await clock.advance(20);
    for (const one of started) one.end(PASS);
    await clock.advance(20);
    expect(results.slice(2).map(({ latenessMs }) => Math.round(latenessMs / 100))).toEqual([10, 10]);
  });
});

describe('our own fault is nobody’s failure', () => {
  test('an address outside the policy is an error, and nothing is sent', async () => {
    const { clock, prober, started, results } = setUp();
    prober.start(task({ address: '10.66.0.1' }));
    await clock.advance(100);
    expect(started).toEqual([]);
    expect(results.map(({ outcome }) => outcome)).toEqual([
      { outcome: 'error', layer: 'local', cause: 'not-allowed', detail: '10.66.0.1 is in probing.deny', latencyMs: 0, phases: {} },
    ]);
  });

  test.each([
    ['options that cannot be used', { options: { x: 1 } }, 'x: unknown key'],
    ['a kind that is not there', { kind: 'ftp' }, '"ftp" is no probe kind: known are fake'],
  ])('%s are an internal error', async (_, changes, detail) => {
    const { clock, prober, results } = setUp();
    prober.start(task(changes));
    await clock.advance(100);
    expect(results[0]?.outcome).toMatchObject({ outcome: 'error', cause: 'internal', detail: expect.stringContaining(detail) });
  });

  test('with nothing to do it sleeps, and is late for nobody who comes meanwhile', async () => {
    const { clock, prober, started } = setUp();
    prober.start(task({ id: 'one', delayMs: 5_000 }));
    const armed = jest.spyOn(clock, 'after');
    await clock.advance(4_000);
    expect(armed.mock.calls.length).toBeGreaterThanOrEqual(4_000 / (DEFAULT_LIMITS.quietMs + DEFAULT_LIMITS.tickMs));
    expect(armed.mock.calls.length).toBeLessThan(50);
    prober.start(task({ id: 'two', address: '10.0.0.2' }));
    await clock.advance(20);
    expect(started.map(({ address }) => address)).toEqual(['10.0.0.2']);
    await clock.advance(980);
    expect(started.map(({ address }) => address)).toEqual(['10.0.0.2', '10.0.0.1']);
  });

  test('what a tick takes by itself does not put off the next one', async () => {
    let tookMs = 0;
    const { clock, prober } = setUp({ respond: () => (tookMs = 15) });
    const { monotonicMs } = clock;
    jest.spyOn(clock, 'monotonicMs').mockImplementation(() => monotonicMs() + tookMs);
    const armed = jest.spyOn(clock, 'after');
    prober.start(task());
    await clock.advance(20);
    expect(armed.mock.calls.map(([delayMs]) => delayMs)).toEqual([20, 5]);
  });

  test('what begins while it sleeps is watched for stalls from there on', async () => {
    const { clock, prober, results } = setUp({ respond: (one) => failAfter(clock, 150)(one) });
    prober.start(task({ delayMs: 1_000 }));
    await clock.advance(930);
    prober.probeNow('one');
    await clock.stall(160);
    expect(results[0]?.outcome).toMatchObject({ outcome: 'error', cause: 'stalled' });
  });

  test('a probe whose deadline passed while our loop stood still is void, and the stall is told', async () => {
    const { clock, prober, results, troubles } = setUp({ respond: (one) => failAfter(clock, 2000)(one) });
    prober.start(task());
    await clock.advance(20);
    await clock.stall(10_000);
    expect(results[0]?.outcome).toMatchObject({ outcome: 'error', layer: 'local', cause: 'stalled' });
    expect(troubles).toEqual([{ type: 'stalled', stalledMs: expect.any(Number) }]);
    expect(prober.stats()).toMatchObject({ voided: 1, stalledMs: expect.any(Number) });
  });

  test('a probe that fails soon after a stall it lived through is void too', async () => {
    const { clock, prober, results } = setUp({ respond: (one) => failAfter(clock, 2000)(one) });
    prober.start(task());
    await clock.advance(20);
    await clock.stall(1900);
    await clock.advance(200);
    expect(results[0]?.outcome).toMatchObject({ outcome: 'error', cause: 'stalled' });
  });

  test('a refusal stands whenever it is seen', async () => {
    const { clock, prober, results } = setUp({ respond: (one) => failAfter(clock, 1, 'refused')(one) });
    prober.start(task());
    await clock.advance(20);
    await clock.stall(5000);
    expect(results[0]?.outcome).toMatchObject({ outcome: 'fail', cause: 'refused' });
  });

  test('a timeout in a loop that kept its time is the target’s', async () => {
    const { clock, prober, results } = setUp({ respond: (one) => failAfter(clock, 2000)(one) });
    prober.start(task());
    await clock.stall(5000);
    await clock.advance(4000);
    expect(results[0]?.outcome).toMatchObject({ outcome: 'fail', cause: 'timeout' });
  });
});
