import { fontFiles } from './font-files.ts';
import type { FontFile, Weight } from './font-files.ts';
import { openFace } from './font-face.ts';
import type { Face } from './font-face.ts';

/** Finds the font for a character. Fonts are opened when they are first needed, and kept. */
export type FontBook = {
  /** A font that has all of a character as people see it; undefined where no font does. */
  readonly faceFor: (grapheme: string, weight: Weight) => Face | undefined;
};

/** What chooses between shapes and has none of its own. */
const SELECTORS = /\p{Variation_Selector}|\p{Join_Control}/gu;

const makeShelf = (weight: Weight): ((grapheme: string) => Face | undefined) => {
  const files = fontFiles(weight);
  const open = new Map<FontFile, Face>();
  const found = new Map<string, Face | undefined>();
  const faceOf = (file: FontFile): Face => {
    const face = open.get(file) ?? openFace(file, weight);
    open.set(file, face);
    return face;
  };
  const has = (file: FontFile, codePoint: number): boolean => file.covers(codePoint) && faceOf(file).has(codePoint);
  const find = (grapheme: string): Face | undefined => {
    const codePoints = Array.from(grapheme.replace(SELECTORS, ''), (sign) => sign.codePointAt(0) ?? 0);
    const file = files.find((candidate) => codePoints.every((codePoint) => has(candidate, codePoint)));
    return file === undefined ? undefined : faceOf(file);
  };
  return (grapheme) => {
    if (!found.has(grapheme)) found.set(grapheme, find(grapheme));
    return found.get(grapheme);
  };
};

export const makeFontBook = (): FontBook => {
  const shelves = { 400: makeShelf(400), 700: makeShelf(700) };
  return { faceFor: (grapheme, weight) => shelves[weight](grapheme) };
};
