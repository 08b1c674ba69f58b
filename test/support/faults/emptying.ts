/** Retention that took all there was. */
import { deleteBefore, withTestAdmin } from '../kafka-reading.js';

export async function deleteAllOf(brokers: readonly string[], topic: string): Promise<void> {
  const ends = await withTestAdmin(brokers, async (admin) => admin.fetchTopicOffsets(topic));
  await deleteBefore(brokers, topic, Object.fromEntries(ends.map(({ partition, high }) => [partition, Number(high)])));
}
