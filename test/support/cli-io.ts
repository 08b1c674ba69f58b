/** The command line in this process: its files, environment and standard input are the test's; what it says is kept. */
import { Readable, Writable } from 'node:stream';
import type { CliIo } from '../../daemon/cli/io.js';
import { runCli } from '../../daemon/cli/run-cli.js';
import { realClock } from './real-clock.js';

export interface CliWorld {
  /** Texts and bytes by name; an Error is thrown to whoever reads the file. Nothing else exists. */
  readonly files?: Readonly<Record<string, string | Uint8Array | Error>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  /** Standard error is a terminal. */
  readonly isTerminal?: boolean;
}

export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function runCommandLine(argv: readonly string[], world: CliWorld = {}): Promise<Said> {
  const { files = {}, env = {}, stdin = '', isTerminal = false } = world;
  const stdout = collect();
  const stderr = collect();
  const bytesOf = (file: string): Buffer => {
    const content = files[file];
    if (content === undefined) throw systemError('ENOENT', `ENOENT: no such file or directory, open '${file}'`);
    if (content instanceof Error) throw content;
    return Buffer.from(content);
  };
  const io: CliIo = {
    stdout: stdout.stream,
    stderr: Object.assign(stderr.stream, { isTTY: isTerminal }),
    stdin: Readable.from([Buffer.from(stdin)]),
    env,
    hostName: 'host-a',
    clock: realClock,
    readFile: (file) => bytesOf(file).toString(),
    openFile: async (file) => {
      const bytes = bytesOf(file);
      return { sizeBytes: bytes.length, chunks: Readable.from([bytes]) };
    },
    logDestination: { write: () => undefined },
    lifetime: { onReload: () => undefined, onEnd: () => undefined },
  };
  const code = await runCli(argv, io);
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** As Node makes them. */
export function systemError(code: string, message = `${code}: as the system says`, more: object = {}): Error {
  return Object.assign(new Error(message), { code, ...more });
}

function collect(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString() };
}
