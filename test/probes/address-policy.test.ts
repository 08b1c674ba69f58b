import { describe, expect, test } from '@jest/globals';
import { createAddressPolicy, type AddressRules } from '../../probes/address-policy.js';

const DEFAULT_ALLOW = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'];

function decide(address: string, rules: Partial<AddressRules> = {}) {
  const policy = createAddressPolicy({ allow: DEFAULT_ALLOW, deny: [], ...rules });
  if (!policy.ok) throw new Error(JSON.stringify(policy.faults));
  return policy.value.decide(address);
}

const EVERYTHING = { allow: ['0.0.0.0/0', '::/0'] };

describe('by default', () => {
  test.each(['10.1.2.3', '172.31.255.255', '192.168.0.1', '100.64.0.1', 'fd00::1'])('%s may be probed', (address) => {
    expect(decide(address)).toEqual({ allowed: true });
  });

  test.each([
    ['8.8.8.8', 'not in probing.allow'],
    ['172.32.0.1', 'not in probing.allow'],
    ['2001:db8::1', 'not in probing.allow'],
    ['127.0.0.1', 'loopback'],
    ['::1', 'loopback'],
  ])('%s may not: %s', (address, reason) => {
    expect(decide(address)).toEqual({ allowed: false, reason: expect.stringContaining(reason) });
  });
});

describe('never, even where everything is allowed', () => {
  test.each([
    ['0.0.0.0', 'this network'],
    ['0.1.2.3', 'this network'],
    ['169.254.169.254', 'metadata'],
    ['169.254.170.2', 'metadata'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['100.100.100.200', 'metadata'],
    ['168.63.129.16', 'metadata'],
    ['::', 'unspecified'],
    ['fe80::1', 'link-local'],
    ['ff02::1', 'multicast'],
    ['fd00:ec2::254', 'metadata'],
    ['fd20:ce::254', 'metadata'],
  ])('%s (%s)', (address, reason) => {
    expect(decide(address, EVERYTHING)).toEqual({ allowed: false, reason: expect.stringContaining(reason) });
  });

  test.each([
    ['mapped', '::ffff:169.254.169.254'],
    ['mapped, in hexadecimal', '::ffff:a9fe:a9fe'],
    ['compatible', '::169.254.169.254'],
    ['translated', '::ffff:0:169.254.169.254'],
    ['NAT64', '64:ff9b::169.254.169.254'],
    ['NAT64 of local use, /96', '64:ff9b:1::169.254.169.254'],
    ['NAT64 of local use, /48', '64:ff9b:1:a9fe:a9:fe00::'],
    ['6to4', '2002:a9fe:a9fe::1'],
    ['Teredo', '2001:0:101:101:0:0:5601:5601'],
    ['ISATAP', 'fd00::5efe:169.254.169.254'],
  ])('the metadata address in disguise: %s', (_, address) => {
    expect(decide(address, EVERYTHING)).toEqual({ allowed: false, reason: expect.stringMatching(/169\.254\.169\.254|link-local/) });
  });

  test.each(['::ffff:127.0.0.1', '64:ff9b::127.0.0.1', '2002:7f00:1::'])('loopback in disguise: %s', (address) => {
    expect(decide(address, EVERYTHING).allowed).toBe(false);
  });

  test.each(['', 'web', '10.0.0.1/24', '010.1.1.1', '10.1', 'fe80::1%eth0', 'fd00::1%1'])('what is no plain address: %p', (address) => {
    expect(decide(address, EVERYTHING)).toEqual({ allowed: false, reason: expect.stringContaining('no IP address') });
  });
});

describe('loopback', () => {
  test.each([
    ['127.0.0.0/8', '127.1.2.3', true],
    ['127.0.0.1/8', '127.1.2.3', true],
    ['127.9.0.0/16', '127.9.0.1', true],
    ['127.9.0.0/16', '127.8.0.1', false],
    ['127.0.0.1', '127.0.0.1', true],
    ['127.0.0.1', '127.0.0.2', false],
    ['::1', '::1', true],
    ['0.0.0.0/0', '127.0.0.1', false],
    ['126.0.0.0/7', '127.0.0.1', false],
    ['::/0', '::1', false],
  ])('with %s allowed, %s: %p', (allow, address, allowed) => {
    expect(decide(address, { allow: [allow] }).allowed).toBe(allowed);
  });
});

describe('deny', () => {
  test('goes before allow', () => {
    expect(decide('10.5.0.1', { deny: ['10.5.0.0/16'] })).toEqual({ allowed: false, reason: '10.5.0.1 is in probing.deny' });
    expect(decide('10.6.0.1', { deny: ['10.5.0.0/16'] })).toEqual({ allowed: true });
    expect(decide('10.4.255.255', { deny: ['10.5.7.9/16'] })).toEqual({ allowed: true });
    expect(decide('10.5.255.255', { deny: ['10.5.7.9/16'] }).allowed).toBe(false);
    expect(decide('10.5.0.1', { deny: ['::ffff:10.5.0.0/112'] }).allowed).toBe(false);
    expect(decide('10.6.0.1', { deny: ['::ffff:10.5.0.0/112'] })).toEqual({ allowed: true });
  });

  test('looks through an address that carries another', () => {
    expect(decide('64:ff9b::10.5.0.1', { allow: ['64:ff9b::/96'], deny: ['10.5.0.0/16'] }).allowed).toBe(false);
    expect(decide('64:ff9b::10.6.0.1', { allow: ['64:ff9b::/96'], deny: ['10.5.0.0/16'] }).allowed).toBe(true);
  });
});

test('every entry that is no block is a fault with its place', () => {
  const policy = createAddressPolicy({
    allow: ['10.0.0.0/8', 'x', '1.2.3.4/33', '1.2.3.4/8/9', '010.0.0.0/8', ''],
    deny: ['fe80::%eth0/10', '::/129'],
  });
  expect(policy).toEqual({
    ok: false,
    faults: [
      { path: 'allow[1]', message: '"x" is no address block: an IP address, with a prefix length or without' },
      { path: 'allow[2]', message: '"1.2.3.4/33" has no prefix length of IPv4: 0 to 32' },
      { path: 'allow[3]', message: '"1.2.3.4/8/9" is no address block: an IP address, with a prefix length or without' },
      { path: 'allow[4]', message: '"010.0.0.0/8" is no address block: an IP address, with a prefix length or without' },
      { path: 'allow[5]', message: '"" is no address block: an IP address, with a prefix length or without' },
      { path: 'deny[0]', message: '"fe80::%eth0/10" is no address block: an IP address, with a prefix length or without' },
      { path: 'deny[1]', message: '"::/129" has no prefix length of IPv6: 0 to 128' },
    ],
  });
});
