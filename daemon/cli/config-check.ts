/** `config check FILE`: every fault, or the settings that would be in force. */
import type { AddCommand } from './command.js';
import { EXIT } from './exit-codes.js';
import { printJson, printText } from './output.js';

export const addConfigCheck: AddCommand = (parent, { io, action }) => {
  parent
    .command('check')
    .argument('<file>', 'the YAML file')
    .description('validate a configuration file and print the effective settings with defaults')
    .option('--json', 'print JSON instead of YAML')
    .action(
      action(async (file: string, { json }: { readonly json?: true }) => {
        const { readSettings, settingsOrFaults } = await import('./load-settings.js');
        const { effectiveYaml } = await import('../config/effective.js');
        const loaded = readSettings(io, file);
        if (json && !loaded.ok) printJson(io, { faults: loaded.faults });
        const { effective } = settingsOrFaults(io, loaded);
        if (json) printJson(io, effective);
        else printText(io, effectiveYaml(effective));
        return EXIT.ok;
      }),
    );
};
