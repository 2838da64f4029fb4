import { render, toPlainText } from '@react-email/render';
import { makeSay } from '../words/say.ts';
import { mailElement } from './layout.ts';
import type { Written } from './leftovers.ts';
import { MARKS } from './slots.ts';
import type { MailKind, Variant } from './variant.ts';

const SUBJECTS = {
  teacher: 'teacherSubject',
  staff: 'staffSubject',
  parent: 'parentSubject',
  'family-join': 'familySubject',
} as const satisfies Record<MailKind, string>;

const AS_TEXT = { selectors: [{ selector: 'h1', options: { uppercase: false } }] };

/** A variant in words, as HTML and as text, with marks in place of its values. */
export const write = async (variant: Variant): Promise<Written> => {
  const say = makeSay(variant.locale);
  const html = await render(mailElement(variant, say));
  return { subject: say(SUBJECTS[variant.kind], { school: MARKS.school }), html, text: toPlainText(html, AS_TEXT) };
};
