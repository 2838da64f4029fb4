import { localeFor } from './locale.ts';
import type { MailOrder } from './mail.ts';
import type { InvitationFacts, MailFacts } from './mailing.ts';

/** Where mail comes from, and the addresses that it carries. `unsubscribePage`: null where nobody serves one. */
export type MailPlace = {
  /** What stands behind the `@` of a Message-ID. */
  readonly host: string;
  readonly joinPage: (link: string) => string;
  readonly unsubscribePage: ((token: string) => string) | null;
};

/** Which mail of which invitation it was. */
export type MailName = { readonly invitationId: string; readonly generation: number };

const FORM =
  /^\s*<?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.(\d{1,9})(?:\.\d{1,9})?@[^@<>\s]+>?\s*$/i;

/**
 * The same for every try, so that the one duplicate that nobody can avoid is known for what it is. What somebody asked
 * for again is another mail: under the old name a mailbox would hide it.
 */
const nameOf = ({ invitationId, generation, resent }: InvitationFacts): string =>
  resent === 0 ? `${invitationId}.${generation}` : `${invitationId}.${generation}.${resent}`;

/** Undefined for a Message-ID that no invitation ever had. */
export const parseMessageId = (messageId: string): MailName | undefined => {
  const [, invitationId, generation] = FORM.exec(messageId) ?? [];
  return invitationId === undefined
    ? undefined
    : { invitationId: invitationId.toLowerCase(), generation: Number(generation) };
};

/** A mail to be written, from what is known now. `unsubscribeToken`: lets its reader end such mails. */
export const toMailOrder = (
  { to, firstName, school, languages, about }: MailFacts,
  { host, joinPage, unsubscribePage }: MailPlace,
  unsubscribeToken: string | null,
): MailOrder => {
  const common = { to, locale: localeFor(...languages), school };
  if (about.kind === 'family-join')
    return {
      ...common,
      messageId: `<${about.ref}.joined@${host}>`,
      unsubscribeUrl: null,
      content: { kind: 'family-join', firstName, joinedName: about.joinedName },
    };
  const { purpose, secrets, expiresAt, children } = about;
  return {
    ...common,
    messageId: `<${nameOf(about)}@${host}>`,
    unsubscribeUrl: unsubscribeToken === null ? null : (unsubscribePage?.(unsubscribeToken) ?? null),
    content: {
      kind: 'invitation',
      purpose,
      firstName,
      code: secrets.code,
      link: joinPage(secrets.link),
      expiresOn: expiresAt,
      children: purpose === 'parent' ? children : 0,
    },
  };
};
