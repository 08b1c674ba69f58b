/** Recordings of a real master (test/fixtures/mesos/streams) replayed into an engine: its map against what the master itself answered. */
import { describe, expect, test } from '@jest/globals';
import type { RecordToDecode } from '../../consumers/decode/decode-record.js';
import { readRecording, readRecords } from '../fixtures/mesos/recordings.js';
import { createAddressMap } from '../support/address-map.js';

type Form = 'json' | 'protobuf';

interface TaskAnswered {
  readonly task_id: { readonly value: string };
  readonly state: string;
  readonly statuses: readonly {
    readonly state: string;
    readonly uuid: string;
    readonly container_status?: {
      readonly network_infos?: readonly { readonly name?: string; readonly ip_addresses?: readonly { readonly ip_address: string }[] }[];
    };
  }[];
}

interface EventRecorded {
  readonly type: string;
  readonly task_added?: { readonly task: TaskAnswered };
  readonly task_updated?: { readonly status: { readonly uuid?: string } };
}

/** The answers of GET_TASKS and GET_AGENTS, taken while tasks ran. */
function answersOf(name: string): {
  readonly running: readonly TaskAnswered[];
  readonly agentPid: string;
  readonly uuids: ReadonlySet<string>;
} {
  const tasks = JSON.parse(readRecording(`${name}.running.GET_TASKS.json`).toString()) as { get_tasks: Record<string, TaskAnswered[]> };
  const agents = JSON.parse(readRecording(`${name}.running.GET_AGENTS.json`).toString()) as { get_agents: { agents: { pid: string }[] } };
  const running = tasks.get_tasks['tasks'] ?? [];
  const uuids = [...running, ...(tasks.get_tasks['completed_tasks'] ?? [])].flatMap((task) => task.statuses.map(({ uuid }) => uuid));
  return { running, agentPid: agents.get_agents.agents[0]?.pid ?? '', uuids: new Set(uuids) };
}

/** What the answers say that the map is: an address of the agent is one that its pid tells, or that stands beside it. */
function mapAnswered({ running, agentPid }: ReturnType<typeof answersOf>): Readonly<Record<string, readonly string[]>> {
  const agentAddress = /@(.+):\d+$/.exec(agentPid)?.[1] ?? '';
  return Object.fromEntries(
    running.map((task) => {
      const infos = task.statuses.findLast(({ state }) => state === 'TASK_RUNNING')?.container_status?.network_infos ?? [];
      const lines = infos.flatMap(({ name, ip_addresses: told = [] }) => {
        const texts = told.map(({ ip_address }) => ip_address.replace(/\/\d+$/, ''));
        return texts.map((text) => (texts.includes(agentAddress) ? `${text} agent` : `${text} container ${name ?? ''}`.trim()));
      });
      return [task.task_id.value, lines.sort()];
    }),
  );
}

/** How many records of the stream had come when the answers were taken: up to the last status that they hold. */
function recordsBefore(name: string, uuids: ReadonlySet<string>): number {
  const events = readRecords(`${name}.stream.json.recordio`).map((value) => JSON.parse(value.toString()) as EventRecorded);
  return events.findLastIndex(({ task_updated: updated }) => uuids.has(updated?.status.uuid ?? 'none')) + 1;
}

function streamOf(name: string, form: Form): readonly RecordToDecode[] {
  const type = form === 'json' ? 'application/json' : 'application/x-protobuf';
  return readRecords(`${name}.${form}.recordio`).map((value) => ({
    topic: 'taskStatus',
    value,
    headers: { 'taskpulse-envelope': 'operator-event', 'content-type': type },
  }));
}

describe.each<Form>(['json', 'protobuf'])('the stream of a real master, %s', (form) => {
  test.each([
    ['s1', 3],
    ['s4', 6],
  ])('%s: the map is what GET_TASKS and GET_AGENTS answered while %i tasks ran', (name, running) => {
    const answers = answersOf(name);
    const map = createAddressMap();
    map.tell(...streamOf(`${name}.stream`, form).slice(0, recordsBefore(name, answers.uuids)));
    const expected = mapAnswered(answers);
    expect(Object.keys(expected)).toHaveLength(running);
    expect(map.read()).toEqual(expected);
  });

  test('s4: who subscribed late has the same map from the snapshot', () => {
    const answers = answersOf('s4');
    const map = createAddressMap();
    map.tell(...streamOf('s4.late', form).slice(0, 1));
    const expected = mapAnswered(answers);
    const late = map.read();
    expect(Object.keys(late).length).toBeGreaterThan(3);
    for (const [task, lines] of Object.entries(late)) if (task in expected) expect(lines).toEqual(expected[task]);
  });

  test.each([
    ['s1.stream', { 't-web': 'TASK_LOST', 't-check': 'TASK_LOST', 't-lost': 'TASK_LOST' }],
    ['s1.late', { 't-web': 'TASK_LOST', 't-check': 'TASK_LOST', 't-lost': 'TASK_LOST' }],
    ['s4.stream', {}],
    ['s4.late', {}],
  ])('%s to its end: nothing is probed, and only what was lost with its agent has not ended', (name, lost) => {
    const map = createAddressMap();
    map.tell(...streamOf(name, form));
    const left = [...map.owner.engine.tasks()].filter(({ status }) => status !== 'ended');
    expect(Object.fromEntries(left.map(({ taskId, state }) => [taskId, state]))).toEqual(lost);
    expect(left.every(({ status }) => status === 'suspended')).toBe(true);
    expect(map.probed()).toEqual([]);
  });

  test('s4: at no moment is an address probed for two tasks that are not of one pod, nor an address of the agent', () => {
    const map = createAddressMap();
    const wrong: string[] = [];
    for (const record of streamOf('s4.stream', form)) {
      map.tell(record);
      for (const address of new Set(map.probed().map((line) => line.split(' ')[1]))) {
        const lines = map.probed().filter((line) => line.endsWith(` ${address ?? ''}`));
        const parents = new Set(lines.map((line) => parentOf(map, line)));
        if (lines.length > 1 && (parents.size > 1 || parents.has(undefined))) wrong.push(lines.join(', '));
        if (address === '10.77.0.1' || address === 'fd77::1') wrong.push(lines.join(', '));
      }
    }
    expect(wrong).toEqual([]);
  });
});

function parentOf(map: ReturnType<typeof createAddressMap>, line: string): string | undefined {
  const [taskId] = line.split(' ');
  return [...map.owner.engine.tasks()].find((task) => task.taskId === taskId)?.assignment?.parentContainerId;
}
