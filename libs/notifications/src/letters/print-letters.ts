import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Letter, LetterPress, Locale, PaperSize } from '@bloomz/invitation-core';
import PDFDocument from 'pdfkit';
import { makeSay } from '../words/say.ts';
import type { Say } from '../words/say.ts';
import { makeFontBook } from './font-book.ts';
import type { Pdf } from './ink.ts';
import { drawLetter } from './letter-page.ts';
import { wordsOf } from './letter-words.ts';
import { makeTypesetter } from './text-line.ts';

type OnPiece = Parameters<LetterPress['print']>[2];

const SIZES: Readonly<Record<PaperSize, string>> = { A4: 'A4', Letter: 'LETTER' };

/** A subset that pdfkit knows and its types do not. https://pdfkit.org/docs/accessibility.html */
const ACCESSIBLE = 'PDF/UA' as never;

const openDocument = (size: PaperSize, locale: Locale, title: string): Pdf =>
  new PDFDocument({
    ...{ size: SIZES[size], margin: 0, autoFirstPage: false, font: '' },
    ...{ pdfVersion: '1.7', subset: ACCESSIBLE, tagged: true, displayTitle: true, lang: locale },
    info: { Title: title, Producer: 'Bloomz', Creator: 'Bloomz' },
  });

/** Gives on what the document holds by now; whoever takes it slowly slows the printing down. */
const pass = async (pdf: Pdf, onPiece: OnPiece): Promise<void> => {
  const piece = pdf.read() as Uint8Array | null;
  if (piece !== null) await onPiece(piece);
};

const makeVoices = (): ((locale: Locale) => Say) => {
  const voices = new Map<Locale, Say>();
  return (locale) => {
    const say = voices.get(locale) ?? makeSay(locale);
    voices.set(locale, say);
    return say;
  };
};

export type PrintLetters = (letters: ReadonlyArray<Letter>, size: PaperSize, onPiece: OnPiece) => Promise<void>;

/** Prints with pdfkit: tagged, with the fonts of the scripts that occur, one page a letter. */
export const makePrintLetters = (): PrintLetters => {
  const typesetter = makeTypesetter(makeFontBook());
  const voiceOf = makeVoices();
  return async (letters, size, onPiece) => {
    const locale = letters[0]?.locale ?? 'en';
    const pdf = openDocument(size, locale, voiceOf(locale)('lettersTitle'));
    const document = pdf.struct('Document');
    pdf.addStructure(document);
    for (const letter of letters) {
      pdf.addPage();
      drawLetter(pdf, document, wordsOf(letter, voiceOf(letter.locale)), typesetter);
      await pass(pdf, onPiece);
      await nextTurn();
    }
    if (letters.length === 0) pdf.addPage();
    document.end();
    pdf.end();
    await pass(pdf, onPiece);
  };
};
