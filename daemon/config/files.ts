/** `…File` keys: relative to the configuration file's folder, and readable, or the configuration is at fault. */
import { dirname, isAbsolute, join } from 'node:path';
import { isGroup } from './group.js';
import type { Path, Problem } from './fault.js';
import { whyUnreadable } from './why-unreadable.js';

export type ReadFile = (file: string) => string;

export interface Files {
  /** The name with the folder in front, where it is relative. */
  readonly resolve: (name: string) => string;
  /** The file's text, or a problem at the path. */
  readonly read: (name: string, path: Path) => { readonly text: string | undefined; readonly problems: readonly Problem[] };
  /** The options with every `…File` in them resolved and found readable. */
  readonly resolveIn: (options: unknown, path: Path) => { readonly options: unknown; readonly problems: readonly Problem[] };
}

/** Without a configuration file, names are relative to the working directory. */
export function createFiles(configFile: string | undefined, readFile: ReadFile): Files {
  const folder = configFile === undefined ? '' : dirname(configFile);
  const resolve = (name: string): string => (isAbsolute(name) ? name : join(folder, name));

  const read: Files['read'] = (name, path) => {
    try {
      return { text: readFile(resolve(name)), problems: [] };
    } catch (error) {
      return { text: undefined, problems: [{ path, message: `cannot read ${JSON.stringify(resolve(name))}: ${whyUnreadable(error)}` }] };
    }
  };

  const resolveIn: Files['resolveIn'] = (options, path) => {
    const problems: Problem[] = [];
    const visit = (value: unknown, here: Path): unknown => {
      const last = here.at(-1);
      if (typeof value === 'string' && typeof last === 'string' && last.endsWith('File') && value !== '') {
        problems.push(...read(value, here).problems);
        return resolve(value);
      }
      if (Array.isArray(value)) return value.map((item, index) => visit(item, [...here, index]));
      return isGroup(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, visit(inner, [...here, key])])) : value;
    };
    return { options: visit(options, path), problems };
  };

  return { resolve, read, resolveIn };
}
