/**
 * A dialogue on a connected socket: send, expect, in order; every `expect` looks behind the match of the one before.
 *
 * Work is bounded whatever the peer does: at most so many bytes are read, and a pattern, which must look at all of them
 * again, looks only when the answer has grown by a quarter or 25 ms have passed since the last look.
 */
import type { Socket } from 'node:net';
import type { Clock } from '../core/clock.js';
import type { Attempt } from './attempt.js';
import type { ByteMatcher } from './bytes.js';
import { quoteSnippet } from './detail.js';

export interface Step {
  /** Named in failures. */
  readonly name: string;
  readonly send: Buffer | undefined;
  readonly expect: ByteMatcher | undefined;
}

const LOOK_AGAIN_AFTER_MS = 25;

/** Holds the dialogue and ends the attempt. The socket is the caller's to close. */
export function converse(
  socket: Socket,
  steps: readonly Step[],
  context: { attempt: Attempt; clock: Clock; answerMaxBytes: number },
): void {
  const { attempt, clock, answerMaxBytes } = context;
  let received = Buffer.alloc(0);
  /** Where the next `expect` begins to look. */
  let from = 0;
  let position = 0;
  let lookedAtBytes = 0;
  let unsent = 0;
  let cancelLook: (() => void) | undefined;
  let peerEnded = false;

  /** Goes on until a step must wait for the peer. */
  function proceed(): void {
    for (let step = steps[position]; step !== undefined; step = steps[position]) {
      if (attempt.isOver()) return;
      if (step.expect !== undefined) {
        const end = look(step.expect);
        if (end < 0) return wait(step, step.expect);
        from = end;
        lookedAtBytes = 0;
      }
      position += 1;
      const next = steps[position];
      if (next !== undefined) begin(next);
    }
    finish();
  }

  function begin(step: Step): void {
    if (step.send !== undefined) {
      attempt.enter('request');
      unsent += 1;
      socket.write(step.send, (error) => {
        // Called before the socket's own error event: what could not be sent is not done.
        if (error instanceof Error) return;
        unsent -= 1;
        if (position === steps.length) finish();
      });
    }
    if (step.expect !== undefined) attempt.enter(received.length > from ? 'content' : 'response');
  }

  function look(expect: ByteMatcher): number {
    lookedAtBytes = received.length;
    const isLast = position === steps.length - 1;
    if (isLast) return expect.isFoundIn(received, from) ? received.length : -1;
    return expect.endOfMatch(received, from);
  }

  function wait(step: Step, expect: ByteMatcher): void {
    const came = received.subarray(from);
    if (received.length >= answerMaxBytes) {
      attempt.fail('content', 'too-large', `${describe(step, expect)}: not in the first ${answerMaxBytes} bytes`);
    } else if (peerEnded) {
      if (came.length > 0) attempt.fail('content', 'mismatch', `${describe(step, expect)}, got ${quoteSnippet(came)}`);
      else attempt.fail('response', 'closed', `${describe(step, expect)}: the peer closed the connection`);
    }
  }

  /** A last `send` counts as done when the kernel has it all. */
  function finish(): void {
    if (unsent === 0 || steps.at(-1)?.expect !== undefined) attempt.pass();
  }

  function onData(chunk: Buffer): void {
    attempt.mark('firstByteMs');
    attempt.enter('content');
    received = Buffer.concat([received, chunk], Math.min(received.length + chunk.length, answerMaxBytes));
    const expect = steps[position]?.expect;
    const grownBytes = received.length - lookedAtBytes;
    const isWorthALook = expect?.isLiteral === true || grownBytes * 4 >= lookedAtBytes || received.length >= answerMaxBytes;
    if (isWorthALook) proceed();
    else cancelLook ??= clock.after(LOOK_AGAIN_AFTER_MS, lookAgain);
  }

  function lookAgain(): void {
    cancelLook = undefined;
    proceed();
  }

  attempt.onEnd(() => cancelLook?.());
  attempt.explainTimeout(() => {
    const step = steps[position];
    if (step?.expect === undefined) return undefined;
    return `${describe(step, step.expect)}, got ${quoteSnippet(received.subarray(from))}`;
  });
  socket.on('data', onData);
  socket.once('end', () => {
    peerEnded = true;
    proceed();
  });
  const first = steps[0];
  if (first !== undefined) begin(first);
  proceed();
}

function describe(step: Step, expect: ByteMatcher): string {
  return `${step.name} expected ${JSON.stringify(expect.text).slice(0, 80)}`;
}
