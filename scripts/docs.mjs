// Writes docs/configuration.md from the schema: npm run docs. test/daemon/config-docs.test.ts says when it is out of date.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { configJsonSchema } from '../daemon/config/json-schema.ts';
import { registeredKinds } from '../daemon/config/kinds.ts';
import { configReference } from '../daemon/config/reference.ts';

const page = configReference(configJsonSchema(registeredKinds(() => '')));
writeFileSync(fileURLToPath(new URL('../docs/configuration.md', import.meta.url)), page);
