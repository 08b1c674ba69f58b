/** One incident's place in the queue of a sink, and the two orders in which lanes are chosen. */
import type { Notification } from '../core/notification.js';

export interface Entry {
  readonly notification: Notification;
  /** Place in the order in which notifications came. */
  readonly order: number;
  /** Monotonic: a failure after this is the last. */
  readonly giveUpMs: number;
  attempts: number;
  /** Failures in this life of ours: the back-off counts these. */
  failures: number;
}

export interface Sending {
  readonly entry: Entry;
  readonly abort: AbortController;
  readonly isTrial: boolean;
  /** Cancelled while under way: what comes of it is reported, but it is not tried again. */
  isForgotten: boolean;
}

export interface Lane {
  readonly incidentId: string;
  sending: Sending | undefined;
  waiting: Entry | undefined;
  stopTimer: (() => void) | undefined;
}

/** The next trial: it changes from lane to lane, so that one notification that cannot be taken does not stand for the receiver. */
export function leastTried(lanes: Iterable<Lane>): Lane | undefined {
  let found: { readonly lane: Lane; readonly entry: Entry } | undefined;
  for (const lane of lanes) {
    const entry = lane.waiting;
    if (entry === undefined) continue;
    const { failures, order } = found?.entry ?? { failures: Infinity, order: Infinity };
    if (entry.failures < failures || (entry.failures === failures && entry.order < order)) found = { lane, entry };
  }
  return found?.lane;
}

/** Lanes that wait, in the order in which their notifications came. */
export function inOrder(lanes: Iterable<Lane>): readonly Lane[] {
  const waiting = [...lanes].filter((lane) => lane.waiting !== undefined && lane.sending === undefined);
  return waiting.sort((one, other) => (one.waiting?.order ?? 0) - (other.waiting?.order ?? 0));
}
