import { expect, it } from 'vitest';
import { manyLetters, printed } from '../testing/letters.ts';
import { openPdf, squareOf } from '../testing/read-pdf.ts';
import { makeLetterPress } from './pdf-letter-press.ts';

const LETTERS = 1_000;
const MOST_SECONDS = 20;

it(`prints ${LETTERS} letters within ${MOST_SECONDS} s, and every square opens its link`, async () => {
  const letters = manyLetters(LETTERS);
  const start = performance.now();
  const bytes = await printed(makeLetterPress(), letters, 'A4');
  const seconds = (performance.now() - start) / 1_000;
  console.log(`${LETTERS} letters in ${seconds.toFixed(1)} s, ${(bytes.length / 1e6).toFixed(1)} MB`);
  expect(seconds).toBeLessThanOrEqual(MOST_SECONDS);
  const pdf = await openPdf(bytes);
  for (const [at, { link }] of letters.entries()) {
    const page = await pdf.getPage(at + 1);
    expect(await squareOf(page)).toBe(link);
    page.cleanup();
  }
});
