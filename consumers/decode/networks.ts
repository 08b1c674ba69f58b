/** NetworkInfo, labels and port mappings of either generation, as said: 0.25 told `ip_address`, 0.26 to 0.28 both, later ones `ip_addresses`. */
import { isIPv4, parseAddressDroppingPrefix } from '../../core/address.js';
import { type AddressSaid, type Label, type NetworkInfoSaid, type PortMappingSaid } from '../../core/said.js';
import { FAMILIES, readKnown } from './enumerations.js';
import { quote } from './failure.js';
import { sameName } from './names.js';
import { addFault, isBroken, readText, type Faults, type ReadFrom, type TextSource } from './text.js';
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

/** What nearly every message has none of is the same empty list in all of them: tasks keep these. */
const NO_ENTRIES: readonly never[] = [];
const NO_LABELS: readonly Label[] = [];
const NO_ADDRESSES: readonly AddressSaid[] = [];
const NO_TEXTS: readonly string[] = [];
const NO_MAPPINGS: readonly PortMappingSaid[] = [];
const NO_FAMILIES: readonly (4 | 6)[] = [];

/** Of `path.network_infos`; `path`, here and below, is where the list's owner stands. */
export function readNetworkInfos(
  infos: Maybe<readonly WireNetworkInfo[]>,
  path: string,
  purpose: NetworkPurpose,
  from: ReadFrom,
): readonly NetworkInfoSaid[] {
  return bounded(infos, path, 'network_infos', from.faults).map((info, index) =>
    readNetworkInfo(info, `${path}.network_infos[${String(index)}]`, purpose, from),
  );
}

function readNetworkInfo(info: WireNetworkInfo, path: string, purpose: NetworkPurpose, from: ReadFrom): NetworkInfoSaid {
  const entries = bounded(info.ip_addresses, path, 'ip_addresses', from.faults);
  const told = readAddresses(entries, path, from.faults);
  return {
    name: readNetworkName(info.name, path, from),
    // 0.26 to 0.28 wrote the address twice; the old field counts where the new one told none.
    addresses: told.length > 0 ? told : readOldAddress(info.ip_address, path, from.faults),
    groups: readGroups(info.groups, path, from),
    labels: readLabels(info.labels, path, from),
    portMappings: readPortMappings(info.port_mappings, path, from),
    anyOf: purpose === 'requested' ? readAnyOf(info, entries) : NO_FAMILIES,
  };
}

/** The same string for the same network: there are few, and every task has one. */
function readNetworkName(name: Maybe<string>, path: string, { source, faults }: ReadFrom): string | undefined {
  if (name === null || name === undefined) return undefined;
  if (isFine(name, NAME_MAX_CHARS, source)) return sameName(name);
  return readText(name, `${path}.name`, { source, maxChars: NAME_MAX_CHARS }, faults);
}

function readAddresses(entries: readonly WireAddress[], path: string, faults: Faults): readonly AddressSaid[] {
  let addresses: readonly AddressSaid[] = NO_ADDRESSES;
  for (let index = 0; index < entries.length; index++) {
    const text = entries[index]?.ip_address;
    const address = text === null || text === undefined ? undefined : readAddress(text, path, index, faults);
    if (address === undefined || addresses.some((known) => known.address === address.address)) continue;
    // Not by push, which makes room for seventeen: tasks keep these, and nearly all have one.
    addresses = addresses.length === 0 ? [address] : [...addresses, address];
  }
  return addresses;
}

/** 0.25's field 2. */
function readOldAddress(text: Maybe<string>, path: string, faults: Faults): readonly AddressSaid[] {
  const address = text === null || text === undefined ? undefined : readAddress(text, path, undefined, faults);
  return address === undefined ? NO_ADDRESSES : [address];
}

