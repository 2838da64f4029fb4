import type { ReadyMail } from '@bloomz/invitation-core';
import type { SendMailOptions } from 'nodemailer';

type Mailbox = { readonly name: string; readonly address: string };

const NAMED = /^"([^"\\]*)" <([^<>]+)>$/;

const mailboxOf = (from: string): Mailbox => {
  const [, name = '', address = from] = NAMED.exec(from) ?? [];
  return { name, address };
};

/**
 * A mail as nodemailer takes it. Addresses go as objects and are not parsed again; who gets it is said once more in the
 * envelope, so that nothing in a header adds a reader. https://nodemailer.com/message
 */
export const toMessage = (mail: ReadyMail): SendMailOptions => {
  const from = mailboxOf(mail.from);
  return {
    messageId: `<${mail.messageId.replace(/[<>\s]/g, '')}>`,
    from,
    to: { name: '', address: mail.to },
    ...(mail.replyTo === null ? {} : { replyTo: { name: '', address: mail.replyTo } }),
    envelope: { from: from.address, to: [mail.to] },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: { ...mail.headers },
    xMailer: false,
  };
};
