import type { Locale, MailUnfit, ReadyMail } from '@bloomz/invitation-core';
import type { TE } from '@bloomz/kernel';
import { makeMailComposer } from './react-mail-composer.ts';
import { sampleOrder } from './samples.ts';
import type { MailKind } from './variant.ts';

/** A mail as it would be sent, to people who do not exist. */
export const renderSample = (kind: MailKind, locale: Locale): TE.TaskEither<MailUnfit, ReadyMail> =>
  makeMailComposer({ from: 'no-reply@bloomz.example', publicUrl: 'https://bloomz.example' }).compose(
    sampleOrder(kind, locale),
  );
