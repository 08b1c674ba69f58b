/**
 * Text from the wire. Mesos's ids become keys in the log, so an id that is not proper Unicode, empty or endless is refused;
 * any other text is mended, with a fault.
 */
import { failed, invalid, missing, quote, type Reading } from './failure.js';
import { sameName } from './names.js';
import { type Maybe, type WireId } from './wire.js';

/** Above Mesos's own limit (NAME_MAX, 255 bytes). */
export const ID_MAX_CHARS = 1024;
const FAULTS_MAX = 20;

/** What a message's own bytes say about its texts. */
export interface TextSource {
  /**
   * Whether a text with U+FFFD in it really stands so in the message; protobufjs puts U+FFFD where the bytes were no UTF-8
   * and says nothing. Named so that a message's Buffer is one itself.
   */
  readonly includes: (text: string) => boolean;
}

/** What could not be understood and was left out, one sentence each; bounded. Filled in by the readers, looked at once at the end. */
export interface Faults {
  sentences: readonly string[];
  /** How many there were besides. */
  more: number;
}

/** What readers of fields are given. */
export interface ReadFrom {
  readonly source: TextSource;
  readonly faults: Faults;
}

/** What nearly every message has: not an empty list for each. */
const NONE: readonly string[] = [];

export function createFaults(first: readonly string[] = NONE): Faults {
  return { sentences: first.length > 0 ? first : NONE, more: 0 };
}

export function addFault(faults: Faults, sentence: string): void {
  if (faults.sentences.length < FAULTS_MAX) faults.sentences = [...faults.sentences, sentence];
  else faults.more++;
}

export function listFaults({ sentences, more }: Faults): readonly string[] {
  return more === 0 ? sentences : [...sentences, `and ${String(more)} more`];
}

/** A lone surrogate or U+FFFD. */
const SUSPECT = /[\p{Surrogate}\uFFFD]/u;
const LONE_SURROGATES = /\p{Surrogate}/gu;

export function isBroken(text: string, source: TextSource): boolean {
  return SUSPECT.test(text) && (text.search(LONE_SURROGATES) >= 0 || !source.includes(text));
}

/** An id that must be there, as `path.name`. */
export function readRequiredId(id: Maybe<WireId>, path: string, name: string, source: TextSource): Reading<string> {
  const text = id?.value;
  if (text === null || text === undefined)
    return missing(id === null || id === undefined ? fieldOf(path, name) : `${fieldOf(path, name)}.value`);
  return isFineId(text, source) ? { ok: true, value: text } : checkId(text, `${fieldOf(path, name)}.value`, source);
}

/** Fields are wanted for faults only, and there are many: their names are made where there is a fault. */
function fieldOf(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function isFineId(text: string, source: TextSource): boolean {
  return text !== '' && text.length <= ID_MAX_CHARS && !isBroken(text, source);
}

export function checkId(text: string, field: string, source: TextSource): Reading<string> {
  if (text === '') return invalid(field, 'it is empty');
  if (text.length > ID_MAX_CHARS) {
    return invalid(field, `${quote(text)} has ${String(text.length)} characters, allowed are ${String(ID_MAX_CHARS)}`);
  }
  if (isBroken(text, source)) return failed('decode', 'Malformed', field, `Cannot read ${field}: ${quote(text)} is not valid UTF-8`);
  return { ok: true, value: text };
}

/** An id that may be absent; an empty one is absent, an unusable one is left out with a fault. */
export function readOptionalId(id: Maybe<WireId>, path: string, name: string, { source, faults }: ReadFrom): string | undefined {
  const text = id?.value;
  if (text === null || text === undefined || text === '') return undefined;
  if (isFineId(text, source)) return text;
  const checked = checkId(text, `${fieldOf(path, name)}.value`, source);
  if (checked.ok) return checked.value;
  addFault(faults, `${checked.failure.message}; left out`);
  return undefined;
}

/** The agent that something is on, by the one string for it. */
export function readAgentId(id: Maybe<WireId>, path: string, from: ReadFrom): string | undefined {
  const agentId = readOptionalId(id, path, 'agent_id', from);
  return agentId === undefined ? undefined : sameName(agentId);
}

/** Any other text: mended where it is no proper Unicode, left out where it is longer than allowed. */
export function readText(
  text: Maybe<string>,
  field: string,
  allowed: { readonly source: TextSource; readonly maxChars: number },
  faults: Faults,
): string | undefined {
  if (text === null || text === undefined) return undefined;
  if (text.length > allowed.maxChars) {
    addFault(faults, `${field} has ${String(text.length)} characters, allowed are ${String(allowed.maxChars)}; left out`);
    return undefined;
  }
  if (!isBroken(text, allowed.source)) return text;
  addFault(faults, `${field} ${quote(text)} is not valid UTF-8; mended`);
  return text.replace(LONE_SURROGATES, '\uFFFD');
}
