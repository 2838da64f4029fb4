import { pipe, T, TE, token } from '@bloomz/kernel';
import { judgeSending, mayBegin, type Sending } from '../entities/judge-sending.ts';
import type { ClaimedMail } from '../entities/mailing.ts';
import type { Chance } from '../ports/chance.ts';
import type { MailClock } from '../ports/mail-clock.ts';
import type { MailTransport } from '../ports/mail-transport.ts';
import type { WriteMail } from './write-mail.ts';

/** Waits until a mail may leave, writes it, hands it to the mail server, and says what that means. */
export type SendMail = (mail: ClaimedMail, signal: AbortSignal) => T.Task<Sending>;
export const SendMail = token<SendMail>('SendMail');

const NOT_TRIED: Sending = { kind: 'not-tried' };

export const makeSendMail = (
  writeMail: WriteMail,
  transport: MailTransport,
  clock: MailClock,
  chance: Chance,
): SendMail => {
  const send = (mail: ClaimedMail): T.Task<Sending> =>
    pipe(
      writeMail(mail.facts),
      TE.flatMap(transport.send),
      T.map((outcome) => judgeSending(mail, outcome, clock.now(), chance())),
    );
  return (mail, signal) =>
    pipe(
      clock.until(mail.sendAt, signal),
      T.flatMap(() => (!signal.aborted && mayBegin(mail, clock.now()) ? send(mail) : T.of(NOT_TRIED))),
    );
};
