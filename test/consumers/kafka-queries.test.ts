/** Pieces of a partition as brokers may answer them, by a connection that answers what the test says. */
import { describe, expect, it } from '@jest/globals';
import type { Kafka } from 'kafkajs';
import type { KafkaCluster } from '../../consumers/kafka/internals.js';
import { readPartitionRecords } from '../../consumers/kafka/partition-records.js';
import { createKafkaQueries } from '../../consumers/kafka/queries.js';
import { encodeBatch } from '../support/kafka-batches.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const TOPICS = { taskStatus: 'in', taskInfo: 'info', state: 'state', events: 'events', deadLetter: 'dead' };
const VERSIONS = Object.fromEntries([0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14].map((key) => [String(key), { minVersion: 0, maxVersion: 20 }]));

/** Partition 0 of events holds records at these offsets, when it is fetched; its end is what it was said to be before. */
async function queriesOf({ end, offsets }: { readonly end: number; readonly offsets: readonly number[] }) {
  const batch = await encodeBatch({ firstOffset: 0, records: offsets.map((offset) => ({ offset })) });
  const stored = await readPartitionRecords(batch, { place: 'p', aborted: [] });
  const cluster: KafkaCluster = {
    connect: async () => {},
    disconnect: async () => {},
    addMultipleTargetTopics: async () => {},
    refreshMetadata: async () => {},
    getNodeIds: () => ['0'],
    findTopicPartitionMetadata: () => [{ partitionId: 0, leader: 0 }],
    fetchTopicsOffset: async ([asked]) => [
      { topic: 'events', partitions: [{ partition: 0, offset: asked?.fromBeginning === true ? '0' : String(end) }] },
    ],
    findBroker: async () => {
      const messages = [{ offset: String(offsets.at(-1)), logStartOffset: 0, stored }];
      const partitions = [{ partition: 0, errorCode: 0, highWatermark: String(end), messages }];
      return { versions: VERSIONS, fetch: async () => ({ responses: [{ topicName: 'events', partitions }] }) };
    },
  };
  // as much of it as is asked for: src/index.js of kafkajs 2.2.4
  const kafka = { [Symbol('private:Kafka:createCluster')]: () => cluster } as unknown as Kafka;
  return createKafkaQueries({ kafka, clock: createVirtualClock(), topics: TOPICS });
}

describe('a piece of a partition', () => {
  it.each([
    ['goes on after the last of it where more was fetched', { from: 0, max: 2 }, { end: 9, offsets: [2, 5, 7] }, [2, 5], 6],
    ['begins where it was asked to', { from: 3, max: 9 }, { end: 9, offsets: [2, 5, 8] }, [5, 8], 9],
    ['ends at the end, whatever was written since', { from: 0, max: 9 }, { end: 6, offsets: [2, 5, 7] }, [2, 5], 6],
    ['is at the end where only what was written since is left', { from: 3, max: 1 }, { end: 5, offsets: [2, 6, 7] }, [], 5],
  ])('%s', async (_, request, held, offsets, nextOffset) => {
    const queries = await queriesOf(held);
    const piece = await queries.readRange({ topic: 'events', partition: 0, ...request });
    expect([piece.records.map(({ offset }) => offset), piece.nextOffset]).toEqual([offsets, nextOffset]);
    await queries.close();
  });
});
