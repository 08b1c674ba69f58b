/** The headers beside a message (interface.md, "Task statuses in"): what it is in, and whose it is. The same in Kafka and in HTTP. */
import { parseAddressDroppingPrefix } from '../../core/address.js';
import { headerText, type InputTopic, type LogHeaders } from '../../core/log.js';
import { type AgentSaid, type FrameworkSaid } from '../../core/said.js';
import { failed, quote, type Failed, type Reading } from './failure.js';
import { sameName } from './names.js';
import { checkId, type TextSource } from './text.js';
import { type Envelope } from './wire.js';

export const HEADER_NAMES = [
  'content-type',
  'taskpulse-envelope',
  'taskpulse-framework-id',
  'taskpulse-task-id',
  'taskpulse-agent-hostname',
  'taskpulse-agent-ip',
  'taskpulse-framework-name',
] as const;
export type HeaderName = (typeof HEADER_NAMES)[number];
export type TextHeaders = Readonly<Partial<Record<HeaderName, string | undefined>>>;

/** What the headers say of a message. */
export interface MessageHeaders {
  readonly isJson: boolean;
  readonly envelope: Envelope;
  readonly frameworkId: string | undefined;
  readonly frameworkName: string | undefined;
  readonly agentHostname: string | undefined;
  readonly agentAddresses: readonly string[];
  readonly faults: readonly string[];
}

/** Header text is what the record has: nothing mended it before us. */
const HEADER_SOURCE: TextSource = { includes: () => true };
const NAME_MAX_CHARS = 1024;
const NO_ADDRESSES: readonly string[] = [];

/** Our headers of a log record, as text; others are left alone. */
export function textHeaders(headers: LogHeaders): TextHeaders {
  const texts: Partial<Record<HeaderName, string>> = {};
  for (const name of HEADER_NAMES) {
    const text = headerText(headers, name);
    if (text !== undefined) texts[name] = text;
  }
  return texts;
}

export function readHeaders(headers: TextHeaders, topic: InputTopic): Reading<MessageHeaders> {
  const contentType = readContentType(headers['content-type']);
  if (!contentType.ok) return contentType;
  const envelope = readEnvelope(headers['taskpulse-envelope'], topic);
  if (!envelope.ok) return envelope;
  const frameworkId = readIdHeader(headers, 'taskpulse-framework-id');
  if (!frameworkId.ok) return frameworkId;
  const faults: string[] = [];
  const hostname = readName(headers, 'taskpulse-agent-hostname', faults);
  return {
    ok: true,
    value: {
      isJson: contentType.value === 'json',
      envelope: envelope.value,
      frameworkId: frameworkId.value === undefined ? undefined : sameName(frameworkId.value),
      frameworkName: readName(headers, 'taskpulse-framework-name', faults),
      agentHostname: hostname,
      agentAddresses: readAgentAddresses(headers['taskpulse-agent-ip'], hostname, faults),
      faults,
    },
  };
}

/** An id in a header; empty is absent. */
export function readIdHeader(headers: TextHeaders, name: HeaderName): Reading<string | undefined> {
  const text = headers[name];
  if (text === undefined || text === '') return { ok: true, value: undefined };
  const checked = checkId(text, name, HEADER_SOURCE);
  return checked.ok ? checked : failed('headers', 'HeaderInvalid', name, checked.failure.message);
}

export function headerMissing(name: HeaderName, why: string): Failed {
  return failed('headers', 'HeaderMissing', name, `Cannot tell whose the message is: header ${name} is missing, and ${why}`);
}

export function tellsOfAgent(headers: MessageHeaders): boolean {
  return headers.agentHostname !== undefined || headers.agentAddresses.length > 0;
}

/** What the headers say of the agent that a message tells of; nothing without an agent id to hang it on. */
export function agentOfHeaders(headers: MessageHeaders, agentId: string): AgentSaid | undefined {
  if (!tellsOfAgent(headers)) return undefined;
  return { type: 'agent', agentId, hostname: headers.agentHostname, addresses: headers.agentAddresses };
}

export function frameworkOfHeaders(headers: MessageHeaders, frameworkId: string): FrameworkSaid | undefined {
  return headers.frameworkName === undefined ? undefined : { type: 'framework', frameworkId, name: headers.frameworkName };
}

/** Content-Type without its parameters (RFC 9110 §8.3.1). */
function readContentType(text: string | undefined): Reading<'protobuf' | 'json'> {
  const type = text?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === '' || type === 'application/x-protobuf') return { ok: true, value: 'protobuf' };
  if (type === 'application/json') return { ok: true, value: 'json' };
  const allowed = 'allowed are application/x-protobuf and application/json';
  return failed('headers', 'HeaderInvalid', 'content-type', `Cannot read content-type ${quote(type)}: ${allowed}`);
}

/** The first is meant where none is said. */
const ALLOWED_ENVELOPES: Readonly<Record<InputTopic, readonly [Envelope, ...Envelope[]]>> = {
  taskStatus: ['task-status', 'scheduler-event', 'operator-event'],
  taskInfo: ['task-info'],
};

function readEnvelope(text: string | undefined, topic: InputTopic): Reading<Envelope> {
  const allowed = ALLOWED_ENVELOPES[topic];
  const envelope = text === undefined || text === '' ? allowed[0] : allowed.find((name) => name === text);
  if (envelope !== undefined) return { ok: true, value: envelope };
  const why = `allowed on this topic: ${allowed.join(', ')}`;
  return failed('headers', 'HeaderInvalid', 'taskpulse-envelope', `Cannot read taskpulse-envelope ${quote(text ?? '')}: ${why}`);
}

function readName(headers: TextHeaders, name: HeaderName, faults: string[]): string | undefined {
  const text = headers[name];
  if (text === undefined || text === '') return undefined;
  if (text.length <= NAME_MAX_CHARS) return text;
  faults.push(`header ${name} has ${String(text.length)} characters, allowed are ${String(NAME_MAX_CHARS)}; left out`);
  return undefined;
}

/** The header's addresses (one, or several by comma for an agent with both families), and the host name where it is one. */
function readAgentAddresses(text: string | undefined, hostname: string | undefined, faults: string[]): readonly string[] {
  if (text === undefined && hostname === undefined) return NO_ADDRESSES;
  const addresses = new Set<string>();
  for (const part of (text ?? '').split(',').slice(0, 16)) {
    const trimmed = part.trim();
    if (trimmed === '') continue;
    const parsed = parseAddressDroppingPrefix(trimmed);
    if (parsed.ok) addresses.add(parsed.address);
    else faults.push(`header taskpulse-agent-ip ${quote(trimmed)} is ${parsed.reason}; left out`);
  }
  const named = parseAddressDroppingPrefix(hostname ?? '');
  if (named.ok) addresses.add(named.address);
  return [...addresses];
}
