import { describe, expect, test } from '@jest/globals';
import type { TaskRecord } from '../../core/records.js';
import type { StatusSaid, TaskInfoSaid } from '../../core/said.js';
import { evolveTask, type TaskSaid } from '../../core/task.js';
import { jsonBytes, saidOfJson } from '../fixtures/mesos/messages.js';

/** max.message.bytes of a topic with the broker's default, less room for key, headers and the batch. */
const STATE_MAX_BYTES = 1024 * 1024 - 16 * 1024;

/** Expands most in JSON: a control character is six bytes there. */
const WIDE = '\u0001';

interface Sizes {
  readonly networks: number;
  readonly each: number;
  readonly chars: number;
  readonly text: string;
}

const labelsOf = ({ each, chars, text }: Sizes) => ({
  labels: Array.from({ length: each }, (_, index) => ({ key: `k${String(index)}`, value: text.repeat(chars) })),
});

function networksOf(sizes: Sizes, life: number): readonly object[] {
  const { networks, each, chars, text } = sizes;
  return Array.from({ length: networks }, (_, network) => ({
    name: `n${String(network)}`,
    groups: Array.from({ length: each }, () => text.repeat(chars)),
    labels: labelsOf(sizes),
    port_mappings: Array.from({ length: each }, () => ({ host_port: 31_000, container_port: 80, protocol: text.repeat(chars) })),
    ip_addresses: Array.from({ length: each }, (_, index) => ({
      ip_address: `10.${String(life)}.${String(network)}.${String(index % 250)}`,
    })),
  }));
}

const statusOf = (sizes: Sizes, life: number) => ({
  task_id: { value: 't' },
  agent_id: { value: 'a' },
  state: 'TASK_RUNNING',
  labels: labelsOf(sizes),
  container_status: { network_infos: networksOf(sizes, life) },
});

const infoOf = (sizes: Sizes) => ({
  name: 'n',
  task_id: { value: 't' },
  agent_id: { value: 'a' },
  labels: labelsOf(sizes),
  container: { type: 'MESOS', network_infos: networksOf(sizes, 9) },
  executor: { executor_id: { value: 'e' }, container: { type: 'MESOS', network_infos: networksOf(sizes, 9) } },
  discovery: {
    ports: {
      ports: Array.from({ length: sizes.each }, () => ({
        number: 80,
        name: sizes.text.repeat(sizes.chars),
        labels: labelsOf({ ...sizes, each: 1 }),
      })),
    },
  },
});

function recordOf(said: readonly (readonly TaskSaid[])[]): TaskRecord | undefined {
  let task: TaskRecord | undefined;
  for (const [offset, one] of said.entries()) {
    task = evolveTask(task, { said: one, at: { topic: 'taskStatus', partition: 0, offset, atMs: offset }, frameworkName: undefined });
  }
  return task;
}

const onTask = (message: object, topic: 'taskStatus' | 'taskInfo') =>
  saidOfJson(message, {}, topic).filter((one): one is StatusSaid | TaskInfoSaid => one.type === 'status' || one.type === 'task-info');

describe('what a message leaves behind', () => {
  test.each<Sizes>([
    { networks: 256, each: 10, chars: 4, text: 'x' },
    { networks: 30, each: 20, chars: 300, text: 'x' },
    { networks: 1, each: 200, chars: 500, text: 'ü' },
    { networks: 1, each: 60, chars: 600, text: WIDE },
    { networks: 8, each: 20, chars: 100, text: WIDE },
    { networks: 20, each: 100, chars: 1, text: '😀' },
  ])('fits one record of the state topic: $networks networks, $each of each list, $chars times $text', (sizes) => {
    const said = [...[1, 2, 3].map((life) => onTask(statusOf(sizes, life), 'taskStatus')), onTask(infoOf(sizes), 'taskInfo')];
    expect(jsonBytes(recordOf(said)).byteLength).toBeLessThan(STATE_MAX_BYTES);
  });

  test('keeps networks and addresses before what is said about them', () => {
    const [said] = onTask(statusOf({ networks: 40, each: 40, chars: 300, text: 'x' }, 1), 'taskStatus');
    if (said?.type !== 'status') throw new Error('No status was said');
    expect(said.networkInfos).toHaveLength(27);
    expect(said.networkInfos?.[0]).toMatchObject({ name: 'n0', groups: [], labels: [], portMappings: [] });
    expect(said.networkInfos?.[0]?.addresses).toHaveLength(40);
    expect(said.faults).toEqual([
      'the network infos take more than 40960 bytes: their groups, labels and port mappings are left out',
      'the network infos take more than 40960 bytes: the last 13 are left out',
    ]);
  });

  test('keeps the beginning of a list that is too long', () => {
    const labels = { labels: Array.from({ length: 200 }, (_, index) => ({ key: `k${String(index)}`, value: WIDE.repeat(300) })) };
    const [said] = onTask({ ...statusOf({ networks: 1, each: 1, chars: 1, text: 'x' }, 1), labels }, 'taskStatus');
    expect(said?.labels).toHaveLength(44);
    expect(said?.labels[0]?.key).toBe('k0');
    expect(said?.faults).toEqual(['the labels take more than 81920 bytes: the last 156 are left out']);
  });

  test('is all of an ordinary large message', () => {
    const [said] = onTask(statusOf({ networks: 2, each: 20, chars: 200, text: 'x' }, 1), 'taskStatus');
    expect(said?.faults).toEqual([]);
  });
});
