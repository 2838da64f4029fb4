import { type TE, token } from '@bloomz/kernel';
import type { ReadyMail } from '../entities/mail.ts';
import { toMailOrder } from '../entities/mail-order.ts';
import type { MailFacts } from '../entities/mailing.ts';
import type { MailUnfit } from '../errors.ts';
import type { CodeVault } from '../ports/code-vault.ts';
import type { MailComposer } from '../ports/mail-composer.ts';
import type { MailPlace } from '../ports/mail-settings.ts';
import { stopTokenFor } from './stop-mail.ts';

/** Puts into words what a mail is made of. Only parents, whom we write to unasked, are offered to end it. */
export type WriteMail = (facts: MailFacts) => TE.TaskEither<MailUnfit, ReadyMail>;
export const WriteMail = token<WriteMail>('WriteMail');

export const makeWriteMail =
  (composer: MailComposer, vault: CodeVault, place: MailPlace): WriteMail =>
  (facts) => {
    const { about } = facts;
    const isUnasked = about.kind === 'invitation' && about.purpose === 'parent';
    return composer.compose(toMailOrder(facts, place, isUnasked ? stopTokenFor(vault, about) : null));
  };
