/** `topics create`: makes those of the five topics that are missing; what is there is left as it is. */
import type { AddCommand } from './command.js';
import { CliFault, EXIT } from './exit-codes.js';
import { printJson, printText } from './output.js';

interface CreateOptions {
  readonly config?: string;
  readonly partitions: number;
  readonly replicationFactor?: number;
  readonly json?: true;
}

export const addTopicsCreate: AddCommand = (parent, { io, action }) => {
  parent
    .command('create')
    .description('make the Kafka topics that are missing')
    .option('--config <file>', 'the YAML file')
    .option(
      '--partitions <n>',
      'of each topic; those of the state topic are the shares of the work',
      parseCount('--partitions', 10_000),
      24,
    )
    .option('--replication-factor <n>', 'of each topic; default: min(3, brokers)', parseCount('--replication-factor', 100))
    .option('--json', 'print JSON')
    .action(
      action(async ({ config, partitions, replicationFactor, json }: CreateOptions) => {
        const { askCluster, kafkaOf } = await import('./topics-kafka.js');
        const { connection, topics } = kafkaOf(io, config);
        const { createTopics } = await import('../../consumers/kafka/topics-admin.js');
        const { created, existing } = await askCluster(connection, async () =>
          createTopics(connection, { topics, partitions, replicationFactor }),
        );
        if (json) {
          printJson(io, { created, existing });
          return EXIT.ok;
        }
        for (const { name, partitions: count, replicationFactor: copies } of created)
          printText(io, `Created ${name} with ${count} partitions, replication factor ${copies}`);
        for (const name of existing) printText(io, `${name} is there already`);
        return EXIT.ok;
      }),
    );
};

function parseCount(option: string, max: number): (text: string) => number {
  return (text) => {
    const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (count >= 1 && count <= max) return count;
    throw new CliFault(EXIT.usage, `${option} ${JSON.stringify(text)} is no number from 1 to ${max}`);
  };
}
