/** Every answer is held against the schema that the OpenAPI document gives for it: answers are not checked when they are sent (app.ts). */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { createReceiver, createScenario, ended, running, type Receiver, type Scenario } from '../support/scenario.js';

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** interface.md "HTTP out" and "Task statuses in"; silences are not there yet. */
const OPERATIONS = [
  'get /api/v1/tasks',
  'get /api/v1/addresses',
  'get /api/v1/addresses/{address}/history',
  'get /api/v1/targets',
  'get /api/v1/incidents',
  'get /api/v1/events',
  'get /api/v1/stream',
  'get /api/v1/status',
  'get /sd/prometheus',
  'get /livez',
  'get /readyz',
  'get /metrics',
  'post /api/v1/task-status',
  'post /api/v1/task-info',
  'delete /api/v1/tasks/{frameworkId}/{taskId}',
];

let scenario: Scenario;
let receiver: Receiver;
let document: Document;

beforeEach(async () => {
  receiver = await createReceiver();
  scenario = createScenario({
    probing: { allow: ['127.0.0.0/8'] },
    // nobody listens there
    checks: [{ name: 'web', kind: 'tcp', port: 1, interval: '1s', timeout: '500ms', fall: 1, grace: '0s' }],
    sinks: [{ name: 'ops', kind: 'webhook', url: receiver.url }],
  });
  await scenario.start();
  document = (await scenario.get('/api/v1/openapi.json')) as Document;
});

afterEach(async () => {
  await scenario.close();
  await receiver.close();
});

/** A task that fails, one that ended while it failed, one lost from sight, one with a request that was not honoured. */
async function liveAWhile(): Promise<void> {
  for (const n of [1, 2, 3]) await scenario.tell(running(`web.${String(n)}`, `127.0.1.${String(n)}`));
  await ask('post', '/api/v1/task-info', {
    headers: { 'content-type': 'application/json', 'taskpulse-framework-id': 'f1' },
    body: JSON.stringify({
      name: 'web',
      task_id: { value: 'web.1' },
      agent_id: { value: 'agent-1' },
      container: { type: 'MESOS', network_infos: [{ name: 'other', ip_addresses: [{ protocol: 'IPv6' }] }] },
      health_check: { type: 'COMMAND', command: { value: 'true' } },
    }),
  });
  await scenario.clock.advance(5_000);
  await scenario.tell(ended('web.2', 'TASK_FAILED'));
  await scenario.tell({ task_id: { value: 'web.3' }, state: 'TASK_UNREACHABLE', agent_id: { value: 'agent-1' } });
  await scenario.clock.advance(5_000);
}

interface Asking {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks, and says what about the answer is not as the document has it. */
async function ask(
  method: string,
  url: string,
  asking: Asking = {},
): Promise<{ readonly status: number; readonly faults: readonly string[]; readonly body: string }> {
  const answer = await fetch(`${scenario.daemon().url}${url}`, { method: method.toUpperCase(), ...asking });
  const body = await answer.text();
  const path = Object.keys(document.paths).find((one) => new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(url.split('?')[0] ?? ''));
  const told = document.paths[path ?? '']?.[method]?.responses[String(answer.status)];
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const schema = told?.content?.[type]?.schema;
  if (schema === undefined)
    return { status: answer.status, body, faults: [`${method} ${url}: ${String(answer.status)} ${type} is not in the document`] };
  const value: unknown = type.endsWith('json') ? JSON.parse(body) : body;
  const read = toZod(schema).safeParse(value);
  return {
    status: answer.status,
    body,
    faults: (read.error?.issues ?? []).map((issue) => `${method} ${url} ${issue.path.join('.')}: ${issue.message}`),
  };
}

function toZod(schema: object): z.ZodType {
  const whole = JSON.stringify({ ...schema, $defs: document.components.schemas }).replaceAll('#/components/schemas/', '#/$defs/');
  return z.fromJSONSchema(JSON.parse(whole));
}

describe('the OpenAPI document', () => {
  test('has all that the interface has', () => {
    const told = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    expect(document.openapi).toBe('3.1.0');
    expect(OPERATIONS.filter((operation) => !told.includes(operation))).toEqual([]);
  });

  test('describes every answer as it is', async () => {
    await liveAWhile();
    const lists = ['tasks', 'addresses', 'targets', 'incidents', 'events', 'addresses/127.0.1.2/history'].map((name) => `/api/v1/${name}`);
    const others = ['/api/v1/status', '/api/v1/openapi.json', '/sd/prometheus?health=any', '/livez', '/readyz', '/metrics'];
    const answers = await Promise.all([...lists, ...lists.map((list) => `${list}?limit=1`), ...others].map((url) => ask('get', url)));
    expect(answers.flatMap(({ faults }) => faults)).toEqual([]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const sizes = answers.slice(0, lists.length).map(({ body }) => (JSON.parse(body) as { items: unknown[] }).items.length > 0);
    expect(sizes).toEqual(lists.map(() => true));
  });

  test.each([
    ['get', '/api/v1/tasks?limit=0', {}, 400],
    ['get', '/api/v1/events?after=nonsense', {}, 400],
    ['get', '/api/v1/events?after=0-9-9-9', {}, 404],
    ['get', '/api/v1/stream?after=0-9-9-9', {}, 404],
    ['get', '/api/v1/addresses/nobody/history', {}, 400],
    ['post', '/api/v1/task-status', { body: '{}', headers: { 'content-type': 'application/json' } }, 400],
    ['post', '/api/v1/task-status', { body: '{}\n', headers: { 'content-type': 'application/x-ndjson' } }, 400],
    ['post', '/api/v1/task-status', { body: '{}', headers: { 'content-type': 'text/plain' } }, 415],
    [
      'post',
      '/api/v1/task-status',
      { body: JSON.stringify(running('a', '127.0.1.9')), headers: { 'content-type': 'application/json', 'taskpulse-framework-id': 'f' } },
      202,
    ],
    ['delete', '/api/v1/tasks/f1/web.1', {}, 202],
  ] as const)('describes the answer to %s %s', async (method, url, asking, status) => {
    const answer = await ask(method, url, asking);
    expect({ status: answer.status, faults: answer.faults }).toEqual({ status, faults: [] });
  });

  test('an answer that is not as described is noticed', () => {
    const schema = document.paths['/api/v1/tasks']?.['get']?.responses['200']?.content?.['application/json']?.schema ?? {};
    expect(toZod(schema).safeParse({ items: [] }).success).toBe(true);
    for (const wrong of [{}, { items: [{}] }, { items: {} }]) expect(toZod(schema).safeParse(wrong).success).toBe(false);
  });
});
