import { describe, expect, it } from 'vitest';
import { NAMES_BY_LOCALE } from '../testing/names.ts';
import { makeFontBook } from './font-book.ts';
import { makeTypesetter } from './text-line.ts';
import type { Line, TextStyle } from './text-line.ts';

const typesetter = makeTypesetter(makeFontBook());
const LTR: TextStyle = { size: 12, weight: 400, direction: 'ltr' };
const RTL: TextStyle = { ...LTR, direction: 'rtl' };
const textOf = ({ pieces }: Line): string => pieces.map(({ text }) => text).join('|');

/** Pieces from left to right; inside a piece in the order of speech. */
const seen = (text: string, style: TextStyle): string => textOf(typesetter.fit(text, style, 500)).replaceAll('|', '');

describe('a line', () => {
  it.each(
    NAMES_BY_LOCALE.flatMap(([locale, name]) => ([400, 700] as const).map((weight) => [locale, name, weight] as const)),
  )('has a glyph for everything in a name in %s: %s (%i)', (_locale, name, weight) => {
    const line = typesetter.fit(name, { ...LTR, weight }, 1_000);
    expect(textOf(line)).not.toContain('\ufffd');
    for (const { face, text } of line.pieces)
      for (const { id } of face.shape(text).glyphs) expect(id).toBeGreaterThan(0);
    const shown = line.pieces.flatMap(({ text }) => Array.from(text));
    expect(shown.sort().join('')).toBe(Array.from(name.normalize('NFC')).sort().join(''));
  });

  it('goes from right to left where its letters do, and numbers in it do not', () => {
    expect(seen('أحمد 12 علي', LTR)).toBe('علي 12أحمد ');
    expect(seen('أحمد 12 علي', RTL)).toBe('علي 12أحمد ');
    expect(seen('مع Bloomz هنا', RTL)).toBe('هنا Bloomzمع ');
    expect(seen('Go to مدرسة now', LTR)).toBe('Go to مدرسة now');
    expect(seen('أحمد (علي)', RTL)).toBe('(علي)أحمد ');
  });

  it('is cut with an ellipsis where it is too long, at any length', () => {
    for (const text of ['W'.repeat(300), '柳'.repeat(100), 'word '.repeat(50)]) {
      const line = typesetter.fit(text, LTR, 240);
      expect(line.width).toBeLessThanOrEqual(240);
      expect(textOf(line)).toContain('…');
    }
  });

  it('shows letters that no font has as missing, and leaves out other signs', () => {
    expect(textOf(typesetter.fit('A\u{11d00}B 😀', LTR, 240))).toBe('A\ufffdB');
  });
});

describe('a paragraph', () => {
  it.each([
    ['words', 'one two three four five six seven eight nine ten'],
    ['one long word', 'abcdefghij'.repeat(20)],
    ['a script without blanks', 'น้ำฝนใจกว้างป่า'.repeat(10)],
    ['right to left', 'انضموا إلى مدرسة وادي الزهور على Bloomz مرة أخرى'],
  ])('keeps to its width: %s', (_what, text) => {
    const lines = typesetter.wrap(text, LTR, 120);
    expect(lines.length).toBeGreaterThan(1);
    for (const { width } of lines) expect(width).toBeLessThanOrEqual(120);
  });
});
