/** NetworkInfo, labels and port mappings of either generation, as said: 0.25 told `ip_address`, 0.26 to 0.28 both, later ones `ip_addresses`. */
import { parseAddressDroppingPrefix } from '../../core/address.js';
import { type AddressSaid, type Label, type NetworkInfoSaid, type PortMappingSaid } from '../../core/said.js';
import { FAMILIES, readKnown } from './enumerations.js';
import { quote } from './failure.js';
import { isBroken, readText, type Faults, type TextSource } from './text.js';
import {
  type Enumeration,
  type Maybe,
  type WireAddress,
  type WireLabel,
  type WireLabels,
  type WireNetworkInfo,
  type WirePortMapping,
} from './wire.js';

/** Bounds on what is kept of one list; the rest of it is left out with a fault. */
export const LIST_MAX = 256;
export const LABEL_KEY_MAX_CHARS = 1024;
export const LABEL_VALUE_MAX_CHARS = 4096;
export const LABELS_MAX_CHARS = 65_536;
export const NAME_MAX_CHARS = 1024;

/** Whether network infos say what a task has, or what it asked for. */
export type NetworkPurpose = 'assigned' | 'requested';

export interface ReadFrom {
  readonly source: TextSource;
  readonly faults: Faults;
}

const NO_LABELS: readonly Label[] = [];
const NO_TEXTS: readonly string[] = [];
const NO_MAPPINGS: readonly PortMappingSaid[] = [];
const NO_FAMILIES: readonly (4 | 6)[] = [];

export function readNetworkInfos(
  infos: Maybe<readonly WireNetworkInfo[]>,
  path: string,
  purpose: NetworkPurpose,
  from: ReadFrom,
): readonly NetworkInfoSaid[] {
  return bounded(infos, path, from.faults).map((info, index) => readNetworkInfo(info, `${path}[${String(index)}]`, purpose, from));
}

function readNetworkInfo(info: WireNetworkInfo, path: string, purpose: NetworkPurpose, from: ReadFrom): NetworkInfoSaid {
  const entries = bounded(info.ip_addresses, `${path}.ip_addresses`, from.faults);
  const told = readAddresses(entries, `${path}.ip_addresses`, from.faults);
  // 0.26 to 0.28 wrote the address twice; the old field counts where the new one told none.
  const addresses = told.length > 0 ? told : readAddresses([{ ip_address: info.ip_address }], path, from.faults, true);
  return {
    name: readText(info.name, `${path}.name`, { source: from.source, maxChars: NAME_MAX_CHARS }, from.faults),
    addresses,
    groups: readTexts(info.groups, `${path}.groups`, from),
    labels: readLabels(info.labels, `${path}.labels`, from),
    portMappings: readPortMappings(info.port_mappings, `${path}.port_mappings`, from),
    anyOf: purpose === 'requested' ? readAnyOf(info, entries) : NO_FAMILIES,
  };
}

function readAddresses(entries: readonly WireAddress[], path: string, faults: Faults, isOldField = false): readonly AddressSaid[] {
  const addresses: AddressSaid[] = [];
  for (const [index, { ip_address: text }] of entries.entries()) {
    if (text === null || text === undefined) continue;
    const parsed = parseAddressDroppingPrefix(text);
    if (!parsed.ok) {
      const field = isOldField ? `${path}.ip_address` : `${path}[${String(index)}].ip_address`;
      faults.add(`${field} ${quote(text)} is ${parsed.reason}; left out`);
    } else if (!addresses.some((known) => known.address === parsed.address)) {
      // The family is the text's: `protocol` was seen to contradict it (mesos-facts V13).
      addresses.push({ address: parsed.address, family: parsed.family });
    }
  }
  return addresses;
}

/** "Any address of this family": an entry without a text. Without a protocol it means IPv4, Mesos's default. */
function readAnyOf(info: WireNetworkInfo, entries: readonly WireAddress[]): readonly (4 | 6)[] {
  const open = entries.filter((entry) => entry.ip_address === null || entry.ip_address === undefined);
  const families = open.map((entry) => readFamily(entry.protocol));
  const isOldRequest = entries.length === 0 && (info.ip_address ?? undefined) === undefined && (info.protocol ?? undefined) !== undefined;
  return isOldRequest ? [readFamily(info.protocol)] : families;
}

