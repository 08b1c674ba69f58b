/**
 * The history as one client follows it: from a cursor through the log until the ring has all that comes next, then along the
 * ring; back to the log whenever the ring has moved on meanwhile. Pulled by the client: it takes no more than it can send.
 */
import type { Clock } from '../../core/clock.js';
import type { Cursor } from './cursor.js';
import type { EventView } from './event.js';
import type { EventFeed } from './feed.js';
import { readPage, type HistoryLog } from './page.js';

/** A proxy breaks off what is silent for a minute, browsers notice a dead connection by this. */
export const PING_MS = 15_000;
const PAGE_EVENTS = 200;
const RETRY_MS = 1_000;
/** An event that was written again has the same id, and follows the first one closely. */
const RECENT_IDS = 1_000;

export type Followed =
  | { readonly type: 'event'; readonly event: EventView }
  /** What came next is gone: retention passed it, or the topic was made anew. The events that are there follow. */
  | { readonly type: 'torn' }
  /** Nothing happened for {@link PING_MS}. */
  | { readonly type: 'silence' };

export interface FollowOptions {
  readonly log: HistoryLog;
  /** Joined by the caller. */
  readonly feed: EventFeed;
  readonly clock: Clock;
  readonly from: Cursor;
  /** Runs a reading of the log; `undefined`: not now, it is tried again. */
  readonly read: <T>(work: () => Promise<T>) => Promise<T | undefined>;
  /** Ends it. */
  readonly signal: AbortSignal;
}

export async function* followEvents({ log, feed, clock, from, read, signal }: FollowOptions): AsyncGenerator<Followed, void, void> {
  const recent = createRecent(RECENT_IDS);
  let cursor = from;
  let place: number | undefined;
  let saidAtMs = clock.monotonicMs();
  const say = (item: Followed): Followed => {
    saidAtMs = clock.monotonicMs();
    return item;
  };
  const leftMs = (): number => saidAtMs + PING_MS - clock.monotonicMs();

  while (!signal.aborted) {
    let waitMs = leftMs();
    if (place === undefined) {
      const asked = cursor;
      const page = await read(async () => readPage(log, asked, PAGE_EVENTS));
      if (page?.isTorn === true) yield say({ type: 'torn' });
      for (const { event } of page?.events ?? []) if (recent.isNew(event.id)) yield say({ type: 'event', event });
      if (page !== undefined) {
        cursor = page.cursor;
        place = feed.enter(cursor);
        if (place !== undefined || page.hasMore) continue;
      }
      waitMs = Math.min(waitMs, RETRY_MS);
    } else {
      const entries = feed.take(place, PAGE_EVENTS);
      if (entries === undefined) {
        place = undefined;
        continue;
      }
      for (const { event, partition, offset } of entries) {
        place += 1;
        // it was read from the log before
        if (offset < (cursor[partition] ?? 0)) continue;
        cursor = advance(cursor, partition, offset + 1);
        if (recent.isNew(event.id)) yield say({ type: 'event', event });
      }
      if (entries.length > 0) continue;
    }
    // nothing is awaited between looking and listening, so no growth is missed
    await growth(feed, clock, waitMs, signal);
    if (leftMs() <= 0) yield say({ type: 'silence' });
  }
}

function advance(cursor: Cursor, partition: number, offset: number): Cursor {
  return Array.from({ length: Math.max(cursor.length, partition + 1) }, (_, index) =>
    index === partition ? offset : (cursor[index] ?? 0),
  );
}

/** Until there may be more, the time has passed, or it is over. */
function growth(feed: EventFeed, clock: Clock, waitMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      cancel();
      forget();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(Math.max(0, waitMs), done);
    const forget = feed.onGrowth(done);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}

function createRecent(max: number): { readonly isNew: (id: string) => boolean } {
  const ids = new Set<string>();
  return {
    isNew: (id) => {
      if (ids.has(id)) return false;
      ids.add(id);
      const [oldest] = ids;
      if (ids.size > max && oldest !== undefined) ids.delete(oldest);
      return true;
    },
  };
}
