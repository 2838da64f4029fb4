import { token } from '@bloomz/kernel';
import type { MailPlace as Place } from '../entities/mail-order.ts';
import type { MailRules as Rules } from '../entities/mailing.ts';

/** What the mailer keeps to; `MAIL_RULES` unless whoever runs it knows better. */
export type MailRules = Rules;
export const MailRules = token<MailRules>('MailRules');

/** Where mail comes from and leads to; known to whoever runs the mailer. */
export type MailPlace = Place;
export const MailPlace = token<MailPlace>('MailPlace');
