/** `config schema`: JSON Schema for editors, with the options of every kind. */
import type { AddCommand } from './command.js';
import { EXIT } from './exit-codes.js';
import { printJson } from './output.js';

export const addConfigSchema: AddCommand = (parent, { io, action }) => {
  parent
    .command('schema')
    .description('print the JSON Schema of the configuration, for editors')
    .option('--json', 'JSON is what it prints anyway')
    .action(
      action(async () => {
        const { configJsonSchema } = await import('../config/json-schema.js');
        const { registeredKinds } = await import('../config/kinds.js');
        printJson(io, configJsonSchema(registeredKinds(io.readFile)));
        return EXIT.ok;
      }),
    );
};
