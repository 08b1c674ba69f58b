/** The daemon's own log: pino, one JSON object a line, fields and levels by style.md §14. */
import { pino, stdSerializers, stdTimeFunctions, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { LogLevel } from './log-levels.js';

export type Logger = PinoLogger;

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Stands in every line: the lines of several instances are often read together. */
  readonly instance?: string | undefined;
  /** Where lines go; `stdoutDestination` for the daemon. */
  readonly destination: DestinationStream;
}

/** Names under which a secret could slip into the fields of a line, one level deep as well. */
const SECRET_FIELDS = ['token', 'password', 'secret', 'apiKey', 'routingKey', 'authorization', 'cookie'];
const CENSORED = '[secret]';

/** Levels as words, times as interface.md writes them, `err` with stack and causes, secrets never. */
export function createLogger(options: LoggerOptions): Logger {
  return pino(
    {
      level: options.level,
      base: options.instance === undefined ? null : { instance: options.instance },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: stdSerializers.errWithCause },
      redact: {
        paths: [...SECRET_FIELDS, ...SECRET_FIELDS.map((name) => `*.${name}`), 'req.headers.authorization', 'headers.authorization'],
        censor: CENSORED,
      },
    },
    options.destination,
  );
}

/** Standard output, synchronous: a line that was logged is out, also when the process is killed right after it. */
export function stdoutDestination(): DestinationStream {
  return pino.destination({ dest: 1, sync: true });
}
