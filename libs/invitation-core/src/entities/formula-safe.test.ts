import { describe, expect, it } from 'vitest';
import { toFormulaSafe } from './formula-safe.ts';

/** What a spreadsheet would make of a line, whichever separator it goes by: no cell of it may begin a formula. */
const cellsOf = (text: string): ReadonlyArray<string> => [',', ';', '\t', '|'].flatMap((by) => text.split(by));
const isFormula = (cell: string): boolean =>
  /^[=+\-@|%]/.test(cell.normalize('NFKC').replace(/^[\s\p{Cf}\p{Cc}\u3164\u115f\u1160\uffa0]+/u, ''));

const UNSEEN = ['', ' ', '\t', '\r', '\n', '\u00a0', '\ufeff', '\u200b', '\u2060', '\u202e', '\u3164', ' \t\u200f '];
const FORMULAS = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://evil.example","click")',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '−1+1',
  '%0A=1',
  '|cmd',
];

describe('a cell', () => {
  it.each(FORMULAS)('is no formula: %j, after whatever is not seen', (formula) => {
    for (const before of UNSEEN)
      for (const hidden of [`${before}${formula}`, `Ada;${before}${formula}`, `Ada\t${formula}`, `Ada,${formula}`])
        expect(cellsOf(toFormulaSafe(hidden)).filter(isFormula)).toEqual([]);
  });

  it('is one line', () => {
    expect(toFormulaSafe('Ada\r\n=1+1\u2028x')).toBe('Ada =1+1 x');
  });

  it('that begins with a hyphen is shown with an apostrophe, and not as an error', () => {
    expect(toFormulaSafe('-Ana')).toBe("'-Ana");
  });

  it.each([
    ...[
      'Ada Byron',
      "Seán O'Brien",
      'Anne-Marie Smith-Jones',
      'José Ángel Núñez',
      'Zoë',
      'Łukasz Żak',
      'Nguyễn Thị Ánh',
    ],
    ...[
      'Владимир',
      'Ελένη',
      'محمد',
      'דוד',
      '王小明',
      '김민준',
      'さくら',
      'ลลิตา',
      'मीरा',
      'Þóra',
      "D'Angelo, Jr.",
      'Ana + Bea',
    ],
    ...['5th Grade', 'Math 101 - Period 3', 'ada@home.example', '550 5.1.1', ''],
  ])('that begins nothing stays as it is: %j', (name) => {
    expect(toFormulaSafe(name)).toBe(name);
  });
});
