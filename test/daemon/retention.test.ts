import { afterEach, describe, expect, test } from '@jest/globals';
import type { Log, LogTopic } from '../../core/log.js';
import { KEPT_MS, startRetention } from '../../daemon/retention.js';
import { createMemoryBroker } from '../support/memory-log.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

function setUp(mark: number | undefined): {
  log: Log;
  low: (topic: LogTopic) => Promise<number>;
  clock: ReturnType<typeof createVirtualClock>;
  begin: () => void;
} {
  const clock = createVirtualClock();
  const broker = createMemoryBroker({ clock, partitions: 1 });
  const log = broker.connect();
  const pruning: Log = {
    ...log,
    prune: (at, beforeOffset) => {
      broker.prune(at, beforeOffset);
      return Promise.resolve();
    },
  };
  return {
    log,
    clock,
    low: async (topic) => (await log.readRange({ topic, partition: 0, from: 0, max: 1 })).low,
    begin: () => {
      stops.push(
        startRetention({
          log: pruning,
          clock,
          engine: { inputsFrom: () => mark },
          onTrouble: (error) => {
            throw error;
          },
        }),
      );
    },
  };
}

async function appendDaily(log: Log, clock: ReturnType<typeof createVirtualClock>, topic: LogTopic, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await log.append({ topic, partition: 0 }, [{ key: 'k', value: String(index) }]);
    await clock.advance(KEPT_MS.taskStatus);
  }
}

describe('retention of the embedded log', () => {
  test('inputs go only below what the state stands on, and only once they are old', async () => {
    const { log, low, clock, begin } = setUp(3);
    await appendDaily(log, clock, 'taskStatus', 5);
    begin();
    await clock.advance(10);
    expect(await low('taskStatus')).toBe(3);
  });

  test('without a mark no input goes', async () => {
    const { log, low, clock, begin } = setUp(undefined);
    await appendDaily(log, clock, 'taskStatus', 3);
    begin();
    await clock.advance(10);
    expect(await low('taskStatus')).toBe(0);
  });

  test('history goes by age, and again every hour', async () => {
    const { log, low, clock, begin } = setUp(0);
    await appendDaily(log, clock, 'events', 32);
    begin();
    await clock.advance(10);
    expect(await low('events')).toBe(2);
    await clock.advance(KEPT_MS.taskStatus + 3_600_000);
    expect(await low('events')).toBe(4);
  });
});
