/** The shapes of interface.md "HTTP out" as schemas: the OpenAPI document is made of these very ones, and so are the checks. */
import { z } from 'zod';
import { CAUSES, LAYERS } from '../../core/probe.js';
import { SEVERITIES } from '../../core/check.js';
import { CONFIDENCES, PROVENANCES } from '../../core/views.js';

/** Our own registry: what other parts of the program register must not turn up in the document. */
export const apiSchemas = z.registry<{ readonly id?: string; readonly description?: string }>();

const time = (): z.ZodISODateTime => z.iso.datetime({ precision: 3 });
const family = z.union([z.literal(4), z.literal(6)]);
const position = z.string().regex(/^\d+:\d+$/);
const count = (): z.ZodNumber => z.number().int().min(0);

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    line: count().optional().register(apiSchemas, { description: 'Line of an ndjson body, from 1' }),
    field: z.string().optional().register(apiSchemas, { description: 'Field, parameter or header' }),
    accepted: count().optional().register(apiSchemas, { description: 'Messages of this request that are in the log all the same' }),
    missing: z.array(z.string()).optional().register(apiSchemas, { description: 'What is missing to be ready' }),
  })
  .register(apiSchemas, { id: 'Problem', description: 'A fault (RFC 9457)' });

export const taskSchema = z
  .object({
    frameworkId: z.string(),
    taskId: z.string(),
    agentId: z.string().nullable(),
    state: z.string().register(apiSchemas, { description: 'Mesos TaskState by name' }),
    status: z.enum(['active', 'suspended', 'ended']),
    addresses: z.array(z.object({ address: z.string(), family, network: z.string().nullable(), provenance: z.enum(PROVENANCES) })),
    position: position.nullable(),
    name: z.string().nullable(),
    frameworkName: z.string().nullable(),
    requested: z
      .array(
        z.object({
          name: z.string().nullable(),
          count: z.int(),
          addresses: z.array(z.string()),
          families: z.array(z.union([z.literal(4), z.literal(6)])),
          groups: z.array(z.string()),
        }),
      )
      .nullable()
      .describe('The networks asked for; null where TaskInfo is not known.'),
    findings: z
      .array(z.string())
      .describe('What is wrong with what was told of the task, with its checks, or with what it got of what it asked for.'),
  })
  .register(apiSchemas, { id: 'Task' });

export const addressSchema = z
  .object({
    address: z.string(),
    family,
    network: z.string().nullable(),
    provenance: z.enum(PROVENANCES),
    confidence: z.enum(CONFIDENCES),
    reason: z.string().register(apiSchemas, { description: 'How the provenance is known' }),
    probed: z.boolean().register(apiSchemas, { description: 'Whether allow, deny and provenance let it be probed' }),
    frameworkId: z.string(),
    taskId: z.string(),
    since: time(),
    position,
  })
  .register(apiSchemas, { id: 'Address' });

export const targetSchema = z
  .object({
    id: z.string().register(apiSchemas, { description: 'The state key without `target|`' }),
    frameworkId: z.string(),
    taskId: z.string(),
    check: z.string(),
    kind: z.string(),
    address: z.string(),
    port: z.number().int().min(0).max(65_535),
    health: z.enum(['unknown', 'healthy', 'unhealthy']),
    since: time(),
    passes: count(),
    fails: count(),
    lastProbe: z
      .object({
        at: time(),
        outcome: z.enum(['pass', 'fail', 'error']),
        layer: z.enum(LAYERS).nullable(),
        cause: z.enum(CAUSES).nullable(),
        detail: z.string().nullable(),
        latencyMs: z.number().min(0),
      })
      .nullable(),
    checkSource: z.enum(['label', 'task-info', 'config']),
    checkReason: z.string().nullable().describe('Why that source won, and why the others did not.'),
    disagreement: z.string().nullable().describe("Where Mesos's own check says otherwise."),
  })
  .register(apiSchemas, { id: 'Target' });

export const incidentSchema = z
  .object({
    id: z.string(),
    scope: z.enum(['target', 'agent', 'network', 'self']),
    subject: z.object({
      frameworkId: z.string().optional(),
      taskId: z.string().optional(),
      check: z.string().optional(),
      address: z.string().optional(),
      port: z.number().int().optional(),
      agentId: z.string().optional(),
      network: z.string().optional(),
    }),
    severity: z.enum(SEVERITIES),
    opened: time(),
    closed: time().nullable(),
    closedAs: z.enum(['recovered', 'gone', 'forgotten']).nullable(),
    reason: z.string(),
    failing: count(),
    of: count(),
    targets: z.array(z.string()),
    notifications: z.array(
      z.object({
        sink: z.string(),
        event: z.enum(['firing', 'resolved']),
        at: time(),
        result: z.enum(['pending', 'sent', 'failed', 'parked', 'dropped']),
        attempts: count(),
        webhookId: z.string(),
      }),
    ),
  })
  .register(apiSchemas, { id: 'Incident' });

export const statusSchema = z
  .object({
    version: z.string(),
    instance: z.string(),
    log: z.string().register(apiSchemas, { description: 'Kind of the log: `embedded` or `kafka`' }),
    inputs: z.array(
      z.object({ topic: z.string(), partition: count(), position: count(), end: count(), lag: count(), mark: count().nullable() }),
    ),
    shares: z.array(
      z.object({
        share: count(),
        phase: z.enum(['none', 'claiming', 'live', 'draining']),
        epoch: count().nullable(),
        owner: z.string().nullable(),
        targets: count(),
      }),
    ),
    unconfirmed: count(),
    configuration: z.object({
      hash: z.string().register(apiSchemas, { description: 'Of what decides which targets there are and how they are judged' }),
      others: z
        .array(z.string())
        .nullable()
        .register(apiSchemas, { description: 'That of each other member, as it was when it joined; null while it is not known' }),
      agreed: z.boolean(),
      withheld: count().register(apiSchemas, { description: 'Targets that were stopped and whose incident waits until all agree' }),
    }),
    caughtUp: z.boolean(),
  })
  .register(apiSchemas, { id: 'Status' });

export const acceptedSchema = z
  .object({
    accepted: count(),
    positions: z.array(position).register(apiSchemas, { description: '`partition:offset` of each message, in order' }),
  })
  .register(apiSchemas, { id: 'Accepted' });

export const discoverySchema = z
  .array(z.object({ targets: z.array(z.string()), labels: z.record(z.string(), z.string()) }))
  .register(apiSchemas, { id: 'PrometheusTargets', description: 'Prometheus HTTP service discovery' });

/** A page of a list. */
export function pageSchema<Item extends z.ZodType>(item: Item): z.ZodObject<{ items: z.ZodArray<Item>; next: z.ZodOptional<z.ZodString> }> {
  return z.object({
    items: z.array(item),
    next: z.string().optional().register(apiSchemas, { description: 'Cursor of the next page; absent on the last' }),
  });
}

/** `?limit=` and `?cursor=` of every list. */
export const pageQuery = {
  limit: z
    .preprocess(
      (text) => (typeof text === 'string' && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text),
      z.int().min(1).max(1000).default(100),
    )
    .default(100)
    .register(apiSchemas, { description: 'Items a page' }),
  cursor: z.string().max(8192).optional().register(apiSchemas, { description: '`next` of the page before' }),
};
