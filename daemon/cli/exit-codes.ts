/** sysexits(3), as interface.md "Command line" gives them, and what an error that was not foreseen in its place is worth. */
import { LogError } from '../../core/log.js';
import { TopicsRefused } from '../../consumers/kafka/topics.js';

export const EXIT = {
  ok: 0,
  usage: 64,
  data: 65,
  /** A file cannot be read. */
  noInput: 66,
  /** No daemon, no broker, port or data folder in use. */
  unavailable: 69,
  /** A bug of ours. */
  software: 70,
  io: 74,
  config: 78,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Expected trouble of a command: one line on stderr, then this exit code. */
export class CliFault extends Error {
  readonly exitCode: ExitCode;
  /** What the user can do about it. */
  readonly hint: string | undefined;
  constructor(exitCode: ExitCode, message: string, options: ErrorOptions & { readonly hint?: string } = {}) {
    super(message, options);
    this.name = 'CliFault';
    this.exitCode = exitCode;
    this.hint = options.hint;
  }
}

/** Any error as a fault: the log's and the system's by what they mean, everything else as a bug. */
export function toCliFault(error: unknown): CliFault {
  if (error instanceof CliFault) return error;
  if (error instanceof LogError) return fromLogError(error);
  if (error instanceof TopicsRefused)
    return new CliFault(EXIT.config, error.message, { cause: error, hint: 'taskpulse topics check tells all of it' });
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  switch (code) {
    case undefined:
      return new CliFault(EXIT.software, message, { cause: error, hint: 'this is a bug: please report it' });
    case 'EADDRINUSE':
      return new CliFault(EXIT.unavailable, `Cannot listen: ${message}`, {
        cause: error,
        hint: 'another process has the port: stop it, or set http.port',
      });
    case 'EADDRNOTAVAIL':
      return new CliFault(EXIT.config, `Cannot listen: ${message}`, { cause: error, hint: 'http.host is no address of this machine' });
    default:
      return new CliFault(EXIT.io, message, { cause: error });
  }
}

function fromLogError(error: LogError): CliFault {
  switch (error.failure) {
    case 'unavailable':
    case 'closed':
      return new CliFault(EXIT.unavailable, error.message, {
        cause: error,
        ...(error.name === 'DirectoryInUse' ? { hint: 'stop it, or set another log.directory' } : {}),
      });
    case 'too-large':
      return new CliFault(EXIT.data, error.message, { cause: error });
    case 'unauthorized':
    case 'unknown-topic':
      return new CliFault(EXIT.config, error.message, { cause: error });
  }
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
