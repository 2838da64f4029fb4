export type { Behaviour, Refusal } from './behaviour.ts';
export type { KeptMail } from './kept-mail.ts';
export { type Mailbox, type MailboxOptions, startMailbox } from './mailbox.ts';
export { mailboxPages } from './pages.ts';
