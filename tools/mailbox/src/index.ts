export type { Behaviour, Refusal } from './behaviour.ts';
export type { KeptMail } from './kept-mail.ts';
export { type Mailbox, type MailboxOptions, MOST_KEPT, startMailbox } from './mailbox.ts';
export { mailboxPages } from './pages.ts';
