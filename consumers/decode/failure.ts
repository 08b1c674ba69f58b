/** How decoding says that it cannot go on: a value, one sentence, the field named. */
import { type DecodeFailure } from '../../core/said.js';

/** The bounded class names of a failure (`dlq-error-class`). */
export const ERROR_CLASSES = [
  'TooLarge', // the message is above MESSAGE_MAX_BYTES
  'HeaderMissing',
  'HeaderInvalid',
  'Empty', // no bytes at all
  'Truncated', // it ends before it should
  'Malformed', // not protobuf, not JSON, not UTF-8
  'FieldMissing',
  'FieldInvalid',
] as const;
export type ErrorClass = (typeof ERROR_CLASSES)[number];

export interface Failed {
  readonly ok: false;
  readonly failure: DecodeFailure;
}

/** A value, or why there is none. */
export type Reading<T> = { readonly ok: true; readonly value: T } | Failed;

export function failed(stage: DecodeFailure['stage'], errorClass: ErrorClass, field: string | undefined, message: string): Failed {
  return { ok: false, failure: { stage, errorClass, field, message } };
}

export function missing(field: string): Failed {
  return failed('content', 'FieldMissing', field, `Cannot read ${field}: it is missing`);
}

export function invalid(field: string, why: string): Failed {
  return failed('content', 'FieldInvalid', field, `Cannot read ${field}: ${why}`);
}

const QUOTE_MAX_CHARS = 80;

/** A value for a message: cut, on one line, control characters escaped. */
export function quote(text: string): string {
  const cut = text.length > QUOTE_MAX_CHARS ? `${text.slice(0, QUOTE_MAX_CHARS)}…` : text;
  return JSON.stringify(cut).replace(/[\u007f-\u009f\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
