/**
 * `publish FILE…`: task statuses into the log, in order. Goes by HTTP where a daemon holds the embedded log (or `--url`
 * names one), else into the log itself. Stops at the first message that cannot be read: all before it are in the log.
 */
import { Option } from 'commander';
import { ENVELOPES } from '../../consumers/decode/wire.js';
import type { AddCommand } from './command.js';
import { CliFault, EXIT } from './exit-codes.js';
import type { PublishOptions } from './publish-options.js';

export const addPublish: AddCommand = (parent, { io, action }) => {
  parent
    .command('publish')
    .argument('<files...>', 'files to publish in this order; - reads standard input')
    .description('append task statuses to the log')
    .addOption(
      new Option('--format <format>', 'ndjson (the HTTP body) or length-delimited protobuf')
        .choices(['ndjson', 'delimited'])
        .default('ndjson'),
    )
    .option('--framework-id <id>', 'whose messages these are (delimited)')
    .addOption(new Option('--envelope <envelope>', 'what each message is; task-info goes to the other topic').choices(ENVELOPES))
    .option('--from <place>', 'the line or message of the first file to begin with', parsePlace, 1)
    .option('--config <file>', 'whose log it is')
    .option('--url <url>', 'a daemon to post to, instead of the log')
    .option('--token-file <file>', "the daemon's token")
    .option('--json', 'print JSON')
    .action(
      action(async (files: readonly string[], options: PublishOptions) => {
        checkOptions(options);
        const { publishFiles } = await import('./publish-files.js');
        return publishFiles(io, files, options);
      }),
    );
};

function checkOptions({ format, frameworkId, envelope = 'task-status' }: PublishOptions): void {
  if (format === 'delimited') {
    // the other envelopes may carry it
    if (envelope !== 'task-status' || (frameworkId !== undefined && frameworkId !== '')) return;
    throw new CliFault(EXIT.usage, '--framework-id is missing, and a task-status does not carry a framework id', {
      hint: 'name it, or with --envelope what carries it',
    });
  }
  const stray = frameworkId !== undefined ? '--framework-id' : envelope.endsWith('-event') ? '--envelope' : undefined;
  if (stray !== undefined)
    throw new CliFault(EXIT.usage, `${stray} is for --format delimited`, {
      hint: 'in ndjson each line says it itself: frameworkId, envelope',
    });
}

function parsePlace(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new CliFault(EXIT.usage, `--from ${JSON.stringify(text)} is no line or message; they count from 1`);
  return Number(text);
}
