import { type Mailbox, startMailbox } from '@bloomz/mailbox';
import { answerParent } from '../children/answer-parent.ts';

let mailbox: Mailbox;

const handlers = {
  start: async (): Promise<string> => {
    mailbox = await startMailbox({ keep: 1 });
    return mailbox.smtpUrl;
  },
  /** Since the start. */
  arrived: (): number => mailbox.arrived(),
};

/** A mail server that parses what it is sent, as a real one does, and keeps none of it. */
export type MailServer = typeof handlers;
answerParent(handlers);
