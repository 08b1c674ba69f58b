/** Writes a history into a memory log, as an owner would. */
import type { HistoryEvent } from '../../core/engine-types.js';
import { eventRecord } from '../../consumers/records-out.js';
import type { MemoryBroker } from './memory-log.js';
import { START_MS } from './records.js';

/** An event of task `web.1` of `marathon`; id `0-1-1-0`. */
export function buildEvent(over: Partial<HistoryEvent> = {}): HistoryEvent {
  return { id: '0-1-1-0', type: 'taskpulse.task.addressed', timeMs: START_MS, key: 'task|marathon|web.1', data: { n: 1 }, ...over };
}

/** Numbered events `<partition>-1-<n>-0` for n from `first` on. */
export function buildEvents(partition: number, first: number, count: number): readonly HistoryEvent[] {
  return Array.from({ length: count }, (_, index) =>
    buildEvent({ id: `${String(partition)}-1-${String(first + index)}-0`, data: { n: first + index } }),
  );
}

/** The data of an end: `web.1` held 10.0.0.1 of network `net` from 0:0 to 0:9. */
export function buildEndData(over: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    frameworkId: 'marathon',
    taskId: 'web.1',
    agentId: 'agent-1',
    state: 'TASK_FINISHED',
    reason: 'ended',
    position: '0:9',
    assignment: '0:0',
    containerId: 'container-1',
    since: new Date(START_MS).toISOString(),
    addresses: ['10.0.0.1'],
    held: [{ address: '10.0.0.1', family: 4, network: 'net', provenance: 'container' }],
    ...over,
  };
}

/** Appends to one partition of the events topic, in order, at the clock's present time. */
export async function writeEvents(broker: MemoryBroker, partition: number, events: readonly HistoryEvent[]): Promise<void> {
  await broker.connect().append({ topic: 'events', partition }, events.map(eventRecord));
}
