import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey, tidyName } from './section-name.ts';

describe('two section names are the same name', () => {
  it.each([
    ['after Unicode NFC', 'E\u0301cole', 'École'],
    ['after trimming', '  3B ', '3B'],
    ['after collapsing white space of any kind', 'Grade 3\u00a0\t B', 'Grade 3 B'],
    ['after dropping what nobody sees', 'Math\u0007 \u202e3B', 'Math 3B'],
    ['after folding case', 'STRASSE', 'Straße'],
    ['after folding a final sigma', 'ΛΟΓΟΣ', 'λογος'],
  ])('%s', (_, a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });

  it.each([
    ['3B', '3 B'],
    ['Resume', 'Résumé'],
    ['ılık', 'ilik'],
  ])('but "%s" is not "%s"', (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b));
  });

  it('in whatever case and spacing they are written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(nameKey(tidyName(name))).toBe(nameKey(name));
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
        expect(nameKey(`  ${name}\n`)).toBe(nameKey(name));
      }),
    );
  });
});
