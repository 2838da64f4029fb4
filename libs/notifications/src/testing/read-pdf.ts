import jsQR from 'jsqr';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export const openPdf = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true }).promise;

type Node = {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: ReadonlyArray<Node>;
};
export type Element = { readonly role: string; readonly said: string; readonly lang: string };

const flatten = (node: Node): ReadonlyArray<Element> => [
  ...(node.role === undefined ? [] : [{ role: node.role, said: node.alt ?? '', lang: node.lang ?? '' }]),
  ...(node.children ?? []).flatMap(flatten),
];

/** What a screen reader is told of a page, in order. */
export const elementsOf = async (page: PDFPageProxy): Promise<ReadonlyArray<Element>> =>
  flatten((await page.getStructTree()) as Node);

type Rect = readonly [x: number, y: number, width: number, height: number];

const MOVE = 0;
const LINE = 1;
const CLOSE = 4;
const POINT_SIZES: Readonly<Record<number, number>> = { [MOVE]: 2, [LINE]: 2, 2: 6, 3: 4, [CLOSE]: 0 };

/** Closed figures of a path as the boxes around them. */
const boxesOf = (path: ArrayLike<number>): ReadonlyArray<Rect> => {
  const boxes: Rect[] = [];
  let points: Array<readonly [number, number]> = [];
  for (let at = 0; at < path.length;) {
    const kind = path[at] ?? CLOSE;
    const size = POINT_SIZES[kind] ?? 0;
    if (kind === MOVE) points = [];
    if (size === 2) points.push([path[at + 1] ?? 0, path[at + 2] ?? 0]);
    if (kind === CLOSE) {
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
      const [left, top] = [Math.min(...xs), Math.min(...ys)];
      boxes.push([left, top, Math.max(...xs) - left, Math.max(...ys) - top]);
    }
    at += 1 + size;
  }
  return boxes;
};

const DOTS = 4;

/** Reads the QR code of a page from its shapes, without rendering anything else. */
export const squareOf = async (page: PDFPageProxy): Promise<string | undefined> => {
  const { fnArray, argsArray } = await page.getOperatorList();
  const paths = fnArray.flatMap((fn, at) => {
    if (fn !== OPS.constructPath) return [];
    const [, [path]] = argsArray[at] as [number, [ArrayLike<number> | null]];
    return path === null ? [] : [boxesOf(path)];
  });
  const boxes = paths.reduce((most, path) => (path.length > most.length ? path : most), []);
  const module = Math.min(...boxes.map(([, , , height]) => height));
  const left = Math.min(...boxes.map(([x]) => x));
  const top = Math.max(...boxes.map(([, y, , height]) => y + height));
  const modules = Math.round(Math.max(...boxes.map(([x, , width]) => x + width - left)) / module);
  const size = (modules + 8) * DOTS;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  const dots = (length: number): number => Math.round(length / module) * DOTS;
  for (const [x, y, width, height] of boxes)
    for (let row = 0; row < dots(height); row += 1)
      for (let column = 0; column < dots(width); column += 1) {
        const dot = (dots(top - y - height) + row + 4 * DOTS) * size + dots(x - left) + column + 4 * DOTS;
        pixels.fill(0, dot * 4, dot * 4 + 3);
      }
  const read = jsQR as unknown as typeof jsQR.default;
  return read(pixels, size, size)?.data;
};
