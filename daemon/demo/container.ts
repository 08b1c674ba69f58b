/** A container of the demo: a small server at an address of its own, which answers, fails or refuses as it is told. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Container {
  readonly address: string;
  readonly port: number;
  readonly network: string;
  /** Connections taken since it was opened: nobody but Taskpulse knows the address. */
  readonly hits: () => number;
  /** Answers every request with this HTTP status from now on. */
  readonly answer: (status: number) => void;
  /** Listens no more: the kernel refuses connections. */
  readonly refuse: () => Promise<void>;
  /** Listens again at the same address and port. */
  readonly listen: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface ContainerPlace {
  readonly address: string;
  /** 0: any free one. */
  readonly port: number;
  readonly network: string;
}

/** @throws when the address is none of this machine's (EADDRNOTAVAIL), or the port is taken (EADDRINUSE). */
export async function openContainer(place: ContainerPlace): Promise<Container> {
  let hits = 0;
  let status = 200;
  let port = place.port;
  let server: Server | undefined;
  const sockets = new Set<Socket>();

  async function listen(): Promise<void> {
    const next = createServer((_request, response) => response.writeHead(status, { connection: 'close' }).end(`${status}\n`));
    next.on('connection', (socket) => {
      hits += 1;
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    port = await bind(next, port, place.address);
    server = next;
  }

  async function refuse(): Promise<void> {
    const stopping = server;
    server = undefined;
    if (stopping === undefined) return;
    const closed = new Promise((resolve) => stopping.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  await listen();
  return {
    address: place.address,
    port,
    network: place.network,
    hits: () => hits,
    answer: (next) => {
      status = next;
    },
    refuse,
    listen,
    close: refuse,
  };
}

/** Answers the port that was taken. */
export async function bind(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port); // listening on TCP, so it is an AddressInfo
    });
  });
}
