/** What commands write: results on stdout, trouble on stderr, one line each. */
import type { CliFault } from './exit-codes.js';
import type { CliIo } from './io.js';

type Out = Pick<CliIo, 'stdout'>;
type Err = Pick<CliIo, 'stderr'>;

export function printText(io: Out, text: string): void {
  io.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

export function printJson(io: Out, value: unknown): void {
  io.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

export function printFault(io: Err, fault: CliFault): void {
  printError(io, fault.hint === undefined ? fault.message : `${fault.message}; ${fault.hint}`);
}

/** One line, whatever the message holds. */
export function printError(io: Err, message: string): void {
  io.stderr.write(`taskpulse: ${message.trim().replace(/\s*\n\s*/g, ' ')}\n`);
}

export function printWarning(io: Err, message: string): void {
  printError(io, `warning: ${message}`);
}
