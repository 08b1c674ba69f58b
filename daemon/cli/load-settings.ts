/** The configuration for a command: faults as lines on stderr and an exit code, warnings as lines. */
import { formatFault } from '../config/fault.js';
import { loadConfig, type LoadedConfig } from '../config/load.js';
import { CliFault, EXIT } from './exit-codes.js';
import type { CliIo } from './io.js';
import { printError, printWarning } from './output.js';

export type Settings = Extract<LoadedConfig, { readonly ok: true }>;

/** Without a file: defaults and the environment. */
export function readSettings(io: CliIo, file: string | undefined): LoadedConfig {
  return loadConfig({ file, env: io.env, readFile: io.readFile, hostName: io.hostName });
}

/** @throws {CliFault} 66 or 78, after all faults but the last have been told. */
export function loadSettings(io: CliIo, file: string | undefined): Settings {
  return settingsOrFaults(io, readSettings(io, file));
}

/** @throws {CliFault} as above. */
export function settingsOrFaults(io: Pick<CliIo, 'stderr'>, loaded: LoadedConfig): Settings {
  for (const warning of loaded.warnings) printWarning(io, formatFault(warning));
  if (loaded.ok) return loaded;
  for (const fault of loaded.faults.slice(0, -1)) printError(io, formatFault(fault));
  const last = loaded.faults.at(-1);
  throw new CliFault(loaded.unreadable ? EXIT.noInput : EXIT.config, last === undefined ? 'the configuration is bad' : formatFault(last));
}
