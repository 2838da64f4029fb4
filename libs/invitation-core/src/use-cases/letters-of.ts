import { O, pipe, TE, token } from '@bloomz/kernel';
import type { Letter } from '../entities/letter.ts';
import { localeFor } from '../entities/locale.ts';
import type { SchoolPlace } from '../entities/place.ts';
import type { StoreUnavailable } from '../errors.ts';
import type { CodeVault } from '../ports/code-vault.ts';
import type { FamilyCodeStore, SealedLetter } from '../ports/family-code-store.ts';
import type { JoinPage } from '../ports/join-page.ts';

/**
 * The letters of a school's active Family Codes, of all or of some, in the language of the family. Printing them changes
 * nothing. What was sealed under another key of the application cannot be printed: its code is to be issued anew.
 */
export type LettersOf = (
  school: SchoolPlace,
  which: 'all' | ReadonlyArray<string>,
) => TE.TaskEither<StoreUnavailable, ReadonlyArray<Letter>>;
export const LettersOf = token<LettersOf>('LettersOf');

export const makeLettersOf = (store: FamilyCodeStore, { open }: CodeVault, joinPage: JoinPage): LettersOf => {
  const toLetter = ({ sealed, schoolName, childNames, languages, expiresAt }: SealedLetter): O.Option<Letter> =>
    pipe(
      open(sealed),
      O.map(({ code, link }) => ({
        code,
        link: joinPage(link),
        schoolName,
        childNames,
        locale: localeFor(...languages),
        expiresOn: expiresAt,
      })),
    );
  return (school, which) =>
    pipe(
      store.letters(school, which),
      TE.map((letters) => letters.map(toLetter).flatMap((letter) => (O.isSome(letter) ? [letter.value] : []))),
    );
};
