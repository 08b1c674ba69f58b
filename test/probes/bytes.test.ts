import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatSize, parseByteMatcher, parseBytes, parseSize, type ByteMatcher } from '../../probes/bytes.js';

describe('text as bytes', () => {
  test.each([
    ['PING\\r\\n', 'PING\r\n'],
    ['\\x00\\xFf\\t\\0\\\\\\/', '\x00\xff\t\0\\/'],
    ['plain', 'plain'],
    ['', ''],
  ])('%p', (text, latin1) => {
    expect(parseBytes(text)).toEqual({ ok: true, value: Buffer.from(latin1, 'latin1') });
  });

  test('what is not ASCII is UTF-8', () => {
    expect(parseBytes('ü')).toEqual({ ok: true, value: Buffer.from([0xc3, 0xbc]) });
  });

  test.each(['\\q', '\\x1', '\\xzz', 'end\\'])('%p is no escape', (text) => {
    expect(parseBytes(text)).toEqual({ ok: false, message: expect.stringContaining('unknown escape') });
  });

  test('any bytes can be written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        const text = [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
        expect(parseBytes(text)).toEqual({ ok: true, value: Buffer.from(bytes) });
      }),
    );
  });
});

function matcher(text: string): ByteMatcher {
  const parsed = parseByteMatcher(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

describe('what to look for', () => {
  test.each([
    ['PONG', '+PONG\r\n', 5],
    ['/^\\+pong\\r\\n/i', '+PONG\r\n', 7],
    ['/\\x00\\xff/', 'a\x00\xffb', 3],
    ['/a.b/s', 'a\nb', 3],
    ['/^b/m', 'a\nb', 3],
    ['/a.b/', 'a\nb', -1],
    ['a/b', 'xa/b', 4],
    ['\\/a/', '/a/', 3],
  ])('%p in %p ends at %p', (text, latin1, end) => {
    const bytes = Buffer.from(latin1, 'latin1');
    expect(matcher(text).endOfMatch(bytes, 0)).toBe(end);
    expect(matcher(text).isFoundIn(bytes, 0)).toBe(end >= 0);
  });

  test('looks only behind where it is told to begin', () => {
    const bytes = Buffer.from('ok ok');
    for (const text of ['ok', '/ok/']) {
      expect(matcher(text).endOfMatch(bytes, 1)).toBe(5);
      expect(matcher(text).isFoundIn(bytes, 4)).toBe(false);
    }
  });

  test.each([
    ['', 'the expected text is empty'],
    ['//', 'the pattern is empty'],
    ['/(/', '"(" is not a pattern of RE2 syntax: error parsing regexp: missing closing ): `(`'],
    ['/a/g', 'unknown pattern flag "g": i, m and s are known'],
    ['/(?=a)/', expect.stringContaining('is not a pattern of RE2 syntax')],
    ['/(a)\\1/', expect.stringContaining('is not a pattern of RE2 syntax')],
    ['/ü/', 'a pattern over bytes must be ASCII: write other bytes as \\xNN'],
    ['/[a-z]{1,500}x/', expect.stringContaining('too complex')],
    [`/${'a'.repeat(600)}/`, 'the pattern is longer than 512 characters'],
  ])('%p is refused', (text, message) => {
    expect(parseByteMatcher(text)).toEqual({ ok: false, message });
  });

  test('a pattern that would take a backtracking engine for ever is done in no time', () => {
    const bytes = Buffer.from('a'.repeat(16_384));
    const startMs = performance.now();
    expect(matcher('/(a+)+$x/').isFoundIn(bytes, 0)).toBe(false);
    expect(matcher('/(a|aa)+(b|c)/').endOfMatch(bytes, 0)).toBe(-1);
    expect(performance.now() - startMs).toBeLessThan(1000);
  });
});

describe('sizes', () => {
  test.each([
    ['1B', 1],
    ['64KiB', 65_536],
    ['1MiB', 1_048_576],
  ])('%s', (text, bytes) => {
    expect(parseSize(text, 1_048_576)).toEqual({ ok: true, value: bytes });
    expect(formatSize(bytes)).toBe(text);
  });

  test.each([
    ['64', '"64" is not a size: a whole number with B, KiB or MiB'],
    ['64KB', '"64KB" is not a size: a whole number with B, KiB or MiB'],
    ['1.5MiB', '"1.5MiB" is not a size: a whole number with B, KiB or MiB'],
    ['0B', '"0B" is out of bounds: 1B to 1MiB'],
    ['2MiB', '"2MiB" is out of bounds: 1B to 1MiB'],
  ])('%p is refused', (text, message) => {
    expect(parseSize(text, 1_048_576)).toEqual({ ok: false, message });
  });
});
