/** The writer over producers that do what the test says. */
import { describe, expect, it } from '@jest/globals';
import type { Kafka } from 'kafkajs';
import { createKafkaWriter } from '../../consumers/kafka/writer.js';
import { prepareRecords } from '../../consumers/raw-record.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const TOPICS = { taskStatus: 'in', taskInfo: 'info', state: 'state', events: 'events', deadLetter: 'dead' };

describe('a producer that never connects', () => {
  it('is given up after 30 s, and the next append gets another', async () => {
    const clock = createVirtualClock();
    let made = 0;
    const producer = () => {
      made += 1;
      const isFirst = made === 1;
      return {
        connect: () => (isFirst ? new Promise<void>(() => {}) : Promise.resolve()),
        send: async () => [{ partition: 0, errorCode: 0, baseOffset: '7' }],
        disconnect: async () => {},
      };
    };
    // as much of it as a writer asks for
    const writer = createKafkaWriter({ kafka: { producer } as unknown as Kafka, clock, topics: TOPICS });
    const to = { topic: 'state', partition: 0 } as const;
    const append = () => writer.append(to, prepareRecords(to, [{ key: 'k', value: 'v' }]));
    const first = append().catch((error: unknown) => String(error));
    await clock.advance(30_000);
    expect(await first).toMatch('Cannot connect to write: no answer within 30000 ms');
    expect(await append()).toEqual([{ ...to, offset: 7 }]);
    await writer.close();
  });
});
