/** What is believed, read: tasks, addresses, targets, incidents. */
import { z } from 'zod';
import { parseAddress } from '../../core/address.js';
import type { EngineView } from '../../core/engine-types.js';
import {
  PROVENANCES,
  viewAddress,
  viewIncident,
  viewTarget,
  viewTask,
  type AddressView,
  type IncidentView,
  type TargetView,
  type TaskView,
} from '../../core/views.js';
import { FAULTS, NOT_FOUND, query, type App } from './app.js';
import { cutPage, type PageOf } from './page.js';
import { HttpFault } from './problem.js';
import { addressSchema, apiSchemas, incidentSchema, pageQuery, pageSchema, targetSchema, taskSchema } from './schemas.js';

const text = (description: string): z.ZodOptional<z.ZodString> => z.string().optional().register(apiSchemas, { description });

const taskParams = z.object({ frameworkId: z.string(), taskId: z.string() });
const idParams = z.object({ id: z.string() });

export function addBeliefRoutes(app: App, engine: EngineView): void {
  addTaskRoutes(app, engine);
  addAddressRoute(app, engine);
  addTargetRoutes(app, engine);
  addIncidentRoutes(app, engine);
}

function addTaskRoutes(app: App, engine: EngineView): void {
  const response = { 200: pageSchema(taskSchema), ...FAULTS };
  app.get(
    '/api/v1/tasks',
    { schema: { summary: 'Tasks and their addresses', querystring: query(pageQuery), response } },
    (request): PageOf<TaskView> => {
      const page = cutPage({ name: 'tasks', items: engine.tasks(), keyOf: (task) => [task.frameworkId, task.taskId] }, request.query);
      return { ...page, items: page.items.map((task) => viewTask(task, engine.addressesOf(task), engine.findingsOf(task))) };
    },
  );

  const one = { 200: taskSchema, ...NOT_FOUND, ...FAULTS };
  app.get(
    '/api/v1/tasks/:frameworkId/:taskId',
    { schema: { summary: 'One task', params: taskParams, querystring: query({}), response: one } },
    (request): TaskView => {
      const { frameworkId, taskId } = request.params;
      const task = engine.task(frameworkId, taskId);
      if (task === undefined)
        throw new HttpFault(404, `There is no task ${JSON.stringify(taskId)} of the framework ${JSON.stringify(frameworkId)}`);
      return viewTask(task, engine.addressesOf(task), engine.findingsOf(task));
    },
  );
}

function addAddressRoute(app: App, engine: EngineView): void {
  const querystring = query({
    ...pageQuery,
    task: text('Task id'),
    framework: text('Framework id'),
    address: text('The address, in any spelling'),
    provenance: z.enum(PROVENANCES).optional(),
  });
  const response = { 200: pageSchema(addressSchema), ...FAULTS };
  app.get(
    '/api/v1/addresses',
    { schema: { summary: 'Addresses of tasks that have not ended', querystring, response } },
    (request): PageOf<AddressView> => {
      const { task, framework, provenance } = request.query;
      const address = readAddress(request.query.address);
      const items = keep(
        engine.addresses(),
        (entry) =>
          isWanted(address, entry.address) &&
          isWanted(task, entry.taskId) &&
          isWanted(framework, entry.frameworkId) &&
          isWanted(provenance, entry.provenance),
      );
      const page = cutPage(
        { name: 'addresses', items, keyOf: (entry) => [entry.address, entry.frameworkId, entry.taskId, entry.network ?? ''] },
        request.query,
      );
      return { ...page, items: page.items.map(viewAddress) };
    },
  );
}

function addTargetRoutes(app: App, engine: EngineView): void {
  const querystring = query({
    ...pageQuery,
    health: z.enum(['unknown', 'healthy', 'unhealthy']).optional(),
    task: text('Task id'),
    check: text('Name of the check'),
  });
  const response = { 200: pageSchema(targetSchema), ...FAULTS };
  app.get('/api/v1/targets', { schema: { summary: 'Targets and their health', querystring, response } }, (request): PageOf<TargetView> => {
    const { health, task, check } = request.query;
    const items = keep(
      engine.targets(),
      ({ record }) => isWanted(health, record.health) && isWanted(task, record.taskId) && isWanted(check, record.check),
    );
    const page = cutPage({ name: 'targets', items, keyOf: ({ record }) => [record.id] }, request.query);
    return { ...page, items: page.items.map(({ record, lastProbe, disagreement }) => viewTarget(record, lastProbe, disagreement)) };
  });

  const one = { 200: targetSchema, ...NOT_FOUND, ...FAULTS };
  app.get(
    '/api/v1/targets/:id',
    { schema: { summary: 'One target', params: idParams, querystring: query({}), response: one } },
    (request): TargetView => {
      const target = engine.target(request.params.id);
      if (target === undefined) throw new HttpFault(404, `There is no target ${JSON.stringify(request.params.id)}`);
      return viewTarget(target.record, target.lastProbe, target.disagreement);
    },
  );
}

function addIncidentRoutes(app: App, engine: EngineView): void {
  const querystring = query({ ...pageQuery, status: z.enum(['open', 'closed']).optional() });
  const response = { 200: pageSchema(incidentSchema), ...FAULTS };
  app.get(
    '/api/v1/incidents',
    { schema: { summary: 'Incidents, newest first', querystring, response } },
    (request): PageOf<IncidentView> => {
      const { status } = request.query;
      const items = keep(engine.incidents(), ({ record }) => isWanted(status, record.closedMs === undefined ? 'open' : 'closed'));
      const page = cutPage({ name: 'incidents', items, keyOf: ({ record }) => [-record.openedMs, record.id] }, request.query);
      return { ...page, items: page.items.map(({ record, deliveries }) => viewIncident(record, deliveries)) };
    },
  );

  const one = { 200: incidentSchema, ...NOT_FOUND, ...FAULTS };
  app.get(
    '/api/v1/incidents/:id',
    { schema: { summary: 'One incident', params: idParams, querystring: query({}), response: one } },
    (request): IncidentView => {
      const incident = engine.incident(request.params.id);
      if (incident === undefined) throw new HttpFault(404, `There is no incident ${JSON.stringify(request.params.id)}`);
      return viewIncident(incident.record, incident.deliveries);
    },
  );
}

function isWanted(wanted: string | undefined, actual: string): boolean {
  return wanted === undefined || wanted === actual;
}

function* keep<T>(items: Iterable<T>, isKept: (item: T) => boolean): Iterable<T> {
  for (const item of items) if (isKept(item)) yield item;
}

function readAddress(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const parsed = parseAddress(address);
  if (!parsed.ok)
    throw new HttpFault(400, `Cannot read address of the query: ${JSON.stringify(address.slice(0, 80))} is ${parsed.reason}`, {
      field: 'address',
    });
  return parsed.address;
}
