/** What an outbox needs, and its limits with their defaults. */
import type { Clock } from '../core/clock.js';
import type { DeliveryReport, Notification, Sink } from '../core/notification.js';
import type { Backoff } from '../core/retry.js';
import type { CircuitLimits } from './circuit.js';
import type { AlertLog } from './kind.js';

export interface OutboxLimits extends CircuitLimits {
  /** Notifications under way to one sink at a time, each of another incident. */
  readonly concurrency: number;
  /** From the start of a send to its end, whatever happens. */
  readonly sendTimeoutMs: number;
  /** Waits of one notification between its tries. */
  readonly backoff: Backoff;
  /** A receiver's Retry-After is followed up to this. */
  readonly afterMaxMs: number;
  /** A notification older than this is parked by its next failure. */
  readonly giveUpAfterMs: number;
  /** But it is tried for this long, however old it was when it came in. */
  readonly leastTryMs: number;
}

export const OUTBOX_LIMITS: OutboxLimits = {
  concurrency: 4,
  sendTimeoutMs: 10_000,
  backoff: { firstMs: 1_000, maxMs: 300_000, jitter: 0.5 },
  afterMaxMs: 3_600_000,
  giveUpAfterMs: 86_400_000,
  leastTryMs: 3_600_000,
  openAfter: 3,
  // A trial a minute is no burden, and an operator sees recovery soon.
  trials: { firstMs: 1_000, maxMs: 60_000, jitter: 0.5 },
  recoverPerSecond: 10,
};

export interface OutboxOptions {
  /** By name, looked up at every send: a reload may change it. A name that is not there is a refusal. */
  readonly sinks: ReadonlyMap<string, Sink>;
  readonly clock: Clock;
  /** Asked right before each send (the lease); false drops the notification, the engine will order it again. */
  readonly maySend: (notification: Notification) => boolean;
  /** May enqueue and cancel. Must not throw. */
  readonly onReport: (report: DeliveryReport) => void;
  readonly log: AlertLog;
  readonly limits?: Partial<OutboxLimits>;
}
