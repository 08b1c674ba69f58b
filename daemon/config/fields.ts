/**
 * The kinds of values a configuration holds, as zod schemas. What they give out is as it was written, with defaults:
 * it can be printed, and becomes numbers in resolve.ts.
 */
import { z } from 'zod';
import { createAddressPolicy } from '../../probes/address-policy.js';
import { quote } from './fault.js';
import { DURATION_PATTERN, formatDuration, parseDuration } from './units.js';

/** In the JSON Schema: bounds that it has no word for. */
const RANGE = 'x-range';

export interface DurationBounds {
  readonly minMs?: number;
  readonly maxMs?: number;
}

const DAY_MS = 86_400_000;

/** `10s`, `1m30s`; between the bounds, which are 1 ms and 365 d where none are given. */
export function duration(bounds: DurationBounds = {}) {
  const { minMs = 1, maxMs = 365 * DAY_MS } = bounds;
  return z
    .string({ error: ({ input }) => describeNoDuration(input) })
    .regex(DURATION_PATTERN, { error: ({ input }) => describeNoDuration(input) })
    .meta({ [RANGE]: `${formatDuration(minMs)} to ${formatDuration(maxMs)}` })
    .superRefine((text, context) => {
      const durationMs = parseDuration(text);
      if (durationMs !== undefined && durationMs < minMs)
        context.addIssue({ code: 'custom', message: `${text} is below ${formatDuration(minMs)}` });
      // undefined: more milliseconds than a number holds exactly
      if (DURATION_PATTERN.test(text) && (durationMs ?? Infinity) > maxMs)
        context.addIssue({ code: 'custom', message: `${text} is above ${formatDuration(maxMs)}` });
    });
}

export function whole(min: number, max: number) {
  return z.int().min(min).max(max);
}

/** A container's port; a name in its place is told where names go. */
export function portNumber() {
  return z
    .int({
      error: ({ input }) =>
        typeof input === 'string' ? `${quote(input)} is not a number; the name of a port goes to portName` : undefined,
    })
    .min(1)
    .max(65_535);
}

/** Between 0 and 1. */
export function share() {
  return z.number().min(0).max(1);
}

/** A text that is not empty, and not so long that it must be a mistake. */
export function text() {
  return z.string().min(1).max(1024);
}

/** `*` any run, `?` one character, the whole text. */
export function glob() {
  return z.string().min(1).max(1024);
}

/** The name of a file; relative ones stand beside the configuration file. */
export function file() {
  return z.string().min(1).max(4096);
}

/** One of these words. */
export function choice<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words);
}

/** `10.0.0.0/8`, `fc00::/7`, or a single address; what counts as one is decided where it is used. */
export function cidr() {
  return z.string().superRefine((range, context) => {
    const policy = createAddressPolicy({ allow: [range], deny: [] });
    if (!policy.ok) for (const { message } of policy.faults) context.addIssue({ code: 'custom', message });
  });
}

/** `host:port`, for lists of brokers; IPv6 in brackets. */
export function hostPort() {
  return z.string().superRefine((text, context) => {
    const [, port] = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):(\d{1,5})$/.exec(text) ?? [];
    if (port === undefined || Number(port) < 1 || Number(port) > 65_535)
      context.addIssue({ code: 'custom', message: `${quote(text)} is not host:port` });
  });
}

/** A name of a Kafka topic (kafka: `Topic.LEGAL_CHARS`, 249 characters). */
export function topicName() {
  return z.string().regex(/^(?!\.{1,2}$)[a-zA-Z0-9._-]{1,249}$/, {
    error: ({ input }) => `${quote(input)} is not a topic's name: letters, digits, ".", "_" and "-", at most 249`,
  });
}

/** `[a-z0-9-]{1,63}`, as in labels. */
export function checkName() {
  return z.string().regex(/^[a-z0-9-]{1,63}$/, { error: ({ input }) => `${quote(input)} is not a name of 1 to 63 of a-z, 0-9 and "-"` });
}

/** Names of sinks stand in metric labels and in URLs. */
export function plainName() {
  return z.string().regex(/^[A-Za-z0-9._-]{1,63}$/, {
    error: ({ input }) => `${quote(input)} is not a name of 1 to 63 letters, digits, ".", "_" and "-"`,
  });
}

/** Shown in the reference; empty, as without it, and refused otherwise. */
export function laterList(what: string) {
  return z
    .array(z.unknown())
    .max(0, { error: 'not supported by this version yet' })
    .default([])
    .describe(`${what} Not supported by this version yet.`);
}

function describeNoDuration(input: unknown): string {
  if (input === undefined) return 'missing, and there is no default';
  const hint = typeof input === 'number' && Number.isInteger(input) && input >= 0 ? `; write its unit: ${input}s, ${input}ms` : '';
  return `${quote(input)} is not a duration like 10s, 1m30s or 500ms${hint}`;
}
