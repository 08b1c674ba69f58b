/**
 * How the demo tells what happens: a few lines for people, with colours on a terminal; or one JSON object a line.
 */
import picocolors from 'picocolors';
import type { Clock } from '../../core/clock.js';
import { formatTime } from '../../core/views.js';
import type { CliIo } from '../cli/io.js';
import type { HeardWebhook } from './receiver.js';

export interface Concluded {
  readonly step: string;
  readonly expected: string;
  /** What was seen, from the API and from the demo's own servers. */
  readonly seen: string;
  readonly came: boolean;
  readonly url: string;
}

export interface Narrator {
  /** Something worth knowing, outside the story. */
  readonly note: (text: string) => void;
  readonly started: (about: { readonly url: string; readonly configFile: string; readonly lines: readonly string[] }) => void;
  readonly happens: (step: string) => void;
  readonly concluded: (conclusion: Concluded) => void;
  readonly heard: (webhook: HeardWebhook) => void;
  readonly summary: (about: { readonly steps: number; readonly missed: readonly string[]; readonly lines: readonly string[] }) => void;
}

export function createNarrator(io: Pick<CliIo, 'stdout' | 'clock'>, isJson: boolean): Narrator {
  const beganMs = io.clock.monotonicMs();
  const elapsedMs = (): number => Math.round(io.clock.monotonicMs() - beganMs);
  return isJson ? createJsonNarrator(io, elapsedMs) : createTextNarrator(io, elapsedMs);
}

function createTextNarrator({ stdout }: Pick<CliIo, 'stdout'>, elapsedMs: () => number): Narrator {
  const isTerminal = 'isTTY' in stdout && stdout.isTTY === true;
  const { bold, dim, green, red, yellow, cyan } = picocolors.createColors(isTerminal && picocolors.isColorSupported);
  const say = (text: string): void => void stdout.write(`${text}\n`);
  const aside = (mark: string, text: string): void => say(`        ${mark} ${text}`);
  return {
    note: (text) => say(dim(text)),
    started: ({ lines }) => {
      for (const line of lines) say(line);
    },
    happens: (step) => say(`\n${dim(formatElapsed(elapsedMs()))}  ${bold(step)}`),
    concluded: ({ came, seen, expected, url }) => {
      if (came) aside(green('✓'), seen);
      else {
        aside(red('✗'), red(`did not come true: ${expected}`));
        aside(' ', `seen instead: ${seen}`);
      }
      aside(' ', dim(url));
    },
    heard: ({ event, taskId, address, reason }) => {
      const colour = event === 'firing' ? yellow : cyan;
      aside(colour('♪'), `${colour(`webhook: ${event}`)} ${taskId} at ${address}: ${reason} ${dim('(signature verified)')}`);
    },
    summary: ({ steps, missed, lines }) => {
      const verdict = `${steps - missed.length} of ${steps} steps came true`;
      say(`\n${dim(formatElapsed(elapsedMs()))}  ${bold(missed.length === 0 ? green(verdict) : red(verdict))}`);
      for (const line of lines) aside(' ', line);
    },
  };
}

function createJsonNarrator({ stdout, clock }: Pick<CliIo, 'stdout'> & { readonly clock: Clock }, elapsedMs: () => number): Narrator {
  const say = (type: string, fields: object): void =>
    void stdout.write(`${JSON.stringify({ type, time: formatTime(clock.nowMs()), elapsedMs: elapsedMs(), ...fields })}\n`);
  return {
    note: (text) => say('note', { text }),
    started: ({ url, configFile }) => say('started', { url, configFile }),
    happens: (step) => say('step', { step }),
    concluded: (conclusion) => say('conclusion', conclusion),
    heard: (webhook) => say('webhook', webhook),
    summary: ({ steps, missed }) => say('summary', { steps, missed }),
  };
}

/** `m:ss`, aligned up to an hour. */
function formatElapsed(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`.padStart(5);
}
