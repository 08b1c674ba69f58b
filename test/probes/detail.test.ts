import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanDetail, DETAIL_MAX_CHARACTERS, quoteSnippet } from '../../probes/detail.js';

describe('text from a target', () => {
  test('control characters, line ends and bidirectional overrides are escaped', () => {
    expect(cleanDetail('a\r\nb\u001b[31m\u202ec\u2028d\u0000')).toBe('a\\x0d\\x0ab\\x1b[31m\\u{202e}c\\u{2028}d\\x00');
  });

  test('words in any script stay readable', () => {
    expect(cleanDetail('größe 温度 ✓')).toBe('größe 温度 ✓');
  });

  test('whatever comes, a detail is at most 200 characters and prints on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const detail = cleanDetail(text);
        expect(detail.length).toBeLessThanOrEqual(DETAIL_MAX_CHARACTERS);
        expect(detail).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  test('a snippet quotes the beginning only', () => {
    const quoted = quoteSnippet(Buffer.from('x'.repeat(5000)));
    expect(quoted).toHaveLength(62);
    expect(quoted.endsWith('…"')).toBe(true);
  });

  test('bytes that are no text are shown as replacement characters', () => {
    expect(quoteSnippet(Buffer.from([0xff, 0xfe, 0x41]))).toBe('"��A"');
  });
});
