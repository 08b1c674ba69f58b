/** OpenAPI 3.1, made from the schemas that validate. */
import swagger from '@fastify/swagger';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { query, type App } from './app.js';
import { apiSchemas } from './schemas.js';

/** To be awaited before the routes are added: it watches them being added. */
export async function addOpenApi(app: App, version: string): Promise<void> {
  const transformObject = createJsonSchemaTransformObject({ schemaRegistry: apiSchemas });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Taskpulse',
        version,
        description: 'Which address belongs to which Mesos task, and whether it answers.',
        license: { name: 'Apache-2.0' },
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{}, { token: [] }],
    },
    transform: createJsonSchemaTransform({ schemaRegistry: apiSchemas }),
    transformObject: (document) => dropUnused(transformObject(document)),
  });
  const response = { 200: z.looseObject({ openapi: z.string() }) };
  app.get('/api/v1/openapi.json', { schema: { summary: 'This document', querystring: query({}), response } }, () => app.swagger());
}

const withComponents = z.looseObject({ components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }) });

/** The provider writes each shape twice, for input and for output; what nothing refers to is left out. */
function dropUnused(made: object): Record<string, unknown> {
  const document = withComponents.parse(made);
  const { schemas } = document.components;
  const rest = JSON.stringify({ ...document, components: {} });
  const isUsed = (name: string): boolean => {
    const reference = `"#/components/schemas/${name}"`;
    return (
      rest.includes(reference) ||
      Object.entries(schemas).some(([other, schema]) => other !== name && JSON.stringify(schema).includes(reference))
    );
  };
  const used = Object.fromEntries(Object.entries(schemas).filter(([name]) => isUsed(name)));
  return { ...document, components: { ...document.components, schemas: used } };
}
