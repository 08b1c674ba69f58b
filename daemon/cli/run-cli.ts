/** The whole command line as one function: arguments in, exit code out; nothing else of the process is touched. */
import { Command, CommanderError } from 'commander';
import { VERSION } from '../version.js';
import type { AddCommand, CommandFrame } from './command.js';
import { addConfigCheck } from './config-check.js';
import { addConfigExample } from './config-example.js';
import { addConfigSchema } from './config-schema.js';
import { EXIT, toCliFault } from './exit-codes.js';
import { addHealthcheck } from './healthcheck.js';
import type { CliIo } from './io.js';
import { printError, printFault } from './output.js';
import { addPublish } from './publish.js';
import { addDemo } from './demo.js';
import { addRun } from './run.js';
import { addTaskInfoLint } from './task-info-lint.js';
import { addTopicsCheck } from './topics-check.js';
import { addTopicsCreate } from './topics-create.js';
import { addWho } from './who.js';

interface Group {
  readonly name: string;
  readonly description: string;
  readonly commands: readonly AddCommand[];
}

const COMMANDS: readonly (AddCommand | Group)[] = [
  addRun,
  addDemo,
  { name: 'config', description: 'check and describe configurations', commands: [addConfigCheck, addConfigExample, addConfigSchema] },
  addPublish,
  { name: 'topics', description: 'the five Kafka topics', commands: [addTopicsCheck, addTopicsCreate] },
  { name: 'task-info', description: 'what Mesos does with a TaskInfo', commands: [addTaskInfoLint] },
  addWho,
  addHealthcheck,
];

/** Never rejects: what goes wrong is one line on stderr and the exit code. `argv` is without node and script. */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  let exitCode: number = EXIT.ok;
  const frame: CommandFrame = {
    io,
    action:
      (perform) =>
      async (...args) => {
        exitCode = await perform(...args);
      },
  };
  const program = createProgram(io);
  for (const entry of COMMANDS) {
    if (typeof entry === 'function') entry(program, frame);
    else addGroup(program, entry, frame);
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.ok;
      if (error.code === 'commander.help') printError(io, describeNoCommand(program, argv));
      return EXIT.usage;
    }
    const fault = toCliFault(error);
    printFault(io, fault);
    return fault.exitCode;
  }
}

function createProgram(io: CliIo): Command {
  return new Command('taskpulse')
    .description('Follows Mesos tasks, probes every one at its real address, and alerts when they stop answering.')
    .version(VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      // the whole help, where a command is missing: one line of ours says it
      writeErr: () => undefined,
      outputError: (text) => printError(io, describeUsage(text)),
    });
}

function addGroup(program: Command, { name, description, commands }: Group, frame: CommandFrame): void {
  const group = program.command(name).description(description);
  for (const add of commands) add(group, frame);
}

/** For `taskpulse`, `taskpulse config`, and `taskpulse help rum`. */
function describeNoCommand(program: Command, argv: readonly string[]): string {
  let parent = program;
  for (const word of argv.filter((one) => !one.startsWith('-') && one !== 'help')) {
    const next = parent.commands.find((command) => command.name() === word);
    if (next === undefined) return `Unknown command '${word}'; see --help`;
    parent = next;
  }
  const names = parent.commands.map((command) => command.name()).join(', ');
  return `Missing command; ${parent === program ? '' : `of ${parent.name()} there are `}${names}; see --help`;
}

/** commander writes "error: unknown command 'rum'\n(Did you mean run?)". */
function describeUsage(text: string): string {
  const message = text
    .replace(/^error: /, '')
    .trim()
    .replace(/\.$/, '');
  const capital = message.charAt(0).toUpperCase() + message.slice(1);
  return capital.includes('Did you mean') ? capital : `${capital}; see --help`;
}
