/** The one seam at the network: how a probe gets its socket, and how it lets go of it. */
import { Socket } from 'node:net';
import type { ProbeAddress } from '../core/probe.js';

/**
 * Starts to connect; trouble comes as the socket's `error` event. A socket that came from here before, and has said
 * `close`, may be given to be used again.
 */
export type Dial = (to: ProbeAddress, used?: Socket) => Socket;

/** Connects by TCP to an IP address; names are never looked up. */
export function dialTcp(to: ProbeAddress, used?: Socket): Socket {
  const socket = used ?? createSocket();
  socket.connect({ host: to.address, port: to.port, family: to.family });
  return socket;
}

/**
 * Closes at once by reset, so that no TIME_WAIT is left: at a few thousand probes a second those would use up the
 * local ports. A socket that is not connected yet is only dropped.
 */
export function resetSocket(socket: Socket): void {
  if (socket.destroyed) return;
  if (socket.connecting || socket.pending) socket.destroy();
  else socket.destroySoon();
}

/**
 * Node's resetAndDestroy says goodbye first (FIN, by destroySoon) and resets afterwards; a peer that answers between
 * the two leaves us in TIME_WAIT. And its HTTP client calls destroySoon once a response is complete. Here both mean: now.
 */
function createSocket(): Socket {
  const socket = new Socket();
  let isResetting = false;
  socket.destroySoon = () => {
    if (isResetting) {
      socket.destroy();
      return;
    }
    isResetting = true;
    socket.resetAndDestroy();
    isResetting = false;
  };
  return socket;
}
