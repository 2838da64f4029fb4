import { CODE_LENGTH, showCode } from '@bloomz/invitation-core';
import type { Locale, MailOrder, MailUnfit } from '@bloomz/invitation-core';
import { E, O } from '@bloomz/kernel';
import { cleanName } from '../safe-text.ts';
import { typingPlace } from '../typing-place.ts';
import { lastDay } from '../words/last-day.ts';
import { parseAddress } from './address.ts';
import type { SlotValues } from './slots.ts';

/** What an order says, ready to be put in, or why it cannot be. */
export type MailValues = SlotValues & { readonly to: string; readonly replyTo: string | null };

const LONGEST_NAME = 60;
const LONGEST_SCHOOL = 80;

const nameOf = (raw: unknown, longest: number): string => (typeof raw === 'string' ? cleanName(raw, longest) : '');

/** Addresses that we serve. Where it is not known what is ours, any page of the web will do. */
export type IsOurs = (link: string) => boolean;
export const isOursAt = (publicUrl: string | undefined): IsOurs => {
  const home = publicUrl === undefined ? undefined : new URL(publicUrl);
  return (link) => {
    if (/[\s\p{Cc}"<>\\]/u.test(link) || !URL.canParse(link)) return false;
    const { protocol, origin, username } = new URL(link);
    return ['http:', 'https:'].includes(protocol) && username === '' && (home === undefined || origin === home.origin);
  };
};

type Invitation = Extract<MailOrder['content'], { kind: 'invitation' }>;

const flawOfInvitation = (content: Invitation, isOurs: IsOurs): string | undefined => {
  if (!isOurs(content.link)) return content.link ? 'a link that is not ours' : 'an empty link';
  if (typeof content.code !== 'string' || content.code.length !== CODE_LENGTH) return 'a code that is none';
  if (Number.isNaN(content.expiresOn.getTime())) return 'a date that is none';
  return Number.isInteger(content.children) && content.children >= 0 ? undefined : 'a number of children that is none';
};

const flawOf = ({ to, school, unsubscribeUrl, content }: MailOrder, isOurs: IsOurs): string | undefined => {
  if (O.isNone(parseAddress(to))) return 'an address that is none';
  if (nameOf(school.name, LONGEST_SCHOOL) === '') return 'a school without a name';
  if (unsubscribeUrl !== null && !isOurs(unsubscribeUrl)) return 'a link that is not ours';
  return content.kind === 'invitation' ? flawOfInvitation(content, isOurs) : undefined;
};

const fromContent = (
  content: MailOrder['content'],
  locale: Locale,
): Omit<SlotValues, 'school' | 'name' | 'unsubscribe'> => {
  if (content.kind === 'family-join')
    return { joined: nameOf(content.joinedName, LONGEST_NAME), code: '', date: '', link: '', site: '' };
  const { code, link, expiresOn } = content;
  return { joined: '', code: showCode(code), date: lastDay(expiresOn, locale), link, site: typingPlace(link) };
};

export const valuesOf = (order: MailOrder, isOurs: IsOurs): E.Either<MailUnfit, MailValues> => {
  const flaw = flawOf(order, isOurs);
  if (flaw !== undefined) return E.left({ _tag: 'MailUnfit', flaw });
  return E.right({
    to: order.to,
    replyTo: order.school.replyTo === null ? null : O.toNullable(parseAddress(order.school.replyTo)),
    school: nameOf(order.school.name, LONGEST_SCHOOL),
    name: nameOf(order.content.firstName, LONGEST_NAME),
    unsubscribe: order.unsubscribeUrl ?? '',
    ...fromContent(order.content, order.locale),
  });
};
