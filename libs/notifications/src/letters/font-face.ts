import PDFDocument from 'pdfkit';
import { featuresFor, inShapingOrder } from './shaping-order.ts';
import type { FontFile, Weight } from './font-files.ts';

/** What we use of fontkit's fonts, which pdfkit opens for us. https://github.com/foliojs/fontkit */
type Glyph = {
  readonly id: number;
  readonly advanceWidth: number;
  readonly path: { readonly toSVG: () => string };
};
type Position = Readonly<Record<'xAdvance' | 'yAdvance' | 'xOffset' | 'yOffset', number>>;
type Run = {
  readonly glyphs: ReadonlyArray<Glyph>;
  readonly positions: ReadonlyArray<Position>;
  readonly advanceWidth: number;
};
type Font = {
  readonly unitsPerEm: number;
  readonly layout: (text: string, features?: Readonly<Record<string, boolean>>) => Run;
  readonly glyphsForString: (text: string) => ReadonlyArray<Glyph>;
  readonly hasGlyphForCodePoint: (codePoint: number) => boolean;
};

/** An open font. `source`: as pdfkit takes it. `drawn`: its letters are painted as shapes, for the file cannot be embedded. */
export type Face = {
  readonly key: string;
  readonly source: Font;
  readonly weight: Weight;
  readonly drawn: boolean;
  readonly has: (codePoint: number) => boolean;
  readonly shape: (text: string) => Run;
  readonly widthOf: (text: string, size: number) => number;
};

/** Shaping costs milliseconds, and most of a letter is the same in the next one. */
const SHAPES_KEPT = 4_000;

const remembering = (shape: (text: string) => Run): ((text: string) => Run) => {
  const shapes = new Map<string, Run>();
  return (text) => {
    const known = shapes.get(text) ?? shape(text);
    if (shapes.size >= SHAPES_KEPT) shapes.clear();
    shapes.set(text, known);
    return known;
  };
};

const unshaped = (glyphs: ReadonlyArray<Glyph>): Run => ({
  glyphs,
  positions: glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 })),
  advanceWidth: glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0),
});

/** fontkit stumbles over marks without an anchor; most are in place without being moved to one. */
const WITH_FEWER_FEATURES = [{}, { mkmk: false }, { mkmk: false, mark: false, abvm: false, blwm: false }];

const shapeIn = (font: Font, text: string): Run => {
  for (const features of WITH_FEWER_FEATURES)
    try {
      return font.layout(inShapingOrder(text), { ...featuresFor(text), ...features });
    } catch {
      continue;
    }
  return unshaped(font.glyphsForString(text));
};

const openFont = (path: string): Font => {
  const desk = new PDFDocument({ autoFirstPage: false, font: '' }).font(path) as unknown as {
    readonly _font: { readonly font: Font };
  };
  return desk._font.font;
};

/** pdfkit scales the positions that it is given, so it gets its own. */
const sharing = (font: Font, shape: (text: string) => Run): Font =>
  Object.create(font, {
    layout: {
      value: (text: string): Run => {
        const run = shape(text);
        return { ...run, positions: run.positions.map((position) => ({ ...position })) };
      },
    },
  }) as Font;

/** pdfkit embeds what was used of a font at the end of a document; the font itself serves all documents. */
export const openFace = ({ path, outlines }: FontFile, weight: Weight): Face => {
  const font = openFont(path);
  const shape = remembering((text) => shapeIn(font, text));
  return {
    key: path,
    source: sharing(font, shape),
    weight,
    drawn: outlines,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    shape,
    widthOf: (text, size) => (shape(text).advanceWidth / font.unitsPerEm) * size,
  };
};
