/** The command line in this process: what it wrote, and its exit code. */
import { Readable, Writable } from 'node:stream';
import { createClock } from '../../daemon/clock.js';
import type { CliIo } from '../../daemon/cli/io.js';
import { runCli } from '../../daemon/cli/run-cli.js';

export interface CliRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param files texts that can be read, by name */
export async function runInProcess(argv: readonly string[], files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<CliRun> {
  const stdout = collect();
  const stderr = collect();
  const bytesOf = (file: string): Uint8Array => {
    const content = files[file];
    if (content === undefined) throw Object.assign(new Error(`ENOENT: no such file or directory, open '${file}'`), { code: 'ENOENT' });
    return typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  };
  const io: CliIo = {
    stdout: stdout.stream,
    stderr: stderr.stream,
    stdin: Readable.from([]),
    env: {},
    hostName: 'host-a',
    clock: createClock(),
    readFile: (file) => Buffer.from(bytesOf(file)).toString('utf8'),
    openFile: async (file) => {
      const bytes = bytesOf(file);
      return { sizeBytes: bytes.length, chunks: Readable.from([bytes]) };
    },
    logDestination: undefined,
    lifetime: { onReload: () => undefined, onEnd: () => undefined },
  };
  const exitCode = await runCli(argv, io);
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

function collect(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
