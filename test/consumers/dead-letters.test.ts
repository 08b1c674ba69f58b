/** Dead letters on their way into the log: too large, refused, not kept, no longer ours. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createAppender, type Appender } from '../../consumers/appender.js';
import { RECORD_MAX_BYTES } from '../../consumers/raw-record.js';
import type { EngineEffect, EngineInput } from '../../core/engine-types.js';
import type { LogRecord } from '../../core/log.js';
import { createSleep } from '../../daemon/clock.js';
import { TOPICS } from '../support/http-server.js';
import { createMemoryBroker, type MemoryBroker } from '../support/memory-log.js';
import { createVirtualClock, type VirtualClock } from '../support/virtual-clock.js';

type Letter = Extract<EngineEffect, { type: 'append-dead-letter' }>;

const AT = { topic: 'taskStatus', partition: 0, offset: 0, atMs: 1_000 } as const;
const FAILURE = { stage: 'decode', errorClass: 'Truncated', field: undefined, message: 'Cannot read it: it ends too early' } as const;

let clock: VirtualClock;
let broker: MemoryBroker;
let appender: Appender;
let isOurs: boolean;
let inputs: EngineInput[];
let stages: string[];
let troubles: string[];

beforeEach(() => {
  clock = createVirtualClock();
  broker = createMemoryBroker({ clock, partitions: 1 });
  isOurs = true;
  [inputs, stages, troubles] = [[], [], []];
  appender = createAppender({
    log: broker.connect(),
    topics: TOPICS,
    engine: { ownEpoch: () => undefined, isClaiming: () => false, answersFor: () => isOurs },
    clock,
    sleep: createSleep(clock),
    dispatch: (input) => inputs.push(input),
    onTrouble: ({ message }) => troubles.push(message),
    onLetter: (stage) => stages.push(stage),
  });
});

afterEach(async () => {
  const stopped = appender.stop();
  await clock.advance(10_000);
  await stopped;
});

function letterOf(record: Partial<LogRecord> | undefined, over: Partial<Letter> = {}): Letter {
  const whole = record === undefined ? undefined : { ...AT, key: Buffer.from('k'), value: Buffer.from('v'), headers: {}, ...record };
  return { type: 'append-dead-letter', at: AT, failure: FAILURE, record: whole, leftOut: 0, ...over };
}

const written = () => broker.records({ topic: 'deadLetter', partition: 0 });
const header = (name: string): string => String(written()[0]?.headers[name] ?? '');

describe('the record', () => {
  test('is kept as it came, with why and where', async () => {
    appender.append(letterOf({ headers: { mine: Buffer.from('1') } }));
    await clock.advance(0);
    const [letter] = written();
    expect([String(letter?.key), String(letter?.value), header('mine')]).toEqual(['k', 'v', '1']);
    expect(header('dlq-error-message')).toBe(FAILURE.message);
    expect(letter?.headers['dlq-left-out']).toBeUndefined();
    expect([stages, inputs.map(({ type }) => type)]).toEqual([['decode'], ['dead-letter-appended']]);
  });

  test('loses its value where the topic does not take so much, at once, and says so', async () => {
    appender.append(letterOf({ value: Buffer.alloc(RECORD_MAX_BYTES - 50) }));
    await clock.advance(0);
    expect(written()[0]?.value).toBeUndefined();
    expect(String(written()[0]?.key)).toBe('k');
    expect(header('dlq-error-message')).toBe(
      `${FAILURE.message}; its value of ${String(RECORD_MAX_BYTES - 50)} bytes is too large for a dead letter`,
    );
    expect([troubles, appender.missing()]).toEqual([[], []]);
  });

  test('loses key and headers too where these are what is too large', async () => {
    appender.append(letterOf({ headers: { mine: Buffer.alloc(RECORD_MAX_BYTES) } }));
    await clock.advance(0);
    expect(written()[0]?.key).toBeUndefined();
    expect(written()[0]?.headers['mine']).toBeUndefined();
    expect(header('dlq-error-message')).toContain('its key, headers and value of 1 bytes are too large');
    expect(header('dlq-original-offset')).toBe('0');
  });

  test('says how many before it are no dead letters', async () => {
    appender.append(letterOf({}, { leftOut: 999 }));
    await clock.advance(0);
    expect(header('dlq-left-out')).toBe('999');
  });

  test('that was not kept is read again', async () => {
    await broker.connect().append({ topic: 'taskStatus' }, [{ key: 'k', value: 'again' }]);
    appender.append(letterOf(undefined));
    await clock.advance(0);
    expect(String(written()[0]?.value)).toBe('again');
  });

  test('that retention took before it was read again is a dead letter that says so', async () => {
    await broker.connect().append({ topic: 'taskStatus' }, [
      { key: 'k', value: 'old' },
      { key: 'k', value: 'new' },
    ]);
    broker.prune({ topic: 'taskStatus', partition: 0 }, 1);
    appender.append(letterOf(undefined));
    await clock.advance(0);
    expect(written()[0]?.value).toBeUndefined();
    expect(header('dlq-error-message')).toBe(`${FAILURE.message}; the record itself is gone`);
  });
});

describe('a topic that refuses', () => {
  test.each(['unauthorized', 'unknown-topic', 'unavailable'] as const)('%s: is told, tried again, and heals by itself', async (failure) => {
    broker.refuse(failure, 3, 'deadLetter');
    appender.append(letterOf({}));
    await clock.advance(0);
    expect(appender.missing()).toEqual(['dead letters cannot be written: Cannot append to deadLetter: refused by the test']);
    expect(stages).toEqual([]);
    await clock.advance(5_000);
    expect(appender.missing()).toEqual([]);
    expect(written()).toHaveLength(1);
    expect(troubles).toHaveLength(3);
  });

  test('even the smallest dead letter goes on being tried', async () => {
    broker.refuse('too-large', 3, 'deadLetter');
    appender.append(letterOf({}));
    await clock.advance(0);
    expect(appender.missing()).toHaveLength(1);
    await clock.advance(5_000);
    expect(written().map(({ value }) => String(value))).toEqual(['v']);
  });

  test('is left alone once the partition is no longer ours', async () => {
    broker.refuse('unauthorized', 1, 'deadLetter');
    appender.append(letterOf({}));
    await clock.advance(0);
    isOurs = false;
    await clock.advance(5_000);
    expect([written(), inputs, appender.missing(), appender.pending()]).toEqual([[], [], [], 0]);
  });
});