function readFamily(protocol: Maybe<Enumeration>): 4 | 6 {
  return (protocol === null || protocol === undefined ? undefined : readKnown(FAMILIES, protocol)) ?? 4;
}

/** Labels in the order told, with duplicates; an absent value is ''. Kept: 256 a list, keys to 1,024 and values to 4,096 characters, 65,536 in all. */
export function readLabels(labels: Maybe<WireLabels>, path: string, from: ReadFrom): readonly Label[] {
  const entries = labels?.labels;
  if (entries === null || entries === undefined || entries.length === 0) return NO_LABELS;
  const kept: Label[] = [];
  let chars = 0;
  for (const [index, entry] of bounded(entries, `${path}.labels`, from.faults).entries()) {
    const label = readLabel(entry, `${path}.labels`, index, from);
    if (label === undefined) continue;
    chars += label.key.length + label.value.length;
    if (chars > LABELS_MAX_CHARS) {
      from.faults.add(`${path} has more than ${String(LABELS_MAX_CHARS)} characters; labels[${String(index)}] and what follows left out`);
      break;
    }
    kept.push(label);
  }
  return kept;
}

function readLabel({ key, value }: WireLabel, path: string, index: number, { source, faults }: ReadFrom): Label | undefined {
  // The common case first: there are many labels, and their paths are wanted for faults only.
  const isPlain = typeof key === 'string' && isFine(key, LABEL_KEY_MAX_CHARS, source) && isFine(value ?? '', LABEL_VALUE_MAX_CHARS, source);
  if (isPlain) return { key, value: value ?? '' };
  const at = `${path}[${String(index)}]`;
  if (key === null || key === undefined) faults.add(`${at}.key is missing; left out`);
  const mendedKey = readText(key, `${at}.key`, { source, maxChars: LABEL_KEY_MAX_CHARS }, faults);
  const mendedValue = readText(value ?? '', `${at}.value`, { source, maxChars: LABEL_VALUE_MAX_CHARS }, faults);
  return mendedKey === undefined || mendedValue === undefined ? undefined : { key: mendedKey, value: mendedValue };
}

function isFine(text: string, maxChars: number, source: TextSource): boolean {
  return text.length <= maxChars && !isBroken(text, source);
}

export function readPortMappings(mappings: Maybe<readonly WirePortMapping[]>, path: string, from: ReadFrom): readonly PortMappingSaid[] {
  if (mappings === null || mappings === undefined || mappings.length === 0) return NO_MAPPINGS;
  const kept: PortMappingSaid[] = [];
  for (const [index, mapping] of bounded(mappings, path, from.faults).entries()) {
    const at = `${path}[${String(index)}]`;
    const hostPort = readPort(mapping.host_port, `${at}.host_port`, from.faults);
    const containerPort = readPort(mapping.container_port, `${at}.container_port`, from.faults);
    const protocol = readText(mapping.protocol ?? 'tcp', `${at}.protocol`, { source: from.source, maxChars: NAME_MAX_CHARS }, from.faults);
    if (hostPort === undefined || containerPort === undefined || protocol === undefined) continue;
    kept.push({ hostPort, containerPort, protocol: protocol.toLowerCase() });
  }
  return kept;
}

/** A port number; absent or above 65,535 is a fault. Zero stands: frameworks write it for "any". */
export function readPort(port: Maybe<number>, field: string, faults: Faults): number | undefined {
  if (port === null || port === undefined) faults.add(`${field} is missing; left out`);
  else if (port > 65_535) faults.add(`${field} ${String(port)} is above 65535; left out`);
  else return port;
  return undefined;
}

function readTexts(texts: Maybe<readonly string[]>, path: string, from: ReadFrom): readonly string[] {
  if (texts === null || texts === undefined || texts.length === 0) return NO_TEXTS;
  return bounded(texts, path, from.faults).flatMap((text, index) => {
    const read = readText(text, `${path}[${String(index)}]`, { source: from.source, maxChars: NAME_MAX_CHARS }, from.faults);
    return read === undefined ? [] : [read];
  });
}

/** At most {@link LIST_MAX} of a list. */
export function bounded<T>(list: Maybe<readonly T[]>, path: string, faults: Faults): readonly T[] {
  if (list === null || list === undefined) return [];
  if (list.length <= LIST_MAX) return list;
  faults.add(`${path} has ${String(list.length)} entries, allowed are ${String(LIST_MAX)}; the rest left out`);
  return list.slice(0, LIST_MAX);
}
