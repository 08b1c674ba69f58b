/** The reader over a kafkajs consumer that does what the test says: what no broker does when asked. */
import { describe, expect, it } from '@jest/globals';
import type { EachBatchPayload, Kafka } from 'kafkajs';
import type { KafkaQueries } from '../../consumers/kafka/queries.js';
import { openKafkaReader } from '../../consumers/kafka/reader.js';
import { readPartitionRecords } from '../../consumers/kafka/partition-records.js';
import { kafkaLogOptions } from '../support/kafka-test-log.js';
import { encodeBatch, PAYLOAD_AT } from '../support/kafka-batches.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const TOPICS = { taskStatus: 'in', taskInfo: 'info', state: 'state', events: 'events', deadLetter: 'dead' };
const END = 2;
/** Longer than the reader waits before it tries again. */
const RETRIED_MS = 2000;

async function openReader(onBatch: () => void) {
  const listeners = new Map<string, (event: object) => void>();
  let eachBatch: (payload: EachBatchPayload) => Promise<void> = () => Promise.reject(new Error('not running'));
  const events = { CRASH: 'crash', HEARTBEAT: 'heartbeat', FETCH: 'fetch', GROUP_JOIN: 'join' };
  const consumer = {
    events,
    on: (event: string, listener: (event: object) => void) => void listeners.set(event, listener),
    connect: async () => {},
    subscribe: async () => {},
    run: async (running: { readonly eachBatch: typeof eachBatch }) => void ({ eachBatch } = running),
    seek: () => {},
    pause: () => {},
    resume: () => {},
    disconnect: async () => {},
  };
  const clock = createVirtualClock();
  const troubles: string[] = [];
  const ranges: KafkaQueries['ranges'] = async () => [{ topic: 'events', partition: 0, low: 0, end: END }];
  const reader = await openKafkaReader(
    {
      // as much of both as a reader asks for
      kafka: { consumer: () => consumer } as unknown as Kafka,
      queries: { ranges } as KafkaQueries,
      options: { ...kafkaLogOptions([], TOPICS), clock },
    },
    {
      topics: ['events'],
      from: () => 0,
      onBatch,
      onGap: () => {},
      onTrouble: (error) => void troubles.push(error?.message ?? 'over'),
    },
  );
  await clock.advance(0);
  listeners.get(events.GROUP_JOIN)?.({ payload: { memberAssignment: { events: [0] } } });
  const fetch = async (bytes: Buffer): Promise<void> => {
    listeners.get(events.FETCH)?.({});
    const stored = await readPartitionRecords(bytes, { place: 'events partition 0', aborted: [] });
    const part = { offset: String(END - 1), logStartOffset: 0, stored };
    const batch = { topic: 'events', partition: 0, highWatermark: String(END), fetchedOffset: '0', rawMessages: [part] };
    // of all that kafkajs gives, what our handler looks at
    const taken = eachBatch({ batch, heartbeat: async () => {}, resolveOffset: () => {} } as unknown as EachBatchPayload);
    await clock.advance(RETRIED_MS);
    await taken;
    listeners.get(events.FETCH)?.({});
  };
  return { troubles, fetch, stop: reader.stop };
}

const twoRecords = () => encodeBatch({ firstOffset: 0, records: [{ offset: 0 }, { offset: 1 }] });

describe('trouble with what was fetched', () => {
  it('is over once it is taken, not with the next fetch', async () => {
    let failures = 2;
    const { troubles, fetch, stop } = await openReader(() => {
      failures -= 1;
      if (failures >= 0) throw new Error('not taken');
    });
    for (let fetches = 0; fetches < 3; fetches += 1) await fetch(await twoRecords());
    await stop();
    expect(troubles).toEqual([...Array.from({ length: 2 }, () => 'Cannot read events partition 0: not taken'), 'over']);
  });

  it('is told as long as a record is damaged, with the batch that holds it', async () => {
    const { troubles, fetch, stop } = await openReader(() => {});
    const damaged = await twoRecords();
    damaged[PAYLOAD_AT] = 0x7f;
    for (const bytes of [damaged, damaged, await twoRecords()]) await fetch(bytes);
    await stop();
    const told =
      'Cannot read events partition 0: the record batch at offset 0 of events partition 0, compressed in codec 0, cannot be decoded: a record runs past the end of its batch';
    expect(troubles).toEqual([told, told, 'over']);
  });
});
