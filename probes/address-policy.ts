/**
 * What may be probed. Addresses come from task statuses, which anyone who can start a task can write: without a
 * rule the prober would be everybody's way into this host and its cloud's metadata service.
 *
 * In this order: never-list; deny; loopback, unless an allow entry lies inside it; allow. An IPv6 address that
 * carries an IPv4 one (mapped, translated, NAT64, 6to4, …) is judged by both.
 */
import { BlockList, isIP } from 'node:net';
import type { OptionFault, Prepared } from '../core/probe.js';
import { carriedIPv4 } from './carried-address.js';

export type AddressDecision = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

export interface AddressPolicy {
  /** Judges a canonical address; what is no address is refused. */
  readonly decide: (address: string) => AddressDecision;
}

/** Both lists hold CIDRs or single addresses; they are plain, to be given to worker threads. */
export interface AddressRules {
  readonly allow: readonly string[];
  readonly deny: readonly string[];
}

/** Never probed, whatever the lists say. */
const NEVER: readonly (readonly [cidr: string, what: string])[] = [
  ['0.0.0.0/8', 'this network (RFC 1122)'],
  ['169.254.0.0/16', 'link-local, where cloud metadata lives'],
  ['224.0.0.0/4', 'multicast'],
  ['255.255.255.255/32', 'broadcast'],
  ['100.100.100.200/32', 'a cloud metadata address'], // Alibaba Cloud
  ['168.63.129.16/32', 'a cloud metadata address'], // Azure
  ['192.0.0.192/32', 'a cloud metadata address'], // Oracle Cloud
  ['::/128', 'unspecified'],
  ['fe80::/10', 'link-local'],
  ['ff00::/8', 'multicast'],
  ['fd00:ec2::/32', 'a cloud metadata address'], // AWS: fd00:ec2::254 and its neighbours
  ['fd20:ce::254/128', 'a cloud metadata address'], // Google Cloud
  ['fd00:42::42/128', 'a cloud metadata address'], // Scaleway
];

const ALLOWED: AddressDecision = { allowed: true };
const LOOPBACK = listOf(['127.0.0.0/8', '::1/128']);
const NEVER_LIST = listOf(NEVER.map(([cidr]) => cidr));
const NEVER_LISTS = NEVER.map(([cidr, what]) => ({ list: listOf([cidr]), what }));

/** Decisions kept, since the same addresses are asked for again and again (a decision costs about 10 µs). */
const KEPT_MAX = 131_072;

/** Builds the policy; every entry that cannot be read is a fault with its place (`allow[2]`). */
export function createAddressPolicy(rules: AddressRules): Prepared<AddressPolicy> {
  const faults = [...findFaults('allow', rules.allow), ...findFaults('deny', rules.deny)];
  if (faults.length > 0) return { ok: false, faults };
  const allow = listOf(rules.allow);
  const deny = listOf(rules.deny);
  const kept = new Map<string, AddressDecision>();
  const loopbackAllow = listOf(rules.allow.filter(isInsideLoopback));

  function decideOne(asked: Asked): AddressDecision {
    const { address } = asked;
    if (contains(NEVER_LIST, asked)) {
      const what = NEVER_LISTS.find(({ list }) => contains(list, asked))?.what;
      return refuse(`${address} is never probed: ${what ?? 'it is reserved'}`);
    }
    if (contains(deny, asked)) return refuse(`${address} is in probing.deny`);
    if (contains(LOOPBACK, asked) && !contains(loopbackAllow, asked)) {
      return refuse(`${address} is loopback, which probing.allow does not name`);
    }
    return ALLOWED;
  }

  function decide(address: string): AddressDecision {
    if (isIP(address) === 0 || address.includes('%')) return refuse(`${JSON.stringify(address.slice(0, 60))} is no IP address`);
    const asked = ask(address);
    for (const one of [asked, ...carriedIPv4(address).map(ask)]) {
      const decision = decideOne(one);
      if (!decision.allowed) return decision;
    }
    return contains(allow, asked) ? ALLOWED : refuse(`${address} is not in probing.allow`);
  }

  function decideOnce(address: string): AddressDecision {
    const known = kept.get(address);
    if (known !== undefined) return known;
    const decision = decide(address);
    if (kept.size >= KEPT_MAX) kept.clear();
    kept.set(address, decision);
    return decision;
  }

  return { ok: true, value: { decide: decideOnce } };
}

function refuse(reason: string): AddressDecision {
  return { allowed: false, reason };
}

/** Node's list, which takes 2 µs for an address, and beside it its IPv4 blocks as numbers: a start asks for every address of the map. */
interface AddressList {
  readonly all: BlockList;
  readonly blocks: readonly { readonly first: number; readonly size: number }[];
  /** A block of IPv6 that means IPv4 addresses (`::ffff:10.0.0.0/104`): only Node's list knows. */
  readonly hasMapped: boolean;
}

/** An address, read once for all the lists. */
interface Asked {
  readonly address: string;
  /** `undefined` for IPv6. */
  readonly number: number | undefined;
}

function ask(address: string): Asked {
  return { address, number: isIP(address) === 6 ? undefined : toNumber(address) };
}

function contains({ all, blocks, hasMapped }: AddressList, { address, number }: Asked): boolean {
  if (number === undefined) return all.check(address, 'ipv6');
  if (hasMapped) return all.check(address, 'ipv4');
  return blocks.some(({ first, size }) => number >= first && number < first + size);
}

function toNumber(address: string): number {
  return address.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);
}

function findFaults(key: string, cidrs: readonly string[]): readonly OptionFault[] {
  return cidrs.flatMap((cidr, index) => {
    const why = cidrFault(cidr);
    return why === undefined ? [] : [{ path: `${key}[${index}]`, message: `${JSON.stringify(cidr)} ${why}` }];
  });
}

/** Why a text is no CIDR block, reading on from its quotation. */
function cidrFault(cidr: string): string | undefined {
  const [address = '', prefix, ...rest] = cidr.split('/');
  const family = isIP(address);
  if (family === 0 || address.includes('%') || rest.length > 0)
    return 'is no address block: an IP address, with a prefix length or without';
  if (prefix === undefined) return undefined;
  const longest = family === 6 ? 128 : 32;
  if (!/^(0|[1-9]\d{0,2})$/.test(prefix) || Number(prefix) > longest) return `has no prefix length of IPv${family}: 0 to ${longest}`;
  return undefined;
}

function isInsideLoopback(cidr: string): boolean {
  const [address = '', prefix] = cidr.split('/');
  if (!contains(LOOPBACK, ask(address))) return false;
  if (prefix === undefined) return true;
  return Number(prefix) >= (isIP(address) === 6 ? 128 : 8);
}

function listOf(cidrs: readonly string[]): AddressList {
  const all = new BlockList();
  const blocks: { first: number; size: number }[] = [];
  let hasMapped = false;
  for (const cidr of cidrs) {
    const [address = '', prefix] = cidr.split('/');
    const isV6 = isIP(address) === 6;
    const length = Number(prefix ?? (isV6 ? 128 : 32));
    all.addSubnet(address, length, isV6 ? 'ipv6' : 'ipv4');
    const size = 2 ** (32 - length);
    if (isV6) hasMapped ||= carriedIPv4(address).length > 0;
    else blocks.push({ first: Math.floor(toNumber(address) / size) * size, size });
  }
  return { all, blocks, hasMapped };
}
