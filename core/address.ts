/**
 * IP addresses as text: strict in (what `net.isIP` accepts), canonical out (RFC 5952). Written here because core/ imports
 * only core/; test/core/address.test.ts holds it against node:net and ipaddr.js.
 */

/** Why a text is no address; reads on from "it is …". */
export type AddressFault =
  | 'empty'
  | 'not an IP address'
  | 'an IPv4 address with a leading zero'
  | 'an address with a zone'
  | 'an address with a prefix length'
  | 'an address with a prefix length that its family does not have';

export type ParsedAddress =
  { readonly ok: true; readonly address: string; readonly family: 4 | 6 } | { readonly ok: false; readonly reason: AddressFault };

/** Longest text of an IPv6 address: eight groups with the last two as IPv4. */
const TEXT_MAX_CHARS = 45;

const ZERO = 48;
const DOT = 46;

/**
 * Parses an address and writes it the canonical way (RFC 5952 §4: lower case, longest run of zeros shortened, the first
 * of equals); an IPv4-mapped IPv6 address (RFC 4291 §2.5.5.2) is the IPv4 address. Strips nothing: blanks, zones and
 * prefix lengths are refused, and so are leading zeros in IPv4, which some read as octal.
 */
export function parseAddress(text: string): ParsedAddress {
  if (text === '') return refuse('empty');
  if (text.includes('/')) return refuse('an address with a prefix length');
  const ipv4 = parseIPv4(text);
  if (ipv4 !== undefined) return { ok: true, address: formatIPv4(ipv4), family: 4 };
  if (!text.includes(':')) return refuse(hasLeadingZero(text) ? 'an IPv4 address with a leading zero' : 'not an IP address');
  const zone = text.indexOf('%');
  const groups = parseIPv6(zone < 0 ? text : text.slice(0, zone));
  if (groups === undefined) return refuse('not an IP address');
  if (zone >= 0) return refuse('an address with a zone');
  const mapped = mappedIPv4(groups);
  if (mapped !== undefined) return { ok: true, address: mapped, family: 4 };
  return { ok: true, address: formatIPv6(groups), family: 6 };
}

/**
 * As {@link parseAddress}, and drops a prefix length such as CNI's IPv6 addresses carry in Mesos (`fd00::9/64`,
 * mesos-facts §4.3). The length must be one that the family has.
 */
export function parseAddressDroppingPrefix(text: string): ParsedAddress {
  const slash = text.indexOf('/');
  if (slash < 0) return parseAddress(text);
  const bare = text.slice(0, slash);
  const parsed = parseAddress(bare);
  if (!parsed.ok) return parsed.reason === 'empty' ? refuse('not an IP address') : parsed;
  // By the text: a mapped address is written as IPv6 and has IPv6's lengths.
  const prefixMax = bare.includes(':') ? 128 : 32;
  const prefix = text.slice(slash + 1);
  if (!/^(0|[1-9]\d{0,2})$/.test(prefix) || Number(prefix) > prefixMax) {
    return refuse('an address with a prefix length that its family does not have');
  }
  return parsed;
}

function refuse(reason: AddressFault): ParsedAddress {
  return { ok: false, reason };
}

/** Whether a text is an IPv4 address as {@link parseAddress} writes it: there is only one way, so it needs no writing anew. */
export function isIPv4(text: string): boolean {
  return parseIPv4(text) !== undefined;
}

/**
 * The 32 bits of four decimal octets without leading zeros, or `undefined`. By characters and into one number: it runs once
 * for every address of every record.
 */
function parseIPv4(text: string): number | undefined {
  if (text.length > 15) return undefined;
  let bits = 0;
  let dots = 0;
  let octet = -1; // none of its digits read yet
  for (let index = 0; index < text.length; index++) {
    const char = text.charCodeAt(index);
    const digit = char - ZERO;
    if (digit >= 0 && digit <= 9 && octet !== 0) {
      octet = octet < 0 ? digit : octet * 10 + digit;
      if (octet > 255) return undefined;
    } else if (char === DOT && octet >= 0 && dots < 3) {
      bits = bits * 256 + octet;
      dots++;
      octet = -1;
    } else {
      return undefined;
    }
  }
  return dots === 3 && octet >= 0 ? bits * 256 + octet : undefined;
}

function formatIPv4(bits: number): string {
  return [bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255].join('.');
}

function hasLeadingZero(text: string): boolean {
  return /^\d+(\.\d+){3}$/.test(text) && text.split('.').some((part) => part.length > 1 && part.startsWith('0'));
}

/** Eight 16-bit groups, or `undefined`. */
function parseIPv6(text: string): readonly number[] | undefined {
  if (text.length > TEXT_MAX_CHARS) return undefined;
  const halves = text.split('::');
  const [head = '', tail] = halves;
  if (halves.length > 2) return undefined;
  if (tail === undefined) {
    const all = parseGroups(head, true);
    return all?.length === 8 ? all : undefined;
  }
  const before = head === '' ? [] : parseGroups(head, false);
  const after = tail === '' ? [] : parseGroups(tail, true);
  // "::" stands for one group at least (RFC 4291 §2.2).
  if (before === undefined || after === undefined || before.length + after.length > 7) return undefined;
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/** Groups between colons; where they end the address, the last may be IPv4 in its own notation. */
function parseGroups(text: string, mayEndInIPv4: boolean): readonly number[] | undefined {
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-fA-F]{1,4}$/.test(part)) {
      groups.push(Number.parseInt(part, 16));
      continue;
    }
    const ipv4 = mayEndInIPv4 && index === parts.length - 1 ? parseIPv4(part) : undefined;
    if (ipv4 === undefined) return undefined;
    groups.push(ipv4 >>> 16, ipv4 & 0xffff);
  }
  return groups;
}

function mappedIPv4(groups: readonly number[]): string | undefined {
  const [high = 0, low = 0] = groups.slice(6);
  if (groups[5] !== 0xffff || groups.slice(0, 5).some((group) => group !== 0)) return undefined;
  return formatIPv4(high * 0x1_0000 + low);
}

function formatIPv6(groups: readonly number[]): string {
  const { start, length } = longestZeroRun(groups);
  const hex = groups.map((group) => group.toString(16));
  // A single zero group is not shortened (RFC 5952 §4.2.2).
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

function longestZeroRun(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  }
  return best;
}
