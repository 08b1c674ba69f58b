/** What a process uses, as Linux tells it. */
import { readdirSync, readFileSync } from 'node:fs';

/** USER_HZ of every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

export interface ProcessFigures {
  readonly cpuMs: number;
  readonly rssMiB: number;
  readonly descriptors: number;
  readonly threads: number;
}

export function processFigures(pid: number): ProcessFigures {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  // after the name, which may hold blanks: utime and stime are fields 14 and 15
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  const numberOf = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? Number.NaN);
  return {
    cpuMs: ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND,
    rssMiB: Math.round(numberOf('VmRSS') / 1_024),
    descriptors: readdirSync(`/proc/${String(pid)}/fd`).length,
    threads: numberOf('Threads'),
  };
}
