import makeBidi from 'bidi-js';
import type { Direction } from '../words/say.ts';
import type { FontBook } from './font-book.ts';
import type { Face } from './font-face.ts';
import type { Weight } from './font-files.ts';

/** A character as people see it, with its font. An odd level is read from right to left. */
export type Sign = { readonly text: string; readonly face: Face; readonly level: number };
type Shown = Pick<Sign, 'text' | 'face'>;

type Style = { readonly weight: Weight; readonly direction: Direction };
export type SignsOf = (text: string, style: Style) => ReadonlyArray<Sign>;

/** The package is CommonJS, and its types say otherwise. */
const bidi = (makeBidi as unknown as typeof makeBidi.default)();
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const UNSEEN = /[\u2066-\u2069\u200e\u200f\u061c\u2060\u00ad]/g;
const BETWEEN = /^[\p{P}\p{Z}]+$/u;
const LETTER = /\p{L}|\p{N}/u;
const JOINS_OR_SELECTS = /^(?:\p{Join_Control}|\p{Variation_Selector})$/u;
/** Stands for a letter that no font has. */
const UNKNOWN = '\ufffd';

const mirrored = (text: string): string => Array.from(text, (sign) => bidi.getMirroredCharacter(sign) ?? sign).join('');

/** Finds fonts and directions for the characters of a text. */
export const makeSigner = (book: FontBook): SignsOf => {
  const standIn = (text: string, weight: Weight): ReadonlyArray<Shown> => {
    const face = LETTER.test(text) ? book.faceFor(UNKNOWN, weight) : undefined;
    return face === undefined ? [] : [{ text: UNKNOWN, face }];
  };
  const alone = (text: string, weight: Weight): ReadonlyArray<Shown> => {
    const face = book.faceFor(text, weight);
    return face === undefined ? standIn(text, weight) : [{ text, face }];
  };

  /**
   * Blanks and points stand in the font of what is before them; marks apart from their letter where no font has both. A
   * letter that no font has is shown as missing, another sign left out.
   */
  const show = (text: string, weight: Weight, before: Face | undefined): ReadonlyArray<Shown> => {
    const parts = Array.from(text);
    if (before !== undefined && BETWEEN.test(text) && parts.every((part) => before.has(part.codePointAt(0) ?? 0)))
      return [{ text, face: before }];
    const face = book.faceFor(text, weight);
    if (face !== undefined) return [{ text, face }];
    return parts.filter((part) => !JOINS_OR_SELECTS.test(part)).flatMap((part) => alone(part, weight));
  };

  return (text, { weight, direction }) => {
    const { levels } = bidi.getEmbeddingLevels(text, direction);
    const signs: Sign[] = [];
    for (const { segment, index } of graphemes.segment(text)) {
      const level = levels[index] ?? 0;
      const visible = segment.replace(UNSEEN, '');
      const turned = level % 2 === 1 ? mirrored(visible) : visible;
      if (visible !== '') signs.push(...show(turned, weight, signs.at(-1)?.face).map((one) => ({ ...one, level })));
    }
    return signs;
  };
};
