import { O } from '@bloomz/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_LENGTH, isLinkToken, parseCode, showCode, toCode } from './code.ts';

const code = fc.uint8Array({ minLength: CODE_LENGTH, maxLength: CODE_LENGTH }).map(toCode);
const between = fc.array(
  fc.constantFrom(' ', '-', '\u2011', '\u2013', '\u2014', '\u00a0', '\t', '\u200b', '\u200f', '.', '_'),
  {
    maxLength: 3,
  },
);
const fullWidth = (char: string): string => String.fromCharCode(char.charCodeAt(0) + 0xfee0);
const arabic = (char: string): string => (/\d/.test(char) ? String.fromCharCode(0x660 + Number(char)) : char);
const persian = (char: string): string => (/\d/.test(char) ? String.fromCharCode(0x6f0 + Number(char)) : char);
const misread = (char: string): ReadonlyArray<string> =>
  ({ '0': ['o', 'O'], '1': ['i', 'I', 'l', 'L'] })[char] ?? [char];

/** Ways in which people type one character. */
const typed = (char: string): fc.Arbitrary<string> =>
  fc.constantFrom(char, char.toLowerCase(), fullWidth(char), arabic(char), persian(char), ...misread(char));

describe('a code', () => {
  it('is understood however it is typed', () => {
    const entry = code.chain((whole) =>
      fc
        .tuple(...[...whole].map((char) => fc.tuple(typed(char), between)))
        .map((parts) => [whole, parts.map(([char, gap]) => char + gap.join('')).join('')] as const),
    );
    fc.assert(
      fc.property(entry, ([whole, text]) => {
        expect(parseCode(text)).toEqual(O.some(whole));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is shown in groups that are understood again', () => {
    fc.assert(
      fc.property(code, (whole) => {
        expect(showCode(whole)).toMatch(/^[^-]{4}-[^-]{4}-[^-]{5}$/);
        expect(parseCode(showCode(whole))).toEqual(O.some(whole));
      }),
    );
  });

  it.each(['', '-', '7QK2-M9XT-4B0Z', '7QK2-M9XT-4B0ZDD', '7QK2-M9XT-4B0ZU', '7QK2-M9XT-4B0Z!', '7QK2–M9XT–4B0Z½'])(
    'is not %j',
    (raw) => {
      expect(parseCode(raw)).toEqual(O.none);
    },
  );

  it('is nothing else that somebody may send', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        const parsed = parseCode(raw);
        if (O.isSome(parsed)) expect(parsed.value).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/);
      }),
    );
    expect(parseCode('0'.repeat(13) + ' '.repeat(1_000_000))).toEqual(O.none);
  });

  it('is no link, which has 128 bits in base64url', () => {
    expect(isLinkToken('k3J9x2ZQ0hV7m1TtYw8eRA')).toBe(true);
    for (const raw of [
      '',
      '7QK2M9XT4B0ZD',
      'k3J9x2ZQ0hV7m1TtYw8eR',
      'k3J9x2ZQ0hV7m1TtYw8eRA=',
      'k3J9x2ZQ0hV7m1TtYw8eR/',
    ])
      expect(isLinkToken(raw)).toBe(false);
  });
});
