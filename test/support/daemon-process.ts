/** The built program in a process of its own, as a user runs it: what it prints, how it ends, and its API. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/daemon/main.js', import.meta.url));
const LIMIT_MS = 30_000;
const LOOK_MS = 25;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end. */
export async function runCommand(
  args: readonly string[],
  options: { readonly cwd?: string; readonly stdin?: string } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: options.cwd, env: {}, stdio: ['pipe', 'pipe', 'pipe'] });
  const output = collect(child);
  child.stdin.end(options.stdin ?? '');
  const code = await endOf(child);
  return { code, ...output() };
}

export interface DaemonProcess {
  readonly url: string;
  readonly get: (path: string) => Promise<unknown>;
  readonly post: (
    path: string,
    body: string | Uint8Array,
    headers: Readonly<Record<string, string>>,
  ) => Promise<{ readonly status: number; readonly body: unknown }>;
  readonly signal: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<number | null>;
  /** Its log, one object a line. */
  readonly lines: () => readonly Record<string, unknown>[];
  readonly stderr: () => string;
  readonly pid: number;
  /** Where it runs. */
  readonly folder: string;
}

export interface StartRunOptions {
  /** Waits until it is ready; else until it listens. */
  readonly isReady?: boolean;
  /** Modules that Node loads before ours. */
  readonly preload?: readonly string[];
}

/** Starts `run` and waits until it is ready. */
export async function startRun(
  folder: string,
  config: object,
  { isReady = true, preload = [] }: StartRunOptions = {},
): Promise<DaemonProcess> {
  const file = join(folder, 'taskpulse.yaml');
  writeFileSync(file, JSON.stringify(config));
  const args = [...preload.flatMap((module) => ['--import', module]), MAIN, 'run', '--config', file];
  const child = spawn(process.execPath, args, { cwd: folder, env: {}, stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  const output = collect(child);
  const lines = (): readonly Record<string, unknown>[] =>
    output()
      .stdout.split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const ended = endOf(child);
  const url = await eventually('it says where it listens', () => {
    if (child.exitCode !== null) throw new Error(`run ended with ${String(child.exitCode)}: ${output().stderr}${output().stdout}`);
    const line = lines().find(({ msg }) => msg === 'Listening');
    return Promise.resolve(typeof line?.['url'] === 'string' ? line['url'] : undefined);
  });
  const get = async (path: string): Promise<unknown> => (await fetch(`${url}${path}`)).json();
  if (isReady) await eventually('it is ready', async () => ((await fetch(`${url}/readyz`)).status === 200 ? true : undefined));
  return {
    url,
    get,
    post: async (path, body, headers) => {
      const response = await fetch(`${url}${path}`, { method: 'POST', body, headers });
      return { status: response.status, body: await response.json() };
    },
    signal: (signal) => void child.kill(signal),
    ended,
    lines,
    stderr: () => output().stderr,
    pid: child.pid ?? -1,
    folder,
  };
}

/** Looks again and again until there is something; fails after a while with what was waited for. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined> | T | undefined, limitMs = LIMIT_MS): Promise<T> {
  const untilMs = performance.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (performance.now() > untilMs) throw new Error(`Not within ${String(limitMs)} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

const children = new Set<ChildProcess>();
const folders = new Set<string>();

export function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'taskpulse-e2e-'));
  folders.add(folder);
  return folder;
}

/** Ends every process and removes every folder of the test. */
export async function cleanUp(): Promise<void> {
  for (const child of children) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  children.clear();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

function collect(child: ChildProcess): () => { readonly stdout: string; readonly stderr: string } {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return () => ({ stdout, stderr });
}

async function endOf(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}
