/** Messages as `publish` reads them, and what the embedded log holds after it. */
import { createEmbeddedLog } from '../../consumers/embedded-log.js';
import type { LogTopic } from '../../core/log.js';
import { mesos } from '../../proto/generated/mesos.js';
import { realClock } from './real-clock.js';

/** A line of ndjson, with its end. */
export function statusLine(taskId: string, more: object = {}): string {
  return `${JSON.stringify({ frameworkId: 'f1', status: { task_id: { value: taskId }, state: 'TASK_RUNNING', ...more } })}\n`;
}

export function protobufStatus(taskId: string): Uint8Array {
  return mesos.TaskStatus.encode({ task_id: { value: taskId }, state: 1 }).finish();
}

/** With its length before it, as protobuf's writeDelimitedTo. */
export function delimit(bytes: Uint8Array): Buffer {
  const length: number[] = [];
  for (let rest = bytes.length; ; rest = Math.floor(rest / 128)) {
    length.push((rest % 128) | (rest >= 128 ? 128 : 0));
    if (rest < 128) break;
  }
  return Buffer.concat([Buffer.from(length), bytes]);
}

/** The keys in the log, oldest first. */
export async function readEmbedded(directory: string, topic: LogTopic = 'taskStatus'): Promise<readonly string[]> {
  const log = await createEmbeddedLog({ directory, clock: realClock, holder: 'a test' });
  try {
    const { records } = await log.readRange({ topic, partition: 0, from: 0, max: 10_000 });
    return records.map(({ key }) => Buffer.from(key ?? []).toString());
  } finally {
    await log.close();
  }
}
