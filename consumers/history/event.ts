/** A record of `taskpulse.events` → the event, as `/api/v1/events` and the stream show it. The twin of `eventRecord` in records-out.ts. */
import { formatPosition, headerText, type LogRecord } from '../../core/log.js';

/** interface.md "HTTP out". */
export interface EventView {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  /** The state key it came from. */
  readonly subject: string;
  /** `partition:offset` in the events topic. */
  readonly position: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const decoder = new TextDecoder();

/** `undefined` for a record that is no event of ours: others may write to the topic too. */
export function readEvent(record: LogRecord): EventView | undefined {
  const { headers, value } = record;
  const [id, type, time, subject] = ['ce_id', 'ce_type', 'ce_time', 'ce_subject'].map((name) => headerText(headers, name));
  if (id === undefined || type === undefined || time === undefined || subject === undefined || value === undefined) return undefined;
  const data = parseData(decoder.decode(value));
  return data === undefined ? undefined : { id, type, time, subject, position: formatPosition(record), data };
}

function parseData(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isObject(data) ? data : undefined;
  } catch {
    // not ours
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
