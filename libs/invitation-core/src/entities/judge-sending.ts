import { E } from '@bloomz/kernel';
import type { MailDeferred, MailRefused, MailServerDown, MailUnfit } from '../errors.ts';
import { GAVE_UP, nextMailTry } from './mail-retry.ts';
import type { ClaimedMail, Settlement } from './mailing.ts';

export type NotSent = MailUnfit | MailServerDown | MailDeferred | MailRefused;

/**
 * What came of a mail: a settlement; that the server is down, which says nothing about the mail; or nothing, since it was
 * not tried.
 */
export type Sending =
  | { readonly kind: 'not-tried' }
  | { readonly kind: 'settled'; readonly settlement: Settlement; readonly flaw: string | null }
  | { readonly kind: 'server-down'; readonly failure: string };

/** A mail is begun in the first half of its turn: the second is for the server's answer, before somebody else sends it. */
export const mayBegin = ({ from, until }: Pick<ClaimedMail, 'from' | 'until'>, now: Date): boolean =>
  now.getTime() < (from.getTime() + until.getTime()) / 2;

const putOff = (mail: ClaimedMail, now: Date, chance: number): Settlement => {
  const [{ id, claim }, dueAt] = [mail, nextMailTry(mail, now, chance)];
  return dueAt === undefined
    ? { id, claim, outcome: 'bounced', reason: GAVE_UP }
    : { id, claim, outcome: 'later', dueAt };
};

/**
 * 4xx is tried again for 72 hours, 5xx is final. A mail that came out unfit is tried again as well: the fault is ours, and
 * may be mended by then.
 */
export const judgeSending = (
  mail: ClaimedMail,
  outcome: E.Either<NotSent, void>,
  now: Date,
  chance: number,
): Sending => {
  const { id, claim } = mail;
  if (E.isRight(outcome)) return { kind: 'settled', settlement: { id, claim, outcome: 'sent' }, flaw: null };
  const failure = outcome.left;
  switch (failure._tag) {
    case 'MailServerDown':
      return { kind: 'server-down', failure: failure.detail };
    case 'MailRefused':
      return { kind: 'settled', settlement: { id, claim, outcome: 'bounced', reason: failure.reason }, flaw: null };
    case 'MailDeferred':
      return { kind: 'settled', settlement: putOff(mail, now, chance), flaw: null };
    case 'MailUnfit':
      return { kind: 'settled', settlement: putOff(mail, now, chance), flaw: failure.flaw };
  }
};
