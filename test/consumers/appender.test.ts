/** Claims on their way into the log: tried for as long as they are wanted, and not a moment longer. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createAppender, type Appender } from '../../consumers/appender.js';
import { createSleep } from '../../daemon/clock.js';
import { TOPICS } from '../support/http-server.js';
import { createMemoryBroker, type MemoryBroker } from '../support/memory-log.js';
import { createVirtualClock, type VirtualClock } from '../support/virtual-clock.js';

let clock: VirtualClock;
let broker: MemoryBroker;
let appender: Appender;
let claiming: string | undefined;

beforeEach(() => {
  clock = createVirtualClock();
  broker = createMemoryBroker({ clock, partitions: 1 });
  claiming = 'first';
  appender = createAppender({
    log: broker.connect(),
    topics: TOPICS,
    engine: { ownEpoch: () => undefined, isClaiming: (_share, nonce) => nonce === claiming, answersFor: () => false },
    clock,
    sleep: createSleep(clock),
    dispatch: () => undefined,
    onTrouble: () => undefined,
    onLetter: () => undefined,
  });
});

afterEach(async () => {
  const stopped = appender.stop();
  await clock.advance(10_000);
  await stopped;
});

function claim(nonce: string): void {
  appender.append({ type: 'append-claim', share: 0, claim: { instance: 'a', memberId: 'a', nonce, shares: 1 } });
}

const written = () => broker.records({ topic: 'state', partition: 0 }).map(({ value }) => String(value));

test('a claim is tried again until the log has it', async () => {
  broker.refuse('unavailable', 3, 'state');
  claim('first');
  await clock.advance(20_000);
  expect(written()).toEqual([expect.stringContaining('"nonce":"first"')]);
});

test.each([
  ['the share was dealt to another', undefined],
  ['it was claimed anew since', 'second'],
])('a claim whose answer is late is not written after %s', async (_name, now) => {
  broker.refuse('unavailable', 3, 'state');
  claim('first');
  await clock.advance(0);
  claiming = now;
  await clock.advance(60_000);
  expect(written()).toEqual([]);
  expect([appender.pending(), appender.missing()]).toEqual([0, []]);
});
