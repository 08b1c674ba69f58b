/** The shapes of what is told of the past; `who` reads by the same. */
import { z } from 'zod';
import { PROVENANCES } from '../../core/views.js';
import { apiSchemas, pageSchema } from './schemas.js';

const time = (): z.ZodISODateTime => z.iso.datetime({ precision: 3 });
const position = z.string().regex(/^\d+:\d+$/);

export const holdingSchema = z
  .object({
    address: z.string(),
    frameworkId: z.string(),
    taskId: z.string(),
    from: time(),
    to: time().nullable().register(apiSchemas, { description: 'null: it is held still' }),
    fromPosition: position,
    toPosition: position.nullable().register(apiSchemas, { description: 'null: it is held still, or no status ended it' }),
    agentId: z.string().nullable(),
    network: z.string().nullable(),
    provenance: z.enum(PROVENANCES).register(apiSchemas, { description: 'What the address was, as known at its end' }),
    endedBy: z
      .enum(['ended', 'replaced', 'forgotten', 'readdressed'])
      .nullable()
      .register(apiSchemas, { description: '`readdressed`: it was given to another task before the end of this one was told' }),
  })
  .register(apiSchemas, { id: 'Holding' });
export type HoldingView = z.output<typeof holdingSchema>;

export const eventSchema = z
  .object({
    id: z.string().register(apiSchemas, { description: 'Equal when the event was written again' }),
    type: z.string(),
    time: time(),
    subject: z.string().register(apiSchemas, { description: 'The state key that it came from' }),
    position: position.register(apiSchemas, { description: '`partition:offset` in the events topic' }),
    data: z.record(z.string(), z.unknown()),
  })
  .register(apiSchemas, { id: 'Event' });

export const historyPageSchema = pageSchema(holdingSchema).extend({
  complete: z.boolean().register(apiSchemas, { description: 'Whether all of the history was read that could speak of it' }),
  readFrom: time().nullable().register(apiSchemas, { description: 'The history was read from here on' }),
});

export const eventsPageSchema = pageSchema(eventSchema).extend({
  after: z.string().register(apiSchemas, { description: 'For `after`: goes on exactly behind this page, also behind the last one' }),
});
