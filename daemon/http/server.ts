/** The HTTP interface of the daemon (interface.md "HTTP out" and "Task statuses in"): composition, listening, closing. */
import type { AddressInfo } from 'node:net';
import { createEventFeed } from '../../consumers/history/feed.js';
import { addBeliefRoutes } from './belief-routes.js';
import { createApp, type App } from './app.js';
import type { HttpDeps } from './deps.js';
import type { Logger } from '../log.js';
import { createReadForRequest } from './history-log.js';
import { addHistoryRoutes } from './history-routes.js';
import { createIngestLog } from './ingest-log.js';
import { addIngestRoutes } from './ingest-routes.js';
import { addOpenApi } from './openapi.js';
import { addDiscoveryRoute } from './prometheus-sd.js';
import { requireAccess, setSecurityHeaders } from './security.js';
import { addStatusRoutes } from './status-routes.js';
import { addStreamRoute } from './stream-routes.js';

/** How long a request under way may take to end once we close. */
const CLOSE_DEADLINE_MS = 2000;

export interface HttpServer {
  /** Resolves with where it listens. @throws the error of the system (`EADDRINUSE`, `EACCES`, …) with its `code`. */
  readonly listen: (at: { readonly host: string; readonly port: number }) => Promise<AddressInfo>;
  /** Takes no new request, lets those under way end within the deadline, then ends them. May be called twice. */
  readonly close: (deadlineMs?: number) => Promise<void>;
  /** For tests: requests without a socket. */
  readonly inject: App['inject'];
}

/** Builds the server; nothing listens yet. */
export async function createHttpServer(deps: HttpDeps): Promise<HttpServer> {
  const app = createApp(quieter(deps.logger));
  let bound: { readonly host: string; readonly address: string } | undefined;
  const guard = { token: deps.token, bound: () => bound };
  app.addHook('onRequest', async (request, reply) => {
    setSecurityHeaders(reply);
    requireAccess(request, guard);
  });
  app.addHook('onResponse', async ({ method, routeOptions }, { statusCode, elapsedTime }) => {
    deps.logger.debug({ method, route: routeOptions.url, status: statusCode, latencyMs: Math.round(elapsedTime) }, 'Answered a request');
  });
  app.addHook('onRequestAbort', async ({ method, routeOptions }) => {
    deps.logger.debug({ method, route: routeOptions.url }, 'A client broke off a request');
  });
  await addOpenApi(app, deps.version);
  addBeliefRoutes(app, deps.engine);
  addStatusRoutes(app, deps);
  addDiscoveryRoute(app, deps.engine);
  const read = createReadForRequest(deps.clock);
  addHistoryRoutes(app, { engine: deps.engine, log: deps.log, read });
  addStreamRoute(app, { log: deps.log, feed: createEventFeed(deps), clock: deps.clock, read });
  addIngestRoutes(app, createIngestLog(deps.log, deps.clock));
  await app.ready();

  let closed: Promise<void> | undefined;
  const close = async (deadlineMs: number): Promise<void> => {
    const cancel = deps.clock.after(deadlineMs, () => app.server.closeAllConnections());
    await app.close();
    cancel();
  };
  return {
    listen: async ({ host, port }) => {
      await app.listen({ host, port });
      const address = app.server.address();
      if (address === null || typeof address === 'string') throw new Error('Cannot tell where HTTP listens: not a TCP server');
      bound = { host, address: address.address };
      return address;
    },
    close: (deadlineMs = CLOSE_DEADLINE_MS) => (closed ??= close(deadlineMs)),
    inject: app.inject.bind(app),
  };
}

/** Fastify's own lines below warnings say what ours say in our fields. */
function quieter(logger: Logger): Logger {
  return logger.isLevelEnabled('info') ? logger.child({}, { level: 'warn' }) : logger;
}
