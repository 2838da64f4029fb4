import { type Locale, LOCALES } from '@bloomz/invitation-core';
import { E, pipe, TE } from '@bloomz/kernel';
import type { MailKind } from '@bloomz/notifications';
import { unexpected } from '../problems/cli-error.ts';
import { previewText } from '../text/mail-text.ts';
import { type RawOptions, textOf } from '../usage/option-spec.ts';
import { command, done } from './command.ts';

/** Named here too, so that no other command loads what writes mails. */
const KINDS: ReadonlyArray<MailKind> = ['teacher', 'staff', 'parent', 'family-join'];

type Wanted = { readonly kind: MailKind; readonly locale: Locale };

/** The command line admits these names only. */
const parseWanted = (raw: RawOptions): E.Either<never, Wanted> =>
  E.right({
    kind: KINDS.find((kind) => kind === textOf(raw, 'kind')) ?? 'parent',
    locale: LOCALES.find((locale) => locale === textOf(raw, 'language')) ?? 'en',
  });

export const preparePreviewMail = command(
  parseWanted,
  (_, { kind, locale }) =>
    pipe(
      TE.fromTask(async () => (await import('@bloomz/notifications')).renderSample),
      TE.flatMap((render) => render(kind, locale)),
      TE.mapLeft(({ flaw }) => unexpected(new Error(flaw))),
    ),
  ({ subject, text, html, headers }, wanted) =>
    done({ ...wanted, subject, headers, text, html }, previewText(subject, text)),
);
