import type { Locale, MailOrder } from '@bloomz/invitation-core';

export type MailKind = 'teacher' | 'staff' | 'parent' | 'family-join';
export const MAIL_KINDS: ReadonlyArray<MailKind> = ['teacher', 'staff', 'parent', 'family-join'];

/** Everything that decides about the words of a mail. Mails of one variant differ in their values alone. */
export type Variant = {
  readonly locale: Locale;
  readonly kind: MailKind;
  readonly children: number;
  /** Whether its reader has a name, and whoever joined: one that can be seen. */
  readonly named: boolean;
  readonly about: 'somebody' | 'nobody';
  readonly canReply: boolean;
  readonly canUnsubscribe: boolean;
};

export const keyOf = (variant: Variant): string => JSON.stringify(Object.values(variant));

const MANY_CHILDREN = 99;

export const childrenOf = (content: MailOrder['content']): number =>
  content.kind === 'invitation' && content.purpose === 'parent' ? Math.min(content.children, MANY_CHILDREN) : 0;

export const kindOf = (content: MailOrder['content']): MailKind =>
  content.kind === 'invitation' ? content.purpose : content.kind;
