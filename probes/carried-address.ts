/** IPv4 addresses that an IPv6 address carries: where a packet to it may really go. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Prefix bytes → where the IPv4 address's four bytes lie behind it. */
const FORMS: readonly { readonly prefix: readonly number[]; readonly at: readonly number[]; readonly inverted?: true }[] = [
  // ::ffff:0:0/96, IPv4-mapped (RFC 4291 §2.5.5.2)
  { prefix: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff], at: [12, 13, 14, 15] },
  // ::/96, IPv4-compatible, deprecated (RFC 4291 §2.5.5.1)
  { prefix: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], at: [12, 13, 14, 15] },
  // ::ffff:0:0:0/96, IPv4-translated (RFC 2765 §2.1)
  { prefix: [0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0], at: [12, 13, 14, 15] },
  // 64:ff9b::/96, NAT64 (RFC 6052 §2.1)
  { prefix: [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0], at: [12, 13, 14, 15] },
  // 64:ff9b:1::/48, NAT64 of local use (RFC 8215); its prefix may end at /48, /56, /64 or /96 (RFC 6052 §2.2),
  // so every reading counts, but for those that begin with 0: they are the padding of another
  { prefix: [0, 0x64, 0xff, 0x9b, 0, 1], at: [6, 7, 9, 10] },
  { prefix: [0, 0x64, 0xff, 0x9b, 0, 1], at: [7, 9, 10, 11] },
  { prefix: [0, 0x64, 0xff, 0x9b, 0, 1], at: [9, 10, 11, 12] },
  { prefix: [0, 0x64, 0xff, 0x9b, 0, 1], at: [12, 13, 14, 15] },
  // 2002::/16, 6to4 (RFC 3056 §2)
  { prefix: [0x20, 0x02], at: [2, 3, 4, 5] },
  // 2001::/32, Teredo: the server, and the client with its bits inverted (RFC 4380 §4)
  { prefix: [0x20, 0x01, 0, 0], at: [4, 5, 6, 7] },
  { prefix: [0x20, 0x01, 0, 0], at: [12, 13, 14, 15], inverted: true },
];

/** Interface identifiers of ISATAP (RFC 5214 §6.1), under any prefix. */
const ISATAP = [
  [0, 0, 0x5e, 0xfe],
  [0x02, 0, 0x5e, 0xfe],
];

/** All IPv4 addresses that may be meant by an IPv6 address; none for an IPv4 one, and none for `::` and `::1`. */
export function carriedIPv4(address: string): readonly string[] {
  if (isIP(address) !== 6) return [];
  const bytes = ipaddr.parse(address).toByteArray();
  // :: and ::1 are what they are, not IPv4-compatible addresses.
  if (bytes.slice(0, 15).every((byte) => byte === 0) && (bytes[15] ?? 0) <= 1) return [];
  const forms = FORMS.filter(({ prefix }) => prefix.every((byte, index) => bytes[index] === byte));
  const read = forms.map(({ at, inverted }) => at.map((index) => (bytes[index] ?? 0) ^ (inverted === true ? 0xff : 0)).join('.'));
  const found = forms.length > 1 ? read.filter((one) => !one.startsWith('0.')) : read;
  if (ISATAP.some((identifier) => identifier.every((byte, index) => bytes[8 + index] === byte))) found.push(bytes.slice(12).join('.'));
  return found;
}
