/**
 * What is said to a sink, and how a sink answers. The kinds live in alerts/, one file each; nothing else knows them.
 * The views are the JSON of interface.md, equal in the HTTP API and in a webhook.
 */
import type { IncidentView, TargetView } from './views.js';
import type { Match } from './match.js';
import type { NotificationEvent } from './records.js';

/** One message to one sink; equal on every retry. */
export interface Notification {
  readonly incidentId: string;
  readonly sink: string;
  readonly event: NotificationEvent;
  readonly webhookId: string;
  readonly timeMs: number;
  readonly incident: IncidentView;
  /** Only for incidents of one target. */
  readonly target: TargetView | undefined;
  /** The reason as a word: the cause when firing, `recovered`, `gone`, `forgotten` when resolved. */
  readonly reason: string;
  /** Attempts made so far, also by an earlier life of ours. */
  readonly attempts: number;
}

export type SinkReply =
  | { readonly reply: 'sent' }
  /** Worth another try, not before `afterMs` when the receiver named a time. */
  | { readonly reply: 'again'; readonly detail: string; readonly afterMs: number | undefined }
  /** The receiver will never take this one. */
  | { readonly reply: 'refused'; readonly detail: string };

/** Never rejects: trouble is a reply. Ends by the signal at the latest. */
export type Sink = (notification: Notification, signal: AbortSignal) => Promise<SinkReply>;

/** What came of one attempt, or of all of them; folded into the delivery's record. */
export interface DeliveryReport {
  readonly incidentId: string;
  readonly sink: string;
  readonly event: NotificationEvent;
  readonly webhookId: string;
  /** `retrying`: one attempt failed, another follows; `parked`: given up for now, the operator must look. */
  readonly result: 'sent' | 'failed' | 'parked' | 'retrying';
  readonly attempts: number;
  readonly atMs: number;
  readonly detail: string | undefined;
}

/** Sends what it is given, in order for each incident and sink; never waits on, or is waited on by, the probe path. */
export interface Outbox {
  /** Replaces an earlier one of the same incident and sink that is not yet sent. */
  readonly enqueue: (notification: Notification) => void;
  /** Forgets what waits for this incident and sink. */
  readonly cancel: (incidentId: string, sink: string) => void;
  /** Waiting notifications by sink. */
  readonly queued: () => ReadonlyMap<string, number>;
  /** Lets what is under way end within the deadline; what was not sent stays owed in the log. */
  readonly close: (deadlineMs: number) => Promise<void>;
}

/** Which sinks hear of an incident; first match wins (issue 3 has no routes: every sink gets everything). */
export interface Route {
  readonly match: Match;
  readonly sinks: readonly string[];
}
