/**
 * Who holds a data folder. The lock is a small JSON file with the holder's pid, the start of that process and its
 * address; it outlives a kill -9, so the pid alone says nothing: it may have been given to another program since.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../core/error-code.js';
import { LogError } from '../core/log.js';

const LOCK_FILE = 'holder.json';
const GONE = 'gone';

export interface LockHolder {
  readonly pid: number;
  /** When the process started, in words of the system; tells a pid that was given again. */
  readonly started: string;
  /** Where the holder can be reached: the URL of its HTTP interface. */
  readonly address: string;
}

/** Another process, or another log in this one, holds the data folder. */
export class DirectoryInUse extends LogError {
  readonly directory: string;
  readonly holder: LockHolder;
  constructor(directory: string, holder: LockHolder) {
    super(
      `Cannot open data folder ${JSON.stringify(directory)}: process ${String(holder.pid)} (${holder.address}) holds it`,
      'unavailable',
    );
    this.name = 'DirectoryInUse';
    this.directory = directory;
    this.holder = holder;
  }
}

/** The living process that holds the folder; `undefined` when none does (no folder, no lock, or its holder is dead). */
export function readLockHolder(directory: string): LockHolder | undefined {
  const holder = parseHolder(readIfThere(join(directory, LOCK_FILE)));
  if (holder === undefined) return undefined;
  return isAlive(holder.pid) && processStart(holder.pid) === holder.started ? holder : undefined;
}

/** Says that this process holds the folder. The caller makes sure that no other does the same at the same time. */
export function writeLock(directory: string, address: string): LockHolder {
  const holder: LockHolder = { pid: process.pid, started: processStart(process.pid), address };
  const file = join(directory, LOCK_FILE);
  // renamed into place: a reader never sees half a file
  writeFileSync(`${file}.new`, JSON.stringify(holder));
  renameSync(`${file}.new`, file);
  return holder;
}

export function removeLock(directory: string): void {
  rmSync(join(directory, LOCK_FILE), { force: true });
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
}

function parseHolder(text: string | undefined): LockHolder | undefined {
  if (text === undefined) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // cut off by a power failure: whoever wrote it is gone
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  if (!('pid' in parsed) || !('started' in parsed) || !('address' in parsed)) return undefined;
  const { pid, started, address } = parsed;
  return typeof pid === 'number' && typeof started === 'string' && typeof address === 'string' ? { pid, started, address } : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to another user
    return errorCode(error) === 'EPERM';
  }
}

/** Linux: boot id and start in clock ticks (proc(5), field 22). Elsewhere what ps tells; '' where nothing does. */
function processStart(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // the command's name stands in brackets and may hold spaces and brackets itself
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // a zombie is dead, only not yet waited for by its parent
    return fields[0] === 'Z' ? GONE : `${boot} ${fields[19] ?? ''}`;
  } catch {
    return startByPs(pid);
  }
}

function startByPs(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
