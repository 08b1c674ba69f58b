/** One attempt: a sink called with a deadline, its trouble turned into a reply, and the line that the log gets. */
import { assertNever } from '../core/assert-never.js';
import type { Clock } from '../core/clock.js';
import type { DeliveryReport, Notification, Sink, SinkReply } from '../core/notification.js';
import type { AlertLog } from './kind.js';

export interface SendFrame {
  readonly clock: Clock;
  readonly log: AlertLog;
  readonly sendTimeoutMs: number;
  /** Aborted at the deadline, or before by whoever made it. */
  readonly abort: AbortController;
}

/** Never rejects. A sink that is not there any more refuses. */
export async function sendOnce(sink: Sink | undefined, notification: Notification, frame: SendFrame): Promise<SinkReply> {
  const { clock, log, sendTimeoutMs, abort } = frame;
  if (sink === undefined) return { reply: 'refused', detail: `No sink is named ${JSON.stringify(notification.sink)}` };
  const stopDeadline = clock.after(sendTimeoutMs, () => abort.abort());
  try {
    return await sink(notification, abort.signal);
  } catch (err) {
    // Sinks promise not to reject: this is a bug, and no reason to lose the notification.
    log.error({ sink: notification.sink, incidentId: notification.incidentId, err }, 'Sink failed');
    return { reply: 'again', detail: 'The sink itself failed: see the log', afterMs: undefined };
  } finally {
    stopDeadline();
  }
}

/** One line for each attempt and for each end. */
export function logDelivery(log: AlertLog, report: DeliveryReport): void {
  const { sink, incidentId, event, webhookId, attempts: attempt, detail: reason } = report;
  const fields = { sink, incidentId, event, webhookId, attempt, reason };
  switch (report.result) {
    case 'sent':
      return log.info(fields, 'Notification sent');
    case 'retrying':
      return log.warn(fields, 'Notification not taken, will be tried again');
    case 'failed':
      return log.error(fields, 'Notification refused');
    case 'parked':
      return log.error(fields, 'Notification given up');
    default:
      return assertNever(report.result, 'delivery result');
  }
}
