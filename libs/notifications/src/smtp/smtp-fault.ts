import type { MailDeferred, MailRefused, MailServerDown } from '@bloomz/invitation-core';

/** What nodemailer tells of a failure. https://nodemailer.com/errors */
export type SmtpError = {
  readonly code?: string;
  readonly originalCode?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
};

export type SmtpFault = MailServerDown | MailDeferred | MailRefused;

const ENHANCED_STATUS = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/;

/** Status and enhanced status: a server's own words may quote an address. */
const statusOf = ({ responseCode, response = '' }: SmtpError): string =>
  [responseCode, ENHANCED_STATUS.exec(response)?.[1]].filter((part) => part !== undefined).join(' ');

const ABOUT_THIS_MAIL: ReadonlyArray<string | undefined> = ['EENVELOPE', 'EMESSAGE'];
/** "Closing the channel", and what is said to whoever has not signed in: nobody's address is at fault. */
const ABOUT_US: ReadonlyArray<number> = [421, 530, 534, 535, 538];

const down = (error: SmtpError): MailServerDown => ({
  _tag: 'MailServerDown',
  detail: [error.code ?? 'lost', error.originalCode, statusOf(error)].filter(Boolean).join(' '),
});

/** An address that cannot be written in SMTP, or is more than one. */
export const UNUSABLE: MailRefused = { _tag: 'MailRefused', reason: 'unusable address' };

/** A refused sender is our configuration, as a refused login is; a refused recipient or message concerns this mail alone. */
export const toFault = (error: SmtpError): SmtpFault => {
  const { code, command, responseCode } = error;
  if (!ABOUT_THIS_MAIL.includes(code)) return down(error);
  if (responseCode === undefined) return UNUSABLE;
  if (ABOUT_US.includes(responseCode)) return down(error);
  if (responseCode < 500) return { _tag: 'MailDeferred', reason: statusOf(error) };
  return command === 'MAIL FROM' ? down(error) : { _tag: 'MailRefused', reason: statusOf(error) };
};
