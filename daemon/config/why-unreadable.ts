/** Why a file cannot be read, in words; commands that need no configuration say it too. */
import { errorCode } from '../../core/error-code.js';

/** Node's message without its prefix and the path, which stand before it already. */
export function whyUnreadable(error: unknown): string {
  const code = errorCode(error);
  switch (code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be read by this user';
    case 'EISDIR':
      return 'it is a folder';
    default:
      return code ?? (error instanceof Error ? error.message : String(error));
  }
}
