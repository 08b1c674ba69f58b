import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quoteHostile, secretPieces } from '../../alerts/hostile.js';

describe('quoteHostile', () => {
  it.each([
    ['plain', '"plain"'],
    ['', 'with no text'],
    [' \r\n', 'with no text'],
    ['a "b" \\', '"a \\"b\\" \\\\"'],
    ['line\nline', '"line\\x0aline"'],
    ['\u202ereversed', '"\\u{202e}reversed"'],
    ['\ud800', '"\\u{d800}"'],
    ['größe', '"größe"'],
  ])('%j is quoted as %s', (text, expected) => {
    expect(quoteHostile(text, [])).toBe(expected);
  });

  it('never lets through what does not print, nor more than 202 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const quoted = quoteHostile(text, []);
        expect(quoted.length).toBeLessThanOrEqual(202);
        expect(quoted).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it('shows nothing of a text that holds a secret piece, in any case, encoded or not', () => {
    const pieces = secretPieces(new URL('http://us%C3%A9rname:p4ssw0rd@h/services/T0k%2Fen123?key=v4lueX#f'), ['whsec_abc']);
    for (const text of ['T0k/EN123', 't0k%2fen123', 'V4LUEX', 'p4ssw0rd', 'usérname', 'WHSEC_ABC', 'x%2Fservices%2Fx']) {
      expect(quoteHostile(`See ${text}.`, pieces)).toBe('with a text that holds a part of a secret');
    }
    expect(quoteHostile('See the manual', pieces)).toBe('"See the manual"');
  });
});
