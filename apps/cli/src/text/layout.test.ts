import { describe, expect, it } from 'vitest';
import { counted, firstFew, table } from './layout.ts';
import { bloomz, oneLine, shellWord } from './plain.ts';

describe('texts for people', () => {
  it('count and cut', () => {
    expect(counted(1, 'school')).toBe('1 school');
    expect(counted(1234, 'school')).toBe('1,234 schools');
    expect(firstFew(['a', 'b', 'c', 'd'], 2)).toEqual(['a', 'b', 'and 2 more']);
    expect(firstFew(['a', 'b', 'c'], 2)).toEqual(['a', 'b', 'c']);
  });

  it('line up numbers', () => {
    expect(
      table([
        ['', 'new'],
        ['classes', 1200],
      ]),
    ).toEqual(['           new', 'classes  1,200']);
  });

  it('quote what a shell would take apart', () => {
    expect(shellWord('section-1')).toBe('section-1');
    expect(shellWord("Ana's class")).toBe(`'Ana'\\''s class'`);
    expect(bloomz('rename', '--name', 'a b')).toBe("npm run -s bloomz -- rename --name 'a b'");
  });

  it('keep a sentence on one line', () => {
    expect(oneLine(' a\n  b\u001b[1m\t c ')).toBe('a b[1m c');
  });
});
