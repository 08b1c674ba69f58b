/**
 * A TCP proxy that knows Kafka's frames, between one daemon and one broker, so that faults of the network and of single
 * answers are exact on a real broker.
 *
 *   open      passes everything on
 *   cut       breaks off what there is and refuses what comes
 *   stalled   takes connections and requests, and answers nothing (half-open)
 */
import { createServer, Socket, type AddressInfo } from 'node:net';

/** Kafka's numbers of requests (KIP-4x protocol guide). */
export const API = { produce: 0, joinGroup: 11, heartbeat: 12, syncGroup: 14 } as const;

export interface ProxiedRequest {
  readonly api: number;
  /** The consumer group, where the request begins with one. */
  readonly group: string;
}

/** What becomes of the answer to a request: another error code, or lost together with its connection. */
export type Mischief = (request: ProxiedRequest) => { readonly errorCode: number } | 'lose answer' | undefined;

export interface KafkaProxy {
  readonly address: string;
  mode: 'open' | 'cut' | 'stalled';
  /** Where it leads. */
  target: string;
  mischief: Mischief;
  /** How many answers were tampered with. */
  tampered: number;
  readonly close: () => Promise<void>;
}

const GROUP_APIS: readonly number[] = [API.joinGroup, API.heartbeat, API.syncGroup];
/** Length, correlation id, throttle time: the error code follows in the versions of these answers that kafkajs asks for. */
const ERROR_CODE_AT = 12;

export async function createKafkaProxy(): Promise<KafkaProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    if (proxy.mode === 'cut') {
      client.destroy();
      return;
    }
    const [host, port] = proxy.target.split(':');
    const broker = new Socket().connect({ host: host ?? '', port: Number(port) });
    const asked = new Map<number, ProxiedRequest>();
    const end = (): void => {
      client.destroy();
      broker.destroy();
      sockets.delete(client);
      sockets.delete(broker);
    };
    for (const socket of [client, broker]) {
      sockets.add(socket);
      socket.on('error', end);
      socket.on('close', end);
    }
    client.on(
      'data',
      eachFrame((frame) => {
        asked.set(frame.readInt32BE(8), readRequest(frame));
        if (proxy.mode === 'open') broker.write(frame);
      }),
    );
    broker.on(
      'data',
      eachFrame((frame) => {
        if (proxy.mode !== 'open') return;
        const correlation = frame.readInt32BE(4);
        const request = asked.get(correlation);
        asked.delete(correlation);
        const done = request === undefined ? undefined : proxy.mischief(request);
        if (done !== undefined) proxy.tampered += 1;
        if (done === 'lose answer') {
          end();
          return;
        }
        if (done !== undefined) frame.writeInt16BE(done.errorCode, ERROR_CODE_AT);
        client.write(frame);
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP, so it is an AddressInfo
  let mode: KafkaProxy['mode'] = 'open';
  const proxy: KafkaProxy = {
    address: `127.0.0.1:${String(port)}`,
    get mode() {
      return mode;
    },
    set mode(next) {
      mode = next;
      if (mode === 'cut') for (const socket of sockets) socket.destroy();
    },
    target: '',
    mischief: () => undefined,
    tampered: 0,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

/** Request header: length, api, version, correlation id, client id; a group request's body begins with the group. */
function readRequest(frame: Buffer): ProxiedRequest {
  const api = frame.readInt16BE(4);
  if (!GROUP_APIS.includes(api)) return { api, group: '' };
  const groupAt = 14 + Math.max(0, frame.readInt16BE(12));
  return { api, group: frame.toString('utf8', groupAt + 2, groupAt + 2 + frame.readInt16BE(groupAt)) };
}

/** Whole frames, whatever pieces they come in. */
function eachFrame(take: (frame: Buffer) => void): (data: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (data) => {
    rest = rest.length === 0 ? data : Buffer.concat([rest, data]);
    while (rest.length >= 4 && rest.length >= 4 + rest.readInt32BE(0)) {
      const end = 4 + rest.readInt32BE(0);
      const frame = Buffer.from(rest.subarray(0, end));
      rest = rest.subarray(end);
      take(frame);
    }
  };
}
