import { type TE, token } from '@bloomz/kernel';
import type { MailOrder, ReadyMail } from '../entities/mail.ts';
import type { MailUnfit } from '../errors.ts';

/** Puts a mail into words. What could not be sent to anybody (something left over from a template, an empty link) fails. */
export interface MailComposer {
  readonly compose: (order: MailOrder) => TE.TaskEither<MailUnfit, ReadyMail>;
}
export const MailComposer = token<MailComposer>('MailComposer');
