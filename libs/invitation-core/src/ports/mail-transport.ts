import { type TE, token } from '@bloomz/kernel';
import type { ReadyMail } from '../entities/mail.ts';
import type { MailDeferred, MailRefused, MailServerDown } from '../errors.ts';

/**
 * Hands one mail to the mail server. `MailServerDown` also when the connection ended before the answer: the mail may have
 * been taken, and is sent again under the same Message-ID.
 */
export interface MailTransport {
  readonly send: (mail: ReadyMail) => TE.TaskEither<MailServerDown | MailDeferred | MailRefused, void>;
}
export const MailTransport = token<MailTransport>('MailTransport');
