/**
 * The queue of one sink. Each incident has a lane in it: at most one notification being sent, at most one waiting behind it (the newest
 * word). Lanes do not wait for one another, but only so many send at a time, and circuit.ts says how fast.
 *
 * A waiting lane is `ready`, or has a timer until its next try; while the circuit is open neither counts, trials choose among all.
 */
import type { DeliveryReport, Notification, SinkReply } from '../core/notification.js';
import { boundedWishMs, remainingMs, retryDelayMs } from '../core/retry.js';
import { CLOSED_CIRCUIT, noteAnswer, noteDrained, noteFailure, noteStart, type Circuit } from './circuit.js';
import { inOrder, leastTried, type Entry, type Lane, type Sending } from './lane.js';
import type { OutboxLimits, OutboxOptions } from './outbox-options.js';
import { logDelivery, sendOnce } from './send.js';

export interface SinkQueue {
  readonly enqueue: (notification: Notification) => void;
  readonly cancel: (incidentId: string) => void;
  /** Notifications that wait or are being sent. */
  readonly size: () => number;
  readonly close: (deadlineMs: number) => Promise<void>;
}

type SinkQueueOptions = Omit<OutboxOptions, 'limits'> & { readonly limits: OutboxLimits };

export function createSinkQueue(name: string, options: SinkQueueOptions): SinkQueue {
  const { sinks, clock, maySend, onReport, log, limits } = options;
  const lanes = new Map<string, Lane>();
  const ready = new Set<Lane>();
  let circuit: Circuit = CLOSED_CIRCUIT;
  let order = 0;
  let sendingCount = 0;
  /** A receiver that named a time is left alone until then, by all lanes. */
  let holdUntilMs = 0;
  let wake: { readonly atMs: number; readonly stop: () => void } | undefined;
  let closing = false;
  let closed: Promise<void> | undefined;
  let onIdle: (() => void) | undefined;

  function wakeAt(atMs: number): void {
    if (closing || lanes.size === 0 || (wake !== undefined && wake.atMs <= atMs)) return;
    wake?.stop();
    const stop = clock.after(Math.max(0, atMs - clock.monotonicMs()), () => {
      wake = undefined;
      pump();
    });
    wake = { atMs, stop };
  }

  /** Never within the caller's turn: who enqueues is in the middle of something. */
  function wakeSoon(): void {
    wakeAt(clock.monotonicMs());
  }

  function setWaiting(lane: Lane, entry: Entry | undefined): void {
    lane.stopTimer?.();
    lane.stopTimer = undefined;
    ready.delete(lane);
    lane.waiting = entry;
    if (entry === undefined && lane.sending === undefined) lanes.delete(lane.incidentId);
    else lanes.set(lane.incidentId, lane);
  }

  function setReady(lane: Lane): void {
    if (circuit.mode !== 'open') ready.add(lane);
    wakeSoon();
  }

  function pump(): void {
    if (closing) return;
    const nowMs = clock.monotonicMs();
    if (nowMs < holdUntilMs) return wakeAt(holdUntilMs);
    if (circuit.mode === 'open') return pumpTrial(circuit.nextTrialMs, nowMs);
    for (const lane of ready) {
      if (sendingCount >= limits.concurrency) return;
      if (circuit.mode === 'recovering' && nowMs < circuit.nextStartMs) return wakeAt(circuit.nextStartMs);
      ready.delete(lane);
      start(lane, false);
    }
    circuit = noteDrained(circuit);
  }

  function pumpTrial(nextTrialMs: number, nowMs: number): void {
    parkOverdue(nowMs);
    if (sendingCount > 0) return;
    if (nowMs < nextTrialMs) return wakeAt(nextTrialMs);
    const lane = leastTried(lanes.values());
    if (lane === undefined) return;
    start(lane, true);
    // That one may not be sent: another takes its place.
    if (sendingCount === 0) wakeSoon();
  }

  function parkOverdue(nowMs: number): void {
    const overdue: Entry[] = [];
    for (const lane of lanes.values()) {
      if (lane.waiting === undefined || nowMs < lane.waiting.giveUpMs) continue;
      overdue.push(lane.waiting);
      setWaiting(lane, undefined);
    }
    for (const entry of overdue) report(entry, 'parked', 'The receiver did not answer until it was given up');
  }

  function start(lane: Lane, isTrial: boolean): void {
    const entry = lane.waiting;
    // Whoever may not speak now will be told to later, or another instance will be.
    if (entry === undefined || !maySend(entry.notification)) return setWaiting(lane, undefined);
    const sending: Sending = { entry, abort: new AbortController(), isTrial, isForgotten: false };
    lane.sending = sending;
    setWaiting(lane, undefined);
    sendingCount++;
    entry.attempts++;
    circuit = noteStart(circuit, clock.monotonicMs(), limits);
    const frame = { clock, log, sendTimeoutMs: limits.sendTimeoutMs, abort: sending.abort };
    void sendOnce(sinks.get(name), entry.notification, frame).then((reply) => finish(lane, sending, reply));
  }

  function finish(lane: Lane, sending: Sending, reply: SinkReply): void {
    const { entry } = sending;
    const nowMs = clock.monotonicMs();
    lane.sending = undefined;
    sendingCount--;
    judgeReceiver(sending, reply, nowMs);
    const result = reply.reply === 'again' ? retry(lane, sending, reply.afterMs, nowMs) : reply.reply === 'sent' ? 'sent' : 'failed';
    if (lane.waiting === undefined) lanes.delete(lane.incidentId);
    else if (lane.waiting !== entry) setReady(lane);
    wakeSoon();
    if (result !== undefined) report(entry, result, reply.reply === 'sent' ? undefined : reply.detail);
    if (sendingCount === 0) onIdle?.();
  }

  /** What becomes of a notification that is worth another try; `undefined`: forgotten. */
  function retry(lane: Lane, sending: Sending, afterMs: number | undefined, nowMs: number): 'retrying' | 'parked' | undefined {
    const { entry } = sending;
    // Overtaken: the newer one follows instead.
    if (lane.waiting !== undefined) return 'retrying';
    if (sending.isForgotten) return undefined;
    if (nowMs >= entry.giveUpMs) return 'parked';
    entry.failures++;
    setWaiting(lane, entry);
    if (circuit.mode === 'open' || closing) return 'retrying';
    const { backoff, afterMaxMs } = limits;
    const delayMs = retryDelayMs({ backoff, failures: entry.failures, random: clock.random(), afterMs, afterMaxMs });
    lane.stopTimer = clock.after(delayMs, () => {
      lane.stopTimer = undefined;
      setReady(lane);
    });
    return 'retrying';
  }

  function judgeReceiver({ entry, isTrial }: Sending, reply: SinkReply, nowMs: number): void {
    const before = circuit.mode;
    if (reply.reply === 'again') {
      holdUntilMs = Math.max(holdUntilMs, nowMs + boundedWishMs(reply.afterMs, limits.afterMaxMs));
      const { incidentId } = entry.notification;
      circuit = noteFailure(circuit, { incidentId, isTrial, nowMs, random: clock.random() }, limits);
    } else circuit = noteAnswer(circuit, nowMs);
    if (before === circuit.mode) return;
    if (circuit.mode === 'open') {
      log.warn({ sink: name, waiting: lanes.size }, 'Sink does not answer: one trial at a time');
      for (const lane of lanes.values()) setWaiting(lane, lane.waiting);
    } else if (before === 'open') {
      log.info({ sink: name, waiting: lanes.size }, 'Sink answers again');
      // In the order in which they came, whatever their waits were: those were the receiver's fault.
      for (const lane of inOrder(lanes.values())) ready.add(lane);
    }
  }

  function report(entry: Entry, result: DeliveryReport['result'], detail: string | undefined): void {
    const { incidentId, event, webhookId } = entry.notification;
    const made: DeliveryReport = {
      incidentId,
      sink: name,
      event,
      webhookId,
      result,
      attempts: entry.attempts,
      atMs: clock.nowMs(),
      detail,
    };
    logDelivery(log, made);
    onReport(made);
  }

  return {
    enqueue: (notification) => {
      if (closing) return;
      const { incidentId, webhookId, attempts, timeMs: madeMs } = notification;
      const lane = lanes.get(incidentId) ?? { incidentId, sending: undefined, waiting: undefined, stopTimer: undefined };
      if (lane.sending?.entry.notification.webhookId === webhookId) {
        lane.sending.isForgotten = false;
        setWaiting(lane, undefined);
        return;
      }
      // Told again of what waits already: its wait goes on.
      if (lane.waiting?.notification.webhookId === webhookId) return;
      const { giveUpAfterMs, leastTryMs: leastMs } = limits;
      const giveUpMs = clock.monotonicMs() + remainingMs({ madeMs, nowMs: clock.nowMs(), giveUpAfterMs, leastMs });
      setWaiting(lane, { notification, order: order++, giveUpMs, attempts, failures: 0 });
      if (lane.sending === undefined) setReady(lane);
    },
    cancel: (incidentId) => {
      const lane = lanes.get(incidentId);
      if (lane === undefined) return;
      if (lane.sending !== undefined) lane.sending.isForgotten = true;
      setWaiting(lane, undefined);
    },
    size: () => {
      let count = sendingCount;
      for (const lane of lanes.values()) if (lane.waiting !== undefined) count++;
      return count;
    },
    close: (deadlineMs) => {
      closed ??= new Promise((resolve) => {
        closing = true;
        wake?.stop();
        for (const lane of lanes.values()) lane.stopTimer?.();
        if (sendingCount === 0) return resolve();
        const stopDeadline = clock.after(deadlineMs, () => {
          for (const lane of lanes.values()) lane.sending?.abort.abort();
        });
        onIdle = () => {
          stopDeadline();
          resolve();
        };
      });
      return closed;
    },
  };
}
