/** An outbox on virtual time, and sinks whose replies a test decides. */
import { createOutbox } from '../../alerts/outbox.js';
import type { OutboxLimits } from '../../alerts/outbox-options.js';
import type { DeliveryReport, Notification, Outbox, Sink, SinkReply } from '../../core/notification.js';
import { createVirtualClock, type VirtualClock } from '../support/virtual-clock.js';
import { createRecordingLog } from './support.js';

export interface Sent {
  readonly notification: Notification;
  readonly startMs: number;
}

/** A receiver in memory: `reply` decides, after `latencyMs`; it keeps the promise to end by the signal. */
export interface ScriptedSink {
  readonly sink: Sink;
  /** What began to be sent, in order. */
  readonly starts: readonly Sent[];
  reply: (notification: Notification, signal: AbortSignal) => SinkReply | Promise<SinkReply>;
  latencyMs: number;
  /** The most that was ever under way at once: in all, and for one incident. */
  readonly peaks: { total: number; incident: number };
}

export const SENT: SinkReply = { reply: 'sent' };
export const REFUSED: SinkReply = { reply: 'refused', detail: 'no' };
export const again = (afterMs?: number): SinkReply => ({ reply: 'again', detail: 'not now', afterMs });

export function createScriptedSink(clock: VirtualClock): ScriptedSink {
  const starts: Sent[] = [];
  const underWay = new Map<string, number>();
  const peaks = { total: 0, incident: 0 };
  const scripted: ScriptedSink = {
    starts,
    peaks,
    reply: () => SENT,
    latencyMs: 0,
    sink: async (notification, signal) => {
      const { incidentId } = notification;
      starts.push({ notification, startMs: clock.monotonicMs() });
      underWay.set(incidentId, (underWay.get(incidentId) ?? 0) + 1);
      peaks.incident = Math.max(peaks.incident, underWay.get(incidentId) ?? 0);
      peaks.total = Math.max(
        peaks.total,
        [...underWay.values()].reduce((sum, one) => sum + one, 0),
      );
      const inTime = scripted.latencyMs === 0 || (await waitFor(clock, scripted.latencyMs, signal));
      const reply = inTime ? await scripted.reply(notification, signal) : again();
      underWay.set(incidentId, (underWay.get(incidentId) ?? 0) - 1);
      return reply;
    },
  };
  return scripted;
}

export function waitFor(clock: VirtualClock, delayMs: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = clock.after(delayMs, () => resolve(true));
    signal.addEventListener('abort', () => {
      stop();
      resolve(false);
    });
  });
}

export interface Bench {
  readonly clock: VirtualClock;
  readonly outbox: Outbox;
  readonly ops: ScriptedSink;
  readonly other: ScriptedSink;
  readonly reports: DeliveryReport[];
  readonly log: ReturnType<typeof createRecordingLog>;
  maySend: (notification: Notification) => boolean;
}

/** Two sinks, `ops` and `other`; no jitter unless a test wants it. */
export function createBench(limits: Partial<OutboxLimits> = {}, seed = 1): Bench {
  const clock = createVirtualClock({ seed, settle: microtasks });
  const ops = createScriptedSink(clock);
  const other = createScriptedSink(clock);
  const log = createRecordingLog();
  const reports: DeliveryReport[] = [];
  const bench: Bench = {
    clock,
    ops,
    other,
    reports,
    log,
    maySend: () => true,
    outbox: createOutbox({
      sinks: new Map([
        ['ops', ops.sink],
        ['other', other.sink],
      ]),
      clock,
      maySend: (notification) => bench.maySend(notification),
      onReport: (report) => reports.push(report),
      log,
      limits: { backoff: { firstMs: 1_000, maxMs: 300_000, jitter: 0 }, trials: { firstMs: 1_000, maxMs: 60_000, jitter: 0 }, ...limits },
    }),
  };
  return bench;
}

/** Nothing here touches a socket: promises alone need to get on. */
async function microtasks(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
