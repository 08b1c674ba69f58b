/** Servers with manners good and bad, each on a loopback address of its own, and what a probe needs to go there. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { ProbeAddress, ProbeContext } from '../../core/probe.js';
import { createClock } from '../../daemon/clock.js';

export interface LoopbackServer {
  readonly to: ProbeAddress;
  /** Connections that are open now. */
  readonly openCount: () => number;
  /** All that was received, of all connections. */
  readonly received: () => string;
  readonly close: () => Promise<void>;
}

let nextHost = 1;

/** Starts a TCP server on 127.x.y.z, port 0, that treats each connection as told. */
export async function startServer(serve: (socket: Socket) => void): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  const received: Buffer[] = [];
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Peers that reset are what probes are.
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.on('data', (chunk) => received.push(chunk));
    serve(socket);
  });
  const address = `127.77.${nextHost >> 8}.${(nextHost++ & 255) + 1}`;
  server.listen(0, address);
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('A TCP server has an address');
  return {
    to: { address, family: 4, port: bound.port },
    openCount: () => sockets.size,
    received: () => Buffer.concat(received).toString('latin1'),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** An address where nobody listens: the port was just free. */
export async function findRefusing(): Promise<ProbeAddress> {
  const server = await startServer(() => undefined);
  await server.close();
  return server.to;
}

export interface DeafServer {
  readonly to: ProbeAddress;
  readonly close: () => Promise<void>;
}

/** A server that listens but never accepts, with its queue full (it is stopped by SIGSTOP): to connect takes for ever. */
export async function startDeafServer(): Promise<DeafServer> {
  const address = `127.77.${nextHost >> 8}.${(nextHost++ & 255) + 1}`;
  const program = `const s = require('node:net').createServer(); s.listen({ port: 0, host: '${address}', backlog: 1 }, () => console.log(s.address().port))`;
  const child: ChildProcess = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  const port = Number(chunk.toString());
  child.kill('SIGSTOP');
  const fillers = Array.from({ length: 4 }, () => connect({ host: address, port }).on('error', () => undefined));
  // A queue of 1 takes two; the others are never answered.
  await Promise.all(fillers.slice(0, 2).map((socket) => once(socket, 'connect')));
  return {
    to: { address, family: 4, port },
    close: async () => {
      for (const socket of fillers) socket.destroy();
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
}

/** A probe's frame on the real clock. */
export function realContext(timeoutMs: number, signal: AbortSignal = new AbortController().signal): ProbeContext {
  return { timeoutMs, signal, clock: createClock() };
}

/** Sockets and timers of this process that are open: what a probe must not leave behind. */
export function countResources(): number {
  return process.getActiveResourcesInfo().filter((kind) => /^(TCPSocketWrap|TCPConnectWrap|TLSWrap|Timeout)$/.test(kind)).length;
}

/** Turns of the event loop until a condition holds; bounded. */
export async function until(condition: () => boolean): Promise<void> {
  const deadlineMs = performance.now() + 5000;
  while (!condition()) {
    if (performance.now() > deadlineMs) throw new Error('Waited 5 s for what did not come');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
