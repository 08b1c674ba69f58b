/** A command's outside: streams, environment, files, time, signals. main.ts gives the process's own; tests give theirs. */
import type { DestinationStream } from 'pino';
import type { Clock } from '../../core/clock.js';

export interface CliIo {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly hostName: string;
  readonly clock: Clock;
  /** A whole text file. @throws an error with a system code (`ENOENT`). */
  readonly readFile: (file: string) => string;
  /** Opens a file to be read piece by piece. @throws an error with a system code. */
  readonly openFile: (file: string) => Promise<OpenFile>;
  /** Where the daemon's own log goes; `undefined`: standard output. */
  readonly logDestination: DestinationStream | undefined;
  readonly lifetime: Lifetime;
}

export interface OpenFile {
  /** Infinity where it is not known (a pipe). */
  readonly sizeBytes: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Why a long-running command is to end: a signal, or an error that nobody caught. */
export type EndReason = { readonly type: 'signal'; readonly signal: string } | { readonly type: 'bug'; readonly error: unknown };

export interface Lifetime {
  /** SIGHUP. */
  readonly onReload: (reload: () => void) => void;
  /** Called once; the process ends with the code that `end` resolves with. Another signal meanwhile ends it at once. */
  readonly onEnd: (end: (reason: EndReason) => Promise<number>) => void;
}
