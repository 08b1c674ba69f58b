/** The HTTP interface over a fake engine and a memory log, for tests: `inject` without a socket, or `listen` on port 0. */
import { pino } from 'pino';
import type { IntakeView } from '../../core/intake-view.js';
import type { HttpDeps } from '../../daemon/http/deps.js';
import { createHttpServer, type HttpServer } from '../../daemon/http/server.js';
import { createFakeEngine, type FakeBelief } from './fake-engine.js';
import { createMemoryBroker, type MemoryBroker } from './memory-log.js';
import { createVirtualClock, type VirtualClock } from './virtual-clock.js';

export const TOPICS: HttpDeps['topics'] = {
  taskStatus: 'mesos.task-status',
  taskInfo: 'mesos.task-info',
  state: 'taskpulse.state',
  events: 'taskpulse.events',
  deadLetter: 'taskpulse.dead-letter',
};

export const IDLE_INTAKE: IntakeView = {
  progress: () => [
    { topic: 'taskStatus', partition: 0, position: 40, end: 42 },
    { topic: 'state', partition: 0, position: 7, end: 7 },
  ],
  feedLagMs: () => 1234.5,
  missing: () => [],
};

export interface TestServer {
  readonly server: HttpServer;
  readonly belief: FakeBelief;
  readonly broker: MemoryBroker;
  readonly clock: VirtualClock;
}

export async function createTestServer(
  options: { readonly belief?: Partial<FakeBelief>; readonly deps?: Partial<HttpDeps>; readonly partitions?: number } = {},
): Promise<TestServer> {
  const { view, belief } = createFakeEngine(options.belief);
  const clock = createVirtualClock();
  const broker = createMemoryBroker({ clock, partitions: options.partitions ?? 1 });
  const server = await createHttpServer({
    engine: view,
    intake: IDLE_INTAKE,
    log: broker.connect(),
    topics: TOPICS,
    token: () => undefined,
    version: '0.1.0',
    instance: 'host-a:8080',
    missing: () => [],
    metrics: { contentType: 'text/plain; version=0.0.4; charset=utf-8', expose: async () => '# nothing\n' },
    clock,
    logger: pino({ level: 'silent' }),
    ...options.deps,
  });
  return { server, belief, broker, clock };
}
