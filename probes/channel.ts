/** A channel to a target: TCP, with TLS on it where asked. Told once it is ready; closed by reset at the end. */
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ProbeAddress } from '../core/probe.js';
import type { Attempt } from './attempt.js';
import { resetSocket, type Dial } from './dial.js';
import type { TlsPlan } from './tls-options.js';

export interface Channel {
  /** Closes at once; what the sockets say from then on concerns nobody. */
  readonly close: () => void;
}

/** Opens a channel; trouble on the way ends the attempt. */
export function openChannel(
  dial: Dial,
  to: ProbeAddress,
  tls: TlsPlan | undefined,
  attempt: Attempt,
  onReady: (socket: Socket) => void,
): Channel {
  let isClosed = false;
  const socket = dial(to);
  const onError = (error: unknown): void => {
    if (!isClosed) attempt.failWith(error);
  };
  const close = (): void => {
    isClosed = true;
    resetSocket(socket);
  };
  attempt.onEnd(close);
  attempt.enter('connect');
  socket.on('error', onError);
  socket.once('connect', () => {
    attempt.mark('connectMs');
    if (isClosed) return;
    if (tls === undefined) {
      onReady(socket);
      return;
    }
    attempt.enter('tls');
    const secure = connectTls({
      socket,
      host: to.address,
      secureContext: tls.context,
      rejectUnauthorized: tls.verify,
      ALPNProtocols: ['http/1.1'],
      ...(tls.serverName === undefined ? {} : { servername: tls.serverName }),
    });
    secure.on('error', onError);
    secure.once('secureConnect', () => {
      attempt.mark('tlsMs');
      if (!isClosed) onReady(secure);
    });
  });
  return { close };
}
