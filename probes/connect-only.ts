/**
 * The cheapest probe: does the address accept a connection? Its sockets are used again: Node's own objects for a
 * socket cost more than its system calls (measured: 142 µs a probe with new ones, 75 µs with used ones, bare).
 * Connecting a socket anew is allowed once it has said `close` (nodejs.org/api/net.html#socketconnect).
 */
import type { Socket } from 'node:net';
import type { Probe } from '../core/probe.js';
import { runAttempt, type Attempt } from './attempt.js';
import { resetSocket, type Dial } from './dial.js';

/** A socket and the attempt it works for now. */
interface Seat {
  readonly socket: Socket;
  attempt: Attempt | undefined;
}

/** More idle sockets than this are left to the garbage collector. */
const IDLE_MAX = 512;

/** Makes a probe that connects and closes. Its idle sockets hold no descriptor. */
export function createConnectProbe(dial: Dial): Probe {
  const idle: Seat[] = [];

  function furnish(socket: Socket): Seat {
    const seat: Seat = { socket, attempt: undefined };
    socket.on('connect', () => {
      seat.attempt?.mark('connectMs');
      seat.attempt?.pass();
    });
    socket.on('error', (error) => seat.attempt?.failWith(error));
    socket.on('close', (hadError) => {
      if (!hadError && idle.length < IDLE_MAX) idle.push(seat);
    });
    return seat;
  }

  return (to, context) =>
    runAttempt(context, (attempt) => {
      const used = idle.pop();
      const socket = dial(to, used?.socket);
      const seat = used?.socket === socket ? used : furnish(socket);
      seat.attempt = attempt;
      attempt.onEnd(() => {
        seat.attempt = undefined;
        resetSocket(socket);
      });
    });
}
