/**
 * Kind `tcp`: connects, and where asked holds a short dialogue: steps of `send` and `expect`, in order.
 * Each `expect` looks in what came after the match of the one before.
 */
import { z } from 'zod';
import type { Probe } from '../core/probe.js';
import { runAttempt } from './attempt.js';
import { parseByteMatcher, parseBytes } from './bytes.js';
import { createConnectProbe } from './connect-only.js';
import { converse, type Step } from './dialogue.js';
import { dialTcp, resetSocket, type Dial } from './dial.js';
import { defineKind, type ProbeKind } from './kind.js';
import { accepted, parsedText, sayAllowed, strictOptions } from './options.js';

/** Most bytes read of an answer; more without a match is `too-large`. */
export const TCP_ANSWER_MAX_BYTES = 16 * 1024;

const STEPS_MAX = 16;
const sendText = parsedText(parseBytes, 'a text to send', 4096).describe(
  'Text to send, as UTF-8; \\r \\n \\t \\0 \\\\ and \\xNN for any byte.',
);
const expectText = parsedText(parseByteMatcher, 'a text or a /pattern/ to expect').describe(
  'What the answer must contain: text (escapes as in send) or /pattern/ with flags i, m, s in RE2 syntax, matched on bytes.',
);

const step = strictOptions({
  name: z
    .string({ error: sayAllowed('a name') })
    .max(63, { error: 'longer than 63 characters' })
    .optional()
    .describe('Named in failures.'),
  send: sendText.optional(),
  expect: expectText.optional(),
}).refine((one) => one.send !== undefined || one.expect !== undefined, { error: 'a step needs send or expect' });

/** The words `healthy` and `refused` under `expect` are the key of the same name that every check has; they do not come here. */
const schema = strictOptions({
  send: sendText.optional(),
  expect: expectText.optional(),
  steps: z
    .array(step, { error: sayAllowed('a list of steps') })
    .min(1, { error: 'at least one step is needed' })
    .max(STEPS_MAX, { error: `more than ${STEPS_MAX} steps` })
    .optional()
    .describe('A dialogue, step by step; instead of send and expect.'),
}).refine((options) => options.steps === undefined || (options.send === undefined && options.expect === undefined), {
  error: 'send and expect go into the steps when there are steps',
  path: ['steps'],
});

export const tcpKind = createTcpKind(dialTcp);

/** The kind on another way to the network. */
export function createTcpKind(dial: Dial): ProbeKind {
  const connectOnly = createConnectProbe(dial);
  return defineKind({
    kind: 'tcp',
    schema,
    build: (options) => {
      const steps = toSteps(options);
      return { ok: true, value: steps.length === 0 ? connectOnly : createTalkProbe(dial, steps) };
    },
  });
}

function toSteps(options: z.output<typeof schema>): readonly Step[] {
  const { send, expect, steps = send === undefined && expect === undefined ? [] : [{ send, expect, name: undefined }] } = options;
  return steps.map((one, index) => ({
    name: one.name ?? `step ${index + 1}`,
    send: one.send === undefined ? undefined : accepted(parseBytes(one.send)),
    expect: one.expect === undefined ? undefined : accepted(parseByteMatcher(one.expect)),
  }));
}

function createTalkProbe(dial: Dial, steps: readonly Step[]): Probe {
  return (to, context) =>
    runAttempt(context, (attempt) => {
      const socket = dial(to);
      attempt.onEnd(() => resetSocket(socket));
      socket.on('error', attempt.failWith);
      socket.once('connect', () => {
        attempt.mark('connectMs');
        converse(socket, steps, { attempt, clock: context.clock, answerMaxBytes: TCP_ANSWER_MAX_BYTES });
      });
    });
}
