/**
 * The outbox: notifications go in without waiting and out to their sinks, each sink by a queue of its own, so that none waits for
 * another. What is in it is also owed in the log: it may be lost at any moment, and is ordered again.
 */
import type { Outbox } from '../core/notification.js';
import { OUTBOX_LIMITS, type OutboxOptions } from './outbox-options.js';
import { createSinkQueue, type SinkQueue } from './sink-queue.js';

/** Sends what it is given: at least once, in order for each incident and sink, the newest word only. */
export function createOutbox(options: OutboxOptions): Outbox {
  const queues = new Map<string, SinkQueue>();
  const limits = { ...OUTBOX_LIMITS, ...options.limits };
  let isClosed = false;

  function queueOf(sink: string): SinkQueue {
    const queue = queues.get(sink) ?? createSinkQueue(sink, { ...options, limits });
    queues.set(sink, queue);
    return queue;
  }

  return {
    enqueue: (notification) => {
      if (!isClosed) queueOf(notification.sink).enqueue(notification);
    },
    cancel: (incidentId, sink) => queues.get(sink)?.cancel(incidentId),
    queued: () => new Map([...new Set([...options.sinks.keys(), ...queues.keys()])].map((sink) => [sink, queues.get(sink)?.size() ?? 0])),
    close: async (deadlineMs) => {
      isClosed = true;
      await Promise.all([...queues.values()].map((queue) => queue.close(deadlineMs)));
    },
  };
}
