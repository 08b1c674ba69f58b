/** `topics check`: whether `run` would take the five topics as they are. */
import type { AddCommand } from './command.js';
import { CliFault, EXIT } from './exit-codes.js';
import { printError, printJson, printText, printWarning } from './output.js';

interface CheckOptions {
  readonly config?: string;
  readonly json?: true;
}

export const addTopicsCheck: AddCommand = (parent, { io, action }) => {
  parent
    .command('check')
    .description('check the five Kafka topics: 0, with warnings where there are any; 78 when run would refuse them')
    .option('--config <file>', 'the YAML file')
    .option('--json', 'print JSON')
    .action(
      action(async ({ config, json }: CheckOptions) => {
        const { askCluster, kafkaOf } = await import('./topics-kafka.js');
        const { connection, topics } = kafkaOf(io, config);
        const { checkTopics } = await import('../../consumers/kafka/topics-admin.js');
        const findings = await askCluster(connection, async () => checkTopics(connection, topics));
        const refused = findings.filter(({ severity }) => severity === 'refuse');
        const warnings = findings.filter(({ severity }) => severity === 'warn');
        if (json) printJson(io, { ok: refused.length === 0, findings });
        for (const { message } of warnings) printWarning(io, message);
        for (const { message } of refused.slice(0, -1)) printError(io, message);
        const last = refused.at(-1);
        if (last !== undefined) throw new CliFault(EXIT.config, last.message);
        if (!json) printText(io, `The topics fit: ${Object.values(topics).join(', ')}`);
        return EXIT.ok;
      }),
    );
};
