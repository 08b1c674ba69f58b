/** The reader and its sessions over kafkajs consumers that do what the test says. */
import { describe, expect, it } from '@jest/globals';
import type { EachBatchPayload, Kafka } from 'kafkajs';
import type { KafkaQueries } from '../../consumers/kafka/queries.js';
import { openKafkaReader } from '../../consumers/kafka/reader.js';
import { readPartitionRecords } from '../../consumers/kafka/partition-records.js';
import { kafkaLogOptions } from '../support/kafka-test-log.js';
import { encodeBatch } from '../support/kafka-batches.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const TOPICS = { taskStatus: 'in', taskInfo: 'info', state: 'state', events: 'events', deadLetter: 'dead' };
const EVENTS = { CRASH: 'crash', HEARTBEAT: 'heartbeat', FETCH: 'fetch', GROUP_JOIN: 'join' };
/** Longer than the reader waits before it asks again. */
const ASKED_AGAIN_MS = 1100;

/** A consumer of partition 0 of events. */
function createConsumer() {
  const listeners = new Map<string, (event: object) => void>();
  let eachBatch: (payload: EachBatchPayload) => Promise<void> = () => Promise.reject(new Error('not running'));
  const seeks: string[] = [];
  const tell = (event: string, payload: object = {}): void => listeners.get(event)?.({ payload });
  return {
    seeks,
    tell,
    join: () => tell(EVENTS.GROUP_JOIN, { memberAssignment: { events: [0] } }),
    /** So many records from offset 0 on, and a broker that answers a heartbeat as is said. */
    fetch: async (records: number, heartbeat: () => Promise<void> = async () => {}): Promise<void> => {
      const bytes = await encodeBatch({ firstOffset: 0, records: Array.from({ length: records }, (_, offset) => ({ offset })) });
      const stored = await readPartitionRecords(bytes, { place: 'events partition 0', aborted: [] });
      const part = { offset: String(records - 1), logStartOffset: 0, stored };
      const batch = { topic: 'events', partition: 0, highWatermark: String(records), fetchedOffset: '0', rawMessages: [part] };
      // of all that kafkajs gives, what our handler looks at
      await eachBatch({ batch, heartbeat, resolveOffset: () => {} } as unknown as EachBatchPayload);
    },
    asKafkajs: {
      events: EVENTS,
      on: (event: string, listener: (event: object) => void) => void listeners.set(event, listener),
      connect: async () => {},
      subscribe: async () => {},
      run: async (running: { readonly eachBatch: typeof eachBatch }) => void ({ eachBatch } = running),
      seek: ({ offset }: { readonly offset: string }) => void seeks.push(offset),
      pause: () => {},
      resume: () => {},
      disconnect: async () => {},
    },
  };
}

async function openReader({ from, endOf }: { readonly from: number; readonly endOf: () => number }) {
  const clock = createVirtualClock();
  const consumers: ReturnType<typeof createConsumer>[] = [];
  const begin = () => {
    const consumer = createConsumer();
    consumers.push(consumer);
    return consumer.asKafkajs;
  };
  const seen: string[] = [];
  const ranges: KafkaQueries['ranges'] = async () => [{ topic: 'events', partition: 0, low: 0, end: endOf() }];
  const reader = await openKafkaReader(
    {
      // as much of both as a reader asks for
      kafka: { consumer: begin } as unknown as Kafka,
      queries: { ranges } as KafkaQueries,
      options: { ...kafkaLogOptions([], TOPICS), clock },
    },
    {
      topics: ['events'],
      from: () => from,
      onBatch: ({ records, nextOffset }) => void seen.push(`${String(records.length)} up to ${String(nextOffset)}`),
      onGap: ({ expected, found }) => void seen.push(`${String(expected)} is not there, ${String(found)} is`),
      onTrouble: () => {},
    },
  );
  await clock.advance(0);
  const latest = () => {
    const consumer = consumers.at(-1);
    if (consumer === undefined) throw new Error('No session has begun');
    return consumer;
  };
  return { clock, consumers, latest, reader, seen };
}

describe('a topic made anew', () => {
  it('is read once, although its ends are asked for twice at a time', async () => {
    let end = 100;
    const { clock, latest, reader, seen } = await openReader({ from: 100, endOf: () => end });
    latest().join();
    end = 10;
    await latest().fetch(10); // its end lies below where we are: the ends are asked for
    await clock.advance(ASKED_AGAIN_MS / 2);
    const ends = reader.ends();
    await clock.advance(ASKED_AGAIN_MS / 2);
    await latest().fetch(10);
    await clock.advance(ASKED_AGAIN_MS);
    await latest().fetch(10);
    expect(await ends).toEqual([{ topic: 'events', partition: 0, low: 0, end: 10 }]);
    await reader.stop();
    expect(seen).toEqual(['100 is not there, 0 is', '10 up to 10']);
  });
});

describe('a heartbeat that is never answered', () => {
  it('holds up the rest of a batch no longer than its session lasts, and the next goes on after it', async () => {
    const { clock, consumers, latest, reader, seen } = await openReader({ from: 0, endOf: () => 1200 });
    latest().join();
    const taken = latest().fetch(1200, () => new Promise<void>(() => {}));
    await clock.advance(10_000);
    expect(seen).toEqual(['500 up to 500']);
    await clock.advance(10_000);
    await taken;
    expect([consumers.length, seen]).toEqual([2, ['500 up to 500', '500 up to 1000', '200 up to 1200']]);
    latest().join();
    expect(latest().seeks).toEqual(['1200']);
    await reader.stop();
    expect(clock.pendingCount()).toBe(0);
  });
});
