/** `task-info lint FILE`: what Mesos will do with a launch, before it is sent. 65 when a finding is an error. */
import { Option } from 'commander';
import type { LaunchFormat } from '../../consumers/launch/read-launches.js';
import { NEWEST, parseRelease, RELEASES, type Release } from '../../core/lint/versions.js';
import { whyUnreadable } from '../config/why-unreadable.js';
import type { AddCommand } from './command.js';
import { CliFault, EXIT } from './exit-codes.js';
import type { CliIo } from './io.js';
import { printJson, printText } from './output.js';

interface LintOptions {
  readonly mesos?: Release;
  readonly format?: LaunchFormat;
  readonly json?: true;
}

/** More than any call to Mesos holds. */
const FILE_MAX_BYTES = 16 * 1024 * 1024;

export const addTaskInfoLint: AddCommand = (parent, { io, action }) => {
  parent
    .command('lint')
    .argument('<file>', 'a TaskInfo, a task group, a LAUNCH or LAUNCH_GROUP operation, or a list of them; - reads standard input')
    .description('tell what Mesos will do with the networks, ports and checks that a task asks for')
    .option('--mesos <version>', `the version that will launch it, ${RELEASES[0]} to ${NEWEST} (default: all of them)`, parseVersion)
    .addOption(new Option('--format <format>', 'what the file holds (default: by its content)').choices(['json', 'protobuf']))
    .option('--json', 'print JSON')
    .action(
      action(async (file: string, { mesos, format, json }: LintOptions) => {
        const { readLaunches } = await import('../../consumers/launch/read-launches.js');
        const { lintLaunches } = await import('../../core/lint/lint.js');
        const { describeFindings, toLintView } = await import('./task-info-lint-text.js');
        const read = readLaunches(await readBytes(io, file), format);
        if (!read.ok) throw new CliFault(EXIT.data, `${nameOf(file)}: ${read.failure.message}`, { hint: 'see task-info lint --help' });
        const findings = lintLaunches(read.value, mesos);
        const taskCount = read.value.reduce((sum, launch) => sum + launch.tasks.length, 0);
        const view = toLintView(findings, { mesos, taskCount });
        if (json) printJson(io, view);
        else printText(io, describeFindings(view));
        return view.errors > 0 ? EXIT.data : EXIT.ok;
      }),
    );
};

/** @throws {CliFault} 66 where it cannot be read, 65 where it is too large. */
async function readBytes(io: CliIo, file: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    const source = file === '-' ? io.stdin : (await io.openFile(file)).chunks;
    for await (const chunk of source) {
      sizeBytes += chunk.length;
      if (sizeBytes > FILE_MAX_BYTES) throw new CliFault(EXIT.data, `${nameOf(file)}: it is longer than ${FILE_MAX_BYTES} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof CliFault) throw error;
    throw new CliFault(EXIT.noInput, `Cannot read ${JSON.stringify(file)}: ${whyUnreadable(error)}`, {
      cause: error,
      hint: 'name a file, or - for standard input',
    });
  }
  return Buffer.concat(chunks);
}

function parseVersion(text: string): Release {
  const release = parseRelease(text);
  if (release !== undefined) return release;
  throw new CliFault(EXIT.usage, `--mesos ${JSON.stringify(text)} is no release that is known`, {
    hint: `they are ${RELEASES.join(', ')}`,
  });
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}
