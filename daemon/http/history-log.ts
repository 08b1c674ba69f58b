/** Reading the history for an answer: within a time, a few at once, trouble as a fault with its status. */
import type { Clock } from '../../core/clock.js';
import { LogError } from '../../core/log.js';
import { HttpFault } from './problem.js';

const READ_TIMEOUT_MS = 15_000;
const RETRY_AFTER_SECONDS = 5;
/** Reading runs on the thread that judges probes. */
const AT_ONCE_MAX = 4;

/** Runs a reading of the log for a request. @throws {HttpFault} 503 */
export type ReadForRequest = <T>(work: () => Promise<T>) => Promise<T>;

export function createReadForRequest(clock: Clock): ReadForRequest {
  let underWay = 0;
  return async (work) => {
    if (underWay >= AT_ONCE_MAX) throw unavailable('The history is being read for others');
    underWay += 1;
    const running = work().finally(() => (underWay -= 1));
    try {
      return await within(clock, running);
    } catch (error) {
      if (!(error instanceof LogError)) throw error;
      throw unavailable(`Cannot read the history: ${DETAILS[error.failure] ?? 'the log refuses'}`, error);
    }
  };
}

async function within<T>(clock: Clock, work: Promise<T>): Promise<T> {
  let cancel = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    cancel = clock.after(READ_TIMEOUT_MS, () => reject(new LogError(`The log did not answer within ${READ_TIMEOUT_MS} ms`, 'unavailable')));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    cancel();
  }
}

export function unavailable(detail: string, cause?: unknown): HttpFault {
  const headers = { 'retry-after': String(RETRY_AFTER_SECONDS) };
  return new HttpFault(503, `${detail}; ask again later`, { headers }, { cause });
}

const DETAILS: Readonly<Partial<Record<LogError['failure'], string>>> = {
  unavailable: 'the log cannot be reached',
  unauthorized: 'the log does not let us read',
  'unknown-topic': 'the topic does not exist',
  closed: 'this instance is shutting down',
};
