/** How this instance is: status, the health endpoints, metrics. */
import { z } from 'zod';
import type { Agreement } from '../../core/agreement.js';
import { isInputTopic } from '../../core/log.js';
import { FAULTS, problemContent, query, type App } from './app.js';
import type { HttpDeps } from './deps.js';
import { HttpFault } from './problem.js';
import { statusSchema } from './schemas.js';

type Status = z.output<typeof statusSchema>;

/** Asked by machines that add parameters of their own: those are let pass. */
const anyQuery = z.looseObject({ verbose: z.string().optional() });

const livezSchema = z.object({ status: z.literal('alive') });
const readyzSchema = z.object({
  status: z.literal('ready'),
  checks: z.object({ caughtUp: z.boolean(), feedLagMs: z.number(), shares: z.record(z.string(), z.number()) }).optional(),
});

export function addStatusRoutes(app: App, deps: HttpDeps): void {
  const response = { 200: statusSchema, ...FAULTS };
  app.get(
    '/api/v1/status',
    { schema: { summary: 'This instance, the inputs, all shares', querystring: query({}), response } },
    (): Status => readStatus(deps),
  );

  app.get(
    '/livez',
    { schema: { summary: 'Is the process alive', security: [], querystring: anyQuery, response: { 200: livezSchema } } },
    () => ({ status: 'alive' }),
  );

  const readyz = { 200: readyzSchema, 503: problemContent('Not ready: `missing` says what is missing') };
  app.get(
    '/readyz',
    { schema: { summary: 'Does it do all its duties', security: [], querystring: anyQuery, response: readyz } },
    (request) => {
      const missing = deps.missing();
      if (missing.length > 0) throw new HttpFault(503, `Not ready: ${missing.join('; ')}`, { missing });
      if (request.query.verbose === undefined) return { status: 'ready' };
      const { shares } = deps.engine.counts();
      return { status: 'ready', checks: { caughtUp: deps.engine.caughtUp(), feedLagMs: Math.round(deps.intake.feedLagMs()), shares } };
    },
  );

  const metrics = { 200: { description: 'Prometheus text format', content: { 'text/plain': { schema: z.string() } } }, ...FAULTS };
  app.get('/metrics', { schema: { summary: 'Metrics', querystring: anyQuery, response: metrics } }, async (_request, reply) => {
    const text = await deps.metrics.expose();
    return reply.header('content-type', deps.metrics.contentType).send(Buffer.from(text, 'utf8'));
  });
}

function readStatus({ engine, intake, log, topics, version, instance }: HttpDeps): Status {
  return {
    version,
    instance,
    log: log.kind,
    inputs: intake.progress().flatMap(({ topic, partition, position, end }) =>
      !isInputTopic(topic)
        ? []
        : [
            {
              topic: topics[topic],
              partition,
              position,
              end,
              lag: Math.max(0, end - position),
              mark: engine.inputsFrom(topic, partition) ?? null,
            },
          ],
    ),
    shares: engine
      .shares()
      .map(({ share, phase, epoch, owner, targets }) => ({ share, phase, epoch: epoch ?? null, owner: owner ?? null, targets })),
    unconfirmed: engine.unconfirmed(),
    configuration: describeAgreement(engine.agreement()),
    caughtUp: engine.caughtUp(),
  };
}

function describeAgreement({ configuration, others, isReached, withheld }: Agreement): Status['configuration'] {
  return { hash: configuration, others: others === undefined ? null : [...others], agreed: isReached, withheld };
}
