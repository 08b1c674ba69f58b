/** Secrets come from files that the configuration names, and go nowhere but where they are meant to. */
import type { Prepared } from '../core/probe.js';
import { errorCode } from '../core/error-code.js';
import { joinPath, type SinkDeps } from './kind.js';

/**
 * Reads the file that option `option` names; the line end that editors add is no part of the secret.
 * A file that cannot be read, or has nothing in it, is a fault at the option; the fault never holds its content.
 */
export function readSecret(file: string, path: string, option: string, deps: Pick<SinkDeps, 'readSecretFile'>): Prepared<string> {
  let text: string;
  try {
    text = deps.readSecretFile(file).trim();
  } catch (error) {
    return fault(path, option, `Cannot read ${JSON.stringify(file)}: ${errorCode(error) ?? 'it is not readable'}`);
  }
  if (text === '') return fault(path, option, `The file ${JSON.stringify(file)} is empty: it must hold the secret`);
  return { ok: true, value: text };
}

function fault(path: string, option: string, message: string): Prepared<never> {
  return { ok: false, faults: [{ path: joinPath(path, option), message }] };
}
