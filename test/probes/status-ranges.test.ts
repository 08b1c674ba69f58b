import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isInRanges, parseStatusRange } from '../../probes/status-ranges.js';

const status = fc.integer({ min: 100, max: 599 });

describe('status ranges', () => {
  test('hold exactly the statuses from their begin to their end', () => {
    fc.assert(
      fc.property(status, status, status, (one, other, asked) => {
        const [from, to] = one <= other ? [one, other] : [other, one];
        const parsed = parseStatusRange(`${from}-${to}`);
        if (!parsed.ok) throw new Error(parsed.message);
        expect(isInRanges(asked, [parsed.value])).toBe(asked >= from && asked <= to);
      }),
    );
  });

  test('a single status is itself alone', () => {
    fc.assert(
      fc.property(status, (code) => {
        expect(parseStatusRange(String(code))).toEqual({ ok: true, value: { from: code, to: code } });
      }),
    );
  });

  test('what is accepted is written the same way it was read, and all else is refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('0', '1', '3', '5', '9', '-') })), (text) => {
        const parsed = parseStatusRange(text);
        if (!parsed.ok) return;
        const { from, to } = parsed.value;
        expect([`${from}`, `${from}-${to}`]).toContain(text);
        expect(from).toBeLessThanOrEqual(to);
      }),
    );
  });

  test.each([
    ['399-200', '"399-200" begins above its end'],
    ['99', '"99" is not a status or a range such as 200-399'],
    ['099', '"099" is out of bounds: statuses are 100 to 599'],
    ['200-600', '"200-600" is out of bounds: statuses are 100 to 599'],
    ['2xx', '"2xx" is not a status or a range such as 200-399'],
    ['200 - 299', '"200 - 299" is not a status or a range such as 200-399'],
    ['', '"" is not a status or a range such as 200-399'],
  ])('%p is refused', (text, message) => {
    expect(parseStatusRange(text)).toEqual({ ok: false, message });
  });

  test('in no range is no status', () => {
    expect(isInRanges(200, [])).toBe(false);
  });
});
