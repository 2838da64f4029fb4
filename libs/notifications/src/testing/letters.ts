import { LOCALES } from '@bloomz/invitation-core';
import type { Letter, LetterPress, PaperSize } from '@bloomz/invitation-core';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Different codes and links for different numbers, the same for the same. */
const scattered = (seed: number, length: number): string =>
  Array.from({ length }, (_, at) => ALPHABET[(seed * 7919 + (at + 1) * (seed + 31) * 104_729) % 32] ?? '0').join('');

export const aLetter = (change: Partial<Letter> = {}): Letter => ({
  code: '7K3M9QX2TB4VD',
  link: 'https://bloomz.example/join/AbCdEfGhIjKlMnOpQrSt-_',
  schoolName: 'Quillbrook Elementary',
  childNames: ['Wrenna Mossfell'],
  locale: 'en',
  expiresOn: new Date('2026-12-09T12:00:00Z'),
  ...change,
});

export const manyLetters = (count: number): ReadonlyArray<Letter> =>
  Array.from({ length: count }, (_, n) =>
    aLetter({
      code: scattered(n, 13),
      link: `https://onboarding.bloomz.example/join/${scattered(n, 18)}${String(n).padStart(4, '0')}`,
      childNames: [`Wrenna ${n} Mossfell`, `Orrin ${n} Mossfell`].slice(0, 1 + (n % 2)),
      locale: LOCALES[n % LOCALES.length] ?? 'en',
    }),
  );

export const printed = async (press: LetterPress, letters: ReadonlyArray<Letter>, size: PaperSize = 'Letter') => {
  const pieces: Uint8Array[] = [];
  await press.print(letters, size, (piece) => void pieces.push(piece))();
  return Buffer.concat(pieces);
};
