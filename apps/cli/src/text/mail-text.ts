import type { MailStatus } from '@bloomz/invitation-core';
import { counted, page } from './layout.ts';

const whose = (schoolId: string | null): string => (schoolId === null ? 'All mail' : `Mail of school ${schoolId}`);

export const switchedText = (schoolId: string | null, paused: boolean): string =>
  page([paused ? `${whose(schoolId)} waits from now on; nothing of it is lost.` : `${whose(schoolId)} flows again.`]);

const serverOf = ({ trouble }: MailStatus): string =>
  trouble === null
    ? 'The mail server answers.'
    : `The mail server has not answered since ${trouble.since.toISOString()} (${trouble.failure}); it is asked again at ${trouble.nextTryAt.toISOString()}.`;

const waitingOf = ({ waiting: { due, later, inHand }, oldestSince }: MailStatus): string =>
  oldestSince === null
    ? 'No mail waits.'
    : `${counted(due + later + inHand, 'mail waits', 'mails wait')}: ${due} due, ${later} put off, ${inHand} being sent; the oldest since ${oldestSince.toISOString()}.`;

const schoolsOf = ({ pausedSchools: { byHand, tooManyBounces } }: MailStatus): ReadonlyArray<string> => [
  ...(byHand > 0 ? [`Paused by hand: ${counted(byHand, 'school')}.`] : []),
  ...(tooManyBounces > 0 ? [`Stopped because too many mails bounced: ${counted(tooManyBounces, 'school')}.`] : []),
];

export const mailText = (status: MailStatus): string =>
  page([
    ...(status.pausedSince === null ? [] : [`All mail is paused since ${status.pausedSince.toISOString()}.`]),
    serverOf(status),
    waitingOf(status),
    ...schoolsOf(status),
  ]);

export const previewText = (subject: string, text: string): string => page([subject], text.split('\n'));
