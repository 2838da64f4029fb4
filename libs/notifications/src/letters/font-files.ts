import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** How heavy letters are. Scripts that come in one file for all weights have theirs drawn bolder. */
export type Weight = 400 | 700;

/** One file of a family, and the characters it is for. `outlines`: a file that can be drawn from, but not embedded. */
export type FontFile = {
  readonly path: string;
  readonly covers: (codePoint: number) => boolean;
  readonly outlines: boolean;
};

type Range = readonly [from: number, to: number];

const toRange = (text: string): Range => {
  const [from = '', to = from] = text.trim().replace(/^U\+/i, '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
};

/** https://developer.mozilla.org/docs/Web/CSS/@font-face/unicode-range */
const covering = (unicodeRange: string): FontFile['covers'] => {
  const ranges = unicodeRange.split(',').map(toRange);
  return (codePoint) => ranges.some(([from, to]) => from <= codePoint && codePoint <= to);
};

/** The first that has a character wins: Latin before all others, Chinese last, for it has a little of everything. */
const STATIC = [
  ...['noto-sans', 'noto-sans-arabic', 'noto-sans-hebrew', 'noto-sans-armenian', 'noto-sans-georgian'],
  ...['noto-sans-ethiopic', 'noto-sans-devanagari', 'noto-sans-bengali', 'noto-sans-gujarati', 'noto-sans-gurmukhi'],
  ...['noto-sans-tamil', 'noto-sans-telugu', 'noto-sans-thai', 'noto-sans-lao', 'noto-sans-khmer', 'noto-sans-myanmar'],
];
const VARIABLE = ['noto-sans-kr', 'noto-sans-sc'];

/** What a family is named for; of the Latin that comes with it only the family without a name is used. */
const isOwn = (family: string, subset: string): boolean =>
  family === 'noto-sans' ? subset !== 'devanagari' : subset === family.replace('noto-sans-', '');

type UnicodeRanges = Readonly<Record<string, string>>;
const rangesOf = (name: string): UnicodeRanges =>
  JSON.parse(readFileSync(require.resolve(`${name}/unicode.json`), 'utf8')) as UnicodeRanges;

const staticFiles = (family: string, weight: Weight): ReadonlyArray<FontFile> =>
  Object.entries(rangesOf(`@fontsource/${family}`))
    .filter(([subset]) => isOwn(family, subset))
    .map(([subset, range]) => ({
      path: require.resolve(`@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff`),
      covers: covering(range),
      outlines: false,
    }));

const variableFiles = (family: string): ReadonlyArray<FontFile> =>
  Object.entries(rangesOf(`@fontsource-variable/${family}`)).map(([subset, range]) => ({
    path: require.resolve(
      `@fontsource-variable/${family}/files/${family}-${subset.replace(/[[\]]/g, '')}-wght-normal.woff2`,
    ),
    covers: covering(range),
    outlines: true,
  }));

/** All files of a weight, in the order in which they are asked. */
export const fontFiles = (weight: Weight): ReadonlyArray<FontFile> => [
  ...STATIC.flatMap((family) => staticFiles(family, weight)),
  ...VARIABLE.flatMap(variableFiles),
];
