/** Bounds and types of bodies (interface.md "Task statuses in"). */
import { MESSAGE_MAX_BYTES } from '../../consumers/decode/decode-record.js';

export const BODY_MAX_BYTES = 16 * 1024 * 1024;
/** A message with its line's own keys and ids; the message in it is measured by the decoder. */
export const LINE_MAX_BYTES = MESSAGE_MAX_BYTES + 64 * 1024;

export const MESSAGE_TYPES = ['application/x-protobuf', 'application/json'] as const;
export const LINES_TYPE = 'application/x-ndjson';
