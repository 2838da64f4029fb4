import { type T, token } from '@bloomz/kernel';
import type { Letter, PaperSize } from '../entities/letter.ts';

/** Prints letters into one tagged PDF, piece by piece as it grows: two pages of a school or a thousand, in bounded memory. */
export interface LetterPress {
  readonly print: (
    letters: ReadonlyArray<Letter>,
    size: PaperSize,
    onPiece: (piece: Uint8Array) => void | Promise<void>,
  ) => T.Task<void>;
}
export const LetterPress = token<LetterPress>('LetterPress');
