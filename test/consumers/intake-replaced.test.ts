/** A topic made anew and filled beyond where we stood, while the log was out of reach: nothing but its records can tell. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createIntake, type Intake } from '../../consumers/intake.js';
import type { EngineInput } from '../../core/engine-types.js';
import { LogError, type Log, type ReaderOptions } from '../../core/log.js';
import { createMemoryBroker, type MemoryBroker } from '../support/memory-log.js';
import { createVirtualClock, type VirtualClock } from '../support/virtual-clock.js';

const AWAY = new LogError('Cannot read: the log cannot be reached', 'unavailable');
const AT = { topic: 'taskStatus', partition: 0 } as const;

let clock: VirtualClock;
let broker: MemoryBroker;
let intake: Intake;
let inputs: EngineInput[];
/** Of the reader of the inputs. */
let reading: ReaderOptions | undefined;
let isAway: boolean;

beforeEach(async () => {
  clock = createVirtualClock();
  broker = createMemoryBroker({ clock, partitions: 1 });
  inputs = [];
  isAway = false;
  intake = createIntake({
    log: readByHand(broker.connect()),
    clock,
    inputMarks: () => [],
    inputsFrom: () => undefined,
    feedLagLimitMs: () => 30_000,
    mustWait: () => false,
    dispatch: (input) => inputs.push(input),
    onGap: () => undefined,
    onTrouble: () => undefined,
  });
  await intake.start();
  await fill(5);
  const records = broker.records(AT);
  await reading?.onBatch({ ...AT, records, nextOffset: 5 });
});

afterEach(async () => {
  await intake.stop();
});

/** A log of which the test hands over what is read. */
function readByHand(log: Log): Log {
  return {
    ...log,
    openReader: (options) => {
      for (const topic of options.topics) options.from({ topic, partition: 0, low: 0, end: 0 });
      if (options.topics.includes('taskStatus')) reading = options;
      return Promise.resolve({ ends: () => Promise.resolve([]), stop: () => Promise.resolve() });
    },
    readRange: (request) => (isAway ? Promise.reject(AWAY) : log.readRange(request)),
  };
}

async function fill(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await broker.connect().append(AT, [{ key: 'k', value: '{' }]);
    await clock.advance(1_000);
  }
}

function replaced(): readonly EngineInput[] {
  return inputs.filter(({ type }) => type === 'log-replaced');
}

test('is noticed when the log is in reach again', async () => {
  reading?.onTrouble(AWAY);
  broker.recreate('taskStatus');
  await fill(20);
  reading?.onTrouble(undefined);
  await clock.advance(0);
  expect(replaced()).toMatchObject([{ topic: 'taskStatus', partition: 0 }]);
});

test('is noticed later, when the log is out of reach again as it is looked at, and compared with what was read before', async () => {
  reading?.onTrouble(AWAY);
  broker.recreate('taskStatus');
  await fill(20);
  isAway = true;
  reading?.onTrouble(undefined);
  await clock.advance(0);
  expect(replaced()).toEqual([]);
  isAway = false;
  await reading?.onBatch({ ...AT, records: broker.records(AT).slice(5), nextOffset: 20 });
  reading?.onTrouble(AWAY);
  reading?.onTrouble(undefined);
  await clock.advance(0);
  expect(replaced()).toHaveLength(1);
});

test('is not suspected where the log is the same, or shorter, which the reader sees itself', async () => {
  reading?.onTrouble(AWAY);
  await fill(3);
  reading?.onTrouble(undefined);
  await clock.advance(0);
  reading?.onTrouble(AWAY);
  broker.recreate('taskStatus');
  reading?.onTrouble(undefined);
  await clock.advance(0);
  expect(replaced()).toEqual([]);
});
