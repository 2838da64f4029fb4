import type { Direction } from '../words/say.ts';
import type { Weight } from './font-files.ts';
import type { Face } from './font-face.ts';
import type { FontBook } from './font-book.ts';
import { makeSigner } from './signs.ts';
import type { Sign } from './signs.ts';

/** A stretch of a line in one font and one direction, as it is handed to the font: in the order of speech. */
export type Piece = { readonly face: Face; readonly text: string; readonly width: number };
/** From left to right, as it is seen. */
export type Line = { readonly pieces: ReadonlyArray<Piece>; readonly width: number };

export type TextStyle = { readonly size: number; readonly weight: Weight; readonly direction: Direction };

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** What fontkit turns around by itself. */
const TURNED_BY_FONT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

const sameRun = (a: Sign | undefined, b: Sign): boolean => a !== undefined && a.face === b.face && a.level === b.level;

const runsOf = (signs: ReadonlyArray<Sign>): ReadonlyArray<ReadonlyArray<Sign>> => {
  const runs: Sign[][] = [];
  for (const sign of signs) {
    const last = runs.at(-1);
    if (last !== undefined && sameRun(last[0], sign)) last.push(sign);
    else runs.push([sign]);
  }
  return runs;
};

/** https://www.unicode.org/reports/tr9/#L2 */
const inSight = <T extends { readonly level: number }>(runs: ReadonlyArray<T>): ReadonlyArray<T> => {
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  let order = [...runs];
  for (let level = highest; level > 0; level -= 1) {
    const next: T[] = [];
    for (let at = 0; at < order.length;) {
      const from = at;
      while (at < order.length && (order[at]?.level ?? 0) >= level) at += 1;
      if (at === from) at += 1;
      next.push(...(at - from > 1 ? order.slice(from, at).reverse() : order.slice(from, at)));
    }
    order = next;
  }
  return order;
};

const pieceOf = (run: ReadonlyArray<Sign>, size: number): Piece & { readonly level: number } => {
  const [{ face, level } = { face: undefined, level: 0 }] = run;
  const inSpeech = run.map(({ text }) => text);
  const turns = TURNED_BY_FONT.test(inSpeech.join(''));
  const text = (turns === (level % 2 === 1) ? inSpeech : inSpeech.reverse()).join('');
  return { face: face as Face, level, text, width: (face as Face).widthOf(text, size) };
};

const piecesOf = (signs: ReadonlyArray<Sign>, size: number): ReadonlyArray<Piece> =>
  inSight(runsOf(signs).map((run) => pieceOf(run, size)));

const widthOf = (signs: ReadonlyArray<Sign>, size: number): number =>
  piecesOf(signs, size).reduce((sum, { width }) => sum + width, 0);

const isSpace = ({ text }: Sign): boolean => text === ' ';

const withoutEnds = (signs: ReadonlyArray<Sign>): ReadonlyArray<Sign> => {
  const from = signs.findIndex((sign) => !isSpace(sign));
  return from === -1 ? [] : signs.slice(from, signs.findLastIndex((sign) => !isSpace(sign)) + 1);
};

/** Words with the blank before them; a word that is wider than the line in single characters. */
const unbreakable = (signs: ReadonlyArray<Sign>, size: number, width: number): ReadonlyArray<ReadonlyArray<Sign>> => {
  const words: Sign[][] = [];
  for (const sign of signs) {
    const last = words.at(-1);
    if (last === undefined || isSpace(sign)) words.push([sign]);
    else last.push(sign);
  }
  return words.flatMap((word) => (widthOf(word, size) > width ? word.map((sign) => [sign]) : [word]));
};

const toLine = (signs: ReadonlyArray<Sign>, size: number): Line => {
  const pieces = piecesOf(withoutEnds(signs), size);
  return { pieces, width: pieces.reduce((sum, piece) => sum + piece.width, 0) };
};

export type Typesetter = {
  /** A text in lines of at most that width. */
  readonly wrap: (text: string, style: TextStyle, width: number) => ReadonlyArray<Line>;
  /** A text in one line, with an ellipsis where there was more of it. */
  readonly fit: (text: string, style: TextStyle, width: number) => Line;
};

export const makeTypesetter = (book: FontBook): Typesetter => {
  const signsOf = makeSigner(book);
  return {
    wrap: (text, style, width) => {
      const lines: Sign[][] = [[]];
      let taken = 0;
      for (const word of unbreakable(signsOf(text.normalize('NFC'), style), style.size, width)) {
        const wide = widthOf(word, style.size);
        if (taken > 0 && taken + wide > width) {
          lines.push([]);
          taken = 0;
        }
        lines.at(-1)?.push(...word);
        taken += wide;
      }
      return lines.map((line) => toLine(line, style.size));
    },
    fit: (text, style, width) => {
      const whole = Array.from(graphemes.segment(text.normalize('NFC')), ({ segment }) => segment);
      const lineOf = (kept: number): Line =>
        toLine(
          signsOf(kept === whole.length ? whole.join('') : `${whole.slice(0, kept).join('')}…`, style),
          style.size,
        );
      let [fits, tooMany] = [0, whole.length + 1];
      if (lineOf(whole.length).width <= width) return lineOf(whole.length);
      while (tooMany - fits > 1) {
        const kept = Math.floor((fits + tooMany) / 2);
        if (lineOf(kept).width <= width) fits = kept;
        else tooMany = kept;
      }
      return lineOf(fits);
    },
  };
};
