/** The daemon's own HTTP interface, as anyone sees it: what the demo tells it, and all that the demo says of it, goes this way. */
import { type z } from 'zod';
import type { Clock } from '../../core/clock.js';
import { createDaemonClient, detailOf } from '../cli/daemon-client.js';
import { addressSchema, incidentSchema, pageSchema, targetSchema, taskSchema } from '../http/schemas.js';
import type { StatusLine } from './statuses.js';

const targetsSchema = pageSchema(targetSchema);
const addressesSchema = pageSchema(addressSchema);
const tasksSchema = pageSchema(taskSchema);
const incidentsSchema = pageSchema(incidentSchema);

export type SeenTarget = z.output<typeof targetSchema>;
export type SeenAddress = z.output<typeof addressSchema>;
export type SeenTask = z.output<typeof taskSchema>;
export type SeenIncident = z.output<typeof incidentSchema>;

export interface DemoApi {
  readonly url: string;
  /** @throws when it is not accepted. */
  readonly tell: (lines: readonly StatusLine[]) => Promise<void>;
  readonly targets: (taskId?: string) => Promise<readonly SeenTarget[]>;
  readonly addresses: (query: string) => Promise<readonly SeenAddress[]>;
  readonly tasks: () => Promise<readonly SeenTask[]>;
  /** Newest first; of one task, or all. */
  readonly incidents: (taskId?: string) => Promise<readonly SeenIncident[]>;
  readonly isReady: () => Promise<boolean>;
  /** Probes by outcome, from /metrics. */
  readonly probes: () => Promise<Readonly<Record<'pass' | 'fail' | 'error', number>>>;
}

export function createDemoApi(clock: Clock, url: string): DemoApi {
  const { request } = createDaemonClient({ clock }, url, undefined);

  async function get<T>(path: string, schema: z.ZodType<T>): Promise<T> {
    const answer = await request(path);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${detailOf(answer)}`);
    return schema.parse(answer.json);
  }

  return {
    url,
    tell: async (lines) => {
      const answer = await request('/api/v1/task-status', {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson' },
        body: new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join('')),
      });
      if (answer.status !== 202) throw new Error(`The statuses were not accepted: ${answer.status}: ${detailOf(answer)}`);
    },
    targets: async (taskId) =>
      (await get(`/api/v1/targets${taskId === undefined ? '' : `?task=${encodeURIComponent(taskId)}`}`, targetsSchema)).items,
    addresses: async (query) => (await get(`/api/v1/addresses?${query}`, addressesSchema)).items,
    tasks: async () => (await get('/api/v1/tasks', tasksSchema)).items,
    incidents: async (taskId) => {
      const { items } = await get('/api/v1/incidents', incidentsSchema);
      return taskId === undefined ? items : items.filter(({ subject }) => subject.taskId === taskId);
    },
    isReady: async () => (await request('/readyz')).status === 200,
    probes: async () => {
      const { text } = await request('/metrics');
      const count = (outcome: string): number =>
        [...text.matchAll(/^taskpulse_probes_total\{([^}]*)\} (\d+)/gm)]
          .filter(([, labels]) => labels?.includes(`outcome="${outcome}"`))
          .reduce((sum, [, , value]) => sum + Number(value), 0);
      return { pass: count('pass'), fail: count('fail'), error: count('error') };
    },
  };
}
