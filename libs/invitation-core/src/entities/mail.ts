import type { Locale } from './locale.ts';

/** What somebody joins with: 13 characters to type, and a link that carries a token of its own. */
export type Secrets = { readonly code: string; readonly link: string };

/** What a mail is about. It names the adult it goes to and no child. `link` is a whole address. */
export type MailContent =
  | {
      readonly kind: 'invitation';
      readonly purpose: 'teacher' | 'staff' | 'parent';
      readonly firstName: string;
      readonly code: string;
      readonly link: string;
      readonly expiresOn: Date;
      /** How many children of the household are at the school; 0 for teachers and staff. */
      readonly children: number;
    }
  | { readonly kind: 'family-join'; readonly firstName: string; readonly joinedName: string };

/** A mail to be written: everything but its words. */
export type MailOrder = {
  readonly messageId: string;
  readonly to: string;
  readonly locale: Locale;
  readonly school: { readonly name: string; readonly replyTo: string | null };
  /** Where one click ends such mails; null where the mail is an answer to what its reader did. */
  readonly unsubscribeUrl: string | null;
  readonly content: MailContent;
};

/** A mail as it leaves: checked, in words. `headers` beyond those that every mail has. */
export type ReadyMail = {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
};
