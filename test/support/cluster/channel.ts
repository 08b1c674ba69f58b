/**
 * From what was said to records of the inputs: each task's in the order said, a little later, some of them again later still
 * (a producer that tried again). The key chooses the partition; brokers' clocks differ a little.
 */
import type { RecordToDecode } from '../../../consumers/decode/decode-record.js';
import { partitionOf } from '../../../core/murmur2.js';
import type { ToldAt } from '../../../core/records.js';
import type { Random } from './random.js';
import type { Timeline } from './timeline.js';
import { toBytes, type Envelope } from './wire.js';

export interface Saying {
  readonly topic: 'taskStatus' | 'taskInfo';
  readonly envelope: Envelope;
  /** Keeps all records of one task on one partition. */
  readonly key: string;
  readonly message: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** Notes that it stands in the log; called just before it is handed on. */
  readonly stands: () => void;
}

export interface Appended {
  readonly at: ToldAt;
  readonly record: RecordToDecode;
}

export interface Channel {
  readonly say: (saying: Saying) => void;
}

export interface ChannelOptions {
  readonly random: Random;
  readonly timeline: Timeline;
  readonly partitions: number;
  readonly onAppended: (appended: Appended) => void;
}

export function createChannel({ random, timeline, partitions, onAppended }: ChannelOptions): Channel {
  const ends = new Map<string, number>();
  const dueMs = new Map<string, number>();
  const skewMs = Array.from({ length: partitions }, () => random.between(-1_500, 1_500));

  function say(saying: Saying): void {
    const name = `${saying.topic} ${saying.envelope === 'operator-event' ? 'bridge' : 'framework'} ${saying.key}`;
    const now = timeline.nowMs();
    const atMs = Math.max((dueMs.get(name) ?? 0) + 1, now + random.between(1, random.chance(0.1) ? 2_000 : 50));
    dueMs.set(name, atMs);
    const form = random.chance(0.5) ? 'json' : 'protobuf';
    const value = toBytes(saying.envelope, saying.message, form);
    const headers = {
      'content-type': form === 'json' ? 'application/json' : 'application/x-protobuf',
      'taskpulse-envelope': saying.envelope,
      ...saying.headers,
    };
    const record: RecordToDecode = { topic: saying.topic, value, headers };
    timeline.at(atMs - now, () => {
      append(saying, record);
    });
    if (!random.chance(0.05)) return;
    timeline.at(atMs - now + random.between(1, 5_000), () => {
      append(saying, record);
    });
  }

  function append(saying: Saying, record: RecordToDecode): void {
    const partition = partitionOf(saying.key, partitions);
    const name = `${saying.topic}:${String(partition)}`;
    const offset = ends.get(name) ?? 0;
    ends.set(name, offset + 1);
    const at: ToldAt = { topic: saying.topic, partition, offset, atMs: timeline.nowMs() + (skewMs[partition] ?? 0) };
    saying.stands();
    onAppended({ at, record });
  }

  return { say };
}
