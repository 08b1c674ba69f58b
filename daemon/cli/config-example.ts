/** `config example`: a file with every setting, its default and what it is for. */
import type { AddCommand } from './command.js';
import { EXIT } from './exit-codes.js';
import { printJson, printText } from './output.js';

export const addConfigExample: AddCommand = (parent, { io, action }) => {
  parent
    .command('example')
    .description('print a commented configuration file')
    .option('--json', 'print it as JSON, without the comments')
    .action(
      action(async ({ json }: { readonly json?: true }) => {
        const { configExample } = await import('../config/example.js');
        const { configJsonSchema } = await import('../config/json-schema.js');
        const { registeredKinds } = await import('../config/kinds.js');
        const { parse } = await import('yaml');
        const example = configExample(configJsonSchema(registeredKinds(io.readFile)));
        if (json) printJson(io, parse(example));
        else printText(io, example);
        return EXIT.ok;
      }),
    );
};
