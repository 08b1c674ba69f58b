/** A partition that waits because too many bad records have no dead letter yet (protocol.md §2.5). */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createIntake, type Intake } from '../../consumers/intake.js';
import type { EngineInput } from '../../core/engine-types.js';
import { createMemoryBroker, type MemoryBroker } from '../support/memory-log.js';
import { running } from '../support/scenario.js';
import { createVirtualClock, type VirtualClock } from '../support/virtual-clock.js';

let clock: VirtualClock;
let broker: MemoryBroker;
let intake: Intake;
let inputs: string[];
let full: ReadonlySet<number>;

beforeEach(async () => {
  clock = createVirtualClock();
  broker = createMemoryBroker({ clock, partitions: 2 });
  inputs = [];
  full = new Set();
  intake = createIntake({
    log: broker.connect(),
    clock,
    inputMarks: () => [],
    inputsFrom: () => undefined,
    feedLagLimitMs: () => 30_000,
    mustWait: ({ partition }) => full.has(partition),
    dispatch: (input) => inputs.push(describe(input)),
    onGap: () => undefined,
    onTrouble: () => undefined,
  });
  const started = intake.start();
  await clock.advance(0);
  await started;
  inputs.length = 0;
});

afterEach(async () => {
  await intake.stop();
  expect(clock.pendingCount()).toBe(0);
});

function describe(input: EngineInput): string {
  return 'at' in input ? `${input.type} ${String(input.at.partition)}:${String(input.at.offset)}` : input.type;
}

async function append(partition: number, value: string): Promise<void> {
  const headers = { 'content-type': 'application/json', 'taskpulse-framework-id': 'f1' };
  await broker.connect().append({ topic: 'taskStatus', partition }, [{ key: 'k', value, headers }]);
}

const GOOD = JSON.stringify(running('web.1', '10.0.0.1'));

test('waits at its bad record, in order, and the other partitions do not', async () => {
  full = new Set([0]);
  for (const value of [GOOD, '{', GOOD]) await append(0, value);
  await append(1, GOOD);
  await clock.advance(20_000);
  expect(inputs.filter((input) => input !== 'position')).toEqual(['said 0:0', 'said 1:0']);
  full = new Set();
  await clock.advance(250);
  expect(inputs.filter((input) => input !== 'position')).toEqual(['said 0:0', 'said 1:0', 'bad-record 0:1', 'said 0:2']);
});

test('is lag, so that nothing is judged meanwhile, but none for which the group would be left', async () => {
  full = new Set([0]);
  await append(0, '{');
  await clock.advance(60_000);
  expect(intake.feedLagMs()).toBeGreaterThan(55_000);
  expect(intake.readerLagMs()).toBeLessThan(6_000);
  full = new Set();
  await clock.advance(6_000);
  expect(intake.feedLagMs()).toBeLessThan(6_000);
});

test('a stop does not wait for it', async () => {
  full = new Set([0]);
  await append(0, '{');
  await clock.advance(1_000);
  await intake.stop();
  expect(inputs).toEqual([]);
});
