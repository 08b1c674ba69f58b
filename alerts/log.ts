/** The sink `log`: one structured line per notification, for machines that follow the daemon's log. */
import { z } from 'zod';
import type { Notification } from '../core/notification.js';
import { parseOptions, type SinkKind } from './kind.js';

const schema = z.strictObject({});

export const logKind: SinkKind = {
  kind: 'log',
  schema,
  prepare: (options, path, { log }) => {
    const parsed = parseOptions(schema, options, path);
    if (!parsed.ok) return parsed;
    return {
      ok: true,
      value: (notification) => {
        const fields = describe(notification);
        if (notification.event === 'firing') log.warn(fields, 'Incident firing');
        else log.info(fields, 'Incident resolved');
        return Promise.resolve({ reply: 'sent' });
      },
    };
  },
};

function describe({ incident, event, reason, sink, webhookId }: Notification): object {
  const { id, scope, severity, subject, failing, of } = incident;
  return { sink, event, incidentId: id, webhookId, scope, severity, ...subject, reason, summary: incident.reason, failing, of };
}
