import type { LetterPress } from '@bloomz/invitation-core';
import type { PrintLetters } from './print-letters.ts';

/** Prints letters as PDF. What that takes is loaded for the first of them. */
export const makeLetterPress = (): LetterPress => {
  let printer: Promise<PrintLetters> | undefined;
  const setUp = async (): Promise<PrintLetters> => (await import('./print-letters.ts')).makePrintLetters();
  return {
    print: (letters, size, onPiece) => async () => {
      printer ??= setUp();
      const printLetters = await printer;
      return printLetters(letters, size, onPiece);
    },
  };
};
