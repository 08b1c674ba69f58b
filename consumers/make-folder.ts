/** Folders for the embedded log, made with those above them. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from '../core/error-code.js';

const MODE = 0o750;

/**
 * Does nothing where it is there already. Node's own `recursive` tries for ever where a folder exists in which none can be made
 * (`/proc`, mounts that tell ENOENT), so this one walks up by itself.
 *
 * @throws the system's error, or one in words for what is there and is no folder.
 */
export function makeFolder(directory: string): void {
  try {
    mkdirSync(directory, { mode: MODE });
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') {
      if (!statSync(directory).isDirectory()) throw new Error('it is a file', { cause: error });
      return;
    }
    const parent = dirname(directory);
    if (code !== 'ENOENT' || existsSync(parent)) throw error;
    makeFolder(parent);
    mkdirSync(directory, { mode: MODE });
  }
}
