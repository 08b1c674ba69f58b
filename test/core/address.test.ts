import { isIP } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { isIPv4, parseAddress, parseAddressDroppingPrefix } from '../../core/address.js';

const canonical: readonly (readonly [string, string, 4 | 6])[] = [
  ['10.0.0.1', '10.0.0.1', 4],
  ['0.0.0.0', '0.0.0.0', 4],
  ['255.255.255.255', '255.255.255.255', 4],
  ['::', '::', 6],
  ['::1', '::1', 6],
  ['1::', '1::', 6],
  ['FD00:0032:0:0:0:0:0:9', 'fd00:32::9', 6],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1', 6], // RFC 5952 §4.2.2
  ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1', 6], // §4.2.3, the longest run
  ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1', 6], // §4.2.3, the first of equals
  ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0', 6],
  ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8', 6],
  ['fe80::1', 'fe80::1', 6],
  ['::ffff:10.1.2.3', '10.1.2.3', 4],
  ['::ffff:a01:203', '10.1.2.3', 4],
  ['0:0:0:0:0:FFFF:10.1.2.3', '10.1.2.3', 4],
  ['::10.1.2.3', '::a01:203', 6],
  ['64:ff9b::10.1.2.3', '64:ff9b::a01:203', 6],
];

const refused: readonly (readonly [string, string])[] = [
  ['', 'empty'],
  ['010.1.1.1', 'an IPv4 address with a leading zero'],
  ['10.1.1.00', 'an IPv4 address with a leading zero'],
  ['fe80::1%eth0', 'an address with a zone'],
  ['::ffff:10.1.2.3%1', 'an address with a zone'],
  ['host.example%eth0', 'not an IP address'],
  ['10.0.0.1/24', 'an address with a prefix length'],
  ['/24', 'an address with a prefix length'],
  ['host.example', 'not an IP address'],
  ['256.1.1.1', 'not an IP address'],
  ['10.1.1', 'not an IP address'],
  ['10.1.1.1.', 'not an IP address'],
  [' 10.1.1.1', 'not an IP address'],
  ['10.1.1.1\n', 'not an IP address'],
  ['0x0a.1.1.1', 'not an IP address'],
  ['167837953', 'not an IP address'],
  ['１０.1.1.1', 'not an IP address'],
  [':', 'not an IP address'],
  [':::', 'not an IP address'],
  ['1::2::3', 'not an IP address'],
  ['1:2:3:4:5:6:7', 'not an IP address'],
  ['1:2:3:4:5:6:7:8:9', 'not an IP address'],
  ['1:2:3:4::5:6:7:8', 'not an IP address'],
  ['12345::', 'not an IP address'],
  ['g::', 'not an IP address'],
  ['::1.2.3', 'not an IP address'],
  ['1.2.3.4::', 'not an IP address'],
  ['::01.2.3.4', 'not an IP address'],
  ['[::1]', 'not an IP address'],
];

describe('parseAddress', () => {
  test.each(canonical)('reads %s as %s', (text, address, family) => {
    expect(parseAddress(text)).toEqual({ ok: true, address, family });
  });

  test.each(refused)('refuses %j', (text, reason) => {
    expect(parseAddress(text)).toEqual({ ok: false, reason });
  });

  test('accepts exactly what node:net does, zones apart', () => {
    const nearly = fc.stringMatching(/^[0-9a-fA-F:.]{1,24}$/);
    fc.assert(
      fc.property(fc.oneof(nearly, fc.string(), fc.ipV4(), fc.ipV4Extended(), fc.ipV6()), (text) => {
        expect(parseAddress(text).ok).toBe(isIP(text) !== 0 && !text.includes('%'));
      }),
      { numRuns: 3000 },
    );
  });

  test('writes addresses as ipaddr.js does', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        // ipaddr.js takes the IPv4-compatible form (RFC 4291 §2.5.5.1, given up) for a mapped one; node:net and the kernel do not.
        fc.pre(!/^::\d+\.\d+\.\d+\.\d+$/.test(text));
        const address = ipaddr.process(text);
        expect(parseAddress(text)).toEqual({ ok: true, address: address.toString(), family: address.kind() === 'ipv4' ? 4 : 6 });
      }),
      { numRuns: 2000 },
    );
  });

  test('reads its own text back as the same', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const once = parseAddress(text);
        expect(once.ok && parseAddress(once.address)).toEqual(once);
      }),
    );
  });
});

describe('isIPv4', () => {
  test('is true of exactly the IPv4 addresses that parseAddress gives back as they are', () => {
    const nearly = fc.stringMatching(/^[0-9]{1,3}(\.[0-9]{1,3}){2,4}\.?$/);
    fc.assert(
      fc.property(
        fc.oneof(
          nearly,
          fc.string(),
          fc.ipV4(),
          fc.ipV4Extended(),
          fc.ipV6(),
          fc.ipV4().map((text) => `::ffff:${text}`),
        ),
        (text) => {
          const parsed = parseAddressDroppingPrefix(text);
          expect(isIPv4(text)).toBe(parsed.ok && parsed.family === 4 && parsed.address === text);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('parseAddressDroppingPrefix', () => {
  test.each([
    ['fd00:32::9/64', 'fd00:32::9'],
    ['10.0.0.1/24', '10.0.0.1'],
    ['10.0.0.1/0', '10.0.0.1'],
    ['10.0.0.1/32', '10.0.0.1'],
    ['fd00::1/128', 'fd00::1'],
    ['::ffff:10.0.0.1/120', '10.0.0.1'],
    ['10.0.0.1', '10.0.0.1'],
  ])('reads %s as %s', (text, address) => {
    expect(parseAddressDroppingPrefix(text)).toMatchObject({ ok: true, address });
  });

  test.each(['10.0.0.1/33', '10.0.0.1/', '10.0.0.1/024', '10.0.0.1/-1', '10.0.0.1/24/24', '10.0.0.1/ 24', 'fd00::1/129', 'fd00::1/x'])(
    'refuses the prefix length of %s',
    (text) => {
      expect(parseAddressDroppingPrefix(text)).toEqual({
        ok: false,
        reason: 'an address with a prefix length that its family does not have',
      });
    },
  );

  test.each([
    ['/24', 'not an IP address'],
    ['', 'empty'],
    ['fe80::1%eth0/64', 'an address with a zone'],
    ['fe80::1/64%eth0', 'an address with a prefix length that its family does not have'],
    ['host/24', 'not an IP address'],
    ['010.0.0.1/24', 'an IPv4 address with a leading zero'],
  ])('refuses %j', (text, reason) => {
    expect(parseAddressDroppingPrefix(text)).toEqual({ ok: false, reason });
  });
});
