/** Quotas of a client id, by the request that kafkajs does not know: AlterClientQuotas version 0 (KIP-546). */
import { once } from 'node:events';
import { connect } from 'node:net';

const ALTER_CLIENT_QUOTAS = 49;

/** Bytes a second by quota name; `undefined` removes it. @throws when the broker refuses. */
export async function setQuotas(broker: string, clientId: string, quotas: Readonly<Record<string, number | undefined>>): Promise<void> {
  const all = Object.entries(quotas);
  const body = Buffer.concat([
    int16(ALTER_CLIENT_QUOTAS),
    int16(0),
    int32(1),
    text('taskpulse-test'),
    // one entry, of one entity
    int32(1),
    int32(1),
    text('client-id'),
    text(clientId),
    int32(all.length),
    ...all.flatMap(([name, bytesPerS]) => [text(name), float64(bytesPerS ?? 0), Buffer.from([bytesPerS === undefined ? 1 : 0])]),
    Buffer.from([0]), // not only to validate
  ]);
  const [host, port] = broker.split(':');
  const socket = connect({ host: host ?? '', port: Number(port) });
  socket.write(Buffer.concat([int32(body.length), body]));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  // length, correlation id, throttle time, number of entries, error code
  const errorCode = answer.readInt16BE(16);
  if (errorCode !== 0) throw new Error(`Cannot set quotas of ${clientId}: error ${String(errorCode)}`);
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function float64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
}

function text(value: string): Buffer {
  return Buffer.concat([int16(Buffer.byteLength(value)), Buffer.from(value)]);
}
