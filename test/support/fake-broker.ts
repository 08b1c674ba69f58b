/** A Kafka broker of a few lines, on a port of its own: it answers what the test gives it to answer, and is silent to the rest. */
import { createServer, type Server, type Socket } from 'node:net';
import { kafkajsModule } from '../../consumers/kafka/internals.js';

export interface Encoder {
  readonly buffer: Buffer;
  readonly writeInt16: (value: number) => Encoder;
  readonly writeInt32: (value: number) => Encoder;
  readonly writeString: (value: string | null) => Encoder;
  readonly writeBytes: (value: Buffer) => Encoder;
  readonly writeBoolean: (value: boolean) => Encoder;
}
interface Decoder {
  readonly readInt16: () => number;
  readonly readInt32: () => number;
  readonly readString: () => string;
}
const EncoderOf = kafkajsModule('protocol/encoder') as new () => Encoder;
const DecoderOf = kafkajsModule('protocol/decoder') as new (bytes: Buffer) => Decoder;

export const API = {
  metadata: 3,
  offsetFetch: 9,
  findCoordinator: 10,
  joinGroup: 11,
  heartbeat: 12,
  leaveGroup: 13,
  syncGroup: 14,
  apiVersions: 18,
} as const;

/** The answer, when there is one; without a word nothing is answered. */
export type Answer = (request: Decoder, port: number) => Promise<Encoder | undefined> | Encoder | undefined;

export interface FakeBroker {
  readonly port: number;
  readonly address: string;
  /** Keys of the requests that came. */
  readonly requests: readonly number[];
  readonly close: () => Promise<void>;
}

export const encoder = (): Encoder => new EncoderOf();

/** What kafkajs speaks at its newest. */
const VERSIONS: readonly (readonly [key: number, least: number, most: number])[] = [
  [0, 3, 7],
  [1, 4, 11],
  [2, 1, 3],
  [3, 0, 6],
  [8, 2, 5],
  [9, 1, 4],
  [10, 0, 2],
  [11, 0, 5],
  [12, 0, 3],
  [13, 0, 3],
  [14, 0, 3],
  [15, 0, 1],
  [18, 0, 2],
];

export const apiVersions: Answer = () => {
  const answer = encoder().writeInt16(0).writeInt32(VERSIONS.length);
  for (const [key, least, most] of VERSIONS) answer.writeInt16(key).writeInt16(least).writeInt16(most);
  return answer.writeInt32(0);
};

export interface FakeTopic {
  readonly name: string;
  readonly partitions: number;
  /** Partition 0 has no leader. */
  readonly isLeaderless?: boolean;
}

/** One broker, and of the topics those that are asked for. */
export function metadataOf(topics: readonly FakeTopic[]): Answer {
  return (request, port) => {
    const count = request.readInt32();
    const asked = Array.from({ length: Math.max(0, count) }, () => request.readString());
    const told = count < 0 ? topics : topics.filter(({ name }) => asked.includes(name));
    const answer = encoder().writeInt32(0).writeInt32(1).writeInt32(1).writeString('127.0.0.1').writeInt32(port).writeString(null);
    answer.writeString('cluster').writeInt32(1).writeInt32(told.length);
    for (const { name, partitions, isLeaderless = false } of told) {
      answer.writeInt16(0).writeString(name).writeBoolean(false).writeInt32(partitions);
      for (let partition = 0; partition < partitions; partition += 1) {
        const hasLeader = partition !== 0 || !isLeaderless;
        answer
          .writeInt16(hasLeader ? 0 : 5)
          .writeInt32(partition)
          .writeInt32(hasLeader ? 1 : -1);
        // one replica, in sync, none offline
        answer.writeInt32(1).writeInt32(1).writeInt32(1).writeInt32(1).writeInt32(0);
      }
    }
    return answer;
  };
}

/** @param answers by the key of the request; with none it takes connections and says nothing, as a frozen process. */
export async function startFakeBroker(answers: Readonly<Record<number, Answer>>): Promise<FakeBroker> {
  const sockets = new Set<Socket>();
  const requests: number[] = [];
  const take = async (socket: Socket, bytes: Buffer): Promise<void> => {
    const request = new DecoderOf(bytes);
    const key = request.readInt16();
    request.readInt16(); // the version: the newest of ours
    const correlation = request.readInt32();
    request.readString(); // the client
    requests.push(key);
    const answer = await answers[key]?.(request, portOf(server));
    if (answer === undefined) return;
    const head = Buffer.alloc(8);
    head.writeInt32BE(4 + answer.buffer.length, 0);
    head.writeInt32BE(correlation, 4);
    socket.write(Buffer.concat([head, answer.buffer]));
  };
  const server = createServer((socket) => {
    let held = Buffer.alloc(0);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      held = Buffer.concat([held, chunk]);
      while (held.length >= 4 && held.length >= 4 + held.readInt32BE(0)) {
        const end = 4 + held.readInt32BE(0);
        void take(socket, held.subarray(4, end));
        held = held.subarray(end);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: portOf(server),
    address: `127.0.0.1:${String(portOf(server))}`,
    requests,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A server without a port');
  return address.port;
}
