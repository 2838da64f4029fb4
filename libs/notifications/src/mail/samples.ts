import { LOCALES } from '@bloomz/invitation-core';
import type { Locale, MailContent, MailOrder } from '@bloomz/invitation-core';
import { MAIL_KINDS } from './variant.ts';
import type { MailKind } from './variant.ts';

export type Sample = { readonly name: string; readonly order: MailOrder };

/** Invented people; nobody's code. */
const PEOPLE: Readonly<Record<Locale, { readonly school: string; readonly first: string; readonly other: string }>> = {
  en: { school: 'Quillbrook Elementary', first: 'Wrenna', other: 'Orrin Mossfell' },
  es: { school: 'Escuela Primaria Valdebruma', first: 'Nerea', other: 'Íñigo Peñasol' },
  ar: { school: 'مدرسة وادي الزهور', first: 'لمياء', other: 'نورس الخيال' },
};

const contentOf = (kind: MailKind, locale: Locale): MailContent => {
  const { first: firstName, other } = PEOPLE[locale];
  if (kind === 'family-join') return { kind, firstName, joinedName: other };
  return {
    ...{ kind: 'invitation', purpose: kind, firstName, code: '7K3M9QX2TB4VD' },
    link: 'https://bloomz.example/join/AAAAAAAAAAAAAAAAAAAAAA',
    expiresOn: new Date('2026-09-15T12:00:00Z'),
    children: kind === 'parent' ? 2 : 0,
  };
};

export const sampleOrder = (kind: MailKind, locale: Locale): MailOrder => ({
  messageId: `sample-${kind}-${locale}.1@bloomz.example`,
  to: 'reader@families.example',
  locale,
  school: { name: PEOPLE[locale].school, replyTo: 'office@school.example' },
  unsubscribeUrl: kind === 'family-join' ? null : 'https://bloomz.example/mail/stop/AAAAAAAAAAAAAAAAAAAAAA',
  content: contentOf(kind, locale),
});

/** One order of every kind in every language. */
export const previewMails = (): ReadonlyArray<Sample> =>
  MAIL_KINDS.flatMap((kind) =>
    LOCALES.map((locale) => ({ name: `${kind}-${locale}`, order: sampleOrder(kind, locale) })),
  );
