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
  const code = textOf(error, 'code');
  if (code === undefined) return new CliFault(EXIT.software, message, { cause: error, hint: 'this is a bug: please report it' });
  if (textOf(error, 'syscall') === 'listen' || textOf(error, 'syscall') === 'getaddrinfo') return fromListening(error, code, message);
  return new CliFault(EXIT.io, message, { cause: error });
}

/** Only `run` and `demo` listen, and only they look up a host name outside of a client, which tells its trouble itself. */
function fromListening(cause: unknown, code: string, message: string): CliFault {
  const say = (exitCode: ExitCode, hint: string): CliFault => new CliFault(exitCode, `Cannot listen: ${message}`, { cause, hint });
  switch (code) {
    case 'EADDRINUSE':
      return say(EXIT.unavailable, 'another process has the port: stop it, or set http.port');
    case 'EACCES':
      return say(EXIT.config, 'this user may not use the port: set an http.port above 1023');
    case 'EADDRNOTAVAIL':
      return say(EXIT.config, 'http.host is no address of this machine');
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return say(EXIT.config, 'http.host is no name that can be looked up');
    default:
      return say(EXIT.io, 'see http.host and http.port');
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

function textOf(error: unknown, field: 'code' | 'syscall'): string | undefined {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined;
  return typeof value === 'string' ? value : undefined;
}
