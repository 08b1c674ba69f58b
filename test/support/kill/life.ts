/** One life of the process that is killed, and the receiver that hears it. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Notification } from '../../../core/notification.js';
import type { ChildOptions, ChildSaid } from './protocol.js';

const LIMIT_MS = 60_000;

export interface Lived {
  readonly said: readonly ChildSaid[];
  /** What it did not catch. */
  readonly stderr: string;
  /** `null`: it was killed. */
  readonly code: number | null;
}

/** @param killAfterMs after it said that it is live, or, when it takes longer than `orMs`, then; `undefined`: it may end */
export async function runLife(
  file: string,
  options: ChildOptions,
  kill?: { readonly afterMs: number; readonly isEarly: boolean },
): Promise<Lived> {
  const child = spawn(process.execPath, [file, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let stderr = '';
  let timer: NodeJS.Timeout | undefined;
  const killLater = (ms: number): void => {
    timer ??= setTimeout(() => child.kill('SIGKILL'), ms);
  };
  if (kill?.isEarly === true) killLater(kill.afterMs);
  const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
    if (kill !== undefined && output.includes('"live"')) killLater(kill.afterMs);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearTimeout(timer);
  clearTimeout(limit);
  const lines = output.split('\n').slice(0, -1); // the last may be torn
  return { said: lines.map((line) => JSON.parse(line) as ChildSaid), stderr, code };
}

export interface NotificationReceiver {
  readonly url: string;
  /** What was heard and not taken yet, in the order in which it came. */
  readonly take: () => readonly Notification[];
  readonly close: () => Promise<void>;
}

/** Takes what it is sent; as the dice say it refuses, or takes it and breaks off before it answers. */
export async function createNotificationReceiver(dice: () => number): Promise<NotificationReceiver> {
  const heard: Notification[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const roll = dice();
      if (roll < 0.1) {
        response.writeHead(503).end();
        return;
      }
      heard.push(JSON.parse(Buffer.concat(chunks).toString()) as Notification);
      if (roll < 0.15) incoming.socket.destroy();
      else response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP, so it is an AddressInfo
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    take: () => heard.splice(0),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
