#!/usr/bin/env node
/** The process: the only place that touches its arguments, environment, streams, signals and exit code. */
import { constants, createReadStream, readFileSync } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import closeWithGrace from 'close-with-grace';
import type { CliIo, Lifetime, OpenFile } from './cli/io.js';
import { runCli } from './cli/run-cli.js';
import { createClock } from './clock.js';

// V8 sees that what a start builds is kept, and from then on puts short-lived objects of the same code among the long-lived
// ones too: tens of MiB more until the next full collection
setFlagsFromString('--no-allocation-site-pretenuring');
// collections of young objects are short, a few ms twenty times a second at a start: several threads take longer to share
// them out than one takes to do them
setFlagsFromString('--no-parallel-scavenge');

const lifetime: Lifetime = {
  onReload: (reload) => void process.on('SIGHUP', reload),
  onEnd: (end) => {
    closeWithGrace({ delay: false, logger: false, skip: ['SIGHUP', 'beforeExit'] }, async ({ signal, err }) => {
      await exit(await end(err === undefined ? { type: 'signal', signal: signal ?? 'none' } : { type: 'bug', error: err }));
    });
  },
};

const io: CliIo = {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  env: process.env,
  hostName: hostname(),
  clock: createClock(),
  readFile: (file) => readFileSync(file, 'utf8'),
  openFile,
  logDestination: undefined,
  lifetime,
};

// `taskpulse config example | head`: whoever read us has had enough
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// nobody reads what went wrong: the exit code says it still
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

await exit(await runCli(process.argv.slice(2), io));

async function openFile(file: string): Promise<OpenFile> {
  await access(file, constants.R_OK);
  const found = await stat(file);
  if (found.isDirectory()) throw Object.assign(new Error(`${file} is a folder`), { code: 'EISDIR' });
  // opened when its turn comes: there may be many
  return {
    sizeBytes: found.isFile() ? found.size : Number.POSITIVE_INFINITY,
    chunks: { [Symbol.asyncIterator]: () => createReadStream(file)[Symbol.asyncIterator]() },
  };
}

/** Ends the process once what was written is out; nothing that was left open keeps it alive. */
async function exit(code: number): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) await new Promise((resolve) => stream.write('', resolve));
  process.exit(code);
}