/** `index` is the place in `ip_addresses`, none that of the old field. */
function readAddress(text: string, path: string, index: number | undefined, faults: Faults): AddressSaid | undefined {
  if (isIPv4(text)) return { address: text, family: 4 };
  const parsed = parseAddressDroppingPrefix(text);
  // The family is the text's: `protocol` was seen to contradict it (mesos-facts V13).
  if (parsed.ok) return { address: parsed.address, family: parsed.family };
  const field = index === undefined ? `${path}.ip_address` : `${path}.ip_addresses[${String(index)}].ip_address`;
  addFault(faults, `${field} ${quote(text)} is ${parsed.reason}; left out`);
  return undefined;
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
  for (const [index, entry] of bounded(entries, path, 'labels.labels', from.faults).entries()) {
    const label = readLabel(entry, path, index, from);
    if (label === undefined) continue;
    chars += label.key.length + label.value.length;
    if (chars > LABELS_MAX_CHARS) {
      addFault(
        from.faults,
        `${path}.labels has more than ${String(LABELS_MAX_CHARS)} characters; labels[${String(index)}] and what follows left out`,
      );
      break;
    }
    kept.push(label);
  }
  return kept.slice(); // as large as it is, without the room that push makes
}

function readLabel({ key, value }: WireLabel, path: string, index: number, { source, faults }: ReadFrom): Label | undefined {
  // The common case first: there are many labels, and their paths are wanted for faults only.
  const isPlain = typeof key === 'string' && isFine(key, LABEL_KEY_MAX_CHARS, source) && isFine(value ?? '', LABEL_VALUE_MAX_CHARS, source);
  if (isPlain) return { key: sameName(key), value: value ?? '' };
  const at = `${path}.labels.labels[${String(index)}]`;
  if (key === null || key === undefined) addFault(faults, `${at}.key is missing; left out`);
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
  for (const [index, mapping] of bounded(mappings, path, 'port_mappings', from.faults).entries()) {
    const at = `${path}.port_mappings[${String(index)}]`;
    const hostPort = readPort(mapping.host_port, `${at}.host_port`, from.faults);
    const containerPort = readPort(mapping.container_port, `${at}.container_port`, from.faults);
    const protocol = readText(mapping.protocol ?? 'tcp', `${at}.protocol`, { source: from.source, maxChars: NAME_MAX_CHARS }, from.faults);
    if (hostPort === undefined || containerPort === undefined || protocol === undefined) continue;
    kept.push({ hostPort, containerPort, protocol: sameName(protocol.toLowerCase()) });
  }
  return kept.slice();
}

/** A port number; absent or above 65,535 is a fault. Zero stands: frameworks write it for "any". */
export function readPort(port: Maybe<number>, field: string, faults: Faults): number | undefined {
  if (port === null || port === undefined) addFault(faults, `${field} is missing; left out`);
  else if (port > 65_535) addFault(faults, `${field} ${String(port)} is above 65535; left out`);
  else return port;
  return undefined;
}

function readGroups(groups: Maybe<readonly string[]>, path: string, { source, faults }: ReadFrom): readonly string[] {
  if (groups === null || groups === undefined || groups.length === 0) return NO_TEXTS;
  const kept: string[] = [];
  for (const [index, group] of bounded(groups, path, 'groups', faults).entries()) {
    const read = readText(group, `${path}.groups[${String(index)}]`, { source, maxChars: NAME_MAX_CHARS }, faults);
    if (read !== undefined) kept.push(sameName(read));
  }
  return kept.slice();
}

/** At most {@link LIST_MAX} of the list `path.name`. */
export function bounded<T>(list: Maybe<readonly T[]>, path: string, name: string, faults: Faults): readonly T[] {
  if (list === null || list === undefined) return NO_ENTRIES;
  if (list.length <= LIST_MAX) return list;
  addFault(faults, `${path}.${name} has ${String(list.length)} entries, allowed are ${String(LIST_MAX)}; the rest left out`);
  return list.slice(0, LIST_MAX);
}
