/** docs/http-api.md names every path of the OpenAPI document, and its answers have the shapes that the schemas have. */
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { eventsPageSchema, historyPageSchema } from '../../daemon/http/history-schemas.js';
import * as shapes from '../../daemon/http/schemas.js';
import { createTestServer } from '../support/http-server.js';

const page = readFileSync(fileURLToPath(new URL('../../docs/http-api.md', import.meta.url)), 'utf8');
const sections = page
  .split(/^## /m)
  .slice(1)
  .map((text) => ({ name: text.slice(0, text.indexOf('\n')), text }));

const SHAPES: Readonly<Record<string, z.ZodType>> = {
  'POST /api/v1/task-status': shapes.acceptedSchema,
  'POST /api/v1/task-info': shapes.acceptedSchema,
  'DELETE /api/v1/tasks/{frameworkId}/{taskId}': shapes.acceptedSchema,
  'GET /api/v1/tasks': shapes.pageSchema(shapes.taskSchema),
  'GET /api/v1/addresses': shapes.pageSchema(shapes.addressSchema),
  'GET /api/v1/addresses/{address}/history': historyPageSchema,
  'GET /api/v1/targets': shapes.pageSchema(shapes.targetSchema),
  'GET /api/v1/incidents': shapes.pageSchema(shapes.incidentSchema),
  'GET /api/v1/events': eventsPageSchema,
  'GET /api/v1/status': shapes.statusSchema,
  'GET /sd/prometheus': shapes.discoverySchema,
};

test('has a section for every path and method, and no other', async () => {
  const { server } = await createTestServer();
  const response = await server.inject({ url: '/api/v1/openapi.json' });
  await server.close();
  const { paths } = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) }).parse(response.json());
  const known = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
  expect(sections.map(({ name }) => name).sort()).toEqual(known.sort());
});

describe('the answers', () => {
  const answers = [{ name: 'Faults', text: page.slice(0, page.indexOf('\n## ')) }, ...sections].flatMap(({ name, text }) =>
    [...text.matchAll(/^```json\n(.*?)^```/gms)].map(([, json = '']) => ({ name, answer: JSON.parse(json) as unknown })),
  );

  test('are there for everything that has a shape', () => {
    expect(answers.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(SHAPES)));
  });

  test.each(answers)('of $name have that shape, and nothing more', ({ name, answer }) => {
    const isFault = typeof answer === 'object' && answer !== null && 'title' in answer;
    const shape = isFault ? shapes.problemSchema : SHAPES[name];
    // what a schema does not know it leaves out
    expect(shape?.parse(answer)).toEqual(answer);
  });
});
