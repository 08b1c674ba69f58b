/** What the HTTP interface is given: views of what is believed, a way into the log, and facts about this instance. */
import type { Clock } from '../../core/clock.js';
import type { EngineView } from '../../core/engine-types.js';
import type { IntakeView } from '../../core/intake-view.js';
import type { Log, LogTopic } from '../../core/log.js';
import type { Logger } from '../log.js';

export interface HttpDeps {
  readonly engine: EngineView;
  readonly intake: IntakeView;
  /** Where ingest appends, the history is read and followed; its kind is shown by `/api/v1/status`. */
  readonly log: Pick<Log, 'kind' | 'append' | 'partitionCount' | 'readRange' | 'openReader'>;
  /** The names that the configuration gives the topics. */
  readonly topics: Readonly<Record<LogTopic, string>>;
  /** The bearer token, asked for each request so that a reload may change it; `undefined`: none is needed. */
  readonly token: () => string | undefined;
  readonly version: string;
  readonly instance: string;
  /** What stands between us and being ready, one sentence each; empty when nothing does. */
  readonly missing: () => readonly string[];
  readonly metrics: { readonly contentType: string; readonly expose: () => Promise<string> };
  readonly clock: Clock;
  readonly logger: Logger;
}
