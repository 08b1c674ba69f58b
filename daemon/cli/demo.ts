/** `demo`: everything on this machine, a story to watch. */
import { InvalidArgumentError } from 'commander';
import type { AddCommand } from './command.js';

interface DemoCommandOptions {
  readonly exit?: boolean;
  readonly speed: number;
  readonly port: number;
  readonly json?: boolean;
}

const SPEED_MAX = 1_000;

export const addDemo: AddCommand = (parent, { io, action }) => {
  parent
    .command('demo')
    .description('watch it work: a story of about two minutes on this machine alone, with the very daemon')
    .option('--exit', 'end after the story; exit 1 when a step did not come true')
    .option('--speed <times>', 'run the story this many times as fast', parseSpeed, 1)
    .option('--port <port>', 'of the HTTP API; 0 takes any free one, and so does a port that is taken', parsePort, 8080)
    .option('--json', 'print one JSON object a line')
    .action(
      action(async ({ exit = false, speed, port, json = false }: DemoCommandOptions) => {
        const { runDemo } = await import('../demo/demo.js');
        return runDemo(io, { exit, speed, port, json });
      }),
    );
};

function parseSpeed(text: string): number {
  const speed = Number(text);
  if (!(speed > 0 && speed <= SPEED_MAX)) throw new InvalidArgumentError(`Allowed is a number above 0, at most ${SPEED_MAX}.`);
  return speed;
}

function parsePort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('Allowed is 0 to 65535.');
  return Number(text);
}
