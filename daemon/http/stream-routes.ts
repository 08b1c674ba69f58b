/** What happens, as it happens: the events as Server-Sent Events (WHATWG HTML, "Server-sent events"), each client at its own pace. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Clock } from '../../core/clock.js';
import { formatCursor, type Cursor } from '../../consumers/history/cursor.js';
import type { EventView } from '../../consumers/history/event.js';
import type { EventFeed } from '../../consumers/history/feed.js';
import { followEvents, type Followed } from '../../consumers/history/follow.js';
import type { HistoryLog } from '../../consumers/history/page.js';
import { endOf, parsePlace, seek } from '../../consumers/history/seek.js';
import { FAULTS, NOT_FOUND, problemContent, query, type App } from './app.js';
import { unavailable, type ReadForRequest } from './history-log.js';
import { placeOf } from './history-routes.js';
import { HttpFault } from './problem.js';
import { apiSchemas } from './schemas.js';

/** Each holds a socket, and a little of everything. */
export const STREAMS_MAX = 200;
const RECONNECT_MS = 3_000;
const EVENT_STREAM = 'text/event-stream';

export interface StreamDeps {
  readonly log: HistoryLog;
  readonly feed: EventFeed;
  readonly clock: Clock;
  readonly read: ReadForRequest;
}

export function addStreamRoute(app: App, { log, feed, clock, read }: StreamDeps): void {
  const open = new Set<AbortController>();
  // the streams are ended first: nothing else would ever end them
  app.addHook('preClose', async () => {
    for (const ending of open) ending.abort();
    await feed.close();
  });

  const summary = 'What happens from now on, as Server-Sent Events';
  const description = [
    'Each message has the `id`, the `type` (as `event`) and the whole event (as `data`) of `/api/v1/events`. `Last-Event-ID`, or `after`, says behind',
    'which event to begin: an id, a position, a time or a cursor; events that were told shortly before it may come again, with equal ids. A message',
    '`reset` says that what came next is no longer there, or the id is not known: what is missing can only be learnt from the other lists.',
  ].join(' ');
  const after = z.string().max(8192).optional().register(apiSchemas, { description: 'Begin behind it; `Last-Event-ID` comes first' });
  const events = { description: 'Events, without end', content: { [EVENT_STREAM]: { schema: z.string() } } };
  const response = {
    200: events,
    ...FAULTS,
    ...NOT_FOUND,
    503: problemContent('No further stream now; Retry-After says when to ask again'),
  };
  app.get(
    '/api/v1/stream',
    { exposeHeadRoute: false, schema: { summary, description, querystring: query({ after }), response } },
    async (request, reply) => {
      if (open.size >= STREAMS_MAX) throw unavailable('There are as many streams as there may be');
      const ending = new AbortController();
      open.add(ending);
      const end = (): void => {
        ending.abort();
        open.delete(ending);
      };
      reply.raw.on('close', end);
      const joining = feed.join();
      // also where it took longer than the client, or we, would wait
      ending.signal.addEventListener('abort', () => void joining.then((leave) => leave()).catch(() => undefined), { once: true });
      try {
        await read(() => joining);
        const begin = await read(async () => findBegin(log, lastEventId(request.headers), request.query.after));
        const followed = followEvents({ log, feed, clock, from: begin.cursor, read: unlessAway(read), signal: ending.signal });
        return await reply.type(EVENT_STREAM).send(Readable.from(toMessages(begin, followed), { highWaterMark: 1 }));
      } catch (error) {
        end();
        throw error;
      }
    },
  );
}

interface Begin {
  readonly cursor: Cursor;
  /** The client's place is not there any more. */
  readonly isLost: boolean;
}

/** A browser comes back with the same id for ever: one that is not known must not be refused. @throws {HttpFault} for a bad `after` */
async function findBegin(log: HistoryLog, lastId: string | undefined, after: string | undefined): Promise<Begin> {
  if (lastId !== undefined) {
    const place = parsePlace(lastId);
    const cursor = place === undefined ? undefined : await seek(log, place);
    return { cursor: cursor ?? (await endOf(log)), isLost: cursor === undefined };
  }
  return { cursor: after === undefined ? await endOf(log) : await placeOf(log, { name: 'after', text: after }), isLost: false };
}

async function* toMessages({ cursor, isLost }: Begin, followed: AsyncIterable<Followed>): AsyncGenerator<string> {
  // an id without data is no message, yet where a client goes on that loses its connection before the first one
  yield `retry: ${String(RECONNECT_MS)}\nid: ${formatCursor(cursor)}\n\n`;
  if (isLost) yield RESET;
  for await (const item of followed) yield format(item);
}

const RESET = 'event: reset\ndata: {}\n\n';

function format(item: Followed): string {
  switch (item.type) {
    case 'event':
      return `id: ${idOf(item.event)}\nevent: ${plain(item.event.type)}\ndata: ${JSON.stringify(item.event)}\n\n`;
    case 'torn':
      return RESET;
    case 'silence':
      return ': nothing happened\n\n';
  }
}

/** One by which the place is found again: others than we may have written to the topic. */
function idOf({ id, position }: EventView): string {
  return parsePlace(id)?.kind === 'id' ? id : position;
}

/** A field's value ends with the line. */
function plain(text: string): string {
  return text.replace(/[\r\n\0]/g, ' ');
}

function lastEventId(headers: Readonly<Record<string, string | string[] | undefined>>): string | undefined {
  const id = headers['last-event-id'];
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** While the log is away or busy with others, a stream waits. */
function unlessAway(read: ReadForRequest): <T>(work: () => Promise<T>) => Promise<T | undefined> {
  return async (work) => {
    try {
      return await read(work);
    } catch (error) {
      if (error instanceof HttpFault && error.statusCode === 503) return undefined;
      throw error;
    }
  };
}
