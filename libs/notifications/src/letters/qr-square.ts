import { create } from 'qrcode';
import type { Pdf, Point } from './ink.ts';

/** Draws the modules as one shape: sharp at any size, and without seams. */
export const drawSquare = (pdf: Pdf, link: string, [x, y]: Point, width: number): void => {
  const { size, data } = create(link, { errorCorrectionLevel: 'M' }).modules;
  const module = width / size;
  for (let row = 0; row < size; row += 1)
    for (let from = 0; from < size;) {
      let to = from;
      while (to < size && data[row * size + to]) to += 1;
      if (to > from) pdf.rect(x + from * module, y + row * module, (to - from) * module, module);
      from = to + 1;
    }
  pdf.fill('#000000');
};
