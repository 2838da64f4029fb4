import type { Face } from './font-face.ts';
import type { Line, Piece } from './text-line.ts';
import type { Weight } from './font-files.ts';

export type Pdf = PDFKit.PDFDocument;
type FontSource = Parameters<Pdf['font']>[0];

/** How much an outline of the thinnest weight gains, in thousandths of the size, to look like these. */
const STROKE: Readonly<Record<Weight, number>> = { 400: 38, 700: 56 };

const paint = (pdf: Pdf, { face, text }: Piece, [x, y]: Point, size: number): void => {
  const { glyphs, positions } = face.shape(text);
  const scale = size / face.source.unitsPerEm;
  pdf.save().translate(x, y).scale(scale, -scale).lineWidth(STROKE[face.weight]).lineJoin('round');
  glyphs.forEach((glyph, at) => {
    pdf.path(glyph.path.toSVG()).fillAndStroke();
    pdf.translate(positions[at]?.xAdvance ?? glyph.advanceWidth, 0);
  });
  pdf.restore();
};

const write = (pdf: Pdf, { face, text }: Piece, [x, y]: Point, size: number): void => {
  pdf
    .font(sourceOf(face), face.key)
    .fontSize(size)
    .text(text, x, y, { lineBreak: false, baseline: 'alphabetic', features: [] });
};

/** pdfkit takes a font that is open already, which its types do not say. */
const sourceOf = (face: Face): FontSource => face.source as unknown as FontSource;

export type Point = readonly [x: number, y: number];

/** Puts a line on the page; the point is where its baseline begins at the left. */
export const drawLine = (pdf: Pdf, { pieces }: Line, [x, y]: Point, size: number): void => {
  let at = x;
  for (const piece of pieces) {
    const put = piece.face.drawn ? paint : write;
    put(pdf, piece, [at, y], size);
    at += piece.width;
  }
};
