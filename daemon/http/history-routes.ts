/** The past: who held an address, and everything that happened, in pages. Read from the log on request, nothing of it is held. */
import { z } from 'zod';
import type { EngineView } from '../../core/engine-types.js';
import { lastsAt, toHoldings, type Holding } from '../../core/holdings.js';
import { formatTime } from '../../core/views.js';
import { readClaims } from '../../consumers/history/claims.js';
import { formatCursor, type Cursor } from '../../consumers/history/cursor.js';
import type { EventView } from '../../consumers/history/event.js';
import { readPage, type HistoryLog } from '../../consumers/history/page.js';
import { beginning, parsePlace, parseTime, seek } from '../../consumers/history/seek.js';
import { readAddress } from './address-param.js';
import { FAULTS, NOT_FOUND, problemContent, query, type App } from './app.js';
import { claimsOfNow } from './held-now.js';
import { eventsPageSchema, historyPageSchema, type HoldingView } from './history-schemas.js';
import type { ReadForRequest } from './history-log.js';
import { cutPage, type PageOf } from './page.js';
import { HttpFault } from './problem.js';
import { apiSchemas, pageQuery } from './schemas.js';

const UNAVAILABLE = { 503: problemContent('The log is not available; Retry-After says when to ask again') } as const;

interface HistoryPage extends PageOf<HoldingView> {
  readonly complete: boolean;
  readonly readFrom: string | null;
}

interface EventsPage extends PageOf<EventView> {
  readonly after: string;
}

export interface HistoryDeps {
  readonly engine: EngineView;
  readonly log: HistoryLog;
  readonly read: ReadForRequest;
}

export function addHistoryRoutes(app: App, deps: HistoryDeps): void {
  addAddressHistoryRoute(app, deps);
  addEventsRoute(app, deps);
}

function addAddressHistoryRoute(app: App, { engine, log, read }: HistoryDeps): void {
  const summary = 'Which tasks held an address, newest first';
  const params = z.object({ address: z.string() });
  const at = z.string().optional().register(apiSchemas, { description: 'RFC 3339: only who held it then' });
  const response = { 200: historyPageSchema, ...FAULTS, ...UNAVAILABLE };
  app.get(
    '/api/v1/addresses/:address/history',
    { schema: { summary, params, querystring: query({ ...pageQuery, at }), response } },
    async (request): Promise<HistoryPage> => {
      const address = readAddress(request.params.address, 'path');
      const atMs = readTime(request.query.at);
      const scan = await read(async () => readClaims(log, { address, atMs }));
      // after the reading: who let go meanwhile is known to have
      const holdings = toHoldings([...scan.claims, ...claimsOfNow(engine, address, scan.told)]);
      const wanted = atMs === undefined ? holdings : holdings.filter((holding) => lastsAt(holding, atMs));
      const { items, next } = cutPage({ name: 'history', items: wanted.map(viewHolding), keyOf }, request.query);
      return {
        items,
        ...(next === undefined ? {} : { next }),
        complete: scan.isComplete,
        readFrom: scan.readFromMs === undefined ? null : formatTime(scan.readFromMs),
      };
    },
  );
}

function addEventsRoute(app: App, { log, read }: HistoryDeps): void {
  const summary = 'What happened, oldest first';
  const after = z.string().max(8192).optional().register(apiSchemas, {
    description: 'Only what came after: an event by its id or its position, a time, or a cursor',
  });
  const response = { 200: eventsPageSchema, ...FAULTS, ...NOT_FOUND, ...UNAVAILABLE };
  app.get(
    '/api/v1/events',
    { schema: { summary, querystring: query({ ...pageQuery, after }), response } },
    async (request): Promise<EventsPage> => {
      const { limit, cursor, after: named } = request.query;
      return read(async () => {
        const from = await placeOf(log, cursor === undefined ? { name: 'after', text: named } : { name: 'cursor', text: cursor });
        const { events, cursor: behind, hasMore } = await readPage(log, from, limit);
        const next = formatCursor(behind);
        return { items: events.map(({ event }) => event), ...(hasMore ? { next } : {}), after: next };
      });
    },
  );
}

/** @throws {HttpFault} 400 for what names no place, 404 for one that is not there. */
export async function placeOf(
  log: HistoryLog,
  { name, text }: { readonly name: string; readonly text: string | undefined },
): Promise<Cursor> {
  if (text === undefined) return beginning(log);
  const place = parsePlace(text);
  const quoted = JSON.stringify(text.slice(0, 80));
  if (place === undefined)
    throw new HttpFault(400, `Cannot read ${name} of the query: ${quoted} is no event's id or position, no time (RFC 3339) and no cursor`, {
      field: name,
    });
  const cursor = await seek(log, place);
  if (cursor === undefined)
    throw new HttpFault(404, `There is no event ${quoted} to go on after: it is too old, or never was`, { field: name });
  return cursor;
}

function readTime(text: string | undefined): number | undefined {
  const atMs = text === undefined ? undefined : parseTime(text);
  if (text !== undefined && atMs === undefined)
    throw new HttpFault(400, `Cannot read at of the query: ${JSON.stringify(text.slice(0, 80))} is no time like 2026-01-31T12:00:00Z`, {
      field: 'at',
    });
  return atMs;
}

function viewHolding(holding: Holding): HoldingView {
  const { address, frameworkId, taskId, fromMs, toMs, fromPosition, toPosition, agentId, network, provenance, endedBy } = holding;
  return {
    address,
    frameworkId,
    taskId,
    from: formatTime(fromMs),
    to: toMs === undefined ? null : formatTime(toMs),
    fromPosition,
    toPosition: toPosition ?? null,
    agentId: agentId ?? null,
    network: network ?? null,
    provenance,
    endedBy: endedBy ?? null,
  };
}

/** Newest first. */
function keyOf({ from, fromPosition, frameworkId, taskId }: HoldingView): readonly (string | number)[] {
  return [-Date.parse(from), ...fromPosition.split(':').map((part) => -Number(part)), frameworkId, taskId];
}
